// The box of the single-page app as an editable combobox with list autocomplete: the assertions of the
// WAI-ARIA Authoring Practices' own tests, written anew, one test for each under its name there; and
// what the app adds.

import { test } from "node:test";
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { open } from "./support/browser.mjs";
import { DIST } from "./support/dist.mjs";
import { serve } from "./support/server.mjs";

async function app(t, options = {}) {
  const host = await serve({ folders: { "/": DIST } });
  t.after(() => host.close());
  const page = await open(t, { expect: [/net::ERR_ABORTED/], ...options });
  await page.goto(`${host.origin}/`);
  await box(page).waitFor();
  return page;
}

const box = (page) => page.getByRole("combobox", { name: "Find a medicine" });
const list = (page) => page.locator("#filter-suggestions");
const options = (page) => list(page).locator("[role=option]");
const button = (page) => page.locator(".combobox button");

const expanded = async (page) => [await box(page).getAttribute("aria-expanded"), await list(page).isVisible()];
const OPEN = ["true", true];
const CLOSED = ["false", false];

/** Which option the box says is active, which say they are selected; both must agree. */
async function active(page) {
  const id = await box(page).getAttribute("aria-activedescendant");
  const selected = await options(page).evaluateAll((all) => all.map((it) => [it.id, it.getAttribute("aria-selected")]));
  const chosen = selected.findIndex(([, it]) => it === "true");
  assert.ok(selected.every(([, it], n) => it === null || n === chosen), "no other one has the attribute");
  assert.equal(chosen >= 0 ? selected[chosen][0] : null, id);
  assert.ok(await box(page).evaluate((it) => document.activeElement === it), "the focus stays in the box");
  return chosen;
}

const cursor = (page) => box(page).evaluate((it) => [it.selectionStart, it.selectionEnd]);

/** Types into the box, key by key. */
async function type(page, ...keys) {
  await box(page).focus();
  for (const key of keys) await page.keyboard.press(key);
}

const ASSERTIONS = {
  "combobox-role": async (page) => assert.equal(await page.locator("input[role=combobox]").count(), 1),
  "combobox-aria-autocomplete": async (page) => assert.equal(await box(page).getAttribute("aria-autocomplete"), "list"),
  "combobox-aria-controls": async (page) => assert.equal(await page.locator(`#${await box(page).getAttribute("aria-controls")}`).count(), 1),
  "combobox-aria-expanded": async (page) => {
    assert.deepEqual(await expanded(page), CLOSED);
    await type(page, "a");
    assert.deepEqual(await expanded(page), OPEN);
  },
  "combobox-aria-activedescendant": async (page) => assert.equal(await box(page).getAttribute("aria-activedescendant"), null),
  "listbox-role": async (page) => assert.equal(await page.locator("ul[role=listbox]").count(), 1),
  "listbox-aria-label": async (page) => assert.ok(await list(page).getAttribute("aria-label")),
  "option-role": async (page) => {
    await type(page, "ArrowDown");
    assert.equal(await list(page).locator("li").count(), await options(page).count());
    assert.ok((await options(page).count()) > 5);
  },
  "option-aria-selected": async (page) => {
    await type(page, "a");
    assert.equal(await active(page), -1);
    await type(page, "ArrowDown");
    assert.equal(await active(page), 0);
  },
  "button-tabindex": async (page) => assert.equal(await button(page).getAttribute("tabindex"), "-1"),
  "button-aria-label": async (page) => assert.ok(await button(page).getAttribute("aria-label")),
  "button-aria-controls": async (page) => assert.equal(await button(page).getAttribute("aria-controls"), await list(page).getAttribute("id")),
  "button-aria-expanded": async (page) => {
    assert.equal(await button(page).getAttribute("aria-expanded"), "false");
    await type(page, "a");
    assert.equal(await button(page).getAttribute("aria-expanded"), "true");
  },
  "textbox-key-alt-down-arrow": async (page) => {
    await type(page, "Alt+ArrowDown");
    assert.deepEqual(await expanded(page), OPEN);
    assert.equal(await active(page), -1);
  },
  "textbox-key-down-arrow": async (page) => {
    await type(page, "ArrowDown");
    assert.deepEqual(await expanded(page), OPEN);
    assert.equal(await active(page), 0);
  },
  "textbox-key-up-arrow": async (page) => {
    await type(page, "ArrowUp");
    assert.deepEqual(await expanded(page), OPEN);
    assert.equal(await active(page), (await options(page).count()) - 1);
  },
  "textbox-key-enter": async (page) => {
    await type(page, "a", "Enter");
    assert.deepEqual(await expanded(page), CLOSED);
    assert.equal(await box(page).inputValue(), "a");
    assert.equal(new URL(page.url()).hash, "");
  },
  "textbox-key-escape": async (page) => {
    await type(page, "a", "Escape");
    assert.deepEqual(await expanded(page), CLOSED);
    assert.equal(await box(page).inputValue(), "a");
    await type(page, "Escape");
    assert.deepEqual(await expanded(page), CLOSED);
    assert.equal(await box(page).inputValue(), "");
  },
  "listbox-key-down-arrow": async (page) => {
    await type(page, "a");
    const count = await options(page).count();
    for (let n = 0; n <= count; n += 1) {
      await type(page, "ArrowDown");
      assert.equal(await active(page), n % count);
    }
  },
  "listbox-key-up-arrow": async (page) => {
    await type(page, "a");
    const count = await options(page).count();
    for (let n = count - 1; n >= -1; n -= 1) {
      await type(page, "ArrowUp");
      assert.equal(await active(page), (n + count) % count);
    }
  },
  "listbox-key-enter": async (page) => {
    await type(page, "a", "ArrowDown");
    const title = await options(page).first().locator(".title").textContent();
    await type(page, "Enter");
    await page.locator("monograph-card [part=title]", { hasText: title }).waitFor();
    await page.goBack();
    await box(page).waitFor();
    assert.equal(await box(page).inputValue(), title);
    assert.deepEqual(await expanded(page), CLOSED);
  },
  "listbox-key-escape": async (page) => {
    await type(page, "a", "ArrowDown", "Escape");
    assert.deepEqual(await expanded(page), CLOSED);
    assert.equal(await box(page).inputValue(), "a");
    assert.equal(await active(page), -1);
  },
  "listbox-key-left-arrow": async (page) => {
    await type(page, "a", "ArrowDown", "ArrowLeft");
    assert.deepEqual(await cursor(page), [0, 0]);
    assert.equal(await active(page), -1);
  },
  "listbox-key-right-arrow": async (page) => {
    await type(page, "a", "ArrowDown", "ArrowRight");
    assert.deepEqual(await cursor(page), [1, 1]);
    assert.equal(await active(page), -1);
  },
  "listbox-key-home": async (page) => {
    await type(page, "a", "ArrowDown", "Home");
    assert.deepEqual(await cursor(page), [0, 0]);
    assert.equal(await active(page), -1);
  },
  "listbox-key-end": async (page) => {
    await type(page, "a", "ArrowDown", "End");
    assert.deepEqual(await cursor(page), [1, 1]);
    assert.equal(await active(page), -1);
  },
  "listbox-key-char": async (page) => {
    await type(page, "ArrowDown", "a");
    assert.equal(await box(page).inputValue(), "a");
    assert.equal(await active(page), -1);
  },
  "standard-single-line-editing-keys": async (page) => {
    await type(page, "w", "a", "x", "Backspace", "r");
    assert.equal(await box(page).inputValue(), "war");
    assert.deepEqual(await options(page).locator(".title").allTextContents(), ["Warfarin"]);
  },
};

