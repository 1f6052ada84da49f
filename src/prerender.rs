//! Prerendering: the card as HTML, made natively by the very component that runs in the browser.
//!
//! The markup is that of a card with default settings, its first tab open. The browser shows it
//! before the module is there, and the module then adopts it node by node, so what is printed here
//! and what the module would build must agree: both come from [`Card`](fn@crate::card::Card) and the
//! same [`Options`].

use std::sync::Arc;

use leptos::prelude::*;

use crate::card::texts::Texts;
use crate::card::{Card, Controls, Options, tabs};
use crate::model::Monograph;

/// The card's markup: one `<article>`. Every text in it is escaped.
pub fn markup(monograph: &Monograph) -> String {
    print(monograph, Texts::default(), 2, false)
}

/// The markup for a page of the monograph's own, in the words of its language: its title is the
/// page's first heading. With `stacked`, no section is behind a tab.
pub fn page(monograph: &Monograph, texts: &Texts, stacked: bool) -> String {
    print(monograph, texts.clone(), 1, stacked)
}

fn print(monograph: &Monograph, texts: Texts, heading: u8, stacked: bool) -> String {
    let tabs = tabs::tabs(monograph, "", &texts);
    let first = tabs.first().map_or("", |tab| tab.name);
    let prefix = monograph.id.clone();
    let options = Options { prefix, heading, today: String::new(), texts };
    Owner::new().with(|| {
        let controls = Controls::new(first);
        controls.stacked.set(stacked);
        let monograph = monograph.clone();
        view! { <Card monograph tabs options controls choose=Arc::new(|_| ()) /> }.to_html()
    })
}

#[cfg(test)]
mod tests {
    use super::{Texts, markup, page};
    use crate::model::{Block, Blocks, Faq, Kind, Monograph, Recall, Section};

    fn monograph() -> Monograph {
        let section = |kind, title: &str, text: &str| Section {
            kind,
            title: title.to_owned(),
            blocks: vec![Block::Paragraph(text.into())],
            ..Section::default()
        };
        Monograph {
            id: "example".to_owned(),
            title: "Example <b>".to_owned(),
            sections: vec![
                section(Kind::Usage, "Usage", "For 5 < 6"),
                section(Kind::SideEffects, "Side Effects", "Few"),
            ],
            faqs: vec![Faq {
                id: "why".to_owned(),
                question: "Why?".into(),
                answer: "Because".into(),
                ..Faq::default()
            }],
            disclaimer: Some(Blocks::from("No advice")),
            review_due: Some("2020-01-01".to_owned()),
            ..Monograph::default()
        }
    }

    #[test]
    fn the_first_tab_is_open_and_the_others_can_be_found_in() {
        let html = markup(&monograph());
        assert_eq!(html.matches("aria-selected=\"true\"").count(), 1, "{html}");
        assert_eq!(html.matches("hidden=\"until-found\"").count(), 2, "{html}");
        assert!(html.contains("id=\"example-usage\" role=\"tabpanel\""), "{html}");
    }

    #[test]
    fn a_question_stands_under_its_own_headings_and_under_no_others() {
        let faq = |question: &str, ingredient: Option<&str>, under: &[&str]| Faq {
            question: question.into(),
            ingredient: ingredient.map(str::to_owned),
            under: under.iter().map(|it| (*it).to_owned()).collect(),
            ..Faq::default()
        };
        let faqs = vec![
            faq("1", None, &[]),
            faq("2", None, &["Pregnancy"]),
            faq("3", None, &["Pregnancy", "First weeks"]),
            faq("4", None, &["Pregnancy"]),
            faq("5", None, &[]),
            faq("6", Some("Alpha"), &[]),
            faq("7", Some("Alpha"), &["Pregnancy"]),
            faq("8", None, &["Pregnancy"]),
            faq("9", None, &["Pregnancy"]),
        ];
        let html = markup(&Monograph { faqs, ..monograph() });
        let panel = &html[html.find("example-faqs\" role=\"tabpanel").unwrap()..];
        let mut shown = Vec::new();
        for (at, _) in panel.match_indices('<') {
            let rest = &panel[at + 1..];
            let text = || rest[rest.find('>').unwrap() + 1..rest.find('<').unwrap()].to_owned();
            match rest.as_bytes() {
                [b'h', b'4'..=b'6', ..] => shown.push(format!("{}:{}", &rest[..2], text())),
                _ if rest.starts_with("summary") => shown.push(text()),
                _ => {}
            }
        }
        let wanted = "1 h4:Pregnancy 2 h5:First weeks 3 h4:Pregnancy 4 h4:Example &lt;b&gt; 5 \
                      h4:Alpha 6 h5:Pregnancy 7 h4:Pregnancy 8 9";
        assert_eq!(shown.join(" "), wanted);
    }

    #[test]
    fn on_a_page_of_its_own_nothing_is_behind_a_tab() {
        let html = page(&monograph(), &Texts::default(), true);
        assert!(html.contains("<h1 part=\"title\""), "{html}");
        assert!(!html.contains("until-found") && !html.contains("tabpanel"), "{html}");
        let tabbed = page(&monograph(), &Texts::default(), false);
        assert_eq!(tabbed.matches("hidden=\"until-found\"").count(), 2);
    }

    #[test]
    fn content_is_escaped() {
        let html = markup(&monograph());
        assert!(html.contains("Example &lt;b&gt;") && html.contains("For 5 &lt; 6"), "{html}");
    }

    #[test]
    fn the_disclaimer_stands_outside_the_panels() {
        let html = markup(&monograph());
        let footer = html.find("<footer").unwrap();
        assert!(html.rfind("</section>").unwrap() < footer);
        assert!(html.find("No advice").unwrap() > footer);
    }

    #[test]
    fn in_the_place_of_a_recalled_text_stands_the_notice() {
        let recall =
            Recall { date: "2026-01-02".into(), reason: "A < B".into(), signed_off_by: "C".into() };
        let html = markup(&Monograph { recalled: Some(recall), ..monograph() });
        for shown in [
            "Example &lt;b&gt;",
            "2026-01-02",
            "A &lt; B",
            "Signed off by C",
            "aria-labelledby=\"example-title example-recalled\"",
        ] {
            assert!(html.contains(shown), "{html}");
        }
        assert!(!html.contains("For 5") && !html.contains("tablist"), "{html}");
    }

    #[test]
    fn what_is_overdue_depends_on_the_day_of_reading() {
        assert!(markup(&monograph()).contains("class=\"overdue\" hidden=\"\""));
    }
}
