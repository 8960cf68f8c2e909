// A request made by script after the session has ended gets 401. Nothing on the page is touched; the notice offers
// sign-in here or in another tab, after which the same page can go on.
import { signInHere } from "./sign-in-here.js";

const TYPING = "textarea, input, select, [contenteditable=true]";

export function watchSignedOut() {
  document.addEventListener("htmx:response:error", (event) => {
    if (event.detail.ctx.response.status === 401) {
      showSignedOut();
    }
  });
  addEventListener("signed-in", hideSignedOut);
  document.querySelector("[data-sign-in-here]")?.addEventListener("click", (event) => {
    signInHere(event.target.dataset.signInHere);
  });
}

export function hideSignedOut() {
  document.querySelector("#signed-out").hidden = true;
}

export function showSignedOut() {
  const notice = document.querySelector("#signed-out");
  if (notice?.hidden) {
    notice.hidden = false;
    if (!document.activeElement?.matches(TYPING)) notice.querySelector("button, a").focus();
  }
}
