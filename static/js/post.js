// Sends a form by script and gives the answer back as { ok, signedOut, isInput, status, answer }.
// Signing in again, here or in another tab, changes the token of all forms; the cookie has the current one. Where it
// is not known the page fetches it and tries once more.
import { csrfToken } from "./csrf.js";
import { hideSignedOut, showSignedOut } from "./signed-out.js";

export async function post(address, body, { keepalive = false, signal } = {}) {
  let response = await send(address, body, keepalive, signal);
  if (response.status === 403 && (await renewToken())) {
    body.set("csrfmiddlewaretoken", token());
    response = await send(address, body, keepalive, signal);
  }
  const { ok, status } = response;
  if (status === 401) {
    showSignedOut();
    return { ok: false, signedOut: true, status, answer: {} };
  }
  hideSignedOut();
  const answer = await response.json().catch(() => ({}));
  return { ok, signedOut: false, isInput: status === 422, status, answer };
}

export function token() {
  return csrfToken() || document.querySelector("input[name=csrfmiddlewaretoken]").value;
}

function send(address, body, keepalive, signal) {
  return fetch(address, { method: "POST", body, keepalive, signal, headers: { Accept: "application/json" } });
}

async function renewToken() {
  const response = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("main input[name=csrfmiddlewaretoken]")?.value;
  if (!fresh || response.redirected) return false;
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) {
    input.value = fresh;
  }
  return true;
}
