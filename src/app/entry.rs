//! One monograph in the list.

use std::sync::Arc;

use leptos::prelude::*;

use super::route::Route;
use crate::model;

/// The title as a link, with the other names below.
#[component]
pub fn Entry(
    /// What to show.
    entry: Arc<model::Entry>,
) -> impl IntoView {
    let generic = entry.generic_name.clone().filter(|name| *name != entry.title);
    let brands = entry.brand_names.join(", ");
    view! {
        <li>
            <a id=dom_id(&entry.id) href=Route::Monograph(entry.id.clone()).href()>
                {entry.title.clone()}
            </a>
            {generic.map(|name| view! { <p>{name}</p> })}
            {(!brands.is_empty())
                .then(|| view! { <p class="brands"><span>"Brand names: "</span>{brands}</p> })}
        </li>
    }
}

/// The `id` of a monograph's link.
pub fn dom_id(id: &str) -> String {
    ["entry-", id].concat()
}
