// Terms that the collection defines: a definition on a press and on the keyboard's focus, read out
// with the term, and a list where nothing can be pressed.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { assertAccessible } from "./support/axe.mjs";
import { open } from "./support/browser.mjs";
import { DIST, ROOT } from "./support/dist.mjs";
import { embed, event, paths, ready, settled, tab } from "./support/portal.mjs";
import { serve } from "./support/server.mjs";

const CARD = '<monograph-card drug="lexin" layout="tabs"></monograph-card>';
const term = (page, name) => page.getByRole("button", { name, exact: true });
const definition = (page, text) => page.locator("monograph-card [popover]", { hasText: text });
const HEPATIC = "hepatic: of the liver";
const EXTRAS = /\/monograph-card-[0-9a-f]{8}\.js$/;

/** The definitions that are open. */
const shown = (page) => page.evaluate(() => [...document.querySelector("monograph-card").shadowRoot.querySelectorAll(":popover-open")].map((it) => it.textContent));

test("a press shows the definition, Escape and a press elsewhere hide it", async (t) => {
  const { page } = await embed(t, { body: CARD });
  await ready(page);
  await term(page, "hepatic").click();
  assert.deepEqual(await shown(page), [HEPATIC]);
  await page.keyboard.press("Escape");
  assert.deepEqual(await shown(page), []);
  await term(page, "hepatic").click();
  await page.getByRole("heading", { level: 1 }).click();
  assert.deepEqual(await shown(page), []);
});

test("what was shown and put away stays away when the second script comes late", async (t) => {
  const { page, cdn } = await embed(t, { body: CARD, before: (cdn) => (cdn.held = cdn.fault(EXTRAS, { hold: true })) });
  const come = page.waitForResponse((it) => EXTRAS.test(it.url()));
  await ready(page);
  await term(page, "hepatic").click();
  assert.deepEqual(await shown(page), [HEPATIC]);
  await page.keyboard.press("Escape");
  assert.deepEqual(await shown(page), []);
  cdn.held.release();
  await (await come).finished();
  await settled(page);
  await settled(page);
  assert.deepEqual(await shown(page), []);
  // By the keyboard it comes again.
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await definition(page, HEPATIC).waitFor();
});

test("the keyboard's focus shows it, and takes it away again", async (t) => {
  const { page } = await embed(t, { body: CARD });
  await ready(page);
  await tab(page, "Usage").focus();
  await page.keyboard.press("Tab");
  assert.ok(await term(page, "hepatic").evaluate((it) => it.getRootNode().activeElement === it));
  await definition(page, HEPATIC).waitFor();
  await page.keyboard.press("Tab");
  await settled(page);
  assert.deepEqual(await shown(page), []);
});

test("it stands beside its term, within the window", async (t) => {
  for (const width of [320, 1000]) {
    const { page } = await embed(t, { body: CARD, browser: { viewport: { width, height: 700 } } });
    await ready(page);
    await term(page, "hepatic").click();
    const [word, box] = await Promise.all([term(page, "hepatic").boundingBox(), definition(page, HEPATIC).boundingBox()]);
    assert.ok(box.x >= 0 && box.x + box.width <= width, JSON.stringify(box));
    const gap = Math.max(box.y - (word.y + word.height), word.y - (box.y + box.height));
    assert.ok(gap >= 0 && gap < 20, `${gap} px from its term`);
  }
});

test("the definition is the term's description, and ids are the card's own", async (t) => {
  const { page } = await embed(t, { body: CARD + CARD });
  await ready(page, 2);
  const found = await page.evaluate(() =>
    [...document.querySelectorAll("monograph-card")].flatMap((card) =>
      [...card.shadowRoot.querySelectorAll(".term")].map((it) => {
        const id = it.getAttribute("aria-describedby");
        return [id, id === it.getAttribute("popovertarget"), card.shadowRoot.getElementById(id).textContent.split(":")[0]];
      }),
    ),
  );
  assert.ok(found.length >= 8, `${found.length} terms`);
  assert.ok(found.every(([, same]) => same));
  const ids = new Set(found.map(([id]) => id));
  assert.equal(ids.size, 6, "three terms on each of two cards");
});

