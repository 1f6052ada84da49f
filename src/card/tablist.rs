//! The row of tabs, as the WAI-ARIA Authoring Practices describe it (APG, "Tabs pattern"): one tab
//! in the page's tab order, arrow keys move between them and wrap, Home and End go to the ends.
//! With automatic activation a tab opens as it takes the focus; with manual activation Enter or
//! Space opens it. Up and Down are left to the page.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element as DomElement, Event, HtmlElement, KeyboardEvent};

use super::element::{Element, element};
use super::tabs::Tab;
use super::texts::{Text, joined};
use super::{Choose, Controls, Options};

/// The tabs of a card.
pub fn tablist(tabs: &[Tab], options: &Options, controls: Controls, choose: Choose) -> Element {
    let names: Vec<&'static str> = tabs.iter().map(|tab| tab.name).collect();
    let count = names.len();
    let buttons = tabs.iter().map(|tab| button(tab, options, controls, choose.clone()));
    let list = element("div")
        .part("tabs")
        .attr("role", "tablist")
        .attr("aria-label", options.texts.get(Text::Sections))
        .children(buttons);
    list.on("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let Some((list, behind)) = focused(event) else { return };
        let from = count.saturating_sub(behind + 1);
        let Some(to) = target(&event.key(), from, count, || is_rtl(&list)) else { return };
        event.prevent_default();
        let mut tab = list.first_element_child();
        for _ in 0..to {
            tab = tab.and_then(|it| it.next_element_sibling());
        }
        if let Some(tab) = tab {
            _ = tab.unchecked_into::<HtmlElement>().focus();
        }
        if let (false, Some(name)) = (controls.manual.get_untracked(), names.get(to)) {
            choose(name);
        }
    })
}

fn button(tab: &Tab, options: &Options, controls: Controls, choose: Choose) -> Element {
    let name = tab.name;
    let open = move || controls.active.get() == name;
    element("button")
        .part("tab")
        .attr("role", "tab")
        .attr("id", options.id(&joined(&["tab-", name])))
        .attr("aria-controls", options.id(name))
        .live("aria-selected", move || Some(if open() { "true" } else { "false" }.into()))
        .live("tabindex", move || Some(if open() { "0" } else { "-1" }.into()))
        .on("click", move |_: &Event| choose(name))
        .child(tab.label.clone())
}

/// The list a key was pressed in, and how many of its tabs stand behind the one with the focus. Each method
/// of the page is bytes of the script: these few are what the card needs in any case.
fn focused(event: &KeyboardEvent) -> Option<(DomElement, usize)> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    let tab: DomElement = event.target()?.dyn_into().ok()?;
    let list: DomElement = tab.parent_node()?.dyn_into().ok()?;
    let mut behind = 0;
    let mut sibling = tab.next_element_sibling();
    while let Some(tab) = sibling {
        behind += 1;
        sibling = tab.next_element_sibling();
    }
    Some((list, behind))
}

/// Which of `count` tabs a key leads to.
fn target(key: &str, from: usize, count: usize, rtl: impl Fn() -> bool) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let next = if from >= last { 0 } else { from + 1 };
    let previous = if from == 0 { last } else { from - 1 };
    match key {
        "ArrowRight" => Some(if rtl() { previous } else { next }),
        "ArrowLeft" => Some(if rtl() { next } else { previous }),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// Browsers that do not know the selector yet (before 2024) take the reading direction for granted.
fn is_rtl(list: &DomElement) -> bool {
    list.matches(":dir(rtl)").unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::target;

    fn check(key: &str, from: usize, ltr: Option<usize>, rtl: Option<usize>) {
        assert_eq!(target(key, from, 3, || false), ltr, "{key} from {from}");
        assert_eq!(target(key, from, 3, || true), rtl, "{key} from {from}, right to left");
    }

    #[test]
    fn arrows_move_and_wrap_and_mirror() {
        check("ArrowRight", 0, Some(1), Some(2));
        check("ArrowRight", 2, Some(0), Some(1));
        check("ArrowLeft", 0, Some(2), Some(1));
        check("ArrowLeft", 1, Some(0), Some(2));
    }

    #[test]
    fn home_and_end_go_to_the_ends_and_other_keys_are_the_pages() {
        check("Home", 2, Some(0), Some(0));
        check("End", 0, Some(2), Some(2));
        for key in ["ArrowUp", "ArrowDown", "Tab", "Enter", " ", "a"] {
            check(key, 1, None, None);
        }
    }
}
