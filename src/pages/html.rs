//! A page's HTML around the prerendered card.
//!
//! What always holds: a text reaches the page through [`escape`] alone, within an element or within
//! double quotes; the script's tag stands behind the card, because a script that has come before
//! the card is parsed would build an empty one, and a declarative shadow root cannot replace that.

mod plain;

use super::words::Words;
use super::{Layout, Site, text};
use crate::card::element::html::escape;
use crate::model::Monograph;
use crate::prerender;

/// By this a page is known to be one of ours; it stands near the top.
pub(super) const MARK: &str = "<meta name=\"generator\" content=\"Monograph Card\">";

/// How many folders a page is below the root of the site.
const DEPTH: usize = 2;

const SHELL: &str = include_str!("shell.css");

/// What a page is made of.
pub(super) struct Parts<'a> {
    pub(super) monograph: &'a Monograph,
    pub(super) site: &'a Site,
    pub(super) url: Option<String>,
    pub(super) description: Option<String>,
    pub(super) linked_data: String,
    /// The hash of the document whose text this is.
    pub(super) integrity: String,
}

impl Parts<'_> {
    /// The page, in the order in which a reader needs it.
    pub(super) fn print(&self) -> String {
        let script = quoted(&self.site.script.from_depth(DEPTH));
        let integrity = self.script_integrity();
        let lang = self.monograph.lang.as_deref().unwrap_or("en");
        let own = if is_english(lang) { "" } else { " lang=\"en\"" };
        let (lang, home) = (quoted(lang), quoted(&self.site.home.from_depth(DEPTH)));
        let head = head(&self.meta(), "");
        let Parts { linked_data, .. } = self;
        let card = self.card();
        format!(
            r##"<!doctype html>
<html lang="{lang}">
{head}<link rel="preload" as="script" href="{script}"{integrity}>
</head>
<body>
<a class="skip" href="#monograph"{own}>Skip to the monograph</a>
<nav{own} aria-label="Site"><a href="{home}">All monographs</a></nav>
<main id="monograph" tabindex="-1">
{card}
</main>
<script type="application/ld+json">{linked_data}</script>
<script async src="{script}"{integrity}></script>
</body>
</html>
"##
        )
    }

    fn meta(&self) -> String {
        let title = text::one_line(&self.monograph.title);
        let publisher = self.site.publisher.as_deref();
        let of = publisher.map(|publisher| format!(" – {publisher}")).unwrap_or_default();
        let mut out = format!("<title>{}</title>\n", quoted(&[&title, of.as_str()].concat()));
        if let Some(description) = &self.description {
            out += &format!("<meta name=\"description\" content=\"{}\">\n", quoted(description));
        }
        if self.monograph.recalled.is_some() {
            out += "<meta name=\"robots\" content=\"noindex\">\n";
        }
        if let Some(url) = &self.url {
            out += &format!("<link rel=\"canonical\" href=\"{}\">\n", quoted(url));
        }
        let properties = [
            ("og:type", Some("article")),
            ("og:title", Some(title.as_str())),
            ("og:description", self.description.as_deref()),
            ("og:url", self.url.as_deref()),
            ("og:site_name", publisher),
        ];
        for (name, value) in properties {
            if let Some(value) = value {
                out += &format!("<meta property=\"{name}\" content=\"{}\">\n", quoted(value));
            }
        }
        out
    }

    /// The card as it stands, and once more as what is shown where it cannot stand so.
    fn card(&self) -> String {
        let Site { styles, layout, .. } = self.site;
        let Words { texts, lang, direction } = Words::of(self.monograph.lang.as_deref());
        let (lang, dir) = (quoted(&lang), direction.map(|it| format!(" dir=\"{it}\"")));
        let dir = dir.unwrap_or_default();
        let stacked = prerender::page(self.monograph, &texts, true);
        let tabbed = *layout != Layout::Stacked;
        let tabbed = tabbed.then(|| prerender::page(self.monograph, &texts, false));
        let shown = tabbed.as_ref().unwrap_or(&stacked);
        let (drug, hash) = (quoted(&self.monograph.id), quoted(&self.integrity));
        let (layout, css, of) = (layout.as_str(), styles.css(), styles.integrity());
        format!(
            "<monograph-card drug=\"{drug}\" heading-level=\"1\" layout=\"{layout}\" theme=\"auto\">\
             <template shadowrootmode=\"open\">\
             <style data-integrity=\"{of}\">{css}</style><slot hidden></slot>\
             <div class=\"root\" lang=\"{lang}\"{dir} data-of=\"{hash} 1 {lang}\">{shown}</div>\
             </template>\n<div class=\"fallback\" lang=\"{lang}\"{dir}>{}</div>\n</monograph-card>",
            plain::plain(&stacked)
        )
    }

    fn script_integrity(&self) -> String {
        let integrity = self.site.integrity.as_deref().map(quoted);
        let attributes = |it| format!(" integrity=\"{it}\" crossorigin=\"anonymous\"");
        integrity.map(attributes).unwrap_or_default()
    }
}

/// How every page begins its head, with tags and styles of its own.
pub(super) fn head(meta: &str, styles: &str) -> String {
    format!(
        r#"<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{MARK}
{meta}<style>
{SHELL}{styles}</style>
"#
    )
}

/// The text as it stands within an element or within double quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// Whether the page's few own words, which are English, need no mark of their language.
fn is_english(lang: &str) -> bool {
    let primary = lang.split('-').next().unwrap_or(lang);
    primary.eq_ignore_ascii_case("en")
}
