// After a new sign-in, in this tab or another, pages that were open before hold an old token. The cookie has the
// current one: it is put into each form as it is sent, so that nothing typed is turned away.
export function csrfToken() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
}

export function keepFormsSendable() {
  document.addEventListener("submit", (event) => refresh(event.target), { capture: true });
  document.addEventListener("htmx:config:request", (event) => {
    event.detail.ctx.request.headers["X-CSRFToken"] = csrfToken();
  });
}

function refresh(form) {
  const field = form.querySelector("input[name=csrfmiddlewaretoken]");
  if (field && csrfToken()) {
    field.value = csrfToken();
  }
}
