//! Monographs in the other languages that the card speaks.

use super::check;

#[test]
fn mark_questions_and_answers_with_their_own_words() {
    for (title, question, answer) in [
        ("Preguntas frecuentes", "**Pregunta: ¿a?**", "Respuesta: b"),
        ("Perguntas frequentes", "**Pergunta 1: ¿a?**", "Resposta 1: b"),
        ("Questions fréquentes", "**Question : ¿a?**", "**Réponse :** b"),
        ("Häufige Fragen", "**Frage: ¿a?**", "Antwort: b"),
        ("अक्सर पूछे जाने वाले प्रश्न", "**प्रश्न: ¿a?**", "उत्तर: b"),
        ("الأسئلة الشائعة", "**س: ¿a?**", "ج: b"),
        ("常见问题", "**问：¿a?**", "答：b"),
        ("常见问题", "* **问：¿a?**", "**答：**b"),
    ] {
        for between in ["\n", " ", "\n\n"] {
            check(&format!("## {title}\n\n{question}{between}{answer}"), "Q ¿a?\nA b");
        }
    }
    // Single letters.
    for (question, answer) in
        [("**P: ¿a?**", "R: b"), ("**P1: ¿a?**", "**R1:** b"), ("**F: ¿a?**", "A: b")]
    {
        for between in ["\n", " ", "\n\n"] {
            check(&format!("## FAQs\n\n{question}{between}{answer}"), "Q ¿a?\nA b");
        }
    }
    check("## FAQs\n\nP: ¿a?\nR: b\n\nP: ¿c?\nR: d", "Q ¿a?\nA b\nQ ¿c?\nA d");
    check("## FAQs\n\n**Q : a ?** R : b\n\n**Q : c ?** R : d", "Q a ?\nA b\nQ c ?\nA d");
    // A letter may be the name of something.
    check("## FAQs\n\n**Q: a?** R: b", "Q a?\nA R: b");
    check("## FAQs\n\n**P: a?** b\n\n**c?** R: d", "Q P: a?\nA b\nQ c?\nA R: d");
    check("## FAQs\n\n* **Which ones?**\n    * R: b\n    * S: c", "Q Which ones?\nA • R: b • S: c");
}

#[test]
fn group_side_effects_by_their_own_words() {
    for (title, labels) in [
        ("Side effects", ["Very common:", "Not known:"]),
        ("Nebenwirkungen", ["Sehr häufig (mehr als 1 von 10):", "Nicht bekannt:"]),
        ("Efectos secundarios", ["Muy frecuentes:", "Frecuencia no conocida:"]),
        ("Effets indésirables", ["Très fréquent (plus de 1 sur 10) :", "Fréquence indéterminée :"]),
        ("Efeitos secundários", ["Muito frequentes:", "Desconhecido:"]),
        ("الآثار الجانبية", ["شائعة جدا:", "نادرة:"]),
        ("副作用", ["十分常见：", "罕见："]),
    ] {
        let [first, second] = labels;
        for [before, between] in [["**", "** "], ["* ", " "], ["", "\n* "], ["", "\n\n* "]] {
            let source =
                format!("## {title}\n\n{before}{first}{between}a\n{before}{second}{between}b");
            let list = if between.contains('\n') { "• " } else { "" };
            check(
                &source,
                &format!("[side-effects] {title}\n ({first} {list}a)\n ({second} {list}b)"),
            );
        }
    }
}

