// The harness itself: a fault that did not happen would make every test of an error hollow.

import { test } from "node:test";
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "./support/server.mjs";
import { open } from "./support/browser.mjs";
import { assertAccessible } from "./support/axe.mjs";

async function folder(t, files) {
  const dir = await mkdtemp(join(tmpdir(), "monograph-"));
  t.after(() => rm(dir, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content);
  return dir;
}

async function server(t, options) {
  const started = await serve(options);
  t.after(() => started.close());
  return started;
}

test("a server serves folders under prefixes with the right types", async (t) => {
  const dir = await folder(t, { "index.html": "<p>hi", "a.wasm": "\0asm", "b.json": "{}" });
  const cdn = await server(t, { folders: { "/widgets/v1/": dir }, headers: { "x-test": "1" } });
  for (const [path, status, type] of [
    ["/widgets/v1/", 200, "text/html; charset=utf-8"],
    ["/widgets/v1/a.wasm", 200, "application/wasm"],
    ["/widgets/v1/b.json", 200, "application/json"],
    ["/widgets/v1/c.json", 404, "text/plain"],
    ["/a.wasm", 404, "text/plain"],
    ["/widgets/v1/%2e%2e/etc/passwd", 404, "text/plain"],
  ]) {
    const response = await fetch(cdn.origin + path);
    assert.equal(response.status, status, path);
    assert.equal(response.headers.get("content-type"), type, path);
    assert.equal(response.headers.get("x-test"), "1");
    assert.equal(response.headers.get("access-control-allow-origin"), "*");
  }
  assert.equal(cdn.requests.length, 6);
});

test("faults happen as often as asked, and only where asked", async (t) => {
  const dir = await folder(t, { a: "abcdef", b: "abcdef" });
  const cdn = await server(t, { folders: { "/": dir }, cors: false });
  const text = async (path) => (await fetch(cdn.origin + path)).text();

  cdn.fault("/a", { status: 500, times: 1 });
  assert.equal((await fetch(`${cdn.origin}/a`)).status, 500);
  assert.equal(await text("/a"), "abcdef");
  assert.equal((await fetch(`${cdn.origin}/a`)).headers.get("access-control-allow-origin"), null);

  const flipped = cdn.fault("/a", { flip: 0 });
  assert.equal(await text("/a"), "`bcdef");
  assert.equal(await text("/b"), "abcdef");
  flipped.remove();
  assert.equal(await text("/a"), "abcdef");

  cdn.fault(/a$/, { truncate: 3, times: 1 });
  await assert.rejects(text("/a"));
  cdn.fault("/a", { reset: true, times: 1 });
  await assert.rejects(text("/a"));
  cdn.fault("/a", { type: "text/html", times: 1 });
  assert.equal((await fetch(`${cdn.origin}/a`)).headers.get("content-type"), "text/html");

  const held = cdn.fault("/a", { hold: true });
  let arrived = false;
  const waiting = text("/a").then((body) => ((arrived = true), body));
  assert.equal(await text("/b"), "abcdef");
  assert.equal(arrived, false);
  held.release();
  assert.equal(await waiting, "abcdef");
});

test("what a page complains of is collected", async (t) => {
  const portal = await server(t, {
    pages: { "/": '<!doctype html><title>x</title><script>console.error("ouch"); throw Error("oh")</script>' },
  });
  const page = await open(t, { expect: [/ouch/, /oh/] });
  await page.goto(portal.origin);
  assert.equal(page.noise.filter((line) => /ouch|Error: oh/.test(line)).length, 2);
});

test("a file that does not arrive counts, but not from a server that was closed", async (t) => {
  const portal = await serve({ pages: { "/": "<!doctype html><title>x</title>" } });
  const page = await open(t, { expect: [/broken/] });
  await page.goto(portal.origin);
  const ask = (path) => page.evaluate((path) => void fetch(path, { integrity: "sha256-x" }).catch(() => (document.title = path)), path);
  const told = (path) => page.waitForFunction((path) => document.title === path, path);
  portal.fault("/broken", { reset: true });
  await ask("/broken");
  await told("/broken");
  portal.fault("/late", { hold: true });
  const asked = page.waitForRequest(/late/);
  await ask("/late");
  await asked;
  await portal.close();
  await told("/late");
  const about = (name) => page.noise.filter((line) => line.includes(name)).length;
  assert.deepEqual([about("/broken") > 0, about("/late")], [true, 0], String(page.noise));
});

test("axe sees into shadow roots", async (t) => {
  const portal = await server(t, {
    pages: {
      "/": `<!doctype html><html lang="en"><title>x</title>
        <main><h1>x</h1><div id="host"></div></main>
        <script>host.attachShadow({ mode: "open" }).innerHTML = '<img src="data:,">'</script>`,
    },
  });
  const page = await open(t);
  await page.goto(portal.origin);
  await assert.rejects(assertAccessible(page), /image-alt.*#host › img/s);
});
