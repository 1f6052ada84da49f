//! The view of one monograph: its card.
//!
//! The app shows what the element shows; only the heading is its own until the card brings one,
//! so that the view has a heading, and the focus a place, from the start.

use leptos::html::{Custom, H1};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, HtmlElement};

use super::collection::{BUNDLE, Collection};
use super::device::TextKept;
use super::language_choice::{LanguageChoice, say};
use super::missing::Missing;
use super::navigation::{self, Navigation};
use super::recently;
use super::route::Route;
use super::theme_switch::ThemeChoice;
use super::words::Word;

/// A way back, and the card; or that there is no such monograph.
#[component]
pub fn Monograph(
    /// The monograph's id, as the address gives it.
    id: String,
) -> impl IntoView {
    let catalog = expect_context::<Collection>().catalog_untracked();
    let embed = Route::Embed(Some(id.clone())).href();
    let compare = Route::Compare(id.clone(), String::new()).href();
    let missing = RwSignal::new(catalog.is_some_and(|it| it.lacks(&id)));
    view! {
        <div class="view width">
            <p class="back"><a href=Route::List.href()>{say(Word::AllMedicines)}</a></p>
            <TextKept id=id.clone() />
            {move || {
                let id = id.clone();
                match missing.get() {
                    true => view! { <Missing id /> }.into_any(),
                    false => view! { <Card id missing /> }.into_any(),
                }
            }}
            <p class="after" hidden=missing>
                <a href=compare>{say(Word::CompareWith)}</a>
                <a href=embed>{say(Word::EmbedThis)}</a>
            </p>
        </div>
    }
}

/// The element.
#[component]
fn Card(
    /// The monograph's id.
    id: String,
    /// Set when the bundle has no such monograph.
    missing: RwSignal<bool>,
) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let collection = expect_context::<Collection>();
    let theme = expect_context::<ThemeChoice>();
    let language = expect_context::<LanguageChoice>();
    let own_title = RwSignal::new(None);
    let failed = RwSignal::new(false);
    let title = {
        let id = id.clone();
        move || {
            let listed = || Some(collection.catalog()?.find(&id)?.title.clone());
            own_title.get().or_else(listed).unwrap_or_else(|| id.clone())
        }
    };
    navigation.arrive(title.clone());

    let heading = NodeRef::<H1>::new();
    let card = NodeRef::<Custom<&'static str>>::new();
    let opened = id.clone();
    let ready = move |_: CustomEvent| {
        failed.set(false);
        let Some(own) = card.get_untracked().and_then(|card| card_title(&card)) else { return };
        recently::remember(&opened, &own.text_content().unwrap_or_default());
        own_title.set(own.text_content());
        // The heading that stood in for the card's own hands its focus on.
        let fallback = heading.get_untracked().map(HtmlElement::from);
        if fallback.as_ref().is_some_and(has_focus) {
            own.set_tab_index(-1);
            navigation::focus(&own);
        }
        request_animation_frame(move || navigation.restore_place());
    };
    let error = move |event: CustomEvent| match code(&event).as_deref() {
        Some("not-found") => missing.set(true),
        _ => failed.set(true),
    };
    view! {
        <monograph-card
            node_ref=card
            drug=id
            src=BUNDLE
            heading-level="1"
            theme=move || theme.name()
            lang=move || language.lang()
            on:monograph-ready=ready
            on:monograph-error=error
        >
            <h1 node_ref=heading tabindex="-1"><bdi lang="">{title}</bdi></h1>
            <p class="loading" role="status" hidden=failed>{say(Word::Loading)}</p>
        </monograph-card>
    }
}

/// The heading that the card has brought.
pub fn card_title(card: &HtmlElement) -> Option<HtmlElement> {
    card.shadow_root()?.query_selector("[part=title]").ok()??.dyn_into().ok()
}

fn has_focus(element: &HtmlElement) -> bool {
    gloo::utils::document().active_element().is_some_and(|it| it.is_same_node(Some(element)))
}

/// The code of a `monograph-error`.
fn code(event: &CustomEvent) -> Option<String> {
    js_sys::Reflect::get(&event.detail(), &JsValue::from_str("code")).ok()?.as_string()
}
