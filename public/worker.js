// The single-page app without a network: a service worker that keeps the app's own files, and what
// the reader opened.
//
// What always holds: data comes from the network while there is one, so no text is older than it
// must be; what comes from this device is announced to the page, with the time it was saved. Only the
// app is served: a portal's page gets what it would get without a worker. Nothing is checked less:
// the app's files are saved with their hashes checked, and the card checks a saved text as any other.

/** The app's files with their hashes; `cargo xtask dist` writes the real ones here. */
const BUILD = { version: "dev", files: {} };

const SCOPE = new URL("./", self.location).href;
/** A host may have more than one collection, and all of them share one storage. */
const OWN = `monograph ${new URL(SCOPE).pathname} `;
const SHELL = `${OWN}shell ${BUILD.version}`;
const DATA = `${OWN}data`;

/** Files that never change under their name. */
const HASHED = /^[\w-]+-[0-9a-f]{8,}\.\w+$/;
/** What is kept of a bundle: what a card reads, and what the list is made of. */
const KEPT = /^bundle\/(m\/.+|index\/\w+|names\/\w+|words\/\w+|manifest)\.json$/;
/** Of each kind, how many are kept; the ones saved first go first. */
const MOST = { m: 200, names: 60, words: 30 };
/** How many versions of a piece of the index are kept, for texts saved at different times. */
const VERSIONS = 8;
/** Longest wait, in milliseconds, for an answer when there is something saved. */
const PAGE_WAIT = 4_000;
const DATA_WAIT = 8_000;
const SAVED = "x-monograph-saved";
/** Stands in a cache of the app's files when all of them are there, with the time. */
const COMPLETE = "./worker.js?complete";

