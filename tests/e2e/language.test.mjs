// The card's own words: in the language asked for, the page's, or English; the text's language is
// its own.

import { test } from "node:test";
import assert from "node:assert/strict";
import { embed, paths, ready, settled } from "./support/portal.mjs";

/** The file with the words. */
const WORDS = /\/monograph-card-[0-9a-f]+\.json$/;

const page = (lang, body) => `<!doctype html><html ${lang}><head><meta charset="utf-8"><title>x</title>{script}</head><body>${body}</body></html>`;

/** [what asks for it, attributes of the page, body, label of the second tab, language, direction] */
for (const [what, root, body, label, lang, direction] of [
  ["nobody", "", '<monograph-card drug="samplin"></monograph-card>', "Dosage", "en", "ltr"],
  ["the attribute", 'lang="fr"', '<monograph-card drug="samplin" lang="de"></monograph-card>', "Dosierung", "de", "ltr"],
  ["the page", 'lang="es-MX"', '<monograph-card drug="samplin"></monograph-card>', "Dosis", "es", "ltr"],
  ["what is around the card", 'lang="fr"', '<div lang="es"><p><monograph-card drug="samplin"></monograph-card></p></div>', "Dosis", "es", "ltr"],
  ["a page from right to left", 'lang="ar" dir="rtl"', '<monograph-card drug="samplin"></monograph-card>', "الجرعة", "ar", "rtl"],
  ["a language without words", 'lang="eo"', '<monograph-card drug="samplin"></monograph-card>', "Dosage", "en", "ltr"],
]) {
  test(`the card's words are ${lang} when ${what} says so`, async (t) => {
    const { page: tab } = await embed(t, { html: page(root, body) });
    await ready(tab);
    const found = await tab.evaluate(() => {
      const root = document.querySelector("monograph-card").shadowRoot;
      const list = root.querySelector("[role=tablist]");
      return { label: list.children[1].textContent, lang: list.closest("[lang]").lang.split("-")[0], direction: getComputedStyle(list).direction };
    });
    assert.deepEqual(found, { label, lang, direction });
  });
}

test("English asks for no words, other languages for one file", async (t) => {
  for (const [lang, files] of [["en-GB", 0], ["fr", 1]]) {
    const { page: tab, cdn } = await embed(t, { html: page(`lang="${lang}"`, '<monograph-card drug="samplin"></monograph-card>'.repeat(2)) });
    await ready(tab, 2);
    assert.equal(paths(cdn).filter((path) => WORDS.test(path)).length, files);
  }
});

test("a card without its words is in English, and says why", async (t) => {
  const { page: tab } = await embed(t, {
    html: page('lang="fr"', '<monograph-card drug="samplin"></monograph-card>'),
    before: (cdn) => cdn.fault(WORDS, { status: 500 }),
    browser: { expect: [/monograph-card: no words for "fr"/, /Failed to load resource/, /integrity/] },
  });
  await ready(tab);
  assert.equal(tab.noise.filter((line) => line.includes('words for "fr"')).length, 1);
  assert.ok(await tab.getByRole("tab", { name: "Dosage" }).isVisible());
});

test("another language is another card's matter, and can be changed", async (t) => {
  const { page: tab } = await embed(t, { body: '<monograph-card drug="samplin" lang="fr"></monograph-card><monograph-card drug="samplin"></monograph-card>' });
  await ready(tab, 2);
  assert.equal(await tab.getByRole("tab", { name: "Posologie" }).count(), 1);
  assert.equal(await tab.getByRole("tab", { name: "Dosage" }).count(), 1);
  await tab.evaluate(() => (document.querySelector("monograph-card").lang = "en"));
  await tab.waitForFunction(() => document.querySelector("monograph-card").shadowRoot.querySelectorAll("[role=tab]")[1].textContent === "Dosage");
  await settled(tab);
});
