// A marked line ("Action: …") becomes a record when Enter is pressed behind it. The server reads it; what it does not take
// stays in the text, and a line that could not be sent is tried again with the next save.
import { post, token } from "./post.js";
import { newKey } from "./typed.js";

const MARKED = /^\s*(actions?|decisions?|q(uestion)?|a(nswer)?|agreed as amended)\b.{0,80}?[:–—-]/i;

// `done(answer)` is called with the server's answer, `tell(words)` says what became of a line.
export class QuickLines {
  #waiting = new Map();
  #isBusy = false;

  constructor({ address, item, done, tell }) {
    Object.assign(this, { address, item, done, tell });
  }

  typed(words) {
    if (!MARKED.test(words)) return;
    if (!this.#waiting.has(words)) this.#waiting.set(words, newKey());
    this.send();
  }

  // One after the other, in the order in which they were typed: an answer belongs to the question before it.
  async send() {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (const [words, key] of [...this.#waiting]) {
        if (!this.item() || !(await this.#take(words, key))) break;
        this.#waiting.delete(words);
      }
    } finally {
      this.#isBusy = false;
    }
  }

  // Whether the server has answered.
  async #take(words, key) {
    if (!placeOf(this.item().editor, words)) return true; // it was changed or removed meanwhile
    const body = new FormData();
    for (const [name, value] of Object.entries({ csrfmiddlewaretoken: token(), words, key })) body.set(name, value);
    const reply = await post(this.address, body, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
    if (!reply || reply.signedOut || (!reply.ok && !reply.answer.problem)) return false;
    if (!reply.ok) {
      this.tell(`This line stays in the text. ${reply.answer.problem}`);
      return true;
    }
    takeOut(this.item().editor, words);
    this.done(reply.answer);
    return true;
  }
}

// The last paragraph that stands by itself and says just this.
function placeOf(editor, words) {
  let found = null;
  editor.state.doc.forEach((node, from) => {
    if (node.type.name === "paragraph" && node.textContent === words) found = { from, to: from + node.nodeSize };
  });
  return found;
}

function takeOut(editor, words) {
  const place = placeOf(editor, words);
  if (!place) return;
  const { state, view } = editor;
  view.dispatch(state.tr.delete(place.from, place.to).setMeta("addToHistory", false));
}
