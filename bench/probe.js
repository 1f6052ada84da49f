// Runs in the measured page before anything else. It looks at the cards once a frame, the same way
// for all contenders, and notes when a frame that shows something has been painted.

(({ host, until }) => {
  const times = {};
  // A peer's card is in the page's own tree.
  const trees = () => [...document.querySelectorAll(host)].map((it) => it.shadowRoot ?? it);

  /** Calls back after the frame that is under way was painted. */
  const painted = (callback) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => callback(performance.now());
    port2.postMessage(0);
  };
  // What takes the times is compiled before there is one to take.
  painted(() => {});
  const note = (name) => {
    times[name] = 0;
    painted((now) => {
      times[name] = now;
      if (until.every((name) => times[name])) globalThis.benchDone?.(JSON.stringify(times));
    });
  };

  // Text that only waits to be scrolled to is there.
  const isShown = (element) => Boolean(element?.checkVisibility());
  const tab = (tree, n) => tree.querySelectorAll("[role=tab]")[n];
  const isOpen = (tree, n) => {
    const panel = tree.querySelectorAll("[role=tabpanel]")[n];
    return tab(tree, n).getAttribute("aria-selected") === "true" && isShown(panel?.firstElementChild);
  };
  const click = (target) => {
    const init = { bubbles: true, composed: true, cancelable: true, button: 0 };
    target.dispatchEvent(new PointerEvent("pointerdown", init));
    target.dispatchEvent(new MouseEvent("mousedown", init));
    target.dispatchEvent(new PointerEvent("pointerup", init));
    target.dispatchEvent(new MouseEvent("mouseup", init));
    target.dispatchEvent(new MouseEvent("click", init));
  };

  let done = 0;
  const look = () => {
    const cards = trees();
    const first = cards[0];
    if (first && !("first" in times) && isShown(first.querySelector("[part=title]"))) note("first");
    // To ask whether each of many is visible would lay out what the browser itself leaves for later.
    while (done < cards.length && cards[done]?.querySelector(".sources > summary")) done += 1;
    if (done && !("readable" in times) && isShown(first.querySelector(".sources > summary"))) note("readable");
    if (done && done === cards.length && !("last" in times)) note("last");
    if (until.includes("keys") && done) {
      // A reader who tries until it works, first with the mouse, then with the arrow keys.
      if (!("clicked" in times)) {
        if (tab(first, 1) && isOpen(first, 1)) note("clicked");
        else if (isShown(tab(first, 1))) click(tab(first, 1));
      } else if (!("keys" in times)) {
        if (isOpen(first, 2)) note("keys");
        else {
          tab(first, 1).focus();
          tab(first, 1).dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", code: "ArrowRight", bubbles: true, composed: true, cancelable: true }));
        }
      }
    }
    if (!until.every((name) => times[name])) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  // A tab's switch: from the event that brought it about to the next painted frame. Its work is that
  // without the wait between the event's own turn and the frame.
  const switches = [];
  let began;
  for (const name of ["mousedown", "click"]) {
    addEventListener(name, (event) => (began = event.timeStamp), { capture: true });
  }
  const watch = () => {
    const from = new MutationObserver(() => {
      if (began === undefined) return;
      const start = began;
      began = undefined;
      // What the event set off in turns of its own comes before this count is through; after an event
      // a browser puts off everything else until the frame.
      let turn = 0;
      let left = 200;
      const next = () => ((left -= 1) ? queueMicrotask(next) : (turn = performance.now()));
      next();
      requestAnimationFrame(() => {
        const wait = performance.now() - turn;
        painted((now) => switches.push({ paint: now - start, work: now - start - wait }));
      });
    });
    for (const tree of trees()) from.observe(tree, { subtree: true, attributeFilter: ["aria-selected"] });
  };

  // The module's own memory is not in the heap that the browser tells of.
  const memories = new Set();
  const take = (instance) => {
    for (const it of Object.values(instance.exports)) if (it instanceof WebAssembly.Memory) memories.add(it);
    return instance;
  };
  const { Instance } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, { construct: (target, values) => take(new target(...values)) });

  window.bench = {
    times,
    switches,
    watch,
    /** The middle of the nth tab of the first card, in pixels. */
    place(n) {
      const { x, y, width, height } = tab(trees()[0], n).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    module: () => [...memories].reduce((sum, it) => sum + it.buffer.byteLength, 0),
  };
})(BENCH);
