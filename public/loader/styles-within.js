// In the npm package this stands in for `styles.js`: the styles come with the code.

import css from "./card.css";

let sheet;

/** The one constructed sheet of all cards. */
export const stylesheet = async () => inline();

/** The same in place of a prerendered page's own styles: it is there as soon as they are. */
export function inline() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}
