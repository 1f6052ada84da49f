// The npm package as others use it: packed, installed, type-checked, bundled by Vite, and run in a
// page of React and in one without.

import { test } from "node:test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { cp, mkdtemp, readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { DIST, ROOT } from "./support/dist.mjs";
import { open } from "./support/browser.mjs";
import { documentOf } from "./support/fixtures.mjs";
import { serve } from "./support/server.mjs";

const execute = promisify(execFile);
// A failed build says why on stdout, which the error of `execFile` leaves out.
const run = (program, words, options) =>
  execute(program, words, { timeout: 120_000, ...options }).catch((error) => {
    throw new Error(`${error.message}\n${error.stdout}`);
  });
const DRUG = "alemtuzumab-30mg";

/** The projects, and the packages that only they need, with a lock file of their own. */
const PORTALS = join(ROOT, "tests/npm");

/** Below `PORTALS`, where Node finds Vite, React and TypeScript; gone when the process ends. */
let work;
process.on("exit", () => work && rmSync(work, { recursive: true, force: true }));

/** Made for the first test that asks: where only others are asked for, nothing is built. */
let made;
const setUp = () => (made ??= make());

/**
 * What `npm pack` says of the tarball, and the projects with the package installed: their folders,
 * and the pages that Vite has built of them.
 */
async function make() {
  if (!existsSync(join(PORTALS, "node_modules/vite"))) {
    throw new Error(`${PORTALS} lacks its packages: run \`cargo xtask setup\``);
  }
  work = await mkdtemp(join(PORTALS, "work-"));
  const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", work], { cwd: join(DIST, "npm") });
  const [tarball] = JSON.parse(stdout);
  const [vite, react] = await Promise.all(["vite", "react"].map((name) => project(name, tarball.filename)));
  return { tarball, vite, react };
}

/** A copy of a project, with the package installed from the tarball and nothing from the network. */
async function project(name, tarball) {
  const dir = join(work, name);
  await cp(join(PORTALS, name), dir, { recursive: true });
  const flags = ["--offline", "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"];
  await run("npm", ["install", ...flags, join(work, tarball)], { cwd: dir });
  return { dir, built: await bundle(dir, "dist") };
}

/** The file of a command of a package. */
function command(name, path) {
  const require = createRequire(join(PORTALS, "package.json"));
  return join(dirname(require.resolve(`${name}/package.json`)), path);
}

/** Builds a project with Vite; returns the folder with the page. */
async function bundle(dir, out, ...options) {
  const words = ["build", "--base", "./", "--logLevel", "warn", "--outDir", out, ...options];
  await run(process.execPath, [command("vite", "bin/vite.js"), ...words], { cwd: dir });
  return join(dir, out);
}

/** Opens a built page below a path of one host, with the data on another. */
async function visit(t, built, options) {
  const portal = await serve({ folders: { "/app/": built }, cors: false });
  const cdn = await serve({ folders: { "/widgets/v1/bundle/": join(DIST, "bundle") } });
  t.after(() => Promise.all([portal.close(), cdn.close()]));
  const page = await open(t, options);
  page.setDefaultTimeout(20_000);
  return { portal, cdn, page, url: `${portal.origin}/app/?bundle=${cdn.origin}/widgets/v1/bundle/` };
}

const paths = (server) => server.requests.map(({ path }) => path);

test("the package has what it names, and no more", async () => {
  const { tarball } = await setUp();
  const manifest = JSON.parse(await readFile(join(DIST, "npm/package.json"), "utf8"));
  const cargo = await readFile(join(ROOT, "Cargo.toml"), "utf8");
  assert.equal(manifest.version, /^\[package\][^[]*?^version = "(.*?)"/ms.exec(cargo)[1]);
  const packed = tarball.files.map(({ path }) => path).sort();
  assert.deepEqual(packed, [...manifest.files, "README.md", "package.json"].sort());
  assert.deepEqual((await readdir(join(DIST, "npm"))).sort(), packed);
  const named = [manifest.main, manifest.types, manifest.customElements, manifest.sideEffects, Object.values(manifest.exports).map((to) => (typeof to === "string" ? to : Object.values(to)))];
  for (const path of named.flat(3)) assert.ok(packed.includes(path.replace("./", "")), path);
});

test("Vite takes module and languages along, and a card gets ready with data of another host", async (t) => {
  const { tarball, vite } = await setUp();
  const { built } = vite;
  const { portal, cdn, page, url } = await visit(t, built);
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector("monograph-card").shadowRoot.querySelector("h3[part=title]"));
  const [defined, version] = await page.evaluate(() => [portal.MonographCard === customElements.get("monograph-card"), portal.version]);
  assert.ok(defined);
  assert.equal(version, tarball.version);
  const asked = paths(portal);
  const modules = asked.filter((path) => path.endsWith(".wasm"));
  assert.equal(modules.length, 1, asked.join());
  assert.match(modules[0], /^\/app\/assets\/monograph-card-.+\.wasm$/);
  assert.ok(!asked.some((path) => path.endsWith(".css")), asked.join());
  await page.evaluate(() => document.querySelector("monograph-card").setAttribute("lang", "de"));
  await page.getByRole("tab", { name: "Nebenwirkungen" }).waitFor();
  assert.match(paths(portal).at(-1), /^\/app\/assets\/languages-.+\.json$/);
  const data = paths(cdn).filter((path) => path !== "/favicon.ico");
  assert.ok(data.length <= 2 && data.every((path) => path.startsWith("/widgets/v1/bundle/")), data.join());
});

