// Passkeys: asks the device, puts its answer into the form as JSON and sends the form. data-passkey on a form says what
// for: "sign-in" (the options are fetched when they are wanted) or "confirm"; on a field of a form, "make".
const SAID = {
  NotAllowedError: "Your device did not confirm that it is you. Try again.",
  InvalidStateError: "This device has a passkey for this account already.",
  SecurityError: "Passkeys do not work at this address. Sign in with your password.",
};
const OTHERWISE = "The passkey could not be used. Try again, or take another way.";

const ASK = {
  "sign-in": async (form) => get(await optionsFrom(form.action)),
  confirm: (form) => get(JSON.parse(form.dataset.options)),
  make: (field) => create(JSON.parse(field.dataset.options)),
};

for (const place of window.PublicKeyCredential ? document.querySelectorAll("[data-passkey]") : []) {
  const form = place.form ?? place;
  place.hidden = false;
  form.addEventListener("submit", (event) => send(event, form, place));
}

async function send(event, form, place) {
  event.preventDefault();
  event.stopImmediatePropagation();
  const said = (form.querySelector("[data-passkey-said]") ?? form.parentElement.querySelector("[data-passkey-said]"));
  said.textContent = "";
  try {
    const answer = await ASK[place.dataset.passkey](place);
    form.elements.credential.value = JSON.stringify(answer);
    HTMLFormElement.prototype.submit.call(form);
  } catch (problem) {
    said.textContent = SAID[problem.name] ?? OTHERWISE;
  }
}

async function optionsFrom(address) {
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error("No answer from the server.");
  return (await response.json()).request_options;
}

async function get({ publicKey }) {
  const credential = await navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: (publicKey.allowCredentials ?? []).map(withBytes),
    },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response;
  return told(credential, {
    clientDataJSON: text(clientDataJSON),
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    userHandle: userHandle && text(userHandle),
  });
}

async function create({ publicKey }) {
  const credential = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: withBytes(publicKey.user),
      excludeCredentials: (publicKey.excludeCredentials ?? []).map(withBytes),
    },
  });
  const { clientDataJSON, attestationObject } = credential.response;
  return told(credential, {
    clientDataJSON: text(clientDataJSON),
    attestationObject: text(attestationObject),
    transports: credential.response.getTransports?.() ?? [],
  });
}

function told(credential, response) {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

function withBytes(thing) {
  return { ...thing, id: bytes(thing.id) };
}

// Bytes as the letters of base64url, which JSON can hold, and back.
function bytes(letters) {
  const plain = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
