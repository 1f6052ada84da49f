// Trusted Types: the one policy of the script, `monograph-card`, for the two strings that the page
// would refuse otherwise. Both come from the script's own files, checked by their hashes.

let policy;

/** Makes markup or a script's URL what the page accepts; throws where it accepts no policy. */
export function trusted(kind, value) {
  policy ??= globalThis.trustedTypes?.createPolicy("monograph-card", { createHTML: String, createScriptURL: String });
  return policy ? policy[kind](value) : value;
}
