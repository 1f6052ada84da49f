// The styles of the card's shadow tree: one constructed sheet for all cards. A constructed sheet
// is no inline style, so a strict style-src has nothing against it.

import { styles } from "./build.js";
import { companion } from "./request.js";

let sheet;

/** The sheet; rejects with a Failure when it cannot be had, and the next call tries again. */
export function stylesheet(base) {
  sheet ??= companion(styles, base).then(make, (error) => {
    sheet = undefined;
    throw error;
  });
  return sheet;
}

/**
 * The sheet of a prerendered page's own styles. Where they are those of this build, no card of the
 * page needs to fetch them.
 */
export function inline(style) {
  const made = make(style.textContent);
  if (style.dataset.integrity === styles.integrity) sheet = Promise.resolve(made);
  return made;
}

function make(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
