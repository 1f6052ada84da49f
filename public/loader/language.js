// The card's own words in the reader's language: English is built in, the others come in one file
// when a card first needs them. What is medical is never translated.

import { warn } from "./attributes.js";
import { languages } from "./build.js";
import { companion } from "./request.js";

let tables;

/** The language of a card's own words: its attribute, else the nearest `lang` of the page. */
export const languageOf = (element) => (element.getAttribute("lang") || element.parentElement?.closest("[lang]")?.lang || "en").toLowerCase();

/** Which way the words run: of the languages there are, Arabic alone runs from right to left. */
export const directionOf = (language) => (language.startsWith("ar") ? "rtl" : "ltr");

/**
 * The words of a language by key; nothing for English, for a language there is none of, and when the
 * file cannot be had: then the words are English, since the text must not wait for them. Whether the
 * language was `asked` for on the card decides if an unknown one is worth a warning.
 */
export async function words(language, base, asked) {
  if (/^en\b/.test(language)) return;
  tables ??= companion(languages, base)
    .then(JSON.parse)
    .catch((error) => {
      tables = undefined;
      console.warn(`monograph-card: no words for "${language}"; using English: ${error.message}`);
    });
  const all = await tables;
  const found = all?.[language] ?? all?.[language.split("-")[0]];
  // A page may be in any language; one that was asked for by name is a mistake.
  if (all && !found && asked) warn("lang", language, ["en", ...Object.keys(all)]);
  return found;
}