#[test]
fn have_sections_by_their_own_names() {
    for (source, title, question) in [
        (
            "**Anwendung:** a\n\n**Dosierung:** b\n\n**Mögliche Nebenwirkungen:**\n\n* c\n\n**Wirkungsweise:** d\n\n**Vorsichtsmaßnahmen:** e\n\n**Häufige Fragen:**\n\n* **Darf ich fahren?** Nein.\n\n**Haftungshinweis:** f\n\n**Hinweis:** Von einer KI.",
            [
                "Anwendung",
                "Dosierung",
                "Mögliche Nebenwirkungen",
                "Wirkungsweise",
                "Vorsichtsmaßnahmen",
            ],
            "Darf ich fahren?\nA Nein.",
        ),
        (
            "## Usos\n\na\n\n## Posología\n\nb\n\n## Efectos secundarios\n\n* c\n\n## Cómo actúa\n\nd\n\n## Precauciones\n\ne\n\n## Preguntas frecuentes\n\n### ¿Puedo conducir?\n\nNo.\n\n## Aviso legal\n\nf\n\n**Nota:** Von einer KI.",
            ["Usos", "Posología", "Efectos secundarios", "Cómo actúa", "Precauciones"],
            "¿Puedo conducir?\nA No.",
        ),
        (
            "**Utilisation :** a\n\n**Posologie :** b\n\n**Effets indésirables :**\n\n* c\n\n**Mode d’action :** d\n\n**Précautions :** e\n\n**Questions fréquentes :**\n\n* **Puis-je conduire ?** Non.\n\n**Avertissement :** f\n\n**Remarque :** Von einer KI.",
            ["Utilisation", "Posologie", "Effets indésirables", "Mode d’action", "Précautions"],
            "Puis-je conduire ?\nA Non.",
        ),
        (
            "### Utilização\na\n### Dosagem\nb\n### Efeitos secundários\n* c\n### Como funciona\nd\n### Precauções\ne\n### Perguntas frequentes\n* **Posso conduzir?** Não.\n### Aviso legal\nf\n\n**Nota:** Von einer KI.",
            ["Utilização", "Dosagem", "Efeitos secundários", "Como funciona", "Precauções"],
            "Posso conduzir?\nA Não.",
        ),
        (
            "## उपयोग\na\n## खुराक\nb\n## दुष्प्रभाव\n* c\n## यह कैसे काम करती है\nd\n## सावधानियाँ\ne\n## अक्सर पूछे जाने वाले प्रश्न\n* **क्या मैं गाड़ी चला सकता हूँ?** नहीं।\n## अस्वीकरण\nf\n\n**नोट:** Von einer KI.",
            ["उपयोग", "खुराक", "दुष्प्रभाव", "यह कैसे काम करती है", "सावधानियाँ"],
            "क्या मैं गाड़ी चला सकता हूँ?\nA नहीं।",
        ),
        (
            "**الاستعمال:** a\n\n**الجرعة:** b\n\n**الآثار الجانبية:**\n\n* c\n\n**آلية العمل:** d\n\n**الاحتياطات:** e\n\n**الأسئلة الشائعة:**\n\n* **هل يمكنني القيادة؟** لا.\n\n**إخلاء المسؤولية:** f\n\n**ملاحظة:** Von einer KI.",
            ["الاستعمال", "الجرعة", "الآثار الجانبية", "آلية العمل", "الاحتياطات"],
            "هل يمكنني القيادة؟\nA لا.",
        ),
        (
            "**用途：**a\n\n**用法用量：**b\n\n**副作用：**\n\n* c\n\n**作用机制：**d\n\n**注意事项：**e\n\n**常见问题：**\n\n* **可以开车吗？**不可以。\n\n**免责声明：**f\n\n**注：**Von einer KI.",
            ["用途", "用法用量", "副作用", "作用机制", "注意事项"],
            "可以开车吗？\nA 不可以。",
        ),
    ] {
        let [usage, dosage, effects, works, care] = title;
        check(
            source,
            &format!(
                "[usage] {usage}\na\n[dosage] {dosage}\nb\n[side-effects] {effects}\n• c\n[how-it-works] {works}\nd\n[precautions] {care}\ne\nQ {question}\ndisclaimer: f\nnote: Von einer KI."
            ),
        );
    }
}

#[test]
fn are_asked_with_their_own_marks() {
    for (mark, answer) in [("？", "不可以。"), ("؟", " لا."), ("?", " b")] {
        let text = answer.trim();
        for faq in [
            format!("* **a{mark}**{answer}"),
            format!("**a{mark}**\n\n{text}"),
            format!("### a{mark}\n\n{text}"),
            format!("* a{mark}{answer}"),
        ] {
            check(&format!("## FAQs\n\n{faq}"), &format!("Q a{mark}\nA {text}"));
        }
    }
}
