// The app's search in collections of many: what a first search loads, and how long a keystroke takes
// once its shards are there, on a processor four times slower.
//
//   --sizes 6447,258914   how many made-up monographs (the default)
//   --bundle DIR          a bundle that is there, in their place; --query WORD what to type in it
//   --runs N              how often a word is typed, 5 unless told
//
// A keystroke is timed from the event to the new results laid out; the wait for the next frame is
// left out, since it is the screen's. Bytes are those of the data, brotli 11.

import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { FLAGS } from "../tests/e2e/support/flags.mjs";
import { serve } from "../tests/e2e/support/server.mjs";
import { entries, shards } from "../tests/e2e/support/shards.mjs";

const SLOWER = 4;
const { values } = parseArgs({
  options: { sizes: { type: "string", default: "6447,258914" }, bundle: { type: "string" }, query: { type: "string", default: "warfarin" }, runs: { type: "string", default: "5" } },
});
const dist = process.env.MONOGRAPH_DIST ?? "dist";
const runs = Number(values.runs);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

async function measure(browser, folder) {
  const host = await serve({ folders: { "/": dist, "/bundle/": folder } });
  const page = await (await browser.newContext({ serviceWorkers: "block", viewport: { width: 1280, height: 900 } })).newPage();
  const weigh = () => {
    const paths = host.requests.map(({ path }) => path).filter((path) => path.startsWith("/bundle/") && existsSync(join(folder, path.slice("/bundle/".length))));
    return { requests: paths.length, bytes: paths.reduce((sum, path) => sum + brotliCompressSync(readFileSync(join(folder, path.slice("/bundle/".length)))).length, 0) };
  };
  await page.goto(host.origin);
  await page.locator(".count", { hasText: "medicine" }).waitFor();
  const manifest = weigh().bytes;
  await page.getByRole("combobox").fill(values.query);
  await page.locator(".letter li").first().waitFor();
  const first = weigh();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const times = [];
  for (let run = -1; run < runs; run += 1) {
    for (let length = 1; length <= values.query.length; length += 1) {
      const typed = values.query.slice(0, length);
      // The first run fetches what is missing; it is not timed.
      const time = await page.evaluate(async (typed) => {
        const input = document.querySelector("[role=combobox]");
        input.focus();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        const start = performance.now();
        input.value = typed;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        // The page's effects run in tasks of their own.
        await new Promise((done) => setTimeout(done));
        document.body.getBoundingClientRect();
        const time = performance.now() - start;
        while (/^Looking/.test(document.querySelector(".count").textContent)) await new Promise((done) => setTimeout(done, 20));
        return time;
      }, typed);
      if (run >= 0) times.push(time);
    }
  }
  await page.context().close();
  await host.close();
  return { manifest, first, keystroke: median(times), slowest: Math.max(...times) };
}

const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: FLAGS });
console.log("monographs   manifest   first search       keystroke   slowest");
const after = [];
for (const size of values.bundle ? [0] : values.sizes.split(",").map(Number)) {
  let folder = values.bundle;
  if (!folder) {
    folder = mkdtempSync(join(tmpdir(), "monograph-search-"));
    after.push(() => rmSync(folder, { recursive: true, force: true }));
    shards({ after() {} }, entries(size), 300, folder);
  }
  const { monographs } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const { manifest, first, keystroke, slowest } = await measure(browser, folder);
  const cells = [String(monographs).padStart(10), `${manifest} B`.padStart(9), `${first.bytes} B, ${first.requests} requests`, `${keystroke.toFixed(1)} ms`.padStart(9), `${slowest.toFixed(1)} ms`];
  console.log(cells.join("   "));
}
await browser.close();
for (const done of after) done();
