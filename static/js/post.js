// Sends a form by script and gives the answer back as { ok, signedOut, answer }.
// Signing in again in another tab changes the token of all forms; the page then fetches the new one and tries once more.
import { showSignedOut } from "./signed-out.js";

export async function post(address, body, { keepalive = false } = {}) {
  let response = await send(address, body, keepalive);
  if (response.status === 403 && (await renewToken())) {
    body.set("csrfmiddlewaretoken", token());
    response = await send(address, body, keepalive);
  }
  if (response.status === 401) {
    showSignedOut();
    return { ok: false, signedOut: true, answer: {} };
  }
  const answer = await response.json().catch(() => ({}));
  return { ok: response.ok, signedOut: false, isInput: response.status === 422, answer };
}

export function token() {
  return document.querySelector("input[name=csrfmiddlewaretoken]").value;
}

function send(address, body, keepalive) {
  return fetch(address, { method: "POST", body, keepalive, headers: { Accept: "application/json" } });
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
