// What is typed into a form that opens on the page is kept in this browser until it has been sent.
import { drop, heldFor, keep, tab } from "./typed.js";

const OWN = ["csrfmiddlewaretoken", "token", "version"];

// Puts back what an earlier opening of the form left, and keeps what is typed. Answers a function that forgets it.
export async function keepForm(form, address, writer) {
  const place = `form:${address}`;
  const key = `${writer}/${place}/${await tab}`;
  const [left] = await heldFor(writer, (other) => other === place);
  if (left && fill(form, left.fields)) say(form, left.at);
  let last = Promise.resolve();
  const note = () => {
    last = keep({ key, writer, place, tab: key.split("/").at(-1), at: Date.now(), fields: valuesOf(form) });
  };
  form.addEventListener("input", note);
  return async () => {
    form.removeEventListener("input", note);
    await last;
    await Promise.all([drop(key), left && drop(left.key)]);
  };
}

function valuesOf(form) {
  return [...new FormData(form)].filter(([name, value]) => !OWN.includes(name) && typeof value === "string");
}

function fill(form, fields) {
  let isChanged = false;
  for (const [name, value] of fields) {
    for (const input of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      const isTicked = input.type === "radio" || input.type === "checkbox";
      if (isTicked ? input.value === value && !input.checked : input.value !== value) {
        isChanged = true;
        if (isTicked) input.checked = true;
        else input.value = value;
      }
    }
  }
  return isChanged;
}

function say(form, at) {
  const words = document.createElement("p");
  words.className = "govuk-hint";
  const time = new Date(at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  words.textContent = `What you typed here and did not save is back, from ${time}.`;
  form.before(words);
}
