// The script a portal links. Defines <monograph-card>, and puts a card where the tag stands when
// the tag names a drug:
//
//   <script async src="https://cdn.example/monograph-card.js" data-drug="warfarin"></script>

import { initSync, mount } from "../card.js";
import { extras, module, version } from "./build.js";
import { define } from "./define.js";
import { MonographCard, ask } from "./element.js";
import { inject, instantiate, use } from "./engine.js";
import { place, register } from "./register.js";

/** Starts from the tag that loaded this script. */
export function run(script) {
  const isFirst = register(version);
  place(script);
  if (isFirst) {
    const base = new URL(".", script.src);
    MonographCard.base = base.href;
    const url = (file) => new URL(file.path, base).href;
    use(
      (text) => instantiate({ initSync, mount }, url(module), module.integrity, text),
      // A development build has modules, not a script with a hash.
      () => (extras.integrity ? inject(url(extras), extras.integrity, script.nonce) : import(url(extras))),
    );
    // A turn of its own, which comes before anything of the page's: whoever watches the requests, as
    // the developer tools do, has the stack of each taken down, and with the script's own frame in it
    // a phone would have to read all of the script once more for that.
    queueMicrotask(() => {
      // To define the element takes a while, and the first card's data is on its way by then. The
      // card joins the request; when it does not, nobody waits for it any more.
      const early = new AbortController();
      const card = document.querySelector("body monograph-card:not([loading])");
      if (card) ask(card, early.signal).catch(() => {});
      define();
      early.abort();
    });
  }
}

// A classic script knows its tag. A module does not, nor a script that something else runs: then the
// tags that name it are looked for. A development build calls `run` itself, too, which does no harm.
const own = document.currentScript;
for (const script of own ? [own] : document.querySelectorAll('script[src*="monograph-card.js"]')) run(script);
