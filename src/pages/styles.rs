//! The card's styles, as they stand in a page.

use crate::bundle;

/// A style sheet that can stand in a `<style>` element, with its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Styles {
    css: String,
    integrity: String,
}

/// The style sheet would end its own element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the style sheet holds `</style`, which would end it in the middle of a page; write `<\\/style`"
)]
pub struct UnsafeStyles;

impl Styles {
    /// Takes a style sheet.
    ///
    /// # Errors
    ///
    /// When it holds the end tag of its element.
    pub fn new(css: String) -> Result<Styles, UnsafeStyles> {
        if css.to_ascii_lowercase().contains("</style") {
            return Err(UnsafeStyles);
        }
        let integrity = bundle::integrity(css.as_bytes());
        Ok(Styles { css, integrity })
    }

    /// The style sheet.
    pub fn css(&self) -> &str {
        &self.css
    }

    /// What it hashes to, in the form the script knows its own styles by: where the two are the
    /// same, the script need not fetch them.
    pub fn integrity(&self) -> &str {
        &self.integrity
    }
}

impl Default for Styles {
    /// The card's styles of this version, as they are written.
    fn default() -> Self {
        // A test holds that they can stand in a page.
        Styles::new(include_str!("../../public/card.css").to_owned())
            .unwrap_or(Styles { css: String::new(), integrity: String::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::{Styles, UnsafeStyles};

    #[test]
    fn the_cards_own_can_stand_in_a_page() {
        assert!(Styles::default().css().contains("[part=\"panel\"]"));
    }

    #[test]
    fn none_ends_its_own_element() {
        assert_eq!(Styles::new("a{}</STYLE >".to_owned()), Err(UnsafeStyles));
    }
}
