// Printing one card alone, in a frame of its own that goes away afterwards.

import { origin } from "./origin.js";

/** Prints the card in `root` with the styles in `sheet`, everything open. */
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
  const line = page.createElement("p");
  line.textContent = origin(root);
  copy.querySelector("footer").append(line);
  delete copy.dataset.printed;
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
}
