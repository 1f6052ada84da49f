// `src`: bundles of others, in any of the forms that hosts have them.

import { test } from "node:test";
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixture, integrity, piece } from "./support/fixtures.mjs";
import { embed, event, ready, until } from "./support/portal.mjs";
import { serve } from "./support/server.mjs";

const LEAN = { id: "lean", title: "Lean", sections: [{ kind: "usage", title: "Usage", blocks: ["For all."] }] };
const bundle = (...monographs) => JSON.stringify({ schema: 1, monographs });

/** A host of its own with these files below `/data/`. */
async function host(t, files, options) {
  const folder = await mkdtemp(join(tmpdir(), "monograph-bundle-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const server = await serve({ folders: { "/data/": folder }, ...options });
  t.after(() => server.close());
  return server;
}

const title = (page, text) => page.locator("monograph-card [part=title]", { hasText: text }).waitFor({ timeout: 10_000 });
const NOISE = [/404/, /CORS/, /ERR_FAILED/];

/** [what is there, files, what stands after the host's address] */
for (const [what, files, src] of [
  ["one file, by its folder", { "monographs.json": bundle(fixture("samplin"), LEAN) }, "/data/"],
  ["one file, by its folder without the slash", { "monographs.json": bundle(LEAN) }, "/data"],
  ["one file, by its name", { "monographs.json": bundle(LEAN) }, "/data/monographs.json"],
  ["one file of another name", { "our drugs.json": bundle(LEAN) }, "/data/our%20drugs.json"],
  ["one file, with a query", { "monographs.json": bundle(LEAN) }, "/data/monographs.json?v=2#x"],
  ["documents without an index", { "m/9e/lean.json": bundle(LEAN) }, "/data/"],
  ["keys that this build does not know", { "monographs.json": JSON.stringify({ schema: 1, made: "elsewhere", monographs: [{ ...LEAN, image: "x.png", faqs: [] }] }) }, "/data/"],
]) {
  test(`a bundle of another host: ${what}`, async (t) => {
    const data = await host(t, files);
    const { page } = await embed(t, { body: `<monograph-card drug="lean" src="${data.origin}${src}"></monograph-card>`, browser: { expect: NOISE } });
    await title(page, "Lean");
    await page.getByText("For all.").waitFor();
  });
}

test("a host that lets the page know nothing of missing files is asked for its one file", async (t) => {
  const data = await host(t, { "monographs.json": bundle(LEAN) });
  // Many hosts name other origins for files that are there, and for nothing else.
  data.state.cors = false;
  data.fault("monographs.json", { headers: { "access-control-allow-origin": "*" } });
  const { page } = await embed(t, { body: `<monograph-card drug="lean" src="${data.origin}/data/"></monograph-card>`, browser: { expect: NOISE } });
  await title(page, "Lean");
});

test("a host that answers with a page of its own for missing files is asked for its one file", async (t) => {
  const data = await host(t, { "monographs.json": bundle(LEAN) });
  for (const path of ["m/9e/lean.json", `index/${piece("lean")}.json`]) data.state.pages[`/data/${path}`] = "<!doctype html><title>Home</title>";
  const { page } = await embed(t, { body: `<monograph-card drug="lean" src="${data.origin}/data/"></monograph-card>`, browser: { expect: NOISE } });
  await title(page, "Lean");
});

test("a host that does not let other origins read is an error of the network", async (t) => {
  const data = await host(t, { "monographs.json": bundle(LEAN) }, { cors: false });
  const { page } = await embed(t, { body: `<monograph-card drug="lean" src="${data.origin}/data/"></monograph-card>`, browser: { expect: NOISE } });
  assert.equal((await event(page, "monograph-error")).code, "network");
});

test("a relative src is the page's, as every address in a page is", async (t) => {
  const data = await host(t, { "monographs.json": bundle(LEAN) });
  const { page } = await embed(t, { head: `<base href="${data.origin}/deep/">{script}`, body: '<monograph-card drug="lean" src="../data/"></monograph-card>', browser: { expect: NOISE } });
  await title(page, "Lean");
});

/** [schema, code] */
for (const [schema, code] of [[2, "schema"], [0, "schema"], ["1", "schema"], [1.5, "schema"], [null, "schema"], [undefined, "data"]]) {
  test(`schema ${JSON.stringify(schema)} is refused: "${code}"`, async (t) => {
    const data = await host(t, { "monographs.json": JSON.stringify({ schema, monographs: [LEAN] }), "m/9e/lean.json": JSON.stringify({ schema, monographs: [LEAN] }) });
    for (const src of ["/data/", "/data/monographs.json"]) {
      const { page } = await embed(t, { body: `<monograph-card drug="lean" src="${data.origin}${src}"></monograph-card>`, browser: { expect: NOISE } });
      const { code: found, message } = await event(page, "monograph-error");
      assert.equal(found, code, message);
      if (code === "schema") assert.match(message, /schema .*; this build reads schema 1/);
    }
  });
}

test("src is live: another bundle takes the place of the first, and without it the script's own is back", async (t) => {
  const data = await host(t, { "monographs.json": bundle({ ...fixture("samplin"), title: "Samplin of another host" }) });
  const { page } = await embed(t, { body: '<monograph-card drug="samplin"></monograph-card>', browser: { expect: NOISE } });
  await title(page, "Samplin 5 mg tablets");
  await page.evaluate((src) => (document.querySelector("monograph-card").src = src), `${data.origin}/data/`);
  await title(page, "Samplin of another host");
  await page.evaluate(() => (document.querySelector("monograph-card").src = null));
  await title(page, "Samplin 5 mg tablets");
});

test("markup of another host's bundle is never put into the page", async (t) => {
  const document = JSON.stringify({ schema: 1, markup: '<div part="base"><img src="x" onerror="globalThis.ran = true"></div>', monographs: [LEAN] });
  const data = await host(t, { "m/9e/lean.json": document, [`index/${piece("lean")}.json`]: JSON.stringify({ schema: 1, entries: [{ id: "lean", title: "Lean", integrity: integrity(document) }] }) });
  const { page } = await embed(t, { body: `<monograph-card drug="lean" src="${data.origin}/data/"></monograph-card>` });
  await title(page, "Lean");
  await until(page, () => document.querySelector("monograph-card").shadowRoot.querySelector("img") === null);
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
});
