//! The lines, and the button that copies them.

use gloo::utils::window;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::super::snippet::Snippet;
use super::host::Host;

/// What the page says once the button was pressed.
const COPIED: &str = "Copied";
const REFUSED: &str =
    "Your browser does not let this page copy. The lines are selected: press Ctrl+C, or ⌘C";

/// The lines in a field, with the button and what there is to know of the hash.
#[component]
pub fn Code(
    /// What the lines are made of.
    snippet: Memo<Snippet>,
    /// What there is of the script.
    host: Host,
) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    let said = RwSignal::new("");
    // What was copied is another thing once the lines have changed.
    Effect::new(move |_| {
        snippet.track();
        said.set("");
    });
    let copy = move |_| {
        let text = snippet.with_untracked(Snippet::text);
        spawn_local(async move {
            let done = write(&text).await;
            // The view may be gone by now.
            if !done && let Some(Some(field)) = field.try_get_untracked() {
                _ = field.focus();
                field.select();
            }
            _ = said.try_set(if done { COPIED } else { REFUSED });
        });
    };
    let rows = move || snippet.with(|it| it.text().lines().count().max(4).to_string());
    view! {
        <h2><label for="code">"Lines for your page"</label></h2>
        <textarea
            id="code"
            node_ref=field
            readonly
            spellcheck="false"
            rows=rows
            prop:value=move || snippet.with(Snippet::text)
        ></textarea>
        <div class="copy">
            <button type="button" on:click=copy>"Copy"</button>
            <p role="status">{said}</p>
        </div>
        {move || {
            if host.is_unreleased() {
                view! {
                    <p class="hint">
                        "The lines have no " <code>"integrity"</code>
                        ": this is a server for development, and its script has no hash. "
                        <code>"cargo xtask dist"</code> " makes the script with one."
                    </p>
                }
                    .into_any()
            } else {
                view! {
                    <p class="hint">
                        <code>"integrity"</code>
                        " holds for this very build: the browser runs no other script under this address. \
                         Copy the lines anew when a new version is published here."
                    </p>
                }
                    .into_any()
            }
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
