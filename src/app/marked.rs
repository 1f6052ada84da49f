//! A name with the letters marked that the reader has typed, and its Tall Man form beside it.
//!
//! What always holds: the marks are elements around the name's own letters; nothing of a name is
//! read as markup, and nothing of it is changed.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::language_choice::LanguageChoice;
use super::search::look_alike;
use super::search::marks::marks;
use super::words::Word;
use crate::model::Entry;

/// The text, with what the query matches in `mark`.
#[component]
pub fn Marked(
    /// The text.
    text: String,
    /// What the name was found by.
    query: Signal<String>,
) -> impl IntoView {
    move || {
        let parts = query.with(|query| match query.trim() {
            "" => vec![(false, text.clone())],
            query => marks(&text, query),
        });
        let parts = parts.into_iter().map(|(mark, part)| match mark {
            true => Either::Left(view! { <mark>{part}</mark> }),
            false => Either::Right(part),
        });
        view! { <bdi lang="">{parts.collect_view()}</bdi> }
    }
}

/// The Tall Man form of a name that is easily mistaken, with the names it is mistaken for.
#[component]
pub fn Tall(
    /// The entry.
    entry: Arc<Entry>,
) -> impl IntoView {
    let language = expect_context::<LanguageChoice>();
    let all = look_alike::of(&entry);
    let none = all.is_empty();
    let said = move || {
        let names = all.iter().map(|it| {
            it.others.iter().fold((*it.tall).to_owned(), |name, other| {
                language.fill(Word::Not, &[("name", &name), ("other", other)])
            })
        });
        let both = |first: String, second: String| {
            language.fill(Word::Also, &[("first", &first), ("second", &second)])
        };
        names.reduce(both)
    };
    (!none).then(|| view! { <span class="tall">{said}</span> })
}
