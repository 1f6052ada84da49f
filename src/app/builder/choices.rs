//! What can be chosen of a card: a field for each attribute.

use std::sync::Arc;

use gloo::utils::document;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;

use super::super::catalog::Catalog;
use super::super::language::LANGUAGES;
use super::super::language_choice::{LanguageChoice, say};
use super::super::navigation;
use super::super::words::Word;
use super::tabs::{Choice, Tabs};

/// What the page calls a value.
#[derive(Clone, Copy, Debug)]
enum Name {
    /// In the reader's language.
    Word(Word),
    /// As it is, in any language.
    Own(&'static str),
}

/// A value with its name. The first is the default.
type Options = &'static [(&'static str, Name)];

const LAYOUTS: Options = &[
    ("auto", Name::Word(Word::LayoutAuto)),
    ("tabs", Name::Word(Word::LayoutTabs)),
    ("stacked", Name::Word(Word::LayoutStacked)),
];
const THEMES: Options = &[
    ("light", Name::Word(Word::Light)),
    ("dark", Name::Word(Word::Dark)),
    ("auto", Name::Word(Word::ThemeAuto)),
];
const CARD_LANGUAGES: Options = &{
    let mut all = [("", Name::Word(Word::CardLanguageAuto)); LANGUAGES.len() + 1];
    let mut n = 0;
    while n < LANGUAGES.len() {
        all[n + 1] = (LANGUAGES[n].0, Name::Own(LANGUAGES[n].1));
        n += 1;
    }
    all
};
const LEVELS: Options = &[
    ("2", Name::Own("2")),
    ("1", Name::Own("1")),
    ("3", Name::Own("3")),
    ("4", Name::Own("4")),
    ("5", Name::Own("5")),
];
const ACTIVATIONS: Options =
    &[("auto", Name::Word(Word::KeyboardAuto)), ("manual", Name::Word(Word::KeyboardManual))];
const LOADINGS: Options =
    &[("eager", Name::Word(Word::LoadingEager)), ("lazy", Name::Word(Word::LoadingLazy))];
const URL_STATES: Options =
    &[("none", Name::Word(Word::AddressNone)), ("hash", Name::Word(Word::AddressHash))];

