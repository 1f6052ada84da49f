// Makes <monograph-card> known to the page.

import { attributes, property, read } from "./attributes.js";
import { MonographCard } from "./element.js";

/** Defines the element, with a property for each attribute. */
export function define() {
  for (const name of attributes) {
    Object.defineProperty(MonographCard.prototype, property(name), {
      get() {
        return read(this, name);
      },
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    });
  }
  customElements.define("monograph-card", MonographCard);
}
