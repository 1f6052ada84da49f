//! Lines of every kind in every order, as no author would put them: each word is in the monograph, or a
//! message tells of it.

use proptest::prelude::*;
use proptest::sample::select;

use super::{compiled, with_title};

/// Names of sections, of what stands around them, and of ingredients.
const NAMES: &[&str] = &[
    "Usage",
    "SIDE EFFECTS",
    "How it works",
    "Dosage",
    "Precautions",
    "FAQs",
    "Disclaimer",
    "DISCLAIMER",
    "Note",
    "Storage",
    "Alpha",
    "Beta",
];

/// Lines with `#` for the marks of a heading, `N` for a name and `W` for a word of its own.
const LINES: &[&str] = &[
    "# N",
    "# N: W",
    "# Is W safe?",
    "# W",
    "N",
    "N: W",
    "**N**",
    "**N:** W",
    "- N: W",
    "* **N:** W",
    "**W:**",
    "* **Q: W?** A: W",
    "**W?** W",
    "Q: W?\nA: W",
    "**P: W?**\nR: W",
    "* W\n  * W",
    "1. W\n2. W?",
    "W W.",
    "W? W.",
    "W  \nW",
    "*W?*\nW",
    "> W",
    "| W | b |\n|---|---|\n| W? | W |",
    "Common: W",
    "Rare:\n* W",
    "R: W",
    "This information is not a substitute for medical advice W.",
    "© 2024 W",
];

fn line() -> impl Strategy<Value = String> {
    (select(LINES), 1..=6_usize, select(NAMES), prop::bool::ANY).prop_map(
        |(line, level, name, apart)| {
            let line = line.replacen('#', &"#".repeat(level), 1).replace('N', name);
            if apart { format!("{line}\n") } else { line }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn lose_no_word(title in select(&["Alpha", "Alpha and Beta"][..]), lines in prop::collection::vec(line(), 1..20)) {
        let mut body = String::new();
        let mut words = 0;
        for piece in lines.join("\n").split_inclusive('W') {
            body += piece.trim_end_matches('W');
            if piece.ends_with('W') {
                body += &format!("wo{words}rd");
                words += 1;
            }
        }
        let source = with_title(title, &body);
        let found = compiled(&source);
        let mut told = serde_json::to_string(&found.monograph).unwrap();
        found.diagnostics.iter().for_each(|it| told += &it.message);
        for word in (0..words).map(|at| format!("wo{at}rd")) {
            prop_assert!(told.contains(&word), "{word} is lost:\n{body}\n{told}");
        }
    }
}
