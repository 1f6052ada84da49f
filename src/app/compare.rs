//! Two monographs beside each other; below each other where there is no room.
//!
//! Each is a whole card, with its own disclaimer: nothing is left out, shortened, or set against
//! the other's text. What the two have in common is the order of their sections, and that sections
//! of one kind begin at one height.

mod align;

use std::sync::Arc;

use leptos::html::Custom;
use leptos::prelude::*;
use web_sys::CustomEvent;

use super::catalog::Catalog;
use super::collection::{BUNDLE, Collection};
use super::combobox::Combobox;
use super::device::TextKept;
use super::finder::Finder;
use super::language_choice::{LanguageChoice, say};
use super::loaded::Loaded;
use super::monograph::card_title;
use super::navigation::{self, Navigation};
use super::recently;
use super::route::Route;
use super::theme_switch::ThemeChoice;
use super::words::Word;
use crate::model::Entry;
use align::Alignment;

/// The order of the sections in both cards: every kind there is, so that no text is left out.
const SECTIONS: &str = "usage dosage side-effects how-it-works precautions other faqs";

/// The page.
#[component]
pub fn Compare(
    /// The ids; an empty one is still to be chosen.
    ids: [String; 2],
) -> impl IntoView {
    // Beside itself a text says nothing; the second is still to be chosen.
    let [first, second] = ids;
    let ids = [first.clone(), if second == first { String::new() } else { second }];
    let collection = expect_context::<Collection>();
    let language = expect_context::<LanguageChoice>();
    let titles = [RwSignal::new(None), RwSignal::new(None)];
    let name = {
        let ids = ids.clone();
        move || {
            let title = |n: usize| {
                let id = ids.get(n).filter(|id| !id.is_empty())?;
                let own = titles.get(n).and_then(|it| it.get());
                let listed = || Some(collection.catalog()?.find(id)?.title.clone());
                own.or_else(listed).or_else(|| Some(id.clone()))
            };
            match (title(0), title(1)) {
                (Some(first), Some(second)) => {
                    language.fill(Word::And, &[("first", &first), ("second", &second)])
                }
                (Some(only), None) | (None, Some(only)) => {
                    language.fill(Word::CompareOne, &[("name", &only)])
                }
                (None, None) => language.get(Word::CompareTitle),
            }
        }
    };
    expect_context::<Navigation>().arrive(name.clone());
    let alignment = Alignment::new();
    let sides = [0, 1].map(|n| {
        let other = ids.get(1 - n).cloned().unwrap_or_default();
        let id = ids.get(n).cloned().unwrap_or_default();
        let title = titles.get(n).copied().unwrap_or_default();
        view! { <Side n id other title alignment /> }.into_any()
    });
    view! {
        <div class="view width wide">
            <h1 tabindex="-1">{name}</h1>
            <p class="lead">{say(Word::CompareLead)}</p>
            <div class="compare">{sides.into_iter().collect_view()}</div>
        </div>
    }
}

/// One of the two: its card, or the box that chooses one.
#[component]
fn Side(
    /// 0 for the first, 1 for the second.
    n: usize,
    /// The monograph; empty while there is none.
    id: String,
    /// The other one.
    other: String,
    /// Is given the card's title.
    title: RwSignal<Option<String>>,
    /// Brings the sections to one height.
    alignment: Alignment,
) -> impl IntoView {
    let place = if n == 0 { Word::First } else { Word::Second };
    let route = move |id: &str, other: &str| {
        let [first, second] = if n == 0 { [id, other] } else { [other, id] };
        Route::Compare(first.to_owned(), second.to_owned())
    };
    if id.is_empty() {
        let chosen = Callback::new(move |it: Arc<Entry>| navigation::go(&route(&it.id, &other)));
        return view! {
            <section class="side" aria-label=say(place)>
                <Loaded let:catalog>
                    {view! { <Choice n place catalog chosen /> }.into_any()}
                </Loaded>
            </section>
        }
        .into_any();
    }
    let theme = expect_context::<ThemeChoice>();
    let language = expect_context::<LanguageChoice>();
    let card = NodeRef::<Custom<&'static str>>::new();
    alignment.follow(n, card);
    let ready = {
        let id = id.clone();
        move |_: CustomEvent| {
            let own = card.get_untracked().and_then(|it| card_title(&it)?.text_content());
            if let Some(own) = &own {
                recently::remember(&id, own);
            }
            title.set(own);
            alignment.align();
        }
    };
    let another = route("", &other).href();
    view! {
        <section class="side" aria-label=say(place)>
            <p class="back">
                <a href=Route::Monograph(id.clone()).href()>{say(Word::Alone)}</a>
                <a href=another>{say(Word::Another)}</a>
            </p>
            <TextKept id=id.clone() />
            <monograph-card
                node_ref=card
                drug=id
                src=BUNDLE
                layout="stacked"
                sections=SECTIONS
                theme=move || theme.name()
                lang=move || language.lang()
                on:monograph-ready=ready
            >
                <p class="loading" role="status">{say(Word::Loading)}</p>
            </monograph-card>
        </section>
    }
    .into_any()
}

/// The box that chooses a medicine.
#[component]
fn Choice(
    /// 0 for the first, 1 for the second.
    n: usize,
    /// What the box is called.
    place: Word,
    /// The collection.
    catalog: Arc<Catalog>,
    /// Hears which medicine is chosen.
    chosen: Callback<Arc<Entry>>,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let name = if n == 0 { "first" } else { "second" };
    let finder = Finder::new(expect_context(), &catalog, query);
    view! { <Combobox name label=place query finder chosen /> }
}
