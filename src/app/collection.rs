//! The collection as the app has it at the moment: on its way, here, or not to be had; and the
//! files of a large one, fetched as a search asks for them.
//!
//! A new bundle may be published while the page is open. Then a shard is gone or its content is
//! another: the manifest is asked for anew, once, and then the search begins again.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::catalog::Catalog;
use super::listing::Listing;
use super::search::shard::Shard;
use super::search::{Missing, Shelf};
use crate::fetch::{self, FetchError};
use crate::names::Manifest;

/// The bundle's folder, from the page.
pub const BUNDLE: &str = "bundle/";

/// With no more shards than these a collection is loaded whole.
/// `public/loader/ahead.js` asks for the files of as many.
const FEW: usize = 3;

/// How far the list is.
#[derive(Clone, Debug, PartialEq)]
pub enum Load {
    /// It is on its way.
    Loading,
    /// It is here.
    Ready(Arc<Catalog>),
    /// It could not be had.
    Failed(FetchError),
}

/// The collection, for every view; provided as context by the app.
#[derive(Clone, Copy, Debug)]
pub struct Collection {
    load: RwSignal<Load>,
    manifest: StoredValue<Arc<Manifest>>,
    shelf: StoredValue<Shelf>,
}

impl Collection {
    /// Begins to load the list.
    pub fn new() -> Self {
        let collection = Collection {
            load: RwSignal::new(Load::Loading),
            manifest: StoredValue::default(),
            shelf: StoredValue::default(),
        };
        collection.fetch();
        collection
    }

    /// How far the list is; tracked.
    pub fn load(&self) -> Load {
        self.load.get()
    }

    /// The collection, when it is here; tracked.
    pub fn catalog(&self) -> Option<Arc<Catalog>> {
        match self.load.get() {
            Load::Ready(catalog) => Some(catalog),
            Load::Loading | Load::Failed(_) => None,
        }
    }

    /// The collection, when it is here already.
    pub fn catalog_untracked(&self) -> Option<Arc<Catalog>> {
        untrack(|| self.catalog())
    }

    /// Loads the list anew after a failure.
    pub fn retry(&self) {
        if matches!(self.load.get_untracked(), Load::Failed(_)) {
            self.load.set(Load::Loading);
            self.fetch();
        }
    }

    /// The present manifest.
    pub fn manifest(&self) -> Arc<Manifest> {
        self.manifest.get_value()
    }

    /// Asks something of the files at hand.
    pub fn ask<T>(
        &self,
        question: impl FnOnce(&Manifest, &Shelf) -> Result<T, Missing>,
    ) -> Result<T, Missing> {
        let manifest = self.manifest();
        self.shelf.with_value(|shelf| question(&manifest, shelf))
    }

    /// Fetches what was missing. After it, the manifest may be another one.
    ///
    /// # Errors
    /// Any [`FetchError`], when a new manifest did not help.
    pub async fn bring(self, missing: Missing) -> Result<(), FetchError> {
        match self.bring_once(missing, false).await {
            Err(FetchError::NotFound { .. } | FetchError::Changed { .. }) => {
                let manifest: Manifest = fetch::json(&url("manifest.json")).await?;
                if *self.manifest() == manifest {
                    // The same one: only what the browser or a host between has kept can be wrong.
                    return self.bring_once(missing, true).await;
                }
                self.shelf.set_value(Shelf::default());
                self.manifest.set_value(Arc::new(manifest));
                Ok(())
            }
            result => result,
        }
    }

    async fn bring_once(self, missing: Missing, anew: bool) -> Result<(), FetchError> {
        let manifest = self.manifest();
        let (folder, files, n) = match missing {
            Missing::Names(n) => ("names/", &manifest.names, n),
            Missing::Words(n) => ("words/", &manifest.words, n),
        };
        let Some((_, hash)) = files.get(n) else { return Ok(()) };
        let url = url(&[folder, hash, ".json"].concat());
        match missing {
            Missing::Names(_) => {
                let shard = fetch::hashed(&url, hash, anew).await?;
                self.shelf.update_value(|shelf| shelf.put_names(n, shard));
            }
            Missing::Words(_) => {
                let words = fetch::hashed(&url, hash, anew).await?;
                self.shelf.update_value(|shelf| shelf.put_words(n, words));
            }
        }
        Ok(())
    }

    fn fetch(self) {
        spawn_local(async move {
            self.load.set(match self.first().await {
                Ok(catalog) => Load::Ready(Arc::new(catalog)),
                Err(error) => {
                    leptos::logging::warn!("monograph-card: {error}");
                    Load::Failed(error)
                }
            });
        });
    }

    async fn first(self) -> Result<Catalog, FetchError> {
        let manifest: Manifest = fetch::json(&url("manifest.json")).await?;
        self.manifest.set_value(Arc::new(manifest));
        loop {
            if self.manifest().names.len() > FEW {
                return Ok(Catalog::new(&self.manifest(), None));
            }
            let whole = self.ask(|manifest, shelf| {
                (0..manifest.names.len()).try_for_each(|n| shelf.names(n).map(drop))
            });
            match whole {
                Ok(()) => break,
                Err(missing) => self.bring(missing).await?,
            }
        }
        let entries = self.shelf.with_value(|shelf| {
            let shards = (0..FEW).filter_map(|n| shelf.names(n).ok());
            shards.flat_map(Shard::firsts).collect()
        });
        Ok(Catalog::new(&self.manifest(), Some(Listing::of(entries))))
    }
}

fn url(path: &str) -> String {
    [BUNDLE, path].concat()
}
