// The tabs as the WAI-ARIA Authoring Practices describe them (APG, "Tabs pattern"), and the
// questions as native disclosures. The same holds for a card made afresh and for one that took over
// prerendered markup.

import { test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { DIST } from "./support/dist.mjs";
import { alive, embed, settled, tab } from "./support/portal.mjs";

/** Cards by where their data is from: the made-up bundle, and the one that ships. */
const CARDS = [
  ["a fresh card", "samplin", {}],
  ["a prerendered card", "alemtuzumab-30mg", { bundle: join(DIST, "bundle") }],
];

/** Where the focus is, and the state of all tabs and panels. */
const state = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("monograph-card").shadowRoot;
    const tabs = [...root.querySelectorAll("[role=tab]")];
    const name = (id) => id.replace(/^.*?-(tab-)?(?=(usage|dosage|side-effects|how-it-works|precautions|faqs)$)/, "");
    return {
      focus: tabs.includes(root.activeElement) ? name(root.activeElement.id) : (root.activeElement?.getAttribute("role") ?? root.activeElement?.localName),
      selected: tabs.filter((it) => it.getAttribute("aria-selected") === "true").map((it) => name(it.id)),
      unselected: tabs.filter((it) => it.getAttribute("aria-selected") === "false").length,
      tabbable: tabs.filter((it) => it.tabIndex === 0).map((it) => name(it.id)),
      open: [...root.querySelectorAll("[role=tabpanel]")].filter((it) => !it.hidden).map((it) => name(it.id)),
    };
  });

const NAMES = ["usage", "dosage", "side-effects", "how-it-works", "precautions", "faqs"];
const on = (name, focus = name) => ({ focus, selected: [name], unselected: 5, tabbable: [name], open: [name] });

/** [activation, direction, [keys, open tab, focused tab]…] from the first tab on */
const KEYS = [
  ["auto", "ltr", ["ArrowRight", "dosage"], ["ArrowRight", "side-effects"], ["ArrowLeft", "dosage"], ["ArrowLeft", "usage"], ["ArrowLeft", "faqs"], ["ArrowRight", "usage"], ["End", "faqs"], ["Home", "usage"]],
  ["auto", "rtl", ["ArrowLeft", "dosage"], ["ArrowRight", "usage"], ["ArrowRight", "faqs"], ["ArrowLeft", "usage"], ["End", "faqs"], ["Home", "usage"]],
  ["manual", "ltr", ["ArrowRight", "usage", "dosage"], ["Enter", "dosage", "dosage"], ["End", "dosage", "faqs"], ["Space", "faqs", "faqs"], ["ArrowRight", "faqs", "usage"], ["ArrowRight", "faqs", "dosage"]],
  ["auto", "ltr", ["ArrowDown", "usage"], ["ArrowUp", "usage"], ["Shift+ArrowRight", "usage"], ["Control+ArrowRight", "usage"], ["PageDown", "usage"]],
];

for (const [what, drug, options] of CARDS) {
  for (const [activation, direction, ...steps] of KEYS) {
    test(`${what}: ${activation} activation, ${direction}: ${steps.map(([key]) => key).join(" ")}`, async (t) => {
      const { page } = await embed(t, { ...options, body: `<monograph-card dir="${direction}" drug="${drug}" activation="${activation}"></monograph-card>` });
      await alive(page);
      await tab(page, "Usage").focus();
      assert.deepEqual(await state(page), on("usage"));
      for (const [key, open, focus] of steps) {
        await page.keyboard.press(key);
        await settled(page);
        // The tab in the page's tab order stays the open one, wherever the arrows have led.
        assert.deepEqual(await state(page), on(open, focus), key);
      }
    });
  }

  test(`${what}: roles, names and relations`, async (t) => {
    const { page } = await embed(t, { ...options, body: `<monograph-card drug="${drug}"></monograph-card>` });
    await alive(page);
    const found = await page.evaluate(() => {
      const root = document.querySelector("monograph-card").shadowRoot;
      const list = root.querySelector("[role=tablist]");
      return {
        lists: root.querySelectorAll("[role=tablist]").length,
        labelled: Boolean(list.getAttribute("aria-label")),
        children: [...list.children].every((it) => it.getAttribute("role") === "tab" && it.localName === "button"),
        pairs: [...list.children].map((it) => {
          const panel = root.getElementById(it.getAttribute("aria-controls"));
          return panel?.getAttribute("role") === "tabpanel" && panel.getAttribute("aria-labelledby") === it.id;
        }),
        panels: root.querySelectorAll("[role=tabpanel]").length,
        together: list.getRootNode() === root,
      };
    });
    assert.deepEqual(found, { lists: 1, labelled: true, children: true, pairs: NAMES.map(() => true), panels: 6, together: true });
  });

  test(`${what}: a press opens a tab and keeps the focus there`, async (t) => {
    const { page } = await embed(t, { ...options, body: `<monograph-card drug="${drug}"></monograph-card>` });
    await alive(page);
    for (const [label, name] of [["Precautions", "precautions"], ["FAQs", "faqs"], ["Usage", "usage"]]) {
      await tab(page, label).click();
      assert.deepEqual(await state(page), on(name));
    }
  });

  test(`${what}: questions are native details, opened by Enter and Space`, async (t) => {
    const { page } = await embed(t, { ...options, body: `<monograph-card drug="${drug}" active="faqs"></monograph-card>` });
    await alive(page);
    const questions = page.locator("monograph-card details[part=faq]");
    assert.ok((await questions.count()) >= 3);
    const summary = questions.first().locator("summary");
    const isOpen = () => questions.first().evaluate((it) => it.open);
    assert.equal(await isOpen(), false);
    await summary.focus();
    await page.keyboard.press("Enter");
    assert.equal(await isOpen(), true);
    await page.keyboard.press("Space");
    assert.equal(await isOpen(), false);
    await summary.click();
    assert.ok(await questions.first().locator("[part=faq-answer]").isVisible());
  });
}

