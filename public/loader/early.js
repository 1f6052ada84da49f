// A card before its module: markup that came with the data, checked, with tabs that already work.

import { make } from "./make.js";
import { trusted } from "./trust.js";

/** The tabs of a card's markup, by name. */
const tabs = (root) => [...root.querySelectorAll("[role=tab]")];

/** The name of a tab: its panel's id without the card's prefix. */
export const nameOf = (tab, prefix) => tab.getAttribute("aria-controls").slice(prefix.length + 1);

/** The names of the tabs, in order. */
export const tabNames = (root, prefix) => tabs(root).map((tab) => nameOf(tab, prefix));

/** The last markup that needed other ids, what it says, and where its ids stand: a page of many cards has it parsed once. */
let parsed, content, ids;

/** What `text` says, with ids that start with `prefix` in place of `drug`. */
function copy(text, drug, prefix) {
  if (parsed !== text) {
    content = make("template", { innerHTML: trusted("createHTML", text) }).content;
    parsed = text;
    ids = [];
    // Where an id begins: what it is of may have the drug's name in it, too, and so may a link out, which has a colon.
    const begins = RegExp(`(?<=^#?|^[^:]+ )${drug.replace(/[.+]/g, "\\$&")}-`);
    content.querySelectorAll("*").forEach(({ attributes }, n) => {
      // None of the other attributes that these letters are in has a value that begins like an id.
      for (const { name, value } of attributes) if (/id|href|get|controls|by/.test(name)) ids.push([n, name, value.split(begins)]);
    });
  }
  const made = document.importNode(content, true);
  const all = made.querySelectorAll("*");
  for (const [n, name, parts] of ids) all[n].setAttribute(name, parts.join(`${prefix}-`));
  return made;
}

/**
 * Puts markup of the bundle's own into `root`, its ids starting with `prefix` in place of `drug`;
 * `false` where the page's policy forbids it.
 */
export function insert(root, markup, drug, prefix) {
  try {
    if (prefix === drug) root.innerHTML = trusted("createHTML", markup);
    else root.replaceChildren(copy(markup, drug, prefix));
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
    const panel = root.getRootNode().getElementById(tab.getAttribute("aria-controls"));
    panel.hidden = !selected && "until-found";
    // The panel takes the focus only where it is open and nothing in it does.
    if (selected && !panel.querySelector("a, button, summary, [tabindex]")) panel.tabIndex = 0;
    else panel.removeAttribute("tabindex");
  }
}
