// Follows changes: new data reloads the cards in place, a new file reloads the page. Only
// `cargo xtask serve` adds this to a page.
{
  const events = new EventSource(new URL("__live", document.currentScript.src));
  events.addEventListener("data", () => {
    const cards = document.querySelectorAll("monograph-card");
    if (cards.length === 0) location.reload();
    for (const card of cards) card.reload?.();
  });
  events.addEventListener("page", () => location.reload());
}
