//! The ingredients of a combination drug, as its title names them.
//!
//! What always holds: a drug whose title names one substance has no ingredients, so that its
//! sections are never set apart by one.

/// How many ingredients are told apart. The longest title of the kind names twenty.
const MOST: usize = 64;

/// What parts the ingredients of a title, beside the word "and".
const SEPARATORS: [char; 5] = ['+', '/', '&', ',', ';'];

/// The ingredients that a title names.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Ingredients {
    names: Vec<String>,
}

impl Ingredients {
    /// Reads a title such as `Alpha + Beta`.
    pub(super) fn of(title: &str) -> Self {
        if !title.contains(SEPARATORS) && !title.contains(" and ") {
            return Ingredients::default();
        }
        let marked = title.replace(" and ", "+");
        let parts = marked.split(SEPARATORS).map(|part| folded(part.trim_end_matches(['.', ' '])));
        let names: Vec<String> = parts.filter(|part| part.len() > 2).take(MOST).collect();
        if names.len() < 2 { Ingredients::default() } else { Ingredients { names } }
    }

    /// True when there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// True when the text is the name of one ingredient, perhaps with a word more or less, and of
    /// no other.
    pub(super) fn is_one(&self, text: &str) -> bool {
        if self.names.is_empty() || text.len() > 80 || text.contains(['+', '/']) {
            return false;
        }
        let text = folded(text);
        let close = |name: &&String| {
            text == **name
                || text
                    .strip_prefix(name.as_str())
                    .is_some_and(|rest| rest.starts_with([' ', '-', '(']))
                || (text.len() > 3
                    && name
                        .strip_prefix(&text)
                        .is_some_and(|rest| rest.starts_with([' ', '-', '('])))
        };
        self.names.iter().any(|name| close(&name)) && self.mentions(&text) < 2
    }

    /// How many of the ingredients the text names.
    pub(super) fn mentions(&self, text: &str) -> usize {
        if self.names.is_empty() {
            return 0;
        }
        let text = folded(text);
        self.names.iter().filter(|name| text.contains(name.as_str())).count()
    }
}

/// Lower case with single spaces, a hyphen like a space.
pub(super) fn folded(text: &str) -> String {
    let bytes = text.trim().as_bytes();
    let plain =
        bytes.is_ascii() && !bytes.windows(2).any(|pair| pair.iter().all(u8::is_ascii_whitespace));
    if plain {
        let mut out = text.trim().to_ascii_lowercase();
        if out.contains(['-', '\t', '\n']) {
            out = out.replace(['-', '\t', '\n'], " ");
        }
        return out;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_whitespace() || c == '-' { ' ' } else { c };
        if c == ' ' && (out.is_empty() || out.ends_with(' ')) {
            continue;
        }
        out.extend(c.to_lowercase());
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_one_from_several() {
        let ingredients = Ingredients::of("Alpha Citrate + Beta-Acid + Gamma");
        for one in ["Alpha Citrate", "alpha", "Beta Acid", "Gamma (dry)"] {
            assert!(ingredients.is_one(one), "{one}");
        }
        for other in ["Delta", "Alpha + Gamma", "Alphabet", "Combined", "Gamma and Beta-Acid"] {
            assert!(!ingredients.is_one(other), "{other}");
        }
        assert!(Ingredients::of("Alpha 30 mg").is_empty());
    }
}
