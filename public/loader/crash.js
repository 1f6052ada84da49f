// When the module stops in the middle of its work: a panic in Rust is a trap, and nobody knows what
// state a trap leaves behind. From then on no call reaches the module, whoever makes it (the element,
// a listener, a task of the module's own); nothing is thrown into the page; and every card is told.

import { Failure } from "./failure.js";
import { printed } from "./paper.js";

/** Why the module has stopped; nothing while it runs. */
export let crashed;

/** How many calls are under way, one within the other. */
let depth = 0;

/** The exports of the module in a form that is safe to call. The glue takes them in place of its own. */
export function guard(exports) {
  const safe = {};
  for (const [name, it] of Object.entries(exports)) safe[name] = it.call ? (...values) => call(it, values) : it;
  return safe;
}

function call(work, values) {
  depth += 1;
  try {
    if (!crashed) return work(...values);
  } catch (error) {
    if (!crashed) console.warn("monograph-card:", error);
    crashed ??= new Failure("crashed", `the module stopped: ${error}`);
  } finally {
    depth -= 1;
  }
  // The work that this call is a part of must not go on, either.
  if (depth) throw crashed;
  for (const root of printed) root.dispatchEvent(new Event("crashed"));
  // The glue looks into results of several parts.
  return [];
}
