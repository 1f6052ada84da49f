//! The view of an address that leads to no monograph.

use leptos::prelude::*;

use super::navigation::Navigation;
use super::route::Route;

/// Says so, and leads to the list. Never to a name that is only like the one asked for: names of
/// medicines that look alike are mistaken for one another often enough.
#[component]
pub fn Missing(
    /// The id that the address names.
    id: String,
) -> impl IntoView {
    expect_context::<Navigation>().arrive(|| "Not found".to_owned());
    view! {
        <h1 tabindex="-1">"Medicine not found"</h1>
        <p class="lead">
            "There is no monograph under “" <span class="asked">{id}</span> "” in this collection. "
            "The address may have been mistyped, or the monograph has been removed."
        </p>
        <p><a class="action" href=Route::List.href()>"See all medicines"</a></p>
    }
}
