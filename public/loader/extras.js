// What only some cards need, in a script of its own: printing one card alone, following the page's
// address, and leaving the page's head. It hands itself to the script tag that brought it.

import { follow } from "./address.js";
import { show } from "./head.js";
import { printAlone } from "./print.js";

export { follow, printAlone, show };

document.currentScript?.dispatchEvent(new CustomEvent("extras", { detail: { follow, printAlone, show } }));
