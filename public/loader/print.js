// Printing: everything open, on paper as in `@media print` of the styles.

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

/** Prints the card in `root` alone, from a frame of its own that goes away afterwards. */
export function printAlone(root, sheet) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  document.body.append(frame);
  const { contentDocument: page, contentWindow: view } = frame;
  const title = root.querySelector("[part=title]").textContent;
  page.title = title;
  page.documentElement.lang = root.firstElementChild.lang || document.documentElement.lang;
  const card = page.body.appendChild(page.createElement("div"));
  card.dir = getComputedStyle(root).direction;
  const shadow = card.attachShadow({ mode: "open" });
  const styles = new view.CSSStyleSheet();
  styles.replaceSync([...sheet.cssRules].map((rule) => rule.cssText).join("\n"));
  shadow.adoptedStyleSheets = [styles];
  const copy = shadow.appendChild(page.importNode(root, true));
  for (const details of copy.querySelectorAll("details")) details.open = true;
  const origin = page.createElement("p");
  origin.className = "printed";
  origin.textContent = `${location.href} · ${new Date().toLocaleDateString(page.documentElement.lang || undefined)}`;
  copy.querySelector("footer").append(origin);
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
}
