// A card before its module: markup that came with the data, checked, with tabs that already work.

import { make } from "./make.js";
import { trusted } from "./trust.js";

/** The tabs of a card's markup, by name. */
const tabs = (root) => [...root.querySelectorAll("[role=tab]")];

/** The name of a tab: its panel's id without the card's prefix. */
export const nameOf = (tab, prefix) => tab.getAttribute("aria-controls").slice(prefix.length + 1);

/** The names of the tabs, in order. */
export const tabNames = (root, prefix) => tabs(root).map((tab) => nameOf(tab, prefix));

/** The last markup, and what it says: to copy that takes a phone a third as long as to read it anew. */
let last, content;

/** Puts markup of the bundle's own into `root`; `false` where the page's policy forbids it. */
export function insert(root, markup) {
  try {
    if (markup === last) {
      content ??= make("div", { innerHTML: trusted("createHTML", markup) });
      root.replaceChildren(...content.cloneNode(true).childNodes);
    } else {
      root.innerHTML = trusted("createHTML", markup);
      last = markup;
      content = undefined;
    }
    return true;
  } catch {
    return false;
  }
}

/** Has the ids in a card start with `to` in place of `from`: each card of the page has its own. */
export function rename(root, from, to) {
  if (from === to) return;
  // What an id is of may have the drug's name in it, too, and so may a link out, which has a colon.
  const begins = RegExp(`(?<=^#?|^[^:]+ )${from.replace(/[.+]/g, "\\$&")}-`, "g");
  for (const name of ["id", "href", "popovertarget", "aria-controls", "aria-labelledby", "aria-describedby"]) {
    for (const it of root.querySelectorAll(`[${name}]`)) it.setAttribute(name, it.getAttribute(name).replace(begins, `${to}-`));
  }
}

/** Opens the tab of this name, of which there is one, as the module would. */
export function open(root, prefix, name) {
  for (const tab of tabs(root)) {
    const selected = nameOf(tab, prefix) === name;
    tab.setAttribute("aria-selected", selected);
    tab.tabIndex = selected ? 0 : -1;
    const panel = root.getRootNode().getElementById(tab.getAttribute("aria-controls"));
    panel.hidden = !selected && "until-found";
    // The panel takes the focus only where it is open and nothing in it does.
    if (selected && !panel.querySelector("a, button, summary, [tabindex]")) panel.tabIndex = 0;
    else panel.removeAttribute("tabindex");
  }
}
