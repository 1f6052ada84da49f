// What the app's first view is made of, asked for while the app's module is still on its way: on a slow
// link each question that waits for the last answer costs half a second. The app takes an answer once;
// where there is none it asks itself, and tells what went wrong.

import { monograph } from "./bundle.js";
import { stylesheet } from "./styles.js";

/** As many files of names as the app gets for its list (`src/app/collection.rs`); of a collection that has more, it gets none. */
const FEW = 3;
/** The app's own patience begins after this one. */
const MILLISECONDS = 10_000;

/** Path from the page → its text, or nothing. */
const answers = new Map();

function ask(path, cache) {
  const init = { cache, credentials: "omit", signal: AbortSignal.timeout(MILLISECONDS) };
  const answer = fetch(path, init)
    .then((it) => (it.ok ? it.text() : undefined))
    .catch(() => {});
  answers.set(path, answer);
  return answer;
}

/** The card's own look finds what comes of it, and tells. */
async function askForCard(bundle, base) {
  const [, id] = /^#\/([^/]+)\/?$/.exec(location.hash) ?? [];
  if (!id) return;
  const data = monograph(new URL(bundle, base).href, decodeURIComponent(id), new AbortController().signal);
  await Promise.all([data, stylesheet(base)]);
}

async function askForList(bundle) {
  const { names } = JSON.parse(await ask(`${bundle}manifest.json`, "no-cache"));
  if (names.length <= FEW) for (const [, hash] of names) ask(`${bundle}names/${hash}.json`, "default");
}

/**
 * Asks for the list's files, and for the card that the address names. Not where a worker serves the page: there
 * the module is at hand, and what the worker says of a saved copy would come before anybody listens.
 */
export function ahead({ bundle, base }) {
  if (!navigator.serviceWorker?.controller) Promise.allSettled([askForCard(bundle, base), askForList(bundle)]);
}

/** The text at a path, the first time; nothing when it was not asked for, and nothing in the promise when it could not be had. */
export function take(path) {
  const answer = answers.get(path);
  answers.delete(path);
  return answer;
}
