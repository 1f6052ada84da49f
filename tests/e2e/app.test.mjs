// The single-page app, as built: what a reader meets from the first look at the list to a card
// and back, and when something is not there.

import { test } from "node:test";
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { open } from "./support/browser.mjs";
import { DIST } from "./support/dist.mjs";
import { serve } from "./support/server.mjs";

const INDEX = "/bundle/manifest.json";

/** The app in a new page, at the part of the address after its folder. */
async function app(t, at = "", { prefix = "/", expect = [], ...options } = {}) {
  const host = await serve({ folders: { [prefix]: DIST } });
  t.after(() => host.close());
  // Going elsewhere cuts off what is still under way; that is no failure of the page.
  const page = await open(t, { expect: [/net::ERR_ABORTED/, ...expect], ...options });
  const base = host.origin + prefix;
  const go = (to) => page.goto(base + to);
  await go(at);
  return { host, page, base, go };
}

const names = (page) => page.locator(".letter li a").allTextContents();
const letters = (page) => page.locator(".letter h2").allTextContents();
const heading = (page) => page.getByRole("heading", { level: 1 });
const count = (page) => page.locator(".count");

/** Waits for the card's own title. */
const card = (page, title) => page.locator("monograph-card [part=title]", { hasText: title }).waitFor();

/** The text of the element that has the focus, also within a card. */
const focused = (page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    return (active.shadowRoot?.activeElement ?? active).textContent;
  });

/** Waits until the focus is on the element with this text. */
const focusOn = (page, text) =>
  page.waitForFunction((text) => {
    const active = document.activeElement;
    return (active.shadowRoot?.activeElement ?? active).textContent === text;
  }, text);

for (const prefix of ["/", "/widgets/v1/"]) {
  test(`the app shows list and card under ${prefix}`, async (t) => {
    const { page } = await app(t, "", { prefix });
    await page.getByRole("link", { name: "Warfarin" }).click();
    await card(page, "Warfarin");
    assert.ok(page.url().endsWith(`${prefix}#/warfarin`));
    assert.equal(await page.title(), "Warfarin – Monograph Card");
  });
}

test("the list has every monograph, A to Z, under its letter", async (t) => {
  const { page, base } = await app(t);
  await count(page).waitFor();
  const { entries } = await (await fetch(`${base}bundle/index.json`)).json();
  const shown = await names(page);
  assert.deepEqual(shown, entries.map((it) => it.title).sort());
  assert.deepEqual(await letters(page), [...new Set(shown.map((it) => it[0]))]);
  assert.equal(await count(page).textContent(), `${entries.length} medicines`);
  assert.equal(await page.title(), "Medicines A–Z – Monograph Card");
  // The focus stays where the browser has put it when a page opens.
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
});

test("the box finds titles, generic names and brand names, whatever their case and accents", async (t) => {
  const { page } = await app(t);
  const box = page.getByRole("combobox", { name: "Find a medicine" });
  for (const [query, found] of [
    ["warf", ["Warfarin"]],
    ["COUMADIN", ["Warfarin"]],
    ["acetaminophen", ["Paracetamol"]],
    ["  paracétamol ", ["Paracetamol"]],
    ["sodium warf", ["Warfarin"]],
  ]) {
    await box.fill(query);
    assert.deepEqual(await names(page), found, query);
    assert.match(await count(page).textContent(), /^1 of \d+ medicines$/);
  }
  await box.fill("no such thing");
  assert.deepEqual(await names(page), []);
  assert.equal(await count(page).textContent(), "No medicine matches “no such thing”");
  assert.equal(await count(page).getAttribute("role"), "status");
  await box.press("Enter");
  assert.equal(await box.inputValue(), "no such thing");
  await box.fill("");
  assert.ok((await names(page)).length > 5);
});

test("a link leads to the card, Back to the same place, Forward to the card again", async (t) => {
  const { page } = await app(t, "", { viewport: { width: 390, height: 500 } });
  await page.getByRole("combobox").fill("in");
  await page.keyboard.press("Escape");
  const link = page.getByRole("link", { name: "Warfarin" });
  await link.scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => scrollY);
  assert.ok(place > 100, `the list is long enough to scroll: ${place}`);
  const filtered = await names(page);

  await link.click();
  await card(page, "Warfarin");
  await focusOn(page, "Warfarin");
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.evaluate(() => scrollTo(0, 300));

  await page.goBack();
  await focusOn(page, "Warfarin");
  assert.equal(await page.evaluate(() => document.activeElement.id), "entry-warfarin");
  assert.equal(await page.title(), "Medicines A–Z – Monograph Card");
  assert.deepEqual(await names(page), filtered);
  await page.waitForFunction((place) => scrollY === place, place);

  await page.goForward();
  await card(page, "Warfarin");
  await focusOn(page, "Warfarin");
  await page.waitForFunction(() => scrollY === 300);
});

