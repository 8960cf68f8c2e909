// While a publication is prepared: words that are selected in one text can be redacted with one click.
// Without it each text has its own link, and the words are typed. Words stay out of addresses; their places go.
const bar = document.querySelector("[data-redact-bar]");
const link = bar?.querySelector("a");

// The number of characters of a text before a point of it, counted as the server counts them.
function charactersBefore(text, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(text);
  range.setEnd(node, offset);
  return [...range.toString()].length;
}

function textOf(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element?.closest("[data-redact]");
}

function selected() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) {
    return null;
  }
  const range = selection.getRangeAt(0);
  const text = textOf(range.startContainer);
  if (!text || !text.contains(range.endContainer)) {
    return null;
  }
  const start = charactersBefore(text, range.startContainer, range.startOffset);
  const words = range.toString();
  const before = [...words].length - [...words.trimStart()].length;
  const length = [...words.trim()].length;
  return length ? `${text.dataset.redact}&start=${start + before}&end=${start + before + length}` : null;
}

function offer() {
  const address = selected();
  bar.hidden = !address;
  if (address) {
    link.href = address;
  }
}

if (bar) {
  document.addEventListener("selectionchange", offer);
}
