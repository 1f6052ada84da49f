// The app without a network: what was opened is there and says when it was saved, what was not is
// said, nothing is old while there is a network, a portal's page is left alone, and a new build takes over.

import { test } from "node:test";
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assertAccessible } from "./support/axe.mjs";
import { open } from "./support/browser.mjs";
import { DIST } from "./support/dist.mjs";
import { serve } from "./support/server.mjs";

const QUIET = [/net::ERR/, /Failed to load/, /Failed to fetch/, /no answer/, /monograph-card:/];

/** The app with its worker in charge. */
async function app(t, { prefix = "/", folder = DIST, ...options } = {}) {
  const host = await serve({ folders: { [prefix]: folder } });
  t.after(() => host.close());
  const page = await open(t, { expect: QUIET, serviceWorkers: "allow", ...options });
  const base = host.origin + prefix;
  await page.goto(base);
  await controlled(page);
  /** Breaks all answers of the host; returns what mends it. */
  const cut = () => host.fault(/./, { reset: true });
  return { host, page, base, cut };
}

const controlled = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
  });

/** Waits until `check` in the page, which may wait itself (a `waitForFunction` would not), says yes; as long as Playwright waits for anything. */
async function until(page, check, value) {
  for (const start = Date.now(); !(await page.evaluate(check, value)); ) {
    assert.ok(Date.now() - start < 30_000, `still not so: ${check}`);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}

const card = (page, title) => page.locator("monograph-card [part=title]", { hasText: title }).waitFor();
const kept = (page, words) => page.locator(".kept", { hasText: words }).waitFor();
const go = (page, hash) => page.evaluate((hash) => (location.hash = hash), hash);

/** Opens a card with the worker in charge and waits until it is saved. */
async function opened(page, id, title) {
  await go(page, `#/${id}`);
  await card(page, title);
  await until(page, async (id) => {
    for (const name of await caches.keys()) {
      const urls = (await (await caches.open(name)).keys()).map((it) => it.url);
      if (name.endsWith(" data") && urls.some((it) => it.endsWith(`/${id}.json`)) && urls.some((it) => it.includes("/index/"))) return true;
    }
    return false;
  }, id);
}

for (const prefix of ["/", "/widgets/v1/"]) {
  test(`what was opened is read without a network, under ${prefix}`, async (t) => {
    const { page, base, cut } = await app(t, { prefix });
    await opened(page, "warfarin", "Warfarin");
    const text = await page.locator("monograph-card [part=base]").textContent();
    cut();
    await page.goto(`${base}?again#/warfarin`);
    await card(page, "Warfarin");
    await kept(page, /^No connection\. You are reading a copy that was saved on this device on \w+ \d+, \d{4}/);
    assert.equal(await page.locator("monograph-card [part=base]").textContent(), text);
    await page.getByRole("tab", { name: "Side effects" }).click();

    await go(page, "#/metformin");
    await kept(page, /was not opened on this device before/);
    await page.getByRole("button", { name: "Try again" }).waitFor();
    await assertAccessible(page);
  });
}

test("under a worker nothing is asked for before the module is there to hear of a saved copy", async (t) => {
  const { page, base } = await app(t);
  await opened(page, "warfarin", "Warfarin");
  await page.goto(`${base}?again#/warfarin`);
  await card(page, "Warfarin");
  const [module, ...asked] = await page.evaluate(() => {
    const times = (file) => performance.getEntriesByType("resource").filter((it) => file.test(new URL(it.name).pathname));
    return [times(/\/app-\w+\.wasm$/)[0].responseEnd, ...times(/\/bundle\//).map((it) => it.startTime)];
  });
  assert.ok(asked.length > 0 && asked.every((it) => it >= module), `${asked} before ${module}`);
});

test("with a network again, the notice goes and the present text comes", async (t) => {
  const { page, base, cut, host } = await app(t);
  await opened(page, "warfarin", "Warfarin");
  const broken = cut();
  await page.goto(`${base}?again#/warfarin`);
  await kept(page, /No connection/);
  broken.remove();
  const asked = host.requests.length;
  await page.evaluate(() => document.querySelector("monograph-card").reload());
  await page.waitForFunction(() => !document.querySelector(".kept").textContent);
  await card(page, "Warfarin");
  assert.ok(host.requests.slice(asked).some(({ path }) => path.endsWith("warfarin.json")), "the network was asked");
});

test("a text that was removed is not shown from the device", async (t) => {
  const { page, base, host, cut } = await app(t);
  await opened(page, "warfarin", "Warfarin");
  // From all of the bundle, the small collection's one file included.
  host.fault(/warfarin\.json$|monographs\.json$/, { status: 404 });
  await page.goto(`${base}?again#/warfarin`);
  await page.getByRole("heading", { name: "Medicine not found" }).waitFor();
  cut();
  await page.goto(`${base}?more#/warfarin`);
  await kept(page, /was not opened on this device before/);
});

test("a saved text that has changed on the device is not shown", async (t) => {
  const { page, base, cut } = await app(t);
  await opened(page, "warfarin", "Warfarin");
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!request.url.endsWith("/warfarin.json")) continue;
        const answer = await cache.match(request);
        await cache.put(request, new Response((await answer.text()).replace("Warfarin", "Warfarln"), { headers: answer.headers }));
      }
    }
  });
  cut();
  await page.goto(`${base}?again#/warfarin`);
  await page.getByText("it is not what its publisher released").waitFor();
});

