// A card before its module: markup that came with the data, checked, with tabs that already work.

import { trusted } from "./trust.js";

/** The tabs of a card's markup, by name. */
const tabs = (root) => [...root.querySelectorAll("[role=tab]")];

/** The name of a tab: its panel's id without the card's prefix. */
export const nameOf = (tab, prefix) => tab.getAttribute("aria-controls").slice(prefix.length + 1);

/** The names of the tabs, in order. */
export const tabNames = (root, prefix) => tabs(root).map((tab) => nameOf(tab, prefix));

/** What holds ids. A quote stands only around an attribute's value: in a text it is `&quot;`. */
const IDS = /((id|target|aria-\w+)="|="#)[^"]*/g;

/** The last markup that needed other ids, cut where they go: a page of many cards looks for them once. */
let cut = {};

/** The markup with ids that start with `prefix` in place of `drug`. A NUL stands in no markup. */
function renamed(markup, drug, prefix) {
  if (prefix === drug) return markup;
  if (cut.markup !== markup) {
    cut = { markup, parts: markup.replace(IDS, (ids) => ids.replaceAll(`${drug}-`, "\0")).split("\0") };
  }
  return cut.parts.join(`${prefix}-`);
}

/**
 * Puts markup of the bundle's own into `root`, its ids starting with `prefix` in place of `drug`;
 * `false` where the page's policy forbids it.
 */
export function insert(root, markup, drug, prefix) {
  try {
    root.innerHTML = trusted("createHTML", renamed(markup, drug, prefix));
    return true;
  } catch {
    return false;
  }
}

/** Opens the tab of this name, of which there is one, as the module would. */
export function open(root, prefix, name) {
  for (const tab of tabs(root)) {
    const selected = nameOf(tab, prefix) === name;
    tab.setAttribute("aria-selected", selected);
    tab.tabIndex = selected ? 0 : -1;
    const panel = root.querySelector(`#${CSS.escape(tab.getAttribute("aria-controls"))}`);
    if (selected) panel.removeAttribute("hidden");
    else panel.setAttribute("hidden", "until-found");
    // The panel takes the focus only where it is open and nothing in it does.
    if (selected && !panel.querySelector("a, button, summary, [tabindex]")) panel.tabIndex = 0;
    else panel.removeAttribute("tabindex");
  }
}
