//! The choice between light and dark, kept in this browser.
//!
//! The page applies it before the app runs (`index.html`), so that nothing flashes.

use gloo::utils::{document, window};
use leptos::prelude::*;
use web_sys::Storage;

use super::theme::Theme;

/// The key in the browser's storage.
const KEY: &str = "monograph-theme";

/// The theme chosen; provided as context by the app.
#[derive(Clone, Copy)]
pub struct ThemeChoice(RwSignal<Theme>);

impl ThemeChoice {
    /// What the reader chose last time.
    pub fn new() -> Self {
        let stored = storage().and_then(|it| it.get_item(KEY).ok().flatten());
        ThemeChoice(RwSignal::new(Theme::named(&stored.unwrap_or_default())))
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
        if let Some(storage) = storage() {
            // Without room in the storage the choice holds until the page is left.
            _ = storage.set_item(KEY, theme.name());
        }
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
                <span>{theme.label()}</span>
            </label>
        }
    });
    view! {
        <fieldset class="theme">
            <legend>"Theme"</legend>
            {buttons.collect_view()}
        </fieldset>
    }
}

/// None where the browser keeps nothing for this page.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
