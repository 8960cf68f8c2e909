// What is typed into a form that opens on the page is kept in this browser until it has been sent or cancelled.
import { drop, heldFor, keep, tab } from "./typed.js";

const OWN = ["csrfmiddlewaretoken", "token", "version"];
let turns = Promise.resolve();

// Puts back what an earlier opening of the form left, and keeps what is typed, from the first key on. A form that changes a
// record is filled only where the record is still the version that was changed, and only while nobody has typed in it;
// otherwise what was typed stands above it, to be copied. A form that comes back with a question (`isAgain`) says itself
// what was typed. Answers a function that forgets it.
export function keepForm(form, { address, writer, isAgain = false }) {
  const place = `form:${address}`;
  const version = versionOf(form);
  let own;
  let isTouched = false;
  let last = Promise.resolve();
  const keyOf = (window) => `${writer}/${place}/${window}`;
  const note = () => {
    isTouched = true;
    if (own) last = keep({ key: keyOf(own), writer, place, tab: own, at: Date.now(), version, fields: valuesOf(form) });
  };
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  let left = [];
  inTurn(async () => {
    left = await heldFor(writer, (other) => other === place);
    const wasTouched = isTouched;
    if (left.length && !isAgain) bringBack(form, left[0], version, wasTouched);
    own = await tab;
    if (wasTouched) note();
    await last;
  });
  return () => {
    form.removeEventListener("input", note);
    form.removeEventListener("change", note);
    return inTurn(async () => {
      await last;
      await Promise.all([keyOf(own), ...left.map(({ key }) => key)].map(drop));
    });
  };
}

// One after the other, so that an opening finds what the one before it left.
function inTurn(does) {
  turns = turns.then(does, does);
  return turns;
}

function versionOf(form) {
  return form.elements.version?.value ?? "";
}

function bringBack(form, { version = "", fields, at }, now, isTouched) {
  const time = new Date(at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  if (version !== now) return offer(form, fields, `This was changed since you typed here, on ${time}. Yours, to copy from:`);
  if (isTouched) {
    if (`${fields}` === `${valuesOf(form)}`) return undefined;
    return offer(form, fields, `What you typed here before, on ${time}, to copy from:`);
  }
  const [isChanged, without] = fill(form, fields);
  if (without.length) offer(form, without, `What you typed here on ${time} is back, except:`);
  else if (isChanged) say(form, `What you typed here and did not save is back, from ${time}.`);
  return undefined;
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
