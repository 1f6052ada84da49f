// A module that stops in the middle of its work. A panic in Rust is a trap; here any call of the
// module traps from the moment the test says so.

import { test } from "node:test";
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { count, embed, event, FALLBACK, paths, settled, tab } from "./support/portal.mjs";
import { TRAP, trapAt } from "./support/trap.mjs";

const EXPECTED = { expect: [/monograph-card: RuntimeError: unreachable/] };
const CARDS = `<monograph-card drug="samplin">${FALLBACK}</monograph-card><monograph-card drug="briefol"></monograph-card>`;

/** The page's own handlers for what nobody caught. */
const WATCH = "<script>globalThis.unhandled = []; for (const type of ['error', 'unhandledrejection']) addEventListener(type, (event) => unhandled.push(String(event.reason ?? event.message)))</script>";

const codes = (page) => page.evaluate(() => seen.filter(({ type }) => type === "monograph-error").map(({ detail }) => detail.code));

/** [what the reader or the page does, how] */
for (const [what, act] of [
  ["the reader presses a tab", (page) => tab(page, "Dosage").first().click()],
  ["the reader presses a key", async (page) => {
    await page.evaluate(() => document.querySelector("monograph-card").shadowRoot.querySelector("[role=tab]").focus());
    await page.keyboard.press("End");
  }],
  ["the page calls show()", (page) => page.evaluate(() => document.querySelector("monograph-card").show("faqs"))],
  ["the page changes the heading level", (page) => page.evaluate(() => (document.querySelector("monograph-card").headingLevel = 4))],
  ["the page changes the activation", (page) => page.evaluate(() => (document.querySelector("monograph-card").activation = "manual"))],
  ["the page changes the layout", (page) => page.evaluate(() => (document.querySelector("monograph-card").layout = "stacked"))],
  ["the page changes the tab", (page) => page.evaluate(() => document.querySelector("monograph-card").setAttribute("active", "faqs"))],
  ["the page changes the language", (page) => page.evaluate(() => (document.querySelector("monograph-card").lang = "de"))],
  ["the page changes the drug", (page) => page.evaluate(() => (document.querySelector("monograph-card").drug = "duplex"))],
  ["the page asks for a card anew", (page) => page.evaluate(() => document.querySelector("monograph-card").reload())],
  ["the page takes a card away", (page) => page.evaluate(() => document.querySelector("monograph-card").remove())],
]) {
  for (const nth of [1, 4]) {
    test(`the module traps when ${what}, at call ${nth}: every card says so and nothing is thrown`, async (t) => {
      const { page } = await embed(t, { head: `${WATCH}${TRAP}{script}`, body: CARDS, browser: EXPECTED });
      await trapAt(page, nth);
      await act(page);
      await settled(page);
      // What has made fewer calls than that has not met the trap yet.
      if (await page.evaluate(() => globalThis.trap < Infinity)) {
        await page.evaluate(() => (document.querySelector("monograph-card:last-of-type").headingLevel = 5));
      }
      const gone = what.includes("away");
      await page.locator("monograph-card [part=error]").nth(gone ? 0 : 1).waitFor();
      assert.deepEqual(await codes(page), gone ? ["crashed"] : ["crashed", "crashed"]);
      assert.equal(await page.locator("monograph-card [part=base]").count(), 0);
      assert.match(await page.locator("monograph-card").first().getByRole("status").innerText(), /stopped working|funktioniert nicht mehr/);
      if (!gone) assert.ok(await page.getByRole("link", { name: "The full monograph" }).isVisible(), "the fallback is back");
      assert.deepEqual(await page.evaluate(() => globalThis.unhandled), []);
    });
  }
}

test("the module traps at the very first card: the fallback stays, and the code says why", async (t) => {
  const { page } = await embed(t, { head: `${WATCH}${TRAP}<script>trap = 2</script>{script}`, body: CARDS, browser: EXPECTED });
  assert.equal((await event(page, "monograph-error")).code, "crashed");
  assert.match((await event(page, "monograph-error", 2)).message, /the module stopped: RuntimeError/);
  assert.ok(await page.getByRole("link", { name: "The full monograph" }).isVisible());
  await assertAccessible(page);
  assert.equal(await count(page, "monograph-ready"), 0);
  assert.deepEqual(await page.evaluate(() => globalThis.unhandled), []);
});

test("after a crash a new card says so at once, asks for no second module, and the button loads the page anew", async (t) => {
  const { page, cdn } = await embed(t, { head: `${WATCH}${TRAP}{script}`, body: CARDS, browser: EXPECTED });
  await trapAt(page);
  await tab(page, "Dosage").first().click();
  await event(page, "monograph-error", 2);
  await page.evaluate(() => document.querySelector("main").insertAdjacentHTML("beforeend", '<monograph-card drug="duplex"></monograph-card>'));
  assert.equal((await event(page, "monograph-error", 3)).code, "crashed");
  await page.evaluate(() => document.querySelector("monograph-card").reload());
  assert.equal((await event(page, "monograph-error", 4)).code, "crashed");
  assert.equal(paths(cdn).filter((path) => path.endsWith(".wasm")).length, 1);
  assert.deepEqual(await page.evaluate(() => globalThis.unhandled), []);
  const again = page.getByRole("button", { name: "Reload the page" });
  assert.equal(await again.count(), 3);
  await Promise.all([page.waitForNavigation(), again.first().click()]);
  await event(page, "monograph-ready", 2);
});
