// Makes sure that one version runs on a page, however often the script is linked.

import { attributes } from "./attributes.js";
import { make } from "./make.js";

/** The one name the script adds to the page's globals, besides the element itself. */
const GLOBAL = "MonographCard";

/** Claims the page for this version; `false` when a script before this one has. */
export function register(version) {
  const first = globalThis[GLOBAL];
  if (!first && !customElements.get("monograph-card")) {
    globalThis[GLOBAL] = { version };
    return true;
  }
  if (first?.version !== version) {
    console.warn(`monograph-card: version ${version} is ignored; the page runs ${first?.version ?? "another"} already`);
  }
  return false;
}

/** Puts a card behind a tag with `data-drug`, once. */
export function place(script) {
  if (!script.dataset.drug || script.monographCard) return;
  const card = make("monograph-card");
  for (const name of attributes) {
    const value = script.getAttribute(`data-${name}`);
    if (value !== null) card.setAttribute(name, value);
  }
  script.monographCard = card;
  script.after(card);
}
