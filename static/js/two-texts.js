// What is asked about a text: two texts of one item beside each other, what a device held, a paste that never arrived.
// One box stands at a time; the others wait for it, and two texts of one item go before all.
import { formOf, post } from "./post.js";

const NO_ANSWER = "There is no answer from the server, so this cannot be done now. All is kept: try again in a moment.";
const PATIENCE = 15000;
const queues = new WeakMap();

export const JOINED = "Join both: where both changed the same paragraph it stands there twice, theirs first.";

export function button(label, does, style = "secondary") {
  const dom = document.createElement("button");
  dom.type = "button";
  dom.className = `govuk-button${style && ` govuk-button--${style}`}`;
  dom.textContent = label;
  dom.addEventListener("click", does);
  return dom;
}

// `choices` are [label, does, style]: the box goes when one of them is done; what answers false could not be done.
// `content` is shown below them, `hint` beside them. An `isFirst` box takes the place of one like it, and of any other
// until it is answered. Answers a function that takes the box away.
export function showBox({ place, heading, sentence, hint = "", content, choices, isFirst = false }) {
  const queue = queueOf(place);
  const box = { isFirst };
  box.dom = domOf({ heading, sentence, hint, content, choices }, () => queue.remove(box));
  queue.add(box);
  return () => queue.remove(box);
}

export function tellAsked(place) {
  queueOf(place).tell();
}

function queueOf(place) {
  if (!queues.has(place)) queues.set(place, new Queue(place));
  return queues.get(place);
}

class Queue {
  #boxes = [];

  constructor(place) {
    this.place = place;
  }

  add(box) {
    if (box.isFirst) this.#boxes = [box, ...this.#boxes.filter((other) => !other.isFirst)];
    else this.#boxes.push(box);
    this.#show();
  }

  remove(box) {
    const hadFocus = box.dom.contains(document.activeElement);
    this.#boxes = this.#boxes.filter((other) => other !== box);
    this.#show();
    if (hadFocus) this.#boxes[0]?.dom.querySelector("h2").focus();
    this.tell();
  }

  // The page hears when something is asked here, and when nothing is any more.
  tell() {
    const isAsked = this.#boxes.length > 0;
    this.place.dispatchEvent(new CustomEvent("asked", { bubbles: true, detail: { isAsked } }));
  }

  #show() {
    const [first] = this.#boxes;
    const shown = this.place.previousElementSibling;
    if (shown?.matches(".comparison") && shown !== first?.dom) shown.remove();
    if (first && !first.dom.isConnected) this.place.before(first.dom);
    if (first) this.tell();
  }
}

function domOf({ heading, sentence, hint, content, choices }, done) {
  const box = document.createElement("section");
  box.className = "comparison";
  const title = document.createElement("h2");
  title.className = "govuk-heading-m";
  title.id = `comparison-${Math.random().toString(36).slice(2)}`;
  title.textContent = heading;
  title.tabIndex = -1;
  box.setAttribute("aria-labelledby", title.id);
  const words = paragraph("govuk-body", sentence);
  words.setAttribute("role", "status");
  const row = document.createElement("div");
  row.className = "action-row";
  let isBusy = false;
  for (const [label, does, style] of choices) {
    const choose = async () => {
      if (isBusy) return;
      isBusy = true;
      const isDone = (await does()) !== false;
      isBusy = false;
      if (isDone) done();
      else words.textContent = NO_ANSWER;
    };
    row.append(button(label, choose, style));
  }
  box.append(title, words, row, ...(hint ? [paragraph("govuk-hint", hint)] : []), content);
  return box;
}

function paragraph(name, words) {
  const dom = document.createElement("p");
  dom.className = name;
  dom.textContent = words;
  return dom;
}

// The two texts, as the server has put them beside each other.
export function compared(found) {
  const texts = document.createElement("div");
  texts.innerHTML = found.comparison;
  return texts;
}

// The bare words of a text that cannot be compared, or has nothing to be compared with.
export function wordsOf(html) {
  const read = new DOMParser().parseFromString(html, "text/html");
  const found = document.createElement("div");
  found.className = "comparison__words";
  for (const block of read.querySelectorAll("p")) found.append(paragraph("govuk-body", block.textContent));
  if (!found.childElementCount) found.append(paragraph("govuk-body", read.body.textContent));
  return found;
}

// Asks the server to put a text beside the one that is saved: { found }, { refusal }, or {} when there is no answer.
export async function compare(address, mine, base) {
  const body = formOf({ mine, base: base ?? "" });
  try {
    const { answer, refusal } = await post(address, body, { signal: AbortSignal.timeout(PATIENCE) });
    return answer.comparison === undefined ? { refusal } : { found: answer };
  } catch {
    return {};
  }
}

// To the box that stands on the page now, by one key and from the bar.
export function goToBox() {
  const title = [...document.querySelectorAll(".comparison h2[tabindex]")].find((each) => each.checkVisibility());
  title?.scrollIntoView({ block: "center" });
  title?.focus({ preventScroll: true });
  return Boolean(title);
}

document.addEventListener("keydown", (event) => {
  if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === "KeyC" && goToBox()) event.preventDefault();
});
