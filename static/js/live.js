// The live screen: all items of a meeting on one page, so that going on to the next needs no network. Each text saves
// itself; every few seconds the page asks who else is where and what others have changed.
import { startActionForms } from "./action-form.js";
import { keepForm } from "./kept-form.js";
import { openHere } from "./opens-here.js";
import { post, token } from "./post.js";
import { QuickLines } from "./quick-lines.js";
import { heldFor, tab } from "./typed.js";
import { startItem } from "./written-item.js";

const PULSE = 4000;
const PULSE_HIDDEN = 30000;
const SAID_FOR = 10000;
const root = document.querySelector("[data-live]");
const { writer, pulse: pulseUrl, editor: editorUrl } = root.dataset;
const panels = new Map([...root.querySelectorAll("[data-item]")].map((dom) => [dom.dataset.item, { dom, stamp: null }]));
const keys = [...panels.keys()];
const own = await tab;

let current = null;
let lastTyped = 0;
let held = [];
let pulseTimer = 0;
let saidTimer = 0;

const entryOf = (key) => root.querySelector(`.live__nav [data-show="${key}"]`);
const textKey = (panel) => panel.dom.dataset.autosave;

// For those who see the bar anyway.
function announce(words) {
  root.querySelector("[data-announced]").textContent = words;
}

// For everybody, for a while.
function say(words) {
  const place = root.querySelector("[data-said]");
  place.textContent = words;
  clearTimeout(saidTimer);
  saidTimer = setTimeout(() => (place.textContent = ""), SAID_FOR);
}

// -- going from item to item -----------------------------------------------------------------------------------------

async function show(key, { focus = true } = {}) {
  const panel = panels.get(key);
  if (!panel) return;
  current = key;
  for (const [other, { dom }] of panels) {
    dom.classList.toggle("is-current", other === key);
    const entry = entryOf(other);
    if (other === key) entry.setAttribute("aria-current", "page");
    else entry.removeAttribute("aria-current");
  }
  history.replaceState(null, "", `#item-${key}`);
  showState(panel);
  showTime();
  const place = keys.indexOf(key);
  panel.dom.querySelector('[data-step="-1"]').hidden = place === 0;
  panel.dom.querySelector('[data-step="1"]').hidden = place === keys.length - 1;
  if (focus) {
    panel.dom.querySelector(".live__title").focus({ preventScroll: true });
    root.scrollIntoView({ block: "start" });
  }
  await write(panel);
  if (focus && current === key) panel.item.editor.commands.focus("end", { scrollIntoView: false });
  pulse();
}

function step(by) {
  const next = keys[keys.indexOf(current) + by];
  if (next) show(next);
}

function write(panel) {
  panel.lines ??= new QuickLines({
    address: panel.dom.dataset.capture,
    item: () => panel.item,
    tell: say,
    done: ({ kind, questions, notes = [] }) => {
      const asked = questions ? ` ${questions} ${questions === 1 ? "question" : "questions"} to settle.` : "";
      say([`Taken from the text: ${kind}.${asked}`, ...notes].join(" "));
      bringUp(panel);
    },
  });
  panel.started ??= startItem({
    place: panel.dom,
    writer,
    editorUrl,
    held: held.filter((copy) => copy.place === textKey(panel)),
    attributes: { "aria-labelledby": panel.dom.querySelector("h2").id },
    onQuickLine: (words) => panel.lines.typed(words),
    onChange: () => {
      lastTyped = Date.now();
      tick(panel);
    },
  }).then((item) => {
    panel.item = item;
    panel.dom.dataset.ready = "";
    document.documentElement.dataset.editor = "ready";
    return item;
  });
  return panel.started;
}

function tick(panel, isDone = isWritten(panel)) {
  const entry = entryOf(panel.dom.dataset.item);
  const mark = entry.querySelector("[data-tick]");
  mark.classList.toggle("minute__tick--done", isDone);
  mark.textContent = isDone ? "✓" : "";
  entry.querySelector("[data-tick-words]").textContent = isDone ? "(written)" : "(nothing written yet)";
  const done = root.querySelectorAll(".minute__tick--done").length;
  root.querySelector("[data-done]").textContent = `${done} of ${keys.length} written`;
}

function isWritten({ dom, item }) {
  return Boolean(item ? item.field.html : dom.querySelector("[data-editor-place]").textContent.trim()) ||
    Boolean(dom.querySelector("[data-records] :is(.record, .minute__nil)"));
}

// -- how the texts stand ---------------------------------------------------------------------------------------------

function showState(panel) {
  const from = panel.dom.querySelector("[data-save-state]");
  const bar = root.querySelector("[data-state-of-all]");
  const waiting = [...panels.values()].filter(({ item }) => item?.field.isDirty && item.field.state !== "saving");
  const others = waiting.filter((each) => each !== panel).length;
  const more = others ? ` (and ${others} other ${others === 1 ? "item" : "items"})` : "";
  bar.textContent = `${from.textContent}${more}`;
  bar.className = from.className;
}

