//! What stands below every view.

use leptos::prelude::*;

use super::route::Route;
use super::theme_switch::ThemeSwitch;

/// What the site is not, and the theme switch.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="foot">
            <div class="width">
                <p>
                    "General information, not medical advice. "
                    <a href=Route::About.href()>"Where these texts come from"</a>
                </p>
                <ThemeSwitch />
            </div>
        </footer>
    }
}
