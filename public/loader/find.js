// Finding words in a card: a box that marks them, counts them, and steps from one to the next,
// through tabs and answers that are closed. Nothing is asked of the network.
//
// Marks are ranges of the CSS Custom Highlight API, so no node of the card is touched. Where the
// browser has none of it, the place that the reader steps to is selected instead.

import { fold } from "./fold.js";
import { make } from "./make.js";
import { say } from "./words.js";

/** All marks of the page, and the one that each card's reader has stepped to. */
const marks = globalThis.Highlight && [new Highlight(), new Highlight()];
const STYLES = `
  .find label { flex: 0 1 22em; color: var(--_muted) }
  .find input {
    display: block; inline-size: 100%; min-block-size: 2.75em; padding: 0 0.75em; border: 1px solid var(--_muted);
    border-radius: var(--_radius); background: var(--_surface); color: var(--_text); font: inherit }
  .hits { padding-block: 0.5em }
  .previous::before { content: "\\2191" / "" }
  .next::before { content: "\\2193" / "" }
  ::highlight(monograph-found) { background-color: #ffe08a; color: #17212b }
  ::highlight(monograph-here) { background-color: #0b5a75; color: #fff }
  @media (forced-colors: active) {
    ::highlight(monograph-found) { background-color: Mark; color: MarkText }
    ::highlight(monograph-here) { background-color: Highlight; color: HighlightText }
  }`;
let sheet;

/** Puts the box in the place of the button that leads to it, once. */
export function finder(root, words) {
  const tool = root.querySelector(".find");
  if (tool.querySelector("input")) return;
  if (marks) {
    CSS.highlights.set("monograph-found", marks[0]).set("monograph-here", marks[1]);
    // A range can be of both; the later one wins only when it says so.
    marks[1].priority = 1;
  }
  if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(STYLES);
  const shadow = root.getRootNode();
  if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];

  // The module, which may come later, finds its button where it was.
  const opener = tool.firstChild;
  const box = make("input", { type: "search" });
  const label = make("label", {}, make("span", { textContent: opener.textContent }), box);
  const status = make("p", { className: "hits", role: "status" });
  const previous = button("previous", -1);
  const next = button("next", 1);
  tool.append(label, status, previous, next);
  // Who has gone elsewhere meanwhile stays there. Safari gives a pressed button no focus.
  if (tool.contains(shadow.activeElement) || document.activeElement === document.body) box.focus();
  opener.hidden = true;

  let hits = [];
  let at = -1;
  let sought = "";

  const look = () => {
    const query = fold(box.value.trim()).text;
    if (query === sought) return;
    sought = query;
    clear(hits);
    hits = query ? find(root, query) : [];
    at = -1;
    for (const hit of hits) marks?.[0].add(hit);
    tell();
  };
  const tell = () => {
    const number = (n) => n.toLocaleString(root.lang || undefined);
    const values = { n: number(at + 1), total: number(hits.length) };
    status.textContent = !sought ? "" : hits.length ? say(words, "find-count", values) : say(words, "find-none");
    previous.hidden = next.hidden = !hits.length;
  };
  const step = (by) => {
    look();
    if (!hits.length) return;
    marks?.[1].clear();
    at = (at + by + hits.length + (at < 0 && by < 0 ? 1 : 0)) % hits.length;
    tell();
    reveal(root, hits[at]);
  };

  box.addEventListener("input", look);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape" && box.value) {
      event.preventDefault();
      box.value = "";
      look();
    }
  });
  look();
  // Marks hold the nodes they are on; they go with the card.
  const gone = new MutationObserver(() => {
    if (tool.isConnected) return;
    clear(hits);
    gone.disconnect();
  });
  gone.observe(root, { childList: true });

  function button(name, by) {
    const label = say(words, `find-${name}`);
    const element = make("button", { type: "button", className: name, ariaLabel: label, title: label, hidden: true });
    element.addEventListener("click", () => step(by));
    return element;
  }
}

function clear(hits) {
  for (const hit of hits) for (const all of marks ?? []) all.delete(hit);
}

/** The boxes of text that a hit stands in as a whole. */
const BLOCKS = "p, li, td, th, summary, h1, h2, h3, h4, h5, h6, pre, [part=faq-answer]";

/** Where the folded `query` stands in the card, as ranges in the order of the text. */
function find(root, query) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    // Labels of controls, and texts that stand here twice or are not in view.
    const passed = ".tool, .contents, .panel-title, .said, .glossary, [part=tabs], [hidden]:not([hidden=until-found]), button:not(.term)";
    return node.matches(passed) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const ranges = [];
  let block;
  let nodes = [];
  const search = () => {
    ranges.push(...within(nodes, query));
    nodes = [];
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement.closest(BLOCKS) ?? node.parentElement;
    if (around !== block) search();
    block = around;
    nodes.push(node);
  }
  search();
  return ranges;
}

/** The ranges in the text that these nodes make together. */
function within(nodes, query) {
  const { text, places } = fold(nodes.map((node) => node.data).join(""));
  const ranges = [];
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
    const range = document.createRange();
    range.setStart(...point(nodes, places[at], false));
    range.setEnd(...point(nodes, places[at + query.length - 1] + 1, true));
    ranges.push(range);
  }
  return ranges;
}

/** The node and the place in it of a place in the text of all nodes. */
function point(nodes, place, end) {
  for (const node of nodes) {
    if (place < node.length || (end && place === node.length)) return [node, place];
    place -= node.length;
  }
  return [nodes.at(-1), nodes.at(-1).length];
}

/** Opens what a hit stands in, and brings it into view. */
function reveal(root, hit) {
  const element = hit.startContainer.parentElement;
  const panel = element.closest("[part=panel]");
  // As if the reader had: the page may object.
  if (panel?.hidden) root.querySelector(`[aria-controls="${CSS.escape(panel.id)}"]`)?.click();
  for (let details = element.closest("details"); details; details = details.parentElement.closest("details")) {
    details.open = true;
  }
  marks?.[1].add(hit);
  if (!marks) {
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(hit);
  }
  // The tab opens in a turn of its own.
  setTimeout(() => element.scrollIntoView({ block: "center" }));
}
