//! Labels that tell how often side effects occur, or how severe they are.
//!
//! What always holds: the label's own words say so, and nothing else. How severe an effect is, nothing
//! here judges.

/// What tells it, in lower case, in the languages that the card speaks: the frequencies of package
/// leaflets (the EMA's templates), and words for how severe.
#[rustfmt::skip]
const TELL: &[&str] = &[
    "common", "uncommon", "rare", "rarely", "serious", "severe", "frequent", "infrequent", "occasional",
    "mild", "moderate", "life-threatening", "rarer", "commonly", "unknown", "known",
    // German
    "häufig", "häufige", "gelegentlich", "gelegentliche", "selten", "seltene", "bekannt", "schwer",
    "schwere", "schwerwiegend", "schwerwiegende", "leicht", "leichte", "mäßig", "lebensbedrohlich",
    // Spanish
    "frecuente", "frecuentes", "rara", "raras", "raros", "conocida", "grave", "graves", "leve", "leves",
    "moderados", "moderadas",
    // French; Portuguese shares some of them
    "fréquent", "fréquents", "fréquente", "fréquentes", "rares", "indéterminée", "légers", "modérés",
    // Portuguese
    "frequente", "frequentes", "raro", "desconhecido", "desconhecida", "ligeiros",
    // Arabic
    "شائعة", "نادرة", "خطيرة", "شديدة", "خفيفة",
    // Chinese
    "常见", "十分常见", "非常常见", "偶见", "少见", "罕见", "十分罕见", "非常罕见", "严重", "轻微",
];

/// Words that may stand beside them.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "", "less", "more", "most", "very", "but", "and", "or", "potentially", "possible", "potential", "side",
    "effects", "effect", "adverse", "reactions", "symptoms", "frequency", "not", "other", "extremely",
    "though", "also", "usually", "relatively", "include", "includes", "may", "can", "are",
    // German
    "sehr", "nicht", "und", "oder", "nebenwirkungen", "mögliche", "häufigkeit",
    // Spanish, French, Portuguese
    "muy", "poco", "menos", "más", "no", "y", "o", "efectos", "secundarios", "adversos", "posibles", "frecuencia",
    "très", "peu", "moins", "plus", "et", "ou", "effets", "secondaires", "indésirables", "fréquence",
    "muito", "pouco", "mais", "e", "efeitos", "secundários", "colaterais", "frequência",
    // Arabic, Chinese
    "غير", "جدا", "جدًا", "副作用", "不良反应",
];

/// True when the words tell how often or how severe, and nothing else. They are in lower case.
pub(super) fn is_severity(text: &str) -> bool {
    let text = text.split(['(', '（']).next().unwrap_or("");
    let mut found = false;
    for word in text.split(|c: char| !c.is_alphanumeric() && !"-\u{64b}".contains(c)) {
        if TELL.contains(&word) {
            found = true;
        } else if !BESIDE.contains(&word) {
            return false;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::is_severity;

    #[test]
    fn a_label_tells_it_by_its_own_words_alone() {
        for label in [
            "common",
            "less common side effects:",
            "rare (<1/1,000):",
            "not known",
            "sehr häufig (kann mehr als 1 von 10 behandelten betreffen):",
            "nicht bekannt:",
            "muy frecuentes:",
            "efectos secundarios graves:",
            "frecuencia no conocida:",
            "peu fréquents :",
            "fréquence indéterminée :",
            "muito raros:",
            "غير شائعة:",
            "نادرة جدًا:",
            "十分常见（≥1/10）：",
            "罕见：",
        ] {
            assert!(is_severity(label), "{label}");
        }
        for label in
            ["", "common cold:", "very", "häufig gestellte fragen", "graves en niños:", "skin:"]
        {
            assert!(!is_severity(label), "{label}");
        }
    }
}
