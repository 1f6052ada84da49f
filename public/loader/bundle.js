// From a bundle's address and a monograph's id to the monograph.
//
//   <src>/m/<nn>/<id>.json    the monograph, with its prerendered markup
//   <src>/index/<nnn>.json    what that document must hash to: a piece of the index
//   <src>/monographs.json     a small collection in one file, for bundles without the two above
//
// The first two are asked for at once, so that a card costs one round trip.

import { Failure } from "./failure.js";
import { forget, response, text } from "./request.js";

/** The only schema this build reads. */
const SCHEMA = 1;

/**
 * What the id of a monograph looks like; of ASCII, anything else could lead out of the bundle's folder.
 * By ranges: to compile `\p{L}` takes a phone longer than to send the request.
 */
const ID = /^(?![.+])[\w.+\-\u0080-\ud7ff\ue000-\u{10ffff}]+$/u;

/**
 * The monograph of this id.
 *
 * @param {string} src folder of a bundle, or one JSON file
 * @param {AbortSignal} signal gives up
 * @returns {Promise<{monograph: object, markup?: string, integrity?: string}>} the monograph as the
 *   bundle has it; its markup and hash where the hash was checked. Rejects with a Failure, or with
 *   the signal's reason
 */
export async function monograph(src, drug, signal) {
  if (!drug) throw new Failure("no-drug", 'the attribute "drug" is missing');
  if (!ID.test(drug)) throw new Failure("not-found", `"${drug}" is no id of a monograph`);
  const urls = places(src, drug);
  if (urls.length === 1) return find(await text(urls[0], signal, first), urls[0], drug);
  try {
    return await checked(urls, drug, signal);
  } catch (error) {
    // Of a missing file, a host that names no other origins there lets the page know nothing at all.
    if (!isAbsent(error) && error.code !== "network") throw error;
    return await whole(urls[2], drug, signal, error);
  }
}

/** Makes the next look at this monograph ask the network. */
export function refresh(src, drug) {
  if (ID.test(drug)) places(src, drug).forEach(forget);
}

/** The data is asked for before the module: on a slow link it must not wait. */
const first = { priority: "high" };
const anew = { priority: "high", cache: "no-cache" };

function places(src, drug) {
  if (/\.json($|[?#])/.test(src)) return [src];
  const folder = new URL(src.replace(/\/?($|[?#].*$)/, "/"), document.baseURI);
  const nnn = piece(drug);
  const names = [`m/${nnn.slice(0, 2)}/${encodeURIComponent(drug)}.json`, `index/${nnn}.json`, "monographs.json"];
  return names.map((name) => new URL(name, folder).href);
}

/** The piece of the index that has this id: three hexadecimal digits of its FNV-1a hash. */
function piece(id) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash & 0xfff).toString(16).padStart(3, "0");
}

/** The last drug, its document and its piece of the index, and what came of them: many cards of a drug check and read them once. */
let last = {};

/** The document, once it is known to be what the index says. */
async function checked(urls, drug, signal, init = first) {
  const [document, index] = await Promise.all([
    text(urls[0], signal, init),
    // A bundle without an index can be shown, but not checked.
    text(urls[1], signal, init).catch((error) => {
      if (isAbsent(error)) return "";
      throw error;
    }),
  ]);
  // A page of the host's own is no index either.
  if (!newest[urls[1]] && /^\s*<|^$/.test(index)) return { monograph: find(document, urls[0], drug).monograph };
  if (last.drug !== drug || last.document !== document || last.index !== index) {
    const { integrity, older } = entry(index, urls[1], drug);
    const found = integrity && !older && holds(document, integrity, urls[0]).then((held) => held && { ...find(document, urls[0], drug), integrity });
    last = { drug, document, index, older, found };
  }
  const { older } = last;
  const found = await last.found;
  if (found) return found;
  last = {};
  if (init === first) {
    // Perhaps one of the two was published a moment before the other: look once more.
    urls.forEach(forget);
    return checked(urls, drug, signal, anew);
  }
  if (older) throw new Failure("rollback", `${urls[1]}: older than what this page has had`);
  throw new Failure("integrity", `${urls[0]}: not what its hash says it is (${urls[1]})`);
}

/** Piece of the index → the highest number of a build that it has had, for as long as the page stands. */
const newest = {};

/**
 * What the index says that the document hashes to, and whether the index is of an older build than
 * one before; nothing where it is damaged.
 */
function entry(index, url, drug) {
  try {
    const { build_number = 0, entries } = parse(index, url);
    const { integrity } = entries.find((it) => it.id === drug);
    const older = build_number < newest[url];
    if (!older) newest[url] = build_number;
    return { integrity, older };
  } catch (error) {
    if (error.code === "schema") throw error;
    return {};
  }
}

/** Whether a text is what its hash says; by `fetch` where the page has no secure context. */
async function holds(text, integrity, url) {
  // `fetch` takes a hash that it does not know for none.
  if (!integrity.startsWith("sha256-")) return false;
  if (!crypto.subtle) {
    return response(url, { integrity, cache: "force-cache" }).then(() => true, () => false);
  }
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return integrity === `sha256-${btoa(String.fromCharCode(...hash))}`;
}

/** The monograph in the one file of a small collection; `before` is why its document was not it. */
async function whole(url, drug, signal, before) {
  try {
    return find(await text(url, signal, first), url, drug);
  } catch (error) {
    if (before.code === "network") throw before;
    if (error.code === "data" || !isAbsent(error)) throw error;
    throw before.code === "data" ? before : new Failure("not-found", before.message);
  }
}

/** A host without a file may answer 404, 403, or 200 with a page of its own. */
const isAbsent = ({ code, status }) => ["data", "http"].includes(code) && [undefined, 403, 404, 410].includes(status);

function find(body, url, drug) {
  const bundle = parse(body, url);
  if (!Array.isArray(bundle.monographs)) throw new Failure("data", `${url}: no bundle of monographs`);
  const monograph = bundle.monographs.find((it) => it?.id === drug);
  if (!monograph) throw new Failure("not-found", `${url}: no monograph "${drug}"`);
  // A page may have given every object a `markup`.
  return { monograph, markup: Object.hasOwn(bundle, "markup") && bundle.markup };
}

function parse(body, url) {
  let bundle;
  try {
    bundle = JSON.parse(body);
  } catch (error) {
    throw new Failure("data", `${url}: not JSON`);
  }
  if (bundle?.schema === SCHEMA) return bundle;
  if (bundle?.schema === undefined) throw new Failure("data", `${url}: no bundle of monographs`);
  throw new Failure("schema", `${url}: schema ${bundle.schema}; this build reads schema ${SCHEMA}`);
}
