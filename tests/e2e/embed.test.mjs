// How cards come into a page: the two forms of the contract, from another origin and under any
// path, and what the cards of a page share.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./support/dist.mjs";
import { documentOf, piece } from "./support/fixtures.mjs";
import { count, embed, event, FALLBACK, paths, ready } from "./support/portal.mjs";

const TAG = '<script async src="{cdn}monograph-card.js" data-drug="samplin" data-active="dosage" data-heading-level="3"></script>';
const ELEMENT = '<monograph-card drug="samplin" active="dosage" heading-level="3"></monograph-card>';

for (const prefix of ["/", "/widgets/v1/"]) {
  for (const [form, head, body] of [
    ["the script tag", "", `<p id="before"></p>${TAG}<p id="after"></p>`],
    ["the element", "{script}", `<p id="before"></p>${ELEMENT}<p id="after"></p>`],
  ]) {
    test(`${form} puts a card in its place, with the script under ${prefix}`, async (t) => {
      const { page, cdn } = await embed(t, { prefix, head, body });
      assert.deepEqual(await event(page, "monograph-ready"), { drug: "samplin" });
      const found = await page.evaluate(() => {
        const card = document.querySelector("monograph-card");
        const order = Node.DOCUMENT_POSITION_FOLLOWING;
        return {
          after: Boolean(before.compareDocumentPosition(card) & order),
          before: Boolean(card.compareDocumentPosition(after) & order),
          active: card.active,
          title: card.shadowRoot.querySelector("[part=title]").localName,
        };
      });
      assert.deepEqual(found, { after: true, before: true, active: "dosage", title: "h3" });
      assert.ok(paths(cdn).every((path) => path.startsWith(prefix)), `outside of ${prefix}: ${paths(cdn)}`);
    });
  }
}

test("a card asks for the module, the styles, its document and a piece of the index, once each", async (t) => {
  const { page, cdn } = await embed(t, { body: ELEMENT });
  await ready(page);
  const asked = paths(cdn).map((path) => path.replace(/-[0-9a-f]{8,}\./, "-HASH."));
  assert.deepEqual(asked.sort(), [`/bundle/index/${piece("samplin")}.json`, "/bundle/m/d5/samplin.json", "/monograph-card-HASH.css", "/monograph-card-HASH.wasm", "/monograph-card.js"]);
});

test("cards share the module, the styles and each document", async (t) => {
  const body = ["samplin", "briefol", "samplin", "arabin", "samplin"].map((drug) => `<monograph-card drug="${drug}"></monograph-card>`).join("");
  const { page, cdn } = await embed(t, { body: body + TAG });
  await ready(page, 6);
  const asked = paths(cdn).filter((path) => path !== "/monograph-card.js");
  assert.equal(asked.length, new Set(asked).size, `asked twice: ${asked}`);
  assert.equal(asked.filter((path) => path.endsWith(".wasm")).length, 1);
  assert.deepEqual(
    asked.filter((path) => path.startsWith("/bundle/m/")).sort(),
    ["arabin", "briefol", "samplin"].map((drug) => `/bundle/${documentOf(drug)}`).sort(),
  );
});

test("no two cards of a page share an id", async (t) => {
  const body = ["samplin", "samplin", "duplex", "samplin"].map((drug) => `<monograph-card drug="${drug}"></monograph-card>`).join("");
  const { page } = await embed(t, { body });
  await ready(page, 4);
  const ids = await page.evaluate(() => [...document.querySelectorAll("monograph-card")].flatMap((card) => [...card.shadowRoot.querySelectorAll("[id]")].map((it) => it.id)));
  assert.ok(ids.length > 40);
  assert.deepEqual(ids.filter((id, n) => ids.indexOf(id) !== n), []);
});

test("the script may be linked twice", async (t) => {
  const { page } = await embed(t, { head: "{script}{script}", body: TAG + ELEMENT });
  await ready(page, 2);
  assert.equal(await page.locator("monograph-card").count(), 2);
  assert.equal(await count(page, "monograph-ready"), 2);
});

