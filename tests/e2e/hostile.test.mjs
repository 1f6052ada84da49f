// Hostile content: every payload of ours in every field an author controls, once through the
// compiler and once straight into the bundle's JSON, as somebody could put it there who got at the
// host. Nothing runs, no request leaves, and the card holds only elements and attributes that
// it is made of.

import { test } from "node:test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { DIST } from "./support/dist.mjs";
import { documentOf, integrity, piece } from "./support/fixtures.mjs";
import { infested, payloads, source, targets } from "./support/payloads.mjs";
import { embed } from "./support/portal.mjs";
import { serve } from "./support/server.mjs";
import { open } from "./support/browser.mjs";

const MONOGRAPH = process.env.MONOGRAPH;
const run = promisify(execFile);

/** All that a card may consist of. */
const ELEMENTS =
  "a article aside blockquote br button code data dd details div dl dt em footer h1 h2 h3 h4 h5 h6 header input label li nav ol p pre search section slot span strong sub summary sup table tbody td th thead time tr ul".split(" ");

/** All that its elements may carry; `href` is looked at apart. */
const ATTRIBUTES =
  "aria-controls aria-describedby aria-hidden aria-label aria-labelledby aria-live aria-selected class data-integrity data-of data-term datetime dir draggable hidden href id lang name open part popovertarget popover rel role scope start style tabindex target title type value".split(" ");

const FOLDER = mkdtempSync(join(tmpdir(), "monograph-hostile-"));
process.on("exit", () => rmSync(FOLDER, { recursive: true, force: true }));

const id = (n) => `payload-${n}`;

/** A bundle with a document for each monograph, and its index. */
function write(name, documents) {
  const folder = join(FOLDER, name);
  mkdirSync(join(folder, "m"), { recursive: true });
  mkdirSync(join(folder, "index"));
  const pieces = {};
  for (const monograph of documents) {
    const text = JSON.stringify({ schema: 1, monographs: [monograph] });
    const file = join(folder, documentOf(monograph.id));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    (pieces[piece(monograph.id)] ??= []).push({ id: monograph.id, title: "x", integrity: integrity(text) });
  }
  for (const [name, entries] of Object.entries(pieces)) {
    writeFileSync(join(folder, "index", `${name}.json`), JSON.stringify({ schema: 1, entries }));
  }
  return folder;
}

/** The bundle and the pages that the compiler makes of all payloads, errors left out. */
let compiling;
function compiled() {
  compiling ??= (async () => {
    const [sources, bundle, pages] = ["sources", "bundle", "pages"].map((name) => join(FOLDER, name));
    mkdirSync(sources);
    payloads.forEach((payload, n) => writeFileSync(join(sources, `${id(n)}.md`), source(payload)));
    writeFileSync(join(sources, "monographs.toml"), 'base_url = "https://drugs.example/"\n');
    const refused = async (...words) => {
      const { stderr } = await run(MONOGRAPH, words, { maxBuffer: 1 << 30 }).catch((error) => {
        assert.equal(error.code, 1, String(error.stderr).slice(-2000));
        return error;
      });
      return stderr;
    };
    await refused("build", sources, "--prerender", "--keep-going", "--out", bundle);
    await refused("pages", sources, "--keep-going", "--out", pages);
    const files = readdirSync(join(bundle, "m"), { recursive: true }).filter((name) => name.endsWith(".json"));
    const ids = files.map((name) => basename(name, ".json"));
    return { bundle, pages, ids };
  })();
  return compiling;
}

