//! The collection as the app has it at the moment: on its way, here, or not to be had.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::listing::Listing;
use crate::fetch::{self, FetchError};

/// The bundle's folder, from the page.
pub const BUNDLE: &str = "bundle/";

/// How far the list is.
#[derive(Clone, Debug, PartialEq)]
pub enum Load {
    /// It is on its way.
    Loading,
    /// It is here.
    Ready(Arc<Listing>),
    /// It could not be had.
    Failed(FetchError),
}

/// The collection, for every view; provided as context by the app.
#[derive(Clone, Copy, Debug)]
pub struct Collection {
    load: RwSignal<Load>,
}

impl Collection {
    /// Begins to load the list.
    pub fn new() -> Self {
        let collection = Collection { load: RwSignal::new(Load::Loading) };
        collection.fetch();
        collection
    }

    /// How far the list is; tracked.
    pub fn load(&self) -> Load {
        self.load.get()
    }

    /// The list, when it is here; tracked.
    pub fn listing(&self) -> Option<Arc<Listing>> {
        match self.load.get() {
            Load::Ready(listing) => Some(listing),
            Load::Loading | Load::Failed(_) => None,
        }
    }

    /// The list, when it is here already.
    pub fn listing_untracked(&self) -> Option<Arc<Listing>> {
        untrack(|| self.listing())
    }

    /// Loads the list anew after a failure.
    pub fn retry(&self) {
        if matches!(self.load.get_untracked(), Load::Failed(_)) {
            self.load.set(Load::Loading);
            self.fetch();
        }
    }

    fn fetch(self) {
        spawn_local(async move {
            let index = fetch::index(&[BUNDLE, "index.json"].concat()).await;
            self.load.set(match index {
                Ok(index) => Load::Ready(Arc::new(Listing::new(index))),
                Err(error) => {
                    leptos::logging::warn!("monograph-card: {error}");
                    Load::Failed(error)
                }
            });
        });
    }
}