for (const [what, claim, names] of [
  ["another version", 'globalThis.MonographCard = { version: "0.0.1" }', /0\.0\.1/],
  ["another element of this name", 'customElements.define("monograph-card", class extends HTMLElement {})', /another/],
]) {
  test(`${what} on the page is left alone, and a warning says so`, async (t) => {
    const { page } = await embed(t, {
      head: `<script>${claim}; globalThis.first = [globalThis.MonographCard, customElements.get("monograph-card")]</script>`,
      body: `<monograph-card drug="samplin">${FALLBACK}</monograph-card><script src="{cdn}monograph-card.js"></script>`,
      browser: { expect: [/monograph-card: version .* is ignored/] },
    });
    assert.deepEqual(await page.evaluate(() => [globalThis.MonographCard === first[0], customElements.get("monograph-card") === first[1]]), [true, true]);
    assert.equal(page.noise.filter((line) => names.test(line)).length, 1);
  });
}

test("the fallback shows until the card is ready, and not beside it", async (t) => {
  let held;
  const { page } = await embed(t, {
    body: `<monograph-card drug="samplin">${FALLBACK}</monograph-card>`,
    before: (cdn) => (held = cdn.fault("samplin.json", { hold: true })),
  });
  const link = page.getByRole("link", { name: "The full monograph" });
  await page.waitForFunction(() => customElements.get("monograph-card"));
  assert.ok(await link.isVisible());
  assert.equal(await page.getByRole("status").filter({ visible: true }).count(), 0, "a fallback needs no word about loading");
  held.release();
  await ready(page);
  assert.ok(!(await link.isVisible()));
});

test("a card without a fallback says that it loads", async (t) => {
  let held;
  const { page } = await embed(t, { body: ELEMENT, before: (cdn) => (held = cdn.fault("samplin.json", { hold: true })) });
  await page.getByRole("status").filter({ hasText: "Loading" }).waitFor();
  held.release();
  await ready(page);
  assert.equal(await page.getByText("Loading").count(), 0);
});

test("a page with three cards, one of them a second time, makes these requests and no others", async (t) => {
  const body = ["samplin", "briefol", "samplin"].map((drug) => `<monograph-card drug="${drug}"></monograph-card>`).join("");
  const { page, cdn, portal } = await embed(t, { body });
  await ready(page, 3);
  const asked = paths(cdn).map((path) => path.replace(/-[0-9a-f]{8,}\./, "-HASH."));
  t.diagnostic(asked.join("  "));
  assert.deepEqual(asked.sort(), [
    ...["briefol", "samplin"].map((drug) => `/bundle/index/${piece(drug)}.json`),
    "/bundle/m/3f/briefol.json",
    "/bundle/m/d5/samplin.json",
    "/monograph-card-HASH.css",
    "/monograph-card-HASH.wasm",
    "/monograph-card.js",
  ].sort());
  assert.deepEqual(paths(portal), ["/"]);
});

test("two versions of the script on a page: the first wins, and a warning names both", async (t) => {
  const script = readFileSync(join(DIST, "monograph-card.js"), "utf8");
  const version = /Monograph Card (\S+) \|/.exec(script)[1];
  const other = script.replaceAll(`"${version}"`, '"99.0.0"');
  assert.notEqual(other, script);
  const { page } = await embed(t, { body: ELEMENT, browser: { expect: [/monograph-card: version 99\.0\.0 is ignored/] } });
  await ready(page);
  await page.evaluate((code) => {
    const tag = document.createElement("script");
    tag.dataset.drug = "briefol";
    tag.src = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    document.querySelector("main").append(tag);
  }, other);
  // The second one's tag still puts a card where it stands: of the first version.
  await ready(page, 2);
  assert.equal(await page.evaluate(() => MonographCard.version), version);
  assert.equal(page.noise.filter((line) => line.includes(`version 99.0.0 is ignored; the page runs ${version} already`)).length, 1);
});
