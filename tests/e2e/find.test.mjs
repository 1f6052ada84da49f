// What is in a closed tab or a closed answer can be found: by the browser's own search and by a
// link to a text.

import { test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { DIST } from "./support/dist.mjs";
import { alive, embed, settled } from "./support/portal.mjs";

for (const [what, drug, options] of [
  ["a fresh card", "samplin", {}],
  ["a prerendered card", "alemtuzumab-30mg", { bundle: join(DIST, "bundle") }],
]) {
  test(`${what}: closed panels are hidden until found, and open when they are`, async (t) => {
    const { page } = await embed(t, { ...options, body: `<monograph-card drug="${drug}"></monograph-card>` });
    await alive(page);
    const hidden = () => page.evaluate(() => [...document.querySelector("monograph-card").shadowRoot.querySelectorAll("[part=panel]")].map((it) => it.getAttribute("hidden")));
    assert.deepEqual(await hidden(), [null, ...Array(5).fill("until-found")]);
    // What the browser does when its search has found text in a panel.
    await page.evaluate(() => document.querySelector("monograph-card").shadowRoot.querySelectorAll("[part=panel]")[4].dispatchEvent(new Event("beforematch", { bubbles: true })));
    await settled(page);
    assert.equal(await page.evaluate(() => document.querySelector("monograph-card").active), "precautions");
    assert.deepEqual(await hidden(), [..."1234"].map(() => "until-found").concat(null, "until-found"));
  });
}

test("a page may forbid that a find opens another tab, and the text is shown all the same", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="samplin"></monograph-card>' });
  await alive(page);
  await page.evaluate(() => addEventListener("monograph-tab-show", (event) => event.preventDefault()));
  await page.evaluate(() => document.querySelector("monograph-card").shadowRoot.querySelectorAll("[part=panel]")[1].dispatchEvent(new Event("beforematch", { bubbles: true })));
  await settled(page);
  assert.equal(await page.evaluate(() => document.querySelector("monograph-card").active), "usage");
});

test("a link to a text leads into a closed answer of a closed tab", async (t) => {
  const { page, portal } = await embed(t, { body: '<monograph-card drug="samplin"></monograph-card>' });
  await alive(page);
  await page.goto(`${portal.origin}/#:~:text=zanzibarine`);
  await page.waitForFunction(() => document.querySelector("monograph-card").active === "faqs");
  await page.waitForFunction(() => document.querySelector("monograph-card").shadowRoot.querySelector("[part=faq]").open);
  assert.ok(await page.getByText("zanzibarine").isVisible());
});
