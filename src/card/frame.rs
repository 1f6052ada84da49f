//! What is always in view around the tabs: the header and the notices above, the disclaimer, the
//! provenance and the sources below; and the definitions, which the terms of the text open.

use super::element::{Element, Node, element};
use super::prose::{self, Place};
use super::texts::{Text, Texts, joined, listed};
use super::{Options, tabs};
use crate::model::{Monograph, Recall, Source};

/// Title and names, who stands behind the text, and the size of the letters.
pub fn header(monograph: &Monograph, options: &Options) -> Element {
    let texts = &options.texts;
    let mut header = element("header").part("header").child(
        element(prose::heading_tag(options.heading))
            .part("title")
            .attr("id", options.id("title"))
            .lang(monograph.lang.as_ref())
            .child(monograph.title.clone()),
    );
    let brands = listed(monograph.brand_names.iter().map(String::as_str));
    let generic = monograph.generic_name.as_deref().unwrap_or_default();
    for (label, name) in [(Text::GenericName, generic), (Text::BrandNames, brands.as_str())] {
        if !name.is_empty() {
            header = header.child(labelled(texts.get(label).into(), name.to_owned().into()));
        }
    }
    let mut line = element("p").attr("class", "trust");
    for (n, said) in trust(monograph, texts).into_iter().enumerate() {
        line = line.children((n > 0).then_some(" · ")).child(said);
    }
    let size =
        |class, text| element("button").attr("class", class).attr("aria-label", texts.get(text));
    header.child(line).child(
        element("div")
            .attr("class", "sizes tool")
            .child(size("smaller", Text::Smaller))
            .child(size("larger", Text::Larger)),
    )
}

/// The notice that stands in the place of a recalled text.
pub fn recall(recall: &Recall, monograph: &Monograph, options: &Options) -> Element {
    let texts = &options.texts;
    let id = options.id("recalled");
    let title = element(prose::heading_tag(options.heading + 1))
        .attr("id", id.clone())
        .child(texts.get(Text::Recalled));
    element("section")
        .part("notice")
        .attr("class", "boxed recalled")
        .attr("aria-labelledby", joined(&[&options.id("title"), " ", &id]))
        .child(title)
        .child(filled("p", texts, Text::RecalledOn, date(&recall.date)))
        .child(element("p").lang(monograph.lang.as_ref()).child(recall.reason.clone()))
        .child(filled("p", texts, Text::SignedOffBy, recall.signed_off_by.clone().into()))
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
                .attr("aria-labelledby", joined(&[&options.id("title"), " ", &id]))
                .child(title)
                .child(
                    element("div")
                        .lang(monograph.lang.as_ref())
                        .children(prose::blocks(&warning.0, options.place(2))),
                ),
        );
    }
    if let Some(due) = &monograph.review_due {
        // Prerendered markup cannot know the day it is read on, so the notice is always there.
        let current = options.today.is_empty() || options.today <= *due;
        all = all.child(
            filled("p", texts, Text::ReviewOverdue, date(due))
                .part("notice")
                .attr("class", "overdue")
                .live("hidden", move || current.then_some("".into())),
        );
    }
    for section in monograph.sections.iter().take(tabs::lead(monograph)) {
        let blocks = prose::blocks(&section.blocks, options.place(1));
        all = all.child(
            element("div").attr("class", "lead").lang(monograph.lang.as_ref()).children(blocks),
        );
    }
    all
}

