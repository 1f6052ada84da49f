// The faults of the fault matrix: what breaks, and how it must end. `faults.test.mjs` brings each of
// them about in each browser, and `docs/faults.md` is this table in words.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./dist.mjs";
import { tab } from "./portal.mjs";
import { TRAP, trapAt } from "./trap.mjs";

/**
 * How a fault may end. With all of them the page has no error of ours, and nothing loads for ever.
 *
 * `message`: a message with this code, the host's fallback, and a button that works once the fault is
 * gone. `final`: the same without a button, which could not help. `fallback`: no script of ours runs,
 * and the host's fallback stands as it stood. `card`: the card, whole. `silence`: nothing at all, for
 * a card that is gone. `crashed`: a message in every card, and a button that loads the page anew.
 */
const message = (code) => ({ kind: "message", code, words: `message (\`${code}\`) over the fallback; trying again works` });
const final = (code) => ({ kind: "final", code, words: `message (\`${code}\`) over the fallback, no button` });
const fallback = { kind: "fallback", words: "the host's fallback" };
const card = { kind: "card", words: "the card" };
const silence = { kind: "silence", words: "no request and no event left over" };
const crashed = { kind: "crashed", code: "crashed", words: "message (`crashed`) in every card; the button loads the page anew" };

const DOCUMENT = "/samplin.json";
const INDEX = /\/index\/\w+\.json$/;
const MODULE = /monograph-card-\w+\.wasm$/;
const STYLES = /monograph-card-\w+\.css$/;
const LANGUAGE = /monograph-card-\w+\.json$/;
const EXTRAS = /monograph-card-\w+\.js$/;
const SCRIPT = "/monograph-card.js";

const NAMES = new Map([[DOCUMENT, "document"], [INDEX, "index"], [MODULE, "module"], [STYLES, "styles"], [SCRIPT, "script"], [LANGUAGE, "words"], [EXTRAS, "extras"]]);

/** The same fault in the answers to several files: `ends` says how, in their order. */
const each = (what, fault, ends) => ends.map(([file, end, more]) => ({ what: `${what}: ${NAMES.get(file)}`, file, fault, ends: end, ...more }));

const LARGE = Buffer.alloc(50 * 1024 * 1024, " ");

/** Waits of a second and more take a thirtieth of their time. */
const FAST = "<script>{ const wait = setTimeout; globalThis.setTimeout = (work, time, ...more) => wait(work, time >= 1000 ? time / 30 : time, ...more) }</script>";
const hurried = { head: `${FAST}{script}` };

const digest = (name) => JSON.parse(readFileSync(join(DIST, "hosting/integrity.json"), "utf8"))[name];
const INTEGRITY = '<script async src="{cdn}monograph-card.js" integrity="{integrity}" crossorigin="anonymous"></script>';

const TWICE = "{script}{script}";
const policy = (value) => ({ headers: { "content-security-policy": value } });

/** What libraries of old, and careless pages, put where every object has it. */
const POLLUTED = `<script>
  for (const name of ["extend", "each", "clone", "remove", "last", "code", "base", "next", "text", "markup"]) {
    for (const it of [Object, Array]) it.prototype[name] = function () { throw new Error(name) };
  }
  Object.prototype.polluted = Array.prototype.polluted = String.prototype.polluted = Function.prototype.polluted = "polluted";
  Array.prototype.toJSON = function () { return "polluted" };
</script>`;

/** The rudest styles that leave the page's own text in view. */
const HOSTILE = "<style>* { all: unset !important } monograph-card { display: inline !important; color: transparent; font-size: 0 } :host, div, section, button { display: none } script, style, head { display: none !important }</style>";

/** A second script, of another version, under the first. */
async function anotherVersion(page) {
  const script = readFileSync(join(DIST, "monograph-card.js"), "utf8");
  const version = /Monograph Card (\S+) \|/.exec(script)[1];
  await page.evaluate((code) => {
    const tag = document.createElement("script");
    tag.src = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    document.querySelector("main").append(tag);
    return new Promise((done) => (tag.onload = done));
  }, script.replaceAll(`"${version}"`, '"99.0.0"'));
}

/**
 * Each has `what` breaks and how it `ends`, and any of: the `file` whose answers have the `fault` (a
 * function gets the origin of a third server), `firefox` for how it ends there, `act` when the element is
 * defined, or `ready`, `released` when the fault ends with that, `mendless` when it lasts as long as its
 * page, and the options of `embed`.
 */
