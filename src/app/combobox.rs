//! The box that finds a medicine and suggests what may be meant, as an editable combobox with list
//! autocomplete (WAI-ARIA Authoring Practices, "Combobox pattern").
//!
//! The focus never leaves the box: Up and Down go through the suggestions, Enter takes the one they
//! are on, Escape closes the suggestions and then empties the box. All other keys edit the text.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use super::finder::{self, Finder};
use super::language_choice::say;
use super::marked::{Marked, Tall};
use super::words::Word;
use crate::model::Entry;

/// How many medicines are suggested at most; the list below has them all.
const MOST: usize = 8;

/// The suggestions as they stand.
#[derive(Clone, Copy)]
struct Suggestions {
    query: RwSignal<String>,
    /// What they were found by.
    found_by: Signal<String>,
    all: Memo<Vec<Arc<Entry>>>,
    open: RwSignal<bool>,
    /// Which one the arrows have led to.
    active: RwSignal<Option<usize>>,
    /// Hears which medicine is chosen.
    chosen: Callback<Arc<Entry>>,
}

impl Suggestions {
    fn is_open(self) -> bool {
        self.open.get() && self.all.with(|all| !all.is_empty())
    }

    fn show(self, open: bool) {
        self.active.set(None);
        self.open.set(open);
    }

    /// Goes to the next one, or with `-1` to the one before, and round.
    fn step(self, by: isize) {
        let count = self.all.with_untracked(Vec::len) as isize;
        let from =
            self.active.get_untracked().map_or(if by > 0 { -1 } else { count }, |it| it as isize);
        self.open.set(true);
        self.active.set((count > 0).then(|| (from + by).rem_euclid(count) as usize));
    }

    /// Takes the medicine.
    fn choose(self, entry: &Arc<Entry>) {
        self.query.set(entry.title.clone());
        self.show(false);
        self.chosen.run(entry.clone());
    }

    fn key(self, event: &KeyboardEvent) {
        let expanded = untrack(|| self.is_open());
        match event.key().as_str() {
            "ArrowDown" if event.alt_key() => self.show(true),
            "ArrowDown" => self.step(1),
            "ArrowUp" if event.alt_key() => self.show(false),
            "ArrowUp" => self.step(-1),
            "Enter" => {
                let active = self.active.get_untracked().filter(|_| expanded);
                let entry = active.and_then(|n| self.all.with_untracked(|all| all.get(n).cloned()));
                match entry {
                    Some(entry) => self.choose(&entry),
                    None => self.show(false),
                }
            }
            "Escape" if expanded => self.show(false),
            "Escape" => self.query.set(String::new()),
            // The text's own keys: whoever moves in it has left the suggestions.
            "ArrowLeft" | "ArrowRight" | "Home" | "End" => return self.active.set(None),
            _ => return,
        }
        event.prevent_default();
    }
}

/// The box with its label and its suggestions.
#[component]
pub fn Combobox(
    /// Begins every `id`: a page may have more than one box.
    name: &'static str,
    /// What the box is called.
    label: Word,
    /// What the reader has typed.
    query: RwSignal<String>,
    /// What it has found.
    finder: Finder,
    /// Hears which medicine is chosen.
    chosen: Callback<Arc<Entry>>,
) -> impl IntoView {
    let popup = [name, "-suggestions"].concat();
    let hint = [name, "-hint"].concat();
    let found = finder::entries(finder.found);
    let all = Memo::new(move |_| found.with(|all| all.iter().take(MOST).cloned().collect()));
    let suggestions = Suggestions {
        query,
        found_by: finder.query(),
        all,
        open: RwSignal::new(false),
        active: RwSignal::new(None),
        chosen,
    };
    let active = move || {
        let n = suggestions.active.get().filter(|_| suggestions.is_open())?;
        all.with(|all| all.get(n).map(|entry| dom_id(name, &entry.id)))
    };
    Effect::new(move |_| {
        let Some(option) = active().and_then(|id| gloo::utils::document().get_element_by_id(&id))
        else {
            return;
        };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&options);
    });
    let expanded = move || if suggestions.is_open() { "true" } else { "false" };
    let field = NodeRef::<Input>::new();
    let toggle = move |_| {
        suggestions.show(!suggestions.is_open());
        if let Some(field) = field.get_untracked() {
            _ = field.focus();
        }
    };
    view! {
        <form role="search" class="filter" aria-label=say(label) on:submit=|event: SubmitEvent| event.prevent_default()>
            <label for=name>{say(label)}</label>
            <div class="combobox">
                <input
                    node_ref=field
                    id=name
                    type="text"
                    role="combobox"
                    aria-autocomplete="list"
                    aria-controls=popup.clone()
                    aria-expanded=expanded
                    aria-activedescendant=active
                    aria-describedby=hint.clone()
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    prop:value=query
                    on:input:target=move |event| {
                        let text = event.target().value();
                        suggestions.show(!text.trim().is_empty());
                        query.set(text);
                    }
                    on:keydown=move |event| suggestions.key(&event)
                    on:blur=move |_| suggestions.show(false)
                />
                // A press keeps the focus in the box.
                <button
                    type="button"
                    tabindex="-1"
                    aria-label=say(Word::Suggestions)
                    aria-controls=popup.clone()
                    aria-expanded=expanded
                    on:mousedown=|event| event.prevent_default()
                    on:click=toggle
                ></button>
                <ul
                    id=popup
                    role="listbox"
                    aria-label=say(Word::Suggestions)
                    hidden=move || !suggestions.is_open()
                    on:mousedown=|event| event.prevent_default()
                >
                    <For each=move || all.get() key=Clone::clone let(entry)>
                        {view! { <Suggestion name entry active=Signal::derive(active) suggestions /> }.into_any()}
                    </For>
                </ul>
            </div>
            <p id=hint class="hint">{say(Word::Hint)}</p>
        </form>
    }
}

/// A medicine that may be meant.
#[component]
fn Suggestion(
    /// Begins every `id`.
    name: &'static str,
    /// The medicine.
    entry: Arc<Entry>,
    /// The `id` of the suggestion that the arrows have led to.
    active: Signal<Option<String>>,
    /// All of them.
    suggestions: Suggestions,
) -> impl IntoView {
    let id = dom_id(name, &entry.id);
    let own = id.clone();
    let selected = move || (active.get().as_deref() == Some(&own)).then_some("true");
    let title = entry.title.clone();
    let generic = entry.generic_name.iter().filter(|name| **name != title);
    let names: Vec<&str> = generic.chain(&entry.brand_names).map(String::as_str).collect();
    let names = names.join(", ");
    let chosen = entry.clone();
    let query = suggestions.found_by;
    view! {
        <li id=id role="option" aria-selected=selected on:click=move |_| suggestions.choose(&chosen)>
            <span class="title"><Marked text=title query /></span>
            {entry.recalled.then(|| view! { " " <span class="recalled">{say(Word::Recalled)}</span> })}
            {(!names.is_empty()).then(|| view! { " " <span class="names"><Marked text=names query /></span> })}
            <Tall entry />
        </li>
    }
}

/// The `id` of a medicine's suggestion.
fn dom_id(name: &str, id: &str) -> String {
    [name, "-suggestion-", id].concat()
}
