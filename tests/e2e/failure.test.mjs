// What can go wrong between the tag and the card: the page hears a code, the reader reads plain
// words, the fallback stays, and trying again works as soon as the trouble is over.

import { test } from "node:test";
import assert from "node:assert/strict";
import { count, embed, event, FALLBACK, paths, ready, until } from "./support/portal.mjs";

const bundle = (monographs, schema = 1) => JSON.stringify({ schema, monographs });

const DOCUMENT = "/m/d5/samplin.json";

/** [what happens, code, what the reader is told, to which file, the fault] */
const MENDABLE = [
  ["the data's server breaks the connection", "network", /could not be loaded/, DOCUMENT, { reset: true }],
  ["the data's server answers 500", "http", /Try again in a moment/, DOCUMENT, { status: 500 }],
  ["the document is cut short", "network", /could not be loaded/, DOCUMENT, { truncate: 100 }],
  ["no document of this name is there", "not-found", /no information about this medicine/, DOCUMENT, { status: 404 }],
  ["the host refuses the document", "not-found", /no information about this medicine/, DOCUMENT, { status: 403 }],
  ["the bundle lacks the monograph", "not-found", /no information about this medicine/, DOCUMENT, { body: bundle([]) }],
  ["the document's JSON is cut short", "data", /damaged/, DOCUMENT, { body: '{"schema": 1, "monographs": [{"id": "sam' }],
  ["the host answers with a page of its own", "data", /damaged/, DOCUMENT, { body: "<!doctype html><title>Hello</title>", type: "text/html" }],
  ["the document is no bundle", "data", /damaged/, DOCUMENT, { body: '{"hello": "world"}' }],
  ["the document is null", "data", /damaged/, DOCUMENT, { body: "null" }],
  ["the monograph lacks its parts", "data", /damaged/, DOCUMENT, { body: bundle([{ id: "samplin", title: "Samplin" }]) }],
  ["a part is of the wrong type", "data", /damaged/, DOCUMENT, { body: bundle([{ id: "samplin", title: 5, sections: [] }]) }],
  ["a block is of an unknown kind", "data", /damaged/, DOCUMENT, { body: bundle([{ id: "samplin", title: "S", sections: [{ kind: "usage", title: "", blocks: [{ video: "x" }] }] }]) }],
  ["the document is not UTF-8", "data", /damaged/, DOCUMENT, { body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) }],
  ["the schema is newer", "schema", /newer format/, DOCUMENT, { body: bundle([], 99) }],
  ["the module is not there", "module", /could not start/, ".wasm", { status: 404 }],
  ["the module's server breaks the connection", "network", /could not be loaded/, ".wasm", { reset: true }],
  ["a bit of the document is flipped", "integrity", /not what its publisher released/, "samplin.json", { flip: 200 }],
  ["a bit of the module is flipped", "integrity", /not what its publisher released/, ".wasm", { flip: -9 }],
  ["a bit of the styles is flipped", "integrity", /not what its publisher released/, ".css", { flip: 5 }],
  ["the styles' server breaks the connection", "network", /could not be loaded/, ".css", { reset: true }],
];

// What Chromium itself says of it in the console.
const NOISE = [/Failed to load resource/, /request failed/, /integrity/];

for (const [what, code, words, path, fault] of MENDABLE) {
  test(`${what}: "${code}", and trying again works`, async (t) => {
    let broken;
    const { page } = await embed(t, {
      body: `<monograph-card drug="samplin">${FALLBACK}</monograph-card>`,
      before: (cdn) => {
        broken = cdn.fault(path, fault);
        // With an index, any other document is refused for its hash: another test's matter.
        if (path === DOCUMENT) cdn.fault(/\/index\//, { status: 404 });
      },
      browser: { expect: NOISE },
    });
    const detail = await event(page, "monograph-error");
    assert.equal(detail.code, code, detail.message);
    assert.match(detail.message, /\w+/, "the developer is told more");
    await page.getByRole("status").filter({ hasText: words }).waitFor();
    assert.ok(await page.getByRole("link", { name: "The full monograph" }).isVisible());
    assert.equal(await page.locator("monograph-card [part=error]").count(), 1);

    const again = page.getByRole("button", { name: "Try again" });
    await again.focus();
    await page.keyboard.press("Enter");
    assert.equal((await event(page, "monograph-error", 2)).code, code);
    assert.ok(await again.evaluate((button) => button.getRootNode().activeElement === button), "the focus stays on the button");

    broken.remove();
    await page.keyboard.press("Enter");
    await ready(page);
    assert.equal(await again.count(), 0);
    assert.ok(!(await page.getByRole("link", { name: "The full monograph" }).isVisible()));
    const focused = await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.getAttribute("part"));
    assert.equal(focused, "title", "the reader who asked again is led to what came");
  });
}

