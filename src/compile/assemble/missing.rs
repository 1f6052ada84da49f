//! Says which sections every monograph has and this one has not.

use crate::compile::names::Topic;
use crate::compile::outline::Outline;
use crate::compile::tree::Span;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Kind;

/// Which sections the source has.
pub(super) struct Found {
    usage: bool,
    effects: bool,
    faqs: bool,
    any: bool,
}

impl Found {
    pub(super) fn of(outline: &Outline<'_>) -> Self {
        let has = |kind| outline.parts.iter().any(|part| part.topic == Topic::Section(kind));
        let known = [
            Kind::Usage,
            Kind::Dosage,
            Kind::SideEffects,
            Kind::HowItWorks,
            Kind::Precautions,
            Kind::Faqs,
        ];
        Found {
            usage: has(Kind::Usage),
            effects: has(Kind::SideEffects),
            faqs: has(Kind::Faqs),
            any: known.into_iter().any(has),
        }
    }

    pub(super) fn report(&self, title: &Span, asked: bool, diagnostics: &mut Vec<Diagnostic>) {
        let mut missing = |message: &str| {
            diagnostics.push(Diagnostic::new(Code::MissingSection, title.clone(), message));
        };
        if !self.any {
            missing(
                "no section is recognised and all text is kept as it is; write titles such as `**Usage:**`, `**Side Effects:**` and `**FAQs:**`",
            );
            return;
        }
        if !self.usage {
            missing("there is no usage section; write one as `**Usage:** …`");
        }
        if !self.effects {
            missing("there is no section of side effects; write one as `**Side Effects:** …`");
        }
        if !self.faqs && !asked {
            missing(
                "there are no FAQs; write them as `**FAQs:**` and a list of `* **Question?** Answer`",
            );
        }
    }
}
