// Trust at a glance: who published, what from, who reviewed, when; days as the reader's language
// writes them. And the groups of side effects under the source's own names.

import { test } from "node:test";
import assert from "node:assert/strict";
import { embed, ready, tab, until } from "./support/portal.mjs";

/** Waits until the days are written as the card's language does; that comes with the second script. */
const dated = (page) =>
  until(page, () => {
    const days = [...document.querySelector("monograph-card").shadowRoot.querySelectorAll("time")];
    return days.length > 0 && days.every((day) => day.textContent !== day.dateTime);
  });

const trust = (page) => page.locator("monograph-card .trust");

/** [attributes, the line] */
for (const [language, line] of [
  ["en", "Published by Riverside Hospital · AI-generated, not clinically reviewed · Sources: 2 · Last review: January 31, 2026 · Next review due: December 1, 2999"],
  ["de", "Veröffentlicht von Riverside Hospital · KI-generiert, nicht klinisch überprüft · Quellen: 2 · Letzte Überprüfung: 31. Januar 2026 · Nächste Überprüfung: 1. Dezember 2999"],
  ["es", /Última revisión: 31 de enero de 2026/],
  ["fr", /31 janvier 2026/],
  ["pt", /31 de janeiro de 2026/],
  ["hi", /31 जनवरी 2026/],
  ["zh", /2026年1月31日/],
  ["ar", /31 يناير 2026|٣١ يناير ٢٠٢٦/],
]) {
  test(`the line says who stands behind the text, with days as ${language} writes them`, async (t) => {
    const { page } = await embed(t, { body: `<monograph-card drug="lexin" lang="${language}"></monograph-card>` });
    await ready(page);
    await dated(page);
    const shown = await trust(page).innerText();
    if (typeof line === "string") assert.equal(shown, line);
    else assert.match(shown, line);
    assert.deepEqual(await page.locator("monograph-card time").evaluateAll((all) => all.map((it) => it.dateTime)), ["2026-01-31", "2999-12-01", "2999-12-01"]);
  });
}

test("numbers are written as the language does", async (t) => {
  for (const lang of ["ar", "fa-AF", "de"]) {
    const { page } = await embed(t, { body: `<monograph-card drug="lexin" lang="${lang}"></monograph-card>`, browser: { expect: [/lang=/] } });
    await ready(page);
    await dated(page);
    const [shown, expected] = await page.locator("monograph-card").evaluate((card) => [
      [...card.shadowRoot.querySelectorAll("data")].map((it) => `${it.value}: ${it.textContent}`),
      new Intl.NumberFormat(card.shadowRoot.querySelector(".root").lang).format(2),
    ]);
    assert.deepEqual(shown, [`2: ${expected}`, `2: ${expected}`], lang);
  }
});

test("a day is the same wherever the reader is", async (t) => {
  for (const timezoneId of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
    const { page } = await embed(t, { body: '<monograph-card drug="lexin"></monograph-card>', browser: { timezoneId } });
    await ready(page);
    await dated(page);
    assert.match(await trust(page).innerText(), /January 31, 2026/, timezoneId);
  }
});

test("an overdue review is told above the tabs, with its day in words", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="overduex"></monograph-card>' });
  await ready(page);
  await dated(page);
  const notice = page.locator("monograph-card .overdue");
  assert.match(await notice.innerText(), /^Review overdue: this text was due for review on [A-Z][a-z]+ \d{1,2}, \d{4}$/);
  const above = await page.evaluate(() => {
    const root = document.querySelector("monograph-card").shadowRoot;
    return root.querySelector(".overdue").compareDocumentPosition(root.querySelector("[part=tabs]")) === Node.DOCUMENT_POSITION_FOLLOWING;
  });
  assert.ok(above);
});

test("the line is near the top, always in view, and says it in words", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="lexin" layout="tabs"></monograph-card>' });
  await ready(page);
  for (const name of ["Usage", "FAQs"]) {
    await tab(page, name).click();
    assert.ok(await page.locator("monograph-card [part=header]").getByText("AI-generated, not clinically reviewed").isVisible());
    assert.ok(await page.locator("monograph-card [part=provenance]").getByText("AI-generated, not clinically reviewed").isVisible());
  }
});

test("a text that says nothing of itself has no line", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="briefol"></monograph-card>', before: (cdn) => {
    cdn.fault(/\/index\//, { status: 404 });
    cdn.fault("briefol.json", { body: JSON.stringify({ schema: 1, monographs: [{ id: "briefol", title: "Briefol", sections: [{ kind: "usage", title: "Usage", blocks: ["All."] }] }] }) });
  }, browser: { expect: [/404/] } });
  await ready(page);
  assert.equal(await trust(page).isVisible(), false);
});

test("groups go by the source's names; only one whose words ask for medical help stands out", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="lexin" layout="tabs" active="side-effects"></monograph-card>' });
  await ready(page);
  const groups = await page.locator("monograph-card .group").evaluateAll((all) =>
    all.map((it) => [it.querySelector(".group-label").textContent, it.classList.contains("urgent"), parseFloat(getComputedStyle(it).borderInlineStartWidth) > 4, getComputedStyle(it.querySelector(".group-label")).fontWeight]),
  );
  assert.deepEqual(groups, [
    ["Common:", false, false, "700"],
    ["Uncommon (usually need no medical attention):", false, false, "700"],
    ["Serious — seek medical help right away:", true, true, "700"],
  ]);
});
