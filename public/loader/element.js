// <monograph-card>: the element that stands in a host's page. It watches its attributes, gets the
// data and the module, and owns the shadow tree; what is in the card, the module renders.
//
// The light-DOM children are the fallback: shown until the card is ready, and when it cannot be.

import { attributes, property, read } from "./attributes.js";
import { monograph, refresh } from "./bundle.js";
import { crashed } from "./crash.js";
import { complete, nameOf, nodes, open } from "./early.js";
import { extras, start } from "./engine.js";
import { Failure } from "./failure.js";
import { directionOf, languageOf, words } from "./language.js";
import { prepare } from "./letters.js";
import { make } from "./make.js";
import { printed } from "./paper.js";
import { Status } from "./status.js";
import { inline, stylesheet } from "./styles.js";

/** How many cards of a monograph the page has had, so that no two share an id. */
const seen = new Map();

function prefixFor(drug) {
  const nth = (seen.get(drug) ?? 0) + 1;
  seen.set(drug, nth);
  return nth === 1 ? drug : `${drug}-${nth}`;
}

/** Where the data of a card is. */
function source(card) {
  const src = read(card, "src");
  return new URL(src || MonographCard.bundle, src ? document.baseURI : MonographCard.base).href;
}

/** Asks for a card's data, before the element is defined or by the element itself. */
export const ask = (card, signal) => monograph(source(card), read(card, "drug"), signal);

export class MonographCard extends HTMLElement {
  static observedAttributes = attributes;

  /** Folder of the script; the entry sets it. */
  static base = document.baseURI;

  /** Folder of the data of cards without `src`. Only a bundle named here may bring markup. */
  static bundle = "bundle/";

  #slot;
  #root;
  #status = new Status(() => this.reload());
  /** The card the module made, or nothing. */
  #card;
  /** Name of the open tab while there is markup and no module yet. */
  #early;
  /** The monograph shown, as the bundle has it. */
  #monograph;
  /** Starts every id in the card's tree. */
  #prefix;
  /** Starts the ids of no other card; `#named` is the drug it was made for. */
  #own;
  #named;
  /** Whether what is shown is of a drug that the host has changed for another. */
  #stale = false;
  /** Whether the page itself brought the card's markup. */
  #prerendered;
  /** Ends the load under way. */
  #load;
  #inView;
  #unfollow;
  #language;
  // In a frame of its own: a change of size within the observer's turn would be an error of the page.
  #width = new ResizeObserver(() => requestAnimationFrame(() => this.#arrange()));

