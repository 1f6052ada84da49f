// The card's own words in the reader's language: English is built in, the others come in one file
// when a card first needs them. What is medical is never translated.

import { languages } from "./build.js";
import { text } from "./request.js";

const RIGHT_TO_LEFT = /^(ar|fa|he|ur)\b/;

let tables;

/** The language of a card's own words: its attribute, else the nearest `lang` of the page. */
export const languageOf = (element) => (element.getAttribute("lang") || element.parentElement?.closest("[lang]")?.lang || "en").toLowerCase();

export const directionOf = (language) => (RIGHT_TO_LEFT.test(language) ? "rtl" : "ltr");

/**
 * The words of a language by key; empty for English, for a language there is none of, and when the
 * file cannot be had: then the words are English, since the text must not wait for them.
 */
export async function words(language, base) {
  if (/^en\b/.test(language)) return {};
  const { path, integrity } = languages;
  tables ??= text(new URL(path, base).href, new AbortController().signal, { integrity }).then(JSON.parse);
  try {
    const all = await tables;
    return all[language] ?? all[language.split("-")[0]] ?? {};
  } catch (error) {
    tables = undefined;
    console.warn(`monograph-card: words for "${language}" could not be loaded; using English. ${error.message}`);
    return {};
  }
}
