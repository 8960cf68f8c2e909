// Runs before the page is drawn: what needs JavaScript is told that it is there. No module, so that it does not wait.
document.documentElement.classList.replace("no-js", "js");
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
