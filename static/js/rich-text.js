// The rich text editor: paragraphs, lists, tables, bold, italic and links, as common/richtext keeps them.
// Its own buttons, so that they have words, a keyboard order and a state that a screen reader hears.
import { takesOver } from "./paste.js";

const LIMITED_SCHEMES = /^(https?:|mailto:)/i;

function numberedLists(lib) {
  return lib.OrderedList.extend({
    addInputRules() {
      return [
        lib.wrappingInputRule({
          find: /^(\d{1,3})\.\s$/,
          type: this.type,
          getAttributes: (match) => ({ start: Number(match[1]) }),
        }),
      ];
    },
  }).configure({ enableListAttributes: false });
}

function extensions(lib) {
  return [
    lib.Document,
    lib.Paragraph,
    lib.Text,
    lib.HardBreak,
    lib.Bold,
    lib.Italic,
    lib.BulletList,
    numberedLists(lib),
    lib.ListItem,
    lib.Link.configure({ openOnClick: false, enableTarget: false }),
    lib.Table.configure({ resizable: false }),
    lib.TableRow,
    lib.TableHeader,
    lib.TableCell,
    lib.History,
    lib.Dropcursor,
    lib.Gapcursor,
    lib.TrailingNode, // so that one can write on after a table
  ];
}

async function editLink(lib, editor) {
  const old = editor.getAttributes("link").href ?? "";
  const ask = lib.updateAttrsDialog(
    { href: { type: "string", title: "Address, empty to remove the link" } },
    { title: "Link", submitText: "Save link" },
  );
  const sent = await ask(editor, { href: old });
  if (!sent) return;
  const href = sent.href.trim();
  const chain = editor.chain().focus().extendMarkRange("link");
  if (!href) {
    chain.unsetLink().run();
  } else {
    chain.setLink({ href: LIMITED_SCHEMES.test(href) ? href : `https://${href}` }).run();
  }
}

function buttons(lib, editor, back) {
  const run = (step) => () => step(editor.chain().focus()).run();
  const inTable = () => editor.isActive("table");
  return [
    { label: "Bold", sign: "Bold", does: run((c) => c.toggleBold()), on: () => editor.isActive("bold") },
    { label: "Italic", sign: "Italic", does: run((c) => c.toggleItalic()), on: () => editor.isActive("italic") },
    { label: "Bullets", sign: "Bullets", does: run((c) => c.toggleBulletList()), on: () => editor.isActive("bulletList") },
    { label: "Numbers", sign: "Numbers", does: run((c) => c.toggleOrderedList()), on: () => editor.isActive("orderedList") },
    { label: "Move in", sign: "→", does: run((c) => c.sinkListItem("listItem")), when: () => editor.can().sinkListItem("listItem") },
    { label: "Move out", sign: "←", does: run((c) => c.liftListItem("listItem")), when: () => editor.can().liftListItem("listItem") },
    {
      label: "Link",
      sign: "Link",
      does: () => editLink(lib, editor),
      on: () => editor.isActive("link"),
      when: () => !editor.state.selection.empty || editor.isActive("link"),
    },
    {
      label: "Table",
      sign: "Table",
      does: run((c) => c.insertTable({ rows: 3, cols: 2, withHeaderRow: true })),
      shown: () => !inTable(),
    },
    { label: "Add row", sign: "Add row", does: run((c) => c.addRowAfter()), shown: inTable },
    { label: "Add column", sign: "Add column", does: run((c) => c.addColumnAfter()), shown: inTable },
    { label: "Remove row", sign: "Remove row", does: run((c) => c.deleteRow()), shown: inTable },
    { label: "Remove column", sign: "Remove column", does: run((c) => c.deleteColumn()), shown: inTable },
    { label: "Remove table", sign: "Remove table", does: run((c) => c.deleteTable()), shown: inTable },
    { label: "Undo", sign: "↶", does: () => back(), when: () => editor.can().undo() },
    { label: "Redo", sign: "↷", does: run((c) => c.redo()), when: () => editor.can().redo() },
  ];
}

function toolbar(lib, editor, back) {
  const bar = document.createElement("div");
  bar.className = "editor__tools";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Formatting");
  const all = buttons(lib, editor, back).map((button) => {
    const dom = document.createElement("button");
    dom.type = "button";
    dom.textContent = button.sign;
    if (button.sign !== button.label) {
      dom.title = button.label;
      dom.setAttribute("aria-label", button.label);
    }
    dom.dataset.does = button.label.toLowerCase();
    dom.addEventListener("mousedown", (event) => event.preventDefault());
    dom.addEventListener("click", () => {
      if (dom.getAttribute("aria-disabled") !== "true") button.does();
    });
    bar.append(dom);
    return { ...button, dom };
  });
  const refresh = () => {
    for (const { dom, on, when, shown } of all) {
      dom.hidden = shown ? !shown() : false;
      if (on) dom.setAttribute("aria-pressed", String(on()));
      if (when) dom.setAttribute("aria-disabled", String(!when()));
    }
    keepOneTabStop(bar);
  };
  editor.on("transaction", refresh);
  bar.addEventListener("keydown", (event) => moveAlong(bar, event));
  refresh();
  return bar;
}

function visible(bar) {
  return [...bar.querySelectorAll("button")].filter((button) => !button.hidden);
}

