//! Brings sections of one kind to one height when two cards stand beside each other.
//!
//! The later of two panels stays where it is, the earlier one gets room above it. Where the cards
//! stand below each other nothing is moved.

use leptos::html::Custom;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

use crate::card::tabs::NAMES;

const ABOVE: &str = "margin-block-start";

type Card = NodeRef<Custom<&'static str>>;

/// The two cards.
#[derive(Clone, Copy)]
pub struct Alignment {
    cards: StoredValue<[Option<Card>; 2]>,
    observer: StoredValue<Option<ResizeObserver>, LocalStorage>,
}

impl Alignment {
    /// With no card yet.
    pub fn new() -> Self {
        let alignment = Alignment {
            cards: StoredValue::new([None; 2]),
            observer: StoredValue::new_local(None),
        };
        // In a frame of its own: moving a panel within the observer's turn would be an error.
        let changed = Closure::<dyn FnMut()>::new(move || {
            request_animation_frame(move || alignment.align());
        });
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok();
        alignment.observer.set_value(observer.clone());
        // The observer calls it for as long as the view stands.
        let changed = StoredValue::new_local(Some(changed));
        on_cleanup(move || {
            if let Some(observer) = observer_of(alignment) {
                observer.disconnect();
            }
            changed.try_update_value(Option::take);
        });
        alignment
    }

    /// Follows a card: a question that is opened makes it longer.
    pub fn follow(self, n: usize, card: Card) {
        self.cards.update_value(|all| {
            if let Some(place) = all.get_mut(n) {
                *place = Some(card);
            }
        });
        Effect::new(move |_| {
            if let (Some(card), Some(observer)) = (card.get(), observer_of(self)) {
                observer.observe(&card);
            }
        });
    }

    /// Aligns what is there.
    pub fn align(self) {
        let Some([Some(first), Some(second)]) = self.cards.try_get_value() else { return };
        let cards = [first, second].map(|it| it.try_get_untracked().flatten());
        let [Some(first), Some(second)] = cards else { return };
        let beside = (top(&first) - top(&second)).abs() < 1.0;
        for name in NAMES {
            let [one, two] = [panel(&first, name), panel(&second, name)];
            for panel in [&one, &two].into_iter().flatten() {
                _ = panel.style().remove_property(ABOVE);
            }
            let (Some(one), Some(two), true) = (one, two, beside) else { continue };
            let by = top(&one) - top(&two);
            let higher = if by > 0.0 { two } else { one };
            if by.abs() > 0.5 {
                let room = own_room(&higher) + by.abs();
                _ = higher.style().set_property(ABOVE, &format!("{room}px"));
            }
        }
    }
}

fn observer_of(alignment: Alignment) -> Option<ResizeObserver> {
    alignment.observer.try_get_value().flatten()
}

fn panel(card: &HtmlElement, name: &str) -> Option<HtmlElement> {
    let selector = ["[part=panel][id$=-", name, "]"].concat();
    card.shadow_root()?.query_selector(&selector).ok()??.dyn_into().ok()
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// The room that the card's styles give a panel.
fn own_room(panel: &HtmlElement) -> f64 {
    let style = gloo::utils::window().get_computed_style(panel).ok().flatten();
    let value = style.and_then(|it| it.get_property_value(ABOVE).ok()).unwrap_or_default();
    js_sys::parse_float(&value).max(0.0)
}
