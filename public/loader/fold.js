// Text as a search sees it: without case and without accents.

/**
 * The folded text, and for each of its units where in `source` it comes from. Signs that other scripts
 * write with are letters to their readers, and stay.
 *
 * @returns {{text: string, places: number[]}}
 */
export function fold(source) {
  let text = "";
  const places = [];
  let place = 0;
  for (const letter of source) {
    const folded = /\s/.test(letter) ? " " : letter.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    text += folded;
    for (let n = 0; n < folded.length; n += 1) places.push(place);
    place += letter.length;
  }
  return { text, places };
}
