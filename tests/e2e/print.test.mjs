// Paper: the browser's own print command and `print()` give every section with its answers open, the
// disclaimer, the provenance, the sources, the day and the address, in black on white. The PDFs that
// Chromium makes are read back.

import { test } from "node:test";
import assert from "node:assert/strict";
import { open } from "./support/browser.mjs";
import { embed, ready, tab } from "./support/portal.mjs";
import { pages } from "./support/pdf.mjs";

/** In points, at 72 to the inch. */
const PAPER = { A4: [596, 843], Letter: [612, 792] };

/** A text from each part of the card, in their order. */
const PARTS = [
  "Lexin 5 mg",
  "Brand names: Lexo",
  "Published by Riverside Hospital",
  "AI-generated, not clinically reviewed",
  "Boxed warning",
  "can cause an arrhythmia that threatens life",
  "Usage",
  "eases the hepatic kind and the café kind",
  "Dosage",
  "more than a hepatic dog",
  "Side effects",
  "Serious — seek medical help right away:",
  "How it works",
  "the toast ran out",
  "Precautions",
  "no known effect on the unborn",
  "FAQs",
  "Can I take it with food?",
  "nor have cake, biscuits, or rolls",
  "zwieback has to open it first",
  "Disclaimer",
  "no advice on anything but toast",
  "An AI made this text up for a test",
  "Label of Lexo (https://example.org/lexo) · 2 Dosage",
  "A handbook",
  "Words explained",
  "hepatic: of the liver",
];

const today = () => new Date().toLocaleDateString("en");

/** Fails unless all parts are there, in order, and nothing is cut off. */
async function check(pdf, format, address) {
  const all = await pages(pdf);
  for (const { width, height, out } of all) {
    assert.deepEqual([width, height], PAPER[format]);
    assert.deepEqual(out, [], "text beyond the edge of the paper");
  }
  const text = all.map((it) => it.text).join(" ").replace(/\s+/g, " ");
  let at = 0;
  for (const part of PARTS) {
    const found = text.indexOf(part, at);
    assert.ok(found >= 0, `"${part}" is missing after: ${text.slice(Math.max(0, at - 80), at)}…\n${text}`);
    at = found;
  }
  assert.ok(text.includes(`${address} · ${today()}`), `address and day: ${text.slice(-200)}`);
  for (const word of ["Copy link", "Find in this text", "Larger text", "On this card", "Try again"]) assert.ok(!text.includes(word), word);
  return text;
}

for (const format of ["A4", "Letter"]) {
  for (const [what, attributes, browser] of [
    ["tabs, light", 'layout="tabs"', {}],
    ["stacked, dark", 'layout="stacked" theme="dark"', { colorScheme: "dark" }],
    ["links to copy", 'url-state="hash" active="faqs"', {}],
  ]) {
    test(`the browser's own command prints all of a card: ${format}, ${what}`, async (t) => {
      const { page, portal } = await embed(t, { body: `<p>The portal’s own text.</p><monograph-card drug="lexin" ${attributes}></monograph-card>`, browser });
      await ready(page);
      const pdf = await page.pdf({ format, printBackground: true, margin: { top: "1cm", bottom: "1cm", left: "1cm", right: "1cm" } });
      const address = what === "links to copy" ? page.url() : `${portal.origin}/`;
      assert.match(await check(pdf, format, address), /The portal’s own text/);
      const closed = await page.evaluate(() => [...document.querySelector("monograph-card").shadowRoot.querySelectorAll("details")].every((it) => !it.open));
      assert.ok(closed, "what was closed is closed again");
    });
  }

  test(`print() prints the card alone: ${format}`, async (t) => {
    const { page, portal } = await embed(t, { body: '<p>The portal’s own text.</p><monograph-card drug="lexin" theme="dark" layout="tabs"></monograph-card><monograph-card drug="samplin"></monograph-card>' });
    // The frame that is printed is gone at once: what is in it is taken when it prints.
    await page.addInitScript(() => {
      window.print = () => {
        const host = document.body.firstElementChild;
        const css = host.shadowRoot.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join("\n");
        top.printed = { all: document.body.children.length, title: document.title, lang: document.documentElement.lang, html: host.getHTML({ shadowRoots: [host.shadowRoot] }), css };
        dispatchEvent(new Event("afterprint"));
      };
    });
    await page.reload();
    await ready(page, 2);
    await page.evaluate(() => document.querySelector("monograph-card").print());
    await page.waitForFunction(() => globalThis.printed);
    const printed = await page.evaluate(() => globalThis.printed);
    assert.deepEqual([printed.all, printed.title, printed.lang], [1, "Lexin 5 mg", "en"]);

    const paper = await open(t);
    await paper.setContent(`<!doctype html><html lang="en"><title>${printed.title}</title><body><div id="host"></div></body>`);
    await paper.evaluate(({ html, css }) => {
      const shadow = host.attachShadow({ mode: "open" });
      const holder = document.createElement("template");
      holder.innerHTML = html;
      shadow.append(holder.content.querySelector("template").content);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      shadow.adoptedStyleSheets = [sheet];
    }, printed);
    const text = await check(await paper.pdf({ format, printBackground: true }), format, `${portal.origin}/`);
    assert.ok(!text.includes("The portal’s own text") && !text.includes("Samplin"), text);
  });
}

test("paper is black on white, whatever the theme", async (t) => {
  for (const theme of ["light", "dark"]) {
    const { page } = await embed(t, { body: `<monograph-card drug="lexin" theme="${theme}"></monograph-card>`, browser: { colorScheme: theme } });
    await ready(page);
    await page.emulateMedia({ media: "print", colorScheme: theme });
    const [inks, grounds] = await page.evaluate(() => {
      const all = [...document.querySelector("monograph-card").shadowRoot.querySelectorAll(".base, .base *")].filter((it) => it.checkVisibility());
      const values = (property) => [...new Set(all.map((it) => getComputedStyle(it)[property]))];
      return [values("color"), values("backgroundColor")];
    });
    assert.deepEqual(inks, ["rgb(0, 0, 0)"], theme);
    assert.deepEqual(grounds.filter((it) => !["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(it)), [], theme);
  }
});

test("no line, row, item or box is cut between two pages", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="lexin"></monograph-card>' });
  await ready(page);
  await page.emulateMedia({ media: "print" });
  const breaks = (selector) => page.evaluate((selector) => [...document.querySelector("monograph-card").shadowRoot.querySelectorAll(selector)].map((it) => getComputedStyle(it).breakInside), selector);
  for (const selector of ["li", "tr", ".boxed", "[part=disclaimer]", "[part=provenance]", ".urgent"]) {
    const found = await breaks(selector);
    assert.ok(found.length && found.every((it) => it === "avoid"), `${selector}: ${found}`);
  }
});

test("a tab that is open when the page is printed is open afterwards", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="lexin" layout="tabs"></monograph-card>' });
  await ready(page);
  await tab(page, "Precautions").click();
  await page.pdf({ format: "A4" });
  assert.equal(await page.evaluate(() => document.querySelector("monograph-card").active), "precautions");
  await page.waitForFunction(() => [...document.querySelector("monograph-card").shadowRoot.querySelectorAll("[role=tabpanel]")].filter((it) => !it.hidden).length === 1);
});
