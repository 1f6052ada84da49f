// The script of development: the loader's modules, unbundled, behave as the one classic script
// that `cargo xtask dist` makes of them. Each tag runs main.js once, in the order of the tags,
// and finds its own tag in `document.currentScript`.
(() => {
  const script = document.currentScript;
  const turn = (globalThis.__monographTurn ??= { number: 0, last: Promise.resolve() });
  const number = ++turn.number;
  turn.last = turn.last.then(async () => {
    Object.defineProperty(document, "currentScript", { configurable: true, get: () => script });
    try {
      await import(new URL(`loader/main.js?${number}`, script.src).href);
    } catch (error) {
      console.error(error);
    } finally {
      delete document.currentScript;
    }
  });
})();
