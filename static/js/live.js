// The live screen: all items of a meeting on one page, so that going on to the next needs no network. Each text saves
// itself; every few seconds the page asks who else is where and what others have changed.
import { LinesOf } from "./live-lines.js";
import { turnBack, watchRecords } from "./live-records.js";
import { announce, complain, say, settled } from "./live-said.js";
import { formOf, post } from "./post.js";
import { goToBox } from "./two-texts.js";
import { heldFor, tab, watchClosing } from "./typed.js";
import { startItem } from "./written-item.js";

const PULSE = 4000;
const PULSE_HIDDEN = 30000;
const root = document.querySelector("[data-live]");
const { writer, pulse: pulseUrl, editor: editorUrl } = root.dataset;
const panels = new Map([...root.querySelectorAll("[data-item]")].map((dom) => [dom.dataset.item, { dom, stamp: null }]));
const keys = [...panels.keys()];
const own = await tab;

let current = null;
let lastTyped = 0;
let held = [];
let pulseTimer = 0;
let goingTo = null;

const entryOf = (key) => root.querySelector(`.live__nav [data-show="${key}"]`);
const textKey = (panel) => panel.dom.dataset.autosave;
const panelOfText = (place) => [...panels.values()].find((each) => textKey(each) === place);

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
  showAsked();
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
  panel.lines ??= new LinesOf({
    panel: panel.dom,
    writer,
    item: () => panel.item,
    taken: () => bringUp(panel),
  });
  panel.started ??= startItem({
    place: panel.dom,
    writer,
    editorUrl,
    held: held.filter((copy) => copy.place === textKey(panel)),
    attributes: { "aria-labelledby": panel.dom.querySelector("h2").id },
    onQuickLine: (words) => panel.lines.lines.typed(words),
    onUndo: () => undoLine(panel),
    onChange: () => {
      lastTyped = Date.now();
      tick(panel);
    },
  }).then((item) => {
    panel.item = item;
    item.editor.on("selectionUpdate", () => panel.lines.show());
    item.editor.on("blur", () => panel.lines.show());
    panel.lines.show();
    panel.lines.lines.send();
    panel.dom.dataset.ready = "";
    document.documentElement.dataset.editor = "ready";
    return item;
  });
  return panel.started;
}

// The line that has just become a record is taken back by Undo like any other step.
function undoLine(panel) {
  const address = panel.lines.lines.lastTurnBack();
  if (address) turnBack(address, panel, bringUp);
  return Boolean(address);
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
  if (words.startsWith("Saved")) panel.lines?.lines.send();
  showState(panels.get(current));
});

document.addEventListener("minutes:saved", ({ detail }) => {
  const panel = panelOfText(detail.place);
  panel?.lines.found(detail.answer.quick_lines ?? []);
});

// -- what is asked about a text --------------------------------------------------------------------------------------

root.addEventListener("two-texts", () => {
  complain("two-texts", "Somebody else saved another version of this item. Choose between the two texts: Alt C goes there.");
});

root.addEventListener("asked", (event) => {
  const panel = panels.get(event.target.closest("[data-item]").dataset.item);
  if (!event.detail.isAsked) root.querySelector(`[data-held] [data-show="${panel.dom.dataset.item}"]`)?.remove();
  if (!root.querySelector("[data-held] [data-show]")) root.querySelector("[data-held]").replaceChildren();
  if (![...panels.values()].some(({ item }) => item?.field.state === "both")) settled("two-texts");
  showAsked();
  if (event.detail.isAsked && goingTo === panel.dom.dataset.item && goToBox()) goingTo = null;
});

function showAsked() {
  root.querySelector("[data-to-box]").hidden = !root.querySelector(".live__item.is-current .comparison");
}

root.querySelector("[data-to-box]").addEventListener("click", goToBox);

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
  const body = formOf({ tab: own, item: current ?? "" });
  if (Date.now() - lastTyped < PULSE) body.set("writing", "yes");
  try {
    const { ok, answer } = await post(pulseUrl, body, { signal: AbortSignal.timeout(PULSE * 2) });
    if (ok && String(answer.you) !== writer) tellStranger();
    else if (ok) {
      welcomeBack();
      heard(answer);
    }
  } catch {
    // The texts themselves say when there is no connection.
  }
}

// Somebody else has signed in, perhaps in another tab: nothing of this page is saved under their name.
function tellStranger() {
  root.querySelector(".live__main").inert = true;
  complain("stranger", "Somebody else is signed in now. Sign out and in again as yourself: your text is kept on this device, and is saved then.");
}

