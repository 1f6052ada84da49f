//! Headings that ask what a section answers, as leaflets for patients have them: those of the FDA's
//! Medication Guides, of the EU's package leaflets (the EMA's templates in English, German, Spanish,
//! French and Portuguese), of MedlinePlus and of the NHS.
//!
//! What always holds: a heading that is the name of a section is found without its question mark, too.

use crate::compile::question::QUESTION_MARKS;

use super::{Affix, CARE, DOSAGE, EFFECTS, Name, Strong, Topic, USAGE, find, trim};

/// Finds the name of a section in a heading that asks, as leaflets for patients do, with or without
/// its question mark: `What is X used for?`, `How to take X`.
pub(in crate::compile) fn find_asked(title: &str) -> Option<Name<'_>> {
    let title = trim(title.trim_end().trim_end_matches(QUESTION_MARKS));
    let title = title.strip_prefix('¿').unwrap_or(title);
    if let Some(name) = find(title) {
        return Some(name);
    }
    ASKED.iter().find_map(|asked| {
        let rest = asked.begins.iter().find_map(|words| after(title, words))?;
        let ends = |words: &&str| before(rest, words).is_some();
        if !asked.ends.is_empty() && !asked.ends.iter().any(ends) {
            return None;
        }
        Some(Name {
            topic: asked.topic,
            strength: Strong,
            affix: Some(Affix { text: rest.trim(), prefix: false }),
        })
    })
}

fn after<'t>(title: &'t str, words: &str) -> Option<&'t str> {
    let (head, rest) = title.split_at_checked(words.len())?;
    head.eq_ignore_ascii_case(words).then_some(rest)
}

fn before<'t>(title: &'t str, words: &str) -> Option<&'t str> {
    let (rest, tail) = title.split_at_checked(title.len().checked_sub(words.len())?)?;
    tail.eq_ignore_ascii_case(words).then_some(rest)
}

/// How a heading begins and ends that asks for a topic.
struct Asked {
    begins: &'static [&'static str],
    /// Any end when there is none.
    ends: &'static [&'static str],
    topic: Topic,
}

#[rustfmt::skip]
const ASKED: &[Asked] = &[
    Asked {
        begins: &["what "],
        ends: &[" used for"],
        topic: USAGE,
    },
    Asked {
        begins: &["why is ", "why are "],
        ends: &[" prescribed", " used"],
        topic: USAGE,
    },
    Asked {
        begins: &[
            "how to take ", "how to use ", "how should i take ", "how should i use ",
            "how do i take ", "how do i use ", "how and when to take ", "how and when to use ",
            "when and how to take ", "when and how to use ",
        ],
        ends: &[],
        topic: DOSAGE,
    },
    Asked {
        begins: &["how should ", "how is ", "how will "],
        ends: &[" be used", " be taken", " be given", " used", " taken", " given"],
        topic: DOSAGE,
    },
    Asked {
        begins: &["what side effects "],
        ends: &[],
        topic: EFFECTS,
    },
    Asked {
        begins: &[
            "what are the side effects of ", "what are the possible side effects of ",
            "what are possible side effects of ", "what are the possible or reasonably likely side effects of ",
            "what are the common side effects of ", "what are the most common side effects of ",
            "what are the serious side effects of ",
        ],
        ends: &[],
        topic: EFFECTS,
    },
    Asked {
        begins: &[
            "before you take ", "before you use ", "before taking ", "before using ",
            "what you need to know before ", "what should i know before ",
            "what should i tell my ", "what should i avoid ", "what special precautions ",
            "what is the most important information i should know ",
            "who should not take ", "who should not use ", "who should not receive ", "who should not be given ",
            "who can and cannot take ", "who can and cannot use ", "who can and can't take ", "who can take ", "who can use ",
            "do not take ", "do not use ", "cautions with ",
        ],
        ends: &[],
        topic: CARE,
    },
    // German
    Asked { begins: &["was ist "], ends: &[" wofür wird es angewendet", " wofür wird es eingenommen"], topic: USAGE },
    Asked { begins: &["wofür wird "], ends: &[" angewendet", " eingenommen", " verwendet"], topic: USAGE },
    Asked {
        begins: &["wie ist ", "wie wird "],
        ends: &[" einzunehmen", " anzuwenden", " eingenommen", " angewendet"],
        topic: DOSAGE,
    },
    Asked { begins: &["welche nebenwirkungen "], ends: &[], topic: EFFECTS },
    Asked { begins: &["was sollten sie vor ", "was müssen sie vor "], ends: &[" beachten"], topic: CARE },
    // Spanish
    Asked {
        begins: &["qué es "],
        ends: &[" para qué se utiliza", " para qué se usa", " para qué sirve"],
        topic: USAGE,
    },
    Asked { begins: &["cómo tomar ", "cómo usar ", "cómo se toma ", "cómo se usa "], ends: &[], topic: DOSAGE },
    Asked {
        begins: &["cuáles son los efectos secundarios", "cuáles son los posibles efectos adversos", "qué efectos secundarios "],
        ends: &[],
        topic: EFFECTS,
    },
    Asked { begins: &["qué necesita saber antes de ", "qué debe saber antes de "], ends: &[], topic: CARE },
    // French
    Asked {
        begins: &["qu'est-ce que ", "qu’est-ce que "],
        ends: &[" est-il utilisé", " est-elle utilisée", " sont-ils utilisés"],
        topic: USAGE,
    },
    Asked { begins: &["comment prendre ", "comment utiliser "], ends: &[], topic: DOSAGE },
    Asked { begins: &["quels sont les effets indésirables", "quels sont les effets secondaires"], ends: &[], topic: EFFECTS },
    Asked { begins: &["quelles sont les informations à connaître avant "], ends: &[], topic: CARE },
    // Portuguese
    Asked { begins: &["o que é "], ends: &[" para que é utilizado", " para que serve"], topic: USAGE },
    Asked { begins: &["como tomar ", "como utilizar ", "como usar "], ends: &[], topic: DOSAGE },
    Asked { begins: &["quais são os efeitos "], ends: &[], topic: EFFECTS },
    Asked { begins: &["o que precisa de saber antes de ", "o que precisa saber antes de "], ends: &[], topic: CARE },
];