export const FAULTS = [
  { what: "offline before the page came: all files", file: /./, fault: { reset: true }, ends: fallback },
  { what: "offline after the script came: all other files", file: /\.(json|wasm|css)$/, fault: { reset: true }, ends: message("network") },
  ...each("404", { status: 404 }, [[DOCUMENT, message("not-found")], [INDEX, card], [MODULE, message("module")], [STYLES, message("http")], [LANGUAGE, card, { lang: "de" }], [EXTRAS, card], [SCRIPT, fallback]]),
  ...each("500", { status: 500 }, [[DOCUMENT, message("http")], [INDEX, message("http")], [MODULE, message("module")], [STYLES, message("http")], [LANGUAGE, card, { lang: "de" }], [SCRIPT, fallback]]),
  ...each("truncated body", { truncate: 90 }, [[DOCUMENT, message("network")], [INDEX, message("network")], [MODULE, message("integrity"), { firefox: message("module") }], [STYLES, message("integrity"), { firefox: message("network") }], [SCRIPT, fallback]]),
  ...each("wrong MIME type", { type: "text/html" }, [[DOCUMENT, card], [INDEX, card], [MODULE, card], [STYLES, card]]),
  { what: "wrong MIME type, and `nosniff`: script", file: SCRIPT, fault: { type: "text/html", headers: { "x-content-type-options": "nosniff" } }, ends: fallback },
  ...each("50 MB body", { body: LARGE }, [[DOCUMENT, message("too-large")], [INDEX, message("too-large")], [MODULE, message("integrity")], [STYLES, message("integrity")]]),
  ...each("a trickle", { trickle: 90 }, [[DOCUMENT, message("timeout"), hurried], [INDEX, message("timeout"), hurried], [MODULE, message("timeout"), hurried], [STYLES, message("timeout"), hurried], [SCRIPT, fallback, { until: "commit" }]]),
  ...each("CORS refused", { cors: false }, [[DOCUMENT, message("network")], [INDEX, message("network")], [MODULE, message("network")], [STYLES, message("network")], [LANGUAGE, card, { lang: "de" }]]),
  ...each("redirect to another origin, which lets none read", (third) => ({ redirect: `${third}/closed.json` }), [[DOCUMENT, message("network")], [INDEX, message("network")], [MODULE, message("network")], [STYLES, message("network")]]),
  ...each("redirect to another origin, with other bytes", (third) => ({ redirect: `${third}/other.json` }), [[DOCUMENT, message("integrity")], [MODULE, message("integrity")], [STYLES, message("integrity")], [SCRIPT, fallback, { head: INTEGRITY }]]),
  ...each("integrity mismatch", { flip: 60 }, [[DOCUMENT, message("integrity")], [MODULE, message("integrity")], [STYLES, message("integrity")], [LANGUAGE, card, { lang: "de" }], [SCRIPT, fallback, { head: INTEGRITY }]]),
  { what: "integrity mismatch: index", file: INDEX, fault: { body: '{"schema":1,"entries":[{"id":"samplin","integrity":"sha256-AA=="}]}' }, ends: message("integrity") },
  { what: "policy without `'wasm-unsafe-eval'`", ...policy("default-src 'none'; script-src {origin}; connect-src {origin}"), ends: final("module-blocked") },
  { what: "policy that forbids the requests", ...policy("default-src 'none'; script-src {origin} 'wasm-unsafe-eval'"), ends: message("network"), mendless: true },
  { what: "policy that forbids the script", ...policy("script-src 'none'"), ends: fallback },
  { what: "no WebAssembly", head: "<script>delete globalThis.WebAssembly</script>{script}", ends: final("no-webassembly") },
  { what: "the script twice", head: TWICE, ends: card },
  { what: "two versions of the script", act: anotherVersion, ends: card },
  { what: "hostile CSS", head: `${HOSTILE}{script}`, ends: card },
  { what: "element moved while it loads", file: DOCUMENT, fault: { hold: true }, act: (page) => page.evaluate(() => document.body.append(document.querySelector("monograph-card"))), released: true, ends: card },
  { what: "element moved when it is ready", ready: true, act: (page) => page.evaluate(() => document.body.append(document.querySelector("monograph-card"))), ends: card },
  { what: "element removed while it loads", file: DOCUMENT, fault: { hold: true }, act: (page) => page.evaluate(() => document.querySelector("monograph-card").remove()), released: true, ends: silence },
  { what: "`Object.prototype` and `Array.prototype` polluted", head: `${POLLUTED}{script}`, ends: card },
  { what: "Trusted Types, the card's policy allowed", ...policy("require-trusted-types-for 'script'; trusted-types monograph-card"), ends: card },
  { what: "Trusted Types, no policy allowed", ...policy("require-trusted-types-for 'script'; trusted-types 'none'"), ends: card },
  { what: "a trap in the module, at the first card", head: `${TRAP}<script>trap = 2</script>{script}`, ends: crashed },
  {
    what: "a trap in the module, while a card is read",
    head: `${TRAP}{script}`,
    act: async (page) => {
      await trapAt(page);
      await tab(page, "Dosage").first().click();
    },
    ends: crashed,
  },
].map((fault) => (fault.head === INTEGRITY ? { ...fault, head: INTEGRITY.replace("{integrity}", digest("monograph-card.js")) } : fault));
