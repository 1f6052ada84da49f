//! Ways into a collection that its manifest knows.

use crate::names::{Manifest, first_word};

impl Manifest {
    /// The page with the words of this letter.
    pub fn page(&self, letter: char) -> Option<usize> {
        let mut buffer = [0; 4];
        let letter: &str = letter.encode_utf8(&mut buffer);
        self.words.iter().position(|(first, _)| first == letter)
    }

    /// The letters that names begin with, in order.
    pub fn letters(&self) -> Vec<char> {
        let mut all: Vec<char> =
            self.words.iter().filter_map(|(first, _)| first.chars().next()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Keys from which an A–Z of this letter can be entered, at most `most`, evenly spread.
    pub fn guides(&self, letter: char, most: usize) -> Vec<&str> {
        let firsts = self.names.iter().map(|(first, _)| first.as_str());
        let all: Vec<&str> = firsts.filter(|first| first.starts_with(letter)).collect();
        let step = all.len().div_ceil(most.max(1)).max(1);
        let mut guides: Vec<&str> = all.into_iter().step_by(step).collect();
        guides.dedup_by_key(|key| first_word(key));
        guides
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_guides_lead_into_the_alphabet() {
        let pairs = |all: &[&str]| all.iter().map(|it| ((*it).to_owned(), String::new())).collect();
        let all = Manifest {
            names: pairs(&["abacavir", "acetaminophen", "acetaminophen x", "amlodipine", "bex"]),
            words: pairs(&["a", "5", "b"]),
            ..Manifest::default()
        };
        assert_eq!(all.letters(), ['5', 'a', 'b']);
        assert_eq!(all.guides('a', 10), ["abacavir", "acetaminophen", "amlodipine"]);
        assert_eq!(all.guides('a', 2), ["abacavir", "acetaminophen x"]);
        assert_eq!(all.guides('x', 2), [""; 0]);
        assert_eq!(all.page('5'), Some(1));
        assert_eq!(all.page('x'), None);
    }
}
