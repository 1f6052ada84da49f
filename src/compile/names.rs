//! The names that sections go by, and how to find one in a heading or a label.
//!
//! What always holds: a name is matched whole, apart from case, numbering and punctuation, and
//! what stands before or after it is told to the caller, who knows where the title stands and
//! whether to believe it.

mod asked;
mod languages;
mod table;

use std::sync::LazyLock;

use crate::model::Kind;

pub(super) use asked::find_asked;
use languages::TRANSLATED;
use table::{ADJECTIVES, Entry, NAMES};

/// What a title announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// A section of a canonical kind.
    Section(Kind),
    /// The nonproprietary name.
    GenericName,
    Disclaimer,
    Note,
    BoxedWarning,
    /// Closing words about the whole, whatever stands before them.
    Summary,
}

impl Default for Topic {
    fn default() -> Self {
        OTHER
    }
}

/// How sure a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// The name of a section in one shape and of a paragraph in another: "Warnings".
    Weak,
    /// Always the name of a section.
    Strong,
}

/// What was found in a title.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name<'t> {
    pub(super) topic: Topic,
    pub(super) strength: Strength,
    /// What the title says beside the name, and where.
    pub(super) affix: Option<Affix<'t>>,
}

/// What a title says beside the name of its section.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Affix<'t> {
    pub(super) text: &'t str,
    /// True for `Common Side Effects`: words before the name, with nothing between.
    pub(super) prefix: bool,
}

const USAGE: Topic = Topic::Section(Kind::Usage);
const DOSAGE: Topic = Topic::Section(Kind::Dosage);
const EFFECTS: Topic = Topic::Section(Kind::SideEffects);
const WORKS: Topic = Topic::Section(Kind::HowItWorks);
const CARE: Topic = Topic::Section(Kind::Precautions);
const FAQS: Topic = Topic::Section(Kind::Faqs);
const OTHER: Topic = Topic::Section(Kind::Other);
use Strength::{Strong, Weak};

/// True when the words are such as stand before the name of a section.
pub(super) fn are_adjectives(words: &str) -> bool {
    words.split_whitespace().all(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        word.is_empty() || ADJECTIVES.contains(&word.as_str())
    })
}

/// The letters that names of each length begin with, one bit a letter: most titles are told from
/// names by this alone.
const FIRST: [u32; LONGEST + 1] = first(first([0; LONGEST + 1], NAMES), TRANSLATED);

const fn first(mut table: [u32; LONGEST + 1], names: &[Entry]) -> [u32; LONGEST + 1] {
    let mut at = 0;
    while at < names.len() {
        let name = names[at].0.as_bytes();
        table[name.len()] |= bit(name[0]);
        at += 1;
    }
    table
}

/// The same of the last words of the names.
const LAST: [u32; LONGEST + 1] = last(last([0; LONGEST + 1], NAMES), TRANSLATED);

const fn last(mut table: [u32; LONGEST + 1], names: &[Entry]) -> [u32; LONGEST + 1] {
    let mut at = 0;
    while at < names.len() {
        let name = names[at].0.as_bytes();
        let mut start = name.len();
        while start > 0 && name[start - 1] != b' ' {
            start -= 1;
        }
        table[name.len() - start] |= bit(name[start]);
        at += 1;
    }
    table
}

/// False when the last word of a title is that of no name.
fn may_end(title: &str) -> bool {
    let word = title.rsplit(' ').next().unwrap_or("");
    let first = word.as_bytes().first().copied().unwrap_or(0);
    !word.is_ascii() || LAST.get(word.len()).is_some_and(|last| last & bit(first) != 0)
}

/// The length of the longest name, in bytes.
const LONGEST: usize = 73;

const fn bit(letter: u8) -> u32 {
    1 << (letter & 31)
}

/// Looks a title up as it stands. It may have a number before it and a colon after it.
pub(super) fn exact(title: &str) -> Option<(Topic, Strength)> {
    let title = trim(title);
    if title.is_empty() || title.len() > 2 * LONGEST {
        return None;
    }
    if is_plain(title) { look_up(title) } else { look_up(&folded(title)) }
}

fn look_up(title: &str) -> Option<(Topic, Strength)> {
    let first = title.as_bytes().first().copied()?;
    if FIRST.get(title.len())? & bit(first) == 0 {
        return None;
    }
    let mut names = BY_LENGTH.get(title.len())?.iter();
    let found = names.find(|(name, ..)| name.eq_ignore_ascii_case(title));
    found.map(|(_, topic, strength)| (*topic, *strength))
}

