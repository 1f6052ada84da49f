//! The module's edge towards the page: what the element in `public/loader/` calls.
//!
//! One instance of the module serves every card of a page. A card lives from [`mount`] until its
//! [`Mounted`] is freed; then its nodes, listeners and signals are gone.

mod decode;
mod hosts;
mod names;

#[cfg(feature = "app")]
pub(crate) use decode::decode;

use std::sync::Arc;

use any_spawner::Executor;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, PositionState};
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::card::{Card, Choose, Controls, Options, tabs, texts::Texts};
use crate::model::Monograph;

/// A fifth of the size of the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The fixed settings of a card, from an object of the same keys.
#[derive(Deserialize)]
struct Settings {
    /// Starts every `id` of the card; unique on the page.
    prefix: String,
    /// Level of the title's heading, 1 to 5.
    heading: u8,
    /// Names of the tabs to show, in order, with commas or spaces between; empty for all.
    sections: String,
    /// Name of the tab to open first; empty or unknown for the first one.
    active: String,
    /// Today's date, `YYYY-MM-DD`.
    today: String,
}

#[wasm_bindgen]
extern "C" {
    /// The way back to the element: an object with these two functions.
    #[derive(Clone)]
    pub type Host;

    /// The text of this key in the card's language; `undefined` where it has none.
    #[wasm_bindgen(method)]
    fn text(this: &Host, key: &str) -> Option<String>;

    /// The reader chose this tab. The element announces it and, unless the page objects, calls
    /// [`Mounted::show`].
    #[wasm_bindgen(method)]
    fn choose(this: &Host, name: &str);
}

/// A card that stands in the page. Freeing it takes the card away.
#[wasm_bindgen]
pub struct Mounted {
    controls: Controls,
    names: Vec<&'static str>,
    card: Box<dyn Mountable>,
    _owner: Owner,
    _host: hosts::Place,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.card.unmount();
    }
}

/// Makes a card of `monograph`, one of a bundle's parsed JSON, within `root`; over prerendered
/// markup of the same monograph when `adopt` is set.
///
/// # Errors
/// When `monograph` is no monograph of this schema. Nothing is mounted then.
#[wasm_bindgen]
pub fn mount(
    root: HtmlElement,
    monograph: JsValue,
    adopt: bool,
    settings: JsValue,
    host: Host,
) -> Result<Mounted, JsValue> {
    let monograph: Monograph = decode::decode(monograph)?;
    let settings: Settings = decode::decode(settings)?;
    names::check("sections", &settings.sections);
    names::check("active", &settings.active);
    let texts = Texts::translated(|key| host.text(key));
    let tabs = tabs::tabs(&monograph, &settings.sections, &texts);
    let names: Vec<&'static str> = tabs.iter().map(|tab| tab.name).collect();
    let first = names.iter().find(|name| **name == settings.active).or(names.first());
    let Settings { prefix, heading, today, .. } = settings;
    let options = Options { prefix, heading, today, texts };

    // Whatever a card makes belongs to its owner, and goes with it.
    let owner = Owner::new();
    let controls = owner.with(|| Controls::new(first.copied().unwrap_or_default()));
    let host = hosts::Place::new(host);
    let choose: Choose = Arc::new(host.choose());
    // Another card has started it already when this fails.
    _ = Executor::init_wasm_bindgen();
    let card = owner.with(|| -> Box<dyn Mountable> {
        let card = view! { <Card monograph tabs options controls choose /> };
        if adopt {
            return Box::new(
                card.hydrate::<true>(&Cursor::new(root.into()), &PositionState::default()),
            );
        }
        let mut card = card.build();
        card.mount(&root, None);
        Box::new(card)
    });
    Ok(Mounted { controls, names, card, _owner: owner, _host: host })
}

#[wasm_bindgen]
impl Mounted {
    /// Name of the open tab.
    #[wasm_bindgen(getter)]
    pub fn active(&self) -> String {
        self.controls.active.get_untracked().to_owned()
    }

    /// Opens the tab of this name; `false` when there is none, with a warning when no monograph has
    /// such a tab.
    pub fn show(&self, name: &str) -> bool {
        match self.names.iter().find(|it| **it == name) {
            Some(name) => {
                self.controls.active.set(name);
                true
            }
            None => {
                names::check("active", name);
                false
            }
        }
    }

    /// Whether the sections stand one below the other, in place of tabs.
    #[wasm_bindgen(setter)]
    pub fn set_stacked(&self, stacked: bool) {
        // The element looks whenever the card's size changes, as it does with every tab.
        if self.controls.stacked.get_untracked() != stacked {
            self.controls.stacked.set(stacked);
        }
    }

    /// Whether arrow keys only move the focus.
    #[wasm_bindgen(setter)]
    pub fn set_manual(&self, manual: bool) {
        self.controls.manual.set(manual);
    }
}
