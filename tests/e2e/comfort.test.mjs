// What a reader brings along or asks for: lines that are not too long, larger letters, less motion, more contrast, light or dark,
// colours of their own.

import { test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { DIST } from "./support/dist.mjs";
import { overflow } from "./support/layout.mjs";
import { embed, ready, settled } from "./support/portal.mjs";

const card = (attributes = "") => `<monograph-card drug="lexin" ${attributes}></monograph-card>`;

/** A computed style of the first element that matches, within the card. */
const style = (page, selector, property) =>
  page.evaluate(([selector, property]) => getComputedStyle(document.querySelector("monograph-card").shadowRoot.querySelector(selector))[property], [selector, property]);

const size = (page) => style(page, ".root", "fontSize");
const larger = (page) => page.getByRole("button", { name: "Larger text" });
const smaller = (page) => page.getByRole("button", { name: "Smaller text" });

test("an answer of one paragraph has lines no longer than other texts have", async (t) => {
  const { page } = await embed(t, { bundle: join(DIST, "bundle"), body: '<monograph-card drug="alemtuzumab-30mg" active="faqs"></monograph-card>', browser: { viewport: { width: 1200, height: 800 } } });
  await ready(page);
  await page.getByText("Is alemtuzumab chemotherapy?").click();
  const [inline, em] = await page.getByText("No. It is a").evaluate((it) => [it.getBoundingClientRect().width, parseFloat(getComputedStyle(it).fontSize)]);
  assert.ok(inline > 20 * em && inline <= 46 * em, `${inline / em} em`);
});

test("the letters grow to 200 % and shrink again, and that is said", async (t) => {
  const { page } = await embed(t, { body: card() });
  await ready(page);
  assert.equal(await size(page), "16px");
  await larger(page).click();
  await page.getByRole("status").filter({ hasText: "115%" }).waitFor();
  assert.equal(await size(page), "18.4px");
  for (let n = 0; n < 8; n += 1) await larger(page).click();
  await page.getByRole("status").filter({ hasText: "200%" }).waitFor();
  assert.equal(await size(page), "32px");
  await settled(page);
  assert.deepEqual(await overflow(page), []);
  for (let n = 0; n < 5; n += 1) await smaller(page).click();
  assert.equal(await size(page), "16px");
  await smaller(page).click();
  assert.equal(await size(page), "13.6px");
});

test("letters of 200 % stack the sections where tabs no longer fit, and nothing sticks out", async (t) => {
  for (const width of [320, 700]) {
    const { page } = await embed(t, { body: card(), browser: { viewport: { width, height: 800 } } });
    await ready(page);
    for (let n = 0; n < 6; n += 1) await larger(page).click();
    await page.waitForFunction(() => document.querySelector("monograph-card").shadowRoot.querySelectorAll("[role=tabpanel]").length === 0);
    await settled(page);
    assert.deepEqual(await overflow(page), [], `${width} px`);
  }
});

test("the size is the card's own, outlives another text, and is kept nowhere", async (t) => {
  const { page } = await embed(t, { body: card() + card() });
  await ready(page, 2);
  await larger(page).first().click();
  await page.getByRole("status").filter({ hasText: "115%" }).waitFor();
  const sizes = () => page.evaluate(() => [...document.querySelectorAll("monograph-card")].map((it) => getComputedStyle(it.shadowRoot.querySelector(".root")).fontSize));
  assert.deepEqual(await sizes(), ["18.4px", "16px"]);
  await page.evaluate(() => (document.querySelector("monograph-card").drug = "samplin"));
  await page.getByRole("heading", { name: "Samplin" }).waitFor();
  assert.deepEqual(await sizes(), ["18.4px", "16px"]);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
  await page.reload();
  await ready(page, 2);
  assert.deepEqual(await sizes(), ["16px", "16px"]);
});

test("the size follows what the page has set", async (t) => {
  const { page } = await embed(t, { body: `<style>monograph-card { --monograph-font-size: 20px }</style>${card()}` });
  await ready(page);
  await larger(page).click();
  await page.getByRole("status").filter({ hasText: "115%" }).waitFor();
  assert.equal(await size(page), "23px");
});

/** Whether anything in the card would move. */
const moving = (page) =>
  page.evaluate(() => [...document.querySelector("monograph-card").shadowRoot.querySelectorAll("*")].some((it) => ["", "::before"].some((pseudo) => getComputedStyle(it, pseudo || undefined).transitionDuration !== "0s")));

for (const [reducedMotion, expected] of [["no-preference", true], ["reduce", false]]) {
  test(`what moves, with prefers-reduced-motion: ${reducedMotion}`, async (t) => {
    const { page } = await embed(t, { body: card('layout="stacked"'), browser: { reducedMotion } });
    await ready(page);
    assert.equal(await moving(page), expected);
    assert.equal(await page.evaluate(() => document.getAnimations({ subtree: true }).length), 0, "nothing moves by itself");
    // A jump is a jump, not a ride.
    assert.equal(await style(page, ".root", "scrollBehavior"), "auto");
  });
}

/** The contrast of a computed colour on another (WCAG 2.2, "contrast ratio"). */
function contrast(one, other) {
  const light = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).map((it) => it / 255).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

for (const colorScheme of ["light", "dark"]) {
  test(`prefers-contrast: more makes grey text and thin lines as strong as the text: ${colorScheme}`, async (t) => {
    const look = async (preference) => {
      const { page } = await embed(t, { body: card('theme="auto" layout="tabs"'), browser: { contrast: preference, colorScheme } });
      await ready(page);
      const ground = await style(page, ".root", "backgroundColor");
      return [await style(page, ".trust", "color"), await style(page, ".base", "borderTopColor")].map((it) => contrast(it, ground));
    };
    const [usual, more] = [await look("no-preference"), await look("more")];
    assert.ok(usual[0] < 9 && usual[1] < 3, `${usual}`);
    assert.ok(more[0] > 12 && more[1] > 12, `${more}`);
  });
}

/** [theme, the reader's scheme, whether the card is dark] */
for (const [theme, colorScheme, dark] of [
  ["light", "dark", false],
  ["dark", "light", true],
  ["auto", "light", false],
  ["auto", "dark", true],
]) {
  test(`theme="${theme}" is ${dark ? "dark" : "light"} where the reader prefers ${colorScheme}`, async (t) => {
    const { page } = await embed(t, { body: card(`theme="${theme}"`), browser: { colorScheme } });
    await ready(page);
    const ground = await style(page, ".root", "backgroundColor");
    assert.equal(contrast(ground, "rgb(255, 255, 255)") > 10, dark, ground);
    assert.ok(contrast(await style(page, ".root", "color"), ground) > 12);
  });
}

test("theme=\"auto\" follows the reader at once", async (t) => {
  const { page } = await embed(t, { body: card('theme="auto"'), browser: { colorScheme: "light" } });
  await ready(page);
  const light = await style(page, ".root", "backgroundColor");
  await page.emulateMedia({ colorScheme: "dark" });
  assert.notEqual(await style(page, ".root", "backgroundColor"), light);
});

test("with forced colours, what is chosen is told by more than its own colour", async (t) => {
  const { page } = await embed(t, { body: card('layout="tabs"'), browser: { forcedColors: "active" } });
  await ready(page);
  const lines = await page.evaluate(() => [...document.querySelector("monograph-card").shadowRoot.querySelectorAll("[role=tab]")].map((it) => getComputedStyle(it).borderBlockEndColor));
  assert.notEqual(lines[0], lines[1], "the open tab has a line of its own");
  assert.notEqual(await style(page, ".urgent", "borderInlineStartWidth"), await style(page, ".group:not(.urgent)", "borderInlineStartWidth"));
});
