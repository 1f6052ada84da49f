// Styles neither leak in nor out: the rudest page changes nothing that matters in a card, and a
// card changes nothing of its page.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./support/dist.mjs";
import { embed, ready, settled } from "./support/portal.mjs";

const CARDS = '<div style="width: 800px !important; display: block !important"><monograph-card drug="samplin"></monograph-card></div>';

/** What would make a card look or work otherwise. */
const MATTERS = [
  "background-color", "border-bottom-width", "border-top-color", "border-top-style", "border-top-width", "box-sizing", "color", "cursor", "direction", "display",
  "font-family", "font-size", "font-style", "font-weight", "letter-spacing", "line-height", "list-style-type", "margin-bottom", "margin-left", "margin-top",
  "opacity", "overflow-x", "padding-left", "padding-top", "position", "text-align", "text-decoration-line", "text-indent", "text-transform", "visibility",
  "white-space-collapse", "word-spacing",
];

const styles = (page) =>
  page.evaluate((properties) => {
    const card = document.querySelector("monograph-card");
    // The host and its slot have the page's text styles: the fallback is the page's own.
    const own = [...card.shadowRoot.querySelectorAll("*:not(slot)")];
    if (getComputedStyle(card).display !== "block") throw new Error("the card is no block");
    return own.flatMap((element) => {
      const style = getComputedStyle(element);
      const name = [element.localName, element.getAttribute("part"), element.className].join(" ");
      return properties.map((property) => `${name} ${property}: ${style.getPropertyValue(property)}`);
    });
  }, MATTERS);

/** A reset such as CSS frameworks bring. */
const RESET = `*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid red }
  html { font-size: 62.5%; line-height: 1 } body { font: italic 1.6rem/1 fantasy; text-align: center; color: lime; letter-spacing: 3px; text-transform: uppercase; word-spacing: 9px; text-indent: 2em; visibility: visible; list-style: square; white-space: pre; direction: ltr }
  h1, h2, h3, h4, h5, h6 { font-size: inherit; font-weight: inherit } a { color: inherit; text-decoration: inherit } ul, ol { list-style: none }
  button, summary { background: transparent; appearance: none; display: none } details { display: none } table { border-collapse: separate } [hidden] { display: none !important } section, article, header, footer, nav, div { background: orange }`;

/** The frameworks as they are published. */
const published = (path) => readFileSync(join(ROOT, "tests/npm/node_modules", path), "utf8").replace(/\/\*# sourceMappingURL=.*/, "");

for (const [what, css] of [
  ["Bootstrap", published("bootstrap/dist/css/bootstrap.min.css")],
  ["Tailwind's preflight", published("tailwindcss/preflight.css")],
  ["Tailwind's preflight over a root of 62.5 %", `${published("tailwindcss/preflight.css")} html { font-size: 62.5% }`],
  ["* { all: unset !important }", "* { all: unset !important }"],
  ["* { all: initial !important }", "* { all: initial !important }"],
  ["a root of 62.5 %", "html { font-size: 62.5% }"],
  ["a framework's reset and loud inherited styles", RESET],
  ["monograph-card { … }", "monograph-card { display: inline; color: red; font: 40px cursive; text-align: right; letter-spacing: 1em }"],
]) {
  test(`nothing that matters changes under ${what}`, async (t) => {
    const plain = await embed(t, { body: CARDS });
    await ready(plain.page);
    await settled(plain.page);
    const hostile = await embed(t, { head: `<style>${css}</style>{script}`, body: CARDS });
    await ready(hostile.page);
    await settled(hostile.page);
    const [wanted, found] = [await styles(plain.page), await styles(hostile.page)];
    assert.ok(wanted.length > 1000);
    assert.deepEqual(found.filter((line, n) => line !== wanted[n]), []);
  });
}

/** All of a page that is not the card's. */
const traces = (page) =>
  page.evaluate(() => {
    const sized = /^(width|height|inline-size|block-size|perspective-origin|transform-origin|top|right|bottom|left|inset.*)$/;
    const elements = [...document.querySelectorAll("*")].filter((it) => it.localName !== "monograph-card" && it.localName !== "script");
    return {
      styles: elements.map((element) => {
        const style = getComputedStyle(element);
        return `${element.localName}#${element.id} ${[...style].filter((name) => !sized.test(name)).map((name) => `${name}:${style.getPropertyValue(name)}`).join(";")}`;
      }),
      sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
      markup: document.documentElement.outerHTML.replaceAll(/<script.*?<\/script>|<monograph-card.*?<\/monograph-card>/gs, ""),
      prototypes: [Object, Array, String, Promise, Element, HTMLElement, Node, Event].map((it) => Reflect.ownKeys(it.prototype).length),
    };
  });

const PAGE = `<p id="text">Text with <a href="#x">a link</a> and <em>emphasis</em></p>
  <ul><li>one</li></ul><button id="press">Press</button><details><summary>More</summary>Text</details>
  <div id="box" style="position: relative; height: 3000px"><monograph-card drug="samplin"></monograph-card></div>
  <table><tbody><tr><td>cell</td></tr></tbody></table>`;

test("a card changes nothing of its page", async (t) => {
  const without = await embed(t, { head: "", body: PAGE });
  const with_ = await embed(t, { body: PAGE });
  await ready(with_.page);
  await settled(with_.page);
  assert.deepEqual(await traces(with_.page), await traces(without.page));
});

test("a card adds one global, and nothing else that a page's code could meet", async (t) => {
  const globals = (page) => page.evaluate(() => Reflect.ownKeys(globalThis).map(String));
  const without = await embed(t, { head: "", body: PAGE });
  const with_ = await embed(t, { body: PAGE });
  await ready(with_.page);
  const before = await globals(without.page);
  assert.deepEqual((await globals(with_.page)).filter((name) => !before.includes(name)), ["MonographCard"]);
  const own = await with_.page.evaluate(() => Object.keys(document.querySelector("monograph-card")));
  assert.deepEqual(own, []);
});

test("names that a page has given to all objects are not the document's", async (t) => {
  const names = ["asks", "boxed_warning", "generic_name", "lang", "note", "provenance", "publisher", "recalled", "reviewed_by", "url"];
  const rude = `<script>for (const name of ${JSON.stringify(names)}) Object.prototype[name] = "rude"</script>`;
  const words = async (head) => {
    const { page } = await embed(t, { head: `${head}{script}`, body: PAGE });
    await ready(page);
    await settled(page);
    // With the live nodes, the module has read the document.
    assert.equal(await page.evaluate(() => seen.filter(({ type }) => type === "monograph-ready").length), 1);
    return page.evaluate(() => document.querySelector("monograph-card").shadowRoot.querySelector("[part=base]").outerHTML);
  };
  assert.equal(await words(rude), await words(""));
});

test("a page's keys and clicks are its own: nothing is listened to outside of the card", async (t) => {
  const { page } = await embed(t, { body: PAGE });
  await ready(page);
  const session = await page.context().newCDPSession(page);
  for (const expression of ["document", "document.body", "document.documentElement"]) {
    const { result } = await session.send("Runtime.evaluate", { expression });
    const { listeners } = await session.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
    assert.deepEqual(listeners.map(({ type }) => type), [], expression);
  }
});
