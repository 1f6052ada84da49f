//! The checks of content, from outside.
//!
//! `notation` runs the seeded errors and their look-alikes in `tests/fixtures/notation`.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod notation;
