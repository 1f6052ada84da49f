// Attributes, properties, methods and events: one row of the contract's tables each.

import { test } from "node:test";
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixture } from "./support/fixtures.mjs";
import { count, embed, event, ready, settled, tab } from "./support/portal.mjs";

const card = (attributes = "") => `<monograph-card drug="samplin" ${attributes}></monograph-card>`;

/** What a reader can tell of the card. */
const look = (page) =>
  page.evaluate(() => {
    const card = document.querySelector("monograph-card");
    const all = (selector) => [...card.shadowRoot.querySelectorAll(selector)];
    const shown = (element) => element.checkVisibility({ contentVisibilityAuto: true });
    const base = all("[part=base]")[0];
    return {
      title: all("[part=title]")[0].textContent,
      level: all("[part=title]")[0].localName,
      tabs: all("[role=tab]").filter(shown).map((it) => it.textContent),
      open: all("[part=panel]").filter((it) => !it.hidden || getComputedStyle(it).display !== "none" && getComputedStyle(it).contentVisibility !== "hidden").map((it) => it.id.replace(/^[a-z]+-(\d+-)?/, "")),
      contents: all("nav a").filter(shown).length,
      dark: getComputedStyle(base).colorScheme === "dark",
    };
  });

const ALL = ["Usage", "Dosage", "Side effects", "How it works", "Precautions", "FAQs"];
const NAMES = ["usage", "dosage", "side-effects", "how-it-works", "precautions", "faqs"];

/** [attribute, value, what the card looks like then, browser options] */
const ROWS = [
  ["drug", "briefol", { title: "Briefol" }],
  ["active", "side-effects", { open: ["side-effects"] }],
  ["sections", "faqs,usage", { tabs: ["FAQs", "Usage"] }],
  ["sections", "side-effects", { tabs: [], open: ["side-effects"] }],
  ["layout", "stacked", { tabs: [], open: NAMES, contents: 6 }],
  ["layout", "tabs", { tabs: ALL, open: ["usage"], contents: 0 }],
  ["heading-level", "1", { level: "h1" }],
  ["heading-level", "5", { level: "h5" }],
  ["theme", "dark", { dark: true }],
  ["theme", "auto", { dark: true }, { colorScheme: "dark" }],
  ["theme", "auto", { dark: false }, { colorScheme: "light" }],
  ["theme", "light", { dark: false }, { colorScheme: "dark" }],
];
const PLAIN = { title: "Samplin 5 mg tablets", level: "h2", tabs: ALL, open: ["usage"], contents: 0, dark: false };

const subset = (found, wanted) => Object.fromEntries(Object.keys(wanted).map((key) => [key, found[key]]));

for (const [name, value, wanted, browser] of ROWS) {
  test(`${name}="${value}" holds from the start, when set later, and when set as a property`, async (t) => {
    const { page } = await embed(t, { body: name === "drug" ? `<monograph-card drug="${value}"></monograph-card>` : card(`${name}="${value}"`), browser });
    await ready(page);
    await settled(page);
    assert.deepEqual(subset(await look(page), wanted), wanted, "from the start");

    const property = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    for (const [way, set] of [
      ["as an attribute", ([name, , value]) => document.querySelector("monograph-card").setAttribute(name, value)],
      ["as a property", ([, property, value]) => (document.querySelector("monograph-card")[property] = value)],
    ]) {
      await page.evaluate(() => (document.querySelector("main").innerHTML = '<monograph-card drug="samplin"></monograph-card>'));
      await ready(page);
      // Whether a card is near the window, its first frame decides.
      await settled(page);
      assert.deepEqual(await look(page), PLAIN, "without it");
      await page.evaluate(set, [name, property, value]);
      if (wanted.title) await page.getByRole("heading", { name: wanted.title }).waitFor();
      await settled(page);
      assert.deepEqual(subset(await look(page), wanted), wanted, way);
    }
  });
}

test("taking an attribute away brings the default back", async (t) => {
  const { page } = await embed(t, { body: card('sections="faqs,usage" heading-level="4" theme="dark" layout="stacked" activation="manual"') });
  await ready(page);
  await page.evaluate(() => {
    const card = document.querySelector("monograph-card");
    for (const name of card.getAttributeNames()) if (!["drug", "active"].includes(name)) card.removeAttribute(name);
    card.active = "usage";
  });
  await settled(page);
  assert.deepEqual(await look(page), PLAIN);
});

test("src names another bundle, by its folder or by its one file", async (t) => {
  for (const src of ["{cdn}bundle", "{cdn}bundle/", "{cdn}bundle/m/d5/samplin.json"]) {
    const { page } = await embed(t, { body: card(`src="${src}"`) });
    await ready(page);
  }
});

