// Two texts of one item: shown beside each other, and the person goes on with either, or with both joined.
import { post, token } from "./post.js";

const NO_ANSWER = "There is no answer from the server, so this cannot be done now. Both texts are kept: try again in a moment.";

export function button(label, does, style = "secondary") {
  const dom = document.createElement("button");
  dom.type = "button";
  dom.className = `govuk-button${style && ` govuk-button--${style}`}`;
  dom.textContent = label;
  dom.addEventListener("click", does);
  return dom;
}

// `found` is the server's answer; `choices` are [label, does] pairs. Stands before `place` until one is chosen and done:
// what answers false could not be done.
export function showBoth({ place, heading, sentence, found, choices }) {
  place.parentElement.querySelector(":scope > .comparison")?.remove();
  const box = document.createElement("section");
  box.className = "comparison";
  const title = document.createElement("h2");
  title.className = "govuk-heading-m";
  title.id = `comparison-${Math.random().toString(36).slice(2)}`;
  title.textContent = heading;
  title.tabIndex = -1;
  box.setAttribute("aria-labelledby", title.id);
  const words = document.createElement("p");
  words.className = "govuk-body";
  words.textContent = sentence;
  const texts = document.createElement("div");
  texts.innerHTML = found.comparison;
  const row = document.createElement("div");
  row.className = "action-row";
  for (const [label, does, style] of choices) {
    row.append(
      button(
        label,
        async () => {
          if ((await does()) !== false) box.remove();
          else words.textContent = NO_ANSWER;
        },
        style,
      ),
    );
  }
  box.append(title, words, row, texts);
  place.before(box);
  return box;
}

// Asks the server to put a text beside the one that is saved; null when it cannot answer now.
export async function compare(address, mine, base) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token());
  body.set("mine", mine);
  body.set("base", base ?? "");
  try {
    const { ok, answer } = await post(address, body);
    return ok ? answer : null;
  } catch {
    return null;
  }
}
