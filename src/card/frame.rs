//! What is always in view around the tabs: the header and the notices above, the disclaimer, the
//! provenance and the sources below.

use super::element::{Element, Node, element};
use super::prose;
use super::texts::{Text, Texts};
use super::{Options, tabs};
use crate::model::{Blocks, Monograph, Source};

/// Title and names.
pub fn header(monograph: &Monograph, options: &Options) -> Element {
    let texts = &options.texts;
    let mut header = element("header").part("header").child(
        element(prose::heading_tag(options.heading))
            .part("title")
            .attr("id", options.id("title"))
            .lang(monograph.lang.as_ref())
            .child(monograph.title.clone()),
    );
    let brands = monograph.brand_names.join(", ");
    let generic = monograph.generic_name.as_deref().unwrap_or_default();
    for (label, name) in [(Text::GenericName, generic), (Text::BrandNames, brands.as_str())] {
        if !name.is_empty() {
            header = header.child(labelled(texts.get(label).into(), name.to_owned().into()));
        }
    }
    header
}

/// The boxed warning, an overdue review, and the text that stands before the first title.
pub fn notices(monograph: &Monograph, options: &Options) -> Element {
    let texts = &options.texts;
    let mut all = element("div").attr("class", "notices");
    if let Some(warning) = &monograph.boxed_warning {
        let id = options.id("warning");
        let title = element(prose::heading_tag(options.heading + 1))
            .attr("id", id.clone())
            .child(texts.get(Text::BoxedWarning));
        all = all.child(
            element("section")
                .part("notice")
                .attr("class", "boxed")
                .attr("aria-labelledby", [&options.id("title"), " ", &id].concat())
                .child(title)
                .child(
                    element("div")
                        .lang(monograph.lang.as_ref())
                        .children(prose::blocks(&warning.0, options.heading + 2)),
                ),
        );
    }
    if let Some(due) = &monograph.review_due {
        // Prerendered markup cannot know the day it is read on, so the notice is always there.
        let current = options.today.is_empty() || options.today <= *due;
        let text = texts.fill(Text::ReviewOverdue, due);
        all = all.child(
            element("p")
                .part("notice")
                .attr("class", "overdue")
                .live("hidden", move || current.then_some("".into()))
                .child(text),
        );
    }
    for section in monograph.sections.iter().take(tabs::lead(monograph)) {
        let blocks = prose::blocks(&section.blocks, options.heading + 1);
        all = all.child(
            element("div").attr("class", "lead").lang(monograph.lang.as_ref()).children(blocks),
        );
    }
    all
}

/// The disclaimer, the provenance note, and the sources.
pub fn footer(monograph: &Monograph, options: &Options) -> Element {
    let texts = &options.texts;
    let mut all = element("footer").part("footer");
    if let Some(disclaimer) = &monograph.disclaimer {
        all = all.child(standing(
            "disclaimer",
            texts.get(Text::Disclaimer).into(),
            disclaimer,
            monograph,
        ));
    }
    let trust = trust(monograph, texts);
    if monograph.note.is_some() || !trust.is_empty() {
        let nothing = Blocks::default();
        let note = monograph.note.as_ref().unwrap_or(&nothing);
        let trust = trust.into_iter().map(|line| element("p").attr("class", "trust").child(line));
        let about = texts.get(Text::Provenance).into();
        all = all.child(standing("provenance", about, note, monograph).children(trust));
    }
    if !monograph.sources.is_empty() {
        let summary = format!("{} ({})", texts.get(Text::Sources), monograph.sources.len());
        all = all.child(
            element("details")
                .attr("class", "sources")
                .child(element("summary").child(summary))
                .child(element("ul").children(monograph.sources.iter().map(source))),
        );
    }
    all
}

/// Who stands behind the text, in words: never more than the front matter says.
fn trust(monograph: &Monograph, texts: &Texts) -> Vec<String> {
    let mut lines = Vec::new();
    let reviewer = monograph.reviewed_by.as_deref();
    match (monograph.provenance.as_deref(), reviewer) {
        (Some("ai-generated"), None) => lines.push(texts.get(Text::AiGenerated).into_owned()),
        (Some("ai-generated"), Some(name)) => lines.push(texts.fill(Text::AiReviewed, name)),
        (Some("crowd-sourced"), None) => lines.push(texts.get(Text::CrowdSourced).into_owned()),
        (other, reviewer) => {
            lines.extend(other.filter(|it| *it != "crowd-sourced").map(str::to_owned));
            lines.extend(reviewer.map(|name| texts.fill(Text::ReviewedBy, name)));
        }
    }
    lines.extend(monograph.reviewed_on.iter().map(|date| texts.fill(Text::LastReview, date)));
    lines.extend(monograph.review_due.iter().map(|date| texts.fill(Text::NextReview, date)));
    lines
}

fn source(source: &Source) -> Element {
    let name = source.document.clone();
    let document = match &source.url {
        Some(url) => prose::link(url, vec![name.into()]).into(),
        None => Node::from(name),
    };
    let section = source.section.iter().map(|section| Node::from(format!(" · {section}")));
    element("li").child(document).children(section)
}

fn standing(part: &'static str, label: Node, text: &Blocks, monograph: &Monograph) -> Element {
    let text = prose::blocks(&text.0, 6);
    element("div")
        .part(part)
        .child(element("p").attr("class", "label").child(label))
        .child(element("div").lang(monograph.lang.as_ref()).children(text))
}

fn labelled(label: Node, value: Node) -> Element {
    element("p")
        .attr("class", "name")
        .child(element("span").attr("class", "label").child(label))
        .child(" ")
        .child(element("span").child(value))
}
