//! Light, dark, or as the reader's system has it.

use super::words::Word;

/// A theme. The names are those of the card's attribute `theme`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl Theme {
    /// Every theme, in the order of the switch.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// The theme's name in attributes and in the browser's storage.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// What the switch says.
    pub fn label(self) -> Word {
        match self {
            Theme::Auto => Word::Auto,
            Theme::Light => Word::Light,
            Theme::Dark => Word::Dark,
        }
    }

    /// The theme of this name; [`Theme::Auto`] for any other text.
    pub fn named(name: &str) -> Theme {
        Theme::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn a_name_that_was_stored_is_read_again_and_any_other_is_auto() {
        for theme in Theme::ALL {
            assert_eq!(Theme::named(theme.name()), theme);
        }
        assert_eq!(Theme::named("sepia"), Theme::Auto);
    }
}
