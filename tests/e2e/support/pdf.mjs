// What a reader finds on paper: the text of a PDF, page by page.

import { getDocumentProxy } from "unpdf";

/**
 * The pages of a PDF as Chromium makes it.
 *
 * @param {Buffer} pdf
 * @returns {Promise<{width: number, height: number, text: string, out: string[]}[]>} sizes in points;
 *   the text with single blanks; and what of it does not stand wholly within the page
 */
export async function pages(pdf) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const all = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const page = await document.getPage(n);
    const [, , width, height] = page.view;
    const { items } = await page.getTextContent();
    const out = items
      .filter(({ str, transform: [, , , , x, y], width: long, height: high }) => str.trim() && (x < 0 || x + long > width + 1 || y - high * 0.25 < 0 || y + high > height))
      .map(({ str }) => str);
    const text = items.map(({ str, hasEOL }) => str + (hasEOL ? " " : "")).join("");
    all.push({ width: Math.round(width), height: Math.round(height), text: text.replace(/\s+/g, " "), out });
  }
  return all;
}
