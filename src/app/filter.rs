//! The box that narrows the list.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// A search field with its label.
#[component]
pub fn Filter(
    /// What the reader has typed.
    query: RwSignal<String>,
) -> impl IntoView {
    view! {
        <form role="search" class="filter" on:submit=|event: SubmitEvent| event.prevent_default()>
            <label for="filter">"Find a medicine"</label>
            <input
                id="filter"
                type="search"
                aria-describedby="filter-hint"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                prop:value=query
                on:input:target=move |event| query.set(event.target().value())
            />
            <p id="filter-hint" class="hint">"By title, generic name, or brand name"</p>
        </form>
    }
}
