// The browser's own print command: on paper every card is open, as `@media print` of the styles has it.

/** The cards' roots in the page. */
export const printed = new Set();

/** Closed questions and sources that were opened for the paper. */
let opened = [];

addEventListener("beforeprint", () => {
  opened = [...printed].flatMap((root) => [...root.querySelectorAll("details:not([open])")]);
  for (const details of opened) details.open = true;
});

addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
  opened = [];
});
