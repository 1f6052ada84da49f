//! **Monograph Card**: drug monographs on any web page, from any static host, with no server.
//!
//! Data flows one way: Markdown files are [compiled](compile) natively into a [bundle](model) of
//! JSON documents; the browser fetches a document and the Leptos component shows it.
//!
//! The crate is built twice, for two machines, and Cargo features keep the two apart:
//!
//! | feature | what it adds | built for |
//! | --- | --- | --- |
//! | (none) | [`model`]: the bundle's types | both |
//! | `cli` | the compiler and the `monograph` command | the author's machine |
//! | `view` | the Leptos component | both |
//! | `widget` | the module a portal loads | the browser |
//! | `app` | the standalone single-page app | the browser |

pub mod model;

#[cfg(any(feature = "app", feature = "cli"))]
pub mod names;
#[cfg(any(feature = "app", feature = "cli"))]
pub mod places;

// What of the app needs no browser is tested natively.
#[cfg(any(feature = "app", all(test, feature = "cli")))]
pub mod app;
#[cfg(any(feature = "app", all(test, feature = "cli")))]
pub mod fetch;

#[cfg(feature = "cli")]
pub mod bundle;
#[cfg(feature = "cli")]
pub mod compile;
#[cfg(feature = "cli")]
pub mod diagnostic;
#[cfg(feature = "cli")]
pub mod fix;
#[cfg(feature = "cli")]
pub mod glossary;
#[cfg(feature = "cli")]
pub mod lint;
#[cfg(feature = "cli")]
pub mod pages;
#[cfg(feature = "cli")]
pub mod prerender;
#[cfg(feature = "cli")]
pub mod recalls;
#[cfg(feature = "cli")]
pub mod schema;
#[cfg(feature = "cli")]
pub mod settings;
#[cfg(feature = "cli")]
pub mod sources;

#[cfg(feature = "view")]
pub mod card;
#[cfg(feature = "widget")]
pub mod embed;