/** Watches a page for whatever gets through. */
async function guard(page, allowed) {
  const leaks = [];
  page.on("request", (request) => {
    if (!allowed.some((origin) => request.url().startsWith(origin))) leaks.push(request.url());
  });
  page.on("dialog", (dialog) => {
    leaks.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  await page.addInitScript(() => {
    window.runs = [];
    window.ran = (what) => window.runs.push(what);
  });
  return leaks;
}

/** Looks at a tree: what it holds that no card is made of. Runs in the page. */
function strangers(root, [elements, attributes]) {
  const found = [];
  for (const element of root.querySelectorAll("*")) {
    if (!elements.includes(element.localName)) found.push(`<${element.localName}>`);
    if (element.namespaceURI !== "http://www.w3.org/1999/xhtml") found.push(element.namespaceURI);
    for (const { name, value } of element.attributes) {
      if (!attributes.includes(name)) found.push(`${element.localName}[${name}]`);
      if (name === "style" && /url|expression|@|import/i.test(value)) found.push(`style="${value}"`);
      if (name !== "href") continue;
      // A link within the card, to the contents of its list.
      if (value.startsWith("#") && root.querySelector(`[id="${CSS.escape(value.slice(1))}"]`)) continue;
      const link = new URL(value, "https://base.example/");
      if (!["http:", "https:", "mailto:", "tel:"].includes(link.protocol)) found.push(`href=${value}`);
      if (!/^(https?|mailto|tel):/i.test(value)) found.push(`relative href=${value}`);
      if (/^https?:/.test(link.protocol) && !/noopener/.test(element.rel)) found.push(`no rel: ${value}`);
    }
  }
  return [...new Set(found)];
}

/** Shows each monograph in one card and looks at it. Returns how many were shown, and how many refused. */
async function parade(page, ids) {
  return page.evaluate(
    async ([ids, elements, attributes, look]) => {
      const strangers = new Function(`return ${look}`)();
      const card = document.querySelector("monograph-card");
      const outcome = { shown: 0, refused: [], strange: [] };
      for (const id of ids) {
        const done = new Promise((resolve) => {
          const end = (event) => (removeEventListener("monograph-ready", end), removeEventListener("monograph-error", end), resolve(event));
          addEventListener("monograph-ready", end);
          addEventListener("monograph-error", end);
        });
        card.setAttribute("drug", id);
        const { type, detail } = await done;
        if (type === "monograph-error") {
          outcome.refused.push(`${id}: ${detail.code} ${detail.message}`);
          continue;
        }
        outcome.shown += 1;
        for (const details of card.shadowRoot.querySelectorAll("details")) details.open = true;
        for (const link of card.shadowRoot.querySelectorAll("a[href]")) {
          link.addEventListener("click", (event) => event.preventDefault(), { once: true });
          link.click();
        }
        const strange = strangers(card.shadowRoot, [elements, attributes]);
        if (strange.length) outcome.strange.push(`${id}: ${strange.join(" ")}`);
      }
      return outcome;
    },
    [ids, ELEMENTS, ATTRIBUTES, strangers.toString()],
  );
}

/** A turn of the event loop in which handlers and loads that got through would have run. */
const settle = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 50)));

async function show(t, bundle, ids, attributes) {
  const { page, cdn, portal } = await embed(t, {
    bundle,
    body: `<monograph-card ${attributes}></monograph-card>`,
  });
  const leaks = await guard(page, [cdn.origin, portal.origin]);
  await page.reload();
  const outcome = await parade(page, ids);
  await settle(page);
  const after = await page.evaluate(() => ({ runs: window.runs, title: document.title, url: location.pathname, cookie: document.cookie }));
  assert.deepEqual(outcome.strange, []);
  assert.deepEqual(leaks, []);
  assert.deepEqual(after, { runs: [], title: "Portal", url: "/", cookie: "" });
  return outcome;
}

test(`there are ${payloads.length} payloads`, () => {
  assert.ok(payloads.length >= 300);
});

test("what gets through is seen", async (t) => {
  const { page, cdn, portal } = await embed(t, { body: "<div></div>", browser: { expect: [/./] } });
  const leaks = await guard(page, [cdn.origin, portal.origin]);
  await page.reload();
  const found = await page.evaluate(
    ([html, elements, attributes, look]) => {
      const tree = document.querySelector("div");
      tree.innerHTML = html;
      return new Function(`return ${look}`)()(tree, [elements, attributes]);
    },
    ['<img src="//evil.example/x.png" onerror="ran(1)"><a href="javascript:ran(1)">x</a>', ELEMENTS, ATTRIBUTES, strangers.toString()],
  );
  await page.waitForFunction(() => window.runs.length);
  assert.equal(leaks.length, 1);
  assert.deepEqual(found.sort(), ["<img>", "href=javascript:ran(1)", "img[onerror]", "img[src]", "relative href=javascript:ran(1)"]);
});

test("nothing runs that stands in the bundle's JSON", async (t) => {
  const bundle = write("json", payloads.map((payload, n) => infested(id(n), payload)));
  const ids = payloads.map((_, n) => id(n));
  const outcome = await show(t, bundle, ids, 'layout="stacked"');
  assert.deepEqual(outcome.refused, []);
  assert.equal(outcome.shown, payloads.length);
});

