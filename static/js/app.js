// Starts the components of the page and of everything htmx brings in later.
import { initAll as startGovuk } from "./vendor/govuk-frontend.js";
import { initAll as startMoj } from "./vendor/moj-frontend.js";
import "./vendor/htmx.js";
import { keepFormsSendable } from "./csrf.js";
import { guardDoubleSubmission } from "./double-submit.js";
import { tellPrinted } from "./printed.js";
import { watchSignedOut } from "./signed-out.js";

function start(scope) {
  startGovuk({ scope });
  startMoj({ scope });
}

start(document);
keepFormsSendable();
guardDoubleSubmission();
watchSignedOut();
tellPrinted();
document.addEventListener("htmx:after:swap", (event) => start(event.target));
