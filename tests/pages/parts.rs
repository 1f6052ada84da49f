//! What pages are made of here.

use monograph_card::model::{Block, Blocks, Faq, Kind, Monograph, Section, Source};
use monograph_card::pages::{Layout, Page, Site, Styles};

pub(super) fn site() -> Site {
    Site {
        script: "monograph-card.js".parse().unwrap(),
        integrity: None,
        home: "./".parse().unwrap(),
        styles: Styles::new(".root{color:red}".to_owned()).unwrap(),
        layout: Layout::default(),
        base_url: None,
        publisher: None,
    }
}

pub(super) fn page(monograph: &Monograph, site: &Site) -> String {
    Page::new(monograph, site).unwrap().html
}

/// A monograph with every field, each text made from the field's name.
pub(super) fn full(text: impl Fn(&str) -> String) -> Monograph {
    let section = |kind, name: &str| Section {
        kind,
        title: text(&format!("{name} title")),
        ingredient: Some(text("ingredient")),
        blocks: vec![Block::Paragraph(text(name).as_str().into())],
    };
    Monograph {
        id: "full".to_owned(),
        title: text("title"),
        recalled: None,
        lang: Some(text("lang")),
        generic_name: Some(text("generic name")),
        brand_names: vec![text("brand name")],
        boxed_warning: Some(Blocks::from(text("boxed warning").as_str())),
        sections: vec![
            section(Kind::Usage, "usage"),
            section(Kind::SideEffects, "side effects"),
            section(Kind::HowItWorks, "how it works"),
            section(Kind::Precautions, "precautions"),
            section(Kind::Other, "other"),
        ],
        faqs: vec![Faq {
            id: "why".to_owned(),
            question: text("question").as_str().into(),
            answer: Blocks::from(text("answer").as_str()),
            ingredient: Some(text("ingredient")),
            under: vec![text("heading over questions")],
        }],
        disclaimer: Some(Blocks::from(text("disclaimer").as_str())),
        note: Some(Blocks::from(text("note").as_str())),
        provenance: Some(text("provenance")),
        sources: vec![Source {
            document: text("document"),
            section: Some(text("document section")),
            url: Some(format!("https://label.example/{}", text("url"))),
        }],
        reviewed_by: Some(text("reviewer")),
        reviewed_on: Some(text("review date")),
        review_due: Some(text("due date")),
        publisher: Some(text("publisher")),
        glossary: vec![text("definition").as_str().into()],
    }
}

/// The sources in `data`, each with its id.
pub(super) fn data() -> Vec<(String, String)> {
    let files = monograph_card::sources::find(&["data".into()]).unwrap();
    assert!(!files.is_empty());
    let read = |path: &std::path::Path| monograph_card::sources::read(path).unwrap();
    files.into_iter().map(|file| (file.id, read(&file.path))).collect()
}

/// What a source in `data` compiles to.
pub(super) fn compiled<'s>(id: &str, source: &'s str) -> monograph_card::compile::Compiled<'s> {
    monograph_card::compile::compile(id, source, &monograph_card::settings::Settings::default())
}
