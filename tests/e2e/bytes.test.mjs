// The byte budgets, by what a browser really asks for. Bytes are exact, so a test may hold them.
//
// A kilobyte is 1,000 bytes, after brotli at quality 11: what a host with precompressed files sends.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { DIST } from "./support/dist.mjs";
import { embed, event, paths, settled } from "./support/portal.mjs";

const DRUG = "alemtuzumab-30mg";
const SCRIPT = "/monograph-card.js";
const EXTRAS = /^\/monograph-card-[0-9a-f]{8}\.js$/;
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };

const weigh = (path) => brotliCompressSync(readFileSync(join(DIST, path)), { params }).length;

/** What a page with these cards asks for: `data`, and `code` with its bytes. */
async function load(t, body, cards) {
  const { page, cdn } = await embed(t, { bundle: join(DIST, "bundle"), body });
  await event(page, "monograph-ready", cards);
  // What comes when the page is idle counts, too.
  for (let n = 0; n < 100 && !paths(cdn).some((path) => EXTRAS.test(path)); n += 1) await settled(page);
  const asked = paths(cdn);
  const isData = (path) => path.startsWith("/bundle/");
  return { data: asked.filter(isData), code: asked.filter((path) => !isData(path)).map((path) => [path, weigh(path)]) };
}

const sum = (code) => code.reduce((all, [, bytes]) => all + bytes, 0);

test("the script a portal links is no more than 8 KB", () => {
  const bytes = weigh(SCRIPT);
  assert.ok(bytes <= 8_000, `${bytes} bytes`);
});

test("all that a card loads besides its data is no more than 65 KB", async (t) => {
  const { code } = await load(t, `<monograph-card drug="${DRUG}"></monograph-card>`, 1);
  assert.deepEqual(code.map(([path]) => path.replace(/-[0-9a-f]{8}\./, ".")).sort(), ["/monograph-card.css", SCRIPT, "/monograph-card.js", "/monograph-card.wasm"]);
  assert.ok(sum(code) <= 65_000, `${sum(code)} bytes: ${code.join("; ")}`);
});

test("with all that some cards need, it still is", async (t) => {
  const body = `<div lang="de"><monograph-card drug="${DRUG}" url-state="hash"></monograph-card></div>`;
  const { code } = await load(t, body, 1);
  const files = code.map(([path]) => path.replace(/-[0-9a-f]{8}\./, ".")).sort();
  assert.deepEqual(files, ["/monograph-card.css", SCRIPT, "/monograph-card.js", "/monograph-card.json", "/monograph-card.wasm"].sort());
  assert.ok(sum(code) <= 65_000, `${sum(code)} bytes: ${code.join("; ")}`);
});

test("a card's data is two requests, and a second card of its drug adds none", async (t) => {
  const { data } = await load(t, `<monograph-card drug="${DRUG}"></monograph-card>`.repeat(2), 2);
  assert.equal(data.length, 2, data.join(" "));
});
