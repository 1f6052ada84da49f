// What only some cards need, in a script of its own: printing one card alone, following the page's
// address, leaving the page's head, finding words, the size of the letters, and definitions. It hands
// itself to the script tag that brought it.

import { follow } from "./address.js";
import { assist } from "./assist.js";
import { show } from "./head.js";
import { printAlone } from "./print.js";

export { assist, follow, printAlone, show };

document.currentScript?.dispatchEvent(new CustomEvent("extras", { detail: { assist, follow, printAlone, show } }));
