// <monograph-card>: the element that stands in a host's page. It watches its attributes, gets the
// data and the module, and owns the shadow tree; what is in the card, the module renders.
//
// The light-DOM children are the fallback: shown until the card is ready, and when it cannot be.

import { attributes, property, read } from "./attributes.js";
import { monograph, refresh } from "./bundle.js";
import { start } from "./engine.js";
import { Failure } from "./failure.js";
import { Status } from "./status.js";
import { stylesheet } from "./styles.js";

/** How many cards of a monograph the page has had, so that no two share an id. */
const seen = new Map();

function prefixFor(drug) {
  const nth = (seen.get(drug) ?? 0) + 1;
  seen.set(drug, nth);
  return nth === 1 ? drug : `${drug}-${nth}`;
}

export class MonographCard extends HTMLElement {
  static observedAttributes = attributes;

  /** Folder of the script; the entry sets it. */
  static base = document.baseURI;

  #slot = document.createElement("slot");
  #root = document.createElement("div");
  #status = new Status(() => this.reload());
  /** The card the module made, or nothing. */
  #card;
  /** The monograph shown, as the bundle has it. */
  #monograph;
  #prefix;
  /** Ends the load under way. */
  #load;
  #inView;
  #width = new ResizeObserver(() => this.#arrange());

  constructor() {
    super();
    this.#root.className = "root";
    this.attachShadow({ mode: "open" }).append(this.#slot, this.#status.element, this.#root);
  }

  connectedCallback() {
    for (const name of attributes) this.#upgrade(property(name));
    if (!this.#card && !this.#load) this.#begin();
  }

  /** A card that is only moved keeps all it has. */
  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    switch (name) {
      case "drug":
      case "src":
        return this.#begin();
      case "active":
        return this.#card && now !== this.#card.active && this.#show(now, true);
      case "activation":
        if (this.#card) this.#card.manual = read(this, name) === "manual";
        return;
      case "layout":
      case "theme":
        read(this, name);
        return this.#arrange();
      case "sections":
      case "heading-level":
      case "lang":
        return this.#monograph && this.#render();
    }
  }

  /** Opens the tab of this name, as if the reader had. Returns whether it is open then. */
  show(name) {
    return this.#card ? this.#show(name) : false;
  }

  /** Asks for the monograph anew. What is shown stays until the new one is there. */
  reload() {
    refresh(this.#source, read(this, "drug"));
    this.#begin(true);
  }

  get #source() {
    return read(this, "src") ? new URL(read(this, "src"), document.baseURI).href : new URL("bundle/", MonographCard.base).href;
  }

  /** A property set before the element was defined hides the accessor: hand it over. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #begin(now = false) {
    this.#stop();
    const load = new AbortController();
    this.#load = load;
    if (now || read(this, "loading") === "eager") return this.#run(load);
    this.#inView = new IntersectionObserver(([entry], observer) => {
      if (!entry.isIntersecting) return;
      observer.disconnect();
      this.#run(load);
    }, { rootMargin: "25%" });
    this.#inView.observe(this);
  }

  #stop() {
    this.#load?.abort();
    this.#load = undefined;
    this.#inView?.disconnect();
  }

  async #run(load) {
    const drug = read(this, "drug");
    if (!this.#monograph) this.#status.loading(this.#hasFallback);
    try {
      const data = monograph(this.#source, drug, load.signal);
      const [found, sheet] = await Promise.all([data, stylesheet(MonographCard.base), start()]);
      if (load.signal.aborted) return;
      this.#monograph = found;
      this.#prefix = prefixFor(drug);
      this.shadowRoot.adoptedStyleSheets = [sheet];
      await this.#render();
      if (!load.signal.aborted) this.#emit("monograph-ready", { drug });
    } catch (error) {
      if (!load.signal.aborted) this.#fail(error);
    } finally {
      if (this.#load === load) this.#load = undefined;
    }
  }

  async #render() {
    const engine = await start();
    if (!this.isConnected) return;
    const root = document.createElement("div");
    const card = engine.mount(root, this.#monograph, false, {
      prefix: this.#prefix,
      heading: Number(read(this, "heading-level")),
      sections: read(this, "sections"),
      active: read(this, "active"),
      today: new Date().toISOString().slice(0, 10),
      text: () => undefined,
      choose: (name) => this.#show(name),
    });
    const hadFocus = this.#status.focused || this.shadowRoot.activeElement;
    this.#clear();
    this.#card = card;
    card.manual = read(this, "activation") === "manual";
    this.#root.replaceChildren(root);
    this.#slot.hidden = true;
    this.#status.done();
    this.#arrange();
    this.#width.observe(this.#root);
    if (hadFocus) this.#focusTitle();
    this.#reflect();
  }

  #fail(error) {
    const code = error instanceof Failure ? error.code : "data";
    const message = error?.message ?? String(error);
    // What is shown already stays: an old text is better than none, and the host is told.
    if (!this.#card) {
      this.#slot.hidden = false;
      this.#status.failed(code);
    }
    this.#emit("monograph-error", { code, message });
  }

  #clear() {
    this.#card?.free();
    this.#card = undefined;
    this.#root.replaceChildren();
  }

  #leave() {
    this.#stop();
    this.#width.disconnect();
    this.#clear();
    this.#monograph = undefined;
    this.#slot.hidden = false;
    this.#status.done();
  }

  #show(name, fromAttribute = false) {
    const card = this.#card;
    if (name === card.active) return true;
    const known = card.names.split(",").includes(name);
    if (!known && name) console.warn(`monograph-card: active="${name}" is no tab here. Known: ${card.names}`);
    const shown = known && this.#emit("monograph-tab-show", { name }, true) && card.show(name);
    if (shown || fromAttribute) this.#reflect();
    return shown;
  }

  #reflect() {
    if (this.#card?.active) this.setAttribute("active", this.#card.active);
  }

  /** Tabs where they fit, stacked sections where they don't: the styles decide, by the card's width. */
  #arrange() {
    const tabs = this.#root.querySelector("[role=tablist]");
    if (tabs && this.#card) this.#card.stacked = getComputedStyle(tabs).display === "none";
  }

  #focusTitle() {
    const title = this.#root.querySelector("[part=title]");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }

  get #hasFallback() {
    return [...this.childNodes].some((node) => node.nodeType === 1 || node.data?.trim());
  }

  #emit(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }));
  }
}

for (const name of attributes) {
  Object.defineProperty(MonographCard.prototype, property(name), {
    configurable: true,
    enumerable: true,
    get() {
      return read(this, name);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}
