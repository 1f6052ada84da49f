//! The app itself: header, the view that the address names, footer; and how it starts.

use gloo::utils::document;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use super::about::About;
use super::builder::Builder;
use super::collection::Collection;
use super::footer::Footer;
use super::header::Header;
use super::list::List;
use super::monograph::Monograph;
use super::navigation::Navigation;
use super::route::Route;
use super::theme_switch::ThemeChoice;

/// What the reader has typed to narrow the list; kept while the app runs, so that the list is as
/// it was when the reader comes back to it.
#[derive(Clone, Copy)]
pub struct Query(pub RwSignal<String>);

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let navigation = Navigation::new();
    provide_context(navigation);
    provide_context(Collection::new());
    provide_context(ThemeChoice::new());
    provide_context(Query(RwSignal::new(String::new())));

    let skip = move |event: leptos::ev::MouseEvent| {
        // The address names the view, so a link within the page must leave it alone.
        event.prevent_default();
        navigation.focus_heading();
    };
    view! {
        <a class="skip" href="#main" on:click=skip>"Skip to content"</a>
        {view! { <Header /> }.into_any()}
        <main id="main">
            // One address, one view: going from one card to the next makes a new view, so that a
            // card never stands under the address of another while that one loads.
            <For each=move || [navigation.route()] key=Clone::clone let(route)>
                {match route {
                    Route::List => view! { <List /> }.into_any(),
                    Route::Monograph(id) => view! { <Monograph id /> }.into_any(),
                    Route::About => view! { <About /> }.into_any(),
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
    let place = document().get_element_by_id("app").and_then(|it| it.dyn_into().ok());
    let place = place.unwrap_or_else(gloo::utils::body);
    place.set_inner_text("");
    mount_to(place, App).forget();
}
