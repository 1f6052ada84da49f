//! What can be chosen of a card: a field for each attribute.

use std::sync::Arc;

use gloo::utils::document;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;

use super::super::listing::Listing;
use super::super::navigation;
use super::tabs::{Choice, Tabs};

/// A value with what the page calls it. The first is the default.
type Options = &'static [(&'static str, &'static str)];

const LAYOUTS: Options = &[
    ("auto", "Tabs where there is room"),
    ("tabs", "Always tabs"),
    ("stacked", "One section below the other"),
];
const THEMES: Options =
    &[("light", "Light"), ("dark", "Dark"), ("auto", "As the reader’s device has it")];
const LANGUAGES: Options = &[
    ("", "As the page has it"),
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("hi", "हिन्दी"),
    ("pt", "Português"),
    ("zh", "中文"),
];
const LEVELS: Options = &[("2", "2"), ("1", "1"), ("3", "3"), ("4", "4"), ("5", "5")];
const ACTIVATIONS: Options =
    &[("auto", "Arrow keys open tabs"), ("manual", "Arrow keys only move the focus")];
const LOADINGS: Options = &[("eager", "At once"), ("lazy", "When it comes near the view")];
const URL_STATES: Options = &[("none", "Leave it alone"), ("hash", "Keep the open tab in it")];

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
            ("lang", LANGUAGES),
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
    listing: Arc<Listing>,
    /// The chosen drug's tabs.
    tabs: Tabs,
) -> impl IntoView {
    let drugs: Vec<(String, String)> =
        listing.entries().map(|it| (it.id.clone(), it.title.clone())).collect();
    let firsts = move || {
        let first = [(String::new(), "The first one".to_owned())];
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
    let field = move |name: &str, label: &'static str| {
        choices.listed.into_iter().find(|it| it.0 == name).map(|(name, options, value)| {
            let options: Vec<_> =
                options.iter().map(|(it, text)| ((*it).to_owned(), (*text).to_owned())).collect();
            view! { <Select id=name label options=move || options.clone() value /> }.into_any()
        })
    };
    view! {
        {view! { <Select id="drug" label="Medicine" options=move || drugs.clone() value=choices.drug /> }
            .into_any()}
        <fieldset>
            <legend>"Where the card stands"</legend>
            {view! { <Radio value="tag" choice=choices.form text="Where the script’s tag is: one line" /> }}
            {view! {
                <Radio value="element" choice=choices.form text="In an element: any number on a page" />
            }}
        </fieldset>
        {view! { <TabFields tabs /> }.into_any()}
        {view! { <Select id="active" label="Tab that is open first" options=firsts value=choices.active /> }
            .into_any()}
        {field("layout", "Layout")}
        {field("theme", "Theme")}
        {field("lang", "Language of the card’s own words")}
        <details class="more">
            <summary>"More"</summary>
            {field("heading-level", "Level of the title in your page’s headings")}
            {field("activation", "Keyboard")}
            {field("loading", "Loading")}
            {field("url-state", "The page’s address")}
        </details>
    }
}

/// A choice from a list.
#[component]
fn Select<All>(
    /// The attribute, for the field's `id`.
    id: &'static str,
    /// What it is called.
    label: &'static str,
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
            <label for=dom_id.clone()>{label}</label>
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
    text: &'static str,
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
            <span>{text}</span>
        </label>
    }
}

/// Which tabs, in which order.
#[component]
fn TabFields(
    /// The tabs.
    tabs: Tabs,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let row = move |tab: Choice| {
        let Choice { name, label, .. } = tab;
        let move_up = move |_| {
            if let Some((label, place)) = tabs.earlier(name) {
                said.set(format!("{label} is number {place} now"));
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
                    aria-label=format!("Move {label} up")
                    on:click=move_up
                >
                    <span aria-hidden="true">"↑"</span>
                </button>
            </li>
        }
    };
    view! {
        <fieldset>
            <legend>"Tabs, in their order"</legend>
            <ul role="list" class="tabs">
                <For each=move || tabs.all() key=|tab| tab.name let(tab)>
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