test("Up and Down scroll the page from a tab", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="samplin"></monograph-card><div style="height: 3000px"></div>' });
  await alive(page);
  await tab(page, "Usage").focus();
  for (const [key, away] of [["ArrowDown", true], ["ArrowUp", false]]) {
    await page.keyboard.press(key);
    await page.waitForFunction((away) => (scrollY > 0) === away, away);
  }
});

test("Tab leads from the tab into its panel, which takes the focus only when nothing in it does", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="samplin"></monograph-card>' });
  await alive(page);
  for (const [label, first] of [
    ["Usage", "section"],
    ["Dosage", "div.table"],
    ["Side effects", "section"],
    ["Precautions", "a.external"],
    ["FAQs", "summary"],
  ]) {
    await tab(page, label).click();
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const { activeElement } = document.querySelector("monograph-card").shadowRoot;
      return [activeElement.localName, ...activeElement.classList].join(".") + (activeElement.closest("[role=tabpanel]") ? "" : " outside of the panel");
    });
    assert.equal(focused, first, label);
    await page.keyboard.press("Shift+Tab");
    assert.equal((await state(page)).focus, (await state(page)).selected[0]);
  }
});

test("a card with one section has no tabs", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="briefol"></monograph-card>' });
  await alive(page);
  assert.equal(await page.getByRole("tab").count(), 0);
  assert.equal(await page.getByRole("tabpanel").count(), 0, "no panel without a tab");
  assert.ok(await page.getByRole("heading", { name: "Usage" }).isVisible());
  assert.ok(await page.getByText("all it has to say").isVisible());
});

test("stacked sections are regions under their headings, and the contents lead to them", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="samplin" layout="stacked"></monograph-card>' });
  await alive(page);
  await settled(page);
  assert.equal(await page.getByRole("tab").count(), 0);
  assert.equal(await page.getByRole("tabpanel").count(), 0);
  await page.getByRole("link", { name: "FAQs" }).click();
  const focused = await page.evaluate(() => document.querySelector("monograph-card").shadowRoot.activeElement.textContent);
  assert.equal(focused, "FAQs");
  assert.equal(new URL(page.url()).hash, "", "the address is the page's own");
});

test("a narrow card stacks by itself, a wide one has tabs", async (t) => {
  const { page } = await embed(t, { body: '<div id="box"><monograph-card drug="samplin"></monograph-card></div>' });
  await alive(page);
  for (const [width, tabs] of [["900px", 6], ["320px", 0], ["900px", 6]]) {
    await page.evaluate((width) => (box.style.width = width), width);
    await page.waitForFunction((tabs) => [...document.querySelector("monograph-card").shadowRoot.querySelectorAll("[role=tabpanel]")].length === tabs, tabs);
    assert.equal(await page.getByRole("tab").count(), tabs);
  }
});

test("closed panels take no room", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="samplin" layout="tabs"></monograph-card>' });
  await alive(page);
  const heights = await page.evaluate(() => {
    const panels = [...document.querySelector("monograph-card").shadowRoot.querySelectorAll("[part=panel]")];
    return panels.map((it) => (it.hidden ? it.offsetHeight : "open"));
  });
  assert.ok(heights.length > 2);
  assert.deepEqual([...new Set(heights)], ["open", 0]);
});

test("a question of several parts runs on as one text", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="oddities" active="faqs" layout="stacked"></monograph-card>' });
  await alive(page);
  const gap = await page.evaluate(() => {
    const part = document.querySelector("monograph-card").shadowRoot.querySelector("summary > code");
    const before = document.createRange();
    before.selectNodeContents(part.previousSibling);
    return part.getBoundingClientRect().left - before.getBoundingClientRect().right;
  });
  assert.ok(Math.abs(gap) < 1, `${gap} px between two parts`);
});
