// Printing one card alone, in a frame of its own that goes away afterwards.

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
  const origin = page.createElement("p");
  origin.className = "printed";
  origin.textContent = `${location.href} · ${new Date().toLocaleDateString(page.documentElement.lang || undefined)}`;
  copy.querySelector("footer").append(origin);
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
}
