//! A page of its own for every monograph: complete without JavaScript, and taken over by the card's
//! module where there is some.
//!
//! ```text
//! OUT/m/<id>/index.html    the page
//! OUT/monographs.html      all of them as plain links, in parts where they are many
//! OUT/sitemap.xml          the same for search engines, when their address is known
//! ```
//!
//! The card's markup stands in a declarative shadow root with its styles beside it, so nothing waits
//! for a second request, and the module adopts the very nodes the reader sees. The same text stands
//! once more as the element's fallback, for browsers without declarative shadow roots and for
//! programs that read the file; a copy costs next to nothing once the page is compressed.
//!
//! What always holds: a page says of the drug only what its monograph says; every text is escaped
//! where it stands; addresses within the site are relative, so that it works under any path.

mod address;
mod contents;
mod html;
mod linked_data;
mod sitemap;
mod styles;
mod text;
mod words;
mod writer;

pub use address::{Address, InvalidAddress};
pub use contents::Listed;
pub use styles::{Styles, UnsafeStyles};
pub use writer::{WriteError, Writer};

use crate::bundle::Encoded;
use crate::model::Monograph;

/// What all pages of a site have in common.
#[derive(Clone, Debug)]
pub struct Site {
    /// Where the script is that brings the card to life.
    pub script: Address,
    /// What the script must hash to, as in Subresource Integrity; for one of another origin.
    pub integrity: Option<String>,
    /// Where the list of all monographs is.
    pub home: Address,
    /// The card's styles.
    pub styles: Styles,
    /// How the card arranges its sections once the script is there.
    pub layout: Layout,
    /// Where the site will stand, without a final slash. Without it there are no canonical links
    /// and no sitemap.
    pub base_url: Option<String>,
    /// Who publishes the monographs.
    pub publisher: Option<String>,
}

/// How a page's card arranges its sections. Without scripting they are stacked in any case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// One below the other: whole even where the script never arrives, whatever the reason.
    #[default]
    Stacked,
    /// In tabs where they fit.
    Auto,
    /// In tabs.
    Tabs,
}

impl Layout {
    /// The value of the element's attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Layout::Stacked => "stacked",
            Layout::Auto => "auto",
            Layout::Tabs => "tabs",
        }
    }
}

impl Site {
    /// For tests: in one folder with the script, of nobody, at no known address.
    #[cfg(test)]
    fn example() -> Site {
        Site {
            script: "monograph-card.js".parse().unwrap(),
            integrity: None,
            home: "./".parse().unwrap(),
            styles: Styles::default(),
            layout: Layout::Stacked,
            base_url: None,
            publisher: None,
        }
    }

    /// The address of a monograph's page, when that of the site is known.
    pub fn url(&self, id: &str) -> Option<String> {
        self.base_url.as_ref().map(|base| format!("{base}/m/{id}/"))
    }
}

/// A monograph's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What the lists of all pages say of it.
    pub listed: Listed,
    /// The page.
    pub html: String,
}

impl Page {
    /// Makes the page of a monograph.
    ///
    /// # Errors
    ///
    /// None that the types of the bundle can cause.
    pub fn new(monograph: &Monograph, site: &Site) -> Result<Page, serde_json::Error> {
        let url = site.url(&monograph.id);
        let page = html::Parts {
            monograph,
            site,
            description: text::description(monograph),
            linked_data: linked_data::script(monograph, site, url.as_deref())?,
            url,
            // The page's markup is adopted only while it says what this document says.
            integrity: Encoded::new(monograph, true)?.integrity().to_owned(),
        };
        Ok(Page { listed: Listed::new(monograph), html: page.print() })
    }
}
