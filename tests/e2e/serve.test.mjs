// `cargo xtask serve`, from the outside: two origins, and a saved file in the open page.

import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./support/dist.mjs";
import { open } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";

let task, data, cdn;
let said = "";

/** Waits until the task has said `what` once more than when it was last asked. */
async function says(what) {
  while (!said.includes(what)) await once(task.stderr, "data");
  said = said.slice(said.indexOf(what) + what.length);
}

before(async () => {
  data = await mkdtemp(join(tmpdir(), "monograph-data-"));
  await cp(join(ROOT, "data"), data, { recursive: true });
  // In the profile that `dist` has built in already: in the other all crates would be built once more.
  task = spawn("cargo", ["xtask", "serve", "--release", "--data", data], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], detached: true });
  task.stderr.on("data", (some) => {
    said += some;
    process.stderr.write(some);
  });
  let printed = "";
  cdn = await new Promise((resolve, reject) => {
    task.on("exit", (status) => reject(new Error(`serve ended with ${status}: ${printed}`)));
    task.stdout.on("data", (some) => {
      printed += some;
      const url = /the app: +(http:\/\/[\d.:]+)/.exec(printed)?.[1];
      if (url && /demo pages:/.test(printed)) resolve(url);
    });
  });
});

after(async () => {
  // cargo and the task it runs are one group.
  if (task?.pid && task.exitCode === null) process.kill(-task.pid);
  if (data) await rm(data, { recursive: true });
});

test("the script, the module, the styles and the data come with the right types", async () => {
  for (const [path, type] of [
    ["/", "text/html; charset=utf-8"],
    ["/monograph-card.js", "text/javascript; charset=utf-8"],
    ["/loader/script.js", "text/javascript; charset=utf-8"],
    ["/card.js", "text/javascript; charset=utf-8"],
    ["/card_bg.wasm", "application/wasm"],
    ["/card.css", "text/css; charset=utf-8"],
    ["/bundle/index.json", "application/json"],
  ]) {
    const response = await fetch(cdn + path);
    assert.equal(response.status, 200, path);
    assert.equal(response.headers.get("content-type"), type, path);
    assert.equal(response.headers.get("access-control-allow-origin"), "*", path);
  }
});

test("a saved file shows in the open page, and a broken one leaves the last good text", async (t) => {
  const portal = await serve({
    pages: {
      "/": `<!doctype html><html lang="en"><title>A portal</title><main>
        <script async src="${cdn}/monograph-card.js" data-drug="warfarin"></script></main>
        <script src="${cdn}/__live.js"></script>`,
    },
  });
  t.after(() => portal.close());
  const page = await open(t);
  const following = page.waitForResponse(`${cdn}/__live`);
  await page.goto(portal.origin);
  await following;
  const title = page.locator("monograph-card").getByRole("heading", { level: 2 });
  await title.waitFor();

  const file = join(data, "warfarin.md");
  const source = await readFile(file, "utf8");
  const named = (name) => source.replace(/^title:.*$/m, `title: ${name}`);
  const saved = performance.now();
  await writeFile(file, named("A new title"));
  await title.filter({ hasText: "A new title" }).waitFor();
  // Told rather than held, as the machine may be busy with other things.
  t.diagnostic(`${Math.round(performance.now() - saved)} ms from the save to the open page`);

  await writeFile(file, "---\ntitle: [\n---\n");
  await says("warfarin.md:2:8: error[no-monograph]");
  await says("the last good bundle stays");
  const { monographs } = await (await fetch(`${cdn}/bundle/m/9b/warfarin.json`)).json();
  assert.equal(monographs[0].title, "A new title");
  assert.equal(await title.textContent(), "A new title");

  await writeFile(file, named("Mended"));
  await title.filter({ hasText: "Mended" }).waitFor();
  assert.equal(await page.locator("monograph-card").count(), 1);
});