test("a page that is loaded again opens where it was", async (t) => {
  const { page } = await app(t, "", { viewport: { width: 390, height: 500 } });
  await count(page).waitFor();
  await page.evaluate(() => scrollTo(0, 250));
  await page.reload();
  await page.waitForFunction(() => scrollY === 250);
});

test("from one card to the next, no text of the first stands under the address of the second", async (t) => {
  const { page, host } = await app(t, "#/warfarin");
  await card(page, "Warfarin");
  const held = host.fault("/bundle/m/f4/metformin.json", { hold: true });
  await page.evaluate(() => (location.hash = "#/metformin"));
  await heading(page).filter({ hasText: "Metformin" }).waitFor();
  assert.equal(await page.locator("monograph-card [part=title]").count(), 0);
  await focusOn(page, "Metformin");
  held.release();
  await card(page, "Metformin");
  await focusOn(page, "Metformin");
});

for (const [what, at, files, there] of [
  ["the list", "", [/\/manifest\.json$/, /\/names\//], (page) => count(page).waitFor()],
  ["the card that the address names", "#/warfarin", [/\/m\/\w\w\/warfarin\.json$/, /\/index\/\w+\.json$/, /\/monograph-card-\w+\.css$/], (page) => card(page, "Warfarin")],
]) {
  test(`${what} is asked for once, while the app's module is on its way`, async (t) => {
    const host = await serve({ folders: { "/": DIST } });
    t.after(() => host.close());
    const page = await open(t);
    const module = host.fault(/\/app-\w+\.wasm$/, { hold: true });
    const came = files.map((file) => page.waitForResponse((it) => file.test(new URL(it.url()).pathname)));
    await page.goto(`${host.origin}/${at}`, { waitUntil: "commit" });
    await Promise.all(came);
    module.release();
    await there(page);
    for (const file of files) assert.equal(host.requests.filter(({ path }) => file.test(path)).length, 1, `${file}`);
  });
}

test("a card opens by its address although the list cannot be had", async (t) => {
  const { page, host, go } = await app(t, "", { expect: [/manifest\.json/, /404/] });
  host.fault(INDEX, { status: 404 });
  await go("?again#/warfarin");
  await card(page, "Warfarin");
  assert.equal(await page.title(), "Warfarin – Monograph Card");
});

test("an address without a monograph says so and leads to the list", async (t) => {
  const { page, go, host } = await app(t, "", { expect: [/404/, /manifest\.json/] });
  await count(page).waitFor();
  await go("#/no-such-thing");
  await heading(page).filter({ hasText: "Medicine not found" }).waitFor();
  assert.match(await page.locator("main").textContent(), /no-such-thing/);
  assert.equal(await page.title(), "Not found – Monograph Card");
  await focusOn(page, "Medicine not found");
  await page.getByRole("link", { name: "See all medicines" }).click();
  await focusOn(page, "Medicines A–Z");

  // The card finds out for itself where the list is not to be had.
  host.fault(INDEX, { status: 404 });
  await go("?again#/no-such-thing");
  await heading(page).filter({ hasText: "Medicine not found" }).waitFor();
});

for (const [name, fault, words] of [
  ["is not there", { status: 404 }, /no list of medicines at this address/],
  ["is refused", { status: 500 }, /could not send the list/],
  ["does not arrive", { reset: true }, /Check your connection/],
  ["breaks off", { truncate: 20 }, /Check your connection/],
  ["is damaged", { body: "<!doctype html>" }, /file is damaged/],
  ["is of another schema", { body: '{"schema": 7}' }, /newer format/],
]) {
  test(`when the list ${name}, the reader is told and can try again`, async (t) => {
    const expect = [/manifest\.json/, /Failed to load resource/];
    const { page, host, go } = await app(t, "", { expect });
    const broken = host.fault(INDEX, fault);
    await go("?again");
    const status = page.getByRole("status").filter({ hasText: words });
    await status.waitFor();
    assert.match(await status.textContent(), /bundle\/manifest\.json/);
    const retry = page.getByRole("button", { name: "Try again" });
    await retry.click();
    await retry.waitFor();
    broken.remove();
    await retry.click();
    await count(page).waitFor();
    assert.equal(await focused(page), "Medicines A–Z");
    assert.equal(await retry.count(), 0);
  });
}

test("About says what the collection says of itself", async (t) => {
  const { page, base } = await app(t);
  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "About" }).click();
  await focusOn(page, "About this collection");
  const { entries } = await (await fetch(`${base}bundle/index.json`)).json();
  // The index comes when it comes.
  await page.getByText(`This collection has ${entries.length} monographs.`).waitFor();
  const text = await page.locator("main").textContent();
  assert.ok(entries.every((it) => it.provenance === "ai-generated"), "the words below are for such a collection");
  assert.ok(text.includes("All of them were written by artificial intelligence (AI)."));
  assert.ok(await page.getByRole("link", { name: "Put a card on your page" }).isVisible());
});

