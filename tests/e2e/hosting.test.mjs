// What `dist` has for hosts and portals: the tag, the policy, the hashes and the headers are those of
// this very build.

import { test } from "node:test";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./support/dist.mjs";
import { embed, event, ready, tab } from "./support/portal.mjs";

const read = (path) => readFileSync(join(DIST, path), "utf8");
const HASHED = readdirSync(DIST).filter((name) => /-[0-9a-f]{8,}\.\w+$/.test(name));

test("integrity.json has each file that a card can load, with its hash", () => {
  const hashes = JSON.parse(read("hosting/integrity.json"));
  const own = HASHED.filter((name) => name.startsWith("monograph-card-"));
  assert.deepEqual(Object.keys(hashes).sort(), ["monograph-card.js", ...own].sort());
  assert.deepEqual(own.map((name) => name.split(".").at(-1)).sort(), ["css", "js", "json", "wasm"]);
  const script = read("monograph-card.js");
  for (const [name, hash] of Object.entries(hashes)) {
    const [algorithm] = hash.split("-");
    const bytes = readFileSync(join(DIST, name));
    assert.equal(hash, `${algorithm}-${createHash(algorithm).update(bytes).digest("base64")}`, name);
    if (name !== "monograph-card.js") assert.ok(script.includes(hash) && script.includes(name), `${name} is in the script with its hash`);
  }
});

test("the tags of script-tag.html put cards on a page under the policy of content-security-policy.txt", async (t) => {
  const here = (text) => text.replaceAll("https://cdn.example/", "{cdn}").replaceAll("https://cdn.example", "{origin}");
  const tags = here(read("hosting/script-tag.html"));
  const policy = here(read("hosting/content-security-policy.txt").trim());
  assert.equal(tags.match(/integrity="sha384-/g).length, 2);
  assert.equal(tags.match(/crossorigin="anonymous"/g).length, 2);
  const { page } = await embed(t, {
    head: "",
    bundle: join(DIST, "bundle"),
    headers: { "content-security-policy": `default-src 'none'; ${policy}` },
    body: tags,
  });
  await ready(page, 2);
  await tab(page, "FAQs").first().click();
  assert.deepEqual(await event(page, "monograph-tab-show"), { name: "faqs" });
  assert.deepEqual(await page.evaluate(() => seen.filter(({ type }) => type === "securitypolicyviolation")), []);
});

test("_headers opens all to other origins and keeps for ever what has a hash in its name, and only that", () => {
  const rules = new Map();
  let path;
  for (const line of read("_headers").split("\n")) {
    if (/^\//.test(line)) rules.set((path = line), []);
    else if (/^ {2}/.test(line)) rules.get(path).push(line.trim());
  }
  assert.ok(rules.get("/*").includes("Access-Control-Allow-Origin: *"));
  const forever = [...rules].filter(([, lines]) => lines.some((it) => it.includes("immutable"))).map(([path]) => path.slice(1));
  assert.deepEqual(forever.sort(), [...HASHED, "bundle/names/*", "bundle/words/*"].sort());
  for (const path of rules.keys()) assert.ok(existsSync(join(DIST, path.replace("*", ""))), path);
  // A text that is corrected or recalled is not shown for long, and no file has two rules for it.
  const cache = (name) => [...rules].filter(([path]) => new RegExp(`^${path.replaceAll(".", "\\.").replace("*", ".*")}$`).test(name)).flatMap(([, lines]) => lines.filter((it) => it.startsWith("Cache-Control")));
  for (const name of ["/bundle/m/3c/alemtuzumab-30mg.json", "/bundle/index/000.json", "/bundle/manifest.json", "/m/warfarin/"]) {
    assert.deepEqual(cache(name), ["Cache-Control: public, max-age=60, must-revalidate"], name);
  }
  assert.equal(cache("/bundle/names/0123456789ab.json").length, 1);
});

test("nginx.conf keeps the same files for ever", () => {
  const text = read("hosting/nginx.conf");
  const patterns = [...text.matchAll(/^ +~(\S+) "public, max-age=31536000, immutable";$/gm)].map(([, it]) => new RegExp(it));
  assert.deepEqual(HASHED.filter((name) => !patterns.some((it) => it.test(`/widgets/v1/${name}`))), []);
  for (const name of ["/monograph-card.js", "/index.html", "/bundle/index.json", "/bundle/m/3c/names.json"]) assert.ok(!patterns.some((it) => it.test(name)), name);
  assert.equal(text.split("{").length, text.split("}").length);
  assert.match(text, /add_header Access-Control-Allow-Origin "\*" always;/);
});

test("the app is one page, and each file it names is there under a name with its hash", () => {
  const html = read("index.html");
  const named = [...html.matchAll(/(?:src|href)="\.?\/?([^"#:]+)"|from '\.\/([^']+)'|module_or_path: '\.\/([^']+)'/g)].map((it) => it[1] ?? it[2] ?? it[3]);
  assert.ok(named.length >= 5, String(named));
  for (const name of named) {
    assert.ok(existsSync(join(DIST, name)), name);
    // What an installed app is and looks like, systems look up anew by its name; and a page has a name to be found by.
    if (!/^(manifest\.webmanifest$|icons\/|monographs\.html$)/.test(name)) assert.match(name, /-[0-9a-f]{8,}\.\w+$/);
  }
  assert.ok(!existsSync(join(DIST, "loader")));
});
