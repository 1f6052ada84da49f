// The single-page app's entry: defines <monograph-card> for the app's views. The card is in the
// module that the app runs already, so there is one module on the page.

import { MonographCard } from "./element.js";
import { use } from "./engine.js";

/** Resolves to the exports of the module that Trunk's script starts. */
const started = new Promise((resolve) => {
  const take = () => resolve(window.wasmBindings);
  if (window.wasmBindings) take();
  else addEventListener("TrunkApplicationStarted", take, { once: true });
});

// The styles and the words are beside the page, as `MonographCard.base` has it.
use(() => started, () => import("./extras.js"));
customElements.define("monograph-card", MonographCard);

// What the page shows while it loads must not stay when nothing will come of it.
const waiting = document.getElementById("start");
const failed = () => {
  if (waiting?.isConnected) waiting.textContent = waiting.dataset.failed;
};
// The event of a script that cannot be had does not bubble.
addEventListener("error", failed, { capture: true });
addEventListener("unhandledrejection", failed);
started.then(() => {
  removeEventListener("error", failed, { capture: true });
  removeEventListener("unhandledrejection", failed);
});
