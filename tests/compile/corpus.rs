//! The shape of each file of the corpus, when it is there.
//!
//! `corpus.csv` was made by reading the files: the sections of a canonical kind in their order
//! (`usage/2` is about the second ingredient), the number of questions, whether there is a
//! disclaimer and a note, and the number of ingredients told of apart. A disclaimer without its
//! label counts when it closes the text.

use std::path::PathBuf;

use monograph_card::compile::compile;
use monograph_card::model::{Kind, Monograph};
use monograph_card::settings::Settings;

/// Where the corpus is; says so when it is absent.
pub(super) fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from("../shared/corpus");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: there is no corpus at {}", folder.display());
    None
}

/// A row of the table, without the name of the file.
fn shape(monograph: &Monograph) -> String {
    let mut ingredients: Vec<&str> = Vec::new();
    let mut sections = Vec::new();
    for section in &monograph.sections {
        let number = section.ingredient.as_deref().map(|name| {
            let known = ingredients.iter().position(|known| *known == name);
            known.unwrap_or_else(|| {
                ingredients.push(name);
                ingredients.len() - 1
            }) + 1
        });
        if matches!(section.kind, Kind::Other | Kind::Faqs) {
            continue;
        }
        let kind = serde_json::to_value(section.kind).unwrap();
        let kind = kind.as_str().unwrap().to_owned();
        sections.push(number.map_or(kind.clone(), |number| format!("{kind}/{number}")));
    }
    for name in monograph.faqs.iter().filter_map(|faq| faq.ingredient.as_deref()) {
        if !ingredients.contains(&name) {
            ingredients.push(name);
        }
    }
    let yes = |there: bool| if there { "yes" } else { "no" };
    format!(
        "{},{},{},{},{}",
        sections.join(" "),
        monograph.faqs.len(),
        yes(monograph.disclaimer.is_some()),
        yes(monograph.note.is_some()),
        ingredients.len()
    )
}

#[test]
fn every_file_has_the_shape_that_was_read() {
    let Some(corpus) = folder() else { return };
    let table = include_str!("corpus.csv");
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in table.lines().skip(1) {
        let (file, expected) = row.split_once(',').unwrap();
        let path = match file.strip_prefix("seed/") {
            Some(_) => corpus.join(file),
            None => corpus.join("sample").join(file),
        };
        let source = std::fs::read_to_string(&path).unwrap();
        match compile("x", &source, &Settings::default()).monograph {
            Some(monograph) if shape(&monograph) == expected => count += 1,
            Some(monograph) => {
                wrong.push(format!("{file}\n  read {expected}\n  found {}", shape(&monograph)));
            }
            None => wrong.push(format!("{file}: no monograph")),
        }
    }
    println!("{count} files have the shape that was read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(count, 154);
}
