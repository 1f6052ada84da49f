// A card and the app in Firefox: what a reader does, from the first look to the paper. What is in
// detail is tested in Chromium; `faults.test.mjs` runs in both.

import { test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { ENGINES, open } from "./support/browser.mjs";
import { DIST } from "./support/dist.mjs";
import { embed, event, FALLBACK, settled, tab, until } from "./support/portal.mjs";
import { serve } from "./support/server.mjs";

/** How many sections are in view. */
const shown = (page) =>
  page.evaluate(() => [...document.querySelector("monograph-card").shadowRoot.querySelectorAll("[part=section]")].filter((it) => it.checkVisibility()).length);

const options = ENGINES.includes("Firefox") ? {} : { skip: "no Firefox here; `cargo xtask setup` installs it on Debian" };
const browser = { engine: "Firefox", viewport: { width: 1280, height: 900 } };
const RELEASED = join(DIST, "bundle");
const CARD = `<monograph-card drug="warfarin">${FALLBACK}</monograph-card>`;

for (const [what, page] of [
  ["the element", { body: CARD }],
  ["the tag alone", { head: "", body: '<script async src="{cdn}monograph-card.js" data-drug="warfarin"></script>' }],
]) {
  test(`Firefox: ${what} makes a card; tabs open by a click and by keys`, options, async (t) => {
    const { page: it } = await embed(t, { bundle: RELEASED, ...page, browser });
    await event(it, "monograph-ready");
    assert.ok(!(await it.getByRole("link", { name: "The full monograph" }).isVisible()));
    const tabs = it.locator("monograph-card").getByRole("tab");
    assert.ok((await tabs.count()) > 3);
    await tabs.nth(1).click();
    assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true");
    await it.keyboard.press("ArrowRight");
    assert.equal(await tabs.nth(2).getAttribute("aria-selected"), "true");
    await it.keyboard.press("Home");
    assert.equal(await tabs.first().getAttribute("aria-selected"), "true");
    assert.equal(await shown(it), 1);
    await it.keyboard.press("ArrowLeft");
    assert.equal(await tabs.last().getAttribute("aria-selected"), "true");
    assert.deepEqual(await it.evaluate(() => uncaught), []);
  });
}

test("Firefox: a question opens and closes, by a click and by a key", options, async (t) => {
  const { page } = await embed(t, { bundle: RELEASED, body: CARD, browser });
  await event(page, "monograph-ready");
  await tab(page, "FAQs").click();
  const question = page.locator("monograph-card summary").first();
  const answer = page.locator("monograph-card details > :not(summary)").first();
  await question.click();
  await answer.waitFor();
  await page.keyboard.press("Enter");
  assert.ok(!(await answer.isVisible()));
});

test("Firefox: the box finds words in the text", options, async (t) => {
  const { page } = await embed(t, { bundle: RELEASED, body: CARD, browser });
  await event(page, "monograph-ready");
  await page.locator("monograph-card").getByRole("button", { name: "Find in this text" }).click();
  const box = page.locator("monograph-card").getByRole("searchbox");
  await box.fill("bleeding");
  await box.press("Enter");
  await page.locator("monograph-card").getByText(/^\d+ of \d+$/).waitFor();
});

test("Firefox: a narrow card has its sections below one another", options, async (t) => {
  const { page } = await embed(t, { bundle: RELEASED, body: CARD, browser: { ...browser, viewport: { width: 390, height: 800 } } });
  await event(page, "monograph-ready");
  await until(page, () => {
    const root = document.querySelector("monograph-card").shadowRoot;
    return getComputedStyle(root.querySelector("[part=tabs]")).display === "none";
  });
  assert.ok((await shown(page)) > 3);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
});

test("Firefox: the page's theme is the card's", options, async (t) => {
  const { page } = await embed(t, { bundle: RELEASED, body: CARD, browser });
  await event(page, "monograph-ready");
  const ink = () => page.locator("monograph-card [part=base]").evaluate((it) => getComputedStyle(it).color);
  const light = await ink();
  await page.evaluate(() => (document.querySelector("monograph-card").theme = "dark"));
  assert.notEqual(await ink(), light);
});

test("Firefox: printing opens every section and leaves the page as it was", options, async (t) => {
  const { page } = await embed(t, { bundle: RELEASED, body: CARD, browser });
  await event(page, "monograph-ready");
  assert.equal(await shown(page), 1);
  const [all, opened] = await page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    const root = document.querySelector("monograph-card").shadowRoot;
    const found = [root.querySelectorAll("details").length, root.querySelectorAll("details[open]").length];
    dispatchEvent(new Event("afterprint"));
    return found;
  });
  await settled(page);
  assert.ok(all > 0);
  assert.equal(opened, all, "every answer is open on paper");
  assert.equal(await shown(page), 1);
});

test("Firefox: a prerendered page is adopted", options, async (t) => {
  const site = await serve({ folders: { "/": DIST } });
  t.after(() => site.close());
  const page = await open(t, browser);
  await page.goto(`${site.origin}/m/warfarin/`);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelector("monograph-card")?.hasAttribute("active"));
});

test("Firefox: the app lists, finds, and opens a medicine, and Back leads to the list", options, async (t) => {
  const site = await serve({ folders: { "/": DIST } });
  t.after(() => site.close());
  const page = await open(t, browser);
  await page.goto(`${site.origin}/`);
  await page.getByRole("combobox").fill("warf");
  await page.getByRole("listbox").getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash === "#/warfarin");
  await page.locator("monograph-card").getByRole("heading", { name: "Warfarin" }).first().waitFor();
  await page.evaluate(() => history.back());
  await page.getByRole("combobox").waitFor();
});
