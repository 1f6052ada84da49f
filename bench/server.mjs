// One process serves everybody, under two origins (two ports): the page's and that of scripts and
// data. Every answer is packed with brotli at quality 11 before the first request.

import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  "": "text/html; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** The bytes as they go over the wire. */
export const pack = (content) =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });

/** Serves the folder `dist`; more is added with `add`. */
export async function serve(dist) {
  const answers = new Map();
  let log = [];
  const add = (path, content) => answers.set(path, { body: pack(content), type: TYPES[extname(path)] });

  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(dist, file).split(sep).join("/")}`;
    // The single-page app and the npm package are nothing of a card's.
    if (!entry.isFile() || !(extname(path) in TYPES) || /^\/(npm|app-|index)/.test(path)) continue;
    add(path.replace(/index\.html$/, ""), await readFile(file));
  }

  const handle = (request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    const found = answers.get(pathname) ?? { body: Buffer.alloc(0), status: 404 };
    log.push({ path: pathname, bytes: found.body.length });
    response.writeHead(found.status ?? 200, {
      "access-control-allow-origin": "*",
      "timing-allow-origin": "*",
      "cache-control": "max-age=31536000, immutable",
      "content-length": found.body.length,
      ...(found.type && { "content-encoding": "br", "content-type": found.type }),
    });
    response.end(found.body);
  };
  const servers = [createServer(handle), createServer(handle)];
  for (const server of servers) await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const [portal, cdn] = servers.map((server) => `http://127.0.0.1:${server.address().port}`);
  return {
    portal,
    cdn,
    add,
    /** The requests since the last call: `{path, bytes}`. */
    take() {
      const taken = log;
      log = [];
      return taken;
    },
    close: () => servers.forEach((server) => (server.closeAllConnections(), server.close())),
  };
}
