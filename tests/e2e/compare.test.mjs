// Two monographs side by side: chosen, linked, aligned, each of them whole.

import { test } from "node:test";
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { open, picture } from "./support/browser.mjs";
import { DIST } from "./support/dist.mjs";
import { overflow } from "./support/layout.mjs";
import { serve } from "./support/server.mjs";

async function app(t, at, options = {}) {
  const host = await serve({ folders: { "/": DIST } });
  t.after(() => host.close());
  const page = await open(t, { expect: [/net::ERR_ABORTED/], ...options });
  await page.goto(`${host.origin}/${at}`);
  return page;
}

const cards = (page) => page.locator("monograph-card");
const ready = (page, titles) => Promise.all(titles.map((title, n) => cards(page).nth(n).locator("[part=title]", { hasText: title }).waitFor()));

/** Where the panels of each card begin, by kind. */
const tops = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("monograph-card")].map((card) =>
      Object.fromEntries([...card.shadowRoot.querySelectorAll("[part=panel]")].map((it) => [it.id.replace(`${card.drug}-`, ""), Math.round(it.getBoundingClientRect().top + scrollY)])),
    ),
  );

const aligned = (page) =>
  page.waitForFunction(() => {
    const [first, second] = [...document.querySelectorAll("monograph-card")].map((card) => new Map([...card.shadowRoot.querySelectorAll("[part=panel]")].map((it) => [it.id.replace(`${card.drug}-`, ""), it.getBoundingClientRect().top])));
    return first.size > 3 && [...first].every(([name, top]) => !second.has(name) || Math.abs(second.get(name) - top) < 1);
  });

test("an address shows two whole cards, with sections of a kind at one height", async (t) => {
  const page = await app(t, "#compare/warfarin/metformin", { viewport: { width: 1280, height: 900 } });
  await ready(page, ["Warfarin", "Metformin"]);
  await aligned(page);
  assert.equal(await page.title(), "Warfarin and Metformin – Monograph Card");
  const [first, second] = await tops(page);
  assert.deepEqual(Object.keys(first).filter((it) => it in second).length > 4, true);
  for (const n of [0, 1]) {
    // Alone on its page the card has the same words.
    const id = ["warfarin", "metformin"][n];
    const whole = await page.evaluate(async (id) => {
      const element = Object.assign(document.createElement("monograph-card"), { drug: id, layout: "stacked" });
      document.querySelector("main").append(element);
      await new Promise((done) => element.addEventListener("monograph-ready", done, { once: true }));
      const words = (it) => it.shadowRoot.querySelector("[part=base]").textContent.split(/\s+/).sort().join(" ");
      const [alone, beside] = [words(element), words(document.querySelector(`.compare monograph-card[drug=${id}]`))];
      element.remove();
      return [alone, beside];
    }, id);
    assert.equal(whole[1], whole[0]);
    assert.ok(await cards(page).nth(n).locator("[part=disclaimer]").isVisible());
  }
});

test("what makes one text longer moves what is below it on both sides", async (t) => {
  const page = await app(t, "#compare/warfarin/metformin", { viewport: { width: 1280, height: 900 } });
  await ready(page, ["Warfarin", "Metformin"]);
  await aligned(page);
  const before = await tops(page);
  // Of the first card alone, long enough to show.
  await page.evaluate(() => {
    const panel = document.querySelector("monograph-card").shadowRoot.querySelector("[part=panel][id$=-usage]");
    panel.style.paddingBlockEnd = "60rem";
  });
  await page.waitForFunction((top) => document.querySelectorAll("monograph-card")[1].shadowRoot.querySelector("[part=panel][id$=-dosage]").getBoundingClientRect().top + scrollY > top + 300, before[1].dosage);
  await aligned(page);
});

test("on a phone the cards stand below each other and nothing is moved", async (t) => {
  const page = await app(t, "#compare/warfarin/metformin", { viewport: { width: 390, height: 800 } });
  await ready(page, ["Warfarin", "Metformin"]);
  const [first, second] = await page.evaluate(() => [...document.querySelectorAll("monograph-card")].map((it) => it.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })));
  assert.ok(second.top >= first.bottom);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll("monograph-card")].flatMap((it) => [...it.shadowRoot.querySelectorAll("[part=panel]")]).filter((it) => it.style.marginBlockStart).length), 0);
});

test("both are chosen by the keyboard, one can be changed, and Back leads back", async (t) => {
  const page = await app(t, "#/warfarin");
  await ready(page, ["Warfarin"]);
  await page.getByRole("link", { name: "Compare with another medicine" }).click();
  await ready(page, ["Warfarin"]);
  const box = page.getByRole("combobox", { name: "Second medicine" });
  await box.fill("metf");
  await box.press("ArrowDown");
  await box.press("Enter");
  await ready(page, ["Warfarin", "Metformin"]);
  assert.ok(page.url().endsWith("#compare/warfarin/metformin"));
  assert.equal(await page.evaluate(() => document.activeElement.localName), "h1");
  await page.getByRole("region", { name: "First medicine" }).getByRole("link", { name: "Choose another" }).click();
  await page.getByRole("combobox", { name: "First medicine" }).fill("para");
  await page.getByRole("listbox").getByRole("option").first().click();
  await ready(page, ["Paracetamol", "Metformin"]);
  await page.goBack();
  await page.goBack();
  await ready(page, ["Warfarin", "Metformin"]);
});

test("a medicine is not compared with itself", async (t) => {
  const page = await app(t, "#compare/warfarin/warfarin");
  await ready(page, ["Warfarin"]);
  await page.getByRole("combobox", { name: "Second medicine" }).waitFor();
  assert.equal(await cards(page).count(), 1);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 390, 1280]) {
    test(`comparing is accessible and fits: ${colorScheme}, ${width} px`, async (t) => {
      const page = await app(t, "#compare", { colorScheme, viewport: { width, height: 800 } });
      await page.getByRole("combobox", { name: "First medicine" }).fill("a");
      await assertAccessible(page);
      assert.deepEqual(await overflow(page), []);
      await page.evaluate(() => (location.hash = "#compare/warfarin/metformin"));
      await ready(page, ["Warfarin", "Metformin"]);
      await assertAccessible(page);
      assert.deepEqual(await overflow(page), []);
      await picture(page, `compare ${colorScheme} ${width}`);
    });
  }
}
