// One flipped byte in any file between the host and the card is refused, and the page is told.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./support/dist.mjs";
import { fixture, FIXTURES, integrity, piece } from "./support/fixtures.mjs";
import { count, embed, event, FALLBACK, ready, settled } from "./support/portal.mjs";

const NOISE = [/Failed to load resource/, /request failed/, /integrity/, /Failed to find a valid digest/];
const CARD = `<monograph-card drug="samplin">${FALLBACK}</monograph-card>`;

const script = readFileSync(join(DIST, "monograph-card.js"), "utf8");
const hash = JSON.parse(readFileSync(join(DIST, "hosting/integrity.json"), "utf8"))["monograph-card.js"];
const TAG = `<script async src="{cdn}monograph-card.js" integrity="${hash}" crossorigin="anonymous"></script>`;

for (const [what, at] of [
  ["the script", script.length - 20],
  ["the glue, which is in the script", script.indexOf("createTextNode") + 3],
]) {
  test(`a flipped byte in ${what}: the browser runs none of it, and the fallback stays`, async (t) => {
    assert.ok(at > 100);
    const { page } = await embed(t, {
      head: TAG.replace("<script", "<script onerror=\"globalThis.refused = true\""),
      body: CARD,
      before: (cdn) => cdn.fault(/monograph-card\.js$/, { flip: Buffer.byteLength(script.slice(0, at)) }),
      browser: { expect: NOISE },
    });
    await page.waitForFunction(() => globalThis.refused);
    assert.equal(await page.evaluate(() => customElements.get("monograph-card")), undefined);
    assert.ok(await page.getByRole("link", { name: "The full monograph" }).isVisible());
  });
}

test("with its hash right, the script runs", async (t) => {
  const { page } = await embed(t, { head: TAG, body: CARD });
  await ready(page);
});

