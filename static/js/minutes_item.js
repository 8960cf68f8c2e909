// The page of one item: its text saves itself, other forms wait for it, an opened form is where the next words go.
import { heldFor, watchClosing } from "./typed.js";
import { startItem } from "./written-item.js";

const STILL_HERE = 20_000;
const form = document.querySelector("form[data-discussion]");
const place = form?.closest("[data-item-text]");

async function start() {
  const plain = form.querySelector("[data-plain] textarea");
  const untouched = plain.value;
  const hasError = form.querySelector("#discussion-error");
  const { writer, editor: editorUrl, autosave } = place.dataset;
  const isShown = hasError || document.querySelector("#comparison"); // what the page shows is not saved yet
  const isHere = (other) => !isShown && other === autosave;
  const held = await heldFor(writer, isHere);
  const hasEditor = await import(editorUrl).then(() => true, () => false);
  if (!hasEditor || plain.value !== untouched) return; // no editor to be had, or somebody already writes in the plain box
  const hidden = document.createElement("input");
  hidden.type = "hidden";
  hidden.name = "discussion";
  form.querySelector("[data-plain]").replaceWith(Object.assign(document.createElement("div"), { className: "js-editor" }));
  form.querySelector(".js-editor").setAttribute("data-editor-place", "");
  form.append(hidden);
  const item = await startItem({
    place,
    writer,
    editorUrl,
    held,
    attributes: {
      id: "discussion",
      "aria-labelledby": "discussion-heading",
      ...(hasError && { "aria-describedby": "discussion-error" }),
    },
    onChange: (html) => (hidden.value = html),
  });
  hidden.value = item.field.html;
  watchClosing(writer, isHere, held, (copies) => copies.forEach((copy) => item.offer(copy)));
  wait(item, hidden);
  if (location.hash === "#discussion") item.editor.commands.focus("end");
  document.documentElement.dataset.editor = "ready";
}

function wait({ field }, hidden) {
  // The form itself: a save under way is waited for, and the form carries the newest version.
  form.addEventListener("submit", async (event) => {
    const carries = () => {
      form.elements.version.value = field.base.version;
      form.elements.started_from.value = field.base.startedFrom;
      hidden.value = field.html;
    };
    if (!field.waits) return carries();
    event.preventDefault();
    event.stopPropagation();
    await field.save();
    carries();
    goesNow(form, event.submitter, field);
  });
  // Another form of the page waits for the text too.
  let passing = null;
  document.addEventListener(
    "submit",
    async (event) => {
      if (event.target === form || event.target === passing || !field.waits) return;
      event.preventDefault();
      event.stopPropagation();
      const { target, submitter } = event;
      await field.save();
      passing = target;
      target.requestSubmit(submitter);
      passing = null;
    },
    { capture: true },
  );
  addEventListener("pagehide", () => field.leave());
}

// The form goes, and nothing is sent beside it; where something stops it the text saves itself again.
function goesNow(form, submitter, field) {
  let isGone = false;
  const note = (event) => (isGone = event.target === form && !event.defaultPrevented);
  field.pause();
  addEventListener("submit", note);
  form.requestSubmit(submitter);
  removeEventListener("submit", note);
  if (!isGone) field.resume();
  else setTimeout(() => field.resume(), STILL_HERE); // it led nowhere
}

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
