// `<monograph-card>` in JSX. Frameworks with a namespace of their own extend it in one line:
//
//   import type { MonographCardElements } from "monograph-card/jsx";
//   declare module "preact" { namespace JSX { interface IntrinsicElements extends MonographCardElements {} } }

import type { MonographCardAttributes, MonographCardListeners } from "./index.js";

/** What every element takes. */
export interface CommonAttributes {
  children?: unknown;
  class?: string | undefined;
  className?: string | undefined;
  hidden?: boolean | undefined;
  id?: string | undefined;
  key?: string | number | bigint | null | undefined;
  ref?: unknown;
  slot?: string | undefined;
  style?: unknown;
  title?: string | undefined;
}

/** The tag with its attributes and listeners. */
export interface MonographCardElements {
  "monograph-card": MonographCardAttributes & MonographCardListeners & CommonAttributes;
}

declare global {
  namespace JSX {
    interface IntrinsicElements extends MonographCardElements {}
  }
}