test("a small collection may be one file", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "monograph-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "monographs.json"), JSON.stringify({ schema: 1, monographs: [fixture("briefol"), fixture("samplin")] }));
  const { page } = await embed(t, { bundle: folder, body: card(), browser: { expect: [/404/] } });
  await ready(page);
  assert.equal((await look(page)).title, "Samplin 5 mg tablets");
});

/** [attribute, unknown value, default, known values] */
for (const [name, value, fallback, known] of [
  ["layout", "grid", "auto", "auto,tabs,stacked"],
  ["activation", "sometimes", "auto", "auto,manual"],
  ["heading-level", "7", "2", "2,1,3,4,5"],
  ["theme", "purple", "light", "light,dark,auto"],
  ["loading", "later", "eager", "eager,lazy"],
  ["url-state", "query", "none", "none,hash"],
]) {
  test(`${name}="${value}" is taken for "${fallback}", with one warning`, async (t) => {
    const { page } = await embed(t, { body: card(`${name}="${value}"`).repeat(2), browser: { expect: [/monograph-card: /] } });
    await ready(page, 2);
    const property = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    assert.equal(await page.evaluate((property) => document.querySelector("monograph-card")[property], property), fallback);
    await settled(page);
    assert.equal(page.noise.length, 1, String(page.noise));
    assert.match(page.noise[0], new RegExp(`${name}="${value}".*${known}`));
  });
}

test("the case of a value does not matter", async (t) => {
  const { page } = await embed(t, { body: card('theme="Dark" layout="STACKED"') });
  await ready(page);
  const { dark, contents } = await look(page);
  assert.deepEqual({ dark, contents }, { dark: true, contents: 6 });
});

for (const [how, name] of [["sections", "dosag"], ["active", "dosag"]]) {
  test(`${how}="${name}" is passed over, with a warning that names the tabs that can be`, async (t) => {
    const { page } = await embed(t, { body: card(`${how}="${name}"`), browser: { expect: [/monograph-card: /] } });
    await ready(page);
    await settled(page);
    assert.deepEqual(subset(await look(page), { tabs: 0, open: 0 }), { tabs: ALL, open: ["usage"] });
    assert.equal(page.noise.length, 1, String(page.noise));
    assert.match(page.noise[0], /dosag.*usage.*faqs/);
  });
}

test("every attribute is a property, set before the script came, too", async (t) => {
  const { page } = await embed(t, {
    head: "",
    body: '<script>const card = document.createElement("monograph-card"); card.drug = "samplin"; card.headingLevel = 4; card.active = "faqs"; document.querySelector("main").append(card)</script>{script}',
  });
  await ready(page);
  assert.deepEqual(subset(await look(page), { level: 0, open: 0 }), { level: "h4", open: ["faqs"] });
  const attributes = await page.evaluate(() => ({ own: Object.keys(card), drug: card.getAttribute("drug"), level: card.getAttribute("heading-level") }));
  assert.deepEqual(attributes, { own: [], drug: "samplin", level: "4" });
  await page.evaluate(() => (card.headingLevel = null));
  assert.equal(await page.evaluate(() => card.hasAttribute("heading-level")), false);
});

test("the open tab is reflected", async (t) => {
  const { page } = await embed(t, { body: card() });
  await ready(page);
  const active = () => page.evaluate(() => document.querySelector("monograph-card").getAttribute("active"));
  assert.equal(await active(), "usage");
  await tab(page, "FAQs").click();
  assert.equal(await active(), "faqs");
});

test("monograph-tab-show tells of a choice, and may forbid it", async (t) => {
  const { page } = await embed(t, { body: card() });
  await ready(page);
  await tab(page, "Dosage").click();
  assert.deepEqual(await event(page, "monograph-tab-show"), { name: "dosage" });
  await page.evaluate(() => addEventListener("monograph-tab-show", (event) => event.preventDefault(), { once: true }));
  await tab(page, "FAQs").click();
  assert.deepEqual(subset(await look(page), { open: 0 }), { open: ["dosage"] });
  await tab(page, "FAQs").click();
  assert.deepEqual(subset(await look(page), { open: 0 }), { open: ["faqs"] });
  assert.equal(await page.evaluate(() => document.querySelector("monograph-card").active), "faqs");
  await tab(page, "FAQs").click();
  assert.equal(await count(page, "monograph-tab-show"), 3, "an open tab is not shown again");
});

