//! The bar above every view.

use leptos::prelude::*;

use super::navigation::Navigation;
use super::route::Route;

/// The site's name and the ways to its pages.
#[component]
pub fn Header() -> impl IntoView {
    view! {
        <header class="bar">
            <div class="width">
                <a class="brand" href=Route::List.href()>
                    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
                        <rect width="32" height="32" rx="8" />
                        <path d="M9 10h9M9 16h14M9 22h14" />
                        <circle cx="22.5" cy="10" r="1.5" />
                    </svg>
                    "Monograph Card"
                </a>
                <nav aria-label="Site">
                    <PageLink to=Route::List>"Medicines"</PageLink>
                    <PageLink to=Route::About>"About"</PageLink>
                </nav>
            </div>
        </header>
    }
}

/// A link to a page of the app that shows when the reader is there.
#[component]
fn PageLink(
    /// The page.
    to: Route,
    /// The link's text.
    children: Children,
) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let href = to.href();
    let current = move || (navigation.route() == to).then_some("page");
    view! { <a href=href aria-current=current>{children()}</a> }
}
