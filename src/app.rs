//! The standalone single-page app: the list of a collection, and its cards.
//!
//! The app is a portal like any other: its views put `<monograph-card>` into the page, and the
//! element does the rest. Which view stands, the address bar says: the part after `#`, so that any
//! static host will do.
//!
//! What always holds: every view has one `h1`, in `main`, and the focus goes there when the reader
//! comes to the view by a link.

pub mod fold;
pub mod listing;
pub mod provenance;
pub mod route;
pub mod snippet;
pub mod theme;

#[cfg(feature = "app")]
mod about;
#[cfg(feature = "app")]
mod builder;
#[cfg(feature = "app")]
mod collection;
#[cfg(feature = "app")]
mod entry;
#[cfg(feature = "app")]
mod filter;
#[cfg(feature = "app")]
mod footer;
#[cfg(feature = "app")]
mod header;
#[cfg(feature = "app")]
mod list;
#[cfg(feature = "app")]
mod loaded;
#[cfg(feature = "app")]
mod missing;
#[cfg(feature = "app")]
mod monograph;
#[cfg(feature = "app")]
mod navigation;
#[cfg(feature = "app")]
mod shell;
#[cfg(feature = "app")]
mod theme_switch;

#[cfg(feature = "app")]
pub use shell::App;
