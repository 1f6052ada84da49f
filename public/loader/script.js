// The script a portal links. Defines <monograph-card>, and puts a card where the tag stands when
// the tag names a drug:
//
//   <script async src="https://cdn.example/monograph-card.js" data-drug="warfarin"></script>

import { initSync, mount } from "../card.js";
import { extras, module, version } from "./build.js";
import { MonographCard } from "./element.js";
import { inject, instantiate, use } from "./engine.js";
import { place, register } from "./register.js";

/** Starts from the tag that loaded this script. */
export function run(script) {
  if (register(version)) {
    const base = new URL(".", script.src);
    MonographCard.base = base.href;
    const url = (file) => new URL(file.path, base).href;
    use(
      () => instantiate({ initSync, mount }, url(module), module.integrity),
      // A development build has modules, not a script with a hash.
      () => (extras.integrity ? inject(url(extras), extras.integrity) : import(url(extras))),
    );
    customElements.define("monograph-card", MonographCard);
  }
  place(script);
}

// A classic script knows its tag. A module does not, nor a script that something else runs: then the
// tags that name it are looked for. A development build calls `run` itself, too, which does no harm.
const own = document.currentScript;
for (const script of own ? [own] : document.querySelectorAll('script[src*="monograph-card.js"]')) run(script);
