// One browser for a test file, one fresh context for a test.
//
// A page error, a console error or warning, or a failed request that the test did not announce
// fails the test: silence is part of what is tested.

import { after } from "node:test";
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { FLAGS } from "./flags.mjs";

/** Where pictures go. */
export const OUT = fileURLToPath(new URL("../out/", import.meta.url));

/** Text comes out the same on every machine, as far as the fonts are the same. */
const STEADY_TEXT = "--font-render-hinting=none";

let browser;

/** The browser of this test file, started at the first call. */
export async function launch() {
  browser ??= chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: [...FLAGS, STEADY_TEXT] });
  return browser;
}

after(async () => (await browser)?.close());

/**
 * Opens a page in a context of its own and closes it after the test `t`.
 *
 * @param {import("node:test").TestContext} t
 * @param {object} [options] Playwright's context options (`viewport`, `colorScheme`, …) and
 *   `expect`: regular expressions of the console lines and failed requests that the test wants.
 * @returns the page; `page.noise` lists what it has said so far, `page.expectNoise(…)` announces
 *   more of it.
 */
export async function open(t, { expect = [], ...options } = {}) {
  const context = await (await launch()).newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const wanted = [...expect];
  page.noise = [];
  page.expectNoise = (...patterns) => wanted.push(...patterns);
  page.on("pageerror", (error) => page.noise.push(`page error: ${error.stack ?? error}`));
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    page.noise.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // Given up by the page itself; Chromium says so, now and then, of a stream read to its end.
    if (reason !== "net::ERR_ABORTED") page.noise.push(`request failed: ${request.url()} ${reason}`);
  });
  t.after(async () => {
    if (!t.passed) await picture(page, `failed ${t.name}`).catch(() => {});
    // What is under way when the page closes is broken off: that is not its fault.
    const noise = [...page.noise];
    await context.close();
    const unexpected = noise.filter((line) => !wanted.some((pattern) => pattern.test(line)));
    assert.deepEqual(unexpected, [], "the page said something nobody expected");
  });
  return page;
}

/** Saves a picture of the page as `tests/e2e/out/<name>.png` and returns its path. */
export async function picture(page, name, options = {}) {
  await mkdir(OUT, { recursive: true });
  const file = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "")}.png`;
  await page.screenshot({ path: join(OUT, file), fullPage: true, animations: "disabled", ...options });
  return join(OUT, file);
}
