// Who takes part: the peers, bundled as for production, and the two ways of using the card. Each is
// a page with one card and a page with many; all of them load from the same place.

import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

const PEERS = fileURLToPath(new URL("peers/", import.meta.url));

/** How the card's own script is packed. */
const TERSER = JSON.parse(await readFile(new URL("../xtask/terser.json", import.meta.url), "utf8"));

/** The peers: name, source, how esbuild is to read it, and whether closed panels are missing at first. */
const peers = [
  { name: "vanilla JS", file: "vanilla.js" },
  { name: "Preact", file: "preact.jsx", options: { jsxImportSource: "preact" } },
  { name: "Lit + Shoelace", file: "shoelace.js" },
  { name: "React + Radix", file: "radix.jsx", options: { jsxImportSource: "react", define: { ALL: "true" } } },
  { name: "React + Radix, closed panels left out", file: "radix.jsx", options: { jsxImportSource: "react", define: { ALL: "false" } }, partial: true },
];

const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><body>${body}`;

/** The document of a monograph: its folder is named by a hash, and there is only one with that name. */
async function documentOf(bundle, drug) {
  const folders = await readdir(join(bundle, "m"));
  const [folder] = folders.filter((name) => existsSync(join(bundle, "m", name, `${drug}.json`)));
  return join(bundle, "m", folder, `${drug}.json`);
}

/**
 * All contenders for the card of `drug`: `{name, host, one, many, files}`. `host` selects a card's
 * element, `one` and `many` are paths of pages (`many` may be missing), `files` is what is served
 * besides `dist`: path → text.
 *
 * @param {string} dist a folder made by `cargo xtask dist`
 * @param {string} drug a monograph's id
 * @param {number} count how many cards stand on the page of many
 * @param {string} cdn origin that scripts and data come from
 */
export async function contenders(dist, drug, count, cdn) {
  const css = join(dist, (await readdir(dist)).find((name) => /^monograph-card-.*\.css$/.test(name)));
  const bundle = JSON.parse(await readFile(await documentOf(join(dist, "bundle"), drug), "utf8"));
  // The markup in the document is the card's own affair.
  delete bundle.markup;
  const all = [];
  for (const [n, { name, file, options, partial }] of peers.entries()) {
    const { outputFiles } = await build({
      entryPoints: [join(PEERS, file)],
      bundle: true,
      write: false,
      minify: true,
      format: "iife",
      target: "es2022",
      legalComments: "none",
      jsx: "automatic",
      loader: { ".css": "text" },
      alias: { "card.css": css },
      nodePaths: [join(PEERS, "../node_modules")],
      ...options,
      define: { "process.env.NODE_ENV": '"production"', ...options?.define },
    });
    const { code } = await minify(outputFiles[0].text, structuredClone(TERSER));
    const at = `/peer-${n}/`;
    const card = `<div data-monograph="${drug}"></div>`;
    const script = `<script async src="${cdn}${at}card.js"></script>`;
    all.push({
      name,
      partial,
      host: "[data-monograph]",
      one: `${at}one`,
      many: `${at}many`,
      files: {
        [`${at}card.js`]: code,
        [`${at}bundle/m/${drug}.json`]: JSON.stringify(bundle),
        [`${at}one`]: page(card + script),
        [`${at}many`]: page(card.repeat(count) + script),
      },
    });
  }
  const host = "monograph-card";
  const card = `<monograph-card drug="${drug}"></monograph-card>`;
  const script = `<script async src="${cdn}/monograph-card.js"></script>`;
  all.push({
    name: "Monograph Card, script tag",
    host,
    one: "/card/one",
    many: "/card/many",
    files: {
      "/card/one": page(script.replace("></", ` data-drug="${drug}"></`)),
      "/card/many": page(card.repeat(count) + script),
    },
  });
  all.push({ name: "Monograph Card, prerendered page", host, one: `/m/${drug}/`, files: {} });
  return all;
}
