// Two hundred cards that come and go leave nothing behind.

import { test } from "node:test";
import assert from "node:assert/strict";
import { embed, event, ready } from "./support/portal.mjs";

const ROUND = 50;

/** Shows and removes `ROUND` cards, one after the other. */
const round = (page) =>
  page.evaluate(async (rounds) => {
    const main = document.querySelector("main");
    for (let n = 0; n < rounds; n += 1) {
      const card = document.createElement("monograph-card");
      card.drug = n % 2 ? "samplin" : "duplex";
      const ready = new Promise((done) => card.addEventListener("monograph-ready", done, { once: true }));
      main.append(card);
      await ready;
      card.show("faqs");
      card.remove();
      await new Promise((done) => setTimeout(done));
    }
    window.seen.length = 0;
  }, ROUND);

test("200 cards mounted and removed leave no nodes, listeners or memory of the module behind", async (t) => {
  // The engine's memory is not reachable from the page: it is noted as it is made.
  const { page } = await embed(t, {
    head: `<script>
      const instantiate = WebAssembly.Instance;
      WebAssembly.Instance = class extends instantiate { constructor(...all) { super(...all); globalThis.memory = Object.values(this.exports).find((it) => it instanceof WebAssembly.Memory) } };
    </script>{script}`,
    body: '<monograph-card drug="samplin"></monograph-card>',
  });
  await ready(page);
  const session = await page.context().newCDPSession(page);
  const measure = async () => {
    await session.send("HeapProfiler.collectGarbage");
    await session.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
    const { usedSize: heap } = await session.send("Runtime.getHeapUsage");
    return { nodes, jsEventListeners, heap, memory: await page.evaluate(() => globalThis.memory.buffer.byteLength) };
  };
  // The first round fills what is kept for good: caches, the allocator's arena.
  await round(page);
  const before = await measure();
  for (let n = 0; n < 4; n += 1) await round(page);
  const after = await measure();
  t.diagnostic(`before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`);
  assert.ok(before.memory > 0);
  assert.equal(after.memory, before.memory, "the module's memory grew");
  // 200 cards of some 20 KB of text each would be megabytes.
  assert.ok(after.heap - before.heap < 1_000_000, `the heap grew by ${after.heap - before.heap} bytes`);
  // A card has some two hundred nodes and twenty listeners, and the last one or two may still wait
  // for their collection; a leak of 200 cards would be forty thousand nodes.
  assert.ok(after.nodes - before.nodes < 1000, `nodes grew by ${after.nodes - before.nodes}`);
  assert.ok(after.jsEventListeners - before.jsEventListeners < 100, `listeners grew by ${after.jsEventListeners - before.jsEventListeners}`);
});

test("changing what a card shows 100 times leaves nothing behind", async (t) => {
  const { page } = await embed(t, { body: '<monograph-card drug="samplin"></monograph-card>' });
  await event(page, "monograph-ready");
  const session = await page.context().newCDPSession(page);
  const turn = () =>
    page.evaluate(async () => {
      const card = document.querySelector("monograph-card");
      for (let n = 0; n < 50; n += 1) {
        card.headingLevel = 1 + (n % 5);
        await new Promise((done) => setTimeout(done));
      }
      card.headingLevel = 2;
      await new Promise((done) => setTimeout(done));
    });
  const nodes = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Memory.getDOMCounters")).nodes;
  };
  await turn();
  const before = await nodes();
  await turn();
  await turn();
  const after = await nodes();
  // As above: a leak would be twenty thousand.
  assert.ok(after - before < 1000, `nodes grew by ${after - before}`);
});
