// The script's tag as portals write it: with every attribute, twice, in the head, as a module, put in
// by other scripts, on a page with a base address.

import { test } from "node:test";
import assert from "node:assert/strict";
import { count, embed, event, ready, settled } from "./support/portal.mjs";
import { attributes } from "../../public/loader/attributes.js";

const cards = (page) => page.evaluate(() => [...document.querySelectorAll("monograph-card")].map((it) => it.drug));

test("a tag's data- attributes are the card's attributes, all of them", async (t) => {
  const values = { drug: "samplin", src: "{cdn}bundle/", active: "faqs", sections: "usage faqs", lang: "fr", layout: "tabs", activation: "manual", "heading-level": "4", theme: "dark", loading: "lazy", "url-state": "hash" };
  assert.deepEqual(Object.keys(values).sort(), [...attributes].sort());
  const data = Object.entries(values).map(([name, value]) => `data-${name}="${value}"`).join(" ");
  const { page, base } = await embed(t, { head: "", body: `<script async src="{cdn}monograph-card.js" ${data}></script>` });
  await ready(page);
  const found = await page.evaluate((names) => Object.fromEntries(names.map((name) => [name, document.querySelector("monograph-card").getAttribute(name)])), attributes);
  assert.deepEqual(found, { ...values, src: `${base}bundle/` });
  assert.equal(await page.getByRole("tab").count(), 2);
});

/** [how the tags stand, the page's head, its body, the drugs of its cards in the page's order] */
for (const [what, head, body, drugs] of [
  ["two tags with a drug each", "", '{tag:samplin}<p>between</p>{tag:briefol}', ["samplin", "briefol"]],
  ["two tags with the same drug", "", "{tag:samplin}{tag:samplin}", ["samplin", "samplin"]],
  ["a tag that waits for nothing", "", '<script src="{cdn}monograph-card.js" data-drug="samplin"></script><p>after</p>', ["samplin"]],
  ["a deferred tag", "", '<script defer src="{cdn}monograph-card.js" data-drug="samplin"></script><p>after</p>', ["samplin"]],
  ["a tag as a module", "", '<script type="module" crossorigin src="{cdn}monograph-card.js" data-drug="samplin"></script>', ["samplin"]],
  ["two tags as modules", "", '<script type="module" src="{cdn}monograph-card.js" data-drug="samplin"></script><script type="module" src="{cdn}monograph-card.js" data-drug="briefol"></script>', ["samplin", "briefol"]],
  ["a script put in by another one", "", '<script>document.querySelector("main").append(Object.assign(document.createElement("script"), { src: "{cdn}monograph-card.js" })); document.querySelector("main").lastChild.dataset.drug = "samplin"</script>', ["samplin"]],
  ["a script that another one evaluates", "", '<script src="{cdn}monograph-card.js" type="text/later" data-drug="samplin"></script><script>fetch("{cdn}monograph-card.js").then((it) => it.text()).then((code) => setTimeout(code))</script>', ["samplin"]],
]) {
  test(`${what}: ${drugs.join(" and ")}`, async (t) => {
    const { page } = await embed(t, { head, body: body.replaceAll(/\{tag:(\w+)\}/g, '<script async src="{cdn}monograph-card.js" data-drug="$1"></script>') });
    await ready(page, drugs.length);
    await settled(page);
    assert.deepEqual(await cards(page), drugs);
    const placed = await page.evaluate(() => [...document.querySelectorAll("monograph-card")].every((it) => it.previousElementSibling.localName === "script"));
    assert.ok(placed, "each card is behind its tag");
    assert.equal(await count(page, "monograph-error"), 0);
  });
}

/** [how, a tag in the head] */
for (const [what, tag] of [
  ["async", '<script async src="{cdn}monograph-card.js" data-drug="samplin"></script>'],
  ["that waits for nothing", '<script src="{cdn}monograph-card.js" data-drug="samplin"></script>'],
  ["put in by a script after all is there", '<script>addEventListener("load", () => setTimeout(() => { const tag = document.createElement("script"); tag.dataset.drug = "samplin"; tag.src = "{cdn}monograph-card.js"; document.head.append(tag) }))</script>'],
]) {
  test(`a tag in the head, ${what}: the card stands at the end of the page, and the console says why`, async (t) => {
    const { page } = await embed(t, { head: tag, body: "<p>text</p>", browser: { expect: [/a card in <head> cannot be seen/] } });
    await ready(page);
    assert.ok(await page.getByRole("heading", { name: "Samplin 5 mg tablets" }).isVisible());
    assert.equal(await page.evaluate(() => document.body.lastElementChild.localName), "monograph-card");
    assert.equal(page.noise.length, 1, String(page.noise));
    assert.equal(await count(page, "monograph-error"), 0);
  });
}

for (const prefix of ["/", "/widgets/v1/"]) {
  test(`a page with a base address elsewhere changes nothing, with the script under ${prefix}`, async (t) => {
    const { page, cdn } = await embed(t, {
      prefix,
      head: '<base href="https://elsewhere.example/deep/page.html">{script}',
      body: '<monograph-card drug="samplin"></monograph-card><script async src="{cdn}monograph-card.js" data-drug="briefol"></script>',
    });
    await ready(page, 2);
    assert.ok(cdn.requests.every(({ path }) => path.startsWith(prefix) || path === "/favicon.ico"));
  });
}

test("a tag without a drug puts no card anywhere", async (t) => {
  const { page } = await embed(t, { head: "{script}", body: '<script async src="{cdn}monograph-card.js" data-theme="dark"></script>' });
  await page.waitForFunction(() => customElements.get("monograph-card"));
  await settled(page);
  assert.deepEqual(await cards(page), []);
});

test("a drug that the bundle lacks is told of by the card the tag has put there", async (t) => {
  const { page } = await embed(t, { head: "", body: '<script async src="{cdn}monograph-card.js" data-drug="none-such"></script>', browser: { expect: [/404/] } });
  assert.equal((await event(page, "monograph-error")).code, "not-found");
  await page.getByText("no information about this medicine").waitFor();
});
