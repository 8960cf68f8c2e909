// Under a text: how many quick lines stand in it that are no records, and a button that turns them into records. The server
// says which they are; the one that is being written is not counted.
import { announce, causes, complain, say, settled } from "./live-said.js";
import { isAt, placeOf, QuickLines } from "./quick-lines.js";

export class LinesOf {
  #left;
  #said = 0;

  // `item()` is the item once its editor has started, `taken()` is called when a line has become a record.
  constructor({ panel, writer, item, taken }) {
    this.panel = panel;
    this.item = item;
    this.#left = JSON.parse(panel.dataset.quickLines);
    this.lines = new QuickLines({
      address: panel.dataset.capture,
      writer,
      item,
      refused: (words, problem) => {
        complain(this.#cause(words), `“${words}” stays in the text. ${problem}`);
        this.show();
      },
      done: ({ kind, questions, notes = [] }, words) => {
        const asked = questions ? ` ${questions} ${questions === 1 ? "question" : "questions"} to settle.` : "";
        settled(this.#cause(words));
        say([`Taken from the text: ${kind}.${asked}`, ...notes].join(" "));
        this.show();
        taken();
      },
    });
    this.#button.addEventListener("click", () => this.takeAll());
  }

  get #box() {
    return this.panel.querySelector("[data-lines-left]");
  }

  get #button() {
    return this.#box.querySelector("button");
  }

  #cause(words) {
    return `line ${this.panel.dataset.item} ${words}`;
  }

  // What the server found in the text that it has now.
  found(left) {
    this.#left = left;
    this.show();
  }

  show() {
    const item = this.item();
    if (!item) return;
    for (const cause of causes(this.#cause(""))) {
      if (!placeOf(item.editor, cause.slice(this.#cause("").length))) settled(cause);
    }
    const count = this.#now(item.editor).length;
    this.#box.hidden = !count;
    if (count === this.#said) return;
    this.#said = count;
    if (!count) return;
    const words = `${count} quick ${count === 1 ? "line is" : "lines are"} not ${count === 1 ? "a record" : "records"} yet.`;
    this.#box.querySelector("span").textContent = words;
    this.#button.textContent = count === 1 ? "Turn it into a record" : "Turn them into records";
    announce(words);
  }

  #now(editor) {
    return this.#left.filter(({ words }) => placeOf(editor, words) && !isAt(editor, words) && !this.lines.isWaiting(words));
  }

  async takeAll() {
    const item = this.item();
    await this.lines.take(this.#now(item.editor));
    this.show();
    if (this.#box.hidden) item.editor.commands.focus();
    else if (this.#now(item.editor).every(({ words }) => this.lines.isWaiting(words))) say("There is no answer from the server.");
  }
}
