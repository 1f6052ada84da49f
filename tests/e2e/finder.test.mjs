// The box that finds words in a long text: the button that leads to it, counts, marks, stepping
// through what is closed, and nothing asked of the network once it is there.

import { test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { assertAccessible } from "./support/axe.mjs";
import { DIST } from "./support/dist.mjs";
import { embed, event, paths, ready, settled } from "./support/portal.mjs";

const CARD = '<monograph-card drug="lexin" layout="tabs"></monograph-card>';
const box = (page) => page.getByRole("searchbox", { name: "Find in this text" });
const opener = (page, name = "Find in this text") => page.getByRole("button", { name });
const status = (page) => page.locator("monograph-card .hits");

/** A page whose box is open. */
async function open(t, options = {}) {
  const found = await embed(t, { body: CARD, ...options });
  await ready(found.page);
  await opener(found.page).click();
  await status(found.page).waitFor({ state: "attached" });
  return found;
}

/** How many marks there are, the words that the reader has stepped to, and the open tab. */
const marks = (page) =>
  page.evaluate(() => ({
    all: CSS.highlights.get("monograph-found").size,
    here: [...CSS.highlights.get("monograph-here")].map((range) => range.toString()).join("|"),
    tab: document.querySelector("monograph-card").active,
  }));

test("a short text has no button to it, a long one has", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="briefol"></monograph-card><monograph-card drug="lexin"></monograph-card>' });
  await ready(page, 2);
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("monograph-card")].map((it) => it.shadowRoot.querySelectorAll(".find").length)), [0, 1]);
});

/** [what is typed, how many there are] */
for (const [query, count] of [
  ["marmalade", 4],
  ["MARMALADE", 4],
  ["  marmalade ", 4],
  ["lexin a day", 1],
  ["cafe kind", 1],
  ["café", 1],
  ["QT interval", 3],
  ["zwieback", 1],
  ["Riverside", 1],
  ["handbook", 1],
]) {
  test(`"${query}" is found ${count} times`, async (t) => {
    const { page } = await open(t);
    await box(page).fill(query);
    assert.equal(await status(page).textContent(), `0 of ${count}`);
    assert.equal((await marks(page)).all, count);
  });
}

test("what is not there is said, and an empty box says nothing", async (t) => {
  const { page } = await open(t);
  await box(page).fill("no such word");
  assert.equal(await status(page).textContent(), "Nothing found");
  assert.equal(await status(page).getAttribute("role"), "status");
  assert.equal(await page.getByRole("button", { name: "Next result" }).count(), 0);
  await box(page).press("Escape");
  assert.equal(await box(page).inputValue(), "");
  assert.equal(await status(page).textContent(), "");
  assert.deepEqual(await marks(page), { all: 0, here: "", tab: "usage" });
});

test("the words of the card itself are not its text", async (t) => {
  const { page } = await open(t);
  for (const word of ["Find in this text", "Larger text", "On this card"]) {
    await box(page).fill(word);
    assert.equal(await status(page).textContent(), "Nothing found", word);
  }
});

test("stepping leads through the tabs, in the order of the text, and round", async (t) => {
  const { page } = await open(t);
  await box(page).fill("marmalade");
  const steps = [
    ["Enter", "1 of 4", "usage", "marmalade"],
    ["Enter", "2 of 4", "dosage", "Marmalade"],
    ["Enter", "3 of 4", "how-it-works", "marmalade"],
    ["Enter", "4 of 4", "faqs", "marmalade"],
    ["Enter", "1 of 4", "usage", "marmalade"],
    ["Shift+Enter", "4 of 4", "faqs", "marmalade"],
    ["Shift+Enter", "3 of 4", "how-it-works", "marmalade"],
  ];
  for (const [key, said, tab, here] of steps) {
    await box(page).press(key);
    await settled(page);
    assert.equal(await status(page).textContent(), said);
    assert.deepEqual(await marks(page), { all: 4, here, tab });
  }
  assert.ok(await box(page).evaluate((it) => it.getRootNode().activeElement === it), "the focus stays in the box");
  await page.getByRole("button", { name: "Next result" }).click();
  assert.equal(await status(page).textContent(), "4 of 4");
  await page.getByRole("button", { name: "Previous result" }).click();
  assert.equal(await status(page).textContent(), "3 of 4");
});

test("the last hit comes first when the first step is back", async (t) => {
  const { page } = await open(t);
  await box(page).fill("marmalade");
  await box(page).press("Shift+Enter");
  assert.equal(await status(page).textContent(), "4 of 4");
});

test("a hit in a closed answer opens it and comes into view", async (t) => {
  const { page } = await open(t, { browser: { viewport: { width: 1000, height: 300 } } });
  await box(page).fill("zwieback");
  await box(page).press("Enter");
  const answer = page.getByText("zwieback");
  await answer.waitFor();
  await page.waitForFunction(() => {
    const [range] = CSS.highlights.get("monograph-here");
    const { top, bottom } = range.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight && bottom > 0;
  });
});

test("a hit among the closed sources opens them", async (t) => {
  const { page } = await open(t);
  await box(page).fill("handbook");
  await box(page).press("Enter");
  await page.getByText("A handbook").waitFor();
});

