// What a card shows while there is no monograph: that it loads, or what went wrong and a button to
// try again. The messages are announced politely and the focus stays where it is.

import { canRetry, words } from "./failure.js";
import { make } from "./make.js";

/** What only a new page can mend. */
const CRASHED = "crashed";

/** The status part of a card's shadow tree. */
export class Status {
  #message = make("p", { className: "message", role: "status" });
  #code;
  #retry;
  element = make("div", { className: "status", hidden: true });

  constructor(retry) {
    this.#retry = make("button", { className: "retry", onclick: () => (this.#code === CRASHED ? location.reload() : retry()) });
    this.element.append(this.#message);
  }

  /** The card's own texts in another language, by key; and no name that a page has given to all objects. */
  words = { __proto__: null };

  /** Whether the reader is on the button. */
  get focused() {
    return this.element.getRootNode().activeElement === this.#retry;
  }

  /** Shows that the monograph is loading; quietly where the host's own fallback stands. */
  loading(quiet) {
    this.element.hidden = quiet && !this.focused;
    this.element.part = "";
    this.#message.textContent = this.words.loading ?? "Loading medicine information…";
    if (!this.focused) this.#retry.remove();
  }

  /** Shows a failure. */
  failed(code) {
    this.element.hidden = false;
    this.element.part = "error";
    this.#code = code;
    this.#message.textContent = this.words[code] ?? words[code];
    this.#retry.textContent = code === CRASHED ? (this.words["reload-page"] ?? "Reload the page") : (this.words.retry ?? "Try again");
    // Appended anew it would lose the focus of the reader who has just pressed it.
    if (!canRetry(code)) this.#retry.remove();
    else if (!this.#retry.isConnected) this.element.append(this.#retry);
  }

  /** Shows nothing. */
  done() {
    this.element.hidden = true;
    this.#message.textContent = "";
    this.#retry.remove();
  }
}
