//! What this browser keeps for the app, by key, until the reader clears it.
//!
//! What always holds: nothing depends on it. Where the browser keeps nothing for this page, or has
//! no room, what was to be kept is gone when the page is left.

use gloo::utils::window;
use web_sys::Storage;

/// What is kept under this key.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a text under this key.
pub fn set(key: &str, text: &str) {
    if let Some(storage) = storage() {
        _ = storage.set_item(key, text);
    }
}

/// Forgets what is kept under this key.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        _ = storage.remove_item(key);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
