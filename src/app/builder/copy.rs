//! The lines, and the button that copies them.

use gloo::utils::window;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::super::language_choice::{LanguageChoice, say, say_with};
use super::super::snippet::Snippet;
use super::super::words::Word;
use super::command;
use super::host::Host;

/// The lines in a field, with the button and what there is to know of the hash.
#[component]
pub fn Code(
    /// What the lines are made of.
    snippet: Memo<Snippet>,
    /// What there is of the script.
    host: Host,
) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    let language = expect_context::<LanguageChoice>();
    let done = RwSignal::new(None);
    let said = move || done.get().map(|word| language.get(word)).unwrap_or_default();
    // What was copied is another thing once the lines have changed.
    Effect::new(move |_| {
        snippet.track();
        done.set(None);
    });
    let copy = move |_| {
        let text = snippet.with_untracked(Snippet::text);
        spawn_local(async move {
            let copied = write(&text).await;
            // The view may be gone by now.
            if !copied && let Some(Some(field)) = field.try_get_untracked() {
                _ = field.focus();
                field.select();
            }
            _ = done.try_set(Some(if copied { Word::Copied } else { Word::CopyRefused }));
        });
    };
    let rows = move || snippet.with(|it| it.text().lines().count().max(4).to_string());
    view! {
        <h2><label for="code">{say(Word::Lines)}</label></h2>
        <textarea
            id="code"
            node_ref=field
            readonly
            dir="ltr"
            spellcheck="false"
            rows=rows
            prop:value=move || snippet.with(Snippet::text)
        ></textarea>
        <div class="copy">
            <button type="button" on:click=copy>{say(Word::Copy)}</button>
            <p role="status">{said}</p>
        </div>
        {move || {
            let word = if host.is_unreleased() { Word::NoIntegrity } else { Word::Integrity };
            view! { <p class="hint">{say_with(word, command)}</p> }
        }}
    }
}

/// Whether the text is in the clipboard now.
async fn write(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // Only pages from https and from this machine have one.
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
