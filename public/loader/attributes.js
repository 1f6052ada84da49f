// The attributes of <monograph-card>: their values, the default first. Each is also a property, and
// a `data-` attribute of the script tag.

/** Attributes with a fixed set of values. */
const choices = {
  layout: ["auto", "tabs", "stacked"],
  activation: ["auto", "manual"],
  "heading-level": ["2", "1", "3", "4", "5"],
  theme: ["light", "dark", "auto"],
  loading: ["eager", "lazy"],
  "url-state": ["none", "hash"],
};

/** Attributes with free values. */
const free = ["drug", "src", "active", "sections", "lang"];

export const attributes = [...free, ...Object.keys(choices)];

const warned = new Set();

/**
 * The attribute's value, or its default when it is not set. An unknown value is the default, too,
 * and says so once in the console.
 */
export function read(element, name) {
  const value = element.getAttribute(name) ?? "";
  const known = choices[name];
  if (!known) return value;
  if (!value) return known[0];
  const folded = value.toLowerCase();
  if (known.includes(folded)) return folded;
  warn(name, value, known);
  return known[0];
}

/** Says, once, that a value is none of those known, the default first. */
export function warn(name, value, known) {
  const about = `${name}="${value}"`;
  if (warned.has(about)) return;
  warned.add(about);
  console.warn(`monograph-card: ${about} is not known; using "${known[0]}". Known: ${known}`);
}

/** The property of an attribute: `heading-level` is `headingLevel`. */
export const property = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
