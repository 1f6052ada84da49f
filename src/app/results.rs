//! What a search has found, below its box.
//!
//! Names that are easily mistaken for each other stand apart, each under its own heading with Tall
//! Man letters, and a line says that they are. Nothing here opens by itself.

use std::sync::Arc;

use leptos::prelude::*;

use super::entry::Entry;
use super::finder::{Finder, Found, State};
use super::language_choice::{LanguageChoice, say};
use super::listing::Group;
use super::loaded::Failure;
use super::navigation::Navigation;
use super::search::look_alike::{self, LookAlike};
use super::words::{Counted, Word, Words};

/// What a search has found, in words.
pub fn said(words: &Words, found: &Found, all: usize, small: bool) -> String {
    let query = found.query.trim();
    let some = found.hits.entries.len();
    match (&found.state, some) {
        (State::Looking, 0) => words.fill(Word::Looking, &[("query", query)]),
        (State::Failed(_), _) => String::new(),
        _ if !found.hits.instead.is_empty() => {
            words.count(Counted::Nearly, some, &[("query", query)])
        }
        (_, 0) => words.fill(Word::NoMatch, &[("query", query)]),
        _ if some == all => words.count(Counted::All, all, &[]),
        _ if small => words.count(Counted::SomeOf, all, &[("some", &words.number(some))]),
        _ if found.hits.more => words.count(Counted::TheFirst, some, &[]),
        _ => words.count(Counted::Found, some, &[]),
    }
}

/// Sets apart what has a name that is easily mistaken: those groups come first, by their names.
pub fn set_apart(groups: Vec<Group>) -> Vec<Group> {
    let mut apart: Vec<Group> = Vec::new();
    let mut rest: Vec<Group> = Vec::new();
    for Group { letter, entries } in groups {
        let mut plain = Vec::new();
        for entry in entries {
            let names: Vec<&str> = look_alike::of(&entry).into_iter().map(|it| it.tall).collect();
            if names.is_empty() {
                plain.push(entry);
                continue;
            }
            let name = names.join(" + ");
            match apart.iter_mut().find(|group| *group.letter == *name) {
                Some(group) => group.entries.push(entry),
                None => apart.push(Group { letter: name.into(), entries: vec![entry] }),
            }
        }
        if !plain.is_empty() {
            rest.push(Group { letter, entries: plain });
        }
    }
    apart.sort_by_key(|group| group.letter.to_ascii_lowercase());
    apart.extend(rest);
    apart
}

/// The names in these groups that are easily mistaken, each with those it is mistaken for.
fn mistaken(words: &Words, groups: &[Group]) -> Option<String> {
    let entries = groups.iter().flat_map(|group| &group.entries);
    let one = |it: &LookAlike| {
        let or = |first: String, second: String| {
            words.fill(Word::Or, &[("first", &first), ("second", &second)])
        };
        let others = it.others.iter().map(|it| (*it).to_owned()).reduce(or).unwrap_or_default();
        words.fill(Word::MistakenFor, &[("name", it.tall), ("other", &others)])
    };
    let mut said: Vec<String> = entries.flat_map(|entry| look_alike::of(entry)).map(one).collect();
    said.sort_by_key(|it| it.to_ascii_lowercase());
    said.dedup();
    said.into_iter().reduce(|first: String, second: String| {
        words.fill(Word::Also, &[("first", &first), ("second", &second)])
    })
}

/// The groups, and what is to be said of them.
#[component]
pub fn Groups(
    /// The groups.
    groups: Memo<Vec<Group>>,
    /// What the letters are marked by; nothing is set apart while it is empty.
    query: Signal<String>,
) -> impl IntoView {
    let headings =
        move || groups.with(|all| all.iter().map(|it| it.letter.clone()).collect::<Vec<_>>());
    let language = expect_context::<LanguageChoice>();
    let warning = move || {
        let asked = query.with(|it| !it.trim().is_empty());
        let names =
            asked.then(|| groups.with(|all| language.with(|words| mistaken(words, all))))??;
        let then = language.fill(Word::AlikeThen, &[("names", &names)]);
        Some(view! { <p class="alike"><strong>{say(Word::Alike)} " "</strong> {then}</p> })
    };
    view! {
        {warning}
        <div class="letters">
            <For each=headings key=Clone::clone let(letter)>
                {view! { <Letter letter groups query /> }.into_any()}
            </For>
        </div>
    }
}

/// A heading with its entries.
#[component]
fn Letter(
    /// The heading.
    letter: Arc<str>,
    /// All groups at the moment.
    groups: Memo<Vec<Group>>,
    /// What the letters are marked by.
    query: Signal<String>,
) -> impl IntoView {
    let heading = letter.to_string();
    let long = heading.chars().count() > 3;
    let entries = move || {
        groups.with(|groups| {
            let group = groups.iter().find(|group| group.letter == letter);
            group.map(|group| group.entries.clone()).unwrap_or_default()
        })
    };
    let class = if long { "letter long" } else { "letter" };
    view! {
        <section class=class>
            {(!heading.is_empty()).then(|| view! { <h2>{heading}</h2> })}
            <ul role="list">
                // By all that is shown: another version of the collection may have other words.
                <For each=entries key=Clone::clone let(entry)>
                    <Entry entry query />
                </For>
            </ul>
        </section>
    }
}

/// The button for more, or what went wrong and a button to try again.
#[component]
pub fn More(
    /// The search.
    finder: Finder,
) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let failure = move || match finder.found.get().state {
        State::Failed(error) => Some(view! { <Failure error /> }.into_any()),
        _ => None,
    };
    let button = move || {
        let found = finder.found.get();
        let label = match found.state {
            State::Failed(_) => Some(Word::TryAgain),
            State::Done if found.hits.more => Some(Word::ShowMore),
            _ => None,
        };
        let press = move |_| {
            if label == Some(Word::TryAgain) {
                // The button is about to go; the focus must not go with it.
                navigation.focus_heading();
            }
            finder.more();
        };
        label.map(
            |label| view! { <button type="button" class="more" on:click=press>{say(label)}</button> },
        )
    };
    view! {
        <div class="state">
            <div role="status">{failure}</div>
            {button}
        </div>
    }
}
