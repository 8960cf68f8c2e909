// The records beside a text on the live screen: their forms open here, questions about quick lines are answered here, and a
// line goes back into the text.
import { startActionForms } from "./action-form.js";
import { keepForm } from "./kept-form.js";
import { complain, say, settled } from "./live-said.js";
import { openHere } from "./opens-here.js";
import { formOf, post } from "./post.js";

const PATIENCE = 15000;
const NO_ANSWER = "Not saved: there is no answer from the server. Try again in a moment.";
const SIGNED_OUT = "Not saved: you have been signed out. Sign in, and try again.";
const sending = new Set();

// `panelOf(dom)` is the panel that something stands in, `bringUp(panel, options)` shows what the server has.
export function watchRecords({ root, writer, panelOf, bringUp }) {
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-here]");
    const nil = event.target.closest("[data-nil]");
    if (nil) stateNil(nil, panelOf(nil), bringUp);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    once(link.href, () => openForm(link, writer, panelOf(link), bringUp));
  });
  const answer = (event) => {
    const form = event.target.closest("[data-records] form");
    if (!form) return;
    event.preventDefault();
    event.stopPropagation();
    once(form.action, () => sendForm(form, event.submitter, panelOf(form), bringUp));
  };
  root.addEventListener("submit", answer, { capture: true });
}

// A double click asks once.
async function once(address, does) {
  if (sending.has(address)) return;
  sending.add(address);
  await Promise.resolve(does()).finally(() => sending.delete(address));
}

function openForm(link, writer, panel, bringUp) {
  const cause = `form ${link.href}`;
  let forget = () => {};
  let isAgain = false;
  return openHere(link.href, {
    onOpen: (form) => {
      startActionForms(form);
      settled(cause);
      const again = isAgain;
      isAgain = true;
      if (form.querySelector("textarea")) forget = keepForm(form, { address: link.href, writer, isAgain: again });
    },
    onCancel: () => forget(),
    onClose: () => panel.item?.editor.commands.focus(),
    onFail: () => complain(cause, "This form cannot be had: there is no answer from the server. Type a line such as “Action: …”, which is kept."),
    onSent: (page) => {
      say(page.querySelector(".govuk-notification-banner__heading")?.textContent ?? "Saved.");
      forget();
      bringUp(panel);
    },
  });
}

function stateNil(button, panel, bringUp) {
  once(button.dataset.nil, async () => {
    const reply = await send(button.dataset.nil, { usual: "yes" });
    if (isDone(reply, button.dataset.nil)) say("Saved.");
    await bringUp(panel);
  });
}

async function sendForm(form, submitter, panel, bringUp) {
  const address = form.action;
  if (address.endsWith("/turn-back/")) return turnBack(address, panel, bringUp);
  const reply = await send(address, Object.fromEntries(new FormData(form, submitter)));
  if (isDone(reply, address)) {
    say("Saved.");
    panel.dom.querySelector(".live__title").focus({ preventScroll: true });
  }
  return reply && bringUp(panel);
}

// The server puts the words into the text as it removes the record, in one step: they are never in both, nor in neither.
// So the text is saved first, and followed after.
export async function turnBack(address, panel, bringUp) {
  const { field, editor } = panel.item;
  await field.save();
  if (field.isDirty) return complain(address, "The line stays a record for now: this text is not saved yet. Try again when it is.");
  const reply = await send(address, { into_text: "yes" });
  if (isDone(reply, address)) say("The line is back at the end of the text, and its record is removed.");
  await bringUp(panel, { atOnce: true });
  return editor.commands.focus("end");
}

function send(address, values) {
  return post(address, formOf(values), { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
}

function isDone(reply, cause) {
  if (reply?.ok) settled(cause);
  else complain(cause, reply?.signedOut ? SIGNED_OUT : reply?.refusal || NO_ANSWER);
  return Boolean(reply?.ok);
}
