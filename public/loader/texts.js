// The single-page app's search for words in the texts, by Pagefind: loaded when a reader first asks.
//
// What always holds: what comes out is text in parts, never markup.

/** Pagefind, once it was asked for. */
let engine;

/** How many texts a search shows. */
const MOST = 8;

/**
 * The texts that have these words.
 *
 * @param {string} query
 * @returns {Promise<{total: number, found: {id: string, title: string, parts: [boolean, string][]}[]}>} `parts` are
 *   of the text around the words; the first of a part says whether it is one of them. Rejects where
 *   there is no index, or no network
 */
export async function find(query) {
  engine ??= start();
  const pagefind = await engine.catch((error) => {
    engine = undefined;
    throw error;
  });
  const { results } = await pagefind.search(query);
  const texts = await Promise.all(results.slice(0, MOST).map((it) => it.data()));
  const found = texts.map(({ url, meta, excerpt }) => ({ id: decodeURIComponent(url.split("/").filter(Boolean).at(-1)), title: meta.title ?? "", parts: parts(excerpt) }));
  return { total: results.length, found };
}

async function start() {
  const pagefind = await import(new URL("pagefind/pagefind.js", document.baseURI).href);
  await pagefind.options({ excerptLength: 24 });
  await pagefind.init();
  return pagefind;
}

/** Pagefind's excerpt is HTML: text with its five signs escaped, and `mark` around the words. */
function parts(excerpt) {
  const pieces = excerpt.split(/<\/?mark>/);
  return pieces.map((text, n) => [n % 2 === 1, text.replaceAll(/&(lt|gt|quot|amp|#39|#x27);/g, (_, name) => SIGNS[name])]).filter(([, text]) => text);
}

const SIGNS = { lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'", "#x27": "'" };
