// The page that makes the lines for a portal: what is chosen is in the lines, the preview runs the
// very lines, and one press copies them.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assertAccessible } from "./support/axe.mjs";
import { open, picture } from "./support/browser.mjs";
import { DIST } from "./support/dist.mjs";
import { serve } from "./support/server.mjs";

const HASH = JSON.parse(readFileSync(join(DIST, "hosting/integrity.json"), "utf8"))["monograph-card.js"];

/** The page in a new tab. */
async function builder(t, at = "#embed/warfarin", { prefix = "/", without = [], ...options } = {}) {
  const host = await serve({ folders: { [prefix]: DIST } });
  t.after(() => host.close());
  // A changed choice loads the preview anew, and cuts off what was under way.
  const page = await open(t, { expect: [/ERR_ABORTED/, /Fetch API cannot load/, /^console error: Failed to load resource.*404/], ...options });
  page.setDefaultTimeout(15_000);
  for (const path of without) host.fault(path, { status: 404 });
  await page.goto(host.origin + prefix + at);
  await page.getByRole("heading", { level: 1, name: "Put a card on your page" }).waitFor();
  return { page, host, base: host.origin + prefix };
}

const field = (page) => page.getByLabel("Lines for your page");
const lines = async (page) => (await field(page).inputValue()).replaceAll(/\s+/g, " ");
const preview = (page) => page.frameLocator("iframe");
/** The preview's card, once it stands. */
const shown = (page) => preview(page).locator("monograph-card [part=title]").waitFor();
/** Waits until the lines have this, then returns them. */
async function has(page, text) {
  await page.waitForFunction((text) => document.querySelector("#code")?.value.replaceAll(/\s+/g, " ").includes(text), text);
  return lines(page);
}

test("the lines are the one tag with its integrity, of the host's own script", async (t) => {
  const { page, base } = await builder(t, "#embed/warfarin", { prefix: "/widgets/v1/" });
  await has(page, "integrity");
  assert.equal(
    await lines(page),
    `<script async src="${base}monograph-card.js" integrity="${HASH}" crossorigin="anonymous" data-drug="warfarin"></script>`,
  );
  await shown(page);
  assert.equal(await preview(page).locator("monograph-card [part=title]").textContent(), "Warfarin");
});

test("the lines work in a page of another origin as they are", async (t) => {
  const { page } = await builder(t);
  await has(page, "integrity");
  await page.getByLabel("In an element: any number on a page").check();
  await page.getByLabel("Theme", { exact: true }).selectOption("dark");
  const code = await field(page).inputValue();
  const portal = await serve({ pages: { "/": `<!doctype html><html lang="en"><title>x</title><main>${code}</main>` } });
  t.after(() => portal.close());
  const other = await open(t);
  await other.goto(portal.origin);
  await other.locator("monograph-card[theme=dark] [part=base]").waitFor();
});

/** [label of the field, what is chosen, what the lines have then, what the preview shows] */
for (const [label, value, attribute, look] of [
  ["Medicine", "metformin", 'drug="metformin"', (card) => card.drug === "metformin"],
  ["Tab that is open first", "faqs", 'active="faqs"', (card) => card.active === "faqs"],
  ["Layout", "stacked", 'layout="stacked"', (card) => getComputedStyle(card.shadowRoot.querySelector("[role=tablist]")).display === "none"],
  ["Theme", "dark", 'theme="dark"', (card) => getComputedStyle(card.shadowRoot.querySelector("[part=base]")).colorScheme === "dark"],
  ["Language of the card’s own words", "de", 'lang="de"', (card) => card.shadowRoot.textContent.includes("Nebenwirkungen")],
  ["Level of the title in your page’s headings", "4", 'heading-level="4"', (card) => card.shadowRoot.querySelector("h4[part=title]")],
  ["Keyboard", "manual", 'activation="manual"', (card) => card.activation === "manual"],
  ["Loading", "lazy", 'loading="lazy"', (card) => card.loading === "lazy"],
  ["The page’s address", "hash", 'url-state="hash"', (card) => card.urlState === "hash"],
]) {
  test(`${label}: ${value} is in both forms of the lines, and in the preview`, async (t) => {
    const { page } = await builder(t);
    await shown(page);
    const select = page.getByLabel(label, { exact: true });
    if (!(await select.isVisible())) await page.getByText("More", { exact: true }).click();
    await page.waitForFunction(([label, value]) => [...document.querySelectorAll("label")].find((it) => it.textContent === label).control.querySelector(`[value="${value}"]`), [label, value]);
    await select.selectOption(value);
    await has(page, ` data-${attribute}`);
    await page.getByLabel("In an element: any number on a page").check();
    assert.ok((await has(page, `<monograph-card drug=`)).includes(` ${attribute}`));
    const frame = await (await page.locator("iframe").elementHandle()).contentFrame();
    await frame.waitForFunction((look) => {
      const card = document.querySelector("monograph-card");
      return card?.shadowRoot?.querySelector("[part=base]") && new Function("card", `return (${look})(card)`)(card);
    }, String(look));
    // The default is no attribute.
    if (label !== "Medicine") {
      await select.selectOption({ index: 0 });
      await page.waitForFunction((attribute) => !document.querySelector("#code").value.includes(attribute), attribute);
    }
  });
}

