// The app's own words: in the reader's language, wherever the app says something; remembered, read
// without a network, and English with a notice where they cannot be had.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assertAccessible } from "./support/axe.mjs";
import { open } from "./support/browser.mjs";
import { DIST, ROOT } from "./support/dist.mjs";
import { overflow } from "./support/layout.mjs";
import { serve } from "./support/server.mjs";

const LANGUAGES = ["ar", "de", "es", "fr", "hi", "pt", "zh"];
const VIEWS = ["#/", "#about", "#compare", "#/no-such-medicine", "#embed/warfarin"];
const table = (lang) => JSON.parse(readFileSync(join(ROOT, `public/app/languages/${lang}.json`), "utf8"));

/** The English texts, by key. */
const english = new Map(
  [...readFileSync(join(ROOT, "src/app/words.rs"), "utf8").matchAll(/^ +\w+ =\s+"([^"]+)",\s+"([^"]+)"/gm)].map(([, key, text]) => [key, text]),
);

async function app(t, { locale, at = "", host, ...options } = {}) {
  const own = host ?? (await serve({ folders: { "/": DIST } }));
  if (!host) t.after(() => own.close());
  // What is not there is asked for where the list has not come yet.
  const missing = /404 \(Not Found\) .*\/(no-such-medicine|index\/\w+)\.json/;
  const page = await open(t, { expect: [/net::ERR_ABORTED/, missing], locale, ...options });
  await page.goto(`${own.origin}/${at}`);
  return { page, host: own };
}

const title = (page, words, key) => page.getByRole("heading", { level: 1, name: words[key], exact: true }).waitFor();
const root = (page) => page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));

const openChoice = (page) => page.locator(".language summary").click();

/** What the page says: its texts and labels, but for what is in a language of its own. */
const said = (page) =>
  page.evaluate(() => {
    const own = (node) => (node.nodeType === 1 ? node : node.parentElement).closest("body *[lang], code, textarea, script, noscript, .brand, monograph-card");
    const all = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node !== document.body && own(node)) continue;
      if (node.nodeType === 3) all.push(node.data.trim());
      else for (const name of ["aria-label", "title", "placeholder"]) all.push(node.getAttribute(name) ?? "");
    }
    return all.filter(Boolean);
  });

const first = { "#/": "list-title", "#about": "about-title", "#compare": "compare-title", "#embed/warfarin": "embed", "#/no-such-medicine": "not-found-title" };

test("the plural forms of the files are those of the browser", () => {
  for (const lang of LANGUAGES) {
    const forms = Object.keys(table(lang)).filter((key) => key.startsWith("found.")).map((key) => key.slice("found.".length));
    assert.deepEqual(forms.sort(), new Intl.PluralRules(lang).resolvedOptions().pluralCategories.toSorted(), lang);
  }
});

for (const lang of LANGUAGES) {
  test(`the app speaks ${lang} to who prefers it`, async (t) => {
    const words = table(lang);
    assert.ok(english.size > 120, "the English texts were found");
    const foreign = [...english].filter(([key, text]) => words[key] && words[key] !== text).map(([, text]) => text);
    const { page } = await app(t, { locale: lang });
    for (const view of VIEWS) {
      await page.evaluate((hash) => (location.hash = hash), view);
      await title(page, words, first[view]);
      if (view === "#/") await page.locator(".foot", { hasText: words["no-advice"] }).waitFor();
      if (view === "#embed/warfarin") {
        await page.getByLabel(words.lines, { exact: true }).waitFor();
        // Going away while the preview loads would cut it off.
        await page.frameLocator(".preview").locator("monograph-card [part=title]").waitFor();
      }
      const texts = await said(page);
      const left = texts.filter((text) => foreign.some((word) => text === word || (word.length > 12 && text.includes(word))));
      assert.deepEqual(left, [], `${view} in ${lang}`);
      assert.ok(texts.length > 8, `${view} was read`);
    }
    await openChoice(page);
    assert.deepEqual(await root(page), { lang, dir: lang === "ar" ? "rtl" : "ltr" });
    assert.equal(await page.getByLabel(words.language, { exact: true }).inputValue(), lang);
    assert.ok((await page.title()).startsWith(words.embed));
  });
}

