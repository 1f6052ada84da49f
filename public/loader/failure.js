// What can go wrong between the tag and a card, in codes for the page and words for the reader.

/** An error with a code of the contract, and the status of HTTP where there is one. */
export class Failure extends Error {
  constructor(code, message, status) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * What the reader is told. The page gets the code and the technical message with the event
 * `monograph-error`; the reader needs neither.
 */
export const words = {
  "no-drug": "No medicine was named for this card.",
  "not-found": "There is no information about this medicine here.",
  http: "The medicine information could not be loaded. Try again in a moment.",
  network: "The medicine information could not be loaded. Check your connection and try again.",
  timeout: "The medicine information could not be loaded in time.",
  "too-large": "The medicine information could not be read: it is too large.",
  data: "The medicine information could not be read: it is damaged.",
  schema: "The medicine information could not be read: it is in a newer format.",
  integrity: "The medicine information could not be read: it is not what its publisher released.",
  rollback: "The medicine information could not be read: it is older than what was shown before.",
  module: "This card could not start.",
  "module-blocked": "This card could not start: the page’s security policy does not allow it.",
  "no-webassembly": "This card could not start: the browser’s security mode does not allow it.",
  crashed: "This card stopped working. Reload the page to see it again.",
};

/** Whether trying again may mend it: not what the page or the browser is missing. */
export const canRetry = (code) => !/^no-|blocked/.test(code);
