//! The A–Z of a large collection: a letter at a time, and of a letter a page at a time.

use leptos::prelude::*;

use super::collection::Collection;
use super::finder::{Finder, State};
use super::language_choice::{LanguageChoice, say};
use super::listing::Group;
use super::loaded::Loaded;
use super::navigation::Navigation;
use super::results::{Groups, More};
use super::route::Route;
use super::words::{Counted, Word};

/// How many ways into a letter are offered.
const GUIDES: usize = 12;

/// The part of the A–Z that begins with a key.
#[component]
pub fn Letters(
    /// The key.
    from: String,
) -> impl IntoView {
    let language = expect_context::<LanguageChoice>();
    let letter = capital(&from);
    let heading = move || language.fill(Word::From, &[("letter", &letter)]);
    expect_context::<Navigation>().arrive(heading.clone());
    view! {
        <div class="view width">
            <p class="back"><a href=Route::List.href()>{say(Word::Search)}</a></p>
            <h1 tabindex="-1">{heading}</h1>
            <Loaded let:_catalog>{view! { <Part from=from.clone() /> }.into_any()}</Loaded>
        </div>
    }
}

#[component]
fn Part(
    /// The key.
    from: String,
) -> impl IntoView {
    let collection = expect_context::<Collection>();
    let finder = Finder::from(collection, from.clone());
    let language = expect_context::<LanguageChoice>();
    let query = Signal::stored(String::new());
    let groups = Memo::new(move |_| {
        let entries = finder.found.with(|it| it.hits.entries.clone());
        vec![Group { letter: "".into(), entries }]
    });
    let count = move || {
        let found = finder.found.get();
        match (&found.state, found.hits.entries.len()) {
            (State::Looking, 0) => language.get(Word::ListLoading),
            (State::Failed(_), _) => String::new(),
            (_, some) => language.count(Counted::All, some, &[]),
        }
    };
    let manifest = collection.manifest();
    let letter = from.chars().next();
    let guides = letter.map(|it| manifest.guides(it, GUIDES)).unwrap_or_default();
    let guides = guides.into_iter().map(|key| {
        let word = key.split(' ').next().unwrap_or(key);
        view! { <li><a href=Route::Letters(key.to_owned()).href()>{capital(word)}</a></li> }
    });
    let guides = guides.collect_view();
    view! {
        <Alphabet current=letter />
        <nav class="guides" aria-label=say(Word::Further)>
            <ul role="list">{guides}</ul>
        </nav>
        <p class="count" role="status">{count}</p>
        {view! { <Groups groups query /> }.into_any()}
        {view! { <More finder /> }.into_any()}
    }
}

/// The letters that names begin with.
#[component]
pub fn Alphabet(
    /// The one that is shown.
    current: Option<char>,
) -> impl IntoView {
    let manifest = expect_context::<Collection>().manifest();
    let links = manifest.letters().into_iter().map(|letter| {
        let here = (current == Some(letter)).then_some("true");
        let key = letter.to_string();
        view! { <li><a href=Route::Letters(key.clone()).href() aria-current=here>{capital(&key)}</a></li> }
    });
    view! {
        <nav class="alphabet" aria-label=say(Word::ByLetter)>
            <ul role="list">{links.collect_view()}</ul>
        </nav>
    }
}

/// The text with its first letter in upper case.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}
