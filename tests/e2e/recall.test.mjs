// A text that must not be shown any more: recalled monographs, and bundles older than what the page has had.

import { test } from "node:test";
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { open } from "./support/browser.mjs";
import { DIST } from "./support/dist.mjs";
import { documentOf, fixture, integrity, piece } from "./support/fixtures.mjs";
import { embed, event, FALLBACK, ready } from "./support/portal.mjs";
import { serve } from "./support/server.mjs";
import { entries, shards } from "./support/shards.mjs";

const CARD = `<monograph-card drug="samplin">${FALLBACK}</monograph-card>`;
const NOISE = [/Failed to load resource/];

const RECALL = { date: "2026-01-02", reason: "The dose for children was wrong.", signed_off_by: "A. Pharmacist" };
const recalled = { id: "samplin", title: "Samplin 5 mg", sections: [], faqs: [], recalled: RECALL };

/** Publishes one monograph, as a build of this number. */
function publish(cdn, monograph, build_number) {
  const { id, title } = monograph;
  const body = JSON.stringify({ schema: 1, monographs: [monograph] });
  const entries = [{ id, title, integrity: integrity(body) }];
  cdn.state.files.set(`/bundle/${documentOf(id)}`, body);
  cdn.state.files.set(`/bundle/index/${piece(id)}.json`, JSON.stringify({ schema: 1, build_number, entries }));
}

const reload = (page) => page.evaluate(() => document.querySelector("monograph-card").reload());

for (const [lang, says] of [["en", "The text was recalled on January 2, 2026 and is not shown."], ["de", "Der Text wurde am 2. Januar 2026 zurückgerufen und wird nicht gezeigt."]]) {
  test(`a recalled monograph shows the notice and no text (${lang})`, async (t) => {
    const { page } = await embed(t, { body: CARD.replace(" drug", ` lang="${lang}" drug`), before: (cdn) => publish(cdn, recalled) });
    await event(page, "monograph-ready");
    const notice = page.locator("monograph-card [part=notice]");
    await notice.getByText(says).waitFor();
    await notice.getByText(RECALL.reason).waitFor();
    assert.match(await notice.innerText(), /A\. Pharmacist/);
    const card = page.locator("monograph-card [part=base]");
    assert.match(await card.innerText(), /Samplin 5 mg/);
    assert.equal(await card.locator("[role=tab], [part=panel], [part=section], nav").count(), 0);
    assert.equal(await page.getByRole("link", { name: "The full monograph" }).isVisible(), false);
    await assertAccessible(page);
  });
}

test("a recall reaches a card that shows the text, when it asks anew", async (t) => {
  const { page, cdn } = await embed(t, { body: CARD });
  await event(page, "monograph-ready");
  assert.ok((await page.locator("monograph-card [role=tab]").count()) > 1);
  publish(cdn, recalled);
  await reload(page);
  await event(page, "monograph-ready", 2);
  await page.getByText(RECALL.reason).waitFor();
  assert.equal(await page.locator("monograph-card [role=tab]").count(), 0);
});

test("an older build is refused for as long as the page stands; what is shown stays", async (t) => {
  const text = (title) => ({ ...fixture("samplin"), title });
  const { page, cdn } = await embed(t, { body: CARD, before: (cdn) => publish(cdn, text("Seventh"), 7), browser: { expect: NOISE } });
  await event(page, "monograph-ready");
  const title = page.locator("monograph-card [part=title]").first();
  for (const [n, older] of [6, undefined].entries()) {
    publish(cdn, text("Older"), older);
    await reload(page);
    assert.equal((await event(page, "monograph-error", n + 1)).code, "rollback");
    assert.equal(await title.innerText(), "Seventh");
  }
  // A second card of the page is held to the same.
  await page.evaluate(() => document.querySelector("monograph-card").after(Object.assign(document.createElement("monograph-card"), { drug: "samplin" })));
  assert.equal((await event(page, "monograph-error", 3)).code, "rollback");
  await page.getByText("older than what was shown before").waitFor();
  // Nor does an older build become a newer one by losing its index.
  cdn.fault(/\/index\//, { status: 404, times: 2 });
  await reload(page);
  assert.equal((await event(page, "monograph-error", 4)).code, "integrity");
  assert.equal(await title.innerText(), "Seventh");
  publish(cdn, text("Eighth"), 8);
  await reload(page);
  await event(page, "monograph-ready", 2);
  assert.equal(await title.innerText(), "Eighth");
});

test("a build without a number is no older than another", async (t) => {
  const { page, cdn } = await embed(t, { body: CARD });
  await ready(page);
  publish(cdn, { ...fixture("samplin"), title: "Next" });
  await event(page, "monograph-ready");
  await reload(page);
  await event(page, "monograph-ready", 2);
  assert.equal(await page.locator("monograph-card [part=title]").innerText(), "Next");
});

/** The app has all of a small list at once, and of a large one what was asked for. */
for (const [size, count] of [["small", 20], ["large", 3000]]) {
  test(`the list and the suggestions of a ${size} collection say which text is recalled`, async (t) => {
    const all = [...entries(count), { id: "metformin", title: "Metformin", generic_name: "Metformin hydrochloride", recalled: true }];
    const host = await serve({ folders: { "/": DIST, "/bundle/": shards(t, all) } });
    t.after(() => host.close());
    const page = await open(t);
    await page.goto(host.origin);
    const box = page.getByRole("combobox", { name: "Find a medicine" });
    await box.fill("metf");
    await page.getByRole("option", { name: /^Metformin Text recalled/ }).waitFor();
    assert.equal(await page.getByRole("option", { name: /recalled/ }).count(), 1);
    const row = page.locator(".letter li", { has: page.getByRole("link", { name: "Metformin" }) });
    await row.getByText("Text recalled").waitFor();
    await box.fill("warf");
    await page.locator(".letter li", { has: page.getByRole("link", { name: "Warfarin" }) }).waitFor();
    await page.waitForFunction(() => !document.body.textContent.includes("recalled"));
    await box.fill("metf");
    await row.waitFor();
    await page.keyboard.press("Escape");
    await assertAccessible(page);
  });
}
