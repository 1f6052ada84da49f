//! The standalone single-page app: the list of a collection, and its cards.
//!
//! The app is a portal like any other: its views put `<monograph-card>` into the page, and the
//! element does the rest. Which view stands, the address bar says: the part after `#`, so that any
//! static host will do.
//!
//! What always holds: every view has one `h1`, in `main`, and the focus goes there when the reader
//! comes to the view by a link.

pub use crate::names::fold;
pub mod catalog;
pub mod language;
pub mod listing;
pub mod provenance;
pub mod recent;
pub mod route;
pub mod search;
pub mod snippet;
pub mod theme;
#[cfg(test)]
mod translations;
pub mod words;

#[cfg(feature = "app")]
mod about;
#[cfg(feature = "app")]
mod builder;
#[cfg(feature = "app")]
mod collection;
#[cfg(feature = "app")]
mod combobox;
#[cfg(feature = "app")]
mod compare;
#[cfg(feature = "app")]
mod device;
#[cfg(feature = "app")]
mod entry;
#[cfg(feature = "app")]
mod finder;
#[cfg(feature = "app")]
mod footer;
#[cfg(feature = "app")]
mod header;
#[cfg(feature = "app")]
mod language_choice;
#[cfg(feature = "app")]
mod language_select;
#[cfg(feature = "app")]
mod letters;
#[cfg(feature = "app")]
mod list;
#[cfg(feature = "app")]
mod loaded;
#[cfg(feature = "app")]
mod marked;
#[cfg(feature = "app")]
mod missing;
#[cfg(feature = "app")]
mod monograph;
#[cfg(feature = "app")]
mod navigation;
#[cfg(feature = "app")]
mod recently;
#[cfg(feature = "app")]
mod results;
#[cfg(feature = "app")]
mod shell;
#[cfg(feature = "app")]
mod storage;
#[cfg(feature = "app")]
mod texts;
#[cfg(feature = "app")]
mod theme_switch;

#[cfg(feature = "app")]
pub use shell::App;
