//! What a view shows of the list: that it loads, what went wrong with a button to try again, or
//! the list itself.

use std::sync::Arc;

use leptos::prelude::*;

use super::catalog::Catalog;
use super::collection::{Collection, Load};
use super::language_choice::say;
use super::navigation::Navigation;
use super::words::Word;
use crate::fetch::FetchError;

/// Shows `children` as soon as the list is there. Until then it says, and announces politely, how
/// far it is.
#[component]
pub fn Loaded<Shown, Part>(
    /// What to show of the list.
    children: Shown,
) -> impl IntoView
where
    Shown: Fn(Arc<Catalog>) -> Part + Send + 'static,
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
        Load::Loading => Some(view! { <p class="loading">{say(Word::ListLoading)}</p> }.into_any()),
        Load::Failed(error) => Some(view! { <Failure error /> }.into_any()),
    };
    let again = move || {
        let failed = matches!(collection.load(), Load::Failed(_));
        failed
            .then(|| view! { <button type="button" on:click=retry>{say(Word::TryAgain)}</button> })
    };
    Effect::new(move |_| {
        if collection.catalog().is_some() {
            request_animation_frame(move || navigation.restore_place());
        }
    });
    view! {
        <div class="state">
            <div role="status">{message}</div>
            {again}
        </div>
        {move || collection.catalog().map(|catalog| children(catalog).into_any())}
    }
}

/// What went wrong: in plain words for the reader, and exactly for who runs the site.
#[component]
pub fn Failure(
    /// What went wrong.
    error: FetchError,
) -> impl IntoView {
    let words = match &error {
        FetchError::NotFound { .. } => Word::ListNotFound,
        FetchError::Http { .. } => Word::ListHttp,
        FetchError::Network { .. } => Word::ListNetwork,
        FetchError::Timeout { .. } => Word::ListTimeout,
        FetchError::Damaged { .. } => Word::ListDamaged,
        FetchError::Changed { .. } => Word::ListChanged,
        FetchError::Schema { .. } => Word::ListSchema,
    };
    view! {
        <p class="failure">{say(words)}</p>
        <p class="detail"><bdi lang="en">{error.to_string()}</bdi></p>
    }
}
