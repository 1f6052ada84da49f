// docs/contract-tests.md says which test shows what: those tests exist, and the tables lack nothing
// that the manifest has.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, ROOT } from "./support/dist.mjs";

const page = readFileSync(join(ROOT, "docs/contract-tests.md"), "utf8");
const rows = [...page.matchAll(/^\| (.+?) \| ([a-z]+) \| (.+?) \|$/gm)].map(([, promise, file, name]) => ({ promise, file, name }));

test("every test that the page names exists", () => {
  assert.ok(rows.length > 70);
  const specs = new Map();
  for (const { promise, file, name } of rows.filter(({ file }) => file !== "file")) {
    if (!specs.has(file)) specs.set(file, readFileSync(join(ROOT, `tests/e2e/${file}.test.mjs`), "utf8"));
    // The name's line: a call of `test` whose text has the words.
    const lines = specs.get(file).split("\n").filter((line) => /^\s*test\(/.test(line));
    assert.ok(lines.some((line) => line.replaceAll("\\", "").includes(name)), `${promise}: ${file}.test.mjs has no test “${name}”`);
  }
});

test("every attribute, method, event and part has a row, and the properties have theirs", () => {
  const { declarations } = JSON.parse(readFileSync(join(DIST, "npm/custom-elements.json"), "utf8")).modules[0];
  const element = declarations.find((it) => it.tagName === "monograph-card");
  const promises = rows.map(({ promise }) => promise).join("\n");
  const methods = element.members.filter((it) => it.kind === "method" && !it.static);
  for (const { name } of [...element.attributes, ...methods, ...element.events]) assert.ok(promises.includes(`\`${name}\``), name);
  const parts = rows.find(({ name }) => name === "can be styled from the page").promise.match(/`(.*)`/)[1].split(" ");
  assert.deepEqual(parts.sort(), element.cssParts.map(({ name }) => name).sort());
  assert.ok(element.cssProperties.every(({ name }) => name.startsWith("--monograph-")));
});