test("a page may forbid the tab, and the count goes on all the same", async (t) => {
  const { page } = await open(t);
  await page.evaluate(() => addEventListener("monograph-tab-show", (event) => event.preventDefault()));
  await box(page).fill("zwieback");
  await box(page).press("Enter");
  await settled(page);
  assert.equal(await status(page).textContent(), "1 of 1");
  assert.equal((await marks(page)).tab, "usage");
});

test("nothing is asked of the network but the script, once", async (t) => {
  const { page, cdn } = await embed(t, { body: CARD });
  await ready(page);
  await opener(page).click();
  await status(page).waitFor({ state: "attached" });
  const before = paths(cdn).length;
  assert.equal(paths(cdn).filter((path) => /^\/monograph-card-[0-9a-f]{8}\.js$/.test(path)).length, 1);
  await box(page).fill("marmalade");
  for (let n = 0; n < 5; n += 1) await box(page).press("Enter");
  await settled(page);
  assert.equal(paths(cdn).length, before);
});

test("words are found when the network has gone since the card came", async (t) => {
  const { page, cdn } = await embed(t, { body: CARD });
  await event(page, "monograph-ready");
  // The page has been idle when the script is asked for, and that is nobody's act.
  const script = /^\/monograph-card-[0-9a-f]{8}\.js$/;
  for (let n = 0; n < 100 && !paths(cdn).some((path) => script.test(path)); n += 1) await settled(page);
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  await opener(page).click();
  await box(page).fill("marmalade");
  await status(page).filter({ hasText: "0 of 4" }).waitFor();
});

/** Which element of the card has the focus. */
const focused = (page) => page.evaluate(() => document.querySelector("monograph-card").shadowRoot.activeElement?.localName);

test("the button gives way to the box, which has the focus", async (t) => {
  const { page } = await embed(t, { body: CARD });
  await ready(page);
  await opener(page).focus();
  await settled(page);
  assert.equal(await box(page).count(), 0, "to come across the button opens nothing");
  await page.keyboard.press("Enter");
  await box(page).waitFor();
  assert.equal(await focused(page), "input");
  assert.equal(await opener(page).count(), 0);
});

test("who has gone on before the script is there keeps the focus", async (t) => {
  let held;
  const { page } = await embed(t, { body: CARD, before: (cdn) => (held = cdn.fault(/\/monograph-card-[0-9a-f]{8}\.js$/, { hold: true })) });
  await ready(page);
  await opener(page).click();
  await page.getByRole("tab").first().focus();
  held.release();
  await box(page).waitFor();
  assert.equal(await focused(page), "button");
  await box(page).fill("marmalade");
  assert.equal(await status(page).textContent(), "0 of 4");
});

test("a box that was opened before the module came is there after it", async (t) => {
  let held;
  const { page } = await embed(t, { bundle: join(DIST, "bundle"), body: '<monograph-card drug="warfarin" layout="tabs"></monograph-card>', before: (cdn) => (held = cdn.fault(/\.wasm$/, { hold: true })) });
  await opener(page).click();
  await box(page).fill("bleeding");
  const said = await status(page).textContent();
  assert.match(said, /^0 of [1-9]/);
  held.release();
  await event(page, "monograph-ready");
  assert.equal(await box(page).inputValue(), "bleeding");
  assert.equal(await status(page).textContent(), said);
  assert.equal(await opener(page).count(), 0);
});

test("two cards have boxes of their own, and marks go with their card", async (t) => {
  const { page } = await embed(t, { body: CARD + CARD });
  await ready(page, 2);
  for (const n of [0, 1]) {
    // The first of the buttons that are left.
    await opener(page).first().click();
    await box(page).nth(n).fill("marmalade");
    await status(page).nth(n).filter({ hasText: "0 of 4" }).waitFor();
  }
  assert.equal((await marks(page)).all, 8);
  await page.evaluate(() => document.querySelector("monograph-card").remove());
  await page.waitForFunction(() => CSS.highlights.get("monograph-found").size === 4);
});

test("a browser without highlights counts and steps", async (t) => {
  const { page } = await embed(t, { head: "<script>delete globalThis.Highlight</script>{script}", body: CARD });
  await ready(page);
  await opener(page).click();
  await box(page).fill("zwieback");
  await status(page).filter({ hasText: "0 of 1" }).waitFor();
  await box(page).press("Enter");
  await page.getByText("zwieback").waitFor();
});

test("its words are in the card's language", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="lexin" layout="tabs" lang="de"></monograph-card>' });
  await ready(page);
  await opener(page, "In diesem Text suchen").click();
  await page.getByRole("searchbox", { name: "In diesem Text suchen" }).fill("marmalade");
  await status(page).filter({ hasText: "0 von 4" }).waitFor();
  assert.ok(await page.getByRole("button", { name: "Nächster Treffer" }).isVisible());
});

test("with hits it is accessible", async (t) => {
  const { page } = await open(t);
  await box(page).fill("marmalade");
  await box(page).press("Enter");
  await settled(page);
  await assertAccessible(page, undefined, { rules: { "target-size": { enabled: true } } });
});
