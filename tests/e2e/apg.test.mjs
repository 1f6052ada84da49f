// The assertions of the WAI-ARIA Authoring Practices' own tests for tabs (automatic and manual
// activation) and for disclosed answers, written anew for the card: one test for each, under its name
// there. What a card does beyond them is in `tabs.test.mjs`; the combobox is in `combobox.test.mjs`.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DIST, ROOT } from "./support/dist.mjs";
import { alive, embed, settled, tab } from "./support/portal.mjs";

/** The made-up card, made afresh, and one that ships, taken over from its markup. */
const CARDS = [
  ["fresh", "lexin", {}],
  ["prerendered", "alemtuzumab-30mg", { bundle: join(DIST, "bundle") }],
];
const LABELS = ["Usage", "Dosage", "Side effects", "How it works", "Precautions", "FAQs"];

/** The tabs and panels as they stand. */
const state = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("monograph-card").shadowRoot;
    const tabs = [...root.querySelectorAll("[role=tab]")];
    const list = root.querySelectorAll("[role=tablist]");
    const panels = tabs.map((it) => root.getElementById(it.getAttribute("aria-controls")));
    return {
      lists: [...list].map((it) => it.localName),
      label: list[0]?.getAttribute("aria-label"),
      tags: tabs.map((it) => it.localName),
      inside: tabs.every((it) => it.parentElement === list[0]),
      selected: tabs.map((it) => it.getAttribute("aria-selected")),
      tabindex: tabs.map((it) => it.tabIndex),
      panels: panels.map((it) => it?.getAttribute("role")),
      labels: panels.map((it, n) => it?.getAttribute("aria-labelledby") === tabs[n].id),
      shown: panels.map((it) => it.checkVisibility({ contentVisibilityAuto: true }) && !it.hidden),
      focusable: panels.map((it) => [it.getAttribute("tabindex"), Boolean(it.querySelector("a, button, summary, [tabindex]"))]),
      focus: tabs.indexOf(root.activeElement),
    };
  });

const only = (n, yes, no) => LABELS.map((_, at) => (at === n ? yes : no));

/** Presses a key and waits until the card has followed. */
async function press(page, key) {
  await page.keyboard.press(key);
  await settled(page);
}

/** By the set of assertions, then by the assertion's name: what is done. */
const TABS = {
  "tablist-role": async (page) => assert.deepEqual((await state(page)).lists, ["div"]),
  "tablist-aria-labelledby": async (page) => assert.equal((await state(page)).label, "Sections"),
  "tab-role": async (page) => {
    const { tags, inside } = await state(page);
    assert.deepEqual([tags, inside], [LABELS.map(() => "button"), true]);
  },
  "tab-aria-selected": async (page) => {
    for (const [n, label] of LABELS.entries()) {
      await tab(page, label).click();
      await settled(page);
      const { selected, shown } = await state(page);
      assert.deepEqual([selected, shown], [only(n, "true", "false"), only(n, true, false)], label);
    }
  },
  "tab-tabindex": async (page) => {
    for (const [n, label] of LABELS.entries()) {
      await tab(page, label).click();
      await settled(page);
      assert.deepEqual((await state(page)).tabindex, only(n, 0, -1), label);
    }
  },
  "tab-aria-controls": async (page) => assert.deepEqual((await state(page)).panels, LABELS.map(() => "tabpanel")),
  "tabpanel-role": async (page) => assert.equal(await page.locator("monograph-card [role=tabpanel]").count(), LABELS.length),
  "tabpanel-aria-labelledby": async (page) => assert.deepEqual((await state(page)).labels, LABELS.map(() => true)),
  "key-tab": async (page) => {
    for (const label of LABELS) {
      await tab(page, label).click();
      await press(page, "Tab");
      const inside = await page.evaluate(() => {
        const { activeElement } = document.querySelector("monograph-card").shadowRoot;
        return activeElement?.closest("[role=tabpanel]")?.hidden === false;
      });
      assert.ok(inside, `${label}: Tab leads into the open panel`);
    }
  },
};

/** Where the arrows lead; `opens` says whether a tab opens as it takes the focus. */
const arrows = (key, by) => (opens) => async (page) => {
  await tab(page, LABELS[0]).click();
  let at = 0;
  for (let n = 0; n < LABELS.length; n += 1) {
    await press(page, key);
    at = (at + by + LABELS.length) % LABELS.length;
    const { focus, selected, shown } = await state(page);
    const open = opens ? at : 0;
    assert.deepEqual([focus, selected, shown], [at, only(open, "true", "false"), only(open, true, false)]);
  }
};

/** Where Home and End lead from each tab. */
const ends = (key, to) => (opens) => async (page) => {
  for (const [n, label] of LABELS.entries()) {
    await tab(page, label).click();
    await press(page, key);
    const { focus, selected } = await state(page);
    assert.deepEqual([focus, selected], [to, only(opens ? to : n, "true", "false")], label);
  }
};

const KEYS = {
  "key-right-arrow": arrows("ArrowRight", 1),
  "key-left-arrow": arrows("ArrowLeft", -1),
  "key-home": ends("Home", 0),
  "key-end": ends("End", LABELS.length - 1),
};

