// What the live screen says in its bar: for a while, or until its cause is gone.
const SAID_FOR = 10000;
const root = document.querySelector("[data-live]");
let timer = 0;

// For those who see the bar anyway.
export function announce(words) {
  root.querySelector("[data-announced]").textContent = words;
}

// For everybody, for a while.
export function say(words) {
  const place = root.querySelector("[data-said]");
  place.textContent = words;
  clearTimeout(timer);
  timer = setTimeout(() => (place.textContent = ""), SAID_FOR);
}

// Something that could not be done stays until `settled(cause)`, or until it has been dismissed. Each cause has one line.
export function complain(cause, words) {
  const line = lineOf(cause) ?? document.createElement("li");
  if (line.firstChild?.textContent === words) return;
  const sentence = document.createElement("span");
  sentence.textContent = words;
  const dismiss = document.createElement("button");
  dismiss.type = "button";
  dismiss.className = "link-button";
  dismiss.textContent = "Dismiss";
  dismiss.setAttribute("aria-label", `Dismiss: ${words}`);
  dismiss.addEventListener("click", () => line.remove());
  line.dataset.cause = cause;
  line.replaceChildren(sentence, " ", dismiss);
  root.querySelector("[data-complaints]").append(line);
  announce(words);
}

export function settled(cause) {
  lineOf(cause)?.remove();
}

// The causes that begin so.
export function causes(begin) {
  return [...root.querySelectorAll("[data-cause]")].map((line) => line.dataset.cause).filter((cause) => cause.startsWith(begin));
}

function lineOf(cause) {
  return [...root.querySelectorAll("[data-cause]")].find((line) => line.dataset.cause === cause);
}
