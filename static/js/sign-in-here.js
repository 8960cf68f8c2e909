// Signing in again without leaving the page: the forms of the sign-in pages, one after the other, in a dialog.
let isOpening = false;

export function signInHere(address) {
  if (isOpening || document.querySelector("dialog[data-signs-in]")) return;
  isOpening = true;
  fetch(address, { headers: { Accept: "text/html" } })
    .then((response) => next(response, address, null))
    .catch(() => location.assign(address))
    .finally(() => (isOpening = false));
}

async function next(response, entrance, dialog) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const form = page.querySelector("main form[method=post]");
  const isEntrance = new URL(response.url).pathname.startsWith(entrance);
  if (response.ok && !(isEntrance && form)) return finished(dialog);
  if (!form) throw new Error("No form to sign in with.");
  return show({ page, form, entrance, address: response.url }, dialog ?? newDialog());
}

function newDialog() {
  const dialog = document.createElement("dialog");
  dialog.className = "here";
  dialog.setAttribute("aria-label", "Sign in");
  dialog.dataset.signsIn = "";
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function show({ page, form, entrance, address }, dialog) {
  const heading = document.createElement("h2");
  heading.className = "govuk-heading-m";
  heading.textContent = page.querySelector("h1, h2")?.textContent.trim() ?? "Sign in";
  const said = document.createElement("p");
  said.className = "govuk-body";
  said.textContent = "What you typed stays on the page. It is saved when you have signed in.";
  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.className = "govuk-button govuk-button--secondary";
  cancel.textContent = "Not now";
  cancel.addEventListener("click", () => dialog.close());
  const target = new URL(form.getAttribute("action") || address, address);
  let isSending = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (isSending) return;
    isSending = true;
    const body = new FormData(form, event.submitter);
    fetch(target, { method: "POST", body, headers: { Accept: "text/html" } })
      .then((response) => next(response, entrance, dialog))
      .catch(() => (isSending = false, said.textContent = "There is no answer from the server. Try again in a moment."));
  });
  dialog.replaceChildren(heading, said, ...page.querySelectorAll("main .govuk-error-summary"), form, cancel);
  (form.querySelector("input:not([type=hidden])") ?? form.querySelector("button")).focus();
}

function finished(dialog) {
  dialog?.close();
  dispatchEvent(new Event("signed-in"));
}
