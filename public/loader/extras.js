// What only some cards need, in a script of its own: printing one card alone, and following the
// page's address. It hands itself to the script tag that brought it.

import { follow } from "./address.js";
import { printAlone } from "./print.js";

export { follow, printAlone };

document.currentScript?.dispatchEvent(new CustomEvent("extras", { detail: { follow, printAlone } }));
