// A bundle of made-up drugs, so that no test depends on the wording of the real ones: the documents
// in `tests/fixtures/e2e/m` and the pieces of an index that name their hashes, as
// `monograph build` writes them.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./dist.mjs";

const source = join(ROOT, "tests/fixtures/e2e/m");

/** The folder of the bundle; there until the process ends. */
export const FIXTURES = mkdtempSync(join(tmpdir(), "monograph-fixtures-"));
process.on("exit", () => rmSync(FIXTURES, { recursive: true, force: true }));

/** The ids of its monographs. */
export const IDS = readdirSync(source).map((name) => name.replace(/\.json$/, ""));

/** A monograph as its document has it. */
export const fixture = (id) => JSON.parse(readFileSync(join(source, `${id}.json`), "utf8")).monographs[0];

/** Three hexadecimal digits of the id's FNV-1a hash. */
export function piece(id) {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(id)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash & 0xfff).toString(16).padStart(3, "0");
}

/** Where a bundle has the document of this id: two digits of its piece are the folder. */
export const documentOf = (id) => `m/${piece(id).slice(0, 2)}/${id}.json`;

/** A file's hash as an index has it. */
export const integrity = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

for (const id of IDS) cpSync(join(source, `${id}.json`), join(FIXTURES, documentOf(id)));
mkdirSync(join(FIXTURES, "index"));
for (const name of new Set(IDS.map(piece))) {
  const ids = IDS.filter((id) => piece(id) === name);
  const entries = ids.map((id) => ({ id, title: fixture(id).title, integrity: integrity(readFileSync(join(source, `${id}.json`))) }));
  writeFileSync(join(FIXTURES, "index", `${name}.json`), JSON.stringify({ schema: 1, entries }));
}
