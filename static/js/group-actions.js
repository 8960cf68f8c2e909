// A group's actions in one table: rows are saved one by one or all at once. What is typed is kept on this device, and
// leaving with rows that are not saved asks first.
import { keepForm } from "./kept-form.js";

const form = document.querySelector("[data-group-actions]");
let forget = async () => {};
let isSending = false;

function isTyped(input) {
  if (input.type === "hidden") return false;
  if (input.tagName === "SELECT") return [...input.options].some((each) => each.selected !== each.defaultSelected);
  return input.value !== input.defaultValue;
}

function isDirty() {
  return [...form.querySelectorAll("select, textarea")].some(isTyped);
}

async function keepAnew() {
  await forget();
  forget = keepForm(form, { address: location.pathname, writer: form.dataset.writer });
  if (isDirty()) form.dispatchEvent(new Event("input"));
}

function cameIn(row) {
  form.querySelector("[data-group-said]").textContent = row.dataset.said && `${row.querySelector("strong").textContent}: ${row.dataset.said}`;
  (row.querySelector("[role=alert] ~ textarea") ?? row).focus();
  keepAnew();
}

if (form) {
  keepAnew();
  addEventListener("beforeunload", (event) => {
    if (!isSending && isDirty()) event.preventDefault();
  });
  form.addEventListener("submit", () => {
    isSending = true;
    forget();
  });
  document.addEventListener("htmx:after:swap", ({ target }) => {
    if (target.matches?.("[data-row]")) cameIn(target);
  });
}
