// The typeface of a card, made ready while the network is waited for: to find it in both weights and to
// measure its letters takes a slow phone 20 ms, which the first text would wait for.

import { words } from "./failure.js";
import { make } from "./make.js";

let sample;

/** Lays out a text in a card's tree, once for all cards of the page. Nothing is painted, and nothing stays. */
export function prepare(tree) {
  if (sample) return;
  // Any words will do, in the typeface that `card.css` names. A page that has a typeface of its own for the cards has that in use already.
  const text = words.rollback;
  sample = make("p", { style: "font:medium system-ui" }, text, make("b", {}, text));
  tree.append(sample);
  // To be asked where it stands, it has to be laid out.
  sample.scrollLeft;
  sample.remove();
}
