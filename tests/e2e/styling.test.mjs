// What a portal may style: each part, and each custom property. That the lists are whole,
// `manifest.test.mjs` checks.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, ROOT } from "./support/dist.mjs";
import { serve } from "./support/server.mjs";
import { embed, ready, settled } from "./support/portal.mjs";

const { declarations } = JSON.parse(readFileSync(join(DIST, "npm/custom-elements.json"), "utf8")).modules[0];
const { cssParts, cssProperties } = declarations.find((it) => it.tagName === "monograph-card");

const EVERYTHING = JSON.stringify({
  schema: 1,
  monographs: [{
    id: "everything", title: "Everything", generic_name: "all", boxed_warning: "Watch out.", review_due: "2001-01-01",
    sections: [
      { kind: "usage", title: "Usage", blocks: ["For all."] },
      { kind: "dosage", title: "Dosage", blocks: [{ table: { head: ["a", "b"], rows: [["1", "2"]] } }] },
    ],
    faqs: [{ id: "why", question: "Why?", answer: "Because." }],
    disclaimer: "No advice.", note: "Made up.", provenance: "ai-generated", sources: [{ document: "A label", url: "https://example.org/" }],
  }],
});
const BODY = '<monograph-card drug="samplin" id="shown"></monograph-card><monograph-card id="failed"></monograph-card>';

for (const { name } of cssParts) {
  test(`::part(${name}) can be styled from the page`, async (t) => {
    const data = await serve({ pages: { "/x.json": EVERYTHING } });
    t.after(() => data.close());
    const { page } = await embed(t, {
      head: `<style>monograph-card::part(${name}) { outline: 7px solid rgb(1, 2, 3) }</style>{script}`,
      body: `<monograph-card drug="everything" src="${data.origin}/x.json"></monograph-card>${BODY}`,
    });
    await ready(page, 2);
    await page.locator("#failed [part=error]").waitFor();
    const outlined = await page.evaluate((name) => [...document.querySelectorAll("monograph-card")]
      .flatMap((card) => [...card.shadowRoot.querySelectorAll(`[part~="${name}"]`)])
      .map((it) => getComputedStyle(it).outlineColor), name);
    assert.ok(outlined.length > 0);
    assert.deepEqual([...new Set(outlined)], ["rgb(1, 2, 3)"]);
  });
}

/** A value that no theme has. */
const VALUES = { "--monograph-radius": "13px", "--monograph-space": "19px", "--monograph-font-size": "31px", "--monograph-font": "monospace" };

for (const { name } of cssProperties) {
  test(`${name} set on the page changes the card, in every theme, and the page's other things not`, async (t) => {
    const data = await serve({ pages: { "/x.json": EVERYTHING } });
    t.after(() => data.close());
    const { page } = await embed(t, {
      body: `<p id="other">Text</p><monograph-card drug="everything" src="${data.origin}/x.json"></monograph-card>`,
    });
    await ready(page);
    const look = () => page.evaluate(() => {
      const card = document.querySelector("monograph-card");
      const properties = ["color", "background-color", "border-top-color", "border-bottom-color", "border-left-color", "border-top-left-radius", "padding-left", "margin-top", "font-size", "font-family", "outline-color"];
      // Some colours show only with the focus.
      card.shadowRoot.querySelector("[role=tab]").focus();
      const styles = (all) => all.map((it) => properties.map((property) => getComputedStyle(it).getPropertyValue(property)).join("|"));
      return { card: styles([...card.shadowRoot.querySelectorAll("*")]), other: styles([document.querySelector("#other")]) };
    });
    await page.keyboard.press("Tab");
    for (const theme of ["light", "dark"]) {
      await page.evaluate((theme) => {
        document.body.style = "";
        document.querySelector("monograph-card").theme = theme;
      }, theme);
      await settled(page);
      const before = await look();
      await page.evaluate(([name, value]) => document.body.style.setProperty(name, value), [name, VALUES[name] ?? "rgb(12, 34, 56)"]);
      await settled(page);
      const after = await look();
      assert.notDeepEqual(after.card, before.card, theme);
      assert.deepEqual(after.other, before.other);
    }
  });
}

test("the three example themes are a few lines each, and each gives another look", async (t) => {
  const site = await serve({ folders: { "/": DIST, "/demo/": join(ROOT, "public/demo") } });
  t.after(() => site.close());
  const html = readFileSync(join(ROOT, "public/demo/themed.html"), "utf8");
  const { page } = await embed(t, {});
  await page.goto(`${site.origin}/demo/themed.html`);
  const accents = new Set();
  for (const name of ["neutral", "service", "contrast"]) {
    const rule = new RegExp(`^ *\\.${name} \\{\\n([^}]*)\\}`, "m").exec(html)[1].trim().split("\n");
    assert.ok(rule.length <= 8 && rule.every((line) => line.trim().startsWith("--monograph-")), name);
    const tab = page.locator(`monograph-card.${name}`).getByRole("tab").first();
    await tab.waitFor();
    accents.add(await tab.evaluate((it) => getComputedStyle(it).color));
  }
  assert.equal(accents.size, 3);
});
