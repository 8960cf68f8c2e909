// Ordered lists (agenda, standing items): what the plain forms do, without leaving the page. The list is drawn again by
// the server after each step, so that numbers and times are always right; focus stays where it was.
import Sortable from "./vendor/sortable.js";
import { showSignedOut } from "./signed-out.js";

function items(root) {
  return [...root.querySelectorAll("[data-item]")];
}

function say(root, words) {
  const place = document.getElementById(root.dataset.said);
  place.textContent = "";
  window.setTimeout(() => (place.textContent = words), 50);
}

function sayWhereItIs(root, key) {
  const all = items(root);
  const at = all.findIndex((item) => item.dataset.item === key);
  if (at >= 0) {
    say(root, `${all[at].dataset.name} is now ${at + 1} of ${all.length}.`);
  }
}

async function send(root, address, body) {
  if (root.dataset.busy) {
    return false;
  }
  root.dataset.busy = "yes";
  try {
    const response = await fetch(address, { method: "POST", body, headers: { "HX-Request": "true" } });
    if (response.status === 401) {
      showSignedOut();
      return false;
    }
    if (!response.ok) {
      throw new Error(response.statusText);
    }
    root.innerHTML = await response.text();
    enhance(root);
    return true;
  } catch {
    say(root, "That did not work. Check the connection and reload the page.");
    return false;
  } finally {
    delete root.dataset.busy;
  }
}

// The same button again, or the other one of the pair when the item has reached an end.
function focusAgain(root, id) {
  const other = id.replace(/(up|down)(?=-\d+$)/, (word) => (word === "up" ? "down" : "up"));
  const button = root.querySelector(`#${id}`) ?? root.querySelector(`#${other}`);
  button?.focus();
}

async function step(root, form, button) {
  const body = new FormData(form, button);
  if (await send(root, form.action, body)) {
    focusAgain(root, button.id);
    const key = button.id.match(/\d+$/)[0];
    if (button.id.startsWith("part")) {
      say(root, `${root.querySelector(`#part-title-${key}`)?.textContent} was moved.`);
    } else {
      sayWhereItIs(root, key);
    }
  }
}

async function addQuickly(root, form) {
  const id = form.querySelector("[name=title]").id;
  const before = new Set(items(root).map((item) => item.dataset.item));
  if (await send(root, form.action, new FormData(form))) {
    const added = items(root).find((item) => !before.has(item.dataset.item));
    const title = root.querySelector(`#${id}`) ?? root.querySelector(".quick-add [name=title]");
    if (title) {
      title.closest("details").open = true;
      title.focus();
    }
    if (added) {
      say(root, `Added: ${added.dataset.name}.`);
    }
  }
}

function addGrips(root) {
  for (const item of items(root)) {
    const grip = document.createElement("span");
    grip.className = "agenda-item__grip";
    grip.setAttribute("aria-hidden", "true");
    grip.title = "Drag to another place";
    item.prepend(grip);
  }
}

async function dropped(root, form, key) {
  const body = new FormData(form);
  for (const lane of root.querySelectorAll("[data-lane]")) {
    body.append("lane", `${lane.dataset.lane}:${items(lane).map((item) => item.dataset.item)}`);
  }
  if (await send(root, form.action, body)) {
    sayWhereItIs(root, key);
  }
}

function enhance(root) {
  const form = root.querySelector("[data-order-form]");
  if (!form) {
    return;
  }
  addGrips(root);
  for (const lane of root.querySelectorAll("[data-lane]")) {
    Sortable.create(lane, {
      animation: 150,
      chosenClass: "agenda-item--chosen",
      draggable: "[data-item]",
      ghostClass: "agenda-item--ghost",
      group: root.id,
      handle: ".agenda-item__grip",
      onEnd: (event) => {
        if (event.from !== event.to || event.oldIndex !== event.newIndex) {
          dropped(root, form, event.item.dataset.item);
        }
      },
    });
  }
}

for (const root of document.querySelectorAll("[data-ordered-list]")) {
  root.addEventListener("submit", (event) => {
    if (event.target.matches("[data-step-form]") && event.submitter?.id) {
      event.preventDefault();
      step(root, event.target, event.submitter);
    } else if (event.target.matches("[data-quick-form]")) {
      event.preventDefault();
      addQuickly(root, event.target);
    }
  });
  enhance(root);
}
