//! Finds the disclaimer of a file that does not label it.

use crate::compile::names::Topic;
use crate::compile::outline::Outline;
use crate::compile::tree::Node;
use crate::model::Kind;

/// A last paragraph that says it is no medical advice is the disclaimer of a file without one.
pub(super) fn find_disclaimer(outline: &mut Outline<'_>) {
    if !outline.disclaimer.is_empty() {
        return;
    }
    // A file that is nothing but such a sentence keeps it as its text, and so does a section.
    let several = outline.parts.len() > 1;
    let Some(part) = outline.parts.last_mut() else { return };
    let whole = part.nodes.len() < 2 && (!several || !part.title.is_empty());
    let faqs = part.topic == Topic::Section(Kind::Faqs);
    if whole && !faqs {
        return;
    }
    let Some(Node::Paragraph(line)) = part.nodes.last() else { return };
    if denies_advice(&line.text()) {
        outline.disclaimer.extend(part.nodes.pop());
        if part.nodes.is_empty() && part.title.is_empty() {
            outline.parts.pop();
        }
    }
}

/// True for a text that says it is no medical advice.
fn denies_advice(text: &str) -> bool {
    let text = text.to_lowercase();
    let advice = ["medical advice", "professional advice"];
    let denies = [
        "not constitute",
        "not a substitute",
        "not substitute",
        "not replace",
        "not be considered",
        "not be interpreted",
        "not be taken as",
        "is not medical advice",
        "not intended",
        "not be used as",
    ];
    advice.iter().any(|words| text.contains(words))
        && denies.iter().any(|words| text.contains(words))
}
