// A link marked data-opens-here shows the form of its page in a dialog. Without it, or when anything is unexpected, the
// link simply leads to that page. With `onSent` the form is sent from here too, and the page stays: it is called with
// the page that the form led to. `onOpen` is called with the form, `onCancel` when its link to go back was chosen, `onFail`
// in place of going to the page.
import { csrfToken } from "./csrf.js";
import { signInHere } from "./sign-in-here.js";
import { showSignedOut } from "./signed-out.js";

const PATIENCE = 20_000;
const nothing = () => {};

export function openHere(address, does = {}) {
  const { onClose = nothing, onOpen = nothing, onCancel = nothing, onFail = () => location.assign(address), onSent } = does;
  return fetch(address, { headers: { Accept: "text/html" }, redirect: "manual" })
    .then((response) => {
      if (response.type === "opaqueredirect" && onSent) showSignedOut();
      return response.ok ? response.text() : Promise.reject(response);
    })
    .then((text) => show(address, parsed(text), newDialog(onClose), { onOpen, onCancel, onSent }))
    .catch(onFail);
}

export function parsed(text) {
  return new DOMParser().parseFromString(text, "text/html");
}

function newDialog(onClose) {
  const dialog = document.createElement("dialog");
  dialog.className = "here";
  dialog.setAttribute("aria-labelledby", "here-heading");
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose();
  });
  return dialog;
}

function show(address, page, dialog, { onOpen, onCancel, onSent }) {
  const form = page.querySelector("main form.form-page");
  const heading = document.createElement("h2");
  heading.className = "govuk-heading-m";
  heading.id = "here-heading";
  heading.textContent = page.querySelector("h1").textContent;
  heading.tabIndex = -1;
  form.setAttribute("action", address);
  const problems = onSent ? page.querySelectorAll("main .govuk-error-summary") : [];
  const sentences = [...problems, ...form.parentElement.querySelectorAll(":scope > p.govuk-body")];
  dialog.replaceChildren(heading, ...sentences, form);
  form.querySelector(".govuk-button-group a").addEventListener("click", (event) => {
    event.preventDefault();
    onCancel();
    dialog.close();
  });
  if (onSent) form.addEventListener("submit", (event) => sendHere(event, address, dialog, { onOpen, onCancel, onSent }));
  if (!dialog.open) {
    document.body.append(dialog);
    dialog.showModal();
  }
  (form.querySelector("select, input:not([type=hidden]), textarea") ?? heading).focus();
  onOpen(form);
}

async function sendHere(event, address, dialog, does) {
  event.preventDefault();
  event.stopPropagation();
  const form = event.target;
  if (form.dataset.sending) return undefined; // a double click sends once
  form.dataset.sending = "yes";
  form.parentElement.querySelector(":scope > [data-not-sent]")?.remove();
  const said = document.createElement("p");
  said.className = "govuk-error-message";
  said.dataset.notSent = "";
  said.setAttribute("role", "alert");
  try {
    const body = new FormData(form, event.submitter);
    if (csrfToken()) body.set("csrfmiddlewaretoken", csrfToken());
    const response = await fetch(address, { method: "POST", body, headers: { Accept: "text/html" }, signal: AbortSignal.timeout(PATIENCE) });
    const page = parsed(await response.text());
    if (response.redirected) {
      does.onSent(page);
      return dialog.close();
    }
    if (!page.querySelector("main form.form-page")) {
      said.textContent = "Not saved: you have been signed out. Sign in, then save again: your words stay here.";
      form.before(said);
      return signInHere(document.querySelector("[data-sign-in-here]").dataset.signInHere);
    }
    return show(address, page, dialog, does);
  } catch {
    said.textContent = "Not saved: there is no answer from the server. Your words stay here: try again in a moment.";
    form.before(said);
  } finally {
    delete form.dataset.sending;
  }
  return undefined;
}

export function watchLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-opens-here]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      openHere(link.href, { onClose: () => link.focus() });
    }
  });
}
