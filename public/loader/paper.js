// The browser's own print command: on paper every card is open, as `@media print` of the styles has it.

/** Closed questions and sources that were opened for the paper. */
let opened = [];
const roots = new Set();

/** Makes a card print whole with the browser's own command. Returns what undoes that. */
export function printable(root) {
  if (!roots.size) {
    addEventListener("beforeprint", openAll);
    addEventListener("afterprint", closeAgain);
  }
  roots.add(root);
  return () => {
    roots.delete(root);
    if (roots.size) return;
    removeEventListener("beforeprint", openAll);
    removeEventListener("afterprint", closeAgain);
  };
}

function openAll() {
  opened = [...roots].flatMap((root) => [...root.querySelectorAll("details:not([open])")]);
  for (const details of opened) details.open = true;
}

function closeAgain() {
  for (const details of opened) details.open = false;
  opened = [];
}