test("a module of the wrong type costs streaming and nothing else", async (t) => {
  const { page } = await embed(t, {
    body: '<monograph-card drug="samplin"></monograph-card>',
    before: (cdn) => cdn.fault(".wasm", { type: "text/plain" }),
  });
  await ready(page);
});

/** [what is so, code, attributes of the card, options] */
const FINAL = [
  ["no drug is named", "no-drug", "", {}],
  ["the browser has no WebAssembly", "no-webassembly", 'drug="samplin"', { head: "<script>delete globalThis.WebAssembly</script>{script}" }],
  [
    "the page's policy forbids WebAssembly",
    "module-blocked",
    'drug="samplin"',
    { headers: { "content-security-policy": "default-src 'none'; script-src {origin}; connect-src {origin}" } },
  ],
];

for (const [what, code, attributes, options] of FINAL) {
  test(`${what}: "${code}", and no button that could not help`, async (t) => {
    const { page } = await embed(t, {
      ...options,
      body: `<monograph-card ${attributes}>${FALLBACK}</monograph-card>`,
      browser: { expect: [/Content Security Policy/, /request failed/] },
    });
    assert.equal((await event(page, "monograph-error")).code, code);
    assert.ok(await page.getByRole("link", { name: "The full monograph" }).isVisible());
    assert.match(await page.locator("monograph-card").getByRole("status").innerText(), /\w+ \w+/);
    assert.equal(await page.getByRole("button").count(), 0);
  });
}

test("an id that could lead out of the bundle asks for nothing", async (t) => {
  for (const drug of ["../samplin", "a/b", "%2e%2e", "?x", "#x", ".", "..", "a b"]) {
    const { page, cdn } = await embed(t, { body: `<monograph-card drug="${drug}"></monograph-card>` });
    assert.equal((await event(page, "monograph-error")).code, "not-found", drug);
    assert.deepEqual(paths(cdn).filter((path) => path.startsWith("/bundle/")), []);
  }
});

test("one card's failure is not the others'", async (t) => {
  const { page } = await embed(t, {
    body: '<monograph-card drug="nothing-of-this-name"></monograph-card><monograph-card drug="samplin"></monograph-card>',
    browser: { expect: NOISE },
  });
  assert.equal((await event(page, "monograph-error")).code, "not-found");
  await ready(page, 1);
  assert.equal(await count(page, "monograph-error"), 1);
});

test("a failing reload leaves what is shown, and the page is told", async (t) => {
  const { page, cdn } = await embed(t, { body: '<monograph-card drug="samplin"></monograph-card>', browser: { expect: NOISE } });
  await ready(page);
  cdn.fault(DOCUMENT, { status: 500 });
  await page.evaluate(() => document.querySelector("monograph-card").reload());
  assert.equal((await event(page, "monograph-error")).code, "http");
  assert.ok(await page.getByRole("heading", { name: "Samplin 5 mg tablets" }).isVisible());
});

test("a message has the card's looks", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="none-such"></monograph-card>', browser: { expect: NOISE } });
  await event(page, "monograph-error");
  await until(page, () => {
    const style = getComputedStyle(document.querySelector("monograph-card").shadowRoot.querySelector("[part=error]"));
    return style.borderTopStyle === "solid" && parseFloat(style.paddingTop) > 0;
  });
});

/** [what is so, code, what comes in place of the next drug's document] */
const NEXT = [
  ["cannot be loaded", "not-found", undefined],
  ["the module cannot read", "data", bundle([{ id: "none-such", title: "None Such", sections: [5] }])],
];

for (const [what, code, body] of NEXT) {
  test(`a drug that ${what} leaves nothing of the one before it`, async (t) => {
    const { page } = await embed(t, {
      body: `<monograph-card drug="samplin">${FALLBACK}</monograph-card>`,
      before: (cdn) => body && cdn.state.files.set("/bundle/m/c2/none-such.json", body),
      browser: { expect: NOISE },
    });
    await ready(page);
    await page.evaluate(() => (document.querySelector("monograph-card").drug = "none-such"));
    assert.equal((await event(page, "monograph-error")).code, code);
    assert.equal(await page.getByRole("heading", { name: "Samplin" }).count(), 0);
    assert.ok(await page.getByRole("link", { name: "The full monograph" }).isVisible());
    await page.evaluate(() => (document.querySelector("monograph-card").drug = "briefol"));
    await page.getByRole("heading", { name: "Briefol" }).waitFor();
  });
}
