// Where a printed text comes from.

/** The page's address and the day, as the language of the card's words writes it. */
export const origin = (root) => `${location.href} · ${new Date().toLocaleDateString(root.lang || undefined)}`;
