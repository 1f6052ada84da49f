//! The choice between the app's languages, and the notice that the words of one could not be had.

use leptos::prelude::*;

use super::language::{self, LANGUAGES};
use super::language_choice::{LanguageChoice, say};
use super::navigation::Navigation;
use super::words::Word;

/// The language of the moment; opened, a list of all of them, each under its own name.
#[component]
pub fn LanguageSelect() -> impl IntoView {
    let choice = expect_context::<LanguageChoice>();
    let options = LANGUAGES.map(|(tag, name)| {
        let selected = untrack(|| choice.chosen()) == tag;
        view! { <option value=tag lang=tag selected=selected>{name}</option> }
    });
    let own = move || language::own_name(choice.chosen());
    view! {
        <details class="language">
            <summary>{say(Word::Language)} " " <strong>{own}</strong></summary>
            <select
                id="language"
                autocomplete="off"
                aria-label=say(Word::Language)
                prop:value=move || choice.chosen()
                on:change:target=move |event| choice.choose(&event.target().value())
            >
                {options.collect_view()}
            </select>
        </details>
    }
}

/// Says that the words of the chosen language could not be had.
#[component]
pub fn WordsMissing() -> impl IntoView {
    let choice = expect_context::<LanguageChoice>();
    let navigation = expect_context::<Navigation>();
    let words = move || {
        let name = language::own_name(choice.failed()?);
        Some(choice.fill(Word::NoWords, &[("language", name)]))
    };
    let retry = move |_| {
        // The button is about to go; the focus must not go with it.
        navigation.focus_heading();
        choice.load();
    };
    view! {
        <div class="width no-words" hidden=move || choice.failed().is_none()>
            <p role="status">{words}</p>
            <button type="button" on:click=retry>{say(Word::TryAgain)}</button>
        </div>
    }
}
