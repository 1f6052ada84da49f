// Medians and ratios as tables of Markdown, and the targets with what came of them.

import { median } from "./measure.mjs";

const number = (value, digits = 0) =>
  value === undefined ? "–" : value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

function table(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, n) => (n ? cell.padStart(widths[n]) : cell.padEnd(widths[n]))).join(" | ")} |`;
  const rule = widths.map((width, n) => (n ? "-".repeat(width - 1) + ":" : "-".repeat(width)));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** Medians of every figure. */
export function medians(results, cards) {
  return results.map(({ name, one, many }) => {
    const of = (list, key) => (list.some((it) => it[key] !== undefined) ? median(list.map((it) => it[key])) : undefined);
    const figures = Object.fromEntries(["bytes", "requests", "first", "readable", "clicked", "keys", "paint", "work"].map((key) => [key, of(one, key)]));
    const heap = of(many, "heap");
    return { name, ...figures, last: of(many, "last"), heap, each: heap === undefined ? undefined : heap / cards };
  });
}

/** The report: figures, ratios, targets. */
export function report(results, { runs, cards, cpu, version }) {
  const all = medians(results, cards);
  const named = (start) => all.find(({ name }) => name.startsWith(start)) ?? {};
  const [vanilla, radix, tag, page] = ["vanilla", "React", "Monograph Card, script", "Monograph Card, pre"].map(named);
  const figures = table(
    ["", "bytes", "requests", "first paint", "readable", "tab by click", "tab by key", "tab switch", "its work", `${cards} cards`, `heap of ${cards}, KB`, "heap a card, KB"],
    all.map((it) => [
      it.name,
      number(it.bytes),
      number(it.requests),
      ...[it.first, it.readable, it.clicked, it.keys].map((value) => number(value)),
      number(it.paint, 1),
      number(it.work, 1),
      number(it.last),
      number(it.heap && it.heap / 1000),
      number(it.each && it.each / 1000, 1),
    ]),
  );
  const targets = [
    ["readable by script tag ÷ vanilla JS", tag.readable / vanilla.readable, 1.05],
    ["readable on the prerendered page ÷ vanilla JS", page.readable / vanilla.readable, 0.4],
    ["working tabs (click) ÷ React + Radix", tag.clicked / radix.clicked, 0.95],
    ["working tabs (keys) ÷ React + Radix", tag.keys / radix.keys, 0.95],
    [`${cards} cards, time to the last ÷ React + Radix`, tag.last / radix.last, 0.5],
    [`${cards} cards, heap ÷ React + Radix`, tag.heap / radix.heap, 0.5],
    ["tab switch to the next paint, ms", tag.paint, 16.7],
    ["tab switch, its work, ms", tag.work, 16.7],
  ].filter(([, value]) => Number.isFinite(value));
  const verdicts = table(
    ["target", "limit", "measured", ""],
    targets.map(([what, value, limit]) => [what, String(limit), number(value, what.endsWith("ms") ? 1 : 3), value <= limit ? "met" : "MISSED"]),
  );
  return `Medians of ${runs} interleaved runs, Chromium ${version}; a processor ${cpu} times slower; times in ms since the page was asked for\n\n${figures}\n\n${verdicts}`;
}