/// The names of about this length that are always those of a section.
pub(super) fn strong(length: usize) -> impl Iterator<Item = &'static str> {
    let near = BY_LENGTH.get(length.saturating_sub(1)..(length + 2).min(LONGEST + 1));
    let names = near.into_iter().flatten().flatten();
    names.filter(|(.., strength)| *strength == Strong).map(|(name, ..)| *name)
}

/// The names of each length.
static BY_LENGTH: LazyLock<[Vec<Entry>; LONGEST + 1]> = LazyLock::new(|| {
    std::array::from_fn(|length| {
        let names = NAMES.iter().chain(TRANSLATED);
        names.filter(|(name, ..)| name.len() == length).copied().collect()
    })
});

/// Finds the name of a section in a title: alone, or with something before or after it.
pub(super) fn find<'t>(title: &'t str) -> Option<Name<'t>> {
    let title = trim(title);
    let whole = |(topic, strength)| Name { topic, strength, affix: None };
    if let Some(found) = exact(title) {
        return Some(whole(found));
    }
    if title.len() > 240 {
        return None;
    }
    let with = |(topic, strength), text: &'t str, prefix| {
        // A sign, such as a pictograph, says nothing.
        let says = text.contains(char::is_alphanumeric);
        Some(Name { topic, strength, affix: says.then_some(Affix { text, prefix }) })
    };
    // `Usage (X)`, `X (Generic Name)`, `X Usage (Y)`
    if let Some((head, inner)) = parenthesised(title) {
        if let Some(found) = exact(head) {
            // `Frequently Asked Questions (FAQs)` says the same twice.
            let twice = exact(inner).is_some_and(|(topic, _)| topic == found.0);
            return if twice { Some(whole(found)) } else { with(found, inner, false) };
        }
        if let Some(found) = exact(inner) {
            return with(found, trim(head), false);
        }
        if let Some(name) = find(head) {
            return Some(name);
        }
    }
    // `Dosage: X`, `X: Usage`, `Usage – X`, `Dosage/Administration`
    for (at, c) in title.char_indices().filter(|(_, c)| matches!(c, ':' | '–' | '—' | '-' | '/'))
    {
        let (left, right) = (&title[..at], &title[at + c.len_utf8()..]);
        if c == '/' {
            if let Some(found) = exact(left) {
                let twice = exact(right).is_some_and(|(topic, _)| topic == found.0);
                return if twice { Some(whole(found)) } else { with(found, right.trim(), false) };
            }
            continue;
        }
        // A hyphen parts only between spaces.
        if right.starts_with([' ', '\u{a0}']) && (c == ':' || left.ends_with(' ')) {
            if let Some(found) = exact(left) {
                return with(found, right.trim(), false);
            }
            if let Some(found) = exact(right) {
                return with(found, left.trim(), false);
            }
        }
    }
    // `X Usage`, `Usage of X`, `Side effects in children`, `Side Effects and Precautions`
    let ends = may_end(title);
    for (at, _) in title.match_indices(' ') {
        let (left, right) = title.split_at(at);
        let and = [" and ", " And ", " & "].iter().find_map(|word| right.strip_prefix(word));
        if let (Some(rest), Some(found)) = (and, and.and_then(|_| exact(left)))
            && (found.1 == Strong || exact(rest).is_some())
        {
            return with(found, rest, false);
        }
        if ends && let Some(found) = exact(right) {
            return with(found, left, true);
        }
        let after = |words: &[&str]| {
            words.iter().find_map(|word| {
                let (head, rest) = right.split_at_checked(word.len())?;
                head.eq_ignore_ascii_case(word).then_some(rest)
            })
        };
        // `Use in Pregnancy` tells for whom it is safe.
        if let Some(rest) = after(&[" in "])
            && left.eq_ignore_ascii_case("use")
        {
            return with((CARE, Weak), rest, false);
        }
        let of = after(&[" of ", " for ", " in ", " about ", " de ", " von "]);
        if let (Some(rest), Some(found)) = (of, of.and_then(|_| exact(left))) {
            return with(found, rest, false);
        }
    }
    // `How X works`, `How does X work`
    let how = title.get(..4).is_some_and(|how| how.eq_ignore_ascii_case("how "));
    let ends = [" works", " work", " works in the body", " work in the body"];
    let works = ends.iter().find(|end| {
        let start = title.len().saturating_sub(end.len());
        title.get(start..).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    });
    if let (true, Some(end)) = (how, works) {
        let inner = title.get(4..title.len() - end.len()).unwrap_or("").trim();
        let does = inner.get(..5).is_some_and(|does| does.eq_ignore_ascii_case("does "));
        let inner = if does { inner[5..].trim() } else { inner };
        if inner.split(' ').count() <= 4 {
            return with((WORKS, Strong), inner, false);
        }
    }
    None
}

