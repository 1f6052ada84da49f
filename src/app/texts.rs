//! Words in the texts themselves, below the names that were found. The index is loaded when the
//! reader first asks for it.

use js_sys::{Array, Promise, Reflect};
use leptos::either::Either;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use super::language_choice::{LanguageChoice, say};
use super::route::Route;
use super::words::{Counted, Word};

#[wasm_bindgen]
extern "C" {
    /// `find` of `public/loader/texts.js`.
    #[wasm_bindgen(catch, js_namespace = monographTexts, js_name = find)]
    fn find(query: &str) -> Result<Promise, JsValue>;
}

/// A text that has the words.
#[derive(Clone, Debug, PartialEq)]
struct Text {
    id: String,
    title: String,
    /// Of the text around the words: whether the part is one of them, and its letters.
    parts: Vec<(bool, String)>,
}

/// How far a search is.
#[derive(Clone, Debug, Default, PartialEq)]
enum State {
    #[default]
    Idle,
    Looking,
    /// How many texts have the words, and the first of them.
    Found(usize, Vec<Text>),
    Failed,
}

/// The button, and what it has found.
#[component]
pub fn Texts(
    /// What the reader has typed.
    query: RwSignal<String>,
) -> impl IntoView {
    let language = expect_context::<LanguageChoice>();
    let state = RwSignal::new(State::default());
    // What was found belongs to the words that were asked for.
    Effect::new(move |_| {
        query.track();
        state.set(State::Idle);
    });
    let press = move |_| {
        let asked = query.get_untracked();
        state.set(State::Looking);
        spawn_local(async move {
            let found = look(&asked).await.unwrap_or_else(|error| {
                leptos::logging::warn!("monograph-card: the texts cannot be searched: {error:?}");
                State::Failed
            });
            // Too late for words that were typed before, or for a view that is gone.
            if query.try_get_untracked().is_some_and(|now| now == asked) {
                _ = state.try_set(found);
            }
        });
    };
    let words = move || query.with(|it| it.trim().to_owned());
    let label = move || language.fill(Word::TextsSearch, &[("words", &words())]);
    let said = move || match state.get() {
        State::Idle => String::new(),
        State::Looking => language.get(Word::TextsLooking),
        State::Failed => language.get(Word::TextsFailed),
        State::Found(0, _) => language.fill(Word::TextsNone, &[("words", &words())]),
        State::Found(all, some) if all > some.len() => {
            let some = language.with(|words| words.number(some.len()));
            language.count(Counted::TextsMore, all, &[("some", &some)])
        }
        State::Found(all, _) => language.count(Counted::InTexts, all, &[]),
    };
    let rows = move || match state.get() {
        State::Found(_, all) => all.into_iter().map(row).collect_view(),
        _ => Vec::new(),
    };
    let waits = move || matches!(state.get(), State::Idle | State::Failed);
    view! {
        <section class="texts" aria-labelledby="texts" hidden=move || words().is_empty()>
            <h2 id="texts">{say(Word::TextsTitle)}</h2>
            <button type="button" hidden=move || !waits() on:click=press>{label}</button>
            <p class="found" role="status">{said}</p>
            <ul role="list">{rows}</ul>
        </section>
    }
}

fn row(text: Text) -> impl IntoView {
    let parts = text.parts.into_iter().map(|(mark, part)| match mark {
        true => Either::Left(view! { <mark>{part}</mark> }),
        false => Either::Right(part),
    });
    view! {
        <li>
            <a href=Route::Monograph(text.id).href()><bdi lang="">{text.title}</bdi></a>
            <p><bdi lang="">{parts.collect_view()}</bdi></p>
        </li>
    }
}

async fn look(query: &str) -> Result<State, JsValue> {
    let answer = JsFuture::from(find(query)?).await?;
    let field = |value: &JsValue, name: &str| Reflect::get(value, &JsValue::from_str(name));
    let string = |value: JsValue| value.as_string().unwrap_or_default();
    let total = field(&answer, "total")?.as_f64().unwrap_or_default() as usize;
    let mut all = Vec::new();
    for text in Array::from(&field(&answer, "found")?) {
        let pieces = Array::from(&field(&text, "parts")?);
        let parts = pieces.iter().map(|part| {
            let part = Array::from(&part);
            (part.get(0).is_truthy(), string(part.get(1)))
        });
        all.push(Text {
            id: string(field(&text, "id")?),
            title: string(field(&text, "title")?),
            parts: parts.collect(),
        });
    }
    Ok(State::Found(total, all))
}
