// Strict policies of a portal: the card breaks none, and needs no more than the contract says.

import { test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { DIST } from "./support/dist.mjs";
import { embed, event, ready, settled, tab, until } from "./support/portal.mjs";

const CSP = "default-src 'none'; script-src {origin} 'wasm-unsafe-eval'; connect-src {origin}";
const TYPES = "require-trusted-types-for 'script'; trusted-types monograph-card";

const violations = (page) => page.evaluate(() => seen.filter(({ type }) => type === "securitypolicyviolation").map(({ detail }) => detail));

for (const [bundle, drug] of [["made-up", "samplin"], ["released", "alemtuzumab-30mg"]]) {
  for (const [name, policy] of [
    ["a strict Content-Security-Policy", CSP],
    ["Trusted Types", TYPES],
    ["both", `${CSP}; ${TYPES}`],
  ]) {
    test(`${name}: no violation with ${bundle} data, whatever the reader does`, async (t) => {
      const { page } = await embed(t, {
        headers: { "content-security-policy": policy },
        ...(bundle === "released" && { bundle: join(DIST, "bundle") }),
        // The icon is the browser's own doing.
        head: "{script}",
        body: `<monograph-card drug="${drug}"></monograph-card><script async src="{cdn}monograph-card.js" data-drug="${drug}" data-theme="dark" data-heading-level="3"></script><monograph-card drug="none-such"></monograph-card>`,
        browser: { expect: [/404/] },
      });
      await ready(page, 2);
      await event(page, "monograph-error");
      for (const label of ["Dosage", "FAQs"]) await tab(page, label).first().click();
      await page.locator("monograph-card summary").first().click();
      await page.evaluate(() => {
        const card = document.querySelector("monograph-card");
        card.layout = "stacked";
        card.headingLevel = 4;
        card.reload();
      });
      await event(page, "monograph-ready", 3);
      assert.deepEqual(await violations(page), []);
      assert.equal(await page.locator("monograph-card [part=base]").first().evaluate((it) => getComputedStyle(it).borderTopStyle), "solid", "the styles hold");
    });
  }
}

test("a policy of nonces alone: the second script has the first one's", async (t) => {
  const { page } = await embed(t, {
    headers: { "content-security-policy": "default-src 'none'; script-src 'nonce-r4nd0m' 'wasm-unsafe-eval'; connect-src {origin}" },
    bundle: join(DIST, "bundle"),
    head: '<script nonce="r4nd0m" async src="{cdn}monograph-card.js"></script>',
    body: '<monograph-card drug="warfarin" url-state="hash"></monograph-card>',
  });
  await event(page, "monograph-ready");
  // A press before the second script is there opens the tab and leaves the address alone.
  await until(page, () => performance.getEntriesByType("resource").some(({ name }) => /-[0-9a-f]{8}\.js$/.test(name)));
  await settled(page);
  await tab(page, "FAQs").click();
  await until(page, () => location.hash === "#warfarin/faqs");
  assert.deepEqual(await violations(page), []);
});

test("where no Trusted Types policy is allowed the card is made without markup", async (t) => {
  const { page } = await embed(t, {
    headers: { "content-security-policy": "require-trusted-types-for 'script'; trusted-types 'none'" },
    bundle: join(DIST, "bundle"),
    body: '<monograph-card drug="warfarin"></monograph-card>',
    browser: { expect: [/trusted-types|TrustedTypePolicy|Trusted Type/i] },
  });
  await ready(page);
  await tab(page, "FAQs").click();
});

test("the listener for violations hears one", async (t) => {
  const { page } = await embed(t, {
    headers: { "content-security-policy": CSP },
    body: '<style>p { color: red }</style>',
    browser: { expect: [/Content Security Policy/] },
  });
  assert.equal((await violations(page)).length, 1);
});
