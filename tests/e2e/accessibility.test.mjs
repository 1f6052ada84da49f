// axe-core finds nothing, and nothing sticks out, in any state of a card under any condition a
// reader may bring along (WCAG 2.2: 1.4.3, 1.4.4, 1.4.10, 1.4.11, 1.4.12, 2.5.8 and what axe knows).

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { assertAccessible } from "./support/axe.mjs";
import { ROOT } from "./support/dist.mjs";
import { documentOf } from "./support/fixtures.mjs";
import { overflow } from "./support/layout.mjs";
import { count, embed, event, ready, settled } from "./support/portal.mjs";

const AXE = { rules: { "target-size": { enabled: true } } };

/** WCAG 2.2, 1.4.12, for text inside of a shadow tree, where a reader's own style comes last. */
const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";

/** [condition, drug, attributes, browser options, extra] */
const CONDITIONS = [
  ["light", "samplin", "", {}],
  ["dark", "samplin", 'theme="dark"', { colorScheme: "dark" }],
  ["forced colours", "samplin", "", { forcedColors: "active" }],
  ["more contrast", "samplin", 'theme="auto"', { contrast: "more", colorScheme: "dark" }],
  ["right to left", "arabin", "", {}, { dir: "rtl" }],
  ["320 px", "samplin", "", { viewport: { width: 320, height: 640 } }],
  ["320 px, in tabs", "samplin", 'layout="tabs"', { viewport: { width: 320, height: 640 } }],
  ["200 % text", "samplin", "", { viewport: { width: 640, height: 800 } }, { fontSize: 32 }],
  ["200 % text, in tabs", "samplin", 'layout="tabs"', {}, { fontSize: 32 }],
  ["text spacing", "samplin", "", {}, { style: SPACING }],
  ["oddities, 320 px", "oddities", "", { viewport: { width: 320, height: 640 } }],
  ["oddities, light", "oddities", "", {}],
  ["ingredients", "duplex", "", {}],
  ["a long text, light", "lexin", 'layout="tabs"', {}],
  ["a long text, dark", "lexin", 'theme="dark"', { colorScheme: "dark" }],
  ["a long text, forced colours", "lexin", "", { forcedColors: "active" }],
  ["a long text, right to left", "lexin", "", {}, { dir: "rtl" }],
  ["a long text, 320 px", "lexin", "", { viewport: { width: 320, height: 640 } }],
  ["a long text, 200 % text", "lexin", "", { viewport: { width: 640, height: 800 } }, { fontSize: 32 }],
  ["a long text, text spacing", "lexin", "", {}, { style: SPACING }],
];

/** How many states were looked at. */
let states = 0;

for (const [condition, drug, attributes, browser, extra = {}] of CONDITIONS) {
  test(`every state is accessible and nothing sticks out: ${condition}`, async (t) => {
    let held;
    const { page } = await embed(t, {
      html: `<!doctype html><html lang="${extra.dir ? "ar" : "en"}" dir="${extra.dir ?? "ltr"}"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1"><title>Portal</title>{script}</head>
        <body><main><h1>Portal</h1><div id="place"><monograph-card drug="${drug}" ${attributes}></monograph-card></div></main></body></html>`,
      before: (cdn) => {
        held = cdn.fault(documentOf(drug), { hold: true, times: 1 });
        cdn.fault("m/3f/briefol.json", { status: 500 });
      },
      browser: { ...browser, expect: [/Failed to load resource/] },
    });
    if (extra.fontSize) {
      const session = await page.context().newCDPSession(page);
      await session.send("Page.setFontSizes", { fontSizes: { standard: extra.fontSize, fixed: extra.fontSize } });
    }
    const check = async (state) => {
      if (extra.style) await page.evaluate(restyle, extra.style);
      await settled(page);
      states += 1;
      try {
        await assertAccessible(page, undefined, AXE);
        assert.deepEqual(await overflow(page), []);
      } catch (error) {
        error.message = `${state}: ${error.message}`;
        throw error;
      }
    };

    await page.getByRole("status").filter({ visible: true }).waitFor();
    await check("loading");

    held.release();
    await ready(page);
    await settled(page);
    const tabs = await page.getByRole("tab").all();
    for (const tab of tabs) {
      await tab.click();
      await check(`tab "${await tab.innerText()}"`);
    }
    await page.evaluate(() => document.querySelector("monograph-card").shadowRoot.querySelectorAll("details").forEach((it) => (it.open = true)));
    await check("questions and sources open");
    if (drug === "lexin") {
      await page.locator("monograph-card .find > button").first().click();
      const box = page.getByRole("searchbox");
      await box.fill("marmalade");
      await page.locator("monograph-card .hits").filter({ hasText: /4/ }).waitFor();
      await box.press("Enter");
      await check("words found");
      await page.locator("monograph-card .term").filter({ visible: true }).first().click();
      await check("a definition open");
      await page.keyboard.press("Escape");
      for (let n = 0; n < 6; n += 1) await page.locator("monograph-card .larger").click();
      await check("letters of twice the size");
    }

    for (const [state, drug] of [["not found", "nothing-of-this-name"], ["network error", "briefol"]]) {
      const before = await count(page, "monograph-error");
      await page.evaluate(([drug, attributes]) => (place.innerHTML = `<monograph-card drug="${drug}" ${attributes}></monograph-card>`), [drug, attributes]);
      await event(page, "monograph-error", before + 1);
      await check(state);
    }
  });
}