/// The disclaimer, the provenance note, the sources, and the definitions of terms.
pub fn footer(monograph: &Monograph, options: &Options) -> Element {
    let texts = &options.texts;
    let mut all = element("footer").part("footer");
    let note = [
        ("disclaimer", Text::Disclaimer, &monograph.disclaimer, None),
        ("provenance", Text::Provenance, &monograph.note, origin(monograph, texts)),
    ];
    for (part, label, text, line) in note {
        if text.is_none() && line.is_none() {
            continue;
        }
        let text = text.iter().map(|it| {
            element("div")
                .lang(monograph.lang.as_ref())
                .children(prose::blocks(&it.0, Place { heading: 6, ..options.place(0) }))
        });
        all = all.child(
            element("div")
                .part(part)
                .child(element("p").attr("class", "label").child(texts.get(label)))
                .children(text)
                .children(line.map(|it| element("p").attr("class", "origin").child(it))),
        );
    }
    if !monograph.sources.is_empty() {
        let summary = element("summary")
            .child(joined(&[&texts.get(Text::Sources), " ("]))
            .child(count(monograph.sources.len()))
            .child(")");
        all = all.child(
            element("details")
                .attr("class", "sources")
                .child(summary)
                .child(element("ul").children(monograph.sources.iter().map(source))),
        );
    }
    if !monograph.glossary.is_empty() {
        let label = element("p").attr("class", "label").child(texts.get(Text::Glossary));
        let terms = (0_u64..).zip(&monograph.glossary).map(|(n, term)| {
            element("div")
                .attr("popover", "")
                .attr("id", options.id(&joined(&["term-", &n.to_string()])))
                .lang(monograph.lang.as_ref())
                .children(prose::inlines(term, options.place(0)))
        });
        all = all.child(element("div").attr("class", "glossary").child(label).children(terms));
    }
    all
}

/// Who stands behind the text, in words: never more than the monograph says.
fn trust(monograph: &Monograph, texts: &Texts) -> Vec<Element> {
    let mut line = Vec::new();
    if let Some(publisher) = &monograph.publisher {
        line.push(filled("span", texts, Text::PublishedBy, publisher.clone().into()));
    }
    line.extend(origin(monograph, texts).map(|it| element("strong").child(it)));
    if !monograph.sources.is_empty() {
        let label = joined(&[&texts.get(Text::Sources), ": "]);
        line.push(element("span").child(label).child(count(monograph.sources.len())));
    }
    for (text, day) in
        [(Text::LastReview, &monograph.reviewed_on), (Text::NextReview, &monograph.review_due)]
    {
        line.extend(day.iter().map(|day| filled("span", texts, text, date(day))));
    }
    line
}

/// Where the text comes from, and who reviewed it.
fn origin(monograph: &Monograph, texts: &Texts) -> Option<String> {
    let name = monograph.reviewed_by.as_deref();
    Some(match (monograph.provenance.as_deref(), name) {
        (Some("ai-generated"), None) => texts.get(Text::AiGenerated).into_owned(),
        (Some("ai-generated"), Some(name)) => texts.fill(Text::AiReviewed, name),
        (Some("crowd-sourced"), None) => texts.get(Text::CrowdSourced).into_owned(),
        (Some("crowd-sourced") | None, Some(name)) => texts.fill(Text::ReviewedBy, name),
        (Some(other), Some(name)) => joined(&[other, " · ", &texts.fill(Text::ReviewedBy, name)]),
        (Some(other), None) => other.to_owned(),
        (None, None) => return None,
    })
}

/// A text with its one placeholder filled in by a node.
fn filled(tag: &'static str, texts: &Texts, text: Text, value: Node) -> Element {
    let (before, after) = texts.around(text);
    element(tag).child(before).child(value).child(after)
}

/// A day. The script writes it as the reader's language does.
fn date(day: &str) -> Node {
    element("time").attr("datetime", day.to_owned()).child(day.to_owned()).into()
}

/// A number. The script writes it as the reader's language does.
fn count(number: usize) -> Node {
    let number = (number as u64).to_string();
    element("data").attr("value", number.clone()).child(number).into()
}

fn source(source: &Source) -> Element {
    let name = source.document.clone();
    let document = match &source.url {
        Some(url) => prose::link(url, vec![name.into()]).into(),
        None => Node::from(name),
    };
    let section = source.section.iter().map(|section| Node::from(joined(&[" · ", section])));
    element("li").child(document).children(section)
}

fn labelled(label: Node, value: Node) -> Element {
    element("p")
        .attr("class", "name")
        .child(element("span").attr("class", "label").child(label))
        .child(" ")
        .child(element("span").child(value))
}
