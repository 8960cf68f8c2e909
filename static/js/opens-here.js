// A link marked data-opens-here shows the form of its page in a dialog. Without it, or when anything is unexpected, the
// link simply leads to that page.
export function openHere(address, { onClose = () => {} } = {}) {
  return fetch(address, { headers: { Accept: "text/html" }, redirect: "error" })
    .then((response) => (response.ok ? response.text() : Promise.reject(response)))
    .then((text) => show(address, new DOMParser().parseFromString(text, "text/html"), onClose))
    .catch(() => location.assign(address));
}

function show(address, page, onClose) {
  const form = page.querySelector("main form.form-page");
  const dialog = document.createElement("dialog");
  dialog.className = "here";
  const heading = document.createElement("h2");
  heading.className = "govuk-heading-m";
  heading.id = "here-heading";
  heading.textContent = page.querySelector("h1").textContent;
  heading.tabIndex = -1;
  dialog.setAttribute("aria-labelledby", heading.id);
  form.setAttribute("action", address);
  const sentences = [...form.parentElement.querySelectorAll(":scope > p.govuk-body")];
  dialog.append(heading, ...sentences, form);
  const cancel = form.querySelector(".govuk-button-group a");
  cancel.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose();
  });
  document.body.append(dialog);
  dialog.showModal();
  (form.querySelector("select, input:not([type=hidden]), textarea") ?? heading).focus();
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