test("Vite's server for development finds the module, with the configuration that the docs give", async (t) => {
  const { vite } = await setUp();
  const docs = await readFile(join(ROOT, "docs/embedding.md"), "utf8");
  const { default: config } = await import(join(vite.dir, "vite.config.js"));
  assert.ok(docs.includes(`optimizeDeps: { exclude: ${JSON.stringify(config.optimizeDeps.exclude)} }`));
  const { createServer } = await import(command("vite", "dist/node/index.js"));
  const server = await createServer({ root: vite.dir, logLevel: "silent", server: { host: "127.0.0.1", port: 0, hmr: false } });
  t.after(() => server.close());
  await server.listen();
  // One origin may ask another for the data: the server of the built page is not needed here.
  const { cdn, page } = await visit(t, vite.built);
  await page.goto(`http://127.0.0.1:${server.httpServer.address().port}/?bundle=${cdn.origin}/widgets/v1/bundle/`);
  await page.waitForFunction(() => document.querySelector("monograph-card").shadowRoot.querySelector("[part=title]"));
});

test("a module that a bundler puts into the code still passes its check", async (t) => {
  const { vite } = await setUp();
  const built = await bundle(vite.dir, "inline", "--assetsInlineLimit", "1000000");
  const { portal, page, url } = await visit(t, built);
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector("monograph-card").shadowRoot.querySelector("[part=title]"));
  assert.ok(!paths(portal).some((path) => path.endsWith(".wasm")));
});

test("a module that is not the package's own is refused", async (t) => {
  const { built } = (await setUp()).vite;
  const { portal, page, url } = await visit(t, built, { expect: [/integrity/i] });
  portal.fault(/\.wasm$/, { flip: 1000 });
  await page.addInitScript(() => addEventListener("monograph-error", ({ detail }) => (window.failure = detail)));
  await page.goto(url);
  await page.waitForFunction(() => window.failure);
  assert.equal(await page.evaluate(() => window.failure.code), "integrity");
});

test("a script and the package on one page are one element", async (t) => {
  const { built } = (await setUp()).vite;
  const { portal, cdn, page, url } = await visit(t, built);
  const first = await serve({ folders: { "/": DIST } });
  t.after(() => first.close());
  const html = await readFile(join(built, "index.html"), "utf8");
  portal.state.pages["/app/"] = html.replace("<head>", `<head><script src="${first.origin}/monograph-card.js"></script>`);
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector("monograph-card").shadowRoot.querySelector("[part=title]"));
  assert.ok(await page.evaluate(() => portal.MonographCard === customElements.get("monograph-card")));
  assert.ok(!paths(portal).some((path) => path.endsWith(".wasm")));
  assert.ok(paths(cdn).some((path) => path.endsWith(`/${documentOf(DRUG)}`)));
});

test("React sets attributes, and hears the events", async (t) => {
  const { react } = await setUp();
  const { page, url } = await visit(t, react.built);
  await page.goto(url);
  await page.locator("#state", { hasText: `ready: ${DRUG}` }).waitFor();
  const card = page.locator("monograph-card");
  assert.deepEqual(await card.getByRole("tab").allTextContents(), ["Usage", "Side effects", "FAQs"]);
  await page.getByRole("button", { name: "Dark" }).click();
  await page.waitForFunction(() => document.querySelector("monograph-card").theme === "dark");
  await page.getByRole("button", { name: "Questions" }).click();
  await page.locator("#tab", { hasText: "faqs" }).waitFor();
});

test("TypeScript takes what is right and refuses what is wrong", async () => {
  const { react } = await setUp();
  // Each line of `wrong.tsx` that must not pass has a directive that is an error when it does.
  await run(process.execPath, [command("typescript", "bin/tsc")], { cwd: react.dir });
});

test("a server may import it", async () => {
  const { tarball, vite } = await setUp();
  const code = 'import { MonographCard, version } from "monograph-card"; MonographCard.bundle = "/"; console.log(version)';
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", code], { cwd: vite.dir });
  assert.equal(stdout.trim(), tarball.version);
});
