// The single-page app's entry: defines <monograph-card> for the app's views. The card is in the
// module that the app runs already, so there is one module on the page.

import { ahead, take } from "./ahead.js";
import { worker } from "./build.js";
import { define } from "./define.js";
import { MonographCard } from "./element.js";
import { use } from "./engine.js";
import { words } from "./language.js";
import { keep } from "./offline.js";
import { find } from "./texts.js";

/** Resolves to the exports of the module that Trunk's script starts. */
const started = new Promise((resolve) => {
  const take = () => resolve(window.wasmBindings);
  if (window.wasmBindings) take();
  else addEventListener("TrunkApplicationStarted", take, { once: true });
});

ahead(MonographCard);
// The styles and the words are beside the page, as `MonographCard.base` has it.
use(() => started, () => import("./extras.js"));
define();
// The module of the app asks for them by this name; nobody else sees this page's globals.
globalThis.monographTexts = { find, take, words: (language) => words(language, MonographCard.base) };
// After the page's own files: what it saves for later must not be in the way of what is read now.
started.then(() => keep(worker.path));

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
