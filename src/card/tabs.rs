//! Which tabs a monograph has: a name each (for attributes, events and addresses), a label, and
//! the sections it shows.

use std::borrow::Cow;

use super::texts::{Text, Texts};
use crate::model::{Kind, Monograph};

/// A tab and what it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// Stable name: a canonical kind such as `side-effects`, or `other`.
    pub name: &'static str,
    /// What the reader sees on the tab.
    pub label: Cow<'static, str>,
    /// Indices into [`Monograph::sections`].
    pub sections: Vec<usize>,
    /// Whether the questions and answers stand here.
    pub faqs: bool,
}

/// The tabs in the order of the source, `other` next to last and the questions last; or, when
/// `wanted` names any that there are, those in the order of `wanted`.
///
/// Sections of one kind share a tab, so that a combination drug's "Usage" of each ingredient stands
/// together. What stands before the first title is the [`lead`], not a tab.
pub fn tabs(monograph: &Monograph, wanted: &str, texts: &Texts) -> Vec<Tab> {
    let mut all: Vec<Tab> = Vec::new();
    let lead = lead(monograph);
    for (n, section) in monograph.sections.iter().enumerate().skip(lead) {
        let name = name(section.kind);
        match all.iter_mut().find(|tab| tab.name == name) {
            Some(tab) => tab.sections.push(n),
            None => all.push(Tab {
                name,
                label: texts.get(label(section.kind)),
                sections: vec![n],
                faqs: section.kind == Kind::Faqs,
            }),
        }
    }
    if !monograph.faqs.is_empty() && !all.iter().any(|tab| tab.faqs) {
        let label = texts.get(Text::Faqs);
        all.push(Tab { name: "faqs", label, sections: Vec::new(), faqs: true });
    }
    // A lone section without a canonical kind goes by its own title.
    if let Some(tab) = all.iter_mut().find(|tab| tab.name == "other")
        && let [only] = tab.sections[..]
        && let Some(section) = monograph.sections.get(only)
        && !section.title.is_empty()
    {
        tab.label = section.title.clone().into();
    }
    for last in ["other", "faqs"] {
        if let Some(n) = all.iter().position(|tab| tab.name == last) {
            let tab = all.remove(n);
            all.push(tab);
        }
    }

    let mut chosen: Vec<Tab> = Vec::new();
    for name in wanted.split([',', ' ']) {
        chosen.extend(all.iter().find(|tab| tab.name == name).cloned());
    }
    if chosen.is_empty() { all } else { chosen }
}

/// How many sections at the start are text without a title, shown above the tabs.
pub fn lead(monograph: &Monograph) -> usize {
    let untitled = |it: &&crate::model::Section| it.title.is_empty() && it.kind == Kind::Other;
    let lead = monograph.sections.iter().take_while(untitled).count();
    // Where nothing else is there, it is the monograph.
    if lead == monograph.sections.len() { 0 } else { lead }
}

/// Every name a tab can have.
pub const NAMES: [&str; 7] =
    ["usage", "dosage", "side-effects", "how-it-works", "precautions", "faqs", "other"];

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Usage => "usage",
        Kind::Dosage => "dosage",
        Kind::SideEffects => "side-effects",
        Kind::HowItWorks => "how-it-works",
        Kind::Precautions => "precautions",
        Kind::Faqs => "faqs",
        Kind::Other => "other",
    }
}

fn label(kind: Kind) -> Text {
    match kind {
        Kind::Usage => Text::Usage,
        Kind::Dosage => Text::Dosage,
        Kind::SideEffects => Text::SideEffects,
        Kind::HowItWorks => Text::HowItWorks,
        Kind::Precautions => Text::Precautions,
        Kind::Faqs => Text::Faqs,
        Kind::Other => Text::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Faq, Section};

    fn check(kinds: &[(Kind, &str)], faqs: usize, wanted: &str, expected: &str) {
        let section = |&(kind, title): &(Kind, &str)| Section {
            kind,
            title: title.to_owned(),
            ..Section::default()
        };
        let monograph = Monograph {
            sections: kinds.iter().map(section).collect(),
            faqs: vec![Faq::default(); faqs],
            ..Monograph::default()
        };
        let found: Vec<String> = tabs(&monograph, wanted, &Texts::default())
            .iter()
            .map(|tab| format!("{}:{}:{:?}", tab.name, tab.label, tab.sections))
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn the_order_is_the_sources_and_questions_come_last() {
        check(
            &[(Kind::SideEffects, "Side Effects"), (Kind::Usage, "Uses")],
            2,
            "",
            "side-effects:Side effects:[0] usage:Usage:[1] faqs:FAQs:[]",
        );
    }

    #[test]
    fn sections_of_a_kind_share_a_tab() {
        check(
            &[(Kind::Usage, "Usage (A)"), (Kind::Dosage, "Dosage (A)"), (Kind::Usage, "Usage (B)")],
            0,
            "",
            "usage:Usage:[0, 2] dosage:Dosage:[1]",
        );
    }

    #[test]
    fn text_before_the_first_title_is_no_tab_unless_it_is_all() {
        check(&[(Kind::Other, ""), (Kind::Usage, "Usage")], 0, "", "usage:Usage:[1]");
        check(&[(Kind::Other, "")], 0, "", "other:More information:[0]");
    }

    #[test]
    fn one_other_section_goes_by_its_title_and_several_share_one() {
        check(
            &[(Kind::Other, "Storage"), (Kind::Usage, "Usage")],
            1,
            "",
            "usage:Usage:[1] other:Storage:[0] faqs:FAQs:[]",
        );
        check(
            &[(Kind::Other, "Storage"), (Kind::Other, "Overdose")],
            0,
            "",
            "other:More information:[0, 1]",
        );
    }

    #[test]
    fn every_name_is_listed() {
        use Kind::*;
        let kinds = [Usage, Dosage, SideEffects, HowItWorks, Precautions, Faqs, Other];
        assert_eq!(kinds.map(name), NAMES);
    }

    #[test]
    fn wanted_tabs_come_in_the_wanted_order_and_unknown_names_are_passed_over() {
        let kinds = [(Kind::Usage, "Usage"), (Kind::Dosage, "Dosage")];
        check(&kinds, 1, "faqs, usage", "faqs:FAQs:[] usage:Usage:[0]");
        check(&kinds, 0, "faqs", "usage:Usage:[0] dosage:Dosage:[1]");
    }
}
