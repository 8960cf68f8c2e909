// Says that the page was printed, for the trail; who may not be reached then is not asked again.
import { formOf, post } from "./post.js";

export function tellPrinted() {
  window.addEventListener("beforeprint", () => {
    if (!document.querySelector(".board-header__person")) return;
    post("/printed/", formOf({ path: location.pathname }), { keepalive: true }).catch(() => {});
  });
}