root.addEventListener("save-state", (event) => {
  const panel = panels.get(event.target.dataset.item);
  const { words, kind } = event.detail;
  entryOf(event.target.dataset.item).querySelector("[data-unsaved]").hidden = !kind;
  if (kind && words !== panel.told) announce(words);
  panel.told = kind ? words : "";
  if (words.startsWith("Saved")) panel.lines?.send();
  showState(panels.get(current));
});

root.addEventListener("two-texts", () => say("Somebody else saved another version of this item. Choose between the two texts."));

// -- the clock -------------------------------------------------------------------------------------------------------

function clock(moment) {
  return moment.toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true }).replace(/:/, ".").replace(" ", "");
}

function span(milliseconds) {
  const count = Math.round(Math.abs(milliseconds) / 60000);
  const hours = Math.floor(count / 60);
  const said = [hours && `${hours} ${hours === 1 ? "hour" : "hours"}`, (count % 60 || !hours) && `${count % 60} ${count % 60 === 1 ? "minute" : "minutes"}`];
  return said.filter(Boolean).join(" ");
}

function showTime() {
  const now = new Date();
  root.querySelector("[data-clock]").textContent = clock(now);
  if (!("today" in root.dataset) || !current) return;
  const { ends } = panels.get(current).dom.dataset;
  const left = (moment, what) => {
    const rest = new Date(moment) - now;
    return rest >= 0 ? `${span(rest)} left ${what}` : `${span(rest)} over ${what}`;
  };
  const said = [ends && left(ends, "for this item"), left(root.dataset.ends, "for the meeting")];
  root.querySelector("[data-left]").textContent = said.filter(Boolean).join(", ");
}

// -- who else is here, and what they changed --------------------------------------------------------------------------

async function pulse() {
  clearTimeout(pulseTimer);
  pulseTimer = setTimeout(pulse, document.hidden ? PULSE_HIDDEN : PULSE);
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token());
  body.set("tab", own);
  body.set("item", current ?? "");
  if (Date.now() - lastTyped < PULSE) body.set("writing", "yes");
  try {
    const { ok, answer } = await post(pulseUrl, body, { signal: AbortSignal.timeout(PULSE * 2) });
    if (ok && String(answer.you) !== writer) tellStranger();
    else if (ok) heard(answer);
  } catch {
    // The texts themselves say when there is no connection.
  }
}

// Somebody else has signed in, perhaps in another tab: nothing of this page is saved under their name.
function tellStranger() {
  root.querySelector(".live__main").inert = true;
  clearTimeout(saidTimer);
  root.querySelector("[data-said]").textContent =
    "Somebody else is signed in now. Sign out and in again as yourself, then load this page again: your text is kept on this device.";
}

function whereabouts({ name, own, writing }) {
  if (own) return "You have this item open in another window too.";
  return `${name} ${writing ? "is writing" : "is"} here.`;
}

function heard({ people, said, items }) {
  const bar = root.querySelector("[data-others]");
  if (bar.textContent !== said) {
    bar.textContent = said;
    announce(said);
  }
  for (const [key, panel] of panels) {
    const here = people.filter((each) => String(each.item) === key);
    entryOf(key).querySelector("[data-who]").textContent = here.map(({ initials }) => initials).join(", ");
    const words = here.map(whereabouts).join(" ");
    const place = panel.dom.querySelector("[data-writers]");
    if (place.textContent !== words) place.textContent = words;
    const now = items[key];
    if (!now) continue;
    const known = panel.item ? panel.item.field.base.startedFrom : panel.dom.dataset.startedFrom;
    const isNew = panel.stamp !== null && panel.stamp !== now.stamp;
    panel.stamp = now.stamp;
    if (isNew || (now.digest !== known && !panel.item?.field.isDirty)) bringUp(panel);
  }
}

// What others saved: the records, and the text where nothing was typed here.
async function bringUp(panel) {
  const response = await fetch(panel.dom.dataset.fragment, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!response?.ok) return;
  const found = await response.json();
  const records = panel.dom.querySelector("[data-records]");
  if (!records.contains(document.activeElement)) records.innerHTML = found.records;
  if (!panel.started) {
    Object.assign(panel.dom.dataset, { version: found.version, startedFrom: found.started_from });
    panel.dom.querySelector("template[data-rich]").content.querySelector("textarea").value = found.html;
    panel.dom.querySelector("[data-editor-place]").innerHTML = found.html;
  } else if (found.started_from !== panel.item?.field.base.startedFrom && panel.item?.follow(found)) {
    say("This item now shows what somebody else saved.");
  }
  tick(panel, found.done || isWritten(panel));
}

// -- records ---------------------------------------------------------------------------------------------------------

