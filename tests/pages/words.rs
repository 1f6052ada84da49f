//! Every word of a source is in its page, in the card and in its fallback; and the page is whole.

use std::collections::HashSet;

use monograph_card::model::Monograph;
use monograph_card::pages::{Layout, Site};

use super::parts::{compiled, data, full, page, site};
use super::reading::{Piece, attribute, pieces, text_in};

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The words of the card and of its fallback.
fn both(html: &str) -> [Vec<String>; 2] {
    let pieces = pieces(html);
    let card = text_in(&pieces, "template");
    let both = text_in(&pieces, "monograph-card");
    assert!(both.starts_with(&card));
    [words(&card), words(&both[card.len()..])]
}

#[test]
fn every_word_of_the_source_is_in_the_page_twice() {
    for layout in [Layout::Stacked, Layout::Auto] {
        for (id, source) in data() {
            let compiled = compiled(&id, &source);
            let monograph = compiled.monograph.unwrap();
            let html = page(&monograph, &Site { layout, ..site() });
            let (_, body) = source[3..].split_once("\n---\n").unwrap();
            // The one label that the card puts in its own words.
            let body = body.replace("**Note:**", "");
            for part in both(&html) {
                let known: HashSet<&String> = part.iter().collect();
                for word in words(&body) {
                    assert!(known.contains(&word), "{}: {word}", monograph.id);
                }
                for passage in &compiled.passages {
                    let run = words(&passage.text);
                    let found = run.is_empty() || part.windows(run.len()).any(|it| *it == run);
                    assert!(found, "{}: {}", monograph.id, passage.text);
                }
            }
        }
    }
}

#[test]
fn nothing_is_behind_a_tab_unless_tabs_are_wanted() {
    fn check(layout: Layout, card: usize, fallback: usize) {
        let html = page(&full(str::to_owned), &Site { layout, ..site() });
        let (template, rest) = html.split_once("</template>").unwrap();
        let hidden = "hidden=\"until-found\"";
        assert_eq!(template.matches(hidden).count(), card, "{layout:?}");
        assert_eq!(rest.matches(hidden).count(), fallback, "{layout:?}");
        let set = format!(" layout=\"{}\"", layout.as_str());
        assert!(html.contains(&set), "{layout:?}");
    }
    check(Layout::Stacked, 0, 0);
    check(Layout::Auto, 5, 0);
    check(Layout::Tabs, 5, 0);
}

#[test]
fn the_script_comes_after_the_card() {
    let html = page(&full(str::to_owned), &site());
    let tag = "<script async src=\"../../monograph-card.js\"></script>";
    assert!(html.find(tag).unwrap() > html.find("</monograph-card>").unwrap());
    assert!(!html.contains("integrity=\"sha384-script"));
    let integrity = Some("sha384-script".to_owned());
    let html = page(&full(str::to_owned), &Site { integrity, ..site() });
    let set = "integrity=\"sha384-script\" crossorigin=\"anonymous\"";
    assert_eq!(html.matches(set).count(), 2);
}

#[test]
fn the_card_tells_which_document_and_which_styles_it_is_of() {
    let monograph = full(str::to_owned);
    let html = page(&monograph, &site());
    let encoded = monograph_card::bundle::Encoded::new(&monograph, true).unwrap();
    let found = attribute(&pieces(&html), ("class", "root"), "data-of");
    assert_eq!(found, Some(encoded.integrity().to_owned() + " 1 en"));
    assert!(html.contains(&format!("<style data-integrity=\"{}\">", site().styles.integrity())));
}

#[test]
fn the_head_says_what_the_sources_say_and_no_more() {
    let here = Site {
        base_url: Some("https://drugs.example".to_owned()),
        publisher: Some("Riverside".to_owned()),
        ..site()
    };
    let found = pieces(&page(&full(str::to_owned), &here));
    assert!(found.contains(&Piece::Text("title – Riverside".to_owned())));
    let url = Some("https://drugs.example/m/full/".to_owned());
    assert_eq!(attribute(&found, ("rel", "canonical"), "href"), url);
    assert_eq!(attribute(&found, ("property", "og:url"), "content"), url);
    assert_eq!(attribute(&found, ("name", "description"), "content").as_deref(), Some("usage"));

    let bare =
        Monograph { id: "bare".to_owned(), title: "Bare".to_owned(), ..Monograph::default() };
    let html = page(&bare, &site());
    for name in ["canonical", "og:url", "og:site_name", "description", "FAQPage", "reviewedBy"] {
        assert!(!html.contains(name), "{name}");
    }
    assert!(html.contains("<html lang=\"en\">"));
}

#[test]
fn the_pages_own_words_are_marked_as_english_in_other_languages() {
    let monograph = Monograph { lang: Some("es".to_owned()), ..full(str::to_owned) };
    let html = page(&monograph, &site());
    assert!(
        html.contains("<html lang=\"es\">") && html.contains("<nav lang=\"en\""),
        "{html:.900}"
    );
    let monograph = Monograph { lang: Some("en-GB".to_owned()), ..full(str::to_owned) };
    assert!(!page(&monograph, &site()).contains("<nav lang"));
}
