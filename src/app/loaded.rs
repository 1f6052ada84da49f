//! What a view shows of the list: that it loads, what went wrong with a button to try again, or
//! the list itself.

use std::sync::Arc;

use leptos::prelude::*;

use super::collection::{Collection, Load};
use super::listing::Listing;
use super::navigation::Navigation;
use crate::fetch::FetchError;

/// Shows `children` as soon as the list is there. Until then it says, and announces politely, how
/// far it is.
#[component]
pub fn Loaded<Shown, Part>(
    /// What to show of the list.
    children: Shown,
) -> impl IntoView
where
    Shown: Fn(Arc<Listing>) -> Part + Send + 'static,
    Part: IntoView + 'static,
{
    let collection = expect_context::<Collection>();
    let navigation = expect_context::<Navigation>();
    let retry = move |_| {
        // The button is about to go; the focus must not go with it.
        navigation.focus_heading();
        collection.retry();
    };
    let message = move || match collection.load() {
        Load::Ready(_) => None,
        Load::Loading => Some(view! { <p class="loading">"Loading the list…"</p> }.into_any()),
        Load::Failed(error) => Some(view! { <Failure error /> }.into_any()),
    };
    let again = move || {
        let failed = matches!(collection.load(), Load::Failed(_));
        failed.then(|| view! { <button type="button" on:click=retry>"Try again"</button> })
    };
    Effect::new(move |_| {
        if collection.listing().is_some() {
            request_animation_frame(move || navigation.restore_place());
        }
    });
    view! {
        <div class="state">
            <div role="status">{message}</div>
            {again}
        </div>
        {move || collection.listing().map(|listing| children(listing).into_any())}
    }
}

/// What went wrong: in plain words for the reader, and exactly for who runs the site.
#[component]
fn Failure(
    /// What went wrong.
    error: FetchError,
) -> impl IntoView {
    let words = match &error {
        FetchError::NotFound { .. } => "There is no list of medicines at this address.",
        FetchError::Http { .. } => "The server could not send the list. Try again in a moment.",
        FetchError::Network { .. } => {
            "The list could not be loaded. Check your connection and try again."
        }
        FetchError::Timeout { .. } => "Loading the list took too long. Try again.",
        FetchError::Damaged { .. } => "The list could not be read: the file is damaged.",
        FetchError::Schema { .. } => "The list is in a newer format than this page can show.",
    };
    view! {
        <p class="failure">{words}</p>
        <p class="detail">{error.to_string()}</p>
    }
}
