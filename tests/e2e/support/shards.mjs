// The list of a large collection, made up: a manifest, shards of names and pages of words, as a
// bundle has them. Documents are those of the `dist`.

import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const fold = (text) => text.normalize("NFKD").replaceAll(/[\u0300-\u036f]/g, "").toLowerCase();
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const hashOf = (body) => createHash("sha256").update(body).digest("hex").slice(0, 20);

/**
 * Writes the list of these entries into a new folder, which goes with the test `t`.
 *
 * @param {object[]} entries
 * @param {number} perShard rows of a shard
 * @returns {string} the folder
 */
export function shards(t, entries, perShard = 120, folder = mkdtempSync(join(tmpdir(), "monograph-names-"))) {
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ["names", "words"]) mkdirSync(join(folder, name), { recursive: true });
  const rows = [];
  const words = new Map();
  for (const entry of entries) {
    [entry.title, entry.generic_name, ...(entry.brand_names ?? [])].filter(Boolean).forEach((name, n) => {
      for (const { index } of fold(name).matchAll(/[\p{L}\p{N}]+/gu)) {
        const key = fold(name).slice(index, index + 40);
        const word = key.match(/^[\p{L}\p{N}]+/u)[0];
        if ((n || index) && (word.length < 3 || /^\d/.test(word))) continue;
        rows.push([key, entry, ...(n || index ? [] : [1])]);
        for (const [page, place] of [[word[0], "first"], [word[1], "second"]]) {
          if (!page) continue;
          if (!words.has(page)) words.set(page, { first: new Set(), second: new Set() });
          words.get(page)[place].add(word);
        }
      }
    });
  }
  rows.sort((a, b) => order(a[0], b[0]) || order(a[1].id, b[1].id));
  const put = (kind, value) => {
    const body = JSON.stringify({ schema: 1, ...value });
    writeFileSync(join(folder, kind, `${hashOf(body)}.json`), body);
    return hashOf(body);
  };
  const manifest = { schema: 1, build: "", monographs: entries.length, provenance: [["ai-generated", entries.length]], reviewed: 0, names: [], words: [] };
  for (let n = 0; n < rows.length; n += perShard) manifest.names.push([rows[n][0], put("names", { rows: rows.slice(n, n + perShard) })]);
  for (const page of [...words.keys()].sort(order)) manifest.words.push([page, put("words", { first: [...words.get(page).first].sort(order), second: [...words.get(page).second].sort(order) })]);
  manifest.build = hashOf(JSON.stringify(manifest)).slice(0, 16);
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  return folder;
}

/** Entries with made-up names, and a few real ones that look alike. */
export function entries(count) {
  const parts = ["lan", "mor", "ved", "tis", "por", "gal", "nim", "zer", "cat", "ulo", "fex", "qui"];
  const named = [
    { id: "warfarin", title: "Warfarin", generic_name: "Warfarin sodium", brand_names: ["Coumadin", "Jantoven"] },
    { id: "hydralazine", title: "Hydralazine", generic_name: "Hydralazine hydrochloride" },
    { id: "hydroxyzine", title: "Hydroxyzine", generic_name: "Hydroxyzine hydrochloride", brand_names: ["Vistaril"] },
    { id: "ibuprofen-famotidine", title: "Duexis", generic_name: "Ibuprofen and famotidine" },
    { id: "paracetamol", title: "Paracétamol", generic_name: "Acetaminophen" },
  ];
  const made = Array.from({ length: count - named.length }, (_, n) => {
    const letter = String.fromCharCode(97 + (n % 26));
    const stem = letter + parts[n % 12] + parts[(n / 12 | 0) % 12] + parts[(n / 144 | 0) % 12];
    return { id: `${stem}-${n}`, title: `${stem[0].toUpperCase()}${stem.slice(1)} ${n} mg tablets`, generic_name: `${stem}ine` };
  });
  return [...named, ...made];
}