#[cfg(test)]
mod tests {
    use super::super::{FAQS, WORKS};
    use super::*;

    #[test]
    fn finds_what_headings_ask_for() {
        for (title, topic) in [
            ("What is Drug A used for?", USAGE),
            ("What Drug A is and what it is used for", USAGE),
            ("Why is this medication prescribed?", USAGE),
            ("How does Drug A work?", WORKS),
            ("What are the side effects?", EFFECTS),
            ("What are the possible side effects of Drug A?", EFFECTS),
            ("What side effects can this medication cause?", EFFECTS),
            ("How to take Drug A", DOSAGE),
            ("How and when to take Drug A", DOSAGE),
            ("How should I use Drug A?", DOSAGE),
            ("How should this medicine be used?", DOSAGE),
            ("What you need to know before you take Drug A", CARE),
            ("Who should not take Drug A?", CARE),
            ("What special precautions should I follow?", CARE),
            ("What is the most important information I should know about Drug A?", CARE),
            ("Common questions about Drug A", FAQS),
            ("Was ist Alpha und wofür wird es angewendet?", USAGE),
            ("Was sollten Sie vor der Einnahme von Alpha beachten?", CARE),
            ("Wie ist Alpha einzunehmen?", DOSAGE),
            ("Welche Nebenwirkungen sind möglich?", EFFECTS),
            ("Qué es Alpha y para qué se utiliza", USAGE),
            ("¿Para qué se usa?", USAGE),
            ("¿Para qué sirve?", USAGE),
            ("Qué necesita saber antes de empezar a tomar Alpha", CARE),
            ("Cómo tomar Alpha", DOSAGE),
            ("Posibles efectos adversos", EFFECTS),
            ("Qu’est-ce que Alpha et dans quels cas est-il utilisé ?", USAGE),
            ("Quelles sont les informations à connaître avant de prendre Alpha ?", CARE),
            ("Comment prendre Alpha ?", DOSAGE),
            ("Quels sont les effets indésirables éventuels ?", EFFECTS),
            ("O que é Alpha e para que é utilizado", USAGE),
            ("O que precisa de saber antes de tomar Alpha", CARE),
            ("Como tomar Alpha", DOSAGE),
            ("Quais são os efeitos secundários possíveis?", EFFECTS),
        ] {
            assert_eq!(find_asked(title).map(|name| name.topic), Some(topic), "{title}");
        }
        for title in [
            "What is Drug A?",
            "How to store Drug A",
            "How should I store Drug A?",
            "How is Drug A supplied",
            "Why is Drug A dangerous?",
            "Was ist Alpha?",
            "Wie ist Alpha aufzubewahren?",
            "Qué es Alpha",
            "¿Para qué se hace una prueba?",
            "Comment conserver Alpha ?",
            "O que é Alpha?",
        ] {
            assert_eq!(find_asked(title), None, "{title}");
        }
    }

    #[test]
    fn tells_what_is_asked_about() {
        let about = |title| find_asked(title).and_then(|name| name.affix).map(|affix| affix.text);
        assert_eq!(about("What are the possible side effects of Drug A?"), Some("Drug A"));
        assert_eq!(about("Who should not take Drug A?"), Some("Drug A"));
    }
}
