//! Whatever stands in a field, a page has the same elements and attributes, and shows the text.

use monograph_card::pages::Site;

use super::parts::{full, page, site};
use super::reading::{Piece, linked_data, pieces};

const PAYLOADS: &[&str] = &[
    "\"><script>alert(1)</script>",
    "' onload='alert(1)",
    "\" autofocus onfocus=\"alert(1)",
    "</title></style></template></monograph-card></script><script>alert(1)</script>",
    "<!--<script>",
    "]]><svg/onload=alert(1)>",
    "&lt;b&gt; &amp; &quot;",
    "5 < 6 & 7 > 6",
    "a\\\"b\\u003c\u{2028}\u{1}",
    "{MARK}{meta}{{0}}",
];

/// Elements with the names of their attributes.
fn skeleton(pieces: &[Piece]) -> Vec<String> {
    let line = |piece: &Piece| match piece {
        Piece::Open(name, attributes) => {
            let names: Vec<&str> = attributes.iter().map(|(name, _)| name.as_str()).collect();
            Some(format!("<{name} {}>", names.join(" ")))
        }
        Piece::Close(name) => Some(format!("</{name}>")),
        Piece::Text(_) => None,
    };
    pieces.iter().filter_map(line).collect()
}

#[test]
fn no_field_adds_an_element_or_an_attribute() {
    let make = |what: &dyn Fn(&str) -> String| {
        let publisher = Some(what("publisher"));
        let base_url = Some("https://drugs.example".to_owned());
        pieces(&page(&full(what), &Site { publisher, base_url, ..site() }))
    };
    let tame = make(&|field| format!("{field} tame"));
    for payload in PAYLOADS {
        let wild = make(&|field| format!("{field} {payload}"));
        assert_eq!(skeleton(&wild), skeleton(&tame), "{payload}");
        let shown = wild.iter().any(|it| *it == Piece::Text(format!("other {payload}")));
        assert!(shown, "{payload}");
        let drug = &linked_data(&wild)["@graph"][0]["mainEntity"];
        assert_eq!(drug["nonProprietaryName"], format!("generic name {payload}"));
    }
}

#[test]
fn one_field_at_a_time_in_all_that_shows_it() {
    let fields = [
        "title",
        "lang",
        "generic name",
        "brand name",
        "boxed warning",
        "usage",
        "usage title",
        "ingredient",
        "how it works",
        "precautions",
        "other",
        "question",
        "answer",
        "disclaimer",
        "note",
        "provenance",
        "document",
        "document section",
        "url",
        "reviewer",
        "review date",
        "due date",
    ];
    let tame = skeleton(&pieces(&page(&full(str::to_owned), &site())));
    for field in fields {
        let payload = "\"><script>alert(1)</script>&";
        let wild = |name: &str| if name == field { payload.to_owned() } else { name.to_owned() };
        let html = page(&full(wild), &site());
        assert_eq!(skeleton(&pieces(&html)), tame, "{field}");
        assert!(!html.contains("<script>alert"), "{field}");
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;"), "{field}");
    }
}

#[test]
fn a_title_of_several_lines_is_one_line_in_the_head() {
    let title = |name: &str| if name == "title" { "A\n  \"B\"\tC" } else { name }.to_owned();
    let found = pieces(&page(&full(title), &site()));
    assert_eq!(found.iter().filter(|it| **it == Piece::Text("A \"B\" C".to_owned())).count(), 1);
}

#[test]
fn a_link_to_a_script_is_no_link() {
    let mut monograph = full(str::to_owned);
    monograph.sources[0].url = Some("javascript:alert(1)".to_owned());
    let found = pieces(&page(&monograph, &site()));
    let script = |piece: &Piece| matches!(piece, Piece::Open(_, all) if all.iter().any(|(_, v)| v.starts_with("javascript")));
    assert!(!found.iter().any(script));
    assert_eq!(linked_data(&found)["@graph"][0]["citation"][0].get("url"), None);
}
