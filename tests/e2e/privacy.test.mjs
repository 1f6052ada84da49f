// A card asks its own script's and its bundle's origin, and nobody else; it leaves nothing behind
// in the browser and tells nobody who reads.

import { test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { DIST } from "./support/dist.mjs";
import { serve } from "./support/server.mjs";
import { FIXTURES } from "./support/fixtures.mjs";
import { embed, ready, tab } from "./support/portal.mjs";

/** All a reader can do with a card. */
async function use(page) {
  for (const label of ["Dosage", "Side effects", "How it works", "Precautions", "FAQs"]) await tab(page, label).first().click();
  await page.locator("monograph-card summary").first().click();
  await page.evaluate(() => document.querySelector("monograph-card").reload());
}

test("every request goes to the script's or the bundle's origin, without cookies", async (t) => {
  const data = await serve({ folders: { "/data/": FIXTURES } });
  t.after(() => data.close());
  const asked = [];
  const { page, cdn, portal } = await embed(t, {
    bundle: join(DIST, "bundle"),
    // Cookies know no ports: what the portal sets would go to the other two, too, if it were sent.
    head: '<script>document.cookie = "portal=secret"</script><script async crossorigin src="{cdn}monograph-card.js"></script>',
    body: `<monograph-card drug="warfarin"></monograph-card><monograph-card drug="samplin" src="${data.origin}/data/"></monograph-card>`,
  });
  page.on("request", (request) => asked.push(request.url()));
  await page.reload();
  await ready(page, 2);
  await use(page);
  await ready(page, 2);
  const own = [cdn.origin, portal.origin, data.origin];
  assert.ok(asked.length >= 8);
  assert.deepEqual(asked.filter((url) => !own.includes(new URL(url).origin)), []);
  assert.ok(data.requests.length > 0);
  for (const { path, headers } of [...cdn.requests, ...data.requests]) {
    assert.equal(headers.cookie, undefined, `${path} was asked for with a cookie`);
  }
  assert.deepEqual([...cdn.requests, ...data.requests].filter(({ method }) => method !== "GET"), []);
});

test("nothing is kept in the browser", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="samplin"></monograph-card>' });
  await ready(page);
  await use(page);
  await ready(page);
  const kept = await page.evaluate(async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    // Only secure contexts have these two, and 127.0.0.1 is one.
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    name: window.name,
    hash: location.href.slice(location.origin.length),
  }));
  assert.deepEqual(kept, { cookie: "", local: 0, session: 0, databases: 0, caches: 0, workers: 0, name: "", hash: "/" });
  assert.deepEqual(await page.context().cookies(), []);
});
