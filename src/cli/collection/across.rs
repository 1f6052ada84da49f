//! What shows only across files: names and titles that are there twice. Names that are no ids are
//! told of here as well.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use monograph_card::diagnostic::{Code, Diagnostic};
use monograph_card::sources::{self, SourceFile};

/// Files with the same id, by id.
pub(super) fn twins(files: &[SourceFile]) -> HashMap<&str, Vec<&Path>> {
    let twins = files.chunk_by(|a, b| a.id == b.id).filter(|same| same.len() > 1);
    twins
        .filter_map(|same| {
            let paths = same.iter().map(|file| file.path.as_path()).collect();
            Some((same.first()?.id.as_str(), paths))
        })
        .collect()
}

/// Reports a file's name that is no id, or that another file has too.
pub(super) fn check_name(file: &SourceFile, twins: &[&Path], found: &mut Vec<Diagnostic>) {
    if !sources::is_id(&file.id) {
        let name = sources::shown(Path::new(&file.id));
        let message = match sources::nearest_id(&file.id) {
            id if id.is_empty() => format!("the file's name, `{name}`, cannot be an id; rename it"),
            id => format!("the file's name, `{name}`, cannot be an id; rename it to {id}.md"),
        };
        found.push(Diagnostic::new(Code::InvalidId, 0..0, message));
    }
    if let Some(other) = twins.iter().find(|path| **path != file.path) {
        let other = sources::shown(other);
        let message = format!("{other} has the same id, `{}`; rename one of them", file.id);
        found.push(Diagnostic::new(Code::DuplicateId, 0..0, message));
    }
}

/// The place of a key's line in the front matter; the top of the file when it is not there.
pub(super) fn front_matter_line(source: &str, key: &str) -> Range<usize> {
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if at > 0 && line.trim_end() == "---" {
            break;
        }
        if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')) {
            return at..at + line.trim_end().len();
        }
        at += line.len();
    }
    0..0
}

/// A title as readers tell titles apart: without regard to case and blanks.
pub(in crate::cli) fn fold(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_line_of_the_front_matter() {
        fn check(source: &str, expected: &str) {
            assert_eq!(&source[front_matter_line(source, "title")], expected, "{source:?}");
        }
        check("---\nlang: en\ntitle: A b\r\n---\n", "title: A b");
        check("---\ntitle : A\n---\n", "title : A");
        check("---\ntitles: A\n---\ntitle: B\n", "");
        check("", "");
    }

    #[test]
    fn titles_are_told_apart_as_readers_do() {
        assert_eq!(fold(" Vitamin  B12\n"), fold("vitamin b12"));
        assert_ne!(fold("Vitamin B12"), fold("Vitamin B-12"));
    }
}
