// A request made by script after the session has ended gets 401. Nothing on the page is touched; the notice offers
// sign-in in another tab, after which the same page can go on.
export function watchSignedOut() {
  document.addEventListener("htmx:response:error", (event) => {
    if (event.detail.ctx.response.status === 401) {
      showSignedOut();
    }
  });
}

export function showSignedOut() {
  const notice = document.querySelector("#signed-out");
  if (notice?.hidden) {
    notice.hidden = false;
    notice.querySelector("a").focus();
  }
}
