//! Pages of monographs: their words, their markup, and what they tell search engines.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod pages {
    mod escaping;
    mod linked_data;
    mod parts;
    mod reading;
    mod words;
}
