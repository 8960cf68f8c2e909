// Sends a form by script and gives the answer back as { ok, signedOut, isInput, status, answer, refusal }. `refusal` is the
// sentence of a server that has decided, in JSON or bare; it is empty where asking again may help.
// Everything that a writing page sends says for whom it was opened: the server takes nothing for another account.
// Signing in again, here or in another tab, changes the token of all forms; the cookie has the current one. Where it
// is not known the page fetches it and tries once more.
import { csrfToken } from "./csrf.js";
import { hideSignedOut, showSignedOut } from "./signed-out.js";

const BARE = {
  403: "You may not write this now. Load the page again, or ask the business unit.",
  404: "This is no longer there, or you may no longer see it. Copy what you need before you leave this page.",
  413: "This is more than the server takes at once. Make it shorter.",
};
const ASK_AGAIN = [408, 425, 429];

export async function post(address, body, { keepalive = false, signal } = {}) {
  const writer = document.querySelector("[data-writer]")?.dataset.writer;
  if (writer && !body.has("writer")) body.set("writer", writer);
  let response = await send(address, body, keepalive, signal);
  if (response.status === 403 && (await renewToken(signal))) {
    body.set("csrfmiddlewaretoken", token());
    response = await send(address, body, keepalive, signal);
  }
  const { ok, status } = response;
  if (status === 401) {
    showSignedOut();
    return { ok: false, signedOut: true, status, answer: {}, refusal: "" };
  }
  hideSignedOut();
  const answer = await response.json().catch(() => ({}));
  return { ok, signedOut: false, isInput: status === 422, status, answer, refusal: refusalOf(status, answer) };
}

function refusalOf(status, { problem }) {
  if (status < 400 || status >= 500 || ASK_AGAIN.includes(status)) return "";
  return problem ?? BARE[status] ?? `The server does not take this (${status}). Load the page again.`;
}

// The body to post these values with: a form with the token that forms need.
export function formOf(values) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...values, csrfmiddlewaretoken: token() })) body.set(name, value);
  return body;
}

function token() {
  return csrfToken() || document.querySelector("input[name=csrfmiddlewaretoken]").value;
}

function send(address, body, keepalive, signal) {
  return fetch(address, { method: "POST", body, keepalive, signal, headers: { Accept: "application/json" } });
}

async function renewToken(signal) {
  const response = await fetch(location.pathname, { signal, headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("main input[name=csrfmiddlewaretoken]")?.value;
  if (!fresh || response.redirected) return false;
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) {
    input.value = fresh;
  }
  return true;
}
