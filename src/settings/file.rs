//! Reading `monographs.toml`, the settings beside the sources.
//!
//! Every key is optional. A key or a value that is not known is an error with its place and the
//! nearest one that is: a level that is silently ignored could let a dangerous notation through.
//!
//! ```toml
//! publisher = "Riverside Hospital"
//! base_url = "https://drugs.example/"
//! disclaimer = "Not a substitute for medical advice."
//! note = "Written by our pharmacists."
//! notation = "ismp"       # ismp, nhs or none
//! reading_grade = 9       # Flesch-Kincaid grade above which a section is reported
//! sentence_words = 30     # words above which a sentence is reported
//!
//! [levels]                # error, warning, info or off
//! missing-disclaimer = "error"
//! reading-grade = "off"
//! ```

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Profile, Settings};
use crate::diagnostic::{Code, Diagnostic, Level};

/// The name of the file.
pub const NAME: &str = "monographs.toml";

const KEYS: &[&str] = &[
    "publisher",
    "base_url",
    "disclaimer",
    "note",
    "notation",
    "reading_grade",
    "sentence_words",
    "levels",
];

impl Settings {
    /// Reads the text of a `monographs.toml`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, in its order.
    pub fn parse(text: &str) -> Result<Settings, Vec<Diagnostic>> {
        let table = DeTable::parse(text).map_err(|error| {
            let span = error.span().unwrap_or(0..0);
            vec![diagnostic(span, error.message().trim().replace('\n', "; "))]
        })?;
        let mut reader = Reader { settings: Settings::default(), errors: Vec::new() };
        for (key, value) in table.get_ref() {
            reader.entry(key.get_ref(), key.span(), value);
        }
        reader.errors.sort_by_key(|error| error.span.start);
        if reader.errors.is_empty() { Ok(reader.settings) } else { Err(reader.errors) }
    }
}

struct Reader {
    settings: Settings,
    errors: Vec<Diagnostic>,
}

impl Reader {
    fn entry(&mut self, key: &str, place: Range<usize>, value: &Spanned<DeValue<'_>>) {
        match key {
            "publisher" => self.settings.publisher = self.text(key, value),
            "disclaimer" => self.settings.disclaimer = self.text(key, value),
            "note" => self.settings.note = self.text(key, value),
            "base_url" => self.settings.base_url = self.url(key, value),
            "notation" => {
                let profiles = Profile::ALL.iter().map(|profile| (profile.as_str(), *profile));
                if let Some(profile) = self.choice(key, value, &profiles.collect::<Vec<_>>()) {
                    self.settings.notation = profile;
                }
            }
            "reading_grade" => {
                if let Some(grade) = self.number(key, value, 0.0..=30.0) {
                    self.settings.reading_grade = grade;
                }
            }
            "sentence_words" => {
                if let Some(words) = self.number(key, value, 1.0..=1_000.0) {
                    self.settings.sentence_words = words as usize;
                }
            }
            "levels" => match value.get_ref() {
                DeValue::Table(levels) => {
                    for (code, level) in levels {
                        self.level(code.get_ref(), code.span(), level);
                    }
                }
                _ => self
                    .wrong(value.span(), "`levels` is a table: `[levels]`, then one code a line"),
            },
            _ => self.wrong(place, unknown("key", key, KEYS)),
        }
    }

    fn level(&mut self, name: &str, place: Range<usize>, value: &Spanned<DeValue<'_>>) {
        let levels = [
            ("error", Some(Level::Error)),
            ("warning", Some(Level::Warning)),
            ("info", Some(Level::Info)),
            ("off", None),
        ];
        let level = self.choice(name, value, &levels);
        match (Code::find(name), level) {
            (Some(code), Some(level)) => {
                self.settings.levels.insert(code, level);
            }
            (Some(_), None) => {}
            (None, _) => {
                let names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
                let hint = "; `monograph explain` lists the codes";
                self.wrong(place, unknown("code", name, &names) + hint);
            }
        }
    }

    fn text(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        match value.get_ref().as_str().map(str::trim) {
            Some("") => self.wrong(value.span(), format!("`{key}` is empty; remove it")),
            Some(text) => return Some(text.to_owned()),
            None => self.wrong(value.span(), format!("`{key}` is a text: put it in quotes")),
        }
        None
    }

    fn url(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let url = self.text(key, value)?;
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '#' | '?');
        if rest.is_some_and(|rest| !rest.starts_with('/') && !rest.is_empty())
            && url.chars().all(plain)
        {
            return Some(url.trim_end_matches('/').to_owned());
        }
        self.wrong(value.span(), format!("`{key}` is an address such as https://drugs.example/"));
        None
    }

    fn number(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        range: std::ops::RangeInclusive<f64>,
    ) -> Option<f64> {
        let text = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str()),
            DeValue::Float(number) => Some(number.as_str()),
            _ => None,
        };
        let number = text.and_then(|text| text.replace('_', "").parse::<f64>().ok());
        if number.is_some_and(|number| range.contains(&number)) {
            return number;
        }
        let (least, most) = range.into_inner();
        self.wrong(value.span(), format!("`{key}` is a number from {least} to {most}"));
        None
    }

    fn choice<T: Copy>(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let text = value.get_ref().as_str();
        if let Some((_, choice)) = choices.iter().find(|(name, _)| Some(*name) == text) {
            return Some(*choice);
        }
        let quoted: Vec<_> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        self.wrong(value.span(), format!("`{key}` is one of {}", quoted.join(", ")));
        None
    }

    fn wrong(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.errors.push(diagnostic(span, message));
    }
}

fn diagnostic(span: Range<usize>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::InvalidSettings, span, message)
}

/// What to say of a name that is not among the known ones.
fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    match nearest(name, known) {
        Some(nearest) => format!("unknown {what} `{name}`; did you mean `{nearest}`?"),
        None if what == "key" => format!("unknown key `{name}`; known are {}", known.join(", ")),
        None => format!("unknown {what} `{name}`"),
    }
}

/// The known name that `name` was most likely meant to be.
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let name = name.to_lowercase().replace('_', "-");
    let score = |one: &str| strsim::jaro_winkler(&name, &one.replace('_', "-"));
    let best = known.iter().max_by(|a, b| score(a).total_cmp(&score(b)))?;
    (score(best) > 0.8).then_some(*best)
}

#[cfg(test)]
mod tests;
