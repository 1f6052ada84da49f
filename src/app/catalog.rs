//! What the app knows of the collection from the start: all of a small one, and of a large one how
//! much there is.

use std::sync::Arc;

use super::listing::Listing;
use super::provenance::Provenance;
use crate::model::Entry;
use crate::names::Manifest;

/// The collection.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalog {
    /// Every entry, of a small collection.
    pub listing: Option<Arc<Listing>>,
    /// What it says of itself.
    pub provenance: Provenance,
}

impl Catalog {
    /// A collection of which a manifest tells, and all of its entries where they are here.
    pub fn new(manifest: &Manifest, listing: Option<Listing>) -> Self {
        let say = |what: &str| {
            let mut all = manifest.provenance.iter();
            all.find(|(said, _)| said == what).map_or(0, |(_, count)| *count)
        };
        let provenance = Provenance {
            all: manifest.monographs,
            ai_generated: say("ai-generated"),
            crowd_sourced: say("crowd-sourced"),
            reviewed: manifest.reviewed,
        };
        Catalog { listing: listing.map(Arc::new), provenance }
    }

    /// The entry of this id, where all are here.
    pub fn find(&self, id: &str) -> Option<&Entry> {
        self.listing.as_ref()?.find(id)
    }

    /// Whether it is certain that there is no such monograph.
    pub fn lacks(&self, id: &str) -> bool {
        self.listing.as_ref().is_some_and(|it| it.find(id).is_none())
    }
}
