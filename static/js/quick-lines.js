// A marked line ("Action: …") becomes a record when Enter is pressed behind it. The server reads it; what it does not take
// stays in the text, and a line that could not be sent is tried again with the next save. A line goes under a key of its
// own, which stays on this device until there is an answer: one that was lost makes no second record.
import { formOf, post } from "./post.js";
import { drop, heldFor, keep, newKey, tab } from "./typed.js";

const MARKED = /^\s*(actions?|decisions?|q(uestion)?|a(nswer)?|agreed as amended)\b.{0,80}?[:–—-]/i;
const PATIENCE = 10_000;
const LONGEST_KEPT = 24 * 60 * 60 * 1000;

// `done(answer)` is called with the server's answer, `refused(words, problem)` says why a line stays in the text.
export class QuickLines {
  #waiting = new Map();
  #isBusy = false;
  #last = null;
  #ready;

  constructor({ address, writer, item, done, refused }) {
    Object.assign(this, { address, writer, item, done, refused });
    this.place = `line:${address}`;
    this.#ready = this.#restore();
  }

  async #restore() {
    for (const entry of await heldFor(this.writer, (place) => place === this.place)) {
      if (Date.now() - entry.at < LONGEST_KEPT) this.#waiting.set(entry.words, { ...entry, isOld: true });
      else drop(entry.key);
    }
  }

  isWaiting(words) {
    return this.#waiting.has(flat(words));
  }

  typed(words) {
    return MARKED.test(words) ? this.take([{ words, line: words }]) : undefined;
  }

  // `lines` are { words, line }: as it stands in the text, and as it is sent.
  async take(lines) {
    await this.#ready;
    const own = await tab;
    for (const { words, line } of lines) {
      if (this.isWaiting(words)) continue;
      const name = newKey();
      const entry = { key: `${this.writer}/${this.place}/${own}/${name}`, writer: this.writer, place: this.place, tab: own };
      this.#waiting.set(flat(words), { ...entry, at: Date.now(), name, words: flat(words), line });
    }
    return this.send();
  }

  // One after the other, in the order in which they were typed: an answer belongs to the question before it.
  async send() {
    await this.#ready;
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (const [words, entry] of [...this.#waiting]) {
        if (!this.item()) break;
        if (entry.isOld && !placeOf(this.item().editor, words)) continue; // its text may still be brought back
        if (!(await this.#take(words, entry))) break;
        this.#waiting.delete(words);
        drop(entry.key);
      }
    } finally {
      this.#isBusy = false;
    }
  }

  // Whether the server has answered.
  async #take(words, entry) {
    const { editor } = this.item();
    if (!placeOf(editor, words)) return true; // it was changed or removed meanwhile
    await keep(entry);
    const body = formOf({ words: entry.line, key: entry.name });
    const reply = await post(this.address, body, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
    if (!reply || (!reply.refusal && !reply.answer.ok)) return false;
    if (reply.refusal) {
      this.refused(words, reply.refusal);
      return true;
    }
    takeOut(editor, words);
    this.#last = { editor, doc: editor.state.doc, turnBack: reply.answer.turn_back };
    this.done(reply.answer, words);
    return true;
  }

  // The address that gives the last line back, when nothing has been typed since it was taken.
  lastTurnBack() {
    const last = this.#last;
    this.#last = null;
    return last && last.doc.eq(last.editor.state.doc) ? last.turnBack : "";
  }
}

function flat(words) {
  return words.split(/\s+/).filter(Boolean).join(" ");
}

// The last line that says just this: a paragraph, or what stands between two breaks of one, by itself or in a list.
export function placeOf(editor, words) {
  const wanted = flat(words);
  let found = null;
  editor.state.doc.descendants((node, pos) => {
    if (node.type.name === "table") return false;
    if (node.type.name === "paragraph") found = lineIn(node, pos, wanted) ?? found;
    return !node.isTextblock;
  });
  return found;
}

function lineIn(paragraph, pos, wanted) {
  let found = null;
  let line = { words: "", from: pos + 1, to: pos + 1 };
  const close = () => {
    if (flat(line.words) === wanted) found = { ...line, paragraph: pos };
  };
  paragraph.forEach((child, offset) => {
    if (child.type.name === "hardBreak") {
      close();
      line = { words: "", from: pos + 2 + offset, to: pos + 2 + offset };
    } else {
      line.words += child.text ?? "";
      line.to = pos + 1 + offset + child.nodeSize;
    }
  });
  close();
  return found;
}

// Whether the line is the one that is written now.
export function isAt(editor, words) {
  const place = placeOf(editor, words);
  const { from } = editor.state.selection;
  return Boolean(place) && editor.isFocused && place.from <= from && from <= place.to;
}

function takeOut(editor, words) {
  const place = placeOf(editor, words);
  if (!place) return;
  const { state, view } = editor;
  const { from, to } = around(state.doc, place);
  view.dispatch(state.tr.delete(from, to).setMeta("addToHistory", false));
}

// A whole paragraph goes with the list item that is left empty; a line among others with one of its breaks.
function around(doc, { from, to, paragraph }) {
  const node = doc.nodeAt(paragraph);
  const start = paragraph + 1;
  const end = paragraph + node.nodeSize - 1;
  if (from > start) return { from: from - 1, to };
  if (to < end) return { from, to: to + 1 };
  let $place = doc.resolve(paragraph);
  if ($place.depth === 0 && doc.childCount === 1) return { from, to };
  let bounds = { from: paragraph, to: paragraph + node.nodeSize };
  while ($place.depth > 0 && $place.parent.childCount === 1) {
    const depth = $place.depth;
    if (depth === 1 && doc.childCount === 1) return { from, to };
    bounds = { from: $place.before(depth), to: $place.after(depth) };
    $place = doc.resolve(bounds.from);
  }
  return bounds;
}
