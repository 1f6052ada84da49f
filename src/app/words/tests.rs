//! Texts, their plural forms and their placeholders.

use super::*;

fn spanish() -> Words {
    let table = [
        ("about", "Acerca de"),
        ("found.one", "Se ha encontrado {n} medicamento"),
        ("found.other", "Se han encontrado {n} medicamentos"),
        ("all.other", "{n} medicamentos"),
    ];
    let table = table.map(|(key, text)| (key.to_owned(), text.to_owned()));
    Words::new("es", false, BTreeMap::from(table))
}

#[test]
fn a_text_is_the_languages_or_english() {
    assert_eq!(spanish().get(Word::About), "Acerca de");
    assert_eq!(spanish().get(Word::Theme), "Theme");
    assert_eq!(Words::default().get(Word::About), "About");
}

#[test]
fn a_number_has_its_form() {
    let check = |words: &Words, counted: Counted, n: usize, expected: &str| {
        assert_eq!(words.count(counted, n, &[("some", "3")]), expected);
    };
    let english = Words::default();
    check(&english, Counted::Found, 1, "1 medicine found");
    check(&english, Counted::Found, 6447, "6,447 medicines found");
    check(&english, Counted::SomeOf, 1_258_914, "3 of 1,258,914 medicines");
    check(&spanish(), Counted::Found, 1, "Se ha encontrado 1 medicamento");
    check(&spanish(), Counted::Found, 0, "Se han encontrado 0 medicamentos");
    check(&spanish(), Counted::All, 1, "1 medicamentos");
    check(&spanish(), Counted::SomeOf, 1, "3 of 1 medicine");
}

#[test]
fn a_value_stays_what_it_is() {
    let fill = |words: &Words, value: &str| words.fill(Word::NoMatch, &[("query", value)]);
    assert_eq!(fill(&Words::default(), "{n} & {query}"), "No medicine matches “{n} & {query}”");
    let arabic = Words::new("ar", true, BTreeMap::new());
    assert_eq!(fill(&arabic, "a b"), "No medicine matches “\u{2068}a b\u{2069}”");
    let bare = arabic.fill_bare(Word::FullMonograph, &[("title", "A")]);
    assert_eq!(bare, "A: full monograph");
}

#[test]
fn a_text_is_cut_at_its_placeholders() {
    let found = Words::default().pieces(Word::NotFoundText);
    assert_eq!(found.len(), 3);
    assert_eq!(found[1], Piece::Slot("id".into()));
    assert_eq!(
        pieces("{a}{b} {"),
        [Piece::Slot("a".into()), Piece::Slot("b".into()), Piece::Text(" {".into())]
    );
}
