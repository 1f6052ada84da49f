// Cards come, move and go as a page's own code wishes.

import { test } from "node:test";
import assert from "node:assert/strict";
import { documentOf } from "./support/fixtures.mjs";
import { count, embed, event, paths, ready, settled, tab } from "./support/portal.mjs";

const documents = (cdn) => paths(cdn).filter((path) => path.includes("/m/"));

for (const [way, code] of [
  ["innerHTML", 'document.querySelector("main").innerHTML = \'<monograph-card drug="samplin"></monograph-card>\''],
  ["createElement", 'const made = document.createElement("monograph-card"); made.setAttribute("drug", "samplin"); document.querySelector("main").append(made)'],
  ["createElement, then the drug", 'const made = document.createElement("monograph-card"); document.querySelector("main").append(made); made.drug = "samplin"'],
  ["a template's clone", 'const made = document.createElement("template"); made.innerHTML = \'<p><monograph-card drug="samplin"></monograph-card></p>\'; document.querySelector("main").append(made.content.cloneNode(true))'],
  ["new", 'document.querySelector("main").append(Object.assign(new (customElements.get("monograph-card"))(), { drug: "samplin" }))'],
]) {
  test(`made by ${way}, after the script`, async (t) => {
    const { page } = await embed(t, {});
    await page.evaluate(code);
    await ready(page);
    // The element that was added without a drug has not complained of it: the drug came at once.
    assert.equal(await count(page, "monograph-error"), 0);
  });
}

test("made before the script", async (t) => {
  const { page } = await embed(t, { head: "", body: '<script>document.querySelector("main").append(Object.assign(document.createElement("monograph-card"), { drug: "samplin" }))</script>{script}' });
  await ready(page);
});

test("a card that is moved keeps its tab, its open question and its nodes", async (t) => {
  const { page, cdn } = await embed(t, { body: '<section id="one"><monograph-card drug="samplin"></monograph-card></section><section id="two"></section>' });
  await ready(page);
  await tab(page, "FAQs").click();
  await page.getByText("Is it real?").click();
  const before = cdn.requests.length;
  const same = await page.evaluate(async () => {
    const card = document.querySelector("monograph-card");
    const node = card.shadowRoot.querySelector("[part=faq]");
    for (const place of [two, one, two]) {
      place.append(card);
      await new Promise((done) => setTimeout(done));
    }
    return node === card.shadowRoot.querySelector("[part=faq]") && node.open;
  });
  assert.equal(same, true);
  assert.equal(await page.evaluate(() => document.querySelector("monograph-card").active), "faqs");
  assert.equal(cdn.requests.length, before);
  assert.equal(await count(page, "monograph-ready"), 1);
  await tab(page, "Usage").click();
  assert.equal(await page.evaluate(() => document.querySelector("monograph-card").active), "usage");
});

