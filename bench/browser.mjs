// The card beside its peers, in a throttled browser: `cargo xtask bench browser` runs this.
//
//   node bench/browser.mjs [--runs N] [--cards N] [--cpu RATE] [--drug ID] [--json FILE]
//
// MONOGRAPH_DIST is the folder of the dist, CHROME the browser. The contenders take turns, so that
// what else the machine does meets all of them alike; what counts are ratios within one run.

import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { FLAGS } from "../tests/e2e/support/flags.mjs";
import { contenders } from "./contenders.mjs";
import { many, one } from "./measure.mjs";
import { report } from "./report.mjs";
import { same } from "./same.mjs";
import { serve } from "./server.mjs";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    cards: { type: "string", default: "50" },
    cpu: { type: "string", default: "4" },
    drug: { type: "string", default: "alemtuzumab-30mg" },
    only: { type: "string", default: "" },
    json: { type: "string" },
  },
});
const runs = Number(values.runs);
const cards = Number(values.cards);
const cpu = Number(values.cpu);

const server = await serve(process.env.MONOGRAPH_DIST);
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: FLAGS });
try {
  const all = (await contenders(process.env.MONOGRAPH_DIST, values.drug, cards, server.cdn)).filter(({ name }) => values.only.split(",").some((part) => name.includes(part)));
  for (const { files } of all) for (const path in files) server.add(path, files[path]);
  // A prerendered page is where the data is; the others stand on a portal's page.
  const originOf = (contender) => (contender.many ? server.portal : server.cdn);
  await same(browser, all, originOf);
  const results = all.map(({ name }) => ({ name, one: [], many: [] }));
  for (let run = 1; run <= runs; run += 1) {
    for (const [n, contender] of all.entries()) {
      process.stderr.write(`\rrun ${run} of ${runs}: ${contender.name}`.padEnd(60));
      const origin = originOf(contender);
      results[n].one.push(await one(browser, server, contender, origin, cpu));
      if (contender.many) results[n].many.push(await many(browser, server, contender, origin, cpu));
    }
  }
  process.stderr.write("\r".padEnd(60) + "\r");
  if (values.json) await writeFile(values.json, JSON.stringify(results, null, 1));
  console.log(report(results, { runs, cards, cpu, version: browser.version() }));
} finally {
  await browser.close();
  server.close();
}