test("texts saved at different times are all shown, though a piece of the index has changed since", async (t) => {
  const folder = copy(t);
  const { page, base, cut } = await app(t, { folder });
  await opened(page, "warfarin", "Warfarin");
  // A new version of the collection is published: the piece has another hash for the document.
  const path = await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const urls = (await (await caches.open(name)).keys()).map((it) => new URL(it.url).pathname);
      const piece = urls.find((it) => it.includes("/index/"));
      if (piece) return piece;
    }
  });
  const piece = readFileSync(join(folder, path), "utf8");
  const newer = piece.replaceAll(/sha256-[^"]+/g, `sha256-${"A".repeat(43)}=`);
  assert.notEqual(newer, piece);
  writeFileSync(join(folder, path), newer);
  // Another card of the same piece is opened: the piece is saved anew, and warfarin's text is not.
  await page.evaluate((path) => fetch(path), path);
  await until(page, async (path) => {
    for (const name of await caches.keys()) if (name.endsWith(" data")) return (await (await (await caches.open(name)).match(path))?.text())?.includes("AAAA");
  }, path);
  cut();
  await page.goto(`${base}?again#/warfarin`);
  await card(page, "Warfarin");
});

test("of more texts than are kept, the one that was opened longest ago goes", async (t) => {
  const { page, base, cut } = await app(t);
  await opened(page, "warfarin", "Warfarin");
  const fill = (from, to) =>
    page.evaluate(
      async ({ from, to }) => {
        const name = (await caches.keys()).find((it) => it.endsWith(" data"));
        const cache = await caches.open(name);
        for (let n = from; n < to; n++) await cache.put(new URL(`bundle/m/00/fill-${n}.json`, location), new Response("{}"));
      },
      { from, to },
    );
  const filled = () =>
    page.evaluate(async () => {
      const name = (await caches.keys()).find((it) => it.endsWith(" data"));
      return (await (await caches.open(name)).keys()).map((it) => it.url.match(/fill-(\d+)/)?.[1]).filter(Boolean);
    });
  await fill(0, 150);
  // Opened again it is the last one, though it was the first to be saved.
  await page.reload();
  await card(page, "Warfarin");
  await fill(150, 199);
  await opened(page, "metformin", "Metformin");
  await until(page, async () => {
    const name = (await caches.keys()).find((it) => it.endsWith(" data"));
    return !(await (await caches.open(name)).match("bundle/m/00/fill-0.json"));
  });
  assert.equal((await filled()).length, 198);
  cut();
  await page.goto(`${base}?again#/warfarin`);
  await card(page, "Warfarin");
});

test("Clear removes the names and the saved texts", async (t) => {
  const { page, base, cut } = await app(t);
  await opened(page, "warfarin", "Warfarin");
  await go(page, "#/");
  const list = page.getByRole("region", { name: "Recently viewed on this device" });
  await list.getByRole("link", { name: "Warfarin" }).waitFor();
  await assertAccessible(page);
  await list.getByRole("button", { name: "Clear" }).click();
  await page.getByText("are removed from this device").waitFor();
  assert.equal(await list.count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.localName), "h1");
  await until(page, async () => !(await caches.keys()).some((it) => it.endsWith(" data")));
  cut();
  await page.goto(`${base}?again#/warfarin`);
  await kept(page, /was not opened on this device before/);
});

test("a portal's page below the app's address is left alone", async (t) => {
  const { page, base, host, cut } = await app(t);
  await opened(page, "warfarin", "Warfarin");
  host.state.pages["/portal/"] = '<!doctype html><title>Portal</title><script async src="/monograph-card.js"></script><monograph-card drug="warfarin"><a href="/">Fallback</a></monograph-card>';
  await page.goto(`${base}portal/`);
  await card(page, "Warfarin");
  const asked = host.requests.length;
  await page.reload();
  await card(page, "Warfarin");
  const paths = host.requests.slice(asked).map(({ path }) => path);
  for (const end of ["monograph-card.js", "warfarin.json", ".css", ".wasm"]) assert.ok(paths.some((it) => it.endsWith(end)), `${end} was asked of the host`);
  cut();
  // Nothing of it comes from the device.
  const reads = await page.evaluate(() => fetch("/bundle/m/warfarin.json").then(() => "answered", () => "none"));
  assert.equal(reads, "none");
});

