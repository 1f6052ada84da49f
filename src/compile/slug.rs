//! Ids of questions, for the fragments of URLs.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest slug, in bytes, before a number makes it unique.
const LONGEST: usize = 80;

/// Makes slugs that differ from each other.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    /// The last number given to each slug.
    taken: HashMap<String, usize>,
}

impl Slugs {
    /// The slug of a text: lower-case letters, digits and hyphens.
    pub(super) fn make(&mut self, text: &str) -> String {
        let base = slug(text);
        let Some(number) = self.taken.get(&base).copied() else {
            self.taken.insert(base.clone(), 1);
            return base;
        };
        let mut number = number + 1;
        while self.taken.contains_key(&format!("{base}-{number}")) {
            number += 1;
        }
        let slug = format!("{base}-{number}");
        self.taken.insert(base, number);
        self.taken.insert(slug.clone(), 1);
        slug
    }
}

fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LONGEST) + 4);
    let mut gap = false;
    let mut push = |c: char| {
        if c.is_ascii_alphanumeric() {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.push(c.to_ascii_lowercase());
        } else if !is_combining_mark(c) && !matches!(c, '\'' | '’') {
            gap = true;
        }
        out.len() < LONGEST
    };
    if text.is_ascii() {
        let _ = text.chars().all(&mut push);
    } else {
        let _ = text.nfkd().all(&mut push);
    }
    if out.is_empty() { "question".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_slugs() {
        let mut slugs = Slugs::default();
        let mut check = |text: &str, expected: &str| assert_eq!(slugs.make(text), expected);
        check("Can I take it with food?", "can-i-take-it-with-food");
        check("Can I take it: with food?", "can-i-take-it-with-food-2");
        check("What's 5-HT₃?", "whats-5-ht3");
        check("Où l'acheter ?", "ou-lacheter");
        check("薬?", "question");
        check("", "question-2");
    }
}
