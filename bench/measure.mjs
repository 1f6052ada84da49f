// One page, opened in a fresh context of a throttled Chromium, and what it took.

import { readFileSync } from "node:fs";

const PROBE = readFileSync(new URL("probe.js", import.meta.url), "utf8");

/** Slow 4G as Lighthouse has it. */
const NETWORK = { offline: false, latency: 560, downloadThroughput: (1_474 * 1000) / 8, uploadThroughput: (675 * 1000) / 8 };
const WINDOW = { width: 1000, height: 800 };
const MILLISECONDS = 120_000;

/** In which the browser makes its own window; on two cores that would be measured in whatever is there soonest. */
const SETTLING = 1_500;

/**
 * Opens `url` with the processor `cpu` times slower, and waits until the probe has noted the times of
 * these names, in milliseconds since the page was asked for. Nothing else is put into the page
 * meanwhile: it would be measured, too.
 */
async function open(browser, url, cpu, settings) {
  const context = await browser.newContext({ viewport: WINDOW });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Runtime.enable");
  await session.send("Runtime.addBinding", { name: "benchDone" });
  await session.send("Page.enable");
  await session.send("Page.addScriptToEvaluateOnNewDocument", { source: PROBE.replace("BENCH", JSON.stringify(settings)) });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", NETWORK);
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await new Promise((done) => setTimeout(done, SETTLING));
  const times = new Promise((resolve, reject) => {
    session.once("Runtime.bindingCalled", ({ payload }) => resolve(JSON.parse(payload)));
    setTimeout(() => reject(new Error(`${url} never came to ${settings.until} in ${MILLISECONDS / 1000} s`)), MILLISECONDS).unref();
  });
  await session.send("Page.navigate", { url });
  return { context, page, session, times: await times };
}

/** A page with one card: times, bytes, and how long a tab's switch takes. */
export async function one(browser, server, contender, origin, cpu) {
  server.take();
  const isPage = !contender.many;
  const until = ["first", "readable", ...(isPage ? [] : ["clicked", "keys"])];
  const { context, page, times } = await open(browser, origin + contender.one, cpu, { host: contender.host, until });
  try {
    await page.waitForLoadState("networkidle");
    const requests = server.take();
    const bytes = requests.reduce((sum, it) => sum + it.bytes, 0);
    return { ...times, bytes, requests: requests.length, ...(isPage ? {} : await switches(page)) };
  } finally {
    await context.close();
  }
}

/** The medians of some switches with a real mouse: `paint` and `work`. */
async function switches(page) {
  const clicks = 12;
  await page.evaluate(() => bench.watch());
  for (let n = 0; n < clicks; n += 1) {
    const { x, y } = await page.evaluate((n) => bench.place(n), n % 6);
    await page.mouse.move(x, y);
    // Clicks fall anywhere in a frame, as a reader's do.
    await page.waitForTimeout(200 + n * 7);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForFunction((n) => bench.switches.length > n, n, { timeout: MILLISECONDS });
  }
  const all = await page.evaluate(() => bench.switches);
  return { paint: median(all.map((it) => it.paint)), work: median(all.map((it) => it.work)) };
}

/** A page with many cards: time to the last one, and the heap after a collection. */
export async function many(browser, server, contender, origin, cpu) {
  const { context, page, session, times } = await open(browser, origin + contender.many, cpu, { host: contender.host, until: ["last"] });
  try {
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(500);
    return { last: times.last, heap: await heap(page, session) };
  } finally {
    await context.close();
    server.take();
  }
}

/** Bytes of the heap and of the module's memory once all garbage is gone. */
async function heap(page, session) {
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await session.send("HeapProfiler.enable");
  for (let n = 0; n < 3; n += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize + (await page.evaluate(() => bench.module()));
}

/** The middle of a list; of an even number, the mean of the two. */
export function median(list) {
  const sorted = list.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
