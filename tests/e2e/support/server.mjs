// A static server for tests: folders under URL prefixes, on a free port, with faults on demand.
//
// Two of them are two origins: one is the CDN with `dist`, the other the portal.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { setTimeout } from "node:timers/promises";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Milliseconds in the middle of each answer, to find the tests that pass only where all comes at once. */
const DELAY = Number(process.env.MONOGRAPH_TEST_DELAY ?? 0);

/** The servers of this process that have been closed: a page may outlive its server. */
export const gone = [];

/**
 * Starts a server. Close it with `close()`.
 *
 * @param {object} options
 * @param {Record<string, string>} [options.folders] URL prefix (`/`, `/widgets/v1/`) → folder.
 * @param {Record<string, string>} [options.pages] URL path → HTML, for pages written in a test.
 * @param {boolean} [options.cors] Whether other origins may read (`*`); default true.
 * @param {Record<string, string>} [options.headers] Headers of every answer, such as a policy.
 */
export async function serve({ folders = {}, pages = {}, cors = true, headers = {} } = {}) {
  const state = { pages: { ...pages }, files: new Map(), headers: { ...headers }, cors };
  const faults = [];
  const requests = [];
  const held = new Set();
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);

  const answer = async (request) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (path in state.pages) return { type: TYPES[".html"], body: Buffer.from(state.pages[path]) };
    if (state.files.has(path)) return { type: TYPES[extname(path)], body: Buffer.from(state.files.get(path)) };
    const prefix = prefixes.find((candidate) => path.startsWith(candidate));
    if (prefix === undefined) return null;
    const relative = normalize(path.slice(prefix.length) || ".");
    if (relative === ".." || relative.startsWith(`..${sep}`)) return null;
    let file = join(folders[prefix], relative);
    const info = await stat(file).catch(() => null);
    if (info?.isDirectory()) file = join(file, "index.html");
    const body = await readFile(file).catch(() => null);
    return body && { type: TYPES[extname(file)] ?? "application/octet-stream", body };
  };

  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    requests.push({ method: request.method, path, headers: request.headers });
    const fault = faults.find((candidate) => matches(candidate.path, path) && candidate.times > 0);
    if (fault) fault.times -= 1;
    try {
      await fault?.wait;
      const found = await answer(request);
      // Browsers ask for it on their own; nobody's test is about it.
      if (!found && path === "/favicon.ico") return response.writeHead(204).end();
      const common = { "cache-control": "no-store", ...state.headers };
      if (state.cors && fault?.cors !== false) common["access-control-allow-origin"] = "*";
      if (fault?.reset) return request.socket.destroy();
      if (fault?.redirect) return response.writeHead(302, { ...common, location: fault.redirect }).end();
      if (fault?.status || !found) {
        response.writeHead(fault?.status ?? 404, { ...common, "content-type": "text/plain" });
        return response.end(fault?.status ? "a fault on demand" : "no such file");
      }
      let { body, type } = found;
      if (fault?.flip !== undefined) {
        body = Buffer.from(body);
        const at = fault.flip < 0 ? body.length + fault.flip : fault.flip;
        body[at] ^= 1;
      }
      if (fault?.body !== undefined) body = Buffer.from(fault.body);
      common["content-type"] = fault?.type ?? type;
      common["content-length"] = String(body.length);
      response.writeHead(200, { ...common, ...fault?.headers });
      if (fault?.truncate !== undefined) {
        // The promised length never comes: the connection breaks in the middle of the file.
        return response.write(body.subarray(0, fault.truncate), () => request.socket.destroy());
      }
      if (fault?.trickle !== undefined) {
        let sent = fault.trickle;
        response.write(body.subarray(0, sent));
        // Whoever asked may have left before anybody could listen for that.
        const drip = setInterval(() => {
          if (response.destroyed) clearInterval(drip);
          else if (sent < body.length - 1) response.write(body.subarray(sent, (sent += 1)));
        }, 300);
        return;
      }
      if (DELAY) {
        response.write(body.subarray(0, body.length / 2));
        await setTimeout(DELAY);
        body = body.subarray(body.length / 2);
      }
      response.end(body);
    } catch (error) {
      response.destroy(error);
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    /** Without a slash at the end. */
    origin: `http://127.0.0.1:${server.address().port}`,
    /** Every request so far, in order: `{method, path, headers}`. */
    requests,
    /** What every answer has, and pages and `files` (path → body) in place of the folders'; may be changed between requests. */
    state,
    /**
     * Breaks the answers to `path` (a string that ends so, or a regular expression), `times`
     * times. `what` has any of: `status`, `reset` (break the connection), `truncate` (send that
     * many bytes, then break it), `flip` (change one bit of this byte; negative from the end),
     * `type` (Content-Type), `headers`, `body`, `cors` (`false`: other origins may not read),
     * `redirect` (to this address), `trickle` (send that many bytes, then one now and then, without
     * an end), `hold` (answer when `release()` is called).
     * Returns a handle with `release()` and `remove()`.
     */
    fault(path, what = {}) {
      const fault = { times: Infinity, ...what, path };
      let release = () => {};
      if (what.hold) {
        fault.wait = new Promise((resolve) => (release = resolve));
        held.add(release);
      }
      faults.unshift(fault);
      return {
        release: () => release(),
        remove: () => {
          release();
          if (faults.includes(fault)) faults.splice(faults.indexOf(fault), 1);
        },
      };
    },
    async close() {
      gone.push(`http://127.0.0.1:${server.address().port}/`);
      for (const release of held) release();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function matches(pattern, path) {
  return pattern instanceof RegExp ? pattern.test(path) : path.endsWith(pattern);
}
