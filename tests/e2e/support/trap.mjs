// A module that stops on demand.

import { event, settled } from "./portal.mjs";

/**
 * Runs before the script: calls of the module's functions trap while `trap` is set, to all or to the
 * nth from now. The error is a real trap, of a module of ten bytes that has nothing but one.
 */
export const TRAP = `<script>
  globalThis.trap = 0;
  {
    const { Instance, Module } = WebAssembly;
    const stop = new Instance(new Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 97, 0, 0, 10, 5, 1, 3, 0, 0, 11]))).exports.a;
    WebAssembly.Instance = function (...all) {
      const exports = {};
      for (const [name, it] of Object.entries(new Instance(...all).exports)) {
        exports[name] = it instanceof Function ? (...values) => (trap && --trap < 1 ? ((trap = Infinity), stop()) : it(...values)) : it;
      }
      return { exports };
    };
  }
</script>`;

/** Lets the nth call from now trap. A card that has just come calls on its own until it has its width. */
export async function trapAt(page, nth = 1) {
  await event(page, "monograph-ready", await page.locator("monograph-card").count());
  await settled(page);
  await page.evaluate((nth) => (globalThis.trap = nth), nth);
}
