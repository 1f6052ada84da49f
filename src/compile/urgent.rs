//! Labels that tell the reader to get medical help.
//!
//! What always holds: the label's own words say so. How bad the effects under it are is never
//! judged, and a label that denies it ("usually need no medical attention") is not taken for one.

/// What such a label says, in lower case, in the languages that the card speaks.
const CALLS: &[&str] = &[
    "seek medical",
    "seek immediate medical",
    "seek urgent medical",
    "seek emergency",
    "medical help",
    "medical attention",
    "emergency",
    "call a doctor",
    "call your doctor",
    "ayuda médica",
    "atención médica",
    "emergencia",
    "urgencias",
    "aide médicale",
    "un médecin",
    "urgence",
    "ärztliche hilfe",
    "einen arzt",
    "notarzt",
    "notfall",
    "ajuda médica",
    "assistência médica",
    "emergência",
    "urgência",
    "चिकित्सा सहायता",
    "चिकित्सकीय सहायता",
    "المساعدة الطبية",
    "مساعدة طبية",
    "الطوارئ",
    "就医",
    "急救",
];

/// The letters of each call: most labels lack one of each.
const LETTERS: [u32; CALLS.len()] = {
    let mut all = [0; CALLS.len()];
    let mut at = 0;
    while at < CALLS.len() {
        all[at] = letters(CALLS[at]);
        at += 1;
    }
    all
};

/// The letters of a text in lower case, one bit each; one more stands for all beyond ASCII.
const fn letters(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let (mut all, mut at) = (0, 0);
    while at < bytes.len() {
        all |= match bytes[at] {
            letter @ b'a'..=b'z' => 1 << (letter - b'a'),
            0x80.. => 1 << 31,
            _ => 0,
        };
        at += 1;
    }
    all
}

/// Words that deny what stands beside them.
const DENIALS: &[&str] = &[
    "no",
    "not",
    "never",
    "without",
    "don't",
    "doesn't",
    "rarely",
    "nicht",
    "kein",
    "keine",
    "ohne",
    "pas",
    "sans",
    "sin",
    "não",
    "sem",
    "नहीं",
    "لا",
];

/// Whether the label tells the reader to get medical help.
pub(super) fn is_urgent(label: &str) -> bool {
    let label = label.to_lowercase().replace('’', "'");
    let denies = |word: &str| DENIALS.contains(&word);
    let mut words = label.split(|c: char| c.is_whitespace() || ".,;:!?()–—-".contains(c));
    let lacks = !letters(&label);
    let mut calls = CALLS.iter().zip(LETTERS);
    calls.any(|(call, letters)| letters & lacks == 0 && label.contains(call))
        && !words.any(denies)
        && !["不需", "无需"].iter().any(|denial| label.contains(denial))
}

#[cfg(test)]
mod tests {
    use super::is_urgent;

    #[test]
    fn the_labels_own_words_say_so() {
        fn check(label: &str, expected: bool) {
            assert_eq!(is_urgent(label), expected, "{label}");
        }
        check("Serious — seek medical help:", true);
        check("Serious side effects (seek immediate medical attention):", true);
        check("Get emergency help for:", true);
        check("Call your doctor at once about", true);
        check("Graves: acuda a urgencias", true);
        check("Suchen Sie ärztliche Hilfe:", true);
        check("严重：立即就医", true);
        // Severe, but the label asks for nothing.
        check("Serious:", false);
        check("Life-threatening:", false);
        check("Tell your doctor about:", false);
        check("Common (usually do not need medical attention):", false);
        check("Effects that don’t need medical attention", false);
        check("一般无需就医", false);
    }
}
