// A card before its module is there: markup that came with the data, where it may be trusted, with
// tabs that work; and the module, which takes over the very nodes.

import { after, test } from "node:test";
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST } from "./support/dist.mjs";
import { documentOf, integrity, piece } from "./support/fixtures.mjs";
import { count, embed, event, paths, tab, until } from "./support/portal.mjs";

const DRUG = "alemtuzumab-30mg";
const RELEASED = join(DIST, "bundle");
/** A link out that has the drug's name in it where an id of the card would. */
const LINK = `https://example.org/${DRUG}-leaflet?see= ${DRUG}-more`;
const CARD = `<monograph-card drug="${DRUG}"></monograph-card>`;
const browser = { viewport: { width: 1200, height: 800 } };

/** The released bundle with a mark in the markup of the drug; `known` says whether the index knows of it. */
function marked(known) {
  const folder = mkdtempSync(join(tmpdir(), "monograph-marked-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(RELEASED, folder, { recursive: true });
  const file = join(folder, documentOf(DRUG));
  const bundle = JSON.parse(readFileSync(file, "utf8"));
  bundle.markup = bundle.markup.replace("<header", `<a class="mark" href="${LINK}">mark</a><header`);
  writeFileSync(file, JSON.stringify(bundle));
  const list = join(folder, "index", `${piece(DRUG)}.json`);
  const index = JSON.parse(readFileSync(list, "utf8"));
  if (known) index.entries.find(({ id }) => id === DRUG).integrity = integrity(readFileSync(file));
  writeFileSync(list, JSON.stringify(index));
  return folder;
}

/** A page whose module is held back, and what lets it go. */
async function held(t, options) {
  let module;
  const opened = await embed(t, { bundle: RELEASED, browser, ...options, before: (cdn) => (module = cdn.fault(/\.wasm$/, { hold: true })) });
  return { ...opened, release: () => module.release() };
}

/** Notes whether a mark is ever in the first card. */
const WATCH = `<script>
  window.marks = 0;
  const look = () => {
    const card = document.querySelector("monograph-card");
    if (card?.shadowRoot?.querySelector(".mark")) window.marks += 1;
    requestAnimationFrame(look);
  };
  look();
</script>`;

for (const [name, nth] of [["a card", 0], ["the second card of its drug", 1]]) {
  test(`the tabs of ${name} work before the module is there, and stay as they are`, async (t) => {
    const { page, release } = await held(t, { body: CARD.repeat(2) });
    const card = page.locator("monograph-card").nth(nth);
    await card.getByRole("tab", { name: "Precautions" }).click();
    const panel = card.getByRole("tabpanel", { name: "Precautions" });
    assert.ok(await panel.isVisible());
    assert.deepEqual(await event(page, "monograph-tab-show"), { name: "precautions" });
    assert.equal(await count(page, "monograph-ready"), 0);
    // A copy gets its `details` a moment after it shows.
    await card.locator("aside > summary").first().waitFor({ state: "detached" });
    await card.evaluate((it) => (window.nodes = [...it.shadowRoot.querySelectorAll(".root *")]));
    release();
    await event(page, "monograph-ready", 2);
    const same = await card.evaluate((it) => {
      const now = [...it.shadowRoot.querySelectorAll(".root *")];
      return now.length === window.nodes.length && now.every((node, n) => node === window.nodes[n]);
    });
    assert.ok(same, "the module keeps the nodes");
    assert.ok(await panel.isVisible());
    assert.equal(await card.getAttribute("active"), "precautions");
    await card.getByRole("tab", { name: "Precautions" }).press("ArrowLeft");
    assert.equal(await card.getAttribute("active"), "how-it-works");
  });
}

for (const [name, settings, expected] of [
  ["other sections", { sections: "dosage usage" }, ["Dosage", "Usage"]],
  ["another heading level", { headingLevel: 3 }, "h3"],
  ["another language", { lang: "de" }, "Nebenwirkungen"],
]) {
  test(`${name}, asked for between the text and the module: so the card is`, async (t) => {
    const { page, release } = await held(t, { body: CARD });
    const card = page.locator("monograph-card");
    await card.getByRole("tab", { name: "Dosage" }).waitFor();
    await card.evaluate((it, settings) => Object.assign(it, settings), settings);
    release();
    await event(page, "monograph-ready");
    if (expected === "h3") assert.equal(await card.locator("[part=title]").evaluate((it) => it.localName), expected);
    else if (Array.isArray(expected)) assert.deepEqual(await card.getByRole("tab").allTextContents(), expected);
    else await card.getByRole("tab", { name: expected }).waitFor();
    assert.equal(await card.locator("[part=base]").count(), 1);
  });
}

test("a language set just after the drug, or while the text is on its way, is the card's", async (t) => {
  for (const later of [(set) => set(), (set) => new Promise((done) => setTimeout(() => done(set()), 50))]) {
    let text;
    const { page } = await embed(t, { bundle: RELEASED, head: "{script}", body: "<p>Page</p>", browser, before: (cdn) => (text = cdn.fault(/\/m\/.*\.json$/, { hold: true })) });
    await page.evaluate(([drug, later]) => {
      const card = document.body.appendChild(document.createElement("monograph-card"));
      card.drug = drug;
      return eval(later)(() => (card.lang = "de"));
    }, [DRUG, `(${later})`]);
    text.release();
    await event(page, "monograph-ready");
    await page.getByRole("tab", { name: "Nebenwirkungen" }).waitFor();
    assert.equal(await page.locator("[part=base]").count(), 1);
  }
});

/** Holds back every timer that the page sets for a moment. */
const NO_TIMERS = `<script>
  const timer = window.setTimeout;
  window.setTimeout = (work, after, ...values) => (after > 0 ? 0 : timer(work, after, ...values));
</script>{script}`;

test("the module is asked for as soon as the text is there", async (t) => {
  const { page, cdn } = await embed(t, { bundle: RELEASED, head: NO_TIMERS, body: CARD, browser });
  await event(page, "monograph-ready");
  const asked = paths(cdn);
  const [text, module] = [/\/m\/.*\.json$/, /\.wasm$/].map((path) => asked.findIndex((it) => path.test(it)));
  assert.ok(text >= 0 && text < module, asked.join(" "));
});

test("the module does not wait for a text that takes its time", async (t) => {
  let text;
  const { page } = await embed(t, { bundle: RELEASED, body: CARD, browser, before: (cdn) => (text = cdn.fault(/\/m\/.*\.json$/, { hold: true })) });
  await until(page, () => performance.getEntriesByType("resource").some(({ name }) => name.endsWith(".wasm")));
  assert.equal(await count(page, "monograph-ready"), 0);
  text.release();
  await event(page, "monograph-ready");
});

/** Waits until every card's text is there and no two titles have the same id: soon after it is shown. */
const apart = (page) =>
  page.waitForFunction(() => {
    const cards = [...document.querySelectorAll("monograph-card")];
    const ids = new Set(cards.map((it) => it.shadowRoot?.querySelector("[part=title]")?.id));
    return ids.size === cards.length && !ids.has(undefined);
  });

test("cards of one drug have ids of their own before the module is there", async (t) => {
  const { page } = await held(t, { body: CARD.repeat(3), bundle: marked(true) });
  await apart(page);
  const { ids, named } = await page.evaluate(() => {
    const roots = [...document.querySelectorAll("monograph-card")].map((it) => it.shadowRoot);
    const names = ["aria-controls", "aria-labelledby", "href"];
    const targets = (root) => names.flatMap((name) => [...root.querySelectorAll(`[${name}]`)].map((it) => it.getAttribute(name)));
    return {
      ids: roots.flatMap((root) => [...root.querySelectorAll("[id]")].map(({ id }) => id)),
      named: roots.map((root) => targets(root).filter((value) => !/^https?:/.test(value)).flatMap((value) => value.split(" ")).every((id) => root.getElementById(id.replace("#", "")))),
    };
  });
  assert.ok(ids.length > 60, `${ids.length} ids`);
  assert.equal(ids.length, new Set(ids).size);
  assert.deepEqual(named, [true, true, true], "every reference leads to a node of the same card");
  const links = await page.locator("monograph-card .mark").evaluateAll((all) => all.map((it) => it.getAttribute("href")));
  assert.deepEqual(links, Array(3).fill(LINK));
});

test("further cards of a drug have all of its text at once, its questions closed, and a moment later as the first has them", async (t) => {
  // Notes what the cards look like in the first frame that has all of them.
  const watch = `<script>
    window.looks = () => [...document.querySelectorAll("monograph-card")].map(({ shadowRoot }) => ({
      text: shadowRoot.querySelector(".root").textContent,
      questions: [...shadowRoot.querySelectorAll("summary")].map((it) => [it.parentElement.part.value, it.parentElement.className, it.parentElement.offsetHeight, it.nextElementSibling.checkVisibility({ contentVisibilityAuto: true })]),
      closed: shadowRoot.querySelectorAll("details > summary").length,
    }));
    const look = () => {
      const cards = [...document.querySelectorAll("monograph-card")];
      if (cards.length === 3 && cards.every((it) => it.shadowRoot?.querySelector(".sources"))) window.atOnce = looks();
      else requestAnimationFrame(look);
    };
    look();
  </script>`;
  const { page } = await held(t, { head: `${watch}{script}`, body: CARD.replace(" ", ' layout="stacked" ').repeat(3), browser: { viewport: { width: 1200, height: 12_000 } } });
  await until(page, () => window.atOnce);
  await apart(page);
  const { atOnce, later } = await page.evaluate(() => ({ atOnce: window.atOnce, later: looks() }));
  assert.ok(atOnce[0].questions.length > 5 && atOnce[0].questions.every(([, , height, shown]) => height > 20 && !shown), JSON.stringify(atOnce[0]));
  for (const { text, questions } of [...atOnce, ...later]) assert.deepEqual({ text, questions }, { text: atOnce[0].text, questions: atOnce[0].questions });
  assert.deepEqual(later.map(({ closed }) => closed), Array(3).fill(atOnce[0].questions.length), "each of them opens");
  const second = page.locator("monograph-card").nth(1);
  await second.getByText("Is alemtuzumab chemotherapy?").click();
  await second.getByText("which aims at cells that carry one marker").waitFor();
});

test("a second card of a drug has other beginnings of its ids, and no more of them changed", async (t) => {
  // Questions have ids with the drug's name in them: metformin-faq-why-should-i-take-metformin-with-food.
  const { page } = await held(t, { body: '<monograph-card drug="metformin"></monograph-card>'.repeat(2) });
  await apart(page);
  const [first, second] = await page.evaluate(() => [...document.querySelectorAll("monograph-card")].map((card) => [...card.shadowRoot.querySelectorAll("[id]")].map(({ id }) => id)));
  assert.ok(first.some((id) => id.lastIndexOf("metformin-") > 0), first.join(" "));
  assert.deepEqual(second, first.map((id) => id.replace(/^metformin-/, "metformin-2-")));
});

test("the data is asked for first, the module last", async (t) => {
  const { page, cdn } = await embed(t, { bundle: RELEASED, body: CARD, browser });
  await event(page, "monograph-ready");
  const asked = paths(cdn).map((path) => path.replace(/^.*\./, "").replace("json", path.includes("/m/") ? "document" : "index"));
  assert.equal(asked[0], "js");
  assert.equal(asked[1], "document");
  assert.deepEqual(asked.slice(2, 4).sort(), ["css", "index"]);
  // What the reader may reach for later comes after all of these.
  assert.deepEqual(asked.slice(4).filter((it) => it !== "js"), ["wasm"]);
  assert.equal(asked[4], "wasm");
});

test("the text does not wait for the module", async (t) => {
  const { page } = await held(t, { body: CARD });
  await page.locator("monograph-card").getByText("cannot say what is right for you").waitFor();
  assert.equal(await count(page, "monograph-ready"), 0);
});

test("markup of the script's own bundle is shown", async (t) => {
  const { page } = await held(t, { body: CARD, bundle: marked(true) });
  await page.locator("monograph-card .mark").waitFor();
});

for (const [name, body, known] of [
  ["of a bundle that the page names", `<monograph-card drug="${DRUG}" src="{cdn}bundle/"></monograph-card>`, true],
  ["for other tabs than the card's", `<monograph-card drug="${DRUG}" sections="dosage usage"></monograph-card>`, true],
  ["for another heading level", `<monograph-card drug="${DRUG}" heading-level="3"></monograph-card>`, true],
]) {
  test(`markup ${name} is never shown: the module makes the card from the typed text`, async (t) => {
    const { page } = await embed(t, { head: `${WATCH}{script}`, body, bundle: marked(known), browser });
    await event(page, "monograph-ready");
    assert.ok(await tab(page, "Dosage").count());
    assert.equal(await page.evaluate(() => window.marks), 0);
  });
}

test("markup in a document that the index does not know is never shown", async (t) => {
  const { page } = await embed(t, { head: `${WATCH}{script}`, body: CARD, bundle: marked(false), browser: { ...browser, expect: [/integrity/] } });
  const { code } = await event(page, "monograph-error");
  assert.equal(code, "integrity");
  assert.equal(await page.evaluate(() => window.marks), 0);
});

test("letters are measured once while the text is on its way, and nothing of that stays", async (t) => {
  const watch = `<script>
    window.samples = [];
    const note = ({ addedNodes }) => {
      for (const it of addedNodes) {
        if (it.localName === "p") window.samples.push([it, ...it.children].map((part) => [part.localName, part.textContent.length > 40]));
      }
    };
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (init) {
      const tree = attachShadow.call(this, init);
      new MutationObserver((all) => all.forEach(note)).observe(tree, { childList: true });
      return tree;
    };
  </script>`;
  let document;
  const { page } = await embed(t, { bundle: RELEASED, browser, body: `${watch}<h1>Page</h1>${CARD.repeat(3)}<p>End</p>`, before: (cdn) => (document = cdn.fault(`${DRUG}.json`, { hold: true })) });
  await page.waitForFunction(() => window.samples.length);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
  assert.deepEqual(await page.evaluate(() => window.samples), [[["p", true], ["b", true]]]);
  const trees = await page.locator("monograph-card").evaluateAll((all) => all.map((it) => [...it.shadowRoot.children].map((part) => part.className || part.localName)));
  assert.deepEqual(trees, Array(3).fill(["slot", "status", "root"]));
  document.release();
  await page.locator("monograph-card .sources").first().waitFor();
  assert.equal((await page.evaluate(() => window.samples)).length, 1);
});

test("a card that gives its page the heading is laid out at once, others when they come near", async (t) => {
  const body = `<monograph-card drug="${DRUG}" heading-level="1"></monograph-card>${CARD}`;
  const { page } = await embed(t, { bundle: RELEASED, browser, body });
  const roots = page.locator("monograph-card .root");
  await page.waitForFunction(() => [...document.querySelectorAll("monograph-card")].every((it) => it.shadowRoot.querySelector(".sources")));
  assert.deepEqual(await roots.evaluateAll((all) => all.map((it) => getComputedStyle(it).contentVisibility)), ["visible", "auto"]);
});
