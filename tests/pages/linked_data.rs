//! The JSON-LD against the vocabulary of schema.org.
//!
//! `tests/fixtures/schema-org.tsv` has the classes the pages use and those above them, pending terms
//! included, as the typings `schema-dts` 2.1.0 list them: a line `Class < Classes above` each, then a line for every property
//! that is not superseded, with the types of its values.

use std::collections::{BTreeMap, BTreeSet};

use monograph_card::model::Monograph;
use monograph_card::pages::Site;
use serde_json::Value;

use super::parts::{compiled, data, full, page, site};
use super::reading::{linked_data, pieces};

const TABLE: &str = include_str!("../fixtures/schema-org.tsv");

#[derive(Default)]
struct Vocabulary {
    above: BTreeMap<&'static str, Vec<&'static str>>,
    properties: BTreeMap<(&'static str, &'static str), Vec<&'static str>>,
}

impl Vocabulary {
    fn new() -> Self {
        let mut all = Vocabulary::default();
        for line in TABLE.lines() {
            let mut cells = line.split('\t');
            let (class, property) = (cells.next().unwrap(), cells.next().unwrap());
            let types: Vec<_> = cells.next().unwrap_or_default().split_whitespace().collect();
            if property == "<" {
                all.above.insert(class, types);
            } else {
                all.properties.insert((class, property), types);
            }
        }
        all
    }

    /// The types that a property's value may have in this class or one above it.
    fn types(&self, class: &str, property: &str) -> Option<&Vec<&'static str>> {
        let here = self.properties.iter().find(|((c, p), _)| (*c, *p) == (class, property));
        let above = || self.above[class].iter().find_map(|class| self.types(class, property));
        here.map(|(_, types)| types).or_else(above)
    }

    fn is_a(&self, class: &str, other: &str) -> bool {
        class == other
            || self.above.get(class).is_some_and(|all| all.iter().any(|it| self.is_a(it, other)))
    }

    /// Checks a node and all within it; the properties found go to `seen`.
    fn check(&self, node: &Value, seen: &mut BTreeSet<String>) -> Result<(), String> {
        let class = node["@type"].as_str().ok_or("no @type")?;
        self.above.get(class).ok_or(format!("{class} is not in the table"))?;
        for (property, value) in node.as_object().unwrap() {
            if property == "@type" {
                continue;
            }
            let types = self.types(class, property).ok_or(format!("{class} has no {property}"))?;
            seen.insert(format!("{class}.{property}"));
            let values = value.as_array().cloned().unwrap_or(vec![value.clone()]);
            if values.is_empty() || value.is_null() {
                return Err(format!("{class}.{property} is empty"));
            }
            for value in &values {
                if !types.iter().any(|wanted| self.fits(value, wanted)) {
                    return Err(format!("{class}.{property} is no {}: {value}", types.join(", ")));
                }
                if value.is_object() {
                    self.check(value, seen)?;
                }
            }
        }
        Ok(())
    }

    fn fits(&self, value: &Value, wanted: &str) -> bool {
        match (value, wanted) {
            (Value::Object(node), _) => self.is_a(node["@type"].as_str().unwrap_or(""), wanted),
            (Value::String(_), "Text") => true,
            (Value::String(url), "URL") => {
                url.starts_with("https://") || url.starts_with("http://")
            }
            (Value::String(date), "Date") => date.parse::<monograph_card::settings::Date>().is_ok(),
            (Value::String(member), "IPTCDigitalSourceEnumeration") => {
                member.starts_with("https://schema.org/") && member.ends_with("DigitalSource")
            }
            _ => false,
        }
    }
}

fn graph(monograph: &Monograph, site: &Site) -> Vec<Value> {
    let json = linked_data(&pieces(&page(monograph, site)));
    assert_eq!(json["@context"], "https://schema.org");
    assert_eq!(json.as_object().unwrap().len(), 2);
    json["@graph"].as_array().unwrap().clone()
}

