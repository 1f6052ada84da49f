//! The names of sections in the other languages that the card speaks, as data.
//!
//! What always holds: names are in lower case, and each of the card's own titles of sections is one
//! (`public/languages.json`), so that an author can write what a reader sees.

use super::table::Entry;
use super::{CARE, DOSAGE, EFFECTS, FAQS, OTHER, Strong, Topic, USAGE, WORKS, Weak};

/// Names that are no English ones.
#[rustfmt::skip]
pub(super) const TRANSLATED: &[Entry] = &[
    // German
    ("anwendung", USAGE, Strong), ("anwendungsgebiete", USAGE, Strong), ("anwendungsgebiet", USAGE, Strong),
    ("indikationen", USAGE, Strong), ("indikation", USAGE, Strong), ("verwendung", USAGE, Strong),
    ("dosierung", DOSAGE, Strong), ("dosis", DOSAGE, Weak), ("einnahme", DOSAGE, Weak),
    ("dosierung und anwendung", DOSAGE, Strong), ("dosierung und einnahme", DOSAGE, Strong),
    ("dosierung und art der anwendung", DOSAGE, Strong), ("art der anwendung", DOSAGE, Weak),
    ("nebenwirkungen", EFFECTS, Strong), ("nebenwirkung", EFFECTS, Strong),
    ("mögliche nebenwirkungen", EFFECTS, Strong), ("unerwünschte wirkungen", EFFECTS, Strong),
    ("wirkungsweise", WORKS, Strong), ("wirkweise", WORKS, Strong), ("wirkmechanismus", WORKS, Strong),
    ("wirkungsmechanismus", WORKS, Strong), ("wie es wirkt", WORKS, Strong),
    ("vorsichtsmaßnahmen", CARE, Strong), ("warnhinweise", CARE, Weak), ("warnungen", CARE, Weak),
    ("warnhinweise und vorsichtsmaßnahmen", CARE, Weak), ("gegenanzeigen", CARE, Weak),
    ("kontraindikationen", CARE, Weak), ("wechselwirkungen", CARE, Weak),
    ("schwangerschaft und stillzeit", CARE, Weak),
    ("häufige fragen", FAQS, Strong), ("häufig gestellte fragen", FAQS, Strong),
    ("fragen und antworten", FAQS, Strong), ("fragen", FAQS, Weak),
    ("wirkstoff", Topic::GenericName, Strong), ("handelsnamen", OTHER, Weak),
    ("haftungshinweis", Topic::Disclaimer, Strong), ("haftungsausschluss", Topic::Disclaimer, Strong),
    ("rechtlicher hinweis", Topic::Disclaimer, Strong),
    ("hinweis", Topic::Note, Weak), ("über diesen text", Topic::Note, Weak),
    ("besonderer warnhinweis", Topic::BoxedWarning, Weak),
    ("überdosierung", OTHER, Weak), ("aufbewahrung", OTHER, Weak), ("lagerung", OTHER, Weak),
    ("zusammensetzung", OTHER, Weak), ("weitere informationen", OTHER, Weak),
    // Spanish
    ("usos", USAGE, Strong), ("uso", USAGE, Weak), ("indicaciones", USAGE, Strong),
    ("indicaciones terapéuticas", USAGE, Strong), ("para qué se usa", USAGE, Strong),
    ("para qué se utiliza", USAGE, Strong), ("para qué sirve", USAGE, Strong),
    ("dosificación", DOSAGE, Strong), ("posología", DOSAGE, Strong),
    ("posología y forma de administración", DOSAGE, Strong), ("posología y administración", DOSAGE, Strong),
    ("dosis y administración", DOSAGE, Strong), ("cómo tomarlo", DOSAGE, Strong),
    ("efectos secundarios", EFFECTS, Strong), ("efectos adversos", EFFECTS, Strong),
    ("posibles efectos adversos", EFFECTS, Strong), ("posibles efectos secundarios", EFFECTS, Strong),
    ("reacciones adversas", EFFECTS, Strong),
    ("cómo actúa", WORKS, Strong), ("cómo funciona", WORKS, Strong), ("mecanismo de acción", WORKS, Strong),
    ("precauciones", CARE, Strong), ("advertencias", CARE, Weak), ("advertencias y precauciones", CARE, Weak),
    ("contraindicaciones", CARE, Weak), ("interacciones", CARE, Weak), ("embarazo y lactancia", CARE, Weak),
    ("preguntas frecuentes", FAQS, Strong), ("preguntas y respuestas", FAQS, Strong), ("preguntas", FAQS, Weak),
    ("nombre genérico", Topic::GenericName, Strong), ("nombres comerciales", OTHER, Weak),
    ("aviso legal", Topic::Disclaimer, Strong), ("descargo de responsabilidad", Topic::Disclaimer, Strong),
    ("exención de responsabilidad", Topic::Disclaimer, Strong),
    ("nota", Topic::Note, Weak), ("sobre este texto", Topic::Note, Weak),
    ("advertencia destacada", Topic::BoxedWarning, Weak),
    ("sobredosis", OTHER, Weak), ("conservación", OTHER, Weak), ("composición", OTHER, Weak),
    ("más información", OTHER, Weak),
    // French
    ("utilisation", USAGE, Strong), ("utilisations", USAGE, Strong), ("indications thérapeutiques", USAGE, Strong),
    ("posologie", DOSAGE, Strong), ("posologie et mode d'administration", DOSAGE, Strong),
    ("mode d'administration", DOSAGE, Weak),
    ("effets indésirables", EFFECTS, Strong), ("effets secondaires", EFFECTS, Strong),
    ("effets indésirables éventuels", EFFECTS, Strong),
    ("mode d'action", WORKS, Strong), ("mécanisme d'action", WORKS, Strong), ("comment il agit", WORKS, Strong),
    ("précautions", CARE, Strong), ("précautions d'emploi", CARE, Strong), ("mises en garde", CARE, Weak),
    ("mises en garde et précautions", CARE, Weak), ("mises en garde et précautions d'emploi", CARE, Weak),
    ("contre-indications", CARE, Weak), ("avertissements", CARE, Weak), ("grossesse et allaitement", CARE, Weak),
    ("questions fréquentes", FAQS, Strong), ("foire aux questions", FAQS, Strong),
    ("questions et réponses", FAQS, Strong),
    ("nom générique", Topic::GenericName, Strong), ("dénomination commune", Topic::GenericName, Strong),
    ("noms de marque", OTHER, Weak),
    ("avertissement", Topic::Disclaimer, Strong), ("clause de non-responsabilité", Topic::Disclaimer, Strong),
    ("avis de non-responsabilité", Topic::Disclaimer, Strong),
    ("remarque", Topic::Note, Weak), ("à propos de ce texte", Topic::Note, Weak),
    ("mise en garde encadrée", Topic::BoxedWarning, Weak),
    ("surdosage", OTHER, Weak), ("conservation", OTHER, Weak), ("plus d'informations", OTHER, Weak),
    // Portuguese
    ("utilização", USAGE, Strong), ("indicações", USAGE, Strong), ("para que serve", USAGE, Strong),
    ("para que é utilizado", USAGE, Strong),
    ("dosagem", DOSAGE, Strong), ("posologia", DOSAGE, Strong), ("posologia e modo de usar", DOSAGE, Strong),
    ("posologia e modo de administração", DOSAGE, Strong), ("como tomar", DOSAGE, Strong), ("como usar", DOSAGE, Strong),
    ("efeitos secundários", EFFECTS, Strong), ("efeitos colaterais", EFFECTS, Strong),
    ("efeitos indesejáveis", EFFECTS, Strong), ("reações adversas", EFFECTS, Strong),
    ("como funciona", WORKS, Strong), ("mecanismo de ação", WORKS, Strong),
    ("precauções", CARE, Strong), ("advertências", CARE, Weak), ("advertências e precauções", CARE, Weak),
    ("contraindicações", CARE, Weak), ("contra-indicações", CARE, Weak), ("interações", CARE, Weak),
    ("gravidez e amamentação", CARE, Weak),
    ("perguntas frequentes", FAQS, Strong), ("perguntas e respostas", FAQS, Strong), ("perguntas", FAQS, Weak),
    ("nome genérico", Topic::GenericName, Strong), ("nomes comerciais", OTHER, Weak),
    ("isenção de responsabilidade", Topic::Disclaimer, Strong),
    ("advertência em destaque", Topic::BoxedWarning, Weak),
    ("superdosagem", OTHER, Weak), ("sobredosagem", OTHER, Weak), ("composição", OTHER, Weak),
    ("mais informações", OTHER, Weak),
    // Hindi
    ("उपयोग", USAGE, Strong), ("खुराक", DOSAGE, Strong), ("दुष्प्रभाव", EFFECTS, Strong),
    ("साइड इफेक्ट", EFFECTS, Strong), ("यह कैसे काम करती है", WORKS, Strong), ("यह कैसे काम करता है", WORKS, Strong),
    ("सावधानियाँ", CARE, Strong), ("सावधानियां", CARE, Strong), ("चेतावनी", CARE, Weak),
    ("अक्सर पूछे जाने वाले प्रश्न", FAQS, Strong), ("अक्सर पूछे जाने वाले सवाल", FAQS, Strong),
    ("जेनेरिक नाम", Topic::GenericName, Strong), ("ब्रांड नाम", OTHER, Weak),
    ("अस्वीकरण", Topic::Disclaimer, Strong), ("नोट", Topic::Note, Weak), ("इस पाठ के बारे में", Topic::Note, Weak),
    ("विशेष चेतावनी", Topic::BoxedWarning, Weak), ("अधिक जानकारी", OTHER, Weak),
    // Arabic
    ("الاستعمال", USAGE, Strong), ("الاستخدام", USAGE, Strong), ("دواعي الاستعمال", USAGE, Strong),
    ("الاستخدامات", USAGE, Strong), ("الاستعمالات", USAGE, Strong),
    ("الجرعة", DOSAGE, Strong), ("الجرعات", DOSAGE, Strong),
    ("الآثار الجانبية", EFFECTS, Strong), ("الأعراض الجانبية", EFFECTS, Strong), ("التأثيرات الجانبية", EFFECTS, Strong),
    ("كيف يعمل", WORKS, Strong), ("آلية العمل", WORKS, Strong), ("آلية التأثير", WORKS, Strong),
    ("الاحتياطات", CARE, Strong), ("التحذيرات", CARE, Weak), ("موانع الاستعمال", CARE, Weak),
    ("التداخلات الدوائية", CARE, Weak), ("الحمل والرضاعة", CARE, Weak),
    ("أسئلة شائعة", FAQS, Strong), ("الأسئلة الشائعة", FAQS, Strong),
    ("الاسم العلمي", Topic::GenericName, Strong), ("الأسماء التجارية", OTHER, Weak),
    ("إخلاء المسؤولية", Topic::Disclaimer, Strong), ("إخلاء مسؤولية", Topic::Disclaimer, Strong),
    ("ملاحظة", Topic::Note, Weak), ("عن هذا النص", Topic::Note, Weak),
    ("تحذير مؤطر", Topic::BoxedWarning, Weak), ("معلومات إضافية", OTHER, Weak),
    // Chinese
    ("用途", USAGE, Strong), ("适应症", USAGE, Strong), ("适应证", USAGE, Strong),
    ("用法用量", DOSAGE, Strong), ("用法与用量", DOSAGE, Strong), ("剂量", DOSAGE, Strong), ("用法", DOSAGE, Weak), ("用量", DOSAGE, Weak),
    ("副作用", EFFECTS, Strong), ("不良反应", EFFECTS, Strong),
    ("作用机制", WORKS, Strong), ("作用机理", WORKS, Strong), ("药理作用", WORKS, Weak),
    ("注意事项", CARE, Strong), ("禁忌", CARE, Weak), ("禁忌症", CARE, Weak), ("警告", CARE, Weak),
    ("药物相互作用", CARE, Weak),
    ("常见问题", FAQS, Strong), ("常见问答", FAQS, Strong), ("问答", FAQS, Weak),
    ("通用名", Topic::GenericName, Strong), ("商品名", OTHER, Weak),
    ("免责声明", Topic::Disclaimer, Strong), ("注", Topic::Note, Weak), ("关于本文", Topic::Note, Weak),
    ("黑框警告", Topic::BoxedWarning, Weak), ("贮藏", OTHER, Weak), ("更多信息", OTHER, Weak),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{LONGEST, exact, folded, table::NAMES};
    use super::*;

    /// What the card calls its parts, in every language it has.
    #[test]
    fn are_what_the_card_calls_its_sections() {
        let languages: BTreeMap<String, BTreeMap<String, serde_json::Value>> =
            serde_json::from_str(include_str!("../../../public/languages.json")).unwrap();
        assert!(languages.len() >= 7);
        for (language, words) in languages {
            for (key, topic) in [
                ("usage", USAGE),
                ("dosage", DOSAGE),
                ("side-effects", EFFECTS),
                ("how-it-works", WORKS),
                ("precautions", CARE),
                ("faqs", FAQS),
                ("other", OTHER),
                ("generic-name", Topic::GenericName),
                ("brand-names", OTHER),
                ("boxed-warning", Topic::BoxedWarning),
                ("disclaimer", Topic::Disclaimer),
                ("provenance", Topic::Note),
            ] {
                let title = words[key].as_str().unwrap();
                let found = exact(title).map(|(topic, _)| topic);
                assert_eq!(found, Some(topic), "{language} {key}: {title}");
            }
        }
    }

    #[test]
    fn are_written_as_they_are_compared_and_stand_once() {
        let all: Vec<_> = NAMES.iter().chain(TRANSLATED).map(|(name, ..)| *name).collect();
        for (at, name) in all.iter().enumerate() {
            assert_eq!(*name, folded(name));
            assert!(!all[..at].contains(name), "{name} stands twice");
        }
        assert_eq!(all.iter().map(|name| name.len()).max(), Some(LONGEST));
    }
}
