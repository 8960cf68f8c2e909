// What is typed into a form that opens on the page is kept in this browser until it has been sent or cancelled.
import { drop, heldFor, keep, tab } from "./typed.js";

const OWN = ["csrfmiddlewaretoken", "token", "version"];

// Puts back what an earlier opening of the form left, and keeps what is typed. A form that changes a record is filled only
// where the record is still the version that was changed; otherwise what was typed stands above it, to be copied. A form
// that comes back with a question (`isAgain`) says itself what was typed. Answers a function that forgets it.
export async function keepForm(form, { address, writer, isAgain = false }) {
  const place = `form:${address}`;
  const own = await tab;
  const key = `${writer}/${place}/${own}`;
  const version = versionOf(form);
  const left = await heldFor(writer, (other) => other === place);
  if (left.length && !isAgain) bringBack(form, left[0], version);
  let last = Promise.resolve();
  const note = () => {
    last = keep({ key, writer, place, tab: own, at: Date.now(), version, fields: valuesOf(form) });
  };
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  return async () => {
    form.removeEventListener("input", note);
    form.removeEventListener("change", note);
    await last;
    await Promise.all([drop(key), ...left.map((entry) => drop(entry.key))]);
  };
}

function versionOf(form) {
  return form.elements.version?.value ?? "";
}

function bringBack(form, { version = "", fields, at }, now) {
  const time = new Date(at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  if (version !== now) return offer(form, fields, `This was changed since you typed here, on ${time}. Yours, to copy from:`);
  const [isChanged, without] = fill(form, fields);
  if (without.length) offer(form, without, `What you typed here on ${time} is back, except:`);
  else if (isChanged) say(form, `What you typed here and did not save is back, from ${time}.`);
}

function valuesOf(form) {
  return [...new FormData(form)].filter(([name, value]) => !OWN.includes(name) && typeof value === "string");
}

// Whether anything is different now, and the fields that have no place in the form.
function fill(form, fields) {
  const rest = new Map();
  for (const [name, value] of fields) rest.set(name, [...(rest.get(name) ?? []), value]);
  let isChanged = false;
  for (const input of form.querySelectorAll("input, select, textarea")) {
    if (!input.name || OWN.includes(input.name) || ["hidden", "submit", "file"].includes(input.type)) continue;
    isChanged = put(input, rest) || isChanged;
  }
  const names = new Set([...form.elements].map(({ name }) => name));
  return [isChanged, fields.filter(([name, value]) => value && !names.has(name))];
}

function put(input, rest) {
  const values = rest.get(input.name) ?? [];
  if (input.type === "radio" || input.type === "checkbox") {
    const isChecked = values.includes(input.value);
    if (input.checked === isChecked || (input.type === "radio" && !values.length)) return false;
    input.checked = isChecked;
  } else {
    const [value] = values;
    if (value === undefined || input.value === value) return false;
    input.value = value;
  }
  input.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

function say(form, words) {
  const line = document.createElement("p");
  line.className = "govuk-hint";
  line.setAttribute("role", "status");
  line.textContent = words;
  form.before(line);
  return line;
}

function offer(form, fields, words) {
  const list = document.createElement("dl");
  list.className = "kept-words";
  for (const [name, value] of fields) {
    const input = [...form.elements].find((each) => each.name === name);
    const isWords = !input || input.matches("textarea, input[type=text], input:not([type])");
    if (!value || !isWords) continue;
    const label = document.createElement("dt");
    label.textContent = input?.labels?.[0]?.textContent.trim() ?? name;
    const said = document.createElement("dd");
    said.textContent = value;
    list.append(label, said);
  }
  say(form, words).after(list);
}
