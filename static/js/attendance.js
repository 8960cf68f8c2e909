// Marks people from the keyboard: arrows move from person to person, P A D X mark, and each mark is saved at once.
import { openHere, watchLinks } from "./opens-here.js";
import { formOf, post } from "./post.js";

const form = document.querySelector("form[data-attendance]:not([data-locked])");
const state = document.querySelector("#attendance-saved");
const MARKS = { p: "P", a: "A", d: "D", x: "X" };

function groups() {
  return [...form.querySelectorAll(".attendance__marks")];
}

function radios(group) {
  return [...group.querySelectorAll("input[type=radio]")];
}

function enter(group) {
  const choices = radios(group);
  (choices.find((radio) => radio.checked) ?? choices[0]).focus();
}

function say(words, kind = "") {
  state.textContent = words;
  state.className = `save-state${kind && ` save-state--${kind}`}`;
}

function remember(group) {
  return group.querySelector("input[name^=was_]").value;
}

function putBack(group) {
  const was = remember(group);
  for (const radio of radios(group)) {
    radio.checked = radio.value === was;
  }
}

function askForDeputy(group) {
  openHere(group.dataset.deputyUrl, {
    onClose: () => {
      putBack(group);
      enter(group);
    },
  });
}

async function save(group, status) {
  say("Saving…");
  let reply;
  try {
    reply = await post(group.dataset.markUrl, formOf({ status }));
  } catch {
    putBack(group);
    return say("Not saved: there is no connection. Mark this person again.", "failed");
  }
  const { ok, signedOut, answer } = reply;
  if (!ok) {
    putBack(group);
    const reason = signedOut ? "you have been signed out." : "open the page again.";
    return say(answer.problem ?? `Not saved: ${reason}`, "failed");
  }
  show(answer, group.querySelector("input[type=radio]").name);
}

function show(answer, name) {
  const hadFocus = form.contains(document.activeElement) && document.activeElement.name;
  document.querySelector("#attendance-summary").innerHTML = answer.summary;
  document.querySelector(`#row-${answer.key}`).innerHTML = answer.row;
  if (hadFocus) {
    const radio = form.querySelector(`input[type=radio][name="${hadFocus || name}"]`);
    if (radio) enter(radio.closest(".attendance__marks"));
  }
  say(`Saved. ${answer.said}`);
}

function choose(group, status) {
  const radio = radios(group).find((each) => each.value === status);
  if (!radio) return;
  radio.checked = true;
  radio.focus();
  if (status === "D") {
    askForDeputy(group);
  } else if (status !== remember(group)) {
    save(group, status);
  }
}

function step(group, by) {
  const all = groups();
  const next = all[all.indexOf(group) + by];
  if (next) enter(next);
}

form?.addEventListener("keydown", (event) => {
  const group = event.target.closest(".attendance__marks");
  if (!group || event.ctrlKey || event.metaKey || event.altKey) return;
  const mark = MARKS[event.key.toLowerCase()];
  if (mark) {
    choose(group, mark);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    step(group, event.key === "ArrowDown" ? 1 : -1);
  } else {
    return;
  }
  event.preventDefault();
});

function enterFirst(event) {
  const isFree = document.activeElement === document.body || document.activeElement === null;
  if (event.key !== "ArrowDown" || !isFree || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const [first] = groups();
  if (!first) return;
  enter(first);
  event.preventDefault();
}

// Before anybody has gone into the list: ↓ goes to the first person.
if (form) document.addEventListener("keydown", enterFirst);

form?.addEventListener("change", (event) => {
  const group = event.target.closest(".attendance__marks");
  if (group) choose(group, event.target.value);
});

watchLinks();

const row = location.hash.startsWith("#row-") && document.querySelector(location.hash);
const marks = row && row.querySelector(".attendance__marks");
if (marks) setTimeout(() => enter(marks), 100); // after the browser has gone to the row
