// What every peer does alike: one request per monograph, one sheet for the page, and a card in every
// <div data-monograph="ID">. Written as one would for a page of one's own: no shadow trees, no checks,
// no fallbacks, no settings. (The tabs of Radix would not work in a shadow tree: the roving focus
// looks for itself in `document.activeElement`.)

import css from "card.css";

const base = new URL(".", document.currentScript.src);
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);

const documents = new Map();

/** The monograph of this id, asked for once. */
function monograph(id) {
  if (!documents.has(id)) {
    const answer = fetch(new URL(`bundle/m/${id}.json`, base));
    documents.set(id, answer.then((it) => it.json()).then((it) => it.monographs[0]));
  }
  return documents.get(id);
}

/** Calls `render(root, monograph, prefix)` for every card of the page. */
export function start(render) {
  let cards = 0;
  for (const host of document.querySelectorAll("[data-monograph]")) {
    const prefix = `card-${(cards += 1)}`;
    monograph(host.dataset.monograph).then((found) => {
      host.className = "root";
      render(host, found, prefix);
    });
  }
}
