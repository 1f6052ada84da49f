//! What the collection is, where its texts come from, and how to put a card on a page.

use leptos::prelude::*;

use super::loaded::Loaded;
use super::navigation::Navigation;
use super::provenance::Provenance;
use super::route::Route;

/// The page.
#[component]
pub fn About() -> impl IntoView {
    expect_context::<Navigation>().arrive(|| "About".to_owned());
    view! {
        <div class="view width prose">
            <h1 tabindex="-1">"About this collection"</h1>
            <Loaded let:listing>
                <Texts provenance=Provenance::of(listing.entries()) />
                <Embedding />
            </Loaded>
        </div>
    }
}

/// Where the texts come from.
#[component]
fn Texts(
    /// What the monographs say of themselves.
    provenance: Provenance,
) -> impl IntoView {
    let by_software = provenance.ai_generated > 0;
    view! {
        <p class="lead">{provenance.sentences().join(" ")}</p>
        {by_software
            .then(|| {
                view! {
                    <h2>"What “AI-generated” means"</h2>
                    <p>
                        "A computer program wrote the text. Such a text can leave things out or get \
                         them wrong. Each card says who stands behind its text and, where the text \
                         names them, lists the documents it was written from."
                    </p>
                }
            })}
        <h2>"Before you rely on a text"</h2>
        <p>
            "A card gives general information. It does not know you, your other medicines, or your \
             health. Ask a doctor or a pharmacist before you start, stop, or change a medicine."
        </p>
        <h2>"Your privacy"</h2>
        <p>
            "This page asks only its own host for what you look up. It sets no cookies and counts no \
             visits. Your choice of theme stays in this browser."
        </p>
    }
}

/// The way to the lines that put a card on a page.
#[component]
fn Embedding() -> impl IntoView {
    view! {
        <h2>"For website owners"</h2>
        <p>
            "Any page can show a card of this collection, with one line and no server. "
            <a href=Route::Embed(None).href()>"Put a card on your page"</a>
        </p>
    }
}
