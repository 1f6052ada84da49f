// The npm package: what `script.js` is for a page, for an application with a build of its own.
// Importing it defines <monograph-card>, unless a script has done so before.
//
// A bundler moves and renames what it finds, so nothing here is relative to a script: `build.js`
// names the module and the languages by `new URL(…, import.meta.url)`, which bundlers follow. The
// styles are in the code (`styles-within.js`), because a bundler may rewrite a sheet that it meets.

import { initSync, mount } from "../card.js";
import { module, version } from "./build.js";
import { define } from "./define.js";
import { MonographCard as Element } from "./element.js";
import { instantiate, use } from "./engine.js";
import * as extras from "./extras.js";
import { register } from "./register.js";

export { version };

/** The class of <monograph-card>: this package's, or that of the version which came first. */
export const MonographCard = claim();

function claim() {
  if (!register(version)) return customElements.get("monograph-card");
  // There is no data beside the code of an application; its pages' own host is the best guess.
  Element.bundle = new URL("/bundle/", document.baseURI).href;
  use((text) => instantiate({ initSync, mount }, module.path, module.integrity, text), async () => extras);
  define();
  return Element;
}
