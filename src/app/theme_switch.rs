//! The choice between light and dark, kept in this browser.
//!
//! The page applies it before the app runs (`index.html`), so that nothing flashes.

use gloo::utils::document;
use leptos::prelude::*;

use super::language_choice::say;
use super::storage;
use super::theme::Theme;
use super::words::Word;

/// The key in the browser's storage.
const KEY: &str = "monograph-theme";

/// The theme chosen; provided as context by the app.
#[derive(Clone, Copy)]
pub struct ThemeChoice(RwSignal<Theme>);

impl ThemeChoice {
    /// What the reader chose last time.
    pub fn new() -> Self {
        ThemeChoice(RwSignal::new(Theme::named(&storage::get(KEY).unwrap_or_default())))
    }

    /// The name of the theme; tracked.
    pub fn name(&self) -> &'static str {
        self.0.get().name()
    }

    fn choose(self, theme: Theme) {
        self.0.set(theme);
        if let Some(root) = document().document_element() {
            _ = root.set_attribute("data-theme", theme.name());
        }
        storage::set(KEY, theme.name());
    }
}

/// Three radio buttons.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let choice = expect_context::<ThemeChoice>();
    let buttons = Theme::ALL.map(|theme| {
        view! {
            <label>
                <input
                    type="radio"
                    name="theme"
                    value=theme.name()
                    prop:checked=move || choice.0.get() == theme
                    on:change=move |_| choice.choose(theme)
                />
                <span>{say(theme.label())}</span>
            </label>
        }
    });
    view! {
        <fieldset class="theme">
            <legend>{say(Word::Theme)}</legend>
            {buttons.collect_view()}
        </fieldset>
    }
}