root.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-here]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const panel = panels.get(link.closest("[data-item]").dataset.item);
  let forget = () => {};
  openHere(link.href, {
    onOpen: async (form) => {
      startActionForms(form);
      if (form.querySelector("textarea") && !form.elements.version?.value) forget = await keepForm(form, link.href, writer);
    },
    onClose: () => panel.item?.editor.commands.focus(),
    onFail: () => say("This form cannot be had: there is no answer from the server. Type a line such as “Action: …”, which is kept."),
    onSent: (page) => {
      say(page.querySelector(".govuk-notification-banner__heading")?.textContent ?? "Saved.");
      forget();
      bringUp(panel);
    },
  });
});

root.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-nil]");
  if (!button) return;
  const panel = panels.get(button.closest("[data-item]").dataset.item);
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token());
  body.set("usual", "yes");
  const reply = await post(button.dataset.nil, body).catch(() => null);
  say(reply?.ok ? "Saved." : "Not saved: there is no answer from the server. Try again in a moment.");
  bringUp(panel);
});

// Questions about quick lines are answered here.
root.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-records] form");
  if (!form) return;
  event.preventDefault();
  const panel = panels.get(form.closest("[data-item]").dataset.item);
  const body = new FormData(form, event.submitter);
  body.set("csrfmiddlewaretoken", token());
  const reply = await post(form.action, body).catch(() => null);
  if (!reply?.ok) return say(reply?.answer.problem ?? "Not saved: there is no answer from the server. Try again in a moment.");
  if (reply.answer.words) panel.item?.editor.commands.insertContentAt(panel.item.editor.state.doc.content.size, {
    type: "paragraph",
    content: [{ type: "text", text: reply.answer.words }],
  });
  say("Saved.");
  panel.dom.querySelector(".live__title").focus({ preventScroll: true });
  return bringUp(panel);
}, { capture: true });

// -- what earlier windows left ---------------------------------------------------------------------------------------

function tellHeld() {
  const places = keys.filter((key) => held.some((copy) => copy.place === textKey(panels.get(key))));
  if (!places.length) return;
  const box = root.querySelector("[data-held]");
  const words = document.createElement("p");
  words.className = "govuk-inset-text";
  words.textContent = `This device holds text that was not saved, at ${places.length === 1 ? "this item" : "these items"}: `;
  for (const key of places) {
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = `#item-${key}`;
    link.dataset.show = key;
    link.textContent = panels.get(key).dom.querySelector(".minute__number").textContent;
    words.append(link, " ");
  }
  box.append(words);
}

// -- starting --------------------------------------------------------------------------------------------------------

root.addEventListener("click", (event) => {
  const entry = event.target.closest("[data-show]");
  const by = event.target.closest("[data-step]");
  if (entry) {
    event.preventDefault();
    show(entry.dataset.show);
  } else if (by) {
    step(Number(by.dataset.step));
  }
});

root.querySelector("[data-jump]").addEventListener("submit", (event) => {
  event.preventDefault();
  const input = root.querySelector("#jump");
  const asked = input.value.trim().toLowerCase();
  const words = (key) => panels.get(key).dom.querySelector("h2").textContent.replace(/\s+/g, " ").trim().toLowerCase();
  const found = keys.find((key) => words(key).startsWith(asked)) ?? keys.find((key) => words(key).includes(asked));
  if (!asked || !found) return say("No item has that number or these words.");
  input.value = "";
  return show(found);
});

document.addEventListener("keydown", (event) => {
  const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
  if (saves) panels.get(current)?.item?.field.save();
  else if (!event.altKey || event.ctrlKey || event.metaKey) return;
  else if (event.key === "PageDown") step(1);
  else if (event.key === "PageUp") step(-1);
  else if (event.code === "KeyJ") root.querySelector("#jump").focus();
  else if (event.code === "KeyA") showAttendance();
  else return;
  event.preventDefault();
});

function showAttendance() {
  const box = root.querySelector("[data-attendance-here]");
  box.open = true;
  box.querySelector("input[type=radio]:checked, input[type=radio]")?.focus();
}

addEventListener("pagehide", () => {
  for (const { item } of panels.values()) item?.field.leave();
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token());
  body.set("tab", own);
  body.set("leaving", "yes");
  navigator.sendBeacon(pulseUrl, body);
});
addEventListener("signed-in", pulse);
addEventListener("visibilitychange", () => document.hidden || pulse());
addEventListener("pageshow", (event) => event.persisted && pulse());

if (matchMedia("(max-width: 48rem)").matches) root.querySelector("[data-items]").open = false;
const places = new Set([...panels.values()].map(textKey));
held = await heldFor(writer, (place) => places.has(place));
tellHeld();
setInterval(showTime, 5000);
const wanted = location.hash.replace("#item-", "");
if (keys.length) show(panels.has(wanted) ? wanted : keys[0], { focus: false });