test("tabs lead to their own card, whichever cards have come and gone, and a card may go as one is pressed", async (t) => {
  const card = (id) => `<monograph-card id="${id}" drug="samplin"></monograph-card>`;
  const { page } = await embed(t, { body: card("a") + card("b") });
  const open = () => page.evaluate(() => Object.fromEntries([...document.querySelectorAll("monograph-card")].map((it) => [it.id, it.active])));
  const press = (id, name) => page.locator(`#${id}`).getByRole("tab", { name }).click();
  await page.waitForFunction(() => window.seen.filter((it) => it.type === "monograph-ready").length === 2);
  await page.evaluate(() => {
    document.querySelector("#a").addEventListener("monograph-tab-show", ({ target }) => {
      target.insertAdjacentHTML("afterend", target.outerHTML.replace('"a"', '"c"').replace(/ active="[^"]*"/, ""));
      target.remove();
    });
  });
  await press("a", "FAQs");
  await page.waitForFunction(() => window.seen.filter((it) => it.type === "monograph-ready").length === 3);
  await press("c", "Dosage");
  await press("b", "FAQs");
  assert.deepEqual(await open(), { c: "dosage", b: "faqs" });
  assert.equal(await count(page, "monograph-error"), 0);
});

test("a card that is taken away and put back later is there again, with its tab", async (t) => {
  const { page, cdn } = await embed(t, { body: '<monograph-card drug="samplin"></monograph-card>' });
  await ready(page);
  await tab(page, "Dosage").click();
  await page.evaluate(async () => {
    globalThis.card = document.querySelector("monograph-card");
    card.remove();
    await new Promise((done) => setTimeout(done));
  });
  assert.equal(await page.evaluate(() => card.shadowRoot.querySelector("[part=base]")), null, "nothing is kept of a card that is gone");
  await page.evaluate(() => document.querySelector("main").append(card));
  await event(page, "monograph-ready", 2);
  assert.equal(await page.evaluate(() => card.active), "dosage");
  assert.equal(documents(cdn).length, 1, "the document is still there");
});

test("a card removed while it loads gives its request up and says nothing more", async (t) => {
  const { page, cdn } = await embed(t, {
    body: '<monograph-card drug="samplin"></monograph-card>',
    before: (cdn) => (cdn.held = cdn.fault("m/d5/samplin.json", { hold: true })),
  });
  const given = page.waitForEvent("requestfailed", (request) => request.url().endsWith("m/d5/samplin.json"));
  await page.evaluate(() => document.querySelector("monograph-card").remove());
  assert.equal((await given).failure().errorText, "net::ERR_ABORTED");
  cdn.held.remove();
  await settled(page);
  assert.deepEqual([await count(page, "monograph-ready"), await count(page, "monograph-error")], [0, 0]);
  // A later card of the same drug asks anew.
  await page.evaluate(() => (document.querySelector("main").innerHTML = '<monograph-card drug="samplin"></monograph-card>'));
  await ready(page);
});

test("one of two cards removed while both load leaves the other its request", async (t) => {
  const { page, cdn } = await embed(t, {
    body: '<monograph-card drug="samplin"></monograph-card><monograph-card drug="samplin"></monograph-card>',
    before: (cdn) => (cdn.held = cdn.fault("m/d5/samplin.json", { hold: true })),
  });
  await page.waitForFunction(() => customElements.get("monograph-card"));
  await page.evaluate(() => document.querySelector("monograph-card").remove());
  await settled(page);
  cdn.held.release();
  await ready(page, 1);
  assert.equal(documents(cdn).length, 1);
});

for (const [first, second] of [["samplin", "briefol"], ["briefol", "samplin"]]) {
  test(`the drug changed from ${first} to ${second} while loading: the last one wins`, async (t) => {
    const { page } = await embed(t, {
      body: `<monograph-card drug="${first}"></monograph-card>`,
      before: (cdn) => (cdn.held = cdn.fault(documentOf(first), { hold: true })),
    });
    await page.evaluate((second) => (document.querySelector("monograph-card").drug = second), second);
    assert.deepEqual(await event(page, "monograph-ready"), { drug: second });
    await settled(page);
    assert.equal(await count(page, "monograph-ready"), 1);
    assert.equal(await count(page, "monograph-error"), 0);
  });
}

test("the drug changed many times at once asks for the last one and shows it", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="samplin"></monograph-card>' });
  await ready(page);
  await page.evaluate(() => {
    const card = document.querySelector("monograph-card");
    for (const drug of ["briefol", "duplex", "arabin", "samplin", "overduex"]) card.drug = drug;
  });
  await page.getByRole("heading", { name: "Overduex" }).waitFor();
  assert.equal(await count(page, "monograph-error"), 0);
});

test("a lazy card loads when it comes near the view, not before", async (t) => {
  const { page, cdn } = await embed(t, {
    body: '<div style="height: 5000px">A long way</div><monograph-card drug="samplin" loading="lazy"><p style="height: 200px">Fallback</p></monograph-card>',
  });
  await settled(page);
  assert.deepEqual(paths(cdn), ["/monograph-card.js"]);
  await page.evaluate(() => document.querySelector("monograph-card").scrollIntoView());
  await ready(page);
});

test("a lazy card that has no height yet loads when its place is in view", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="samplin" loading="lazy"></monograph-card>' });
  await ready(page);
});

test("a lazy card made eager loads at once", async (t) => {
  const { page } = await embed(t, { body: '<div style="height: 5000px"></div><monograph-card drug="samplin" loading="lazy"></monograph-card>' });
  await settled(page);
  await page.evaluate(() => document.querySelector("monograph-card").setAttribute("loading", "eager"));
  await ready(page);
});

test("a card that is moved leaves the page where the reader has scrolled it, and a wide table, too", async (t) => {
  const cells = Array.from({ length: 60 }, (_, n) => `Column ${n}`);
  const monograph = { id: "wide", title: "Wide", sections: [{ kind: "usage", title: "Usage", blocks: [{ table: { head: cells, rows: [cells] } }] }, { kind: "dosage", title: "Dosage", blocks: ["x"] }] };
  const { page, portal } = await embed(t, { body: '<div style="height: 400px"></div><section id="one"></section><section id="two"></section><div style="height: 3000px"></div>' });
  portal.state.pages["/wide.json"] = JSON.stringify({ schema: 1, monographs: [monograph] });
  await page.evaluate(() => (one.innerHTML = '<monograph-card drug="wide" src="/wide.json"></monograph-card>'));
  await ready(page);
  const found = await page.evaluate(async () => {
    const card = document.querySelector("monograph-card");
    const scroller = [...card.shadowRoot.querySelectorAll("*")].find((it) => it.scrollWidth > it.clientWidth + 100 && getComputedStyle(it).overflowX === "auto");
    scrollTo(0, 350);
    scroller.scrollLeft = 120;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    two.append(card);
    await new Promise((done) => setTimeout(done));
    const moved = [scrollY, scroller.scrollLeft];
    one.moveBefore?.(card, null);
    await new Promise((done) => setTimeout(done));
    return { moved, again: [scrollY, scroller.scrollLeft] };
  });
  assert.deepEqual(found, { moved: [350, 120], again: [350, 120] });
});
