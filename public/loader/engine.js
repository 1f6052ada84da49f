// The WebAssembly module: one instance for all cards of the page, loaded when the first one needs
// it. Which module that is, the entry says: the script of a portal brings its own, the single-page
// app has the card in the module it runs already.

import { crashed } from "./crash.js";
import { Failure } from "./failure.js";
import { make } from "./make.js";
import { limited, response } from "./request.js";
import { trusted } from "./trust.js";

let load;
let more;
let running;
let brought;

/** Says how to get the module's exports, and the extras. */
export function use(loader, extras) {
  load = loader;
  more = extras;
}

/** What only some cards need, asked for once: see `extras.js`. The next call tries again when it fails. */
export const extras = () =>
  (brought ??= more().catch((error) => {
    brought = undefined;
    // A page that allows no policy of Trusted Types allows no further script.
    throw error instanceof Failure ? error : new Failure("module-blocked", String(error));
  }));

/**
 * The exports of the running module; `text` is what may come before it.
 *
 * @returns {Promise<object>} rejects with a Failure: `no-webassembly`, `module-blocked`, `module`,
 *   `integrity`, or `network`: the next call tries again; or `crashed`, for good
 */
export function start(text) {
  if (crashed) return Promise.reject(crashed);
  running ??= load(text).catch((error) => {
    running = undefined;
    throw error instanceof Failure ? error : new Failure("module", `the module did not start: ${error}`);
  });
  return running;
}

/** Fetches, checks and starts the module at `url` with its `glue`, behind the `text` that is under way. */
export async function instantiate(glue, url, integrity, text) {
  if (typeof WebAssembly !== "object") throw new Failure("no-webassembly", "no WebAssembly here");
  // Few servers heed a priority. Asked for at the same moment, the module would take its share of a
  // slow link before the text is there; so it is asked for when the text has come, or has had time to
  // go first.
  await Promise.race([text, new Promise((done) => setTimeout(done, 100))]).catch(() => {});
  const answer = await response(url, { integrity, priority: "low", signal: limited(url) }).catch((error) => {
    throw error.code === "http" ? new Failure("module", error.message) : error;
  });
  const module = await compile(answer).catch((error) => {
    // Firefox calls the policy by its short name.
    const blocked = /CSP|unsafe-eval/.test(error.message);
    if (!blocked) throw error;
    throw new Failure("module-blocked", "script-src lacks 'wasm-unsafe-eval'");
  });
  glue.initSync({ module });
  return glue;
}

/** Compiles while the bytes come in; a server that sends another MIME type only costs that. */
async function compile(answer) {
  const streams = /^application.wasm/i.test(answer.headers.get("Content-Type"));
  return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

/** Fetches the extras' script, which the browser checks, and returns what it brings. `nonce` is the page's. */
export function inject(url, integrity, nonce) {
  return new Promise((resolve, reject) => {
    const script = make("script", {
      crossOrigin: "anonymous",
      integrity,
      nonce,
      src: trusted("createScriptURL", url),
      // A script does not say why it cannot be had; the request does.
      onerror: () => response(url, { integrity }).then(() => reject(`${url}: refused`), reject),
    });
    script.addEventListener("extras", (event) => resolve(event.detail));
    document.head.append(script);
    script.remove();
  });
}