/** [file, its path, byte to flip] */
for (const [what, path, flip] of [
  ["the module", /\.wasm$/, 5000],
  ["the styles", /\.css$/, 100],
  ["the document", /\/m\/d5\/samplin\.json$/, 300],
  ["the document's first byte", /\/m\/d5\/samplin\.json$/, 0],
  ["the index's piece, in its hash", /\/index\//, -20],
  ["the index's piece, in its first byte", /\/index\//, 0],
]) {
  test(`a flipped byte in ${what}: "integrity", and nothing of it is shown`, async (t) => {
    const { page } = await embed(t, { body: CARD, before: (cdn) => cdn.fault(path, { flip }), browser: { expect: NOISE } });
    const { code, message } = await event(page, "monograph-error");
    assert.equal(code, "integrity", message);
    assert.match(message, path.source.includes("index") ? /index/ : new RegExp(path.source.replace("$", ": not what its hash")));
    assert.ok(await page.getByRole("link", { name: "The full monograph" }).isVisible());
    assert.equal(await page.locator("monograph-card [part=base]").count(), 0);
  });
}

test("a damaged index is refused, too, where the bundle has all monographs in one file besides", async (t) => {
  const { page, cdn } = await embed(t, {
    bundle: join(DIST, "bundle"),
    body: '<monograph-card drug="warfarin"></monograph-card>',
    before: (cdn) => cdn.fault(/\/index\//, { flip: 0 }),
    browser: { expect: NOISE },
  });
  assert.equal((await event(page, "monograph-error")).code, "integrity");
  assert.equal(cdn.requests.filter(({ path }) => path.endsWith("monographs.json")).length, 0);
});

test("a flipped byte in the extras: what needs them does nothing, and the page is told why", async (t) => {
  const { page } = await embed(t, {
    body: CARD,
    before: (cdn) => cdn.fault(/monograph-card-[0-9a-f]+\.js$/, { flip: 200 }),
    browser: { expect: NOISE },
  });
  await ready(page);
  await page.evaluate(() => document.querySelector("monograph-card").print());
  assert.equal((await event(page, "monograph-error")).code, "integrity");
  await page.evaluate(() => (document.querySelector("monograph-card").urlState = "hash"));
  assert.equal((await event(page, "monograph-error", 2)).code, "integrity");
  assert.equal(await page.locator("monograph-card [part=base]").count(), 1, "the card stays");
});

test("a flipped byte in the words: the card is in English, and the console says why", async (t) => {
  const { page } = await embed(t, {
    body: '<monograph-card drug="samplin" lang="de"></monograph-card>',
    before: (cdn) => cdn.fault(/monograph-card-[0-9a-f]+\.json$/, { flip: 200 }),
    browser: { expect: [...NOISE, /no words for "de"/] },
  });
  await ready(page);
  assert.ok(await page.getByRole("tab", { name: "Dosage" }).isVisible());
  assert.equal(page.noise.filter((line) => line.includes('words for "de"')).length, 1);
});

for (const [what, named] of [
  ["that no browser knows", (right) => right.replace("sha256", "md5")],
  ["that is empty", () => ""],
  ["of another document", () => integrity("something else")],
]) {
  test(`a hash ${what} is no hash, with and without the browser's own digests`, async (t) => {
    for (const head of ["{script}", "<script>Object.defineProperty(crypto, 'subtle', { value: undefined })</script>{script}"]) {
      const right = integrity(readFileSync(join(FIXTURES, "m/d5/samplin.json")));
      const index = { schema: 1, entries: [{ id: "samplin", title: "x", integrity: named(right) }] };
      const { page } = await embed(t, { head, body: CARD, before: (cdn) => cdn.fault(/\/index\//, { body: JSON.stringify(index) }), browser: { expect: NOISE } });
      assert.equal((await event(page, "monograph-error")).code, "integrity");
    }
  });
}

test("a page without digests of its own, such as one on plain http, checks by fetch", async (t) => {
  const { page } = await embed(t, { head: "<script>Object.defineProperty(crypto, 'subtle', { value: undefined })</script>{script}", body: CARD });
  await ready(page);
  await settled(page);
  assert.equal(await count(page, "monograph-error"), 0);
});

test("no byte of a document or of its index can be flipped so that another text is shown", async () => {
  // The loader's own module, with the network in a table.
  const files = new Map();
  globalThis.document = { baseURI: "https://cdn.example/" };
  const { fetch } = globalThis;
  globalThis.fetch = async (url) => (files.has(url) ? new Response(files.get(url)) : new Response("", { status: 404 }));
  try {
    const { monograph, refresh } = await import("../../public/loader/bundle.js");
    const src = "https://cdn.example/bundle/";
    const paths = ["m/d5/samplin.json", `index/${piece("samplin")}.json`];
    const sound = paths.map((path) => readFileSync(join(FIXTURES, path)));
    files.set(`${src}monographs.json`, JSON.stringify({ schema: 1, monographs: [{ ...fixture("samplin"), title: "Another text" }] }));
    const load = () => (refresh(src, "samplin"), monograph(src, "samplin", new AbortController().signal));
    const reset = () => paths.forEach((path, n) => files.set(src + path, sound[n]));
    reset();
    assert.deepEqual((await load()).monograph, fixture("samplin"));
    for (const [n, path] of paths.entries()) {
      let refused = 0;
      for (let at = 0; at < sound[n].length; at += 1) {
        reset();
        const bytes = Buffer.from(sound[n]);
        bytes[at] ^= 1 << at % 8;
        files.set(src + path, bytes);
        const found = await load().catch((error) => error.code);
        if (typeof found === "string") refused += 1;
        else assert.deepEqual(found.monograph, fixture("samplin"), `byte ${at} of ${path}`);
      }
      // In the index only the id, the hash and the form matter; a document's bytes all do.
      if (n === 0) assert.equal(refused, sound[0].length);
      assert.ok(refused > 60);
    }
  } finally {
    globalThis.fetch = fetch;
    delete globalThis.document;
  }
});

test("a host that answers every drug with the same files shows one drug's text for no other", async (t) => {
  const { page } = await embed(t, {
    body: CARD,
    before: (cdn) => {
      cdn.fault(/\/m\/3f\/briefol\.json$/, { body: readFileSync(join(FIXTURES, "m/d5/samplin.json")) });
      cdn.fault(/\/index\//, { body: readFileSync(join(FIXTURES, `index/${piece("samplin")}.json`)) });
    },
    browser: { expect: NOISE },
  });
  await event(page, "monograph-ready");
  await page.evaluate(() => (document.querySelector("monograph-card").drug = "briefol"));
  assert.match((await event(page, "monograph-error")).code, /integrity|not-found/);
  assert.equal(await page.locator("monograph-card [part=title]").count(), 0);
  assert.ok(await page.getByRole("link", { name: "The full monograph" }).isVisible());
});
