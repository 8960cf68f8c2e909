// The review of actions: keys between the rows and for their forms, which htmx puts into the row they belong to.
import { startActionForms } from "./action-form.js";

const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
const TYPED_INTO = "input, select, textarea, [contenteditable]";
const CHOSEN = "[type=radio], [type=checkbox]";
const DROP = "Drop what you typed here? It has not been saved.";

function rowsOf(review) {
  return [...review.querySelectorAll("[data-review-row]")];
}

function go(row, by) {
  const rows = rowsOf(row.closest("[data-review]"));
  rows[rows.indexOf(row) + by]?.focus();
}

// A form that came back refused holds what was typed as it was sent.
function isTyped(form) {
  if (form.querySelector(".govuk-error-message")) return true;
  return [...form.elements].some((each) => {
    if (each.type === "hidden" || !each.matches("input, select, textarea")) return false;
    if (each.tagName === "SELECT") return [...each.options].some((option) => option.selected !== option.defaultSelected);
    return each.matches(CHOSEN) ? each.checked !== each.defaultChecked : each.value !== each.defaultValue;
  });
}

function leave(row) {
  const form = row.querySelector("[data-review-form]");
  if (form && (!isTyped(form) || confirm(DROP))) form.querySelector("[data-cancel]").click();
}

// The box that words go into, so that typing at once loses nothing; a colour is chosen.
function firstOf(form) {
  const typed = `:is(input, select, textarea):enabled:not([type=hidden], ${CHOSEN})`;
  return form.querySelector("[name=rag]:checked") ?? form.querySelector(typed);
}

function pressed(event) {
  const row = event.target.closest?.("[data-review-row]");
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    leave(row);
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
  (wrong ?? (form && firstOf(form)) ?? row).focus();
  const said = row.closest("[data-review]")?.querySelector("[data-review-said]");
  if (said) said.textContent = row.dataset.said;
}

document.addEventListener("keydown", pressed);
document.addEventListener("htmx:after:swap", ({ target }) => {
  if (target.matches?.("[data-review-row]")) cameIn(target);
});
