// Takes the pictures of the docs: `node tests/e2e/support/pictures.mjs`, with a `dist` in place (or
// its folder in MONOGRAPH_DIST). The paper is drawn from the PDF's own layout: the print styles at
// the width of an A4 page without its margins.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { DIST, ROOT } from "./dist.mjs";
import { serve } from "./server.mjs";

const OUT = join(ROOT, "docs/pictures");
const DRUG = "warfarin";

/** [name, size, colours, language, attributes, what happens before] */
const PICTURES = [
  ["desktop-light", [1280, 1000], "light", "en", 'active="precautions"', async (page) => {
    await page.getByRole("button", { name: "Find in this text" }).click();
    await page.getByRole("searchbox").fill("vitamin");
    await page.locator("monograph-card .hits").waitFor();
    await page.getByRole("heading", { level: 2 }).click();
  }],
  ["desktop-dark", [1280, 1000], "dark", "en", 'active="side-effects"', async () => {}],
  ["phone-light", [390, 844], "light", "en", "", async () => {}],
  ["phone-dark", [390, 844], "dark", "en", "", async (page) => {
    await page.getByRole("button", { name: "INR" }).first().click();
  }],
  ["phone-arabic", [390, 844], "light", "ar", "", async () => {}],
  ["paper-a4", [718, 1016], "light", "en", "", async (page) => {
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  }],
];

async function shoot(page, name) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 85 });
  const bytes = Buffer.from(data, "base64");
  await writeFile(join(OUT, `${name}.webp`), bytes);
  await page.close();
  console.log(name, bytes.length);
}

const host = await serve({ folders: { "/": DIST } });
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
await mkdir(OUT, { recursive: true });
for (const [name, [width, height], colorScheme, lang, attributes, before] of PICTURES) {
  host.state.pages["/page"] = `<!doctype html><html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>Portal</title><style>body { margin: 0; background: ${colorScheme === "dark" ? "#0b1116" : "#f2f6f8"} } main { max-width: 60rem; margin: auto; padding: ${width < 500 ? "0" : "2rem"} }
    @media print { body { background: #fff } main { padding: 0 } }</style>
    <script async src="/monograph-card.js"></script></head><body><main><monograph-card drug="${DRUG}" theme="${colorScheme}" ${attributes}></monograph-card></main></body></html>`;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  await page.goto(`${host.origin}/page`);
  await page.locator("monograph-card[active]").waitFor();
  await before(page);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200))));
  await page.evaluate(() => scrollTo(0, 0));
  await shoot(page, name);
}
const page = await browser.newPage({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
await page.goto(`${host.origin}/m/${DRUG}/`);
await shoot(page, "page-without-javascript");
await browser.close();
await host.close();
