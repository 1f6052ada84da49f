// The size of a card's letters. It is kept nowhere: a page that is loaded again has its own.

import { announce } from "./announce.js";

/** What the page's own size is multiplied by. */
const SCALES = [0.85, 1, 1.15, 1.3, 1.5, 1.75, 2];

/** By a card's root, the place in `SCALES`. */
const chosen = new WeakMap();

/** Makes the letters larger (1) or smaller (-1), and says how large they are. */
export function resize(root, words, step) {
  const place = Math.min(Math.max((chosen.get(root) ?? SCALES.indexOf(1)) + step, 0), SCALES.length - 1);
  chosen.set(root, place);
  root.style.fontSize = "";
  const own = parseFloat(getComputedStyle(root).fontSize);
  if (SCALES[place] !== 1) root.style.fontSize = `${own * SCALES[place]}px`;
  announce(root, SCALES[place].toLocaleString(root.lang || undefined, { style: "percent" }));
}
