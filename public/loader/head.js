// A script tag in the page's head names a drug, but nothing in the head can be seen.

/** Takes a card to the end of the page, as soon as the page has one. */
export function show(card) {
  console.warn("monograph-card: a card in <head> cannot be seen; it is at the end of the page. Put the script's tag where the card belongs");
  const move = () => document.body.append(card);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", move);
  else move();
}
