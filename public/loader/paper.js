// The browser's own print command: on paper every card is open, as `@media print` of the styles has it.

import { origin } from "./origin.js";

/** The cards' roots in the page. */
export const printed = new Set();

/** Closed questions and sources that were opened for the paper. */
const opened = [];

addEventListener("beforeprint", () => {
  for (const root of printed) {
    root.dataset.printed = origin(root);
    for (const details of root.querySelectorAll("details:not([open])")) {
      details.open = true;
      opened.push(details);
    }
  }
});

addEventListener("afterprint", () => {
  for (const details of opened.splice(0)) details.open = false;
});
