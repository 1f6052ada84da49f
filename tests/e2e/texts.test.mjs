// Words in the texts: the index is loaded when the reader asks, shows where the words stand, and
// works under the policy that the dist names for the app.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assertAccessible } from "./support/axe.mjs";
import { open, picture } from "./support/browser.mjs";
import { DIST } from "./support/dist.mjs";
import { serve } from "./support/server.mjs";

async function app(t, { prefix = "/", headers, expect = [], ...options } = {}) {
  const host = await serve({ folders: { [prefix]: DIST }, headers });
  t.after(() => host.close());
  const page = await open(t, { expect: [/net::ERR_ABORTED/, ...expect], ...options });
  await page.goto(host.origin + prefix);
  await box(page).waitFor();
  return { page, host };
}

const box = (page) => page.getByRole("combobox", { name: "Find a medicine" });
const texts = (page) => page.getByRole("region", { name: "Words in the texts" });
const search = (page) => texts(page).getByRole("button", { name: /^Search in the texts for/ }).click();

for (const prefix of ["/", "/widgets/v1/"]) {
  test(`words are found in the texts, under ${prefix}`, async (t) => {
    const { page, host } = await app(t, { prefix });
    await box(page).fill("grapefruit");
    await page.keyboard.press("Escape");
    await box(page).fill("kidney disease");
    assert.equal(host.requests.filter(({ path }) => path.includes("/pagefind/")).length, 0, "nothing is loaded before");
    await search(page);
    await texts(page).getByRole("status").filter({ hasText: /^In \d+ texts|have these words/ }).waitFor();
    assert.ok((await texts(page).locator("mark").allTextContents()).some((it) => /kidney/i.test(it)));
    await assertAccessible(page);
    const link = texts(page).getByRole("link").first();
    const title = await link.textContent();
    await link.click();
    await page.locator("monograph-card [part=title]", { hasText: title }).waitFor();
  });
}

test("what was found goes with the words it was found for, and nothing found is said", async (t) => {
  const { page } = await app(t);
  await box(page).fill("kidney");
  await search(page);
  await texts(page).getByRole("link").first().waitFor();
  await box(page).fill("xyzzyx");
  assert.equal(await texts(page).getByRole("link").count(), 0);
  await search(page);
  await texts(page).getByText("No text has “xyzzyx”").waitFor();
});

test("an index that cannot be had is told, and asked for again", async (t) => {
  const { page, host } = await app(t, { expect: [/pagefind/, /Failed to load/, /cannot be searched/] });
  const broken = host.fault(/\/pagefind\//, { status: 500 });
  await box(page).fill("kidney");
  await search(page);
  await texts(page).getByText("cannot be searched at the moment").waitFor();
  assert.ok(await texts(page).getByRole("button").isVisible());
  broken.remove();
});

test("the app works under the policy that the dist names for it", async (t) => {
  const policy = readFileSync(join(DIST, "hosting/content-security-policy-app.txt"), "utf8").trim();
  const { page } = await app(t, { headers: { "content-security-policy": policy }, serviceWorkers: "allow" });
  await page.evaluate(() => {
    window.broken = [];
    document.addEventListener("securitypolicyviolation", (it) => window.broken.push(`${it.violatedDirective} ${it.blockedURI}`));
  });
  await box(page).fill("kidney");
  await search(page);
  await texts(page).getByRole("link").first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  for (const hash of ["#/warfarin", "#compare/warfarin/metformin"]) {
    await page.evaluate((hash) => (location.hash = hash), hash);
    await page.locator("monograph-card[active]").first().waitFor();
  }
  await page.evaluate(() => (location.hash = "#embed/warfarin"));
  await page.frameLocator("iframe").locator("monograph-card[active]").waitFor();
  assert.deepEqual(await page.evaluate(() => window.broken), []);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 390, 1280]) {
    test(`it fits: ${colorScheme}, ${width} px`, async (t) => {
      const { page } = await app(t, { colorScheme, viewport: { width, height: 800 } });
      await box(page).fill("kidney");
      await search(page);
      await texts(page).getByRole("link").first().waitFor();
      await page.keyboard.press("Escape");
      await assertAccessible(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} px wider than the page`);
      await picture(page, `texts ${colorScheme} ${width}`);
    });
  }
}
