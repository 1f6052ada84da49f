// In the npm package this stands in for `styles.js`: the styles come with the code.

import css from "./card.css";

let sheet;

/** The one constructed sheet of all cards. */
export async function stylesheet() {
  if (!sheet) {
    const made = new CSSStyleSheet();
    made.replaceSync(css);
    sheet = made;
  }
  return sheet;
}
