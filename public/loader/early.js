// A card before its module: markup that came with the data, checked, with tabs that already work.

import { make } from "./make.js";
import { trusted } from "./trust.js";

/** The name of a tab: its panel's id without the card's prefix. */
export const nameOf = (tab, prefix) => tab.getAttribute("aria-controls").slice(prefix.length + 1);

/** The last markup, and what further cards of it are copied from. */
let last, model;

/** In the page's own document a copy costs less. */
const parsed = (markup) => document.adoptNode(make("template", { innerHTML: trusted("createHTML", markup) }).content);

/**
 * The nodes that markup of the bundle's own says; nothing where the page's policy forbids it. Copies have an `aside`
 * in the place of a `details`, each of which brings a tree and styles of the browser's own: hundreds, where a page
 * has many cards. `complete` puts that right.
 */
export function nodes(markup) {
  try {
    if (last === markup) return (model ??= parsed(markup.replace(/(<\/?)details/g, "$1aside"))).cloneNode(true);
    last = markup;
    model = undefined;
    return parsed(markup);
  } catch {}
}

/** Makes nodes what the module would have made: with `details`, and with ids that start with `to` in place of `from`. */
export function complete(root, from, to) {
  for (const it of root.querySelectorAll("aside")) {
    it.outerHTML = trusted("createHTML", it.outerHTML.replace(/^(<)aside|aside(>)$/g, "$1details$2"));
  }
  if (from === to) return;
  // Where an id begins: what it is of may have the drug's name in it, too.
  const begins = RegExp(`(^#?| )${from.replace(/[.+]/g, "\\$&")}-`, "g");
  for (const it of root.querySelectorAll("*")) {
    for (const name of it.getAttributeNames()) {
      const value = it.getAttribute(name);
      // A link out has the drug's name where it likes.
      if (/^id|href|get|con|by/.test(name) && !/:/.test(value)) it.setAttribute(name, value.replace(begins, `$1${to}-`));
    }
  }
}

/** Opens the tab of this name, of which there is one, as the module would. */
export function open(root, prefix, name) {
  for (const tab of root.querySelectorAll("[role=tab]")) {
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
