// Search in a large collection, of which the page has only what it asked for: names by the beginnings
// of their words, with mistakes, apart where they look alike; letter by letter; and while a new list is published.

import { test } from "node:test";
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { open, picture } from "./support/browser.mjs";
import { DIST } from "./support/dist.mjs";
import { serve } from "./support/server.mjs";
import { entries, shards } from "./support/shards.mjs";

const ALL = entries(3000);

async function app(t, { at = "", expect = [], folder = shards(t, ALL), ...options } = {}) {
  const host = await serve({ folders: { "/": DIST, "/bundle/m/": `${DIST}/bundle/m`, "/bundle/index/": `${DIST}/bundle/index`, "/bundle/": folder } });
  t.after(() => host.close());
  const page = await open(t, { expect: [/net::ERR_ABORTED/, ...expect], ...options });
  await page.goto(`${host.origin}/${at}`);
  await page.locator(".count", { hasText: /medicine/ }).or(page.locator("#drug, #first").first()).first().waitFor();
  return { page, host, folder };
}

const box = (page) => page.getByRole("combobox", { name: "Find a medicine" });
const count = (page) => page.locator(".count");
const names = (page) => page.locator(".letter li a").allTextContents();
const said = (page, words) => count(page).filter({ hasText: words }).waitFor();
const data = (host) => host.requests.map(({ path }) => path).filter((it) => it.startsWith("/bundle/"));

test("a first search costs three requests, and the list is never loaded whole", async (t) => {
  const { page, host } = await app(t);
  assert.deepEqual(data(host), ["/bundle/manifest.json"]);
  assert.equal(await count(page).textContent(), "3,000 medicines");
  await box(page).fill("couma");
  await said(page, "1 medicine found");
  assert.deepEqual(await names(page), ["Warfarin"]);
  assert.ok(data(host).length <= 3, data(host).join(" "));
  assert.deepEqual(await page.locator("mark").allTextContents(), ["Couma", "Couma"]);
});

