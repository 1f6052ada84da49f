//! What stands below every view.

use leptos::prelude::*;

use super::language_choice::say;
use super::language_select::LanguageSelect;
use super::route::Route;
use super::theme_switch::ThemeSwitch;
use super::words::Word;

/// What the site is not, and the choice of language and theme.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="foot">
            <div class="width">
                <p>
                    {say(Word::NoAdvice)} " "
                    <a href=Route::About.href()>{say(Word::WhereFrom)}</a>
                </p>
                <div class="choices">
                    <LanguageSelect />
                    <ThemeSwitch />
                </div>
            </div>
        </footer>
    }
}
