// A new version of a large collection is published while its pages are open: at no moment does the
// search show entries of both versions, or the card a text that its piece of the index does not name.
//
// A page's observer looks after every change of the page, so that no moment is missed.

import { test } from "node:test";
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { open } from "./support/browser.mjs";
import { DIST } from "./support/dist.mjs";
import { documentOf, integrity, piece } from "./support/fixtures.mjs";
import { serve } from "./support/server.mjs";
import { entries, shards } from "./support/shards.mjs";

const MANY = entries(10_500);
const DRUG = MANY[5].id;

const put = (folder, path, text) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const text = (version) => JSON.stringify({ schema: 1, monographs: [{ id: DRUG, title: `Drug, version ${version}`, sections: [{ kind: "usage", title: "Usage", blocks: [`Text of version ${version}.`] }] }] });

/** The document of a version, and the piece that names its hash. */
const putDocument = (folder, version) => put(folder, documentOf(DRUG), text(version));
const putPiece = (folder, version) => put(folder, `index/${piece(DRUG)}.json`, JSON.stringify({ schema: 1, entries: [{ id: DRUG, title: `Drug, version ${version}`, integrity: integrity(text(version)) }] }));

/** The lists of a version in place of those of the one before; its titles end in its number. */
function putLists(t, version, folder) {
  const made = shards(t, MANY.map((entry) => ({ ...entry, title: `${entry.title} v${version}` })), 15, folder);
  const manifest = JSON.parse(readFileSync(join(made, "manifest.json"), "utf8"));
  for (const name of ["names", "words"]) {
    const listed = new Set(manifest[name].map(([, hash]) => `${hash}.json`));
    for (const file of readdirSync(join(made, name))) if (!listed.has(file)) rmSync(join(made, name, file));
  }
  return made;
}

async function app(t, at = "") {
  const folder = putLists(t, 1);
  putDocument(folder, 1);
  putPiece(folder, 1);
  const host = await serve({ folders: { "/": DIST, "/bundle/": folder } });
  t.after(() => host.close());
  const page = await open(t, { expect: [/404/, /net::ERR_ABORTED/], serviceWorkers: "block" });
  await page.addInitScript(() => {
    globalThis.mixed = [];
    const look = () => {
      const titles = [...document.querySelectorAll(".letter li a")].map((it) => it.textContent);
      const versions = new Set(titles.map((title) => title.match(/v(\d)$/)?.[1]));
      if (versions.size > 1) globalThis.mixed.push(titles.join(" | "));
    };
    new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
  });
  await page.goto(`${host.origin}/${at}`);
  return { page, host, folder };
}

test("a search that began in one version ends in the other, and never shows both", async (t) => {
  const { page, folder } = await app(t);
  await page.locator(".count", { hasText: "10,500 medicines" }).waitFor();
  await page.getByRole("combobox", { name: "Find a medicine" }).fill("a");
  await page.locator(".letter li a", { hasText: / v1$/ }).first().waitFor();
  putLists(t, 2, folder);
  // What is at hand are shards of the old version; the next ones are those of the new.
  await page.getByRole("button", { name: "Show more" }).click();
  await page.locator(".letter li a", { hasText: / v2$/ }).first().waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.mixed), []);
  assert.equal(await page.locator(".letter li a", { hasText: / v1$/ }).count(), 0);
});

test("a card shows one version or the other, however far the publishing is", async (t) => {
  const { page, folder } = await app(t, `#/${DRUG}`);
  await page.getByText("Text of version 1.").waitFor();
  // The document is there already, the piece that names it is not: the card refuses the two.
  putDocument(folder, 2);
  await page.reload();
  await page.getByText("not what its publisher released").waitFor();
  assert.equal(await page.getByText("Text of version 2.").count(), 0);
  putPiece(folder, 2);
  await page.reload();
  await page.getByText("Text of version 2.").waitFor();
  assert.equal(await page.getByText("version 1").count(), 0);
});