test("tabs can be left out and put in another order, by keyboard, and that is announced", async (t) => {
  const { page } = await builder(t);
  await shown(page);
  const tabs = page.getByRole("group", { name: "Tabs, in their order" });
  await tabs.getByLabel("Dosage", { exact: true }).focus();
  await page.keyboard.press("Space");
  assert.match(await has(page, "data-sections"), /data-sections="usage side-effects how-it-works precautions faqs"/);
  const up = tabs.getByRole("button", { name: "Move FAQs up" });
  await up.focus();
  for (const place of [5, 4, 3, 2, 1, 1]) {
    await page.keyboard.press("Enter");
    await tabs.getByRole("status").filter({ hasText: `FAQs is number ${place} now` }).waitFor();
    await page.waitForFunction(() => document.activeElement.id === "up-faqs");
  }
  assert.match(await has(page, 'data-sections="faqs'), /data-sections="faqs usage side-effects how-it-works precautions"/);
  assert.equal(await tabs.getByRole("status").textContent(), "FAQs is number 1 now");
  assert.equal(await up.getAttribute("aria-disabled"), "true");
  assert.ok(await up.evaluate((button) => button === document.activeElement), "the focus stays");
  await shown(page);
  await preview(page).getByRole("tab", { name: "FAQs" }).waitFor();
  assert.deepEqual(await preview(page).getByRole("tab").allTextContents(), ["FAQs", "Usage", "Side effects", "How it works", "Precautions"]);
  // A tab that is left out cannot be the one that is open first.
  assert.ok(!(await page.getByLabel("Tab that is open first").textContent()).includes("Dosage"));
});

test("one press copies the lines and says so", async (t) => {
  const { page } = await builder(t, "#embed/warfarin", { permissions: ["clipboard-read", "clipboard-write"] });
  await has(page, "integrity");
  const copy = page.getByRole("button", { name: "Copy", exact: true });
  await copy.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: /^Copied$/ }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await field(page).inputValue());
  // Other lines are not copied yet.
  await page.getByLabel("Theme", { exact: true }).selectOption("dark");
  await has(page, "data-theme");
  assert.equal(await page.getByText("Copied", { exact: true }).count(), 0);
});

test("where the browser refuses, the lines are selected and the page says what to press", async (t) => {
  for (const refusal of ["undefined", "{ writeText: () => Promise.reject(new Error('no')) }"]) {
    const { page } = await builder(t);
    await page.evaluate((refusal) => Object.defineProperty(navigator, "clipboard", { value: new Function(`return ${refusal}`)() }), refusal);
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByRole("status").filter({ hasText: "press Ctrl+C" }).waitFor();
    const selected = await page.evaluate(() => [document.activeElement.id, document.activeElement.selectionEnd - document.activeElement.selectionStart > 50]);
    assert.deepEqual(selected, ["code", true]);
  }
});

test("a card's view and the page about the collection lead here, and the address keeps the drug", async (t) => {
  const { page, base } = await builder(t, "#embed");
  const first = await page.getByLabel("Medicine").inputValue();
  await page.waitForFunction((first) => document.querySelector("#code")?.value.includes(`data-drug="${first}"`), first);
  await page.goto(`${base}#/metformin`);
  await page.locator("monograph-card [part=title]").waitFor();
  await page.getByRole("link", { name: "Put this card on your page" }).click();
  await has(page, 'data-drug="metformin"');
  assert.ok(page.url().endsWith("#embed/metformin"));
  assert.equal(await page.title(), "Put a card on your page – Monograph Card");
  await page.getByLabel("Medicine").selectOption("omeprazole");
  await page.waitForURL(/#embed\/omeprazole$/);
  await page.goBack();
  await page.locator("monograph-card [part=title]", { hasText: "Metformin" }).waitFor();
  await page.goto(`${base}#about`);
  await page.getByRole("link", { name: "Put a card on your page" }).click();
  await field(page).waitFor();
});

test("an id that the collection lacks begins with the first of the list", async (t) => {
  const { page } = await builder(t, "#embed/none-such");
  await has(page, 'data-drug="alemtuzumab-30mg"');
});

test("a server for development has no hash, and the page says so", async (t) => {
  const { page } = await builder(t, "#embed/warfarin", { without: ["integrity.json"] });
  await page.getByText("The lines have no integrity: this is a server for development").waitFor();
  assert.ok(!(await lines(page)).includes("integrity"));
  await shown(page);
});

test("without the script there is nothing to preview, and the page says so", async (t) => {
  const { page } = await builder(t, "#embed/warfarin", { without: ["integrity.json", "monograph-card.js"] });
  await page.getByText("there is nothing to preview").waitFor();
  assert.equal(await page.locator("iframe").count(), 0);
});

for (const width of [390, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`it is accessible, ${colorScheme}, at ${width} px`, async (t) => {
      const { page } = await builder(t, "#embed/warfarin", { viewport: { width, height: 900 }, colorScheme });
      await has(page, "integrity");
      await shown(page);
      await page.getByText("More", { exact: true }).click();
      await assertAccessible(page, undefined, { rules: { "target-size": { enabled: true } } });
      await picture(page, `builder ${colorScheme} ${width}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
    });
  }
}