test("events bubble, are composed, and come from the element", async (t) => {
  const { page } = await embed(t, {
    head: '<script>globalThis.flags = []; for (const type of ["monograph-ready", "monograph-error", "monograph-tab-show"]) addEventListener(type, (event) => flags.push([type, event.bubbles, event.composed, event.cancelable, event.target.localName]))</script>{script}',
    body: card() + '<monograph-card></monograph-card>',
  });
  await ready(page);
  await event(page, "monograph-error");
  await tab(page, "Dosage").click();
  assert.deepEqual((await page.evaluate(() => flags)).sort(), [
    ["monograph-error", true, true, false, "monograph-card"],
    ["monograph-ready", true, true, false, "monograph-card"],
    ["monograph-tab-show", true, true, true, "monograph-card"],
  ]);
});

test("show(name) opens a tab and says whether it is open", async (t) => {
  const { page } = await embed(t, { body: card(), browser: { expect: [/monograph-card: .*none-such/] } });
  await ready(page);
  const show = (name) => page.evaluate((name) => document.querySelector("monograph-card").show(name), name);
  assert.equal(await show("precautions"), true);
  assert.deepEqual(subset(await look(page), { open: 0 }), { open: ["precautions"] });
  assert.equal(await show("precautions"), true);
  assert.equal(await show("none-such"), false);
  assert.deepEqual(subset(await look(page), { open: 0 }), { open: ["precautions"] });
});

test("reload() asks the server again and shows what it has now", async (t) => {
  // With an index, other bytes would be refused.
  const { page, cdn } = await embed(t, { body: card(), before: (cdn) => cdn.fault(/\/index\//, { status: 404 }), browser: { expect: [/404/] } });
  await ready(page);
  const monograph = { id: "samplin", title: "Samplin, revised", sections: [{ kind: "usage", title: "Usage", blocks: ["New."] }] };
  cdn.fault("samplin.json", { body: JSON.stringify({ schema: 1, monographs: [monograph] }) });
  await page.evaluate(() => document.querySelector("monograph-card").reload());
  await event(page, "monograph-ready", 2);
  assert.equal((await look(page)).title, "Samplin, revised");
});

test("print() prints the card alone, with all of its tabs and answers", async (t) => {
  const { page } = await embed(t, { body: card() });
  await ready(page);
  // The frame that is printed is gone at once: what is in it is taken when it prints.
  await page.addInitScript(() => {
    window.print = () => {
      top.printed = document.body.firstElementChild.shadowRoot.textContent;
      dispatchEvent(new Event("afterprint"));
    };
  });
  await page.reload();
  await ready(page);
  await page.evaluate(() => document.querySelector("monograph-card").print());
  await page.waitForFunction(() => globalThis.printed !== undefined);
  const printed = await page.evaluate(() => globalThis.printed);
  for (const text of ["Samplin eases", "One card per page", "zanzibarine", "with soup", "no advice", "made this text up", "127.0.0.1"]) {
    assert.ok(printed.includes(text), text);
  }
  assert.equal(await page.locator("iframe").count(), 0, "the frame goes away");
});

test("activation is live: arrow keys open tabs, or only move the focus", async (t) => {
  const { page } = await embed(t, { body: card() });
  await ready(page);
  await tab(page, "Usage").focus();
  for (const [set, open] of [[null, "dosage"], ["manual", "dosage"], ["auto", "how-it-works"]]) {
    await page.evaluate((value) => value && (document.querySelector("monograph-card").activation = value), set);
    await page.keyboard.press("ArrowRight");
    await settled(page);
    assert.equal(await page.evaluate(() => document.querySelector("monograph-card").active), open, String(set));
  }
});

test("url-state is live: the address follows from the moment it is set until it is taken away", async (t) => {
  const { page } = await embed(t, { body: card() });
  await ready(page);
  const hash = () => page.evaluate(() => location.hash);
  await tab(page, "Dosage").click();
  assert.equal(await hash(), "");
  await page.evaluate(() => (document.querySelector("monograph-card").urlState = "hash"));
  await page.getByRole("button", { name: "Copy link", includeHidden: true }).first().waitFor({ state: "attached" });
  await tab(page, "FAQs").click();
  assert.equal(await hash(), "#samplin/faqs");
  await page.evaluate(() => (document.querySelector("monograph-card").urlState = null));
  await tab(page, "Usage").click();
  assert.equal(await hash(), "#samplin/faqs");
});

test('lang="xx" is taken for "en", with one warning that names the languages', async (t) => {
  const { page } = await embed(t, { body: card('lang="xx"').repeat(2), browser: { expect: [/monograph-card: lang="xx"/] } });
  await ready(page, 2);
  await settled(page);
  assert.ok(await tab(page, "Dosage").first().isVisible());
  assert.equal(page.noise.length, 1, String(page.noise));
  assert.match(page.noise[0], /using "en"\. Known: en,.*es/);
});
