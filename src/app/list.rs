//! The list of all monographs, A to Z, with the box that narrows it.

use std::sync::Arc;

use leptos::prelude::*;

use super::entry::Entry;
use super::filter::Filter;
use super::listing::{Group, Listing};
use super::loaded::Loaded;
use super::navigation::Navigation;
use super::provenance::{Provenance, counted, grouped};
use super::route::Route;
use super::shell::Query;

/// The first view.
#[component]
pub fn List() -> impl IntoView {
    expect_context::<Navigation>().arrive(|| "Medicines A–Z".to_owned());
    view! {
        <div class="view width">
            <h1 tabindex="-1">"Medicines A–Z"</h1>
            <Loaded let:listing>
                <Provenances listing=listing.clone() />
                <Groups listing />
            </Loaded>
        </div>
    }
}

/// Where the texts come from, in a few words.
#[component]
fn Provenances(
    /// The collection.
    listing: Arc<Listing>,
) -> impl IntoView {
    let said = Provenance::of(listing.entries()).sentences().join(" ");
    view! { <p class="lead">{said} " " <a href=Route::About.href()>"About these texts"</a></p> }
}

/// The box, how many entries match, and the entries under their letters.
#[component]
fn Groups(
    /// The collection.
    listing: Arc<Listing>,
) -> impl IntoView {
    let Query(query) = expect_context();
    let all = listing.len();
    let suggested = listing.clone();
    let groups = Memo::new(move |_| query.with(|query| listing.matching(query)));
    let letters =
        move || groups.with(|all| all.iter().map(|it| it.letter.clone()).collect::<Vec<_>>());
    let count = move || {
        let matching: usize = groups.with(|all| all.iter().map(|it| it.entries.len()).sum());
        match matching {
            _ if matching == all => counted(all, "medicine"),
            0 => format!("No medicine matches “{}”", query.with(|it| it.trim().to_owned())),
            some => format!("{} of {}", grouped(some), counted(all, "medicine")),
        }
    };
    view! {
        // Erased, here and below: the whole type would be too deep for the compiler.
        {view! { <Filter query listing=suggested /> }.into_any()}
        <p class="count" role="status">{count}</p>
        <div class="letters">
            <For each=letters key=Clone::clone let(letter)>
                {view! { <Letter letter groups /> }.into_any()}
            </For>
        </div>
    }
}

/// A letter with its entries.
#[component]
fn Letter(
    /// The letter.
    letter: Arc<str>,
    /// All that match at the moment.
    groups: Memo<Vec<Group>>,
) -> impl IntoView {
    let heading = letter.to_string();
    let entries = move || {
        groups.with(|groups| {
            let group = groups.iter().find(|group| group.letter == letter);
            group.map(|group| group.entries.clone()).unwrap_or_default()
        })
    };
    view! {
        <section class="letter">
            <h2>{heading}</h2>
            <ul role="list">
                <For each=entries key=|entry| entry.id.clone() let(entry)>
                    <Entry entry />
                </For>
            </ul>
        </section>
    }
}