test("in markup that came with the data, too, every card of a drug opens its own definitions", async (t) => {
  const { page } = await embed(t, { bundle: join(DIST, "bundle"), body: '<monograph-card drug="warfarin" layout="stacked"></monograph-card>'.repeat(2) });
  await ready(page, 2);
  for (const n of [0, 1]) {
    const card = page.locator("monograph-card").nth(n);
    await card.locator(".term").first().click();
    assert.equal(await card.evaluate((it) => it.shadowRoot.querySelectorAll(":popover-open").length), 1, `card ${n + 1}`);
  }
});

test("forms of a term lead to its one definition", async (t) => {
  const { page } = await embed(t, { body: CARD });
  await ready(page);
  await tab(page, "Precautions").click();
  await term(page, "arrhythmias").click();
  assert.deepEqual(await shown(page), ["arrhythmia: a heartbeat that is too fast, too slow, or uneven"]);
});

test("a press asks for nothing, and works where the second script cannot be had", async (t) => {
  const { page, cdn } = await embed(t, {
    body: CARD,
    before: (cdn) => cdn.fault(EXTRAS, { status: 404 }),
    browser: { expect: [/404/, /integrity/] },
  });
  await ready(page);
  await term(page, "hepatic").click();
  assert.deepEqual(await shown(page), [HEPATIC]);
  assert.equal(paths(cdn).filter((path) => path.endsWith("lexin.json")).length, 1);
});

test("prerendered terms work before the module is there, and are adopted", async (t) => {
  const { page, cdn } = await embed(t, { bundle: join(DIST, "bundle"), body: '<monograph-card drug="alemtuzumab-30mg" layout="tabs"></monograph-card>', before: (cdn) => (cdn.held = cdn.fault(/\.wasm$/, { hold: true })) });
  const word = page.locator("monograph-card .term").first();
  await word.waitFor();
  const node = await word.elementHandle();
  await word.click();
  assert.equal((await shown(page)).length, 1);
  await page.keyboard.press("Escape");
  cdn.held.release();
  await event(page, "monograph-ready");
  assert.ok(await node.evaluate((it) => it.isConnected), "the same node");
});

test("without JavaScript a page lists the definitions that its text needs", async (t) => {
  const host = await serve({ folders: { "/": DIST } });
  t.after(() => host.close());
  const page = await open(t, { javaScriptEnabled: false, expect: [/monograph-card\.js csp/] });
  await page.goto(`${host.origin}/m/alemtuzumab-30mg/`);
  const list = page.locator("monograph-card .root .glossary");
  assert.ok(await list.getByText("Words explained").isVisible());
  const { monographs } = JSON.parse(await readFile(join(DIST, "bundle/m/3c/alemtuzumab-30mg.json"), "utf8"));
  const [{ glossary }] = monographs;
  assert.ok(glossary.length >= 5, `${glossary.length} terms`);
  for (const [{ strong }, meaning] of glossary) assert.ok(await list.getByText(`${strong}${meaning}`).isVisible(), strong);
});

test("every definition of the examples is one that an editor wrote", async (t) => {
  const written = await readFile(join(ROOT, "data/glossary.md"), "utf8");
  const { monographs } = JSON.parse(await readFile(join(DIST, "bundle/monographs.json"), "utf8"));
  const terms = monographs.flatMap((it) => it.glossary ?? []);
  assert.ok(terms.length > 30, `${terms.length} terms`);
  for (const [{ strong }, meaning] of terms) {
    assert.ok(written.split("\n").some((line) => line.startsWith(`* **${strong}`) && line.endsWith(`**${meaning.replace(/^:/, "")}`)), strong);
  }
});

for (const colorScheme of ["light", "dark"]) {
  test(`an open definition is accessible: ${colorScheme}`, async (t) => {
    const { page } = await embed(t, { body: CARD.replace(" layout", ' theme="auto" layout'), browser: { colorScheme } });
    await ready(page);
    await term(page, "hepatic").click();
    await settled(page);
    await assertAccessible(page, undefined, { rules: { "target-size": { enabled: true } } });
  });
}