test("the docs say how many states were looked at", async () => {
  const docs = await readFile(join(ROOT, "docs/accessibility.md"), "utf8");
  assert.equal(Number(/in any of (\d+) states/.exec(docs)?.[1]), states);
});

function restyle(style) {
  for (const card of document.querySelectorAll("monograph-card")) {
    const sheets = card.shadowRoot.adoptedStyleSheets;
    if (sheets.at(-1)?.forTest) continue;
    const sheet = Object.assign(new CSSStyleSheet(), { forTest: true });
    sheet.replaceSync(style);
    card.shadowRoot.adoptedStyleSheets = [...sheets, sheet];
  }
}

test("headings go down one level at a time, from the level that is asked for", async (t) => {
  const { page } = await embed(t, { body: ["samplin", "oddities", "duplex", "overduex"].map((drug) => `<monograph-card drug="${drug}" heading-level="3"></monograph-card>`).join("") });
  await ready(page, 4);
  const levels = await page.evaluate(() =>
    [...document.querySelectorAll("monograph-card")].map((card) => [...card.shadowRoot.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((it) => Number(it.localName[1]))),
  );
  for (const card of levels) {
    assert.equal(card[0], 3);
    for (const [n, level] of card.entries()) if (n > 0) assert.ok(level > 3 && level <= card[n - 1] + 1, `h${card[n - 1]} then h${level}`);
  }
});

for (const [text, drug, words, direction, own] of [
  ["Arabic", "arabin", "en", "rtl", "ltr"],
  ["English", "samplin", "ar", "ltr", "rtl"],
]) {
  test(`a text in ${text} is marked and runs as such, whatever the language of the card's words (${words})`, async (t) => {
    const { page } = await embed(t, { body: `<monograph-card drug="${drug}" lang="${words}"></monograph-card>` });
    await ready(page);
    const found = await page.evaluate(() => {
      const root = document.querySelector("monograph-card").shadowRoot;
      const looks = (selector) => [root.querySelector(selector).closest("[lang]").lang, getComputedStyle(root.querySelector(selector)).direction];
      return { title: looks("[part=title]"), text: looks("[part=section]"), question: looks("summary"), disclaimer: looks("[part=disclaimer] .label + *"), tab: looks("[role=tab]") };
    });
    const lang = text === "Arabic" ? "ar" : "en";
    const content = [lang, direction];
    assert.deepEqual(found, { title: content, text: content, question: content, disclaimer: content, tab: [words, own] });
  });
}

test("what is said while loading and on failure is a polite status, and the focus stays", async (t) => {
  const { page } = await embed(t, {
    body: '<button id="here">Here</button><monograph-card drug="samplin"></monograph-card>',
    before: (cdn) => (cdn.held = cdn.fault("m/d5/samplin.json", { hold: true, status: 500 })) && (t.held = cdn.held),
    browser: { expect: [/Failed to load resource/] },
  });
  await page.getByRole("status").filter({ hasText: "Loading" }).waitFor();
  await page.locator("#here").focus();
  t.held.release();
  await page.getByRole("status").filter({ hasText: "could not be loaded" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "here");
  assert.equal(await page.getByRole("status").count(), 1);
});
