//! The list of all monographs, A to Z, with the box that narrows it. A large collection is never
//! loaded whole: it has the box, and the letters lead further.

use std::sync::Arc;

use leptos::prelude::*;

use super::catalog::Catalog;
use super::collection::Collection;
use super::combobox::Combobox;
use super::device::ListKept;
use super::finder::Finder;
use super::language_choice::{LanguageChoice, say};
use super::letters::Alphabet;
use super::listing::Group;
use super::loaded::Loaded;
use super::navigation::{self, Navigation};
use super::provenance::Provenance;
use super::recently::Recently;
use super::results::{Groups, More, said, set_apart};
use super::route::Route;
use super::shell::Query;
use super::texts::Texts;
use super::words::{Counted, Word};
use crate::model;

/// The first view.
#[component]
pub fn List() -> impl IntoView {
    expect_context::<Navigation>().arrive(say(Word::ListTitle));
    view! {
        <div class="view width">
            <h1 tabindex="-1">{say(Word::ListTitle)}</h1>
            <ListKept />
            <Loaded let:catalog>
                <Provenances provenance=catalog.provenance />
                <Search catalog />
            </Loaded>
        </div>
    }
}

/// Where the texts come from, in a few words.
#[component]
fn Provenances(
    /// What the collection says of itself.
    provenance: Provenance,
) -> impl IntoView {
    let language = expect_context::<LanguageChoice>();
    let said = move || language.with(|words| provenance.sentences(words).join(" "));
    view! { <p class="lead">{said} " " <a href=Route::About.href()>{say(Word::AboutTexts)}</a></p> }
}

/// The box, how many entries match, and the entries.
#[component]
fn Search(
    /// The collection.
    catalog: Arc<Catalog>,
) -> impl IntoView {
    let Query(query) = expect_context();
    let language = expect_context::<LanguageChoice>();
    let all = catalog.provenance.all;
    let listing = catalog.listing.clone();
    let small = listing.is_some();
    let finder = Finder::new(expect_context::<Collection>(), &catalog, query);
    let chosen = Callback::new(|entry: Arc<model::Entry>| {
        navigation::go(&Route::Monograph(entry.id.clone()));
    });
    let asked = Memo::new(move |_| query.with(|it| !it.trim().is_empty()));
    let groups = Memo::new(move |_| {
        let groups = match &listing {
            Some(listing) => query.with(|query| listing.matching(query)),
            None => finder.found.with(|found| {
                let entries = found.hits.entries.clone();
                vec![Group { letter: "".into(), entries }]
            }),
        };
        if asked.get() { set_apart(groups) } else { groups }
    });
    let count = move || match asked.get() {
        true => finder.found.with(|found| language.with(|words| said(words, found, all, small))),
        false => language.count(Counted::All, all, &[]),
    };
    let browse = move || (!small && !asked.get()).then(|| view! { <Alphabet current=None /> });
    view! {
        // Erased, here and below: the whole type would be too deep for the compiler.
        {view! { <Combobox name="filter" label=Word::Find query finder chosen /> }.into_any()}
        {view! { <Recently /> }.into_any()}
        <p class="count" role="status">{count}</p>
        {browse}
        {view! { <Groups groups query=finder.query() /> }.into_any()}
        {view! { <More finder /> }.into_any()}
        {view! { <Texts query /> }.into_any()}
    }
}
