// axe-core in the page: it looks into open shadow roots by itself.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Fails with one line per violation and element, unless axe finds none.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} [selector] the part of the page to look at; default all of it
 * @param {object} [options] axe's own
 */
export async function assertAccessible(page, selector, options = {}) {
  // Evaluated by the debugger, so a page's policy does not forbid it.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  await layAllOut(page);
  const { violations, passes } = await page.evaluate(
    ([context, options]) => window.axe.run(context ?? document, options),
    [selector, options],
  );
  assert.notEqual(passes.length, 0, "axe found nothing to look at");
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.flat().join(" › ")}\n${failureSummary}`),
  );
  assert.deepEqual(lines, [], "axe found violations");
}

/**
 * Has the browser lay out cards far from the window, too: of what is not laid out, neither axe nor a
 * picture can tell where it stands and what is behind it.
 */
export async function layAllOut(page) {
  await page.evaluate(() => {
    for (const card of document.querySelectorAll("monograph-card")) {
      const root = card.shadowRoot?.querySelector(".root");
      if (root) root.style.contentVisibility = "visible";
    }
  });
}
