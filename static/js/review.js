// The review of actions: keys between the rows and for their forms, which htmx puts into the row they belong to.
import { startActionForms } from "./action-form.js";

const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
const TYPED_INTO = "input, select, textarea, [contenteditable]";

function rowsOf(review) {
  return [...review.querySelectorAll("[data-review-row]")];
}

function go(row, by) {
  const rows = rowsOf(row.closest("[data-review]"));
  rows[rows.indexOf(row) + by]?.focus();
}

function pressed(event) {
  const row = event.target.closest?.("[data-review-row]");
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    row.querySelector("[data-cancel]")?.click();
    return;
  }
  if (event.target.closest(TYPED_INTO)) return;
  const link = [...row.querySelectorAll("[data-key]")].find(({ dataset }) => dataset.key === event.key);
  if (link) link.click();
  else if (STEPS[event.key]) go(row, STEPS[event.key]);
  else return;
  event.preventDefault();
}

// A row that came in takes the place of the one that had the focus.
function cameIn(row) {
  const form = row.querySelector("[data-review-form]");
  if (form) startActionForms(form);
  const wrong = form?.querySelector("[aria-invalid=true], .govuk-form-group--error :is(input, select, textarea)");
  const first = form?.querySelector("input:not([type=hidden]):checked, textarea, input:not([type=hidden]), select");
  (wrong ?? first ?? row).focus();
  const said = row.closest("[data-review]")?.querySelector("[data-review-said]");
  if (said) said.textContent = row.dataset.said;
}

let asked = "";

document.addEventListener("keydown", pressed);
document.addEventListener("htmx:before:request", (event) => {
  asked = event.target.closest?.("[data-review-row]")?.id ?? "";
});
document.addEventListener("htmx:after:swap", () => {
  const row = asked && document.getElementById(asked);
  asked = "";
  if (row) cameIn(row);
});
