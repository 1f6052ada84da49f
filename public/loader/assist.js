// Brings to life what the reader reaches for in a card: the box that finds words, the buttons for the
// size of the letters, and the terms that have a definition.

import { finder } from "./find.js";
import { resize } from "./size.js";

/** Writes the card's days and numbers as the language of its words does. */
function localize(root) {
  for (const number of root.querySelectorAll("data")) {
    number.textContent = new Intl.NumberFormat(root.lang).format(number.value);
  }
  for (const day of root.querySelectorAll("time")) {
    try {
      day.textContent = new Intl.DateTimeFormat(root.lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day.dateTime));
    } catch {
      // A language or a day that the browser does not know: it stays as the bundle has it.
    }
  }
}

/**
 * The reader has come to `target`, in a `.tool` or a `.term` of the card, by `type`: a click or the
 * focus; or `target` is a day or a number, and all of the card's are to be written as its language does. `words` are those of the card's language.
 */
export function assist(root, words, target, type) {
  if (!type) localize(root);
  else if (type === "click" && target.matches(".find > button")) finder(root, words);
  else if (target.matches(".term")) define(root, target, type);
  else if (type === "click" && target.matches("button")) resize(root, words, target.matches(".larger") ? 1 : -1);
}

/** Terms that have been pressed since the focus came to them. */
const pressed = new WeakSet();

/**
 * Shows a term's definition to who comes by the keyboard; a press opens it without help. When this script
 * was only just loaded, all that happened meanwhile is told at once: of a term that was pressed, the
 * definition may have been shown and put away already.
 */
function define(root, term, type) {
  if (type === "click") {
    pressed.add(term);
    term.addEventListener("blur", () => pressed.delete(term), { once: true });
  } else setTimeout(() => pressed.has(term) || show(root, term));
}

function show(root, term) {
  const definition = root.querySelector(`#${CSS.escape(term.getAttribute("popovertarget"))}`);
  if (!definition?.showPopover || !term.matches(":focus-visible") || definition.matches(":popover-open")) return;
  definition.showPopover({ source: term });
  // A press on the definition takes the focus away, too, and is to leave it open.
  const left = ({ relatedTarget }) => relatedTarget && definition.hidePopover();
  term.addEventListener("blur", left, { once: true });
}