function keepOneTabStop(bar) {
  const shown = visible(bar);
  const current = shown.find((button) => button.tabIndex === 0) ?? shown[0];
  for (const button of bar.querySelectorAll("button")) {
    button.tabIndex = button === current ? 0 : -1;
  }
}

function moveAlong(bar, event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  const shown = visible(bar);
  const next = shown[(shown.indexOf(document.activeElement) + by + shown.length) % shown.length];
  for (const button of shown) button.tabIndex = button === next ? 0 : -1;
  next.focus();
  event.preventDefault();
}

const libs = new WeakMap();
const MOST_STEPS = 100;

// Puts another text in place of this one and changes only what differs, so that the cursor stays and so do the steps that
// Undo takes back: one's own keys, never what somebody else wrote.
export function showText(editor, html) {
  const { state, view } = editor;
  const next = libs.get(editor).createDocument(html, editor.schema);
  const step = difference(state, next);
  if (step?.docChanged) view.dispatch(step.setMeta("addToHistory", false).setMeta("preventUpdate", true));
  if (step) return;
  const { from } = state.selection;
  editor.chain().setMeta("addToHistory", false).setContent(html, { emitUpdate: false }).run();
  editor.commands.setTextSelection(Math.min(from, editor.state.doc.content.size));
}

// The one change from the text as it is to `next`; null where that cannot be done in one.
function difference({ doc, tr }, next) {
  const start = doc.content.findDiffStart(next.content);
  if (start === null) return tr;
  let { a, b } = doc.content.findDiffEnd(next.content);
  const both = Math.max(0, start - Math.min(a, b));
  try {
    tr.replace(start, a + both, next.slice(start, b + both));
  } catch {
    return null;
  }
  return tr.doc.eq(next) ? tr : null;
}

// A step back that changes nothing, because what it would change is gone, is no step.
function undo(editor) {
  const was = editor.state.doc;
  for (let step = 0; step < MOST_STEPS && editor.can().undo() && editor.state.doc.eq(was); step += 1) editor.commands.undo();
}

export function htmlOf(editor) {
  return editor.isEmpty ? "" : editor.getHTML().replace(/(<p><\/p>)+$/, "");
}

// Where the editor says what became of a paste; a screen reader says it too.
function noticeOf() {
  const notice = document.createElement("p");
  notice.className = "editor__notice";
  notice.setAttribute("role", "alert");
  return notice;
}

// Pastes, and drops from elsewhere, that the server is asked about.
function pastes(current, tell, journal) {
  return {
    paste(view, event) {
      const { from, to } = view.state.selection;
      const isTaken = takesOver(current(), event.clipboardData, { from, to }, { tell, journal });
      if (isTaken) event.preventDefault();
      return isTaken;
    },
    drop(view, event) {
      const place = view.dragging ? null : view.posAtCoords({ left: event.clientX, top: event.clientY });
      const isTaken = Boolean(place) && takesOver(current(), event.dataTransfer, { from: place.pos, to: place.pos }, { tell, journal });
      if (isTaken) event.preventDefault();
      return isTaken;
    },
  };
}

const AGAIN = 3000;

// The editor's own script. Where it does not come, the place says so until it does; browsers remember a script that failed by its
// address, so each time has another.
async function library(url, place) {
  for (let asked = 0; ; asked += 1) {
    try {
      const lib = await import(asked ? `${url}?again=${asked}` : url);
      place.querySelector("[data-no-editor]")?.remove();
      return lib;
    } catch {
      if (!asked) place.append(absence());
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
}

function absence() {
  const notice = noticeOf();
  notice.dataset.noEditor = "";
  notice.textContent = "You cannot write here yet: the editor did not come from the server. It is asked for again every few seconds.";
  return notice;
}

// Starts an editor in `place` with `html`; `onChange(html)` after each change, `onQuickLine(words)` after Enter behind a
// paragraph that stands by itself. `onUndo()` answers whether it took something back itself; `journal` keeps a paste until
// it stands in the text.
export async function startEditor({ place, url, html, attributes, onChange, onQuickLine = () => {}, onUndo = () => false, journal }) {
  const lib = await library(url, place);
  const element = document.createElement("div");
  element.className = "editor__text prose";
  const notice = noticeOf();
  const tell = (words) => (notice.textContent = words);
  const back = () => {
    editor.commands.focus();
    if (!onUndo()) undo(editor);
  };
  const editor = new lib.Editor({
    element,
    extensions: extensions(lib),
    content: html,
    injectCSS: false,
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", ...attributes },
      handleKeyDown(view, event) {
        const { $from, empty } = view.state.selection;
        const isLine = empty && $from.depth === 1 && $from.parentOffset === $from.parent.content.size;
        if (event.key === "Enter" && !event.shiftKey && isLine) {
          const words = $from.parent.textContent;
          queueMicrotask(() => onQuickLine(words));
        }
        const undoes = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z";
        if (undoes) back();
        return undoes;
      },
      handleDOMEvents: pastes(() => editor, tell, journal),
    },
    onUpdate: () => onChange(htmlOf(editor)),
  });
  const box = document.createElement("div");
  box.className = "editor";
  libs.set(editor, lib);
  box.append(toolbar(lib, editor, back), element, notice);
  place.replaceChildren(box);
  return { editor, tell };
}
