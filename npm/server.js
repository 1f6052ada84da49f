// What Node gets when it renders an application's pages: there are no elements on a server, so
// importing the package does nothing there, and the tag is sent as it stands, with its fallback.

export const version = "0.0.0";

/** Stands in for the element's class, so that code which sets `bundle` runs on a server, too. */
export class MonographCard {
  static bundle = "";
}
