//! Tells a page's developer of misspelt names of tabs, once each.
//!
//! A name that only this monograph lacks is nobody's mistake: the same attribute may stand on the
//! cards of many.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::card::tabs::NAMES;
use crate::card::texts::{joined, listed};

thread_local! {
    static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn warn(message: &str);
}

/// Warns of each name in an attribute's value that no tab can have.
pub fn check(attribute: &str, value: &str) {
    for name in value.split([',', ' ']).filter(|it| !it.is_empty() && !NAMES.contains(it)) {
        let parts = ["monograph-card: ", attribute, "=\"", name, "\" is not known. Known: "];
        let message = joined(&parts) + &listed(NAMES);
        TOLD.with_borrow_mut(|told| {
            if !told.contains(&message) {
                warn(&message);
                told.push(message);
            }
        });
    }
}