const activate = (key) => async (page) => {
  await tab(page, LABELS[0]).focus();
  for (const n of LABELS.keys()) {
    await press(page, key);
    const { focus, selected, shown } = await state(page);
    assert.deepEqual([focus, selected, shown], [n, only(n, "true", "false"), only(n, true, false)]);
    await press(page, "ArrowRight");
  }
};

const questions = (page) => page.locator("monograph-card details[part=faq]");
const summaries = (page) => questions(page).locator("summary");
const opened = (page) => questions(page).evaluateAll((all) => all.map((it) => it.open));

/** What assistive technology is told of the questions: role and whether each is expanded. */
async function told(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const property = (node, name) => node.properties?.find((it) => it.name === name)?.value.value;
  const known = new Set(await summaries(page).allInnerTexts());
  return nodes.filter((it) => it.role?.value === "DisclosureTriangle" && known.has(it.name?.value)).map((it) => property(it, "expanded"));
}

const toggle = (key) => async (page) => {
  const all = await summaries(page).all();
  for (const [n, summary] of all.entries()) {
    await summary.focus();
    await press(page, key);
    assert.equal((await opened(page))[n], true);
    assert.ok(await questions(page).nth(n).locator("[part=faq-answer]").isVisible());
    await press(page, key);
    assert.equal((await opened(page))[n], false);
    assert.equal(await questions(page).nth(n).locator("[part=faq-answer]").isVisible(), false);
  }
};

const inOrder = async (page, keys, order) => {
  const all = await summaries(page).all();
  await all.at(order[0]).focus();
  for (const n of order) {
    assert.ok(await all.at(n).evaluate((it) => it.getRootNode().activeElement === it), `question ${n}`);
    await page.keyboard.press(keys);
  }
};

const FAQ = {
  // A native `summary` belongs to its `details`, so that no attribute has to say so.
  "button-aria-controls": async (page) => {
    const pairs = await summaries(page).evaluateAll((all) => all.map((it) => it.parentElement.localName === "details" && it === it.parentElement.firstElementChild && it.nextElementSibling.part.contains("faq-answer")));
    assert.ok(pairs.length >= 3 && pairs.every(Boolean));
  },
  "button-aria-expanded": async (page) => {
    const count = await questions(page).count();
    assert.deepEqual(await told(page), Array(count).fill(false));
    for (const summary of await summaries(page).all()) await summary.click();
    assert.deepEqual(await told(page), Array(count).fill(true));
    assert.ok((await questions(page).locator("[part=faq-answer]").all()).length === count);
  },
  "key-tab": async (page) => {
    const order = [...(await opened(page)).keys()];
    await inOrder(page, "Tab", order);
    await inOrder(page, "Shift+Tab", order.reverse());
  },
  "key-enter": toggle("Enter"),
  "key-space": toggle("Space"),
};

/** [set, what the card is told, assertions] */
const SETS = [
  ["tabs-automatic", 'activation="auto"', { ...TABS, "tabpanel-tabindex": async (page) => {
    for (const label of LABELS) {
      await tab(page, label).click();
      await settled(page);
      const { focusable, shown } = await state(page);
      // The panel takes the focus only where nothing in it does.
      for (const [n, [tabindex, inner]] of focusable.entries()) assert.equal(tabindex, shown[n] && !inner ? "0" : null, `${label}, panel ${n}`);
    }
  }, ...Object.fromEntries(Object.entries(KEYS).map(([name, make]) => [name, make(true)])) }],
  ["tabs-manual", 'activation="manual"', { ...TABS, ...Object.fromEntries(Object.entries(KEYS).map(([name, make]) => [name, make(false)])), "key-enter": activate("Enter"), "key-space": activate("Space") }],
  ["disclosure-faq", 'active="faqs"', FAQ],
];

for (const [set, attributes, assertions] of SETS) {
  for (const [name, run] of Object.entries(assertions)) {
    for (const [what, drug, options] of CARDS) {
      test(`${set}: ${name}, ${what}`, async (t) => {
        const { page } = await embed(t, { ...options, body: `<monograph-card drug="${drug}" layout="tabs" ${attributes}></monograph-card>` });
        await alive(page);
        await settled(page);
        await run(page);
      });
    }
  }
}

test("the list of assertions in the docs is that of the tests", async () => {
  const docs = await readFile(join(ROOT, "docs/accessibility.md"), "utf8");
  const combobox = await readFile(join(ROOT, "tests/e2e/combobox.test.mjs"), "utf8");
  const tested = SETS.flatMap(([set, , assertions]) => Object.keys(assertions).map((name) => `${set}: ${name}`));
  tested.push(...[...combobox.matchAll(/^ {2}"([a-z-]+)": async/gm)].map(([, name]) => `combobox: ${name}`));
  const listed = [...docs.matchAll(/^\| .*\| `([a-z-]+: [a-z-]+)` \|$/gm)].map(([, name]) => name);
  assert.deepEqual(listed.sort(), tested.sort());
});