/// True for `Usage, Dosage, Side Effects`: the contents of what follows, not its name.
pub(super) fn is_listing(text: &str) -> bool {
    text.contains(',')
        && text.split(',').all(|part| {
            let part = part.trim();
            exact(part.strip_prefix("and ").unwrap_or(part)).is_some()
        })
}

/// The title and what stands in parentheses at its end.
fn parenthesised(title: &str) -> Option<(&str, &str)> {
    let inner_end = title.strip_suffix(')')?;
    let mut depth = 1;
    for (at, c) in inner_end.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((title[..at].trim(), inner_end[at + 1..].trim()));
        }
    }
    None
}

/// Cuts a number from the start, and colons and white space from both ends.
pub(super) fn trim(title: &str) -> &str {
    let title = title.trim_end_matches([':', ' ', '\u{a0}', '：', '-', '–', '—']).trim();
    let digits = title.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return title;
    }
    match title[digits..].strip_prefix(['.', ')']) {
        Some(rest) if rest.starts_with(' ') => rest.trim_start(),
        _ => title,
    }
}

/// Whether a title has nothing that [`folded`] changes but case.
fn is_plain(title: &str) -> bool {
    // Without an early end, so that many bytes are looked at together.
    let bytes = title.as_bytes();
    let known =
        bytes.iter().fold(true, |all, byte| all & matches!(byte, b' '..=b'~') & (*byte != b'&'));
    let next = bytes.get(1..).unwrap_or_default();
    known & bytes.iter().zip(next).fold(true, |all, pair| all & (pair != (&b' ', &b' ')))
}

/// Single spaces, "and" for "&", and lower case but for letters that ASCII can compare.
fn folded(title: &str) -> String {
    let mut out = String::with_capacity(title.len() + 4);
    for word in title.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        match word {
            "&" => out.push_str("and"),
            _ => out.extend(word.chars().flat_map(char::to_lowercase).map(|c| match c {
                '’' => '\'',
                c => c,
            })),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, topic: Topic, affix: Option<&str>) {
        let found = find(title);
        assert_eq!(found.as_ref().map(|name| name.topic), Some(topic), "{title}");
        assert_eq!(found.and_then(|name| name.affix).map(|affix| affix.text), affix, "{title}");
    }

    #[test]
    fn finds_names() {
        check("Usage", USAGE, None);
        check("SIDE EFFECTS:", EFFECTS, None);
        check("1. How it works", WORKS, None);
        check("Dosage & Administration", DOSAGE, None);
        check("Frequently Asked Questions (FAQs)", FAQS, None);
        check("FAQs (Frequently Asked Questions):", FAQS, None);
        check("Usage (Drug A)", USAGE, Some("Drug A"));
        check("Drug A Side Effects", EFFECTS, Some("Drug A"));
        check("Drug A: Usage", USAGE, Some("Drug A"));
        check("Dosage: (Drug A – apart)", DOSAGE, Some("Drug A – apart"));
        check("Drug A (Generic Name)", Topic::GenericName, Some("Drug A"));
        check("How Drug A works", WORKS, Some("Drug A"));
        check("How Drug A Works in the Body", WORKS, Some("Drug A"));
        check("Frequently Asked Questions About Drug A", FAQS, Some("Drug A"));
        check("Side effects of Drug A", EFFECTS, Some("Drug A"));
        check("Side Effects/Adverse Reactions", EFFECTS, None);
        check("Dosage / Administration", DOSAGE, None);
        check("Dosage/Duration", DOSAGE, Some("Duration"));
        check("Side Effects & Precautions", EFFECTS, Some("Precautions"));
        check("Uses and Benefits", USAGE, Some("Benefits"));
        check("Use in Pregnancy", CARE, Some("Pregnancy"));
        check("Side Effects –", EFFECTS, None);
        check("💊 Usage", USAGE, None);
        assert_eq!(find("Adults"), None);
        assert_eq!(find("Important Notice"), None);
    }
}