test("the theme switch changes page and card, and is remembered", async (t) => {
  const { page } = await app(t, "#/warfarin", { colorScheme: "light" });
  await card(page, "Warfarin");
  const grounds = () =>
    page.evaluate(() => [
      getComputedStyle(document.querySelector(".bar")).backgroundColor,
      getComputedStyle(document.querySelector("monograph-card").shadowRoot.querySelector(".root")).backgroundColor,
    ]);
  const light = await grounds();
  await page.getByRole("radio", { name: "Dark" }).check();
  const dark = await grounds();
  assert.equal(light[0], light[1]);
  assert.equal(dark[0], dark[1]);
  assert.notEqual(light[0], dark[0]);
  await page.reload();
  await card(page, "Warfarin");
  assert.deepEqual(await grounds(), dark);
  assert.equal(await page.getByRole("radio", { name: "Dark" }).isChecked(), true);
});

test("the keyboard reaches the content in one step and the address stays", async (t) => {
  const { page } = await app(t, "#about");
  await heading(page).waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to content");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "About this collection");
  assert.ok(page.url().endsWith("#about"));
});

test("a page whose module cannot be had says so", async (t) => {
  const { page, host, go } = await app(t, "", { expect: [/wasm/, /Failed to load/, /page error/] });
  host.fault(/\.wasm$/, { status: 404 });
  await go("?again");
  await page.getByRole("status").filter({ hasText: "could not start" }).waitFor();
  assert.ok(await page.getByRole("link", { name: "plain list" }).isVisible());
  await assertAccessible(page);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 1280]) {
    test(`every state is accessible and fits: ${colorScheme}, ${width} px`, async (t) => {
      const { page, host, go } = await app(t, "", {
        colorScheme,
        viewport: { width, height: 800 },
        expect: [/manifest\.json/, /warfarin\.json/, /Failed to load/],
      });
      const check = async (state) => {
        await assertAccessible(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${state}: ${over} px wider than the page`);
      };
      await count(page).waitFor();
      await check("list");
      await page.getByRole("combobox").fill("war");
      await check("filtered");
      await page.getByRole("combobox").fill("zzz");
      await check("nothing found");
      await go("#/warfarin");
      await card(page, "Warfarin");
      await check("card");
      await go("#/no-such-thing");
      await heading(page).filter({ hasText: "not found" }).waitFor();
      await check("unknown id");
      await go("#about");
      await page.getByRole("link", { name: "Put a card on your page" }).waitFor();
      await check("about");

      const held = host.fault(INDEX, { hold: true });
      await go("?held");
      await page.getByText("Loading the list").waitFor();
      await assertAccessible(page);
      held.remove();
      await count(page).waitFor();
      host.fault(INDEX, { status: 404 });
      await go("?broken");
      await page.getByRole("button", { name: "Try again" }).waitFor();
      await check("no list");
      host.fault("/warfarin.json", { status: 500 });
      await go("?broken#/warfarin");
      await page.getByRole("button", { name: "Try again" }).waitFor();
      await check("no card");
    });
  }
}

test("without JavaScript the app says what it needs, and leads to every monograph", async (t) => {
  const { page } = await app(t, "", { javaScriptEnabled: false, expect: [/csp/] });
  assert.equal((await page.locator("main").innerText()).trim(), "The search needs JavaScript.\n\nAll medicines in a plain list");
  await page.getByRole("link", { name: "plain list" }).click();
  // A click does not wait for the page that it leads to.
  await page.waitForURL("**/monographs.html");
  const links = await page.locator("main a").evaluateAll((all) => all.map((it) => it.href));
  assert.ok(links.length > 10);
  for (const link of links) {
    await page.goto(link);
    assert.ok(await page.getByRole("heading", { level: 1 }).first().isVisible(), link);
  }
});

for (const [colorScheme, width] of [["light", 1280], ["dark", 320]]) {
  test(`the plain list is accessible and fits: ${colorScheme}, ${width} px`, async (t) => {
    const { page } = await app(t, "monographs.html", { colorScheme, viewport: { width, height: 800 } });
    await page.getByRole("heading", { name: "All monographs" }).waitFor();
    await assertAccessible(page);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Skip to the list");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Search");
    await page.keyboard.press("Enter");
    await count(page).waitFor();
  });
}
