// From a bundle's address and a monograph's id to the monograph.

import { Failure } from "./failure.js";
import { forget, text } from "./request.js";

/** The only schema this build reads. */
const SCHEMA = 1;

/** What the id of a monograph looks like; anything else could lead out of the bundle's folder. */
const ID = /^[\p{L}\p{N}_-][\p{L}\p{N}._+-]*$/u;

/**
 * The URLs where the monograph may stand, the likeliest first: its own document, then the one file
 * of a small collection. `src` is the folder of a bundle, or that one file.
 */
function places(src, drug) {
  if (/\.json($|[?#])/.test(src)) return [src];
  const folder = new URL(src.replace(/\/?($|[?#].*$)/, "/"), document.baseURI);
  return [new URL(`m/${encodeURIComponent(drug)}.json`, folder).href, new URL("monographs.json", folder).href];
}

/**
 * The monograph of this id, as the bundle has it.
 *
 * @returns {Promise<object>} rejects with a Failure, or with the signal's reason
 */
export async function monograph(src, drug, signal) {
  if (!drug) throw new Failure("no-drug", 'the attribute "drug" is missing');
  if (!ID.test(drug)) throw new Failure("not-found", `"${drug}" is no id of a monograph`);
  let missing;
  for (const url of places(src, drug)) {
    try {
      const bundle = parse(await text(url, signal, { priority: "high" }), url);
      const found = bundle.monographs.find((it) => it?.id === drug);
      if (found) return found;
      missing = new Failure("not-found", `${url}: no monograph "${drug}"`);
    } catch (error) {
      // A host without the document may answer 404, 403, or 200 with a page of its own.
      const absent = (error.code === "http" && [403, 404, 410].includes(error.status)) || error.code === "data";
      if (!absent) throw error.code === "http" ? new Failure("network", error.message) : error;
      if (error.code === "data" || missing?.code !== "data") missing = error;
    }
  }
  throw missing.code === "http" ? new Failure("not-found", missing.message) : missing;
}

/** Makes the next look at this monograph ask the network. */
export function refresh(src, drug) {
  if (ID.test(drug)) places(src, drug).forEach(forget);
}

function parse(body, url) {
  let bundle;
  try {
    bundle = JSON.parse(body);
  } catch (error) {
    throw new Failure("data", `${url}: not JSON`, { cause: error });
  }
  if (bundle?.schema !== SCHEMA) {
    if (bundle?.schema === undefined) throw new Failure("data", `${url}: no bundle of monographs`);
    throw new Failure("schema", `${url}: schema ${bundle.schema}; this build reads schema ${SCHEMA}`);
  }
  if (!Array.isArray(bundle.monographs)) throw new Failure("data", `${url}: "monographs" is no list`);
  return bundle;
}
