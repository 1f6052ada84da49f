//! The bar above every view.

use leptos::prelude::*;

use super::language_choice::say;
use super::navigation::Navigation;
use super::route::Route;
use super::words::Word;

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
                <nav aria-label=say(Word::Site)>
                    <PageLink to=Route::List text=Word::Medicines />
                    <PageLink to=Route::Compare(String::new(), String::new()) text=Word::Compare />
                    <PageLink to=Route::About text=Word::About />
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
    text: Word,
) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let href = to.href();
    let is_here = move || match (navigation.route(), &to) {
        (Route::Compare(..), Route::Compare(..)) => true,
        (here, to) => here == *to,
    };
    let current = move || is_here().then_some("page");
    view! { <a href=href aria-current=current>{say(text)}</a> }
}
