//! What a page is about, for search engines: JSON-LD in the words of <https://schema.org>.
//!
//! What always holds: every property is one that schema.org gives to its type (a test compares with
//! a table of them); every value stands in the monograph or in the settings. Nothing says who
//! reviewed a text, or when, unless its front matter does.

use serde::Serialize;

use super::{Site, text};
use crate::model::{Faq, Kind, Monograph, Source};
use crate::settings::Date;

/// The JSON for a page's `<script type="application/ld+json">`. No text in it can end that element.
pub(super) fn script(
    monograph: &Monograph,
    site: &Site,
    url: Option<&str>,
) -> Result<String, serde_json::Error> {
    let page = Node::MedicalWebPage(Box::new(page(monograph, site, url)));
    let questions = questions(monograph, url).map(Node::FAQPage);
    let graph = [page].into_iter().chain(questions).collect();
    let json = serde_json::to_string(&Graph { context: "https://schema.org", graph })?;
    // In JSON this character stands in texts only, and there it may be written so.
    Ok(json.replace('<', "\\u003c"))
}

#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
enum Node<'a> {
    MedicalWebPage(Box<MedicalWebPage<'a>>),
    FAQPage(FaqPage<'a>),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MedicalWebPage<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Organization<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed_by: Option<Person<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_reviewed: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    digital_source_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<CreativeWork<'a>>,
    main_entity: Drug<'a>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Drug<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    non_proprietary_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    proprietary_name: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    active_ingredient: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mechanism_of_action: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warning: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FaqPage<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    main_entity: Vec<Question>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Question {
    name: String,
    accepted_answer: Answer,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Answer {
    text: String,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Organization<'a> {
    name: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Person<'a> {
    name: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct CreativeWork<'a> {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

fn page<'a>(monograph: &'a Monograph, site: &'a Site, url: Option<&'a str>) -> MedicalWebPage<'a> {
    let is_date = |date: &&str| date.parse::<Date>().is_ok();
    let generated = monograph.provenance.as_deref() == Some("ai-generated");
    MedicalWebPage {
        name: &monograph.title,
        url,
        description: text::description(monograph),
        in_language: monograph.lang.as_deref(),
        publisher: site.publisher.as_deref().map(|name| Organization { name }),
        reviewed_by: monograph.reviewed_by.as_deref().map(|name| Person { name }),
        last_reviewed: monograph.reviewed_on.as_deref().filter(is_date),
        digital_source_type: generated
            .then_some("https://schema.org/TrainedAlgorithmicMediaDigitalSource"),
        citation: monograph.sources.iter().map(citation).collect(),
        main_entity: drug(monograph),
    }
}

fn drug(monograph: &Monograph) -> Drug<'_> {
    let mut ingredients: Vec<&str> = Vec::new();
    for name in monograph.sections.iter().filter_map(|it| it.ingredient.as_deref()) {
        if !ingredients.contains(&name) {
            ingredients.push(name);
        }
    }
    let boxed = monograph.boxed_warning.as_ref().map(text::lines);
    Drug {
        name: &monograph.title,
        non_proprietary_name: monograph.generic_name.as_deref(),
        proprietary_name: monograph.brand_names.iter().map(String::as_str).collect(),
        active_ingredient: ingredients,
        mechanism_of_action: text::of_kind(monograph, Kind::HowItWorks),
        warning: boxed.into_iter().chain(text::of_kind(monograph, Kind::Precautions)).collect(),
    }
}

/// The questions that have an answer; nothing when there is none.
fn questions<'a>(monograph: &'a Monograph, url: Option<&'a str>) -> Option<FaqPage<'a>> {
    let question = |faq: &Faq| {
        let text = text::lines(&faq.answer);
        // Away from the headings it stands under, a question asks something else.
        let question = faq.question.text();
        let over = faq.ingredient.iter().chain(&faq.under).map(String::as_str);
        let name = text::one_line(&over.chain([&*question]).collect::<Vec<_>>().join(": "));
        (!text.is_empty()).then_some(Question { name, accepted_answer: Answer { text } })
    };
    let main_entity: Vec<Question> = monograph.faqs.iter().filter_map(question).collect();
    let in_language = monograph.lang.as_deref();
    (!main_entity.is_empty()).then_some(FaqPage { url, in_language, main_entity })
}

fn citation(source: &Source) -> CreativeWork<'_> {
    let section = source.section.iter().map(|section| format!(" · {section}"));
    let name = [source.document.clone()].into_iter().chain(section).collect();
    let is_web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    CreativeWork { name, url: source.url.as_deref().filter(is_web) }
}
