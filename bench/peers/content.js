// What a card says, apart from how a peer makes nodes of it.

const LABELS = {
  usage: "Usage",
  dosage: "Dosage",
  "side-effects": "Side effects",
  "how-it-works": "How it works",
  precautions: "Precautions",
  other: "Other",
};

/** The tabs: `{name, label, section}`, and the questions last. */
export function tabs(monograph) {
  const all = monograph.sections.map((section) => ({ name: section.kind, label: LABELS[section.kind], section }));
  return [...all, { name: "faqs", label: "FAQs" }];
}

/** The names below the title: `[label, name]`. */
export const names = ({ generic_name, brand_names }) => [
  ["Generic name", generic_name],
  ["Brand names", brand_names.join(", ")],
];

/** Where the text comes from, in a few words. */
export const TRUST = "AI-generated, not clinically reviewed";

/** A source in one line. */
export const source = ({ document, section }) => (section ? `${document} · ${section}` : document);

/** Plain text is a bare string in the bundle, rich text a list. */
export const list = (text) => (Array.isArray(text) ? text : [text]);

/** The kind and the value of a block or an inline. */
export const only = (node) => Object.entries(node)[0];

/** Which tab a key leads to, by the WAI-ARIA Authoring Practices; nothing for any other key. */
export function target(key, from, count) {
  switch (key) {
    case "ArrowRight":
      return (from + 1) % count;
    case "ArrowLeft":
      return (from + count - 1) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
  }
}
