// The page that every monograph has of its own: complete without JavaScript, adopted with it.

import { test } from "node:test";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { assertAccessible } from "./support/axe.mjs";
import { open } from "./support/browser.mjs";
import { DIST, ROOT } from "./support/dist.mjs";
import { documentOf } from "./support/fixtures.mjs";
import { serve } from "./support/server.mjs";

const DRUG = "alemtuzumab-30mg";
const DESKTOP = { width: 1200, height: 800 };
const PHONE = { width: 375, height: 700 };

const read = (...path) => readFile(join(DIST, ...path), "utf8");
const ids = (await readdir(join(DIST, "m"))).sort();
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** What Chromium says of a script's preload where there is no scripting. */
const noScript = { javaScriptEnabled: false, expect: [/monograph-card\.js csp/] };

async function host(t, prefix = "/") {
  const host = await serve({ folders: { [prefix]: DIST } });
  t.after(() => host.close());
  return host;
}

/** A host's page with the markup that comes with the data: its first tab is open. */
async function tabbed(host, drug = DRUG, count = 1) {
  const document = await read("bundle", documentOf(drug));
  const css = (await readdir(DIST)).find((name) => /^monograph-card-.*\.css$/.test(name));
  const hash = createHash("sha256").update(document).digest("base64");
  const path = `/tabbed/${drug}/`;
  const card = `<monograph-card drug="${drug}">
    <template shadowrootmode="open"><style>${await read(css)}</style><slot hidden></slot>
    <div class="root" data-of="sha256-${hash} 2 en">${JSON.parse(document).markup}</div></template>
    </monograph-card>`;
  host.state.pages[path] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tabbed</title>
    <meta name="viewport" content="width=device-width"><h1>Page</h1>${card.repeat(count)}
    <script async src="/monograph-card.js"></script>`;
  return path;
}

const own = async () => `/m/${DRUG}/`;

/** Collects layout shifts and says when a card is ready. */
async function watch(page) {
  await page.addInitScript(() => {
    window.shifts = [];
    const note = (list) => window.shifts.push(...list.getEntries().map(({ value, startTime, hadRecentInput }) => ({ value, startTime, hadRecentInput })));
    window.observer = new PerformanceObserver(note);
    window.observer.observe({ type: "layout-shift", buffered: true });
    window.note = note;
    window.ready = new Promise((resolve) => addEventListener("monograph-ready", resolve, { once: true }));
    window.failed = new Promise((resolve) => addEventListener("monograph-error", (event) => resolve(event.detail.code), { once: true }));
  });
}

const ready = (page) => page.evaluate(() => window.ready.then(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))));
const card = (page) => page.locator("monograph-card .root");

test("a page whose end is slow to come shows what is there, in its styles", async (t) => {
  const server = await host(t);
  const html = await read("m", DRUG, "index.html");
  server.fault(await own(), { trickle: Buffer.byteLength(html.slice(0, html.indexOf('<div part="tabs"'))) });
  const page = await open(t, { viewport: DESKTOP });
  await page.goto(server.origin + (await own()), { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByType("paint").length > 0, null, { polling: 50 });
  const warning = card(page).locator(".boxed");
  await warning.waitFor();
  assert.equal(await warning.evaluate((it) => getComputedStyle(it).borderTopWidth), "2px");
  assert.equal(await card(page).locator("[part=panel]").count(), 0, "the rest is still to come");
});

test("two cards of one drug that a page brings along keep their nodes, and no two ids are alike", async (t) => {
  const server = await host(t);
  const page = await open(t, { viewport: DESKTOP });
  await page.addInitScript(() => {
    window.done = 0;
    addEventListener("monograph-ready", () => (window.done += 1));
    addEventListener("DOMContentLoaded", () => (window.nodes = [...document.querySelectorAll("monograph-card")].map((it) => [...it.shadowRoot.querySelectorAll(".root *")])));
  });
  await page.goto(server.origin + (await tabbed(server, DRUG, 2)));
  await page.waitForFunction(() => window.done === 2);
  const found = await page.evaluate(() =>
    [...document.querySelectorAll("monograph-card")].map((card, n) => {
      const now = [...card.shadowRoot.querySelectorAll(".root *")];
      return { same: now.length > 100 && window.nodes[n].every((node) => now.includes(node)), ids: now.map(({ id }) => id).filter(Boolean) };
    }),
  );
  assert.deepEqual(found.map(({ same }) => same), [true, true]);
  const all = found.flatMap(({ ids }) => ids);
  assert.equal(all.length, new Set(all).size);
  for (const name of ["Dosage", "Precautions"]) {
    await page.locator("monograph-card").nth(1).getByRole("tab", { name }).click();
    assert.ok(await page.locator("monograph-card").nth(1).getByRole("tabpanel", { name }).isVisible());
  }
});

test("without JavaScript a page shows every word of its source", async (t) => {
  const server = await host(t);
  const page = await open(t, { ...noScript, viewport: DESKTOP });
  assert.ok(ids.length > 1);
  for (const id of ids) {
    await page.goto(`${server.origin}/m/${id}/`);
    const shown = await page.locator("monograph-card").evaluate((it) => {
      for (const details of it.shadowRoot.querySelectorAll("details")) details.open = true;
      return it.shadowRoot.querySelector(".root").innerText;
    });
    const source = (await readFile(join(ROOT, "data", `${id}.md`), "utf8")).split("\n---\n").slice(1).join("\n");
    const known = new Set(words(shown));
    const missing = words(source.replace("**Note:**", "")).filter((word) => !known.has(word));
    assert.deepEqual(missing, [], id);
  }
});

for (const [name, path] of [["its own page", own], ["a host's page with tabs", tabbed]]) {
  test(`without JavaScript ${name} has every panel in view and questions that open`, async (t) => {
    const server = await host(t);
    const page = await open(t, { ...noScript, viewport: DESKTOP });
    await page.goto(server.origin + (await path(server)));
    const panels = page.locator("monograph-card .root [part=panel]");
    const count = await panels.count();
    assert.ok(count >= 5, `${count} panels`);
    for (let n = 0; n < count; n += 1) {
      const panel = panels.nth(n);
      assert.ok((await panel.innerText()).length > 100, await panel.getAttribute("id"));
      assert.ok(await panel.locator(".panel-title").isVisible(), await panel.getAttribute("id"));
    }
    assert.equal(await page.locator("monograph-card .root [role=tab]:visible").count(), 0, "no button that does nothing");
    assert.equal(await page.locator("monograph-card .root .contents a:visible").count(), 0, "no link that leads nowhere");
    for (const part of ["disclaimer", "provenance"]) assert.ok(await page.locator(`monograph-card .root [part=${part}]`).isVisible(), part);
    const faq = page.locator("monograph-card .root [part=faq]").first();
    assert.equal(await faq.locator("[part=faq-answer]").isVisible(), false);
    await faq.locator("summary").click();
    assert.equal(await faq.locator("[part=faq-answer]").isVisible(), true);
  });
}

test("without JavaScript closed questions are printed, too", async (t) => {
  const server = await host(t);
  const page = await open(t, { ...noScript, viewport: DESKTOP });
  await page.goto(`${server.origin}/m/${DRUG}/`);
  const visible = () => page.locator("monograph-card .root [part=faq-answer]").first().evaluate((it) => it.checkVisibility());
  assert.equal(await visible(), false);
  await page.emulateMedia({ media: "print" });
  assert.equal(await visible(), true);
});

test("a browser without declarative shadow roots shows the text, then the card", async (t) => {
  const server = await host(t);
  const html = await read("m", DRUG, "index.html");
  server.state.pages[`/m/${DRUG}/`] = html.replace(' shadowrootmode="open"', "");
  const page = await open(t, { viewport: DESKTOP });
  await watch(page);
  const script = server.fault("monograph-card.js", { hold: true });
  await page.goto(`${server.origin}/m/${DRUG}/`, { waitUntil: "domcontentloaded" });
  const source = await readFile(join(ROOT, "data", `${DRUG}.md`), "utf8");
  const fallback = page.locator("monograph-card > .fallback");
  assert.ok((await fallback.locator("[part=panel]").allInnerTexts()).every((text) => text.length > 100));
  assert.ok(words(await fallback.innerText()).length > words(source).length / 2);
  assert.equal(await fallback.locator("[role=tab]:visible").count(), 0);
  script.release();
  await ready(page);
  assert.ok(await card(page).locator("h1").isVisible());
  assert.equal(await fallback.isVisible(), false);
});

for (const [name, path] of [["its own page", own], ["a host's page with tabs", tabbed]]) {
  for (const [device, viewport] of [["a desktop", DESKTOP], ["a phone", PHONE]]) {
    test(`the module adopts ${name} on ${device}: nodes, questions, scroll, focus and selection stay`, async (t) => {
      const server = await host(t);
      const page = await open(t, { viewport });
      await watch(page);
      const script = server.fault("monograph-card.js", { hold: true });
      await page.goto(server.origin + (await path(server)), { waitUntil: "domcontentloaded" });
      await page.waitForFunction(() => document.querySelector("monograph-card").shadowRoot);
      const before = await page.evaluate(async () => {
        const shadow = document.querySelector("monograph-card").shadowRoot;
        const root = shadow.querySelector(".root");
        window.nodes = [...root.querySelectorAll("*")];
        const faq = root.querySelector(".sources");
        faq.open = true;
        const summary = faq.querySelector("summary");
        summary.scrollIntoView({ block: "center" });
        summary.focus({ preventScroll: true });
        const walker = document.createTreeWalker(root.querySelector("[part=disclaimer]"), NodeFilter.SHOW_TEXT);
        let text = walker.nextNode();
        while (text.length < 30) text = walker.nextNode();
        getSelection().setBaseAndExtent(text, 5, text, 25);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        window.released = performance.now();
        return { selected: window.selected = (shadow.getSelection?.() ?? getSelection()).toString(), scroll: scrollY };
      });
      assert.equal(before.selected.length, 20);
      assert.ok(before.scroll > 0);
      script.release();
      await ready(page);
      const after = await page.evaluate(() => {
        window.note({ getEntries: () => window.observer.takeRecords() });
        const shadow = document.querySelector("monograph-card").shadowRoot;
        const root = shadow.querySelector(".root");
        const now = [...root.querySelectorAll("*")];
        return {
          same: now.length === window.nodes.length && now.every((node, n) => node === window.nodes[n]),
          open: root.querySelector(".sources").open,
          focus: shadow.activeElement === root.querySelector(".sources > summary"),
          selected: (shadow.getSelection?.() ?? getSelection()).toString(),
          scroll: scrollY,
          shifts: window.shifts.filter((it) => it.startTime >= window.released || !it.hadRecentInput),
        };
      });
      assert.deepEqual(after, { same: true, open: true, focus: true, ...before, shifts: [] });
      const names = await page.evaluate(() => document.querySelector("monograph-card").show("faqs"));
      assert.equal(names, true, "the card is alive");
    });
  }
}

test("the tabs of a prerendered page work before its data is there, and stay as they are", async (t) => {
  const server = await host(t);
  const page = await open(t, { viewport: DESKTOP });
  await watch(page);
  const data = server.fault(/\/bundle\//, { hold: true });
  await page.goto(server.origin + (await tabbed(server)), { waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => customElements.get("monograph-card"));
  await page.getByRole("tab", { name: "Precautions" }).click();
  assert.ok(await page.getByRole("tabpanel", { name: "Precautions" }).isVisible());
  data.release();
  await ready(page);
  assert.ok(await page.getByRole("tabpanel", { name: "Precautions" }).isVisible());
  assert.equal(await page.locator("monograph-card").getAttribute("active"), "precautions");
});

test("the contents list leads to its sections before the data is there", async (t) => {
  const server = await host(t);
  const page = await open(t, { viewport: DESKTOP });
  const data = server.fault(/\/bundle\//, { hold: true });
  await page.goto(`${server.origin}/m/${DRUG}/`, { waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => customElements.get("monograph-card"));
  await card(page).locator(".contents a", { hasText: "Precautions" }).click();
  const focused = await page.evaluate(() => document.querySelector("monograph-card").shadowRoot.activeElement?.textContent);
  assert.equal(focused, "Precautions");
  data.release();
});

for (const [name, path] of [["its own page", own], ["a host's page with tabs", tabbed]]) {
  test(`${name} whose data is newer than its markup shows the newer text`, async (t) => {
    const server = await host(t);
    const url = await path(server);
    const html = server.state.pages[url] ?? (await read("m", DRUG, "index.html"));
    server.state.pages[url] = html.replaceAll("Alemtuzumab is an antibody", "Alemtuzumab was an old text")
      .replace(/data-of="sha256-[^ ]+/, 'data-of="sha256-old');
    const page = await open(t, { viewport: DESKTOP });
    await watch(page);
    await page.goto(server.origin + url);
    await ready(page);
    const text = await card(page).innerText();
    assert.match(text, /Alemtuzumab is an antibody/);
    assert.doesNotMatch(text, /old text/);
    assert.equal(await card(page).locator("article").count(), 1);
  });
}

for (const [name, what, code] of [["data", /\/bundle\//, "http"], ["module", /\.wasm$/, "module"]]) {
  test(`a page whose ${name} cannot be had keeps its text`, async (t) => {
    const server = await host(t);
    server.fault(what, { status: 500 });
    const page = await open(t, { viewport: DESKTOP, expect: [/status of 500/, /integrity/] });
    await watch(page);
    await page.goto(`${server.origin}/m/${DRUG}/`);
    assert.equal(await page.evaluate(() => window.failed), code);
    assert.ok(await card(page).getByRole("heading", { level: 1, name: "Alemtuzumab 30mg" }).isVisible());
    assert.equal(await page.locator("monograph-card > .fallback").isVisible(), false);
    assert.equal(await page.locator("monograph-card .status").isVisible(), false);
  });
}

test("a page asks for nothing outside its own path, and for its styles not at all", async (t) => {
  const server = await host(t, "/widgets/v1/");
  const page = await open(t, { viewport: DESKTOP });
  await watch(page);
  await page.goto(`${server.origin}/widgets/v1/m/${DRUG}/`);
  await ready(page);
  const paths = server.requests.map(({ path }) => path).filter((path) => path !== "/favicon.ico");
  assert.deepEqual(paths.filter((path) => !path.startsWith("/widgets/v1/")), []);
  assert.deepEqual(paths.filter((path) => path.endsWith(".css")), []);
  assert.equal(paths.filter((path) => path.endsWith("/monograph-card.js")).length, 1);
  const home = await page.getByRole("link", { name: "All monographs" }).evaluate((it) => it.href);
  assert.equal(home, `${server.origin}/widgets/v1/`);
});

test("a page's script says the styles are the ones the script would fetch", async (t) => {
  const html = await read("m", DRUG, "index.html");
  const [, hash] = html.match(/<style data-integrity="([^"]+)"/);
  assert.ok((await read("monograph-card.js")).includes(hash));
});

for (const colorScheme of ["light", "dark"]) {
  test(`a page is accessible in ${colorScheme}, and its skip link skips`, async (t) => {
    const server = await host(t);
    const page = await open(t, { viewport: PHONE, colorScheme });
    await watch(page);
    await page.goto(`${server.origin}/m/${DRUG}/`);
    await ready(page);
    await assertAccessible(page, undefined, { rules: { "target-size": { enabled: true } } });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false, "nothing to scroll sideways");
    await page.keyboard.press("Tab");
    assert.ok(await page.getByRole("link", { name: "Skip to the monograph" }).isVisible());
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "monograph");
  });
}

test("what a page tells search engines is what it shows", async (t) => {
  const server = await host(t);
  const page = await open(t, noScript);
  await page.goto(`${server.origin}/m/${DRUG}/`);
  const [sheet, faqs] = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent())["@graph"];
  assert.equal(sheet["@type"], "MedicalWebPage");
  assert.equal(await page.title(), sheet.name);
  assert.equal(await page.locator("meta[name=description]").getAttribute("content"), sheet.description);
  const questions = await card(page).locator("summary[part=faq-question]").allTextContents();
  assert.deepEqual(faqs.mainEntity.map(({ name }) => name), questions);
});
