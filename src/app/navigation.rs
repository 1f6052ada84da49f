//! The way of the reader through the views: the address bar, Back and Forward, and what goes with
//! them: the page's title, the focus, and the place on the page.
//!
//! The views link with plain `<a href="#/…">`, so the browser keeps the history itself. Every
//! entry of the history gets a key of its own; where the reader was on its page is kept under that
//! key for as long as the tab lives.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, ScrollRestoration, Storage};

use super::entry;
use super::route::Route;

/// Follows a view's name in the page's title.
const SITE: &str = "Monograph Card";

/// Where the reader is; provided as context by the app.
#[derive(Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Route>,
    /// The key of the present entry of the history.
    key: StoredValue<String>,
    /// How the reader came to the present view.
    arrival: StoredValue<Arrival>,
    /// Where the page is to be scrolled to as soon as it is long enough.
    scroll: StoredValue<Option<f64>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Arrival {
    /// It is the first view, and the browser has put the focus where it belongs.
    Start,
    /// By a link or by the address bar.
    Link,
    /// By Back or Forward, from this view.
    Return(Route),
}

impl Navigation {
    /// Reads the address and follows it from now on.
    pub fn new() -> Self {
        if let Ok(history) = window().history() {
            // The browser would restore the place before the view is there.
            _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        let (key, known) = key();
        let navigation = Navigation {
            route: RwSignal::new(Route::parse(&hash()).unwrap_or(Route::List)),
            scroll: StoredValue::new(known.then(|| place(&key)).flatten()),
            key: StoredValue::new(key),
            arrival: StoredValue::new(Arrival::Start),
        };
        // The listeners stay for as long as the page does.
        EventListener::new(&window(), "hashchange", move |_| navigation.follow()).forget();
        EventListener::new(&window(), "pagehide", move |_| navigation.keep_place()).forget();
        navigation
    }

    /// The view that the address names; tracked.
    pub fn route(&self) -> Route {
        self.route.get()
    }

    /// Says that a view stands: gives the page its title, now and whenever `title` changes, and
    /// takes the focus to the heading, or back to the link that the reader once followed.
    pub fn arrive(self, title: impl Fn() -> String + 'static) {
        Effect::new(move |_| document().set_title(&[&title(), " – ", SITE].concat()));
        Effect::new(move |_| {
            let came_from = match self.arrival.get_value() {
                Arrival::Start => return,
                Arrival::Return(Route::Monograph(id)) => Some(id),
                Arrival::Link | Arrival::Return(_) => None,
            };
            let link = came_from.and_then(|id| document().get_element_by_id(&entry::dom_id(&id)));
            match link.and_then(|it| it.dyn_into().ok()) {
                Some(link) => focus(&link),
                None => self.focus_heading(),
            }
            self.restore_place();
        });
    }

    /// Takes the focus to the heading of the view.
    pub fn focus_heading(self) {
        if let Some(heading) = heading() {
            focus(&heading);
        }
    }

    /// Scrolls to where the reader left the page, if it is long enough by now. To be called when
    /// a view has got longer.
    pub fn restore_place(self) {
        let Some(y) = self.scroll.get_value() else { return };
        window().scroll_to_with_x_and_y(0.0, y);
        if scrolled() + 1.0 >= y {
            self.scroll.set_value(None);
        }
    }

    fn follow(self) {
        let Some(route) = Route::parse(&hash()) else { return };
        let before = self.route.get_untracked();
        if route == before {
            return;
        }
        self.keep_place();
        let (key, known) = key();
        if known {
            self.arrival.set_value(Arrival::Return(before));
            self.scroll.set_value(place(&key));
        } else {
            self.arrival.set_value(Arrival::Link);
            self.scroll.set_value(Some(0.0));
        }
        self.key.set_value(key);
        self.route.set(route);
    }

    fn keep_place(self) {
        if let Some(storage) = storage() {
            // Without room in the storage the page opens at its top.
            _ = storage.set_item(&self.key.get_value(), &scrolled().to_string());
        }
    }
}

/// Goes to another view, as a link does.
pub fn go(route: &Route) {
    _ = window().location().set_hash(&route.href());
}

/// The heading of the view that stands.
pub fn heading() -> Option<HtmlElement> {
    document().query_selector("main h1").ok().flatten()?.dyn_into().ok()
}

/// Takes the focus to an element and leaves the page where it is.
pub fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    _ = element.focus_with_options(&options);
}

/// The key of the present entry of the history, and whether it had one before.
fn key() -> (String, bool) {
    let Ok(history) = window().history() else { return (String::new(), false) };
    if let Some(key) = history.state().ok().and_then(|state| state.as_string()) {
        return (key, true);
    }
    let key = format!("monograph-place-{}", js_sys::Date::now());
    _ = history.replace_state(&JsValue::from_str(&key), "");
    (key, false)
}

fn place(key: &str) -> Option<f64> {
    storage()?.get_item(key).ok()??.parse().ok()
}

/// None where the browser keeps nothing for this page.
fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}

fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}
