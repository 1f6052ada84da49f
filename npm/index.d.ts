/** Which of the two shapes a card has: `auto` is tabs where they fit. */
export type Layout = "auto" | "tabs" | "stacked";
/** Whether arrow keys open a tab (`auto`) or only move the focus (`manual`). */
export type Activation = "auto" | "manual";
/** Level of the card's first heading. */
export type HeadingLevel = "1" | "2" | "3" | "4" | "5";
/** `auto` follows the reader's system. */
export type Theme = "light" | "dark" | "auto";
/** `lazy` waits until the card is nearly in view. */
export type Loading = "eager" | "lazy";
/** Whether the open tab is kept in the address of the page. */
export type UrlState = "none" | "hash";

/** What went wrong, for the page; the reader is told in words. */
export type ErrorCode =
  | "no-drug"
  | "not-found"
  | "http"
  | "network"
  | "timeout"
  | "too-large"
  | "data"
  | "schema"
  | "integrity"
  | "rollback"
  | "module"
  | "module-blocked"
  | "no-webassembly"
  | "crashed";

/** The monograph is there, and its tabs work. */
export type MonographReadyEvent = CustomEvent<{ readonly drug: string }>;
/** The monograph could not be shown, or not be shown anew. */
export type MonographErrorEvent = CustomEvent<{ readonly code: ErrorCode; readonly message: string }>;
/** A tab is about to open; `preventDefault()` keeps it closed. */
export type MonographTabShowEvent = CustomEvent<{ readonly name: string }>;

/** The events of a card; they bubble and leave shadow trees. */
export interface MonographCardEventMap {
  "monograph-ready": MonographReadyEvent;
  "monograph-error": MonographErrorEvent;
  "monograph-tab-show": MonographTabShowEvent;
}

/** `<monograph-card>`. A property is what its attribute is; `null` takes the attribute away. */
export class MonographCard extends HTMLElement {
  static readonly observedAttributes: string[];

  /**
   * URL of the bundle for cards without `src`. Default: `/bundle/` on the page's own host. Only a
   * bundle named here may bring its own markup.
   */
  static bundle: string;

  /** Id of the monograph. */
  get drug(): string;
  set drug(value: string | null | undefined);
  /** URL of a bundle: its folder, or one JSON file. */
  get src(): string;
  set src(value: string | null | undefined);
  /** Name of the open tab. */
  get active(): string;
  set active(value: string | null | undefined);
  /** Names of the tabs to show, in order, with commas or spaces between; all when empty. */
  get sections(): string;
  set sections(value: string | null | undefined);
  get layout(): Layout;
  set layout(value: Layout | null | undefined);
  get activation(): Activation;
  set activation(value: Activation | null | undefined);
  get headingLevel(): HeadingLevel;
  set headingLevel(value: HeadingLevel | 1 | 2 | 3 | 4 | 5 | null | undefined);
  get theme(): Theme;
  set theme(value: Theme | null | undefined);
  get loading(): Loading;
  set loading(value: Loading | null | undefined);
  get urlState(): UrlState;
  set urlState(value: UrlState | null | undefined);

  /** Opens the tab of this name, as if the reader had; returns whether it is open then. */
  show(name: string): boolean;
  /** Prints the card alone, with every section. */
  print(): Promise<void>;
  /** Asks for the monograph anew; what is shown stays until the new one is there. */
  reload(): void;
}

/** Version of this package. */
export const version: string;

/** The attributes as a template sets them. */
export interface MonographCardAttributes {
  drug?: string | undefined;
  src?: string | undefined;
  active?: string | undefined;
  sections?: string | undefined;
  layout?: Layout | undefined;
  activation?: Activation | undefined;
  "heading-level"?: HeadingLevel | 1 | 2 | 3 | 4 | 5 | undefined;
  theme?: Theme | undefined;
  lang?: string | undefined;
  loading?: Loading | undefined;
  "url-state"?: UrlState | undefined;
}

/** Listeners as `on` and the event's name, as React and Preact add them. */
export type MonographCardListeners = {
  [Name in keyof MonographCardEventMap as `on${Name}`]?: ((event: MonographCardEventMap[Name]) => void) | undefined;
};

declare global {
  interface HTMLElementTagNameMap {
    "monograph-card": MonographCard;
  }
  // Elements, documents and windows all extend it, and the events reach all of them.
  interface GlobalEventHandlersEventMap extends MonographCardEventMap {}
}
