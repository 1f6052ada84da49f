//! The glossary: terms that an editor has defined, for a whole collection.
//!
//! It is the file `glossary.md` beside the sources: front matter of which `lang` is read, prose for
//! the editors, and one item for each term, its other forms after commas:
//!
//! ```markdown
//! * **arrhythmia, arrhythmias:** a heartbeat that is too fast, too slow, or uneven
//! ```
//!
//! A monograph's own front matter may define terms, too (`glossary:`), and its definition comes
//! first. What always holds: a term is found by the forms that are written down and by no others, so
//! no definition is ever a guess.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};

/// The name of the file.
pub const NAME: &str = "glossary.md";

/// Terms with their definitions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Glossary {
    /// BCP 47 tag of the language of the terms. Texts that say they are in another one have none of
    /// them.
    pub lang: Option<String>,
    /// In the order of the file.
    pub definitions: Vec<Definition>,
}

/// A term in all its forms.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// How the term is written; the first is its name. One in lower case stands for any case, any
    /// other only for itself.
    pub forms: Vec<String>,
    /// What it means; plain text.
    pub text: String,
    /// Where the term stands in its file.
    pub span: Range<usize>,
}

impl Definition {
    /// A definition of what stands before the colon: forms with commas between.
    pub fn new(forms: &str, text: &str, span: Range<usize>) -> Option<Definition> {
        let forms: Vec<String> = forms
            .split(',')
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!forms.is_empty() && !text.is_empty()).then_some(Definition { forms, text, span })
    }
}

impl Glossary {
    /// Reads the text of a `glossary.md`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, in its order.
    pub fn parse(source: &str) -> Result<Glossary, Vec<Diagnostic>> {
        let mut glossary = Glossary::default();
        let mut errors = Vec::new();
        let (body, lang) = front_matter(source);
        glossary.lang = lang;
        for (span, text) in items(source, body) {
            let entry = text.strip_prefix("**").and_then(|rest| rest.split_once("**"));
            let entry = entry.and_then(|(forms, rest)| match forms.strip_suffix(':') {
                Some(forms) => Some((forms, rest)),
                None => Some((forms, rest.trim_start().strip_prefix(':')?)),
            });
            let found = entry.and_then(|(forms, text)| Definition::new(forms, text, span.clone()));
            let Some(found) = found else {
                errors.push(Diagnostic::new(
                    Code::InvalidGlossary,
                    span,
                    "this item defines no term; write `* **term, other form:** what it means`",
                ));
                continue;
            };
            let known = |form: &&String| {
                glossary.definitions.iter().any(|other| other.forms.contains(form))
            };
            if let Some(form) = found.forms.iter().find(known) {
                let message = format!("`{form}` is defined above; join the two definitions");
                errors.push(Diagnostic::new(Code::InvalidGlossary, span, message));
                continue;
            }
            glossary.definitions.push(found);
        }
        if errors.is_empty() { Ok(glossary) } else { Err(errors) }
    }

    /// Whether its terms are those of a text in this language. A text that does not say is taken
    /// for one of the collection's.
    pub fn suits(&self, lang: Option<&str>) -> bool {
        let primary = |lang: &str| lang.split('-').next().unwrap_or(lang).to_ascii_lowercase();
        match (self.lang.as_deref(), lang) {
            (Some(own), Some(text)) => primary(own) == primary(text),
            _ => true,
        }
    }
}

/// Where the body starts, and the front matter's `lang`.
fn front_matter(source: &str) -> (usize, Option<String>) {
    let mut lines = source.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return (0, None);
    };
    let (mut at, mut lang) = (first.len(), None);
    for line in lines {
        at += line.len();
        if line.trim_end() == "---" {
            break;
        }
        if let Some(value) = line.strip_prefix("lang:") {
            lang = Some(value.trim().trim_matches(['"', '\'']).to_owned());
        }
    }
    (at, lang.filter(|it| !it.is_empty()))
}

/// The items of the lists, each with its first line's bytes and all of its text.
fn items(source: &str, body: usize) -> Vec<(Range<usize>, String)> {
    let mut items: Vec<(Range<usize>, String)> = Vec::new();
    let (mut at, mut open) = (body, false);
    for line in source.get(body..).unwrap_or_default().split_inclusive('\n') {
        let text = line.trim_end();
        let item = text.strip_prefix("* ").or_else(|| text.strip_prefix("- "));
        match item {
            Some(item) => {
                items.push((at..at + text.len(), item.trim().to_owned()));
                open = true;
            }
            None if text.is_empty() || !text.starts_with(' ') => open = false,
            None => {
                if let Some((_, all)) = items.last_mut().filter(|_| open) {
                    all.push(' ');
                    all.push_str(text.trim());
                }
            }
        }
        at += line.len();
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        let shown = match Glossary::parse(source) {
            Ok(glossary) => {
                let one = |it: &Definition| format!("{} = {}", it.forms.join("/"), it.text);
                let all: Vec<String> = glossary.definitions.iter().map(one).collect();
                format!("{}: {}", glossary.lang.unwrap_or_default(), all.join("; "))
            }
            Err(errors) => {
                let one = |it: &Diagnostic| format!("{} {}", &source[it.span.clone()], it.message);
                errors.iter().map(one).collect::<Vec<_>>().join("; ")
            }
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn an_item_is_a_term() {
        check(
            "---\nlang: en\nnote: x\n---\n# Terms\n\nProse.\n\n* **hepatic:** of the liver\n- **arrhythmia, arrhythmias**: an uneven\n  heartbeat\n",
            "en: hepatic = of the liver; arrhythmia/arrhythmias = an uneven heartbeat",
        );
        check("", ": ");
    }

    #[test]
    fn what_defines_nothing_is_an_error() {
        let wants = "this item defines no term; write `* **term, other form:** what it means`";
        check("* hepatic: of the liver", &format!("* hepatic: of the liver {wants}"));
        check("* **hepatic:**", &format!("* **hepatic:** {wants}"));
        check(
            "* **a:** x\n* **b, a:** y",
            "* **b, a:** y `a` is defined above; join the two definitions",
        );
    }

    #[test]
    fn terms_are_those_of_their_language() {
        fn check(own: Option<&str>, text: Option<&str>, expected: bool) {
            let glossary = Glossary { lang: own.map(str::to_owned), ..Glossary::default() };
            assert_eq!(glossary.suits(text), expected, "{own:?} {text:?}");
        }
        check(Some("en"), Some("en-GB"), true);
        check(Some("en"), None, true);
        check(None, Some("de"), true);
        check(Some("en"), Some("de"), false);
    }
}
