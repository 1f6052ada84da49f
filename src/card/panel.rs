//! What a tab shows: its sections, and the questions with their answers.

use std::borrow::Cow;

use leptos::prelude::*;

use super::element::{Element, element};
use super::tabs::Tab;
use super::texts::joined;
use super::{Controls, Options, prose};
use crate::model::{Faq, Monograph, Section};

/// A tab's panel. A closed one is `hidden="until-found"`, so that find-in-page reaches its text.
/// Where the sections are stacked there are no tabs, so it is text under its heading: a landmark
/// for each section of each card would drown the page's own.
pub fn panel(monograph: &Monograph, tab: &Tab, options: &Options, controls: Controls) -> Element {
    let name = tab.name;
    let content = content(monograph, tab, options);
    // APG: the panel takes the focus only where nothing in it does.
    let focus = !content.iter().any(Element::takes_focus);
    let tabbed = move || !controls.stacked.get();
    let closed = move || tabbed() && controls.active.get() != name;
    let by_tab: Cow<'static, str> = options.id(&joined(&["tab-", name])).into();
    element("section")
        .part("panel")
        .attr("id", options.id(name))
        .live("role", move || tabbed().then_some("tabpanel".into()))
        .live("aria-labelledby", move || tabbed().then(|| by_tab.clone()))
        // A closed panel still has a box, which would take the focus where nobody sees it.
        .live("tabindex", move || (focus && tabbed() && !closed()).then_some("0".into()))
        .live("hidden", move || closed().then_some("until-found".into()))
        .children(content)
}

/// The sections and questions of a tab. The first heading is the tab's own: it names the panel
/// when the sections are stacked, and in print.
fn content(monograph: &Monograph, tab: &Tab, options: &Options) -> Vec<Element> {
    let level = options.heading + 1;
    let title =
        element(prose::heading_tag(level)).attr("class", "panel-title").child(tab.label.clone());
    let mut all = vec![title];
    let sections: Vec<&Section> =
        tab.sections.iter().filter_map(|&n| monograph.sections.get(n)).collect();
    // A single section under the tab's own label needs no second title.
    let alone = sections.len() == 1;
    let lang = monograph.lang.as_ref();
    let parts = sections.into_iter().map(|it| section(it, alone, &tab.label, options).lang(lang));
    all.extend(parts);
    if tab.faqs {
        let faqs = faqs(monograph, options);
        all.extend(faqs.into_iter().map(|it| it.lang(lang)));
    }
    all
}

fn section(section: &Section, alone: bool, label: &str, options: &Options) -> Element {
    let mut all = element("section").part("section");
    let title = title(section);
    if !title.is_empty() && (!alone || section.ingredient.is_some()) {
        all = all.child(element(prose::heading_tag(options.heading + 2)).child(title));
        return all.children(prose::blocks(&section.blocks, options.place(3)));
    }
    // The source's own title, where it says more than the tab's label.
    if !title.is_empty() && !title.eq_ignore_ascii_case(label) {
        all = all.child(element("p").attr("class", "own-title").child(title));
    }
    all.children(prose::blocks(&section.blocks, options.place(2)))
}

/// The source's title, with the ingredient where the title does not name it.
fn title(section: &Section) -> String {
    match &section.ingredient {
        Some(ingredient) if !contains(&section.title, ingredient) => {
            joined(&[ingredient, ": ", &section.title])
        }
        _ => section.title.clone(),
    }
}

/// `str::contains`, without the search tables that it brings into the module.
fn contains(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len().max(1)).any(|window| window == part.as_bytes())
}

fn heading(level: u8, text: &str) -> Element {
    element(prose::heading_tag(level)).child(text.to_owned())
}

/// The heading over a question, so many below the outermost.
fn over(faq: &Faq, depth: usize) -> Option<&str> {
    match (&faq.ingredient, depth.checked_sub(1)) {
        (Some(ingredient), None) => Some(ingredient),
        (Some(_), Some(below)) => faq.under.get(below).map(String::as_str),
        (None, _) => faq.under.get(depth).map(String::as_str),
    }
}

/// The questions, under the headings they have in the source.
fn faqs(monograph: &Monograph, options: &Options) -> Vec<Element> {
    let place = options.place(2);
    let mut all = Vec::new();
    let mut before = None;
    for faq in &monograph.faqs {
        let last = |depth| before.and_then(|before| over(before, depth));
        let mut depth = 0;
        while last(depth).is_some() && last(depth) == over(faq, depth) {
            depth += 1;
        }
        // Out of a heading and under none that is new: the one above says so once more, or the title.
        if last(depth).is_some() && over(faq, depth).is_none() {
            if depth == 0 {
                all.push(heading(place.heading, &monograph.title));
            }
            depth = depth.saturating_sub(1);
        }
        while let Some(text) = over(faq, depth) {
            all.push(heading(place.heading + depth as u8, text));
            depth += 1;
        }
        before = Some(faq);
        all.push(
            element("details")
                .part("faq")
                .attr("id", options.id(&joined(&["faq-", &faq.id])))
                .child(
                    element("summary")
                        .part("faq-question")
                        .children(prose::inlines(&faq.question, place)),
                )
                .child(prose::within(element("div").part("faq-answer"), &faq.answer, place)),
        );
    }
    all
}
