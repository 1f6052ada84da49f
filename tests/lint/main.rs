//! The checks of content, from outside.
//!
//! `notation` and `refusal` run the sentences in `tests/fixtures`.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod notation;
mod refusal;
