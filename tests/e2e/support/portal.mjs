// A portal's page with cards on it: the page on one origin, the script and the data on another.

import { DIST } from "./dist.mjs";
import { open } from "./browser.mjs";
import { FIXTURES } from "./fixtures.mjs";
import { serve } from "./server.mjs";

/** A fallback such as portals write. */
export const FALLBACK = '<a href="/elsewhere">The full monograph</a>';

/** Longest wait for anything the page is to do. Nothing waits this long unless it is broken. */
const PATIENCE = 10_000;

/**
 * Starts both servers and opens the portal's page; all of it ends with the test `t`.
 *
 * @param {import("node:test").TestContext} t
 * @param {object} options
 * @param {string} [options.body] HTML of the page's `main`. `{cdn}` in it stands for the URL of the
 *   folder with the script, `{script}` for a tag that links it.
 * @param {string} [options.head] HTML of the page's head; default `{script}`.
 * @param {string} [options.html] HTML of the whole page, in place of both.
 * @param {string} [options.prefix] where on the CDN the script stands
 * @param {string} [options.bundle] folder with the data
 * @param {Record<string, string>} [options.headers] of the portal's page, such as a policy
 * @param {(cdn: object) => void} [options.before] called before the page opens, to set faults
 * @param {object} [options.browser] options of `open`
 * @param {string} [options.until] what of the page is waited for, in Playwright's words
 * @returns {Promise<{page, cdn, portal, base: string}>} `base` is `{cdn}`
 */
export async function embed(t, options = {}) {
  const { prefix = "/", bundle = FIXTURES, headers = {}, before, browser, until } = options;
  const cdn = await serve({ folders: { [prefix]: DIST, [`${prefix}bundle/`]: bundle } });
  const portal = await serve();
  t.after(() => Promise.all([cdn.close(), portal.close()]));
  const base = cdn.origin + prefix;
  // A policy may name the origin, too.
  const fill = (text) =>
    text
      .replaceAll("{script}", `<script async src="${base}monograph-card.js"></script>`)
      .replaceAll("{cdn}", base)
      .replaceAll("{origin}", cdn.origin);
  portal.state.pages["/"] = fill(options.html ?? page(options.head ?? "{script}", options.body ?? ""));
  portal.state.headers = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)]));
  before?.(cdn);
  const tab = await open(t, browser);
  tab.setDefaultTimeout(PATIENCE);
  await tab.addInitScript(record);
  await tab.goto(portal.origin, { waitUntil: until });
  return { page: tab, cdn, portal, base };
}

function page(head, body) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Portal</title>
${head}
</head>
<body>
<main>
<h1>Portal</h1>
${body}
</main>
</body>
</html>`;
}

// Runs in the page before any script of its own.
function record() {
  const seen = [];
  Object.defineProperty(window, "seen", { value: seen });
  const uncaught = [];
  Object.defineProperty(window, "uncaught", { value: uncaught });
  for (const type of ["error", "unhandledrejection"]) addEventListener(type, (event) => uncaught.push(String(event.reason ?? event.message)));
  for (const type of ["monograph-ready", "monograph-error", "monograph-tab-show"]) {
    addEventListener(type, (event) => seen.push({ type, detail: event.detail, target: event.target }), true);
  }
  addEventListener("securitypolicyviolation", (event) => {
    seen.push({ type: event.type, detail: `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}` });
  });
}

/**
 * Waits until as many cards of the page have come to life. Markup that came with the data is there
 * before that: its tabs answer clicks, and no keys.
 */
export async function alive(page, count = 1) {
  const enough = (count) => new Set(window.seen.filter(({ type }) => type === "monograph-ready").map(({ target }) => target)).size >= count;
  await until(page, enough, count);
}

/** Waits until as many cards of the page are there to be read. */
export async function ready(page, count = 1) {
  const enough = (count) => [...document.querySelectorAll("monograph-card")].filter((card) => card.shadowRoot?.querySelector("[part=base]")).length >= count;
  await until(page, enough, count);
}

/** Waits for the `nth` event of this type (from 1) and returns its detail. */
export async function event(page, type, nth = 1) {
  await until(page, ([type, nth]) => window.seen.filter((it) => it.type === type).length >= nth, [type, nth]);
  return page.evaluate(([type, nth]) => window.seen.filter((it) => it.type === type)[nth - 1].detail, [type, nth]);
}

/** Waits until `condition` holds in the page; says what the page has heard and said when it never does. */
export async function until(page, condition, argument) {
  try {
    await page.waitForFunction(condition, argument);
  } catch (error) {
    const heard = await page.evaluate(() => window.seen.map(({ type, detail }) => `${type} ${JSON.stringify(detail)}`));
    throw new Error(`${error.message}\nwaiting for: ${condition}\nevents: ${heard.join("; ")}\n${page.noise.join("\n")}`);
  }
}

/** Rendering anew takes a few turns of the event loop, never a time. */
export const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** How many events of this type there were. */
export const count = (page, type) => page.evaluate((type) => window.seen.filter((it) => it.type === type).length, type);

/** The paths the server was asked for, without those a browser asks for on its own. */
export const paths = (server) => server.requests.map((it) => it.path).filter((it) => it !== "/favicon.ico");

/** A tab of a card by its label. */
export const tab = (page, name, card = "monograph-card") => page.locator(card).getByRole("tab", { name, exact: true });
