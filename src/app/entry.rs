//! One monograph in the list.

use std::sync::Arc;

use leptos::prelude::*;

use super::language_choice::say;
use super::marked::{Marked, Tall};
use super::route::Route;
use super::words::Word;
use crate::model;

/// The title as a link, with the other names below.
#[component]
pub fn Entry(
    /// What to show.
    entry: Arc<model::Entry>,
    /// What its letters are marked by.
    query: Signal<String>,
) -> impl IntoView {
    let generic = entry.generic_name.clone().filter(|name| *name != entry.title);
    let brands = entry.brand_names.join(", ");
    // In the whole list nothing was asked for, so nothing can be mistaken for it.
    let tall = {
        let entry = entry.clone();
        let asked = Memo::new(move |_| query.with(|it| !it.trim().is_empty()));
        move || asked.get().then(|| view! { <Tall entry=entry.clone() /> })
    };
    view! {
        <li>
            <a id=dom_id(&entry.id) href=Route::Monograph(entry.id.clone()).href()>
                <Marked text=entry.title.clone() query />
            </a>
            {entry.recalled.then(|| view! { <p class="recalled">{say(Word::Recalled)}</p> })}
            {generic.map(|name| view! { <p><Marked text=name query /></p> })}
            {tall}
            {(!brands.is_empty())
                .then(|| view! { <p class="brands"><span>{say(Word::BrandNames)} " "</span><Marked text=brands query /></p> })}
        </li>
    }
}

/// The `id` of a monograph's link.
pub fn dom_id(id: &str) -> String {
    ["entry-", id].concat()
}
