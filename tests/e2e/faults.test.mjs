// The fault matrix: every fault of `support/faults.mjs` in every browser. However it ends, the reader
// sees something, nothing loads for ever, and the page has no error that is not its own.
//
// `FAULTS=write node --test tests/e2e/faults.test.mjs` writes the table into `docs/faults.md` anew.

import { after, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ENGINES } from "./support/browser.mjs";
import { ROOT } from "./support/dist.mjs";
import { FAULTS } from "./support/faults.mjs";
import { count, embed, event, FALLBACK, ready, settled, until } from "./support/portal.mjs";
import { serve } from "./support/server.mjs";

const CARD = '<monograph-card drug="samplin">' + FALLBACK + "</monograph-card>";

/** What the browser itself says of a fault, and our own warnings; never an error of the page. */
const NOISE = [/^console (error|warning): (?!Uncaught)/, /^request failed/];

const link = (page) => page.getByRole("link", { name: "The full monograph" });

/** A server of neither the page nor the files: it lets all read, some other bytes, or none. */
let third;
async function elsewhere() {
  third ??= serve().then((server) => {
    server.state.files.set("/other.json", '{"schema":1,"monographs":[{"id":"samplin","title":"Another text","sections":[]}]}');
    server.state.files.set("/closed.json", "{}");
    server.fault("/closed.json", { cors: false });
    return server;
  });
  return third;
}
after(async () => (await third)?.close());

/** Waits until the page has asked for nothing new for a good many frames. */
async function quiet(page, cdn) {
  for (let asked = -1; asked !== cdn.requests.length; ) {
    asked = cdn.requests.length;
    for (let n = 0; n < 10; n += 1) await settled(page);
  }
}

const ends = {
  async message(page, { code }, { mend, mendless, cdn }) {
    assert.equal((await event(page, "monograph-error")).code, code);
    await page.locator("monograph-card [part=error]").waitFor();
    assert.match(await page.locator("monograph-card").getByRole("status").innerText(), /\w+ \w+ \w+/);
    assert.ok(await link(page).isVisible(), "the fallback stands");
    const again = page.getByRole("button", { name: "Try again" });
    await again.focus();
    await page.keyboard.press("Enter");
    assert.equal((await event(page, "monograph-error", 2)).code, code, "while the fault lasts it is told again");
    // A policy lasts as long as its page.
    if (mendless) return;
    // What is still under way when the network comes back may end as it began: one more press mends that.
    await quiet(page, cdn);
    mend();
    await page.keyboard.press("Enter");
    await ready(page);
    assert.ok(!(await link(page).isVisible()));
    assert.equal(await again.count(), 0);
  },
  async final(page, { code }) {
    assert.equal((await event(page, "monograph-error")).code, code);
    assert.match(await page.locator("monograph-card").getByRole("status").innerText(), /\w+ \w+ \w+/);
    assert.ok(await link(page).isVisible(), "the fallback stands");
    assert.equal(await page.getByRole("button").count(), 0);
  },
  async fallback(page) {
    await link(page).waitFor();
    await settled(page);
    assert.equal(await page.evaluate(() => customElements.get("monograph-card")), undefined);
    assert.deepEqual(await page.evaluate(() => seen.filter(({ type }) => type.startsWith("monograph"))), []);
  },
  async card(page) {
    await ready(page);
    await settled(page);
    const title = page.locator("monograph-card [part=title]");
    await title.filter({ hasText: "Samplin" }).waitFor();
    const { width, height } = await page.locator("monograph-card [part=base]").boundingBox();
    assert.ok(width > 100 && height > 100, `${width} × ${height}`);
    assert.equal(await page.locator("monograph-card [part=base]").count(), 1);
    assert.ok(!(await link(page).isVisible()));
    // Tabs that work are the module's or, below one another, none.
    const tabs = page.locator("monograph-card").getByRole("tab");
    if (await tabs.count()) {
      await tabs.nth(1).click();
      assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true");
    }
    assert.equal(await count(page, "monograph-error"), 0);
  },
  async silence(page, _, { cdn }) {
    // The module is asked for a moment after the data, whether its card is still there or not.
    await quiet(page, cdn);
    const before = cdn.requests.length;
    await settled(page);
    assert.equal(cdn.requests.length, before);
    assert.deepEqual([await count(page, "monograph-ready"), await count(page, "monograph-error")], [0, 0]);
  },
  async crashed(page, { code }) {
    assert.equal((await event(page, "monograph-error")).code, code);
    const again = page.getByRole("button", { name: "Reload the page" });
    assert.ok(await link(page).isVisible(), "the fallback stands");
    await Promise.all([page.waitForEvent("load"), again.click()]);
  },
};

for (const engine of ENGINES) {
  for (const row of FAULTS) {
    const end = (engine === "Firefox" && row.firefox) || row.ends;
    test(`${engine}: ${row.what}: ${end.kind} ${end.code ?? ""}`, async (t) => {
      const fault = row.fault instanceof Function ? row.fault((await elsewhere()).origin) : row.fault;
      let broken;
      const { page, cdn } = await embed(t, {
        ...row,
        body: row.lang ? CARD.replace(" ", ` lang="${row.lang}" `) : CARD,
        before: (cdn) => (broken = row.file && cdn.fault(row.file, fault)),
        browser: { engine, expect: NOISE },
      });
      if (row.ready) await ready(page);
      if (row.act) {
        await until(page, () => customElements.get("monograph-card"));
        await row.act(page);
      }
      if (row.released) broken.remove();
      await ends[end.kind](page, end, { cdn, mendless: row.mendless, mend: () => broken.remove() });
      assert.equal(await page.locator("monograph-card .status:not([part=error]):visible").count(), 0, "nothing loads for ever");
      assert.deepEqual(await page.evaluate(() => uncaught), [], "errors and rejections of the page");
    });
  }
}

test("docs/faults.md is this table", () => {
  const lines = FAULTS.map(({ what, ends, firefox = ends }) => `| ${what} | ${ends.words} | ${firefox.words} |`);
  const table = ["| fault | Chromium | Firefox |", "| --- | --- | --- |", ...lines].join("\n");
  const file = join(ROOT, "docs/faults.md");
  const page = readFileSync(file, "utf8");
  const wanted = page.replace(/^\| fault[^]*?\n(?!\|)/m, `${table}\n`);
  if (process.env.FAULTS === "write") writeFileSync(file, wanted);
  else assert.equal(page, wanted, "FAULTS=write writes it anew");
});
