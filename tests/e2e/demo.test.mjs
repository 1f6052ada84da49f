// The demo pages, one per usage: each shows its cards and says nothing in the console, on a phone
// and on a desktop. Pictures go to `tests/e2e/out/demo-…`.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { assertAccessible, layAllOut } from "./support/axe.mjs";
import { open, picture } from "./support/browser.mjs";
import { DIST, ROOT } from "./support/dist.mjs";
import { overflow } from "./support/layout.mjs";
import { serve } from "./support/server.mjs";

const DEMO = join(ROOT, "public/demo");
const PAGES = readdirSync(DEMO).filter((name) => name.endsWith(".html"));

/** The host of both, as the pages are linked from `dist`. */
async function host(t) {
  const site = await serve({ folders: { "/": DIST, "/demo/": DEMO } });
  t.after(() => site.close());
  return site;
}

/** Every card of the page, scrolled to as a reader would. */
async function allReady(page) {
  const cards = page.locator("monograph-card");
  for (let n = 0; n < (await cards.count()); n += 1) {
    await cards.nth(n).scrollIntoViewIfNeeded();
    await cards.nth(n).locator("[part=base]").waitFor();
  }
  await page.evaluate(() => scrollTo(0, 0));
  return cards.count();
}

for (const name of PAGES) {
  for (const width of [390, 1280]) {
    test(`${name} at ${width} px`, async (t) => {
      const site = await host(t);
      const page = await open(t, { viewport: { width, height: 844 } });
      await page.goto(`${site.origin}/demo/${name}`);
      if (name !== "index.html") await page.locator("monograph-card").first().waitFor({ state: "attached" });
      const count = await allReady(page);
      if (name !== "index.html") assert.ok(count > 0);
      await layAllOut(page);
      await picture(page, `demo ${name.replace(".html", "")} ${width}`);
      assert.deepEqual(await overflow(page), []);
      await assertAccessible(page, undefined, { rules: { "target-size": { enabled: true } } });
    });
  }
}

test("every demo page is linked from the first one, and its links lead somewhere", async (t) => {
  const site = await host(t);
  const page = await open(t);
  const linked = new Set(["index.html"]);
  for (const name of PAGES) {
    await page.goto(`${site.origin}/demo/${name}`);
    for (const href of await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((it) => it.getAttribute("href")))) {
      assert.ok(PAGES.includes(href), `${name} leads to ${href}`);
      if (name === "index.html") linked.add(href);
    }
  }
  assert.deepEqual([...linked].sort(), PAGES.toSorted());
});

test("without JavaScript the page's own text stands in the card's place", async (t) => {
  const site = await host(t);
  const page = await open(t, { javaScriptEnabled: false });
  await page.goto(`${site.origin}/demo/no-javascript.html`);
  assert.ok(await page.getByText("Our pharmacists answer").isVisible());
});

test("the element's page opens tabs and tells of them", async (t) => {
  const site = await host(t);
  const page = await open(t);
  await page.goto(`${site.origin}/demo/element.html`);
  await allReady(page);
  await page.getByRole("button", { name: "Show the questions" }).click();
  await page.getByText("The reader is on “faqs”.").waitFor();
});

test("the page of lazy cards does not load the last one before the reader comes near", async (t) => {
  const site = await host(t);
  const page = await open(t);
  await page.goto(`${site.origin}/demo/many-lazy.html`);
  await page.locator("monograph-card [part=base]").first().waitFor();
  assert.equal(site.requests.filter(({ path }) => path.endsWith("m/9b/warfarin.json")).length, 0);
  assert.equal(await allReady(page), 12);
  await page.getByText("12 of 12 loaded").waitFor();
  assert.equal(site.requests.filter(({ path }) => path.endsWith(".wasm")).length, 1);
});