test("no target leads anywhere that stands in the bundle's JSON", async (t) => {
  const bundle = write("targets", targets.map((target, n) => infested(id(n), "text", target)));
  const outcome = await show(t, bundle, targets.map((_, n) => id(n)), 'layout="tabs"');
  assert.equal(outcome.shown, targets.length);
});

const needs = MONOGRAPH ? {} : { skip: "MONOGRAPH names no `monograph` command; `cargo xtask test` does" };

for (const [form, attributes] of [
  ["prerendered", ""],
  ["fresh", 'heading-level="3"'],
]) {
  test(`nothing runs that the compiler lets through, ${form}`, needs, async (t) => {
    const { bundle, ids } = await compiled();
    t.diagnostic(`${ids.length} of ${payloads.length} payloads compile, the others are refused`);
    assert.ok(ids.length > payloads.length / 2);
    const outcome = await show(t, bundle, ids, attributes);
    assert.equal(outcome.shown, ids.length);
  });
}

test("none of it is the language of a text", needs, async () => {
  const [sources, out] = ["languages", "untold"].map((name) => join(FOLDER, name));
  mkdirSync(sources);
  payloads.forEach((payload, n) => {
    writeFileSync(join(sources, `${id(n)}.md`), `---\ntitle: x\nlang: ${JSON.stringify(payload)}\n---\n\n**Usage:** Text.\n`);
  });
  const command = run(MONOGRAPH, ["build", sources, "--keep-going", "--out", out], { maxBuffer: 1 << 30 });
  const { code, stderr } = await command.catch((error) => error);
  assert.equal(code, 1);
  const told = new Set(stderr.match(/payload-\d+\.md:\d+:\d+: error/g).map((line) => line.split(".")[0]));
  payloads.forEach((payload, n) => {
    const file = join(out, documentOf(id(n)));
    if (told.has(id(n))) assert.ok(!existsSync(file), payload);
    else assert.equal(JSON.parse(readFileSync(file, "utf8")).monographs[0].lang, undefined, payload);
  });
  assert.ok(told.size > payloads.length - 10, `${told.size} are refused`);
});

test("nothing runs on the pages of their own", needs, async (t) => {
  const { pages, ids } = await compiled();
  const host = await serve({ folders: { "/": DIST, "/m/": join(pages, "m") } });
  t.after(() => host.close());
  const page = await open(t, { expect: [/./] });
  const leaks = await guard(page, [host.origin]);

  // The tree of every page, parsed as the browser parses it on arrival.
  await page.goto(`${host.origin}/demo/index.html`);
  const parsed = await page.evaluate(
    async ([ids, elements, attributes, look]) => {
      const strangers = new Function(`return ${look}`)();
      const head = ["html", "head", "meta", "title", "link", "body", "main", "script", "style", "monograph-card", "template", "noscript"];
      const strange = [];
      for (const id of ids) {
        const html = await (await fetch(`/m/${id}/`)).text();
        const tree = Document.parseHTMLUnsafe(html);
        const problems = [];
        for (const element of tree.querySelectorAll("*")) {
          if (![...elements, ...head].includes(element.localName)) problems.push(`<${element.localName}>`);
          for (const { name } of element.attributes) if (/^on/i.test(name)) problems.push(name);
        }
        const scripts = [...tree.querySelectorAll("script")];
        const data = scripts.filter((it) => it.type === "application/ld+json");
        if (scripts.length > data.length + 1) problems.push(`${scripts.length} scripts`);
        for (const script of data) {
          try {
            JSON.parse(script.textContent);
          } catch (error) {
            problems.push(`JSON-LD: ${error.message}`);
          }
        }
        if (!data.length) problems.push("no JSON-LD");
        const card = tree.querySelector("monograph-card");
        if (!card?.shadowRoot) problems.push("no shadow tree");
        else problems.push(...strangers(card.shadowRoot, [[...elements, "style"], attributes]));
        if (problems.length) strange.push(`${id}: ${[...new Set(problems)].join(" ")}`);
      }
      return strange;
    },
    [ids, ELEMENTS, ATTRIBUTES, strangers.toString()],
  );
  assert.deepEqual(parsed, []);

  // And some of them opened.
  for (const id of ids.filter((_, n) => n % 20 === 0)) {
    await page.goto(`${host.origin}/m/${id}/`);
    await page.waitForFunction(() => document.querySelector("monograph-card")?.shadowRoot?.querySelector("[part=base]"));
    assert.deepEqual(await page.evaluate(() => window.runs), [], id);
  }
  await settle(page);
  assert.deepEqual(leaks, []);
});