test("a new build takes over, and an open page of the old one still gets its files", async (t) => {
  const folder = copy(t);
  const { page, cut } = await app(t, { folder });
  const worker = readFileSync(join(folder, "worker.js"), "utf8");
  const shells = () => page.evaluate(async () => (await caches.keys()).filter((it) => it.includes(" shell ")).sort());
  const [first] = await shells();
  for (const n of [1, 2]) {
    // An install was broken off: the browser was closed in the middle of it, say.
    await page.evaluate(async (n) => (await caches.open(`monograph / shell broken-${n}`)).put("./", new Response("half")), n);
    writeFileSync(join(folder, "worker.js"), worker.replace(/version: "\w+"/, `version: "0000000${n}"`));
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const changed = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
      await registration.update();
      await changed;
    });
    await until(page, async (n) => (await caches.keys()).filter((it) => it.includes(" shell ")).length === 2, n);
    const all = await shells();
    assert.ok(all.some((it) => it.endsWith(`0000000${n}`)), `${n}: ${all}`);
    assert.equal(all.includes(first), n === 1, "the build before stays, older ones go");
  }
  cut();
  await page.reload();
  await page.getByRole("heading", { name: "Medicines A–Z" }).waitFor();
});

test("a build that is published while the one before takes over takes nothing from it, and loses nothing", async (t) => {
  const folder = copy(t);
  const { page, host, cut } = await app(t, { folder });
  const worker = readFileSync(join(folder, "worker.js"), "utf8");
  const publish = (version) => writeFileSync(join(folder, "worker.js"), worker.replace(/version: "\w+"/, `version: "${version}"`));
  const update = () => page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const changed = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    registration.update();
    await changed;
  });
  const shells = () => page.evaluate(async () => (await caches.keys()).filter((it) => it.includes(" shell ")).map((it) => it.split(" ").at(-1)));
  const [first] = await shells();
  publish("00000001");
  await update();
  // The worker has the page before it has tidied up; the next one starts to save its files in between.
  publish("00000002");
  const held = host.fault("/icons/192.png", { hold: true });
  const next = update();
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== "activated") await new Promise((done) => (active.onstatechange = () => active.state === "activated" && done()));
  });
  await until(page, async () => (await caches.keys()).some((it) => it.endsWith(" 00000002")));
  assert.deepEqual((await shells()).sort(), ["00000001", "00000002", first].sort());
  held.release();
  await next;
  await until(page, async () => (await caches.keys()).filter((it) => it.includes(" shell ")).length === 2);
  assert.deepEqual((await shells()).sort(), ["00000001", "00000002"]);
  cut();
  await page.reload();
  await page.getByRole("heading", { name: "Medicines A–Z" }).waitFor();
});

test("a build that is published half keeps the worker before it", async (t) => {
  const folder = copy(t);
  const { page } = await app(t, { folder });
  const before = await page.evaluate(async () => (await caches.keys()).filter((it) => it.includes(" shell ")));
  const worker = readFileSync(join(folder, "worker.js"), "utf8");
  writeFileSync(join(folder, "worker.js"), worker.replace(/version: "\w+"/, 'version: "00000009"').replace(/"manifest.webmanifest":"sha384-\w/, '"manifest.webmanifest":"sha384-_'.replace("_", "A")).replace(/("icons\/192.png":"sha384-)[^"]+/, `$1${"A".repeat(64)}`));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    const worker = registration.installing;
    if (worker) await new Promise((done) => (worker.onstatechange = () => worker.state === "redundant" && done()));
  });
  assert.deepEqual(await page.evaluate(async () => (await caches.keys()).filter((it) => it.includes(" shell "))), before);
});

test("what an installed app needs is there", async (t) => {
  const { page, base } = await app(t);
  const session = await page.context().newCDPSession(page);
  const { errors, url } = await session.send("Page.getAppManifest");
  assert.equal(url, `${base}manifest.webmanifest`);
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A window without a profile of its own cannot install anything.
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
});

test("a browser that refuses to keep anything shows the app all the same", async (t) => {
  const host = await serve({ folders: { "/": DIST } });
  t.after(() => host.close());
  const page = await open(t, { expect: QUIET });
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage", "caches"]) Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });
    Object.defineProperty(navigator, "serviceWorker", { value: undefined });
  });
  await page.goto(host.origin);
  await page.getByRole("link", { name: "Warfarin" }).click();
  await card(page, "Warfarin");
  await page.goBack();
  await page.locator(".count").waitFor();
  assert.equal(await page.getByRole("region", { name: "Recently viewed on this device" }).count(), 0);
});

/** A copy of the dist that a test may change. */
function copy(t) {
  const folder = mkdtempSync(join(tmpdir(), "monograph-dist-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(DIST, folder, { recursive: true });
  return folder;
}