fn rich() -> (Monograph, Site) {
    let mut monograph = full(|field| match field {
        "provenance" => "ai-generated".to_owned(),
        "review date" => "2026-01-31".to_owned(),
        other => other.to_owned(),
    });
    monograph.brand_names.push("another".to_owned());
    let base_url = Some("https://drugs.example".to_owned());
    (monograph, Site { base_url, publisher: Some("Riverside".to_owned()), ..site() })
}

#[test]
fn every_property_is_one_of_its_type() {
    let vocabulary = Vocabulary::new();
    let mut seen = BTreeSet::new();
    let (monograph, here) = rich();
    for node in graph(&monograph, &here) {
        vocabulary.check(&node, &mut seen).unwrap();
    }
    let all = "Answer.text CreativeWork.name CreativeWork.url Drug.activeIngredient \
        Drug.mechanismOfAction Drug.name Drug.nonProprietaryName Drug.proprietaryName Drug.warning \
        FAQPage.inLanguage FAQPage.mainEntity FAQPage.url MedicalWebPage.citation \
        MedicalWebPage.description MedicalWebPage.digitalSourceType MedicalWebPage.inLanguage \
        MedicalWebPage.lastReviewed MedicalWebPage.mainEntity MedicalWebPage.name \
        MedicalWebPage.publisher MedicalWebPage.reviewedBy MedicalWebPage.url Organization.name \
        Person.name Question.acceptedAnswer Question.name";
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), all.split_whitespace().collect::<Vec<_>>());
    for (id, source) in data() {
        for node in graph(&compiled(&id, &source).monograph.unwrap(), &site()) {
            vocabulary.check(&node, &mut BTreeSet::new()).unwrap();
        }
    }
}

#[test]
fn the_table_knows_what_is_none() {
    let vocabulary = Vocabulary::new();
    let refused = [
        serde_json::json!({"@type": "Drug", "adverseOutcome": "x"}),
        serde_json::json!({"@type": "Drug", "contraindication": "x"}),
        serde_json::json!({"@type": "Drug", "indication": "x"}),
        serde_json::json!({"@type": "MedicalWebPage", "lastReviewed": "last year"}),
        serde_json::json!({"@type": "MedicalWebPage", "reviewedBy": {"@type": "Drug"}}),
        serde_json::json!({"@type": "FAQPage", "mainEntity": []}),
    ];
    for node in refused {
        assert!(vocabulary.check(&node, &mut BTreeSet::new()).is_err(), "{node}");
    }
}

#[test]
fn a_review_is_told_of_only_where_there_was_one() {
    let (mut monograph, here) = rich();
    let page = &graph(&monograph, &here)[0];
    assert_eq!(page["reviewedBy"]["name"], "reviewer");
    assert_eq!(page["lastReviewed"], "2026-01-31");
    monograph.reviewed_by = None;
    monograph.reviewed_on = Some("in spring".to_owned());
    let page = &graph(&monograph, &here)[0];
    assert_eq!((page.get("reviewedBy"), page.get("lastReviewed")), (None, None));
    for (id, source) in data() {
        let page = &graph(&compiled(&id, &source).monograph.unwrap(), &site())[0];
        assert_eq!(page.get("reviewedBy").is_some(), source.contains("\nreviewed_by:"));
    }
}

#[test]
fn a_question_without_an_answer_is_left_out() {
    let (mut monograph, here) = rich();
    assert_eq!(graph(&monograph, &here)[1]["@type"], "FAQPage");
    monograph.faqs[0].answer.0.clear();
    assert_eq!(graph(&monograph, &here).len(), 1);
}

#[test]
fn a_question_says_what_it_stands_under() {
    let (mut monograph, here) = rich();
    let name = |monograph: &Monograph| graph(monograph, &here)[1]["mainEntity"][0]["name"].clone();
    assert_eq!(name(&monograph), "ingredient: heading over questions: question");
    monograph.faqs[0].ingredient = None;
    monograph.faqs[0].under.clear();
    assert_eq!(name(&monograph), "question");
}
