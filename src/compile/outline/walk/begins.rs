//! Whether a label begins a section: by its name, its form, and what is open where it stands.

use super::Walk;
use crate::compile::label::Form;
use crate::compile::names::{self, Name, Strength, Topic};
use crate::compile::outline::titles::same_title;
use crate::compile::outline::{Opened, is_core};
use crate::model::Kind;

impl Walk<'_, '_> {
    /// True when a label of this name begins a section here.
    pub(super) fn begins(&self, name: &Name<'_>, form: Form, colon: bool, text: &str) -> bool {
        let under_heading = matches!(self.part.opened, Opened::Heading(_))
            && self.part.topic != Topic::Section(Kind::Other);
        let same = name.topic == self.part.topic;
        if name.topic == Topic::Note {
            return false;
        }
        if name.topic == Topic::Summary {
            return self.head.is_some() || matches!(self.part.opened, Opened::Label | Opened::Item);
        }
        match &name.affix {
            None if !matches!(form, Form::Bold | Form::BoldWithText) => {
                let part = under_heading && (same || self.whole.headed.contains(&name.topic));
                name.strength == Strength::Strong && (colon || !under_heading) && !part
            }
            None => match name.strength {
                // `**Indications:**` under the heading of the usage is a part of it, and so is what has a
                // heading of its own elsewhere.
                Strength::Strong => {
                    !under_heading || !same && !self.whole.headed.contains(&name.topic)
                }
                Strength::Weak => {
                    let other = self.part.topic == Topic::Section(Kind::Other);
                    !matches!(self.part.opened, Opened::Heading(_))
                        && (other || self.part.opened != Opened::Nothing)
                        && (other || !same)
                }
            },
            Some(affix) => {
                if self.whole.ingredients.is_one(names::trim(affix.text)) {
                    return true;
                }
                // `**FAQs (for both):**` may stand at the end of sections that have headings.
                let faqs = name.topic == Topic::Section(Kind::Faqs);
                if under_heading && (!faqs || self.whole.headed.contains(&name.topic))
                    || name.strength == Strength::Weak && name.topic != Topic::Section(Kind::Other)
                {
                    return false;
                }
                if affix.prefix {
                    let own = same_title(affix.text, self.whole.title);
                    let fits = text.len() < 120 && (own || names::are_adjectives(affix.text));
                    return fits && (is_core(name.topic) || faqs) && (!same || self.part.says_more);
                }
                // `**Dosage for Adults:**` is text of the section `**Dosage:**` above it.
                !same || self.part.says_more || faqs
            }
        }
    }
}
