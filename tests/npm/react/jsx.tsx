// A framework with a JSX namespace of its own, as the package's general types serve it.

import type { MonographCardElements } from "monograph-card/jsx";

export const card: MonographCardElements["monograph-card"] = {
  drug: "a",
  class: "wide",
  "onmonograph-tab-show": (event) => event.preventDefault(),
};
// @ts-expect-error no layout of this name
card.layout = "grid";
