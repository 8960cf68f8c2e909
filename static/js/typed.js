// What was typed and is not known to be saved, kept in this browser from the first key on: in localStorage until it stands
// in IndexedDB. Where neither can be had, `keep` answers so. Each window has a name of its own, so that two windows on one
// item never write over each other's copy.
export const APART = "left"; // in place of the name of a window: a copy that has been put aside by the one that has it
const CLOSING = [1500, 4000, 10_000];
const STORE = "texts";
const held = new Map();
let opened;

export const tab = claimTab();

export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A window keeps its name when it is loaded again; a copy of the window gets one of its own.
async function claimTab() {
  let name = readSession() ?? newKey();
  if (navigator.locks) {
    while (!(await holds(name))) name = newKey();
  }
  writeSession(name);
  return name;
}

function holds(name) {
  return new Promise((answer) => {
    navigator.locks.request(`window-${name}`, { ifAvailable: true }, (lock) => {
      answer(Boolean(lock));
      return lock ? new Promise(() => {}) : undefined; // held until the window closes
    });
  });
}

function readSession() {
  try {
    return sessionStorage.getItem("window");
  } catch {
    return null;
  }
}

function writeSession(name) {
  try {
    sessionStorage.setItem("window", name);
  } catch {
    // The name is forgotten when the page is loaded again; its copies are still found.
  }
}

async function openWindows() {
  if (!navigator.locks) return new Set();
  const { held: locks } = await navigator.locks.query();
  return new Set(locks.map((lock) => lock.name.replace("window-", "")));
}

// -- the store -------------------------------------------------------------------------------------------------------

function open() {
  opened ??= new Promise((answer) => {
    let request;
    try {
      request = indexedDB.open("typed", 1);
    } catch {
      return answer(null);
    }
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    request.onsuccess = () => answer(request.result);
    request.onerror = () => answer(null);
    request.onblocked = () => answer(null);
  });
  return opened;
}

async function within(mode, does) {
  const database = await open();
  if (!database) return { failed: true };
  return new Promise((answer) => {
    try {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const request = does(transaction.objectStore(STORE));
      transaction.oncomplete = () => answer({ found: request.result });
      transaction.onabort = transaction.onerror = () => answer({ failed: true });
    } catch {
      answer({ failed: true });
    }
  });
}

function inPlainStorage(does) {
  try {
    return { found: does(localStorage) };
  } catch {
    return { failed: true };
  }
}

// First where it stands at once, in case the tab is closed this very moment; then where it survives a power cut.
async function write(entry, isAtHand) {
  const { failed } = await within("readwrite", (store) => store.put(entry));
  if (!failed && !held.get(entry.key)?.next) forgetPlain(entry.key);
  return !failed || isAtHand;
}

function forgetPlain(key) {
  inPlainStorage((storage) => storage.removeItem(`typed:${key}`));
}

// Keeps the newest text of an entry; while one is being written only the latest waits. Answers whether it is kept.
export function keep(entry) {
  const isAtHand = !inPlainStorage((storage) => storage.setItem(`typed:${entry.key}`, JSON.stringify(entry))).failed;
  const now = held.get(entry.key);
  if (now) {
    now.next = entry;
    now.done ??= now.writing.then(() => {
      const { next } = held.get(entry.key);
      held.delete(entry.key);
      return next ? keep(next) : true;
    });
    return now.done;
  }
  const writing = write(entry, isAtHand);
  held.set(entry.key, { writing });
  return writing.finally(() => {
    if (!held.get(entry.key)?.done) held.delete(entry.key);
  });
}

export async function drop(key) {
  const now = held.get(key);
  if (now) await (now.done ?? now.writing);
  await within("readwrite", (store) => store.delete(key));
  forgetPlain(key);
}

// What this person's windows hold of some places: of this window, and of windows that have been closed.
export async function heldFor(writer, isPlace) {
  const own = await tab;
  const [{ found = [] }, alive] = await Promise.all([within("readonly", (store) => store.getAll()), openWindows()]);
  const plain = inPlainStorage((storage) =>
    Object.keys(storage)
      .filter((key) => key.startsWith("typed:"))
      .map((key) => JSON.parse(storage.getItem(key))),
  );
  const newest = [...(plain.found ?? []), ...found]
    .filter((entry) => entry.writer === writer && isPlace(entry.place))
    .filter((entry) => entry.tab === own || !alive.has(entry.tab))
    .sort((one, other) => other.at - one.at);
  return newest.filter((entry, place) => newest.findIndex(({ key }) => key === entry.key) === place);
}

// A window that is being closed counts as open for a moment more. What such windows hold is given to `late` once they
// are gone; `found` are the copies that are known already.
export async function watchClosing(writer, isPlace, found, late) {
  const seen = new Set(found.map(({ key }) => key));
  const own = await tab;
  for (const wait of CLOSING) {
    await new Promise((go) => setTimeout(go, wait));
    const copies = await heldFor(writer, isPlace);
    const fresh = copies.filter((copy) => copy.tab !== own && copy.tab !== APART && !seen.has(copy.key));
    for (const { key } of fresh) seen.add(key);
    if (fresh.length) late(fresh);
  }
}