  constructor() {
    super();
    // A prerendered page brings the shadow tree along. Nothing of it is moved: it would lose the
    // focus and the selection.
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    this.#slot = root.querySelector("slot") ?? root.appendChild(make("slot"));
    this.#root = root.querySelector(".root") ?? root.appendChild(make("div", { className: "root" }));
    this.#root.addEventListener("click", (event) => this.#clicked(event));
    this.#root.addEventListener("scroll", ({ target }) => (target.at = target.scrollLeft), true);
    this.#root.addEventListener("crashed", () => {
      if (!this.#card) return;
      this.#card = undefined;
      this.#stop();
      this.#fail(crashed);
    });
    this.#root.addEventListener("focusin", (event) => this.#assist(event));
    this.#root.before(this.#status.element);
    this.#prerendered = this.#root.firstChild;
    const style = root.querySelector("style");
    if (style) {
      root.adoptedStyleSheets = [inline(style)];
      style.remove();
    }
  }

  connectedCallback() {
    // The tag that named the drug stands there.
    if (this.parentNode === document.head) return this.#extra(({ show }) => show(this));
    for (const name of attributes) this.#upgrade(property(name));
    printed.add(this.#root);
    // A browser forgets how far a table was scrolled when its card is moved.
    for (const table of this.#root.querySelectorAll(".table")) table.scrollLeft = table.at;
    if (this.#root.firstChild && !this.#card) {
      // The tabs of a prerendered page need no data.
      this.#name(read(this, "drug"));
      this.#prefix ??= this.#named;
      if (!read(this, "sections")) this.#open();
    }
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
        this.#stale ||= before !== null;
        return this.#begin();
      case "src":
        return this.#begin();
      case "active":
        return now !== this.#active && this.#show(now ?? "", true);
      case "activation":
        if (this.#card) this.#card.manual = read(this, name) === "manual";
        return;
      case "loading":
        // Only a card that still waits to come into view has a use for it.
        return this.#inView && this.#begin();
      case "layout":
      case "theme":
        read(this, name);
        return this.#arrange();
      case "sections":
      case "heading-level":
      case "lang":
        return this.#translate().then(() => this.#card && this.#render());
      case "url-state":
        return this.#card && this.#follow();
    }
  }

  /** Opens the tab of this name, as if the reader had. Returns whether it is open then. */
  show(name) {
    return this.#show(name);
  }

  /** Asks for the monograph anew. What is shown stays until the new one is there. */
  reload() {
    refresh(source(this), read(this, "drug"));
    this.#begin(true);
  }

  /** Prints this card alone, every section and answer open. */
  async print() {
    if (this.#active) await this.#extra((it) => it.printAlone(this.#root, this.shadowRoot.adoptedStyleSheets[0]));
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
      this.#inView = undefined;
      this.#run(load);
    }, { rootMargin: "25%" });
    this.#inView.observe(this);
  }

  #stop() {
    this.#load?.abort();
    this.#load = undefined;
    this.#inView?.disconnect();
    this.#inView = undefined;
  }

  async #run(load) {
    const { signal } = load;
    const drug = read(this, "drug");
    const translated = this.#translate();
    try {
      // All three at once, the data first in line: nothing that can wait comes before it.
      const data = ask(this, signal);
      const engine = start(data);
      if (!this.#card && !this.#root.firstChild) {
        this.#status.loading(this.#fallback);
        setTimeout(prepare, 0, this.shadowRoot);
      }
      // Once all cards of the page have begun. The styles come behind the text then, and while they come
      // it is read; all of a page's first cards are styled once, with their text.
      await undefined;
      const sheet = stylesheet(MonographCard.base).then((it) => (this.shadowRoot.adoptedStyleSheets = [it]));
      // What fails while something else is waited for is heard of later.
      Promise.allSettled([sheet, engine]);
      const { markup, integrity, monograph: found } = await data;
      await translated;
      // Only the script's own bundle is trusted with markup, only when its hash was checked, and only for
      // a card with default settings. Its nodes are made while the styles come.
      const of = this.#of(integrity);
      const early = markup && of.endsWith(" 2 en") && of !== this.#root.dataset.of && !read(this, "src") && nodes(markup);
      await sheet;
      if (signal.aborted) return;
      this.#name(drug);
      this.#monograph = found;
      const adopt = of === this.#of(integrity) && this.#showEarly(early, of);
      // Until the new drug's text stands there, what is shown is another drug's.
      this.#stale &&= !adopt;
      await engine;
      // Many cards come to life one by one, and what the reader does meanwhile has its turn.
      if (adopt) await new Promise(setTimeout);
      if (signal.aborted) return;
      // The page may have changed the card's settings by now.
      await this.#render(adopt && of === this.#of(integrity));
      if (signal.aborted) return;
      if (crashed) throw crashed;
      this.#stale = false;
      this.#emit("monograph-ready", { drug });
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    } finally {
      if (this.#load === load) this.#load = undefined;
    }
  }

  #name(drug) {
    if (this.#named !== drug) this.#own = prefixFor((this.#named = drug));
  }

  /** Makes markup complete, and its ids the card's own: no two of a page are alike, though a shadow tree's lead nowhere else. */
  #complete() {
    complete(this.#root, this.#prefix, this.#own);
    this.#prefix = this.#own;
  }

  /** What markup of this document, for a card like this one, says that it is of; empty where there is none. */
  #of(integrity) {
    return integrity && !this.#card && !read(this, "sections") ? `${integrity} ${read(this, "heading-level")} ${this.#language}` : "";
  }

  /**
   * Shows nodes of markup until the module is there to adopt them; without any, the page's own stay
   * where they are of this very document. Returns whether there is something to adopt.
   */
  #showEarly(early, of) {
    const { dataset } = this.#root;
    if (early) {
      this.#root.replaceChildren(early);
      dataset.of = of;
      this.#prefix = this.#named;
      this.#open();
      // Once it is shown: to a phone that is work, where there are many cards.
      setTimeout(() => this.#complete(), 100);
    }
    if (!of || dataset.of !== of) return false;
    this.#slot.hidden = true;
    this.#status.done();
    return true;
  }

  /** Gets the words of the card's language. */
  async #translate() {
    const language = languageOf(this);
    const found = await words(language, MonographCard.base, read(this, "lang"));
    // The page may want another one by now.
    if (language !== languageOf(this)) return;
    this.#status.words = { __proto__: null, ...found };
    this.#language = found ? language : "en";
    for (const part of [this.#root, this.#status.element]) {
      part.lang = this.#language;
      part.dir = found ? directionOf(language) : "";
    }
  }

  /** Opens the tab that the page wants, or the reader has chosen by now, in markup without a module. */
  #open() {
    const selected = this.#root.querySelector("[aria-selected=true]");
    this.#early = selected ? nameOf(selected, this.#prefix) : "";
    if (read(this, "active")) this.#show(read(this, "active"), true);
  }

  async #render(adopt = false) {
    const engine = await start();
    if (!this.isConnected) return;
    const hadFocus = this.#status.focused || (!adopt && this.shadowRoot.activeElement);
    if (adopt) this.#complete();
    const root = adopt ? this.#root : make("div");
    const settings = {
      prefix: this.#own,
      heading: Number(read(this, "heading-level")),
      sections: read(this, "sections"),
      active: this.#active || read(this, "active"),
      today: new Date().toISOString().slice(0, 10),
    };
    const host = { text: (key) => this.#status.words[key], choose: (name) => this.#show(name) };
    const card = engine.mount(root, this.#monograph, adopt, settings, host);
    if (crashed) return;
    if (!adopt) {
      this.#clear();
      this.#root.replaceChildren(...root.childNodes);
      this.#prefix = this.#own;
    }
    this.#card = card;
    this.#early = undefined;
    card.manual = read(this, "activation") === "manual";
    this.#slot.hidden = true;
    this.#status.done();
    // Behind what the card is waited for with. Once it is there, words are found without the network, too.
    setTimeout(() => this.#assist({ target: this.#root.querySelector(this.#language === "en" ? ".find, time" : ".find, time, data") }));
    // Out of view nothing of a card is laid out, and the observer waits until it is.
    this.#width.disconnect();
    // The header is as wide as the card, and as high whichever tab is open.
    this.#width.observe(this.#root.querySelector("header"));
    if (hadFocus) this.#goTo(this.#root.querySelector("[part=title]"), true);
    this.#reflect();
    this.#follow();
  }

  /** Follows the page's address where the page wants that. */
  async #follow() {
    this.#unfollow?.();
    this.#unfollow = undefined;
    if (read(this, "url-state") !== "hash") return;
    const card = this.#card;
    await this.#extra(({ follow }) => {
      if (card && card === this.#card && !this.#unfollow) {
        this.#unfollow = follow(this, this.#named, this.#prefix, this.#root, this.#status.words);
      }
    });
  }

  /** Does what needs the extras. */
  #extra(work) {
    return extras().then(work).catch((error) => this.#fail(error));
  }

  #fail(error) {
    const code = error instanceof Failure ? error.code : "data";
    const message = error?.message ?? String(error);
    // What is shown already stays: an old text is better than none, and the host is told. But
    // another drug's text goes, and markup that came with the data and has no module gives way to the
    // host's own fallback. A module that has stopped takes its cards along.
    if (this.#stale || error === crashed || (!this.#card && !(this.#root.firstChild && (this.#prerendered || !this.#fallback)))) {
      this.#clear();
      this.#monograph = undefined;
      this.#slot.hidden = false;
      this.#status.failed(code);
    }
    this.#emit("monograph-error", { code, message });
  }

  #clear() {
    this.#unfollow?.();
    this.#unfollow = undefined;
    this.#card?.free();
    this.#card = undefined;
    this.#early = undefined;
    this.#root.dataset.of = "";
    this.#root.replaceChildren();
  }

  #leave() {
    this.#stop();
    this.#width.disconnect();
    printed.delete(this.#root);
    this.#clear();
    this.#monograph = undefined;
    this.#slot.hidden = false;
    this.#status.done();
  }

  /** Name of the open tab; empty while there is none. */
  get #active() {
    return this.#card?.active ?? this.#early ?? "";
  }

  /** Opens a tab, unless the page objects. */
  #show(name, fromAttribute = false) {
    const before = this.#active;
    if (!before || name === before) return name === before;
    const known = !!this.#root.querySelector(`[role=tab][aria-controls="${CSS.escape(`${this.#prefix}-${name}`)}"]`);
    const shown = known && this.#emit("monograph-tab-show", { name }, true);
    // The module warns of a name that is none.
    if (this.#card) shown === known && this.#card.show(name);
    else if (shown) {
      open(this.#root, this.#prefix, name);
      this.#early = name;
    }
    if (shown || fromAttribute) this.#reflect();
    return shown;
  }

  #reflect() {
    if (this.#active) this.setAttribute("active", this.#active);
  }

  /** The reader has come to what needs the extras; or there is a day, which is written as the card's language does. */
  #assist({ target, type }) {
    if (target?.closest(".tool, .term, time, data")) this.#extra((it) => it.assist(this.#root, this.#status.words, target, type));
  }

  #clicked(event) {
    this.#assist(event);
    const link = event.target.closest(".contents a");
    const tab = event.target.closest("[role=tab]");
    if (link) {
      // The browser would look for the target in the page's own tree, and change its address.
      event.preventDefault();
      this.#goTo(this.#root.querySelector(`#${CSS.escape(link.hash.slice(1))} > .panel-title`));
    } else if (tab && !this.#card) {
      this.#show(nameOf(tab, this.#prefix));
    }
  }

  /** Tabs where they fit, stacked sections where they don't: the styles decide, by the card's width. */
  #arrange() {
    const list = this.#root.querySelector("[role=tablist]");
    if (list && this.#card) this.#card.stacked = getComputedStyle(list).display === "none";
  }

  #goTo(title, preventScroll = false) {
    title.tabIndex = -1;
    if (!preventScroll) title.scrollIntoView();
    title.focus({ preventScroll: true });
  }

  /** What the host has put there for a card that is not there yet; nothing where it has put none. */
  get #fallback() {
    return this.firstElementChild || this.textContent.trim();
  }

  #emit(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }));
  }
}