for (const [name, run] of Object.entries(ASSERTIONS)) {
  test(`combobox: ${name}`, async (t) => run(await app(t)));
}

test("the nearest names come first, other names are named, and there are no more than eight", async (t) => {
  const page = await app(t);
  await box(page).fill("m");
  const titles = await options(page).locator(".title").allTextContents();
  assert.equal(titles[0], "Metformin");
  assert.ok(titles.length <= 8);
  await box(page).fill("coumadin");
  assert.match(await options(page).first().innerText(), /^Warfarin .*Coumadin/);
});

test("a press on a suggestion opens it, one elsewhere closes them", async (t) => {
  const page = await app(t);
  await box(page).fill("war");
  await page.getByRole("heading", { level: 1 }).click();
  assert.deepEqual(await expanded(page), CLOSED);
  await button(page).click();
  assert.deepEqual(await expanded(page), OPEN);
  assert.ok(await box(page).evaluate((it) => document.activeElement === it));
  await options(page).first().click();
  await page.locator("monograph-card [part=title]", { hasText: "Warfarin" }).waitFor();
});

test("how many match is said politely, and the list below has them", async (t) => {
  const page = await app(t);
  await box(page).fill("war");
  const status = page.getByRole("status").filter({ hasText: /^1 of \d+ medicines$/ });
  await status.waitFor();
  assert.deepEqual(await page.locator(".letter li a").allTextContents(), ["Warfarin"]);
  await box(page).fill("nothing like it");
  await page.getByRole("status").filter({ hasText: "No medicine matches" }).waitFor();
  assert.deepEqual(await expanded(page), CLOSED);
});

for (const [what, browser] of [
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
  ["320 px", { viewport: { width: 320, height: 640 } }],
]) {
  test(`open suggestions are accessible and fit: ${what}`, async (t) => {
    const page = await app(t, browser);
    await type(page, "a", "ArrowDown");
    await assertAccessible(page, undefined, { rules: { "target-size": { enabled: true } } });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  });
}

test("who comes to a title by the keyboard sees where the focus is, others see no ring", async (t) => {
  const page = await app(t);
  const ring = () =>
    page.evaluate(() => {
      const outer = document.activeElement;
      const title = outer.shadowRoot?.activeElement ?? outer;
      return [title.textContent, getComputedStyle(title).outlineStyle];
    });
  await page.getByRole("link", { name: "About", exact: true }).click();
  await page.waitForFunction(() => document.activeElement.textContent === "About this collection");
  assert.deepEqual(await ring(), ["About this collection", "none"]);
  await page.getByRole("link", { name: "Medicines", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.textContent === "Medicines A–Z");
  assert.deepEqual(await ring(), ["Medicines A–Z", "solid"]);
  await type(page, "w", "a", "r", "f", "ArrowDown", "Enter");
  await page.waitForFunction(() => document.activeElement.shadowRoot?.activeElement?.textContent === "Warfarin");
  assert.deepEqual(await ring(), ["Warfarin", "solid"]);
});