for (const lang of ["de", "hi", "ar"]) {
  test(`nothing sticks out in ${lang} at 320 px, and axe finds nothing`, async (t) => {
    const words = table(lang);
    const { page } = await app(t, { locale: lang, viewport: { width: 320, height: 640 } });
    for (const view of VIEWS) {
      await page.evaluate((hash) => (location.hash = hash), view);
      await title(page, words, first[view]);
      assert.deepEqual(await overflow(page), [], view);
      if (view === "#/") {
        await page.locator(".letter li").first().waitFor();
        assert.deepEqual(await overflow(page), [], view);
        await assertAccessible(page);
      }
    }
  });
}

test("a choice is made in the page, holds for its card, and is remembered", async (t) => {
  const { page } = await app(t, { at: "#/warfarin" });
  await page.getByRole("tab", { name: "Dosage" }).waitFor();
  const before = await page.locator("monograph-card").elementHandle();
  const spanish = table("es");
  await openChoice(page);
  const choice = page.getByLabel("Language", { exact: true });
  await choice.focus();
  await choice.selectOption("es");
  await page.getByRole("tab", { name: "Dosis" }).waitFor();
  assert.ok(await before.evaluate((card) => card.isConnected), "the view stands as it stood");
  assert.equal(await page.evaluate(() => document.activeElement.id), "language", "the focus stays");
  await page.reload();
  await page.getByRole("tab", { name: "Dosis" }).waitFor();
  await openChoice(page);
  await page.getByLabel(spanish.language, { exact: true }).selectOption("en");
  await page.getByRole("tab", { name: "Dosage" }).waitFor();
  assert.deepEqual(await root(page), { lang: "en", dir: "ltr" });
});

test("numbers have their forms, and what was found is said in the language", async (t) => {
  const { page } = await app(t, { locale: "ar" });
  const words = table("ar");
  const box = page.getByRole("combobox", { name: words.find });
  await box.fill("warfarin");
  await page.locator(".count", { hasText: /(1|١).* من .*(12|١٢).* دواءً/ }).waitFor();
  await page.getByRole("button", { name: "warfarin" }).click();
  await page.locator(".texts li a").first().waitFor();
  await box.fill("zzzzzzzz");
  await page.locator(".count", { hasText: "zzzzzzzz" }).waitFor();
  assert.equal((await page.locator(".count").textContent()).replaceAll(/[\u2068\u2069]/g, ""), words["no-match"].replace("{query}", "zzzzzzzz"));
});

test("English asks for no words", async (t) => {
  const { page, host } = await app(t);
  await title(page, { x: "Medicines A–Z" }, "x");
  assert.deepEqual(host.requests.filter(({ path }) => path.includes("/languages/")), []);
});

test("without its file the app is English, says so, and can try again", async (t) => {
  const host = await serve({ folders: { "/": DIST } });
  t.after(() => host.close());
  const broken = host.fault(/\/languages\/es\.json/, { status: 500 });
  const { page } = await app(t, { locale: "es", host, expect: [/monograph-card: .*es\.json/, /Failed to load resource/, /net::ERR_ABORTED/] });
  await page.getByRole("status").filter({ hasText: "could not be loaded in Español" }).waitFor();
  assert.deepEqual(await root(page), { lang: "en", dir: "ltr" });
  await page.locator(".letter li").first().waitFor();
  await assertAccessible(page);
  broken.remove();
  await page.locator(".no-words").getByRole("button", { name: "Try again" }).click();
  await title(page, table("es"), "list-title");
  assert.equal(await page.locator(".no-words").isVisible(), false);
});

test("the app is in Spanish without a network, too", async (t) => {
  const quiet = [/net::ERR/, /Failed to load/, /Failed to fetch/, /no answer/, /monograph-card:/];
  const { page, host } = await app(t, { locale: "es", serviceWorkers: "allow", expect: quiet });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
  });
  host.fault(/./, { reset: true });
  await page.goto(`${host.origin}/?again#about`);
  await title(page, table("es"), "about-title");
  assert.deepEqual(await root(page), { lang: "es", dir: "ltr" });
});
