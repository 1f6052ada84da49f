// The single-page app's part of reading without a network: it registers the service worker, passes
// on what the worker says, and has the saved texts removed when the reader wants that. A portal's page
// never comes here.

/**
 * Registers the worker at this address, from the page.
 *
 * @param {string} path empty in a development build, which has none
 */
export function keep(path) {
  addEventListener("monograph-forget", forget);
  // Only pages from https and from this machine have one, and a browser may refuse it.
  if (!path || !navigator.serviceWorker) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => dispatchEvent(new CustomEvent("monograph-copy", { detail: data })));
  navigator.serviceWorker.startMessages();
  navigator.serviceWorker.register(new URL(path, document.baseURI)).catch((error) => console.info(`monograph-card: no reading without a network: ${error.message}`));
}

/** Removes the saved data of this app; its own files stay. */
async function forget() {
  try {
    await caches.delete(`monograph ${new URL("./", document.baseURI).pathname} data`);
  } catch {
    // Nothing is kept for this page, so there is nothing to remove.
  }
}
