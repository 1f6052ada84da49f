//! Which letters of a name a query matches, so that they can be marked.

use super::super::fold::fold;

/// The text in parts: whether the part is matched, and its letters. Together they are the text.
pub fn marks(text: &str, query: &str) -> Vec<(bool, String)> {
    let query = fold(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    // Folded letter by letter, with where each letter's part begins.
    let mut folded = String::new();
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        places.push((folded.len(), at));
        folded.push_str(&fold(c.encode_utf8(&mut [0; 4])));
    }
    let mut marked = vec![false; places.len()];
    for word in words {
        for (at, _) in folded.match_indices(word) {
            let before = folded.get(..at).and_then(|it| it.chars().next_back());
            if before.is_some_and(char::is_alphanumeric) {
                continue;
            }
            for (mark, (from, _)) in marked.iter_mut().zip(&places) {
                *mark |= (at..at + word.len()).contains(from);
            }
        }
    }
    let mut parts: Vec<(bool, String)> = Vec::new();
    for (mark, c) in marked.into_iter().zip(text.chars()) {
        match parts.last_mut() {
            Some((last, part)) if *last == mark => part.push(c),
            _ => parts.push((mark, c.to_string())),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn the_beginnings_of_words_are_marked_as_they_are_written() {
        let check = |text: &str, query: &str, expected: &str| {
            let shown: String = marks(text, query)
                .into_iter()
                .map(|(mark, part)| if mark { ["[", &part, "]"].concat() } else { part })
                .collect();
            assert_eq!(shown, expected, "{query}");
        };
        check("Warfarin sodium", "war", "[War]farin sodium");
        check("Warfarin sodium", "SOD warf", "[Warf]arin [sod]ium");
        check("Paracétamol", "parace", "[Paracé]tamol");
        check("Straße", "strass", "[Straß]e");
        check("Amwarol", "war", "Amwarol");
        check("a<b>", "b", "a<[b]>");
        check("Warfarin", "", "Warfarin");
        check("", "a", "");
    }
}
