// The styles of the card's shadow tree: one constructed sheet for all cards. A constructed sheet
// is no inline style, so a strict style-src has nothing against it.

import { styles } from "./build.js";
import { text } from "./request.js";

let sheet;

/** The sheet; rejects with a Failure when it cannot be had, and the next call tries again. */
export function stylesheet(base) {
  const never = new AbortController().signal;
  const { path, integrity } = styles;
  sheet ??= text(new URL(path, base).href, never, { integrity }).then(
    (css) => {
      const made = new CSSStyleSheet();
      made.replaceSync(css);
      return made;
    },
    (error) => {
      sheet = undefined;
      throw error;
    },
  );
  return sheet;
}
