// Whether anything of a card sticks out.

/**
 * The parts of cards that are wider than their card, and the page when it scrolls sideways. What
 * stands in a box that scrolls by itself may be wider.
 *
 * @returns {Promise<string[]>}
 */
export const overflow = (page) =>
  page.evaluate(() => {
    const found = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} px wide in ${clientWidth} px`);
    for (const card of document.querySelectorAll("monograph-card")) {
      const frame = card.getBoundingClientRect();
      for (const element of card.shadowRoot.querySelectorAll("*")) {
        const box = element.getBoundingClientRect();
        const scroller = element.parentElement?.closest(".table");
        // Headings for screen readers alone are a clipped pixel.
        if (scroller || !box.width || getComputedStyle(element).clipPath !== "none") continue;
        if (box.left < frame.left - 1 || box.right > frame.right + 1) {
          found.push(`${element.localName}.${element.className}[${element.getAttribute("part")}] from ${box.left} to ${box.right} in ${frame.left} to ${frame.right}`);
        }
      }
    }
    return found;
  });
