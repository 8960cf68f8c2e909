// The page of one item: its text saves itself, other forms wait for it, an opened form is where the next words go.
import { heldFor } from "./typed.js";
import { startItem } from "./written-item.js";

const form = document.querySelector("form[data-discussion]");
const place = form?.closest("[data-item-text]");

async function start() {
  const plain = form.querySelector("[data-plain] textarea");
  const untouched = plain.value;
  const hasError = form.querySelector("#discussion-error");
  const { writer, editor: editorUrl, autosave } = place.dataset;
  const isShown = hasError || document.querySelector("#comparison"); // what the page shows is not saved yet
  const held = isShown ? [] : await heldFor(writer, (other) => other === autosave);
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
    field.state = "refused"; // the form goes now: nothing is sent beside it
    form.requestSubmit(event.submitter);
  });
  // Another form of the page waits for the text too.
  document.addEventListener(
    "submit",
    async (event) => {
      if (event.target === form || !field.waits) return;
      event.preventDefault();
      event.stopPropagation();
      const { target, submitter } = event;
      await field.save();
      field.state = "refused";
      target.requestSubmit(submitter);
    },
    { capture: true },
  );
  addEventListener("pagehide", () => field.leave());
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