self.addEventListener("install", (event) => {
  event.waitUntil(install());
  self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const path = decodeURI(request.url.slice(SCOPE.length).split(/[?#]/)[0]);
  if (request.mode === "navigate") {
    if (isPage(path)) event.respondWith(page(request));
  } else if (path in BUILD.files || HASHED.test(path) || KEPT.test(path)) {
    event.respondWith(answer(event, path));
  }
});

const isPage = (path) => path === "" || path === "index.html";

/** Saves the app's files; all of one build, or none. */
async function install() {
  const cache = await caches.open(SHELL);
  try {
    await Promise.all(Object.entries(BUILD.files).map(async ([path, integrity]) => {
      const page = isPage(path);
      const name = page ? "./" : path;
      // A host may add to the page, so that its hash says nothing; what it must load, it names.
      const request = new Request(name, { cache: HASHED.test(path) ? "default" : "no-cache", ...(!page && { integrity }) });
      const answer = await fetch(request);
      if (!answer.ok) throw new Error(`${request.url}: HTTP status ${answer.status}`);
      const body = await answer.arrayBuffer();
      if (page) namesItsFiles(new TextDecoder().decode(body));
      // A copy: what was redirected cannot answer for a page.
      await cache.put(name, new Response(body, { headers: { "content-type": answer.headers.get("content-type") } }));
    }));
    await cache.put(COMPLETE, new Response(String(Date.now())));
  } catch (error) {
    await caches.delete(SHELL);
    throw error;
  }
}

/** Whether a page is of this build: a host that is being published to may still have the old one. */
function namesItsFiles(html) {
  const missing = Object.keys(BUILD.files).find((path) => path.startsWith("app-") && /\.(js|wasm)$/.test(path) && !html.includes(path));
  if (missing) throw new Error(`the page is of another build: it does not name ${missing}`);
}

/** A page of the build before may be open and ask for its files: these stay, older ones go. */
async function activate() {
  const others = (await caches.keys()).filter((name) => name.startsWith(`${OWN}shell `) && name !== SHELL);
  const times = await Promise.all(others.map(completed));
  const newest = Math.max(...times);
  // What is not complete is what the worker to come is saving just now, or what an install that was broken off has left.
  const isOld = (time) => (time ? time !== newest : !self.registration.installing);
  await Promise.all(others.filter((_, n) => isOld(times[n])).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** When all files of a build were there, in milliseconds; 0 where they are not. */
async function completed(name) {
  const mark = await (await caches.open(name)).match(COMPLETE);
  return mark ? Number(await mark.text()) : 0;
}

/** The app's page: the present one, or the saved one. */
async function page(request) {
  try {
    return await inTime(fetch(request), PAGE_WAIT);
  } catch {
    return (await (await caches.open(SHELL)).match("./")) ?? fetch(request);
  }
}

async function answer(event, path) {
  const client = await self.clients.get(event.clientId);
  const from = client?.url.split(/[?#]/)[0];
  if (!from?.startsWith(SCOPE) || !isPage(from.slice(SCOPE.length))) return fetch(event.request);
  return KEPT.test(path) ? data(event, path, client) : file(event.request);
}

/** A file of the app: of any build, for its name says which. */
async function file(request) {
  return (await (await caches.open(SHELL)).match(request)) ?? (HASHED.test(request.url.split("/").pop()) && (await anyShell(request))) ?? fetch(request);
}

async function anyShell(request) {
  for (const name of await caches.keys()) {
    const found = name.startsWith(`${OWN}shell `) && (await (await caches.open(name)).match(request));
    if (found) return found;
  }
  return fetch(request);
}

/** A file of the bundle: from the network, or what was saved of it. */
async function data(event, path, client) {
  const { request } = event;
  const cache = await caches.open(DATA);
  const saved = await cache.match(request.url);
  // Their names are the hashes of what they hold; the page asks anew when that is not so.
  if (saved && request.cache !== "reload" && /^bundle\/(names|words)\//.test(path)) return saved;
  try {
    const answer = await (saved ? inTime(fetch(request), DATA_WAIT) : fetch(request));
    if (answer.ok) event.waitUntil(keepInTurn(cache, request.url, path, answer.clone()));
    else if ([404, 410].includes(answer.status)) event.waitUntil(cache.delete(request.url));
    tell(client, path, {});
    return answer;
  } catch (error) {
    if (!request.signal.aborted) tell(client, path, saved ? { saved: Number(saved.headers.get(SAVED)) } : { missing: true });
    if (!saved) throw error;
    return /^bundle\/index\//.test(path) ? entries(cache, saved) : saved;
  }
}

/** Tells the page where an answer came from, when it is a text or the list. */
function tell(client, path, what) {
  const list = /^bundle\/(manifest)\.json$/.test(path);
  const text = path.match(/^bundle\/m\/(?:[0-9a-f]{2}\/)?([^/]+)\.json$/);
  if (list || text) client.postMessage({ of: list ? "" : text[1], ...what });
}

let turn = Promise.resolve();

/** Saves one answer after the other: a piece of the index is read and written anew with each. */
const keepInTurn = (...what) => (turn = turn.then(() => keep(...what)).catch(() => {}));

async function keep(cache, url, path, answer) {
  const [, , kind] = path.match(/^bundle\/((m|index|names|words)\/)?/);
  let body = await answer.text();
  if (kind === "index") {
    const before = await versions(await cache.match(url));
    body = JSON.stringify([...before.filter((it) => it !== body), body].slice(-VERSIONS));
  }
  const headers = { "content-type": "application/json", [SAVED]: String(Date.now()) };
  // Takes the place of what was saved before, at the end of the list.
  await cache.put(url, new Response(body, { headers }));
  if (!(kind in MOST)) return;
  const folder = `${SCOPE}bundle/${kind}/`;
  const all = (await cache.keys()).filter((it) => it.url.startsWith(folder));
  await Promise.all(all.slice(0, -MOST[kind]).map((it) => cache.delete(it)));
}

const versions = async (saved) => (saved ? JSON.parse(await saved.text()) : []);

/**
 * A piece of the index as it is to be for the texts that were saved: each of them has the entry of
 * the version that it was saved with. A text that has changed on this device matches none.
 */
async function entries(cache, saved) {
  const pieces = (await versions(saved)).map((text) => JSON.parse(text));
  const hashes = await hashesOf(cache, new Set(pieces.flatMap((it) => it.entries.map(({ id }) => id))));
  const chosen = new Map();
  for (const entry of pieces.flatMap((it) => it.entries)) {
    const before = chosen.get(entry.id);
    if (!before || before.integrity !== hashes.get(entry.id)) chosen.set(entry.id, entry);
  }
  return new Response(JSON.stringify({ ...pieces.at(-1), entries: [...chosen.values()] }), { headers: { "content-type": "application/json" } });
}

/** What the saved texts of these ids hash to. */
async function hashesOf(cache, ids) {
  const hashes = new Map();
  for (const request of await cache.keys()) {
    const id = decodeURIComponent(request.url.split("/").pop()).replace(/\.json$/, "");
    if (!request.url.startsWith(`${SCOPE}bundle/m/`) || !ids.has(id)) continue;
    const body = await (await cache.match(request)).arrayBuffer();
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
    hashes.set(id, `sha256-${btoa(String.fromCharCode(...hash))}`);
  }
  return hashes;
}

function inTime(promise, milliseconds) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${milliseconds} ms`)), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