function welcomeBack() {
  const main = root.querySelector(".live__main");
  if (!main.inert) return;
  main.inert = false;
  settled("stranger");
  dispatchEvent(new Event("signed-in")); // the texts that were refused are sent
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
    panel.stamp ??= now.stamp;
    if (isNew || (now.digest !== known && !panel.item?.field.isDirty)) bringUp(panel, { stamp: now.stamp });
  }
}

// What others saved: the records, and the text where nothing was typed here. Records in which somebody is at a button wait
// until they have left; `stamp` counts as seen only when they are shown.
async function bringUp(panel, { stamp, atOnce = false } = {}) {
  const signal = AbortSignal.timeout(PULSE * 2);
  const response = await fetch(panel.dom.dataset.fragment, { signal, headers: { Accept: "application/json" } }).catch(() => null);
  const found = response?.ok ? await response.json().catch(() => null) : null;
  if (!found) return;
  const records = panel.dom.querySelector("[data-records]");
  panel.isBehind = records.contains(document.activeElement);
  if (!panel.isBehind) {
    records.innerHTML = found.records;
    panel.stamp = stamp ?? panel.stamp;
  }
  if (!panel.started) {
    Object.assign(panel.dom.dataset, { version: found.version, startedFrom: found.started_from });
    panel.dom.dataset.quickLines = JSON.stringify(found.quick_lines);
    panel.dom.querySelector("template[data-rich]").content.querySelector("textarea").value = found.html;
    panel.dom.querySelector("[data-editor-place]").innerHTML = found.html;
  } else if (found.started_from !== panel.item?.field.base.startedFrom && panel.item?.follow(found, { atOnce })) {
    panel.lines.found(found.quick_lines);
    if (!atOnce) say("This item now shows what somebody else saved.");
  }
  tick(panel, found.done || isWritten(panel));
}

root.addEventListener("focusout", (event) => {
  const records = event.target.closest("[data-records]");
  const panel = records && panels.get(records.closest("[data-item]").dataset.item);
  if (panel?.isBehind && !records.contains(event.relatedTarget)) bringUp(panel);
});

watchRecords({ root, writer, bringUp, panelOf: (dom) => panels.get(dom.closest("[data-item]").dataset.item) });

// -- what earlier windows left ---------------------------------------------------------------------------------------

function tellHeld() {
  const places = keys.filter((key) => held.some((copy) => copy.place === textKey(panels.get(key))));
  if (!places.length) return;
  const box = root.querySelector("[data-held]");
  const words = document.createElement("p");
  words.textContent = `This device holds text that was not saved, at ${places.length === 1 ? "this item" : "these items"}: `;
  for (const key of places) {
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = `#item-${key}`;
    link.dataset.show = key;
    link.textContent = panels.get(key).dom.querySelector(".minute__number").textContent;
    words.append(link, " ");
  }
  box.replaceChildren(words);
  announce(words.textContent);
}

function offerLate(copies) {
  held.push(...copies);
  tellHeld();
  for (const copy of copies) panelOfText(copy.place).started?.then((item) => item.offer(copy));
}

// -- starting --------------------------------------------------------------------------------------------------------

root.addEventListener("click", (event) => {
  const entry = event.target.closest("[data-show]");
  const by = event.target.closest("[data-step]");
  if (entry) {
    event.preventDefault();
    goingTo = entry.closest("[data-held]") ? entry.dataset.show : null;
    show(entry.dataset.show, { focus: !goingTo });
    if (goingTo && goToBox()) goingTo = null;
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
  if (!asked || !found) return complain("jump", "No item has that number or these words.");
  input.value = "";
  settled("jump");
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

function leave() {
  for (const { item } of panels.values()) item?.field.leave();
}

addEventListener("pagehide", () => {
  leave();
  navigator.sendBeacon(pulseUrl, formOf({ tab: own, leaving: "yes" }));
});
addEventListener("signed-in", pulse);
addEventListener("visibilitychange", () => (document.hidden ? leave() : pulse()));
addEventListener("pageshow", (event) => event.persisted && pulse());

if (matchMedia("(max-width: 48rem)").matches) root.querySelector("[data-items]").open = false;
const places = new Set([...panels.values()].map(textKey));
const isHere = (place) => places.has(place);
held = await heldFor(writer, isHere);
tellHeld();
watchClosing(writer, isHere, held, offerLate);
setInterval(showTime, 5000);
const wanted = location.hash.replace("#item-", "");
if (keys.length) show(panels.has(wanted) ? wanted : keys[0], { focus: false });
