// Whether all contenders show the same text. A peer that drops a part of the monograph, or shows it
// wrongly, would be measured at another task than the card.

/** What only the card has: its tools, and the list of sections for a card whose sections are stacked. */
const OWN = ".tool, .contents";

/** The text of the first card of `url` once it is there, without white space: elements are others from peer to peer. */
async function textOf(browser, url, host) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    const card = await page.waitForFunction((host) => {
      const card = document.querySelector(host);
      const tree = card?.shadowRoot ?? card;
      return tree?.querySelector(".sources > summary") && tree.querySelector("article");
    }, host);
    return await card.evaluate((article, own) => {
      const copy = article.cloneNode(true);
      for (const it of copy.querySelectorAll(own)) it.remove();
      return copy.textContent.replace(/\s/g, "");
    }, OWN);
  } finally {
    await context.close();
  }
}

/** Throws where a contender with all of its panels shows another text than the others, and says from where on. */
export async function same(browser, contenders, originOf) {
  let first;
  for (const contender of contenders.filter(({ partial }) => !partial)) {
    const { name, host, one } = contender;
    const text = await textOf(browser, originOf(contender) + one, host);
    first ??= { name, text };
    if (text === first.text) continue;
    let at = 0;
    while (text[at] === first.text[at]) at += 1;
    const part = (text) => text.slice(Math.max(0, at - 30), at + 30);
    throw new Error(`${name} and ${first.name} do not show the same text:\n…${part(text)}…\n…${part(first.text)}…`);
  }
}
