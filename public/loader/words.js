// The words of what only some cards need, in English; see `extras.js`.

const words = {
  "find-next": "Next result",
  "find-previous": "Previous result",
  "find-count": "{n} of {total}",
  "find-none": "Nothing found",
  "copy-link": "Copy link",
  "link-copied": "Link copied",
};

/** The text of a key in a card's language, `table` by key, with its placeholders filled in. */
export const say = (table, key, values = {}) => (table[key] ?? words[key]).replace(/{(\w+)}/g, (_, name) => values[name]);
