// Where the module and the styles are, relative to the script, and what they must hash to.
// These are the values of a development build; `cargo xtask dist` puts the real ones in their place.

/** Version of this build; two versions on one page cannot share a module. */
export const version = "dev";

/** The WebAssembly module. */
export const module = { path: "card_bg.wasm", integrity: "" };

/** The styles of the card's shadow tree. */
export const styles = { path: "card.css", integrity: "" };

/** The card's words in languages other than English. */
export const languages = { path: "languages.json", integrity: "" };

/** The script with what only some cards need. */
export const extras = { path: "loader/extras.js", integrity: "" };

/** The single-page app's service worker; none in development, where it would keep old files. */
export const worker = { path: "", integrity: "" };
