// One browser for a test file, one fresh context for a test.
//
// A page error, a console error or warning, or a failed request that the test did not announce
// fails the test: silence is part of what is tested.

import { after } from "node:test";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { chromium, firefox } from "playwright-core";
import { FLAGS } from "./flags.mjs";
import { gone } from "./server.mjs";

/** Where pictures go. */
export const OUT = fileURLToPath(new URL("../out/", import.meta.url));

/** Text comes out the same on every machine, as far as the fonts are the same. */
const STEADY_TEXT = "--font-render-hinting=none";

/** The system's Firefox, which speaks WebDriver BiDi by itself: no driver stands in between. */
const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

/** What Playwright asks of Chromium by emulation, this Firefox has as its user's preference. */
const PREFERENCES = { "ui.prefersReducedMotion": 1, "layout.css.prefers-color-scheme.content-override": 1, "network.captive-portal-service.enabled": false };

const starters = {
  Chromium: () => chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: [...FLAGS, STEADY_TEXT] }),
  Firefox: () => firefox.launch({ channel: "moz-firefox", executablePath: FIREFOX, firefoxUserPrefs: PREFERENCES }),
};

/** The browsers that the tests know; `cargo xtask test` has all of them, a test by hand those that are there. */
export const ENGINES = existsSync(FIREFOX) ? ["Chromium", "Firefox"] : ["Chromium"];

/** What Chromium and Playwright say of a file that did not arrive. */
const isLoading = /^(console error: (Failed to load resource|Fetch API cannot load)|request failed)/;

const started = {};

/** The browser of this test file, started at the first call. */
export async function launch(engine = "Chromium") {
  return (started[engine] ??= starters[engine]());
}

after(() => Promise.all(Object.values(started).map(async (browser) => (await browser).close())));

/**
 * Opens a page in a context of its own and closes it after the test `t`.
 *
 * @param {import("node:test").TestContext} t
 * @param {object} [options] Playwright's context options (`viewport`, `colorScheme`, …; service
 *   workers are blocked unless a test is about them), `expect`: regular expressions of the console
 *   lines and failed requests that the test wants, and `engine`: Chromium or Firefox, whose look is
 *   set by its preferences.
 * @returns the page; `page.noise` lists what it has said so far, `page.expectNoise(…)` announces
 *   more of it.
 */
export async function open(t, { expect = [], engine = "Chromium", ...options } = {}) {
  const browser = await launch(engine);
  const context = await browser.newContext(engine === "Chromium" ? { reducedMotion: "reduce", serviceWorkers: "block", ...options } : options);
  const page = await context.newPage();
  const wanted = [...expect, /Service Worker registration blocked by Playwright/];
  // Under load Firefox fails, very rarely, to hand on what a service worker has answered: for the page a
  // request without an answer like any other, and a test that needs the answer still fails.
  if (engine === "Firefox") wanted.push(/A ServiceWorker intercepted the request and encountered an unexpected error/);
  page.noise = [];
  // What does not arrive from a server that has been closed is not the page's fault: a test's end closes
  // its servers first, and what is under way then is broken off, in as many words as there are moments.
  const say = (line) => isLoading.test(line) && gone.some((origin) => line.includes(origin)) || page.noise.push(line);
  page.expectNoise = (...patterns) => wanted.push(...patterns);
  // Of a request that it has blocked, Firefox tells as if something had thrown, but for the stack.
  const thrown = (error) => engine === "Chromium" || /\n\s+at /.test(error.stack);
  page.on("pageerror", (error) => say(`${thrown(error) ? "page" : "console"} error: ${error.stack || error}`));
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    say(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // Given up by the page itself; Chromium says so, now and then, of a stream read to its end.
    if (!["net::ERR_ABORTED", "NS_BINDING_ABORTED"].includes(reason)) say(`request failed: ${request.url()} ${reason}`);
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
