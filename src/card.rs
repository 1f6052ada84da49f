//! The card: one monograph as an interactive part of a page.
//!
//! The same component renders natively (as HTML text) and in the browser (as nodes, or over
//! prerendered ones). Almost all of it is [static](mod@element); only the tabs change while it stands:
//! which one is open, and whether the sections are tabbed or stacked.
//!
//! The card's own words are in the language of the page, the text in the language of the monograph;
//! each element of the text is marked with the latter.
//!
//! What always holds: the disclaimer, the provenance, a boxed warning and an overdue review stand
//! outside the tabs and cannot be closed.

pub mod element;
mod frame;
mod panel;
mod prose;
mod tablist;
pub mod tabs;
pub mod texts;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element as DomElement, Event};

use crate::model::Monograph;
use element::{Element, element};
use prose::Place;
use tabs::Tab;
use texts::{Text, Texts, joined};

/// What a card is told when it is made.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Starts every `id` of the card; unique among the cards of a page.
    pub prefix: String,
    /// Level of the title's heading, 1 to 5.
    pub heading: u8,
    /// Today's date, `YYYY-MM-DD`; empty when it isn't known, and then no review is overdue.
    pub today: String,
    /// The card's own words.
    pub texts: Texts,
}

impl Options {
    fn id(&self, name: &str) -> String {
        joined(&[&self.prefix, "-", name])
    }

    /// Where text stands whose headings start so many levels below the title.
    fn place(&self, below: u8) -> Place<'_> {
        Place { prefix: &self.prefix, heading: self.heading + below }
    }
}

/// What can change while a card stands.
#[derive(Clone, Copy, Debug)]
pub struct Controls {
    /// Name of the open tab.
    pub active: RwSignal<&'static str>,
    /// Whether all sections stand one below the other, in place of tabs.
    pub stacked: RwSignal<bool>,
    /// Whether arrow keys only move the focus and Enter or Space opens (APG: manual activation).
    pub manual: RwSignal<bool>,
}

impl Controls {
    /// Tabs with automatic activation.
    pub fn new(active: &'static str) -> Self {
        Controls {
            active: RwSignal::new(active),
            stacked: RwSignal::new(false),
            manual: RwSignal::new(false),
        }
    }
}

/// Called with the name of the tab that the reader chose. The host decides whether it opens.
pub type Choose = Arc<dyn Fn(&'static str) + Send + Sync>;

/// A monograph's card. Transparent, so that its type stays the element's, which takes over prerendered
/// nodes itself: the module has no other way to do that.
#[component(transparent)]
pub fn Card(
    /// What to show.
    monograph: Monograph,
    /// The tabs, from [`tabs::tabs`].
    tabs: Vec<Tab>,
    /// Fixed settings.
    options: Options,
    /// Signals that the host may set.
    controls: Controls,
    /// The reader chose a tab.
    choose: Choose,
) -> impl IntoView {
    if let Some(recall) = &monograph.recalled {
        return element("article")
            .part("base")
            .attr("class", "base single")
            .attr("aria-labelledby", options.id("title"))
            .child(frame::header(&monograph, &options))
            .child(
                element("div")
                    .attr("class", "notices")
                    .child(frame::recall(recall, &monograph, &options)),
            );
    }
    let class = if tabs.len() > 1 { "base" } else { "base single" };
    let panels: Vec<Element> =
        tabs.iter().map(|tab| panel::panel(&monograph, tab, &options, controls)).collect();
    let long = panels.iter().map(Element::text_length).sum::<usize>() > LONG;
    let (names, prefix) = (names(&tabs), options.id(""));
    let found = choose.clone();
    element("article")
        .part("base")
        .attr("class", class)
        .attr("aria-labelledby", options.id("title"))
        .on("beforematch", move |event| reveal(event, &names, &prefix, &found))
        .child(frame::header(&monograph, &options))
        .child(frame::notices(&monograph, &options))
        .children(long.then(|| find(&options)))
        .child(tablist::tablist(&tabs, &options, controls, choose))
        .child(contents(&tabs, &options))
        .children(panels)
        .child(frame::footer(&monograph, &options))
}

/// From how many bytes of text on a reader may want to look for a word: about 500 English words.
const LONG: usize = 3_000;

/// The button to the box that finds words in the text. The script makes the box when it is first
/// asked for: Chromium lays out every box of a page, in view or not, to see what it might fill in.
fn find(options: &Options) -> Element {
    let button = element("button").child(options.texts.get(Text::Find));
    element("div").attr("class", "find tool").child(button)
}

/// The list of sections, shown where they are stacked. The element follows its links: they work
/// before the module is there, and the browser itself cannot reach into a shadow tree.
fn contents(tabs: &[Tab], options: &Options) -> Element {
    let links = tabs.iter().map(|tab| {
        let target = joined(&["#", &options.id(tab.name)]);
        element("li").child(element("a").attr("href", target).child(tab.label.clone()))
    });
    // Named after its card, too: a page may have several cards, and landmarks go by their names.
    let id = options.id("contents");
    element("nav")
        .attr("class", "contents")
        .attr("aria-label", options.texts.get(Text::Contents))
        .attr("aria-labelledby", joined(&[&options.id("title"), " ", &id]))
        .attr("id", id)
        .child(element("ul").children(links))
}

/// Opens the panel in which the browser found text and is about to scroll there.
fn reveal(event: &Event, names: &[&'static str], prefix: &str, choose: &Choose) {
    let panel = event.target().and_then(|it| it.dyn_into::<DomElement>().ok());
    let id = panel.map(|it| it.id()).unwrap_or_default();
    if let Some(name) = names.iter().find(|name| id.strip_prefix(prefix) == Some(name)) {
        choose(name);
    }
}

fn names(tabs: &[Tab]) -> Vec<&'static str> {
    tabs.iter().map(|tab| tab.name).collect()
}