/// The values chosen.
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    /// The monograph's id.
    pub drug: RwSignal<String>,
    /// `tag` or `element`.
    pub form: RwSignal<String>,
    active: RwSignal<String>,
    /// Attributes with a list of values, and these values.
    listed: [(&'static str, Options, RwSignal<String>); 7],
}

impl Choices {
    /// The defaults, for this drug.
    pub fn new(drug: String) -> Self {
        let listed = [
            ("layout", LAYOUTS),
            ("theme", THEMES),
            ("lang", CARD_LANGUAGES),
            ("heading-level", LEVELS),
            ("activation", ACTIVATIONS),
            ("loading", LOADINGS),
            ("url-state", URL_STATES),
        ];
        Choices {
            drug: RwSignal::new(drug),
            form: RwSignal::new("tag".to_owned()),
            active: RwSignal::default(),
            listed: listed.map(|(name, options)| {
                let default = options.first().map_or("", |(value, _)| value);
                (name, options, RwSignal::new(default.to_owned()))
            }),
        }
    }

    /// The attributes that differ from their defaults, after the drug; tracked.
    pub fn attributes(&self, sections: &str) -> Vec<(&'static str, String)> {
        let mut all = vec![("drug", self.drug.get())];
        if !sections.is_empty() {
            all.push(("sections", sections.to_owned()));
        }
        if !self.active.with(String::is_empty) {
            all.push(("active", self.active.get()));
        }
        for (name, options, value) in self.listed {
            let value = value.get();
            if options.first().is_some_and(|(default, _)| *default != value) {
                all.push((name, value));
            }
        }
        all
    }
}

/// All fields.
#[component]
pub fn Fields(
    /// What they set.
    choices: Choices,
    /// The drugs to choose from.
    catalog: Arc<Catalog>,
    /// The chosen drug's tabs.
    tabs: Tabs,
) -> impl IntoView {
    let language = expect_context::<LanguageChoice>();
    // Those of a large collection are found by the box above the fields.
    let drugs: Option<Vec<(String, String)>> = catalog
        .listing
        .as_ref()
        .map(|all| all.entries().map(|it| (it.id.clone(), it.title.clone())).collect());
    let firsts = move || {
        let first = [(String::new(), language.get(Word::FirstTabAny))];
        let shown = tabs.all().into_iter().filter(|it| it.shown);
        first.into_iter().chain(shown.map(|it| (it.name.to_owned(), it.label))).collect::<Vec<_>>()
    };
    // Another drug may lack the tab.
    Effect::new(move |_| {
        let named = |name: &str| tabs.all().iter().any(|it| it.shown && it.name == name);
        if !choices.active.with(|active| active.is_empty() || named(active)) {
            choices.active.set(String::new());
        }
    });
    let field = move |name: &str, label: Word| {
        choices.listed.into_iter().find(|it| it.0 == name).map(|(name, options, value)| {
            let text = move |name: &Name| match *name {
                Name::Word(word) => language.get(word),
                Name::Own(name) => name.to_owned(),
            };
            let all =
                move || options.iter().map(|(it, name)| ((*it).to_owned(), text(name))).collect();
            view! { <Select id=name label options=all value /> }.into_any()
        })
    };
    view! {
        {drugs
            .map(|all| {
                view! { <Select id="drug" label=Word::Medicine options=move || all.clone() value=choices.drug /> }
                    .into_any()
            })}
        <fieldset>
            <legend>{say(Word::Place)}</legend>
            {view! { <Radio value="tag" choice=choices.form text=Word::PlaceTag /> }}
            {view! {
                <Radio value="element" choice=choices.form text=Word::PlaceElement />
            }}
        </fieldset>
        {view! { <TabFields tabs /> }.into_any()}
        {view! { <Select id="active" label=Word::FirstTab options=firsts value=choices.active /> }
            .into_any()}
        {field("layout", Word::Layout)}
        {field("theme", Word::Theme)}
        {field("lang", Word::CardLanguage)}
        <details class="more">
            <summary>{say(Word::More)}</summary>
            {field("heading-level", Word::Level)}
            {field("activation", Word::Keyboard)}
            {field("loading", Word::LoadingField)}
            {field("url-state", Word::Address)}
        </details>
    }
}

/// A choice from a list.
#[component]
fn Select<All>(
    /// The attribute, for the field's `id`.
    id: &'static str,
    /// What it is called.
    label: Word,
    /// Values and what they are called; may change.
    options: All,
    /// The value chosen.
    value: RwSignal<String>,
) -> impl IntoView
where
    All: Fn() -> Vec<(String, String)> + Send + Sync + 'static,
{
    let dom_id = ["option-", id].concat();
    let items = move || {
        let chosen = value.get_untracked();
        options()
            .into_iter()
            .map(|(value, text)| {
                let selected = value == chosen;
                view! { <option value=value selected=selected>{text}</option> }
            })
            .collect_view()
    };
    view! {
        <p class="field">
            <label for=dom_id.clone()>{say(label)}</label>
            <select
                id=dom_id
                prop:value=value
                on:change:target=move |event| value.set(event.target().value())
            >
                {items}
            </select>
        </p>
    }
}

/// One of a few.
#[component]
fn Radio(
    /// Its value.
    value: &'static str,
    /// The value chosen.
    choice: RwSignal<String>,
    /// What it is called.
    text: Word,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="radio"
                name="form"
                value=value
                prop:checked=move || choice.with(|it| it == value)
                on:change=move |_| choice.set(value.to_owned())
            />
            <span>{say(text)}</span>
        </label>
    }
}

/// Which tabs, in which order.
#[component]
fn TabFields(
    /// The tabs.
    tabs: Tabs,
) -> impl IntoView {
    let language = expect_context::<LanguageChoice>();
    let said = RwSignal::new(String::new());
    let row = move |tab: Choice| {
        let Choice { name, label, .. } = tab;
        let move_up = move |_| {
            if let Some((label, place)) = tabs.earlier(name) {
                let place = language.with(|words| words.number(place));
                said.set(language.fill(Word::TabMoved, &[("tab", &label), ("place", &place)]));
            }
            // The row moves, and what moves in a page loses the focus.
            spawn_local(async move {
                tick().await;
                let button = document().get_element_by_id(&dom_id(name));
                if let Some(button) = button.and_then(|it| it.dyn_into().ok()) {
                    navigation::focus(&button);
                }
            });
        };
        let is_first = move || tabs.all().first().is_some_and(|it| it.name == name);
        let shown = move || tabs.all().iter().any(|it| it.name == name && it.shown);
        view! {
            <li>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=shown
                        on:change:target=move |event| tabs.show(name, event.target().checked())
                    />
                    <span>{label.clone()}</span>
                </label>
                // Not `disabled`: that would take the focus from who has just moved it to the top.
                <button
                    type="button"
                    id=dom_id(name)
                    class="up"
                    aria-disabled=move || is_first().to_string()
                    aria-label={
                        let label = label.clone();
                        move || language.fill(Word::TabUp, &[("tab", &label)])
                    }
                    on:click=move_up
                >
                    <span aria-hidden="true">"↑"</span>
                </button>
            </li>
        }
    };
    view! {
        <fieldset>
            <legend>{say(Word::Tabs)}</legend>
            <ul role="list" class="tabs">
                <For each=move || tabs.all() key=|tab| (tab.name, tab.label.clone()) let(tab)>
                    {row(tab)}
                </For>
            </ul>
            <p class="said" role="status">{said}</p>
        </fieldset>
    }
}

/// The `id` of the button that moves this tab.
fn dom_id(name: &str) -> String {
    ["up-", name].concat()
}
