//! The list of all pages for search engines (<https://www.sitemaps.org/protocol.html>).
//!
//! A sitemap may hold 50,000 addresses; where there are more, `sitemap.xml` names the parts. No
//! dates: when a page has changed is nothing that the sources say.

use super::{Listed, Site};
use crate::card::element::html::escape;

/// By this a sitemap is known to be one of ours.
pub(super) const MARK: &str = "<!-- Monograph Card -->";

/// The name of the sitemap, and of the list of its parts where there are several.
pub(super) const NAME: &str = "sitemap.xml";

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The name of a part.
pub(super) fn part_name(part: usize) -> String {
    format!("sitemap-{part}.xml")
}

/// Files with their names; none when nobody knows where the site will stand.
pub(super) fn files(site: &Site, all: &[Listed], limit: usize) -> Vec<(String, String)> {
    let Some(base) = &site.base_url else { return Vec::new() };
    let chunks: Vec<_> = all.chunks(limit.max(1)).collect();
    let urls = |all: &[Listed]| list("urlset", "url", all.iter().filter_map(|it| site.url(&it.id)));
    if let [] | [_] = chunks[..] {
        return vec![(NAME.to_owned(), urls(all))];
    }
    let parts = (1..=chunks.len()).map(|part| format!("{base}/{}", part_name(part)));
    let mut files = vec![(NAME.to_owned(), list("sitemapindex", "sitemap", parts))];
    files.extend(chunks.iter().enumerate().map(|(n, all)| (part_name(n + 1), urls(all))));
    files
}

fn list(root: &str, item: &str, urls: impl Iterator<Item = String>) -> String {
    let mut out = format!("{HEAD}{MARK}\n<{root} xmlns=\"{SPACE}\">\n");
    for url in urls {
        out += &format!("<{item}><loc>");
        escape(&url, &mut out);
        out += &format!("</loc></{item}>\n");
    }
    out + &format!("</{root}>\n")
}