for (const [query, found, words] of [
  ["WARF", ["Warfarin"], "1 medicine found"],
  ["sodium warf", ["Warfarin"], "1 medicine found"],
  ["parace", ["Paracétamol"], "1 medicine found"],
  ["paracé", ["Paracétamol"], "1 medicine found"],
  ["famot", ["Duexis"], "1 medicine found"],
  ["famotidine ibu", ["Duexis"], "1 medicine found"],
  ["wafrarin", ["Warfarin"], "No medicine is called “wafrarin”. Spelt nearly so: 1 medicine"],
  ["arfarin", ["Warfarin"], "No medicine is called “arfarin”. Spelt nearly so: 1 medicine"],
  ["xarfarin", ["Warfarin"], "No medicine is called “xarfarin”. Spelt nearly so: 1 medicine"],
  ["qqqqqq", [], "No medicine matches “qqqqqq”"],
]) {
  test(`“${query}” finds ${found.join(", ") || "nothing"}, and opens nothing by itself`, async (t) => {
    const { page } = await app(t);
    await box(page).fill(query);
    await said(page, words);
    assert.deepEqual(await names(page), found);
    await box(page).press("Enter");
    assert.equal(await page.locator("monograph-card").count(), 0);
    if (!found.length) return;
    await box(page).fill(`${query} `);
    await box(page).press("ArrowDown");
    await box(page).press("Enter");
    // Not every made-up name has a text.
    page.expectNoise(/404/);
    await page.waitForURL(/#\/\w/);
  });
}

test("names that look alike stand apart, with Tall Man letters beside their own titles", async (t) => {
  const { page } = await app(t);
  await box(page).fill("hydr");
  await said(page, "found");
  assert.deepEqual((await page.locator(".letter h2").allTextContents()).slice(0, 2), ["hydrALAZINE", "hydrOXYzine"]);
  assert.deepEqual((await names(page)).slice(0, 2), ["Hydralazine", "Hydroxyzine"]);
  assert.match(await page.locator(".alike").textContent(), /easily mistaken for others: hydrALAZINE with hydrOXYzine; hydrOXYzine with hydrALAZINE\. Read the whole name/);
  assert.match(await page.getByRole("listbox").getByRole("option").first().textContent(), /^Hydralazine .*hydrALAZINE, not hydrOXYzine$/);
  await assertAccessible(page);
});

test("more is shown when the reader wants it", async (t) => {
  const { page } = await app(t);
  await box(page).fill("a");
  await said(page, "The first");
  const before = (await names(page)).length;
  await page.getByRole("button", { name: "Show more" }).click();
  await page.waitForFunction((n) => document.querySelectorAll(".letter li a").length > n, before);
});

test("letters lead through the collection, by addresses, and Back leads back", async (t) => {
  const { page, host } = await app(t);
  await page.getByRole("navigation", { name: "Medicines by first letter" }).getByRole("link", { name: "W", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Medicines from “W”" }).waitFor();
  await said(page, /\d+ medicines/);
  const shown = await names(page);
  assert.ok(shown.length >= 50 && shown.every((it) => it.startsWith("W")), shown.join());
  assert.deepEqual(shown, [...shown].sort());
  assert.ok(data(host).length < 8, data(host).join(" "));
  await page.getByRole("button", { name: "Show more" }).click();
  await page.waitForFunction((n) => document.querySelectorAll(".letter li a").length > n, shown.length);
  await assertAccessible(page);
  await page.getByRole("navigation", { name: "Further into this letter" }).getByRole("link").last().click();
  await page.waitForURL(/#a-z\/w\w+/);
  await page.goBack();
  await page.goBack();
  await box(page).waitFor();
});

test("a list that is published anew while the page is open is followed", async (t) => {
  const { page, folder, host } = await app(t);
  shards(t, [{ id: "warfarin", title: "Warfarin", brand_names: ["Newbrand"] }, ...entries(2000)], 90, folder);
  // What the old manifest names is gone.
  const gone = host.fault(/\/names\//, { status: 404, times: 1 });
  page.expectNoise(/404/);
  await box(page).fill("newbr");
  await said(page, "1 medicine found");
  assert.deepEqual(await names(page), ["Warfarin"]);
  gone.remove();
});

for (const [what, fault, words] of [
  ["is gone", { status: 404 }, /no list of medicines/],
  ["is another's", { body: '{"schema":1,"rows":[]}' }, /not what its publisher released/],
  ["does not arrive", { reset: true }, /Check your connection/],
]) {
  test(`when a part of the list ${what}, the reader is told and can try again`, async (t) => {
    const { page, host } = await app(t, { expect: [/names/, /Failed to load/] });
    const broken = host.fault(/\/names\//, fault);
    await box(page).fill("warf");
    await page.getByRole("status").filter({ hasText: words }).waitFor();
    assert.deepEqual(await names(page), []);
    await assertAccessible(page);
    broken.remove();
    await page.getByRole("button", { name: "Try again" }).click();
    await said(page, "1 medicine found");
  });
}

test("comparing and the lines for a page choose by the same box", async (t) => {
  const { page } = await app(t, { at: "#embed" });
  // The preview goes while its card may still be loading.
  page.expectNoise(/Fetch API cannot load/, /ERR_ABORTED/);
  await page.getByRole("combobox", { name: "Medicine" }).fill("warf");
  await page.getByRole("listbox").getByRole("option").first().click();
  await page.getByRole("textbox", { name: "Lines for your page" }).waitFor();
  assert.match(await page.getByRole("textbox", { name: "Lines for your page" }).inputValue(), /data-drug="warfarin"/);
  await page.evaluate(() => (location.hash = "#compare"));
  await page.getByRole("combobox", { name: "First medicine" }).fill("couma");
  await page.getByRole("listbox").getByRole("option").first().click();
  await page.waitForURL(/#compare\/warfarin/);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 390, 1280]) {
    test(`search and letters are accessible and fit: ${colorScheme}, ${width} px`, async (t) => {
      const { page } = await app(t, { colorScheme, viewport: { width, height: 800 } });
      const fits = async (what) => {
        await assertAccessible(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${what}: ${over} px wider than the page`);
        await picture(page, `search ${what} ${colorScheme} ${width}`);
      };
      await fits("start");
      await box(page).fill("hydr");
      await said(page, "found");
      await fits("open");
      await page.keyboard.press("Escape");
      await fits("found");
      await box(page).fill("wafrarin");
      await said(page, "Spelt nearly");
      await fits("nearly");
      await page.evaluate(() => (location.hash = "#a-z/m"));
      await page.getByRole("button", { name: "Show more" }).waitFor();
      await fits("letter");
    });
  }
}
