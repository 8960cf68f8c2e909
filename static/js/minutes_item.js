// Writing one item: the editor in place of the plain box, saved while writing, nothing lost on the way.
import { post } from "./post.js";
import { htmlOf, startEditor } from "./rich-text.js";

const QUIET = 2000;
const form = document.querySelector("form[data-discussion]");
const state = form?.querySelector("[data-save-state]");
const place = form?.querySelector("[data-plain]");
const key = `minutes:${location.pathname}`;

let html = "";
let kept = "";
let timer = 0;
let saving = null;
let isStopped = false;

function say(words, kind = "") {
  state.textContent = words;
  state.className = `save-state${kind && ` save-state--${kind}`}`;
}

// -- a copy in this browser until the server has answered ------------------------------------------------------------

function keepCopy() {
  try {
    localStorage.setItem(key, JSON.stringify({ html, at: Date.now(), from: form.elements.started_from.value }));
  } catch {
    // Without storage the page itself is the copy.
  }
}

function dropCopy() {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

function findCopy() {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

// -- saving ----------------------------------------------------------------------------------------------------------

async function send({ keepalive = false } = {}) {
  const sent = html;
  const body = new FormData(form);
  body.delete("token");
  body.set("discussion", sent);
  say("Saving…");
  let reply;
  try {
    reply = await post(form.dataset.autosave, body, { keepalive });
  } catch {
    say("Not saved: there is no connection. Your text is kept in this browser and saved when it is back.", "waiting");
    return retry();
  }
  const { ok, signedOut, isInput, answer } = reply;
  if (signedOut) {
    say("Not saved: you have been signed out. Your text is kept here; sign in and it is saved.", "waiting");
    return retry();
  }
  if (!ok) {
    isStopped = Boolean(answer.problem) && !isInput;
    return say(`Not saved. ${answer.problem ?? "Your text is kept in this browser: choose Save, or open the page again."}`, "failed");
  }
  form.elements.version.value = answer.version;
  form.elements.started_from.value = answer.started_from;
  kept = sent;
  if (html === sent) dropCopy();
  say(answer.saved);
}

function retry() {
  clearTimeout(timer);
  timer = setTimeout(save, 4 * QUIET);
}

async function save() {
  clearTimeout(timer);
  if (saving) await saving;
  if (html === kept || isStopped) return;
  saving = send().finally(() => (saving = null));
  await saving;
}

function changed(now) {
  if (now === html) return;
  html = now;
  form.elements.discussion.value = html;
  keepCopy();
  if (isStopped) return;
  say("Not saved yet…");
  clearTimeout(timer);
  timer = setTimeout(save, QUIET);
}

// A save under way is waited for, so that the form carries the newest version.
form?.addEventListener("submit", async (event) => {
  clearTimeout(timer);
  if (!saving) return; // the copy stays: the next page that shows the same words drops it
  event.preventDefault();
  event.stopPropagation();
  await saving;
  form.requestSubmit(event.submitter);
});

// Another form of the page waits for the text too.
document.addEventListener(
  "submit",
  async (event) => {
    if (!form || event.target === form || html === kept || isStopped) return;
    event.preventDefault();
    event.stopPropagation();
    const { target, submitter } = event;
    await save();
    isStopped = true;
    target.requestSubmit(submitter);
  },
  { capture: true },
);

// Whoever leaves within the two seconds: the text goes along, and the copy stays until it is known to have arrived.
addEventListener("pagehide", () => {
  if (!form || html === kept || isStopped || saving) return;
  keepCopy();
  send({ keepalive: true });
});

// -- starting --------------------------------------------------------------------------------------------------------

function wordsOf(text) {
  return text
    .replace(/<[^>]*>/g, " ")
    .replace(/[\s•·]+/g, " ")
    .trim();
}

function offerCopy(editor) {
  const copy = findCopy();
  if (!copy || wordsOf(copy.html) === wordsOf(html)) return dropCopy();
  const time = new Date(copy.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  const box = document.createElement("div");
  box.className = "govuk-inset-text";
  const words = document.createElement("p");
  words.textContent = `This browser holds text of this item from ${time} that was not saved.`;
  box.append(
    words,
    button("Bring it back", () => {
      box.remove();
      editor.commands.setContent(copy.html, { emitUpdate: true });
      editor.commands.focus("end");
    }),
    button("Throw it away", () => {
      box.remove();
      dropCopy();
    }),
  );
  form.before(box);
}

function button(label, does) {
  const dom = document.createElement("button");
  dom.type = "button";
  dom.className = "govuk-button govuk-button--secondary";
  dom.textContent = label;
  dom.addEventListener("click", does);
  return dom;
}

async function start() {
  const plain = place.querySelector("textarea");
  const untouched = plain.value;
  const rich = form.querySelector("template[data-rich]").content.querySelector("textarea");
  const hasError = form.querySelector("#discussion-error");
  html = kept = rich.value;
  const holder = document.createElement("div");
  const editor = await startEditor({
    place: holder,
    url: form.dataset.editor,
    html,
    attributes: {
      id: "discussion",
      "aria-labelledby": "discussion-heading",
      ...(hasError && { "aria-describedby": "discussion-error" }),
    },
    onChange: changed,
  });
  if (plain.value !== untouched) {
    editor.destroy();
    return;
  }
  const hidden = document.createElement("input");
  hidden.type = "hidden";
  hidden.name = "discussion";
  hidden.value = html;
  place.replaceWith(holder);
  html = kept = htmlOf(editor);
  form.append(hidden);
  if (hasError || document.querySelector("#comparison")) {
    keepCopy(); // what the page shows is not saved yet
  } else {
    offerCopy(editor);
  }
  if (location.hash === "#discussion") editor.commands.focus("end");
  document.documentElement.dataset.editor = "ready";
}

// An opened form is where the next words go.
for (const adder of document.querySelectorAll("[data-adder]")) {
  adder.addEventListener("toggle", () => {
    if (adder.open) adder.querySelector("textarea, select, input:not([type=hidden])")?.focus();
  });
}

const items = document.querySelector("[data-items]");
if (items && matchMedia("(max-width: 48rem)").matches) items.open = false;

const named = /^#[a-z]+-\d+$/.test(location.hash) && document.querySelector(location.hash);
if (named) named.focus();

if (form) start();
