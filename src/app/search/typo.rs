//! Words that are spelt nearly as one was typed.
//!
//! The distance is Damerau and Levenshtein's with restricted transpositions: letters put in, left
//! out, replaced, or swapped with their neighbour. What is typed may also be the beginning of a word
//! only.

/// How many mistakes a word may have: none in a short one, where every letter makes another name.
pub fn limit(typed: &str) -> usize {
    match typed.chars().count() {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// The words within the limit, the nearest first, none twice.
pub fn nearest<'a>(typed: &str, words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let limit = limit(typed);
    let typed: Vec<char> = typed.chars().collect();
    let mut found: Vec<(usize, usize, &str)> = words
        .filter_map(|word| {
            let letters: Vec<char> = word.chars().collect();
            let (beginning, whole) = distances(&typed, &letters, limit)?;
            (beginning > 0 && beginning <= limit).then_some((beginning, whole, word))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|(_, _, word)| word.to_owned()).collect()
}

/// How far what was typed is from the nearest beginning of the word, and from all of it; nothing
/// where the word is too short to be within the limit.
fn distances(typed: &[char], word: &[char], limit: usize) -> Option<(usize, usize)> {
    if word.len() + limit < typed.len() {
        return None;
    }
    let mut earlier: Vec<usize> = Vec::new();
    let mut before: Vec<usize> = (0..=word.len()).collect();
    for (i, a) in typed.iter().enumerate() {
        let mut row = Vec::with_capacity(word.len() + 1);
        row.push(i + 1);
        for (j, b) in word.iter().enumerate() {
            let at = |row: &[usize], n: usize| row.get(n).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&before, j) + usize::from(a != b))
                .min(at(&before, j + 1) + 1)
                .min(at(&row, j) + 1);
            let swapped =
                i > 0 && j > 0 && typed.get(i - 1) == Some(b) && word.get(j - 1) == Some(a);
            if swapped {
                best = best.min(at(&earlier, j - 1) + 1);
            }
            row.push(best);
        }
        if row.iter().min().is_some_and(|least| *least > limit) {
            return None;
        }
        earlier = std::mem::replace(&mut before, row);
    }
    Some((*before.iter().min()?, *before.last()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_are_letters_put_in_left_out_replaced_or_swapped() {
        let words = ["ibuprofen", "ibandronate", "warfarin", "metformin", "metronidazole"];
        let check = |typed: &str, expected: &str| {
            assert_eq!(nearest(typed, words.into_iter()).join(" "), expected, "{typed}");
        };
        check("ibuprfen", "ibuprofen");
        check("ibuproffen", "ibuprofen");
        check("biuprofen", "ibuprofen");
        check("buprofen", "ibuprofen");
        check("obuprofen", "ibuprofen");
        check("wafrarin", "warfarin");
        check("wrfarn", "");
        check("metphormin", "metformin");
        // The beginning of a word, with a mistake.
        check("ibuprp", "ibuprofen");
        check("mettro", "metronidazole");
        // What is spelt right is no mistake, and a short word has none.
        check("warfarin", "");
        check("wax", "");
        check("", "");
    }
}
