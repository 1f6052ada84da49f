// The card shows what the source says, all of it and as text.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, ROOT } from "./support/dist.mjs";
import { fixture, IDS } from "./support/fixtures.mjs";
import { embed, event, ready } from "./support/portal.mjs";

const words = (text) => text.normalize().toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How often each word is missing from `found` that `wanted` has. */
function missing(wanted, found) {
  const left = new Map();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  return wanted.filter((word) => {
    const n = left.get(word) ?? 0;
    left.set(word, n - 1);
    return n <= 0;
  });
}

/** All text of the card, whether its tab is open or not. */
const shownText = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("monograph-card").shadowRoot.querySelector("[part=base]");
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode.data);
    return texts.join(" ");
  });

/** The label of the note: the card heads it with words that tell what it is about. */
const NOTE = /^\*\*Note:\*\*/m;

/** What the source says to the reader: the body, and the front matter's values that are texts. */
function said(markdown) {
  const [, front, body] = /^---\n(.*?)^---\n(.*)$/ms.exec(markdown);
  // A word of the source stays whole where an emphasis begins or ends within it.
  const plain = (text) => text.replaceAll(/\*\*|\\|^\s*\d+\.(?= )/gm, "");
  const values = front
    .split("\n")
    .filter((line) => !/^(lang|provenance|reviewed_on|review_due):/.test(line))
    .map((line) => line.replace(/^(\s*-\s+)?\s*([a-z_]+):(?=\s|$)/, ""));
  return words(plain(values.join("\n"))).concat(words(plain(body.replace(NOTE, ""))));
}

const sources = readdirSync(join(ROOT, "data")).filter((name) => name.endsWith(".md") && name !== "glossary.md");

for (const form of ["prerendered", "fresh"]) {
  test(`every word of every source is on its card, ${form}`, async (t) => {
    const drugs = sources.map((name) => name.slice(0, -".md".length));
    // A card with another level of headings than the prerendered one is made afresh.
    const attributes = form === "fresh" ? 'heading-level="3"' : "";
    const { page } = await embed(t, { bundle: join(DIST, "bundle"), body: `<monograph-card ${attributes} drug="${drugs[0]}"></monograph-card>` });
    for (const [n, drug] of drugs.entries()) {
      await page.evaluate((drug) => (document.querySelector("monograph-card").drug = drug), drug);
      assert.deepEqual(await event(page, "monograph-ready", n + 1), { drug });
      const source = said(readFileSync(join(ROOT, "data", `${drug}.md`), "utf8"));
      assert.ok(source.length > 300, `${drug}: only ${source.length} words`);
      // The title stands twice in the source, in the front matter and as the first heading; and so
      // may the generic name.
      const title = await page.locator("monograph-card [part=title]").innerText();
      const generic = (await page.locator("monograph-card .name").first().innerText().catch(() => ""));
      const found = words(await shownText(page)).concat(words(title), words(generic));
      assert.deepEqual(missing(source, found), [], drug);
    }
  });
}

test("the disclaimer, the note and a boxed warning are in view on every tab", async (t) => {
  const { page } = await embed(t, { bundle: join(DIST, "bundle"), body: '<monograph-card drug="alemtuzumab-30mg"></monograph-card>' });
  await ready(page);
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    for (const selector of ["[part=disclaimer]", "[part=provenance]", ".boxed"]) {
      assert.ok(await page.locator(`monograph-card ${selector}`).isVisible(), `${await tab.innerText()}: ${selector}`);
    }
  }
});

/** Every text of a monograph: all strings but those that are names or targets. */
function leaves(value, key) {
  if (typeof value === "string") return ["id", "kind", "lang", "href", "url", "provenance", "asks"].includes(key) ? [] : [value];
  return Object.entries(value ?? {}).flatMap(([name, inner]) => leaves(inner, Array.isArray(value) ? key : name));
}

for (const id of IDS) {
  test(`every text of "${id}" is shown as it stands`, async (t) => {
    const { page } = await embed(t, { body: `<monograph-card drug="${id}"></monograph-card>` });
    await ready(page);
    const squeeze = (text) => text.replaceAll(/\s+/g, "").toLowerCase();
    const shown = squeeze(await shownText(page));
    // Days are written as the reader's language does.
    const days = await page.locator("monograph-card time").evaluateAll((all) => all.map((it) => it.dateTime));
    const lost = leaves(fixture(id)).filter((text) => !shown.includes(squeeze(text)) && !days.includes(text));
    assert.deepEqual(lost, []);
  });
}

test("text that looks like markup is text", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="oddities"></monograph-card>' });
  await ready(page);
  assert.equal(await page.title(), "Portal", "nothing in the text has run");
  const found = await page.evaluate(() => {
    const root = document.querySelector("monograph-card").shadowRoot;
    return {
      foreign: [...root.querySelectorAll("img, script, b, iframe, style, object, svg")].map((it) => it.outerHTML),
      handlers: [...root.querySelectorAll("*")].filter((it) => it.getAttributeNames().some((name) => name.startsWith("on"))).length,
      targets: [...root.querySelectorAll("a[href]:not(.contents a)")].map((it) => it.getAttribute("href")),
    };
  });
  assert.deepEqual(found, { foreign: [], handlers: 0, targets: ['https://example.org/a?b=c&d="e"', "mailto:ask@example.org", "tel:+15550100"] });
});

test("links lead out of the card without telling where from", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="samplin"></monograph-card>' });
  await ready(page);
  const rels = await page.evaluate(() => [...document.querySelector("monograph-card").shadowRoot.querySelectorAll("a.external")].map((it) => it.rel));
  assert.ok(rels.length >= 2);
  for (const rel of rels) assert.match(rel, /noopener.*noreferrer/);
});

test("a review that is overdue is told", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="overduex"></monograph-card><monograph-card drug="samplin"></monograph-card>' });
  await ready(page, 2);
  assert.equal(await page.getByText(/Review overdue/).filter({ visible: true }).count(), 1);
  assert.ok(await page.getByText("Text before the first title.").isVisible());
});
