//! The app itself: header, the view that the address names, footer; and how it starts.

use gloo::utils::document;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::about::About;
use super::builder::Builder;
use super::collection::Collection;
use super::compare::Compare;
use super::device::Device;
use super::footer::Footer;
use super::header::Header;
use super::language_choice::{LanguageChoice, say};
use super::language_select::WordsMissing;
use super::letters::Letters;
use super::list::List;
use super::monograph::Monograph;
use super::navigation::Navigation;
use super::route::Route;
use super::theme_switch::ThemeChoice;
use super::words::Word;

/// What the reader has typed to narrow the list; kept while the app runs, so that the list is as
/// it was when the reader comes back to it.
#[derive(Clone, Copy)]
pub struct Query(pub RwSignal<String>);

/// The whole page, as soon as its words are here.
#[component]
pub fn App() -> impl IntoView {
    let navigation = Navigation::new();
    provide_context(navigation);
    // Before anything is asked for: it hears where the answers come from.
    provide_context(Device::new());
    provide_context(Collection::new());
    provide_context(ThemeChoice::new());
    provide_context(Query(RwSignal::new(String::new())));
    let language = LanguageChoice::new();
    provide_context(language);
    let page = move || {
        clear();
        view! { <Page /> }.into_any()
    };
    move || language.is_ready().then(page)
}

/// Header, view and footer.
#[component]
fn Page() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let skip = move |event: leptos::ev::MouseEvent| {
        // The address names the view, so a link within the page must leave it alone.
        event.prevent_default();
        navigation.focus_heading();
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{say(Word::Skip)}</a>
        {view! { <Header /> }.into_any()}
        {view! { <WordsMissing /> }.into_any()}
        <main id="main">
            // One address, one view: going from one card to the next makes a new view, so that a
            // card never stands under the address of another while that one loads.
            <For each=move || [navigation.route()] key=Clone::clone let(route)>
                {match route {
                    Route::List => view! { <List /> }.into_any(),
                    Route::Letters(from) => view! { <Letters from /> }.into_any(),
                    Route::Monograph(id) => view! { <Monograph id /> }.into_any(),
                    Route::About => view! { <About /> }.into_any(),
                    Route::Compare(first, second) => {
                        view! { <Compare ids=[first, second] /> }.into_any()
                    }
                    Route::Embed(id) => view! { <Builder id /> }.into_any(),
                }}
            </For>
        </main>
        {view! { <Footer /> }.into_any()}
    }
}

/// Puts the app in the place of what the page shows while it loads.
#[wasm_bindgen(start)]
pub fn start() {
    mount_to(place(), App).forget();
}

fn place() -> HtmlElement {
    let place = document().get_element_by_id("app").and_then(|it| it.dyn_into().ok());
    place.unwrap_or_else(gloo::utils::body)
}

/// Removes what the page shows while it loads.
fn clear() {
    while let Some(child) = place().first_element_child() {
        child.remove();
    }
}
