//! Recalls: monographs whose text must not be shown any more, whatever its file says.
//!
//! They stand in `recalls.json` beside the sources, signed off one by one:
//!
//! ```json
//! [
//!   {
//!     "id": "examplamine",
//!     "date": "2026-11-23",
//!     "reason": "The dose for children was wrong.",
//!     "signed_off_by": "A. Pharmacist"
//!   }
//! ]
//! ```
//!
//! What always holds: of a recalled monograph nothing is published but its names and the notice, in
//! every form it is published in; a list that cannot be read, or names a monograph that is not there,
//! is an error, because a recall that does not take effect is worse than none.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Monograph, Recall};
use crate::settings::Date;

/// The name of the file.
pub const NAME: &str = "recalls.json";

/// The recalls of a collection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recalls {
    /// The text they were read from.
    pub source: String,
    /// Whether the files at hand are only a part of those the list is for.
    pub partial: bool,
    /// By the monograph's id: the recall, and where the list names the id.
    entries: BTreeMap<String, (Recall, Range<usize>)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    date: String,
    reason: String,
    signed_off_by: String,
}

impl Recalls {
    /// Reads the text of a `recalls.json`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn parse(source: &str) -> Result<Recalls, Vec<Diagnostic>> {
        let entries: Vec<Entry> = serde_json::from_str(source).map_err(|error| {
            let at = offset(source, error.line(), error.column());
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            let message = format!(
                "{reason}; a list of recalls is `[{{\"id\": …, \"date\": …, \"reason\": …, \"signed_off_by\": …}}]`"
            );
            vec![Diagnostic::new(Code::InvalidRecalls, at..at, message)]
        })?;
        let mut recalls = Recalls { source: source.to_owned(), ..Recalls::default() };
        let mut errors = Vec::new();
        let mut from = 0;
        for Entry { id, date, reason, signed_off_by } in entries {
            let span = place(source, from, &id);
            from = span.end;
            let mut say = |message: String| {
                errors.push(Diagnostic::new(Code::InvalidRecalls, span.clone(), message));
            };
            if let Err(error) = date.parse::<Date>() {
                say(format!("the recall of `{id}`: {error}"));
            }
            for (key, text) in [("reason", &reason), ("signed_off_by", &signed_off_by)] {
                if text.trim().is_empty() {
                    say(format!("the recall of `{id}` needs a text in `{key}`"));
                }
            }
            if recalls.entries.contains_key(&id) {
                say(format!("`{id}` is recalled above; keep one of the two"));
            }
            recalls.entries.insert(id, (Recall { date, reason, signed_off_by }, span));
        }
        if errors.is_empty() { Ok(recalls) } else { Err(errors) }
    }

    /// Whether nothing is recalled.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// An error for each recall that names none of the monographs there are. Of a part nobody can tell.
    pub fn strangers(&self, known: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
        let strangers = self.entries.iter().filter(|(id, _)| !self.partial && !known(id));
        let said = strangers.map(|(id, (_, span))| {
            let message = format!(
                "`{id}` is recalled and no file is named `{id}.md`; write the id as the file has it, or remove the recall"
            );
            Diagnostic::new(Code::InvalidRecalls, span.clone(), message)
        });
        said.collect()
    }

    /// Takes the text of a monograph that is recalled; says so.
    pub fn apply(&self, monograph: &mut Monograph) -> Option<Diagnostic> {
        let (recall, _) = self.entries.get(&monograph.id)?;
        let whole = std::mem::take(monograph);
        *monograph = Monograph {
            id: whole.id,
            title: whole.title,
            lang: whole.lang,
            generic_name: whole.generic_name,
            brand_names: whole.brand_names,
            publisher: whole.publisher,
            recalled: Some(recall.clone()),
            ..Monograph::default()
        };
        let message = format!(
            "recalled on {} and signed off by {}: its text is not published",
            recall.date, recall.signed_off_by
        );
        Some(Diagnostic::new(Code::Recalled, 0..0, message))
    }
}

/// The byte of a line and column as `serde_json` counts them.
fn offset(source: &str, line: usize, column: usize) -> usize {
    let before: usize =
        source.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let at = before + column.saturating_sub(1);
    (0..=at.min(source.len())).rev().find(|&at| source.is_char_boundary(at)).unwrap_or(0)
}

/// Where an id stands in the text, as JSON writes it, from some byte on.
fn place(source: &str, from: usize, id: &str) -> Range<usize> {
    let quoted = serde_json::to_string(id).unwrap_or_default();
    let found = source.get(from..).and_then(|rest| rest.find(&quoted));
    found.map_or(from..from, |at| from + at..from + at + quoted.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str =
        r#"[{"id": "a", "date": "2026-01-02", "reason": "Wrong", "signed_off_by": "B"}]"#;

    #[track_caller]
    fn refused(source: &str, shown: &str, message: &str) {
        let errors = Recalls::parse(source).unwrap_err();
        let first = &errors[0];
        assert_eq!(first.code, Code::InvalidRecalls);
        assert_eq!(&source[first.span.clone()], shown, "{}", first.message);
        assert!(first.message.contains(message), "{}", first.message);
    }

    #[test]
    fn what_is_wrong_is_said_where_it_stands() {
        refused("{}", "", "expected a sequence");
        refused("[{]", "", "key must be a string");
        refused(r#"[{"id": "a"}]"#, "", "missing field `date`");
        refused(&ONE.replace("reason", "why"), "", "unknown field `why`");
        refused(&ONE.replace("01-02", "13-02"), "\"a\"", "YYYY-MM-DD");
        refused(&ONE.replace("Wrong", " "), "\"a\"", "`reason`");
        refused(&ONE.replace("\"B\"", "\"\""), "\"a\"", "`signed_off_by`");
        let twice = ONE.replace("}]", "}, ") + &ONE[1..];
        refused(&twice, "\"a\"", "recalled above");
    }

    #[test]
    fn nothing_of_a_recalled_text_is_left() {
        let recalls = Recalls::parse(ONE).unwrap();
        let whole = Monograph {
            id: "a".to_owned(),
            title: "Alpha".to_owned(),
            brand_names: vec!["Brand".to_owned()],
            boxed_warning: Some("secret".into()),
            disclaimer: Some("secret".into()),
            note: Some("secret".into()),
            sections: vec![crate::model::Section { title: "secret".into(), ..Default::default() }],
            ..Monograph::default()
        };
        let mut monograph = whole.clone();
        assert_eq!(recalls.apply(&mut monograph).unwrap().code, Code::Recalled);
        let json = serde_json::to_string(&monograph).unwrap();
        assert!(!json.contains("secret") && json.contains("Brand"), "{json}");
        assert!(
            json.contains(
                r#""recalled":{"date":"2026-01-02","reason":"Wrong","signed_off_by":"B"}"#
            )
        );
        let mut other = Monograph { id: "b".to_owned(), ..whole };
        assert!(recalls.apply(&mut other).is_none() && other.sections.len() == 1);
    }

    #[test]
    fn a_recall_of_nothing_is_an_error() {
        let recalls = Recalls::parse(ONE).unwrap();
        assert!(recalls.strangers(|id| id == "a").is_empty());
        assert_eq!(&ONE[recalls.strangers(|_| false)[0].span.clone()], "\"a\"");
    }
}
