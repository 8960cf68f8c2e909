// What Word puts on the clipboard, made into ordinary lists; pictures are left out and told.
const HIDDEN = /<!--StartFragment-->|<!--EndFragment-->|<(style|script|title|xml)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;
const LEVEL = /mso-list:[^;]*level(\d)/i;
const SIGN = /^[\s\u00a0]*(?:(\d{1,3}|[a-z])[.)]|[·•▪◦‣●○§o\uf0b7\uf0a7-])[\s\u00a0]+/i;

export function holdsImages(data) {
  if (!data) return false;
  const files = [...data.files].some((file) => file.type.startsWith("image/"));
  const html = data.getData("text/html");
  return /<(img|v:imagedata|svg)\b/i.test(html) || (files && !html);
}

export function tidyPaste(html) {
  const plain = html
    .replace(/<!--\[if !supportLists\]-->|<!\[if !supportLists\]>/gi, "")
    .replace(/<!--\[endif\]-->|<!\[endif\]>/gi, "")
    .replace(HIDDEN, "")
    .replace(/<(img|v:imagedata)\b[^>]*>/gi, "")
    .replace(/(<[a-z][^>]*?)\sstyle=(["'])(.*?)\2/gis, (_, start, quote, style) => {
      const level = LEVEL.exec(style);
      const weight = /font-weight:\s*(bold|normal|\d00)/i.exec(style);
      const slant = /font-style:\s*italic/i.test(style);
      return [
        start,
        level && `data-level="${level[1]}"`,
        weight && `data-weight="${/bold|[6-9]00/i.test(weight[1]) ? "bold" : "normal"}"`,
        slant && 'data-slant="italic"',
      ]
        .filter(Boolean)
        .join(" ");
    });
  const page = new DOMParser().parseFromString(plain, "text/html");
  for (const paragraph of [...page.querySelectorAll("p[data-level]")]) {
    if (paragraph.isConnected) gather(paragraph);
  }
  for (const marked of page.querySelectorAll("[data-weight], [data-slant]")) setMarks(marked);
  return page.body.innerHTML;
}

// Bold and italic that a style asked for, as Google Docs writes them: <b style="font-weight: normal"> is not bold.
function setMarks(marked) {
  const { weight, slant } = marked.dataset;
  if (weight === "normal" && /^(B|STRONG)$/.test(marked.tagName)) {
    marked.replaceWith(...marked.childNodes);
    return;
  }
  for (const [is, tag] of [[weight === "bold", "strong"], [slant === "italic", "em"]]) {
    if (is && !marked.querySelector("p, li, td")) {
      const mark = marked.ownerDocument.createElement(tag);
      mark.append(...marked.childNodes);
      marked.append(mark);
    }
  }
}

function gather(first) {
  const found = [];
  let next = first;
  while (next?.matches?.("p[data-level]")) {
    found.push(next);
    next = next.nextElementSibling;
  }
  const lists = [];
  for (const paragraph of found) {
    const level = Number(paragraph.dataset.level);
    const numbered = /^[\s\u00a0]*(\d|[a-z][.)])/i.test(paragraph.textContent);
    dropSign(paragraph);
    while (lists.length > level) lists.pop();
    while (lists.length < level) {
      const list = first.ownerDocument.createElement(numbered ? "ol" : "ul");
      if (lists.length) {
        const holder = lists.at(-1).lastElementChild ?? lists.at(-1).appendChild(first.ownerDocument.createElement("li"));
        holder.append(list);
      } else {
        first.before(list);
      }
      lists.push(list);
    }
    const item = first.ownerDocument.createElement("li");
    item.append(paragraph.cloneNode(true));
    lists.at(-1).append(item);
  }
  for (const paragraph of found) paragraph.remove();
}

function dropSign(paragraph) {
  const sign = SIGN.exec(paragraph.textContent);
  let left = sign ? sign[0].length : 0;
  const texts = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (left && texts.nextNode()) {
    const cut = Math.min(left, texts.currentNode.data.length);
    texts.currentNode.data = texts.currentNode.data.slice(cut);
    left -= cut;
  }
}
