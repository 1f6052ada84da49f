//! The view of an address that leads to no monograph.

use leptos::prelude::*;

use super::language_choice::{say, say_with};
use super::navigation::Navigation;
use super::route::Route;
use super::words::Word;

/// Says so, and leads to the list. Never to a name that is only like the one asked for: names of
/// medicines that look alike are mistaken for one another often enough.
#[component]
pub fn Missing(
    /// The id that the address names.
    id: String,
) -> impl IntoView {
    expect_context::<Navigation>().arrive(say(Word::NotFound));
    let asked = move |_: &str| view! { <bdi class="asked">{id.clone()}</bdi> }.into_any();
    view! {
        <h1 tabindex="-1">{say(Word::NotFoundTitle)}</h1>
        <p class="lead">{say_with(Word::NotFoundText, asked)}</p>
        <p><a class="action" href=Route::List.href()>{say(Word::SeeAll)}</a></p>
    }
}
