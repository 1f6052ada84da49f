//! What the collection is, where its texts come from, and how to put a card on a page.

use leptos::prelude::*;

use super::language_choice::{LanguageChoice, say};
use super::loaded::Loaded;
use super::navigation::Navigation;
use super::provenance::Provenance;
use super::route::Route;
use super::words::Word;

/// The page.
#[component]
pub fn About() -> impl IntoView {
    expect_context::<Navigation>().arrive(say(Word::About));
    view! {
        <div class="view width prose">
            <h1 tabindex="-1">{say(Word::AboutTitle)}</h1>
            <Loaded let:catalog>
                <Texts provenance=catalog.provenance />
                <Embedding />
            </Loaded>
        </div>
    }
}

/// Where the texts come from.
#[component]
fn Texts(
    /// What the monographs say of themselves.
    provenance: Provenance,
) -> impl IntoView {
    let language = expect_context::<LanguageChoice>();
    let by_software = provenance.ai_generated > 0;
    let said = move || language.with(|words| provenance.sentences(words).join(" "));
    view! {
        <p class="lead">{said}</p>
        {by_software
            .then(|| {
                view! {
                    <h2>{say(Word::AiTitle)}</h2>
                    <p>{say(Word::AiText)}</p>
                }
            })}
        <h2>{say(Word::RelyTitle)}</h2>
        <p>{say(Word::RelyText)}</p>
        <h2>{say(Word::PrivacyTitle)}</h2>
        <p>{say(Word::PrivacyText)}</p>
        <h2>{say(Word::OfflineTitle)}</h2>
        <p>{say(Word::OfflineText)}</p>
    }
}

/// The way to the lines that put a card on a page.
#[component]
fn Embedding() -> impl IntoView {
    view! {
        <h2>{say(Word::OwnersTitle)}</h2>
        <p>
            {say(Word::OwnersText)} " "
            <a href=Route::Embed(None).href()>{say(Word::Embed)}</a>
        </p>
    }
}
