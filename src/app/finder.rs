//! What a box has found: at once in what is at hand, else as soon as what is missing has come.
//!
//! What always holds: what is shown as found belongs to the query that stands in the box. While a
//! file is on its way, nothing is shown that an earlier query has found.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::catalog::Catalog;
use super::collection::Collection;
use super::search::{self, Hits};
use crate::fetch::FetchError;

/// How far a search is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum State {
    /// All that was asked for is here.
    #[default]
    Done,
    /// A file is on its way.
    Looking,
    /// A file could not be had.
    Failed(FetchError),
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// For which query.
    pub query: String,
    /// The entries.
    pub hits: Hits,
    /// How far the search is.
    pub state: State,
}

/// What a large collection is asked.
#[derive(Clone, Debug, PartialEq)]
enum Asked {
    /// The entries of a query, this many pages of them.
    Query(String, usize),
    /// The A–Z from a key on, this many entries at least.
    From(String, usize),
}

/// A search, and its results.
#[derive(Clone, Copy)]
pub struct Finder {
    /// What there is.
    pub found: Signal<Found>,
    asked: Option<RwSignal<Asked>>,
}

impl Finder {
    /// Follows what is typed.
    pub fn new(collection: Collection, catalog: &Catalog, query: RwSignal<String>) -> Self {
        if let Some(listing) = catalog.listing.clone() {
            let found = Memo::new(move |_| {
                let query = query.get();
                let hits = listing.hits(&query);
                Found { query, hits, state: State::Done }
            });
            return Finder { found: found.into(), asked: None };
        }
        let asked = RwSignal::new(Asked::Query(query.get_untracked(), 1));
        Effect::new(move |before: Option<()>| {
            let query = query.get();
            if before.is_some() {
                asked.set(Asked::Query(query, 1));
            }
        });
        Finder::following(collection, asked)
    }

    /// The query that what there is was found by: that of the box, once it has been answered. Names
    /// are marked by it, so that none is that is about to go.
    pub fn query(self) -> Signal<String> {
        Memo::new(move |_| self.found.with(|it| it.query.clone())).into()
    }

    /// The A–Z of a large collection, from a key on.
    pub fn from(collection: Collection, key: String) -> Self {
        Finder::following(collection, RwSignal::new(Asked::From(key, PAGE)))
    }

    /// Looks for more of the same, or again after a failure.
    pub fn more(self) {
        let Some(asked) = self.asked else { return };
        let found = self.found.get_untracked();
        let failed = matches!(found.state, State::Failed(_));
        asked.update(|asked| match asked {
            Asked::Query(_, n) if !failed => *n += 1,
            // A page may have been more than it had to be: shards come whole.
            Asked::From(_, n) if !failed => *n = found.hits.entries.len() + PAGE,
            _ => {}
        });
    }

    fn following(collection: Collection, asked: RwSignal<Asked>) -> Self {
        let found = RwSignal::new(Found::default());
        Effect::new(move |_| {
            let question = asked.get();
            match answer(collection, &question) {
                Ok(hits) => found.set(Found { query: question.query(), hits, state: State::Done }),
                Err(_) => {
                    found.update(|found| {
                        // More of the same keeps what there is.
                        let query = question.query();
                        if found.query != query || matches!(found.state, State::Failed(_)) {
                            found.hits = Hits::default();
                        }
                        found.query = query;
                        found.state = State::Looking;
                    });
                    spawn_local(fetch(collection, asked, question, found));
                }
            }
        });
        Finder { found: found.into(), asked: Some(asked) }
    }
}

/// How many entries of an A–Z are shown at once.
const PAGE: usize = 50;

impl Asked {
    fn query(&self) -> String {
        match self {
            Asked::Query(query, _) => query.clone(),
            Asked::From(..) => String::new(),
        }
    }
}

fn answer(collection: Collection, asked: &Asked) -> Result<Hits, search::Missing> {
    collection.ask(|manifest, shelf| match asked {
        Asked::Query(query, pages) => search::find(manifest, shelf, query, *pages),
        Asked::From(key, most) => search::browse(manifest, shelf, key, *most),
    })
}

/// Brings what is missing until there is an answer, or until something else is asked.
async fn fetch(
    collection: Collection,
    asked: RwSignal<Asked>,
    question: Asked,
    found: RwSignal<Found>,
) {
    loop {
        let result = match answer(collection, &question) {
            Ok(hits) => Ok(hits),
            Err(missing) => match collection.bring(missing).await {
                Ok(()) => {
                    if asked.try_with_untracked(|now| *now == question) != Some(true) {
                        return;
                    }
                    continue;
                }
                Err(error) => Err(error),
            },
        };
        if asked.try_with_untracked(|now| *now == question) != Some(true) {
            return;
        }
        let query = question.query();
        let (hits, state) = match result {
            Ok(hits) => (hits, State::Done),
            Err(error) => {
                leptos::logging::warn!("monograph-card: {error}");
                (Hits::default(), State::Failed(error))
            }
        };
        _ = found.try_set(Found { query, hits, state });
        return;
    }
}

/// The entries found, as a signal for a box.
pub fn entries(found: Signal<Found>) -> Memo<Vec<Arc<crate::model::Entry>>> {
    Memo::new(move |_| found.with(|it| it.hits.entries.clone()))
}
