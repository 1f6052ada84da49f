//! The list of all pages for readers: plain links from A to Z, for a browser that cannot run the app.
//!
//! ```text
//! OUT/monographs.html      the list; or, of more pages than one list should have, its parts
//! OUT/monographs-<n>.html  a part
//! ```

use super::html::{head, quoted};
use super::{Site, text};
use crate::model::Monograph;
use crate::names::fold::fold;

const STYLES: &str = "\
ul{padding:0;list-style:none}
li{padding-block:.375rem}
li a{display:inline-block;padding-block:.25rem;font-weight:bold}
";

/// The name of the list, and of the list of its parts where there are several.
pub(super) const NAME: &str = "monographs.html";

/// The name of a part.
pub(super) fn part_name(part: usize) -> String {
    format!("monographs-{part}.html")
}

/// What the lists of all pages say of a monograph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Its title, in one line.
    pub title: String,
    /// Its other names, parted by commas; mostly generic and brand names.
    pub names: String,
    /// Whether its text has been recalled.
    pub recalled: bool,
}

impl Listed {
    /// Takes down what the lists say of a monograph.
    pub fn new(monograph: &Monograph) -> Listed {
        let title = text::one_line(&monograph.title);
        let generic = monograph.generic_name.iter().filter(|name| **name != monograph.title);
        let names: Vec<_> =
            generic.chain(&monograph.brand_names).map(|it| text::one_line(it)).collect();
        let recalled = monograph.recalled.is_some();
        Listed { id: monograph.id.clone(), title, names: names.join(", "), recalled }
    }
}

/// Files with their names, of so many pages each at most.
pub(super) fn files(site: &Site, all: &[Listed], limit: usize) -> Vec<(String, String)> {
    let mut sorted: Vec<(String, &Listed)> = all.iter().map(|it| (fold(&it.title), it)).collect();
    sorted.sort_by(|(a, one), (b, two)| a.cmp(b).then_with(|| one.id.cmp(&two.id)));
    let sorted: Vec<&Listed> = sorted.into_iter().map(|(_, it)| it).collect();
    let parts: Vec<_> = sorted.chunks(limit.max(1)).collect();
    let count = count(all.len());
    if let [] | [_] = parts[..] {
        return vec![(NAME.to_owned(), page(site, &count, sorted.iter().map(|it| link(it))))];
    }
    let ways = (1..).zip(&parts).filter_map(|(n, part)| {
        let (first, last) = (part.first()?, part.last()?);
        let (first, last) = (quoted(&first.title), quoted(&last.title));
        let name = part_name(n);
        Some(format!(
            "<a href=\"{name}\"><bdi lang=\"\">{first}</bdi> – <bdi lang=\"\">{last}</bdi></a>"
        ))
    });
    let mut files = vec![(NAME.to_owned(), page(site, &count, ways))];
    for (n, part) in (1..).zip(&parts) {
        let back =
            format!("{count}, part {n} of {}: <a href=\"{NAME}\">all parts</a>", parts.len());
        files.push((part_name(n), page(site, &back, part.iter().map(|it| link(it)))));
    }
    files
}

fn count(n: usize) -> String {
    match n {
        1 => "1 monograph".to_owned(),
        _ => format!("{n} monographs, A to Z"),
    }
}

fn link(it: &Listed) -> String {
    let [id, title, names] = [&it.id, &it.title, &it.names].map(|text| quoted(text));
    let mut out = format!("<a href=\"m/{id}/\"><bdi lang=\"\">{title}</bdi></a>");
    if it.recalled {
        out += " <strong>Text recalled</strong>";
    }
    if !names.is_empty() {
        out += &format!("<br><bdi lang=\"\">{names}</bdi>");
    }
    out
}

fn page(site: &Site, said: &str, items: impl Iterator<Item = String>) -> String {
    let home = quoted(&site.home.from_depth(0));
    let of = site.publisher.as_deref().map(|it| format!(" – {}", quoted(it))).unwrap_or_default();
    let head = head(&format!("<title>All monographs{of}</title>\n"), STYLES);
    let items: String = items.map(|item| format!("<li>{item}</li>\n")).collect();
    format!(
        r##"<!doctype html>
<html lang="en">
{head}</head>
<body>
<a class="skip" href="#list">Skip to the list</a>
<nav aria-label="Site"><a href="{home}">Search</a></nav>
<main id="list" tabindex="-1">
<h1>All monographs</h1>
<p>{said}</p>
<ul>
{items}</ul>
</main>
</body>
</html>
"##
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site { publisher: Some("A & B".to_owned()), ..Site::example() }
    }

    fn listed(id: &str, title: &str, names: &str) -> Listed {
        let [id, title, names] = [id, title, names].map(str::to_owned);
        Listed { id, title, names, recalled: false }
    }

    fn links(text: &str) -> Vec<&str> {
        let list = text.split("<ul>").nth(1).unwrap();
        list.split("href=\"").skip(1).map(|it| it.split('"').next().unwrap()).collect()
    }

    #[test]
    fn a_list_has_every_page_from_a_to_z() {
        let mut all = [
            listed("w", "Warfarin", "Coumadin, <b>"),
            listed("e", "Éthinylestradiol", ""),
            listed("f", "fentanyl", ""),
            listed("a", "Alemtuzumab", ""),
        ];
        all[1].recalled = true;
        let files = files(&site(), &all, 4);
        let [(name, text)] = files.as_slice() else { panic!("{files:?}") };
        assert_eq!(name, "monographs.html");
        assert_eq!(links(text), ["m/a/", "m/e/", "m/f/", "m/w/"]);
        assert!(text.contains("4 monographs") && text.contains("All monographs – A &amp; B"));
        assert!(text.contains("Coumadin, &lt;b") && !text.contains("<b>"), "{text}");
        assert_eq!(text.matches("Text recalled").count(), 1);
    }

    #[test]
    fn a_long_list_is_of_parts_that_have_every_page_once() {
        let all: Vec<Listed> =
            (0..5).map(|n| listed(&format!("id-{n}"), &format!("Drug {n}"), "")).collect();
        let files = files(&site(), &all, 2);
        let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            ["monographs.html", "monographs-1.html", "monographs-2.html", "monographs-3.html"]
        );
        let (first, parts) = files.split_first().unwrap();
        assert_eq!(links(&first.1), names[1..]);
        assert!(first.1.contains("Drug 2</bdi> – <bdi lang=\"\">Drug 3"));
        let inside: Vec<_> = parts.iter().flat_map(|(_, text)| links(text)).collect();
        assert_eq!(inside, ["m/id-0/", "m/id-1/", "m/id-2/", "m/id-3/", "m/id-4/"]);
    }

    #[test]
    fn a_list_of_nothing_says_so() {
        let files = files(&site(), &[], 2);
        assert!(files[0].1.contains("<p>0 monographs"));
    }
}
