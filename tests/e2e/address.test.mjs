// url-state="hash": the open tab and question in the page's address.

import { test } from "node:test";
import assert from "node:assert/strict";
import { embed, ready, tab } from "./support/portal.mjs";

const CARD = '<monograph-card drug="samplin" url-state="hash"></monograph-card>';
const hash = (page) => new URL(page.url()).hash;
const active = (page, name) => page.waitForFunction((name) => document.querySelector("monograph-card").active === name, name);

test("choosing tabs makes entries of the history, and Back and Forward lead through them", async (t) => {
  const { page } = await embed(t, { body: CARD });
  await ready(page);
  // The script that follows the address comes after the card.
  await page.getByRole("button", { name: "Copy link", includeHidden: true }).first().waitFor({ state: "attached" });
  assert.equal(hash(page), "");
  for (const [label, name] of [["Dosage", "dosage"], ["FAQs", "faqs"]]) {
    await tab(page, label).click();
    assert.equal(hash(page), `#samplin/${name}`);
  }
  await page.goBack();
  await active(page, "dosage");
  assert.equal(hash(page), "#samplin/dosage");
  await page.goForward();
  await active(page, "faqs");
  assert.equal(hash(page), "#samplin/faqs");
});

test("an address leads to its tab and question, with the focus there", async (t) => {
  const { page, portal } = await embed(t, { body: CARD });
  await page.goto("about:blank");
  await page.goto(`${portal.origin}/#samplin/faqs/with-food`);
  await ready(page);
  await active(page, "faqs");
  await page.waitForFunction(() => {
    const root = document.querySelector("monograph-card").shadowRoot;
    return root.activeElement?.localName === "summary" && root.activeElement.parentElement.open && root.activeElement.textContent.includes("with food");
  });
});

test("the page's own addresses and other cards' are left alone", async (t) => {
  const { page, portal } = await embed(t, { body: `${CARD}<monograph-card drug="duplex"></monograph-card>` });
  for (const address of ["#top", "#duplex/faqs", "#%", "#samplin", "#samplin/none-such"]) {
    await page.goto("about:blank");
    if (address.includes("none-such")) page.expectNoise(/monograph-card: active="none-such"/);
    await page.goto(`${portal.origin}/${address}`);
    await ready(page, 2);
    await page.getByRole("button", { name: "Copy link", includeHidden: true }).first().waitFor({ state: "attached" });
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("monograph-card")].map((it) => it.active)), ["usage", "usage"], address);
    assert.equal(hash(page), address);
  }
});

test("without url-state the address stays as it is", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="samplin"></monograph-card>' });
  await ready(page);
  await tab(page, "FAQs").click();
  assert.equal(hash(page), "");
  assert.equal(await page.getByRole("button", { name: "Copy link", includeHidden: true }).count(), 0);
});
