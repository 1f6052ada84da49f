//! The English names, as data.
//!
//! What always holds: names are in lower case, and in ASCII.

use super::{CARE, DOSAGE, EFFECTS, FAQS, OTHER, Strength, Strong, Topic, USAGE, WORKS, Weak};

/// A name in lower case, what it announces, and how sure it is.
pub(super) type Entry = (&'static str, Topic, Strength);

/// Every English name.
#[rustfmt::skip]
pub(super) const NAMES: &[Entry] = &[
    ("usage", USAGE, Strong), ("uses", USAGE, Strong), ("use", USAGE, Weak),
    ("indications", USAGE, Strong), ("indication", USAGE, Strong),
    ("indications and usage", USAGE, Strong), ("indications and uses", USAGE, Strong),
    ("uses and indications", USAGE, Strong), ("usage and indications", USAGE, Strong),
    ("indications for use", USAGE, Strong), ("therapeutic indications", USAGE, Strong),
    ("therapeutic uses", USAGE, Strong), ("medical uses", USAGE, Strong),
    ("clinical uses", USAGE, Strong), ("what it is used for", USAGE, Strong),
    ("what is it used for", USAGE, Strong), ("common uses", USAGE, Weak),
    ("other uses", USAGE, Weak),
    ("dosage", DOSAGE, Strong), ("dosages", DOSAGE, Strong), ("dose", DOSAGE, Weak),
    ("doses", DOSAGE, Weak), ("dosing", DOSAGE, Strong), ("posology", DOSAGE, Strong),
    ("dosage and administration", DOSAGE, Strong), ("dose and administration", DOSAGE, Strong),
    ("dosing and administration", DOSAGE, Strong), ("administration", DOSAGE, Weak),
    ("administration and dosage", DOSAGE, Strong), ("dosage and usage", DOSAGE, Strong),
    ("dosage instructions", DOSAGE, Weak), ("dosage information", DOSAGE, Weak),
    ("recommended dosage", DOSAGE, Weak), ("directions", DOSAGE, Weak),
    ("directions for use", DOSAGE, Weak), ("how to take", DOSAGE, Strong),
    ("how to take it", DOSAGE, Strong), ("how to use", DOSAGE, Strong),
    ("how to use it", DOSAGE, Strong), ("how it is taken", DOSAGE, Strong),
    ("method of administration", DOSAGE, Weak),
    ("side effects", EFFECTS, Strong), ("side effect", EFFECTS, Strong),
    ("side-effects", EFFECTS, Strong), ("adverse effects", EFFECTS, Strong),
    ("adverse reactions", EFFECTS, Strong), ("adverse events", EFFECTS, Strong),
    ("adverse drug reactions", EFFECTS, Strong), ("undesirable effects", EFFECTS, Strong),
    ("unwanted effects", EFFECTS, Strong),
    ("how it works", WORKS, Strong), ("how does it work", WORKS, Strong),
    ("how this works", WORKS, Strong), ("how they work", WORKS, Strong),
    ("how this medicine works", WORKS, Strong), ("how this medication works", WORKS, Strong),
    ("mechanism of action", WORKS, Strong), ("mechanisms of action", WORKS, Strong),
    ("mode of action", WORKS, Strong), ("mechanism", WORKS, Weak), ("action", WORKS, Weak),
    ("pharmacology", WORKS, Weak), ("clinical pharmacology", WORKS, Weak),
    ("pharmacodynamics", WORKS, Weak),
    ("precautions", CARE, Strong), ("precaution", CARE, Strong), ("warnings", CARE, Weak),
    ("warning", CARE, Weak), ("warnings and precautions", CARE, Weak),
    ("precautions and warnings", CARE, Weak), ("special warnings and precautions", CARE, Weak),
    ("contraindications", CARE, Weak), ("contraindication", CARE, Weak),
    ("contraindications and precautions", CARE, Weak),
    ("precautions and contraindications", CARE, Weak),
    ("contraindications and warnings", CARE, Weak), ("interactions", CARE, Weak),
    ("drug interactions", CARE, Weak), ("special precautions", CARE, Weak),
    ("precautions for use", CARE, Strong), ("safety information", CARE, Weak),
    ("important safety information", CARE, Weak), ("use in specific populations", CARE, Weak),
    ("special populations", CARE, Weak), ("pregnancy and breastfeeding", CARE, Weak),
    ("pregnancy and lactation", CARE, Weak), ("pregnancy and breast-feeding", CARE, Weak),
    ("pregnancy, breastfeeding and fertility", CARE, Weak),
    ("pregnancy, breast-feeding and fertility", CARE, Weak),
    ("fertility, pregnancy and lactation", CARE, Weak), ("before you take it", CARE, Weak),
    ("faqs", FAQS, Strong), ("faq", FAQS, Strong), ("faq's", FAQS, Strong),
    ("faqs and answers", FAQS, Strong), ("frequently asked questions", FAQS, Strong),
    ("frequently asked question", FAQS, Strong), ("common questions", FAQS, Strong),
    ("questions and answers", FAQS, Strong), ("q and a", FAQS, Strong), ("q&a", FAQS, Strong),
    ("questions", FAQS, Weak),
    ("generic name", Topic::GenericName, Strong), ("generic names", Topic::GenericName, Strong),
    ("nonproprietary name", Topic::GenericName, Strong),
    ("international nonproprietary name", Topic::GenericName, Strong),
    ("disclaimer", Topic::Disclaimer, Strong), ("disclaimers", Topic::Disclaimer, Strong),
    ("medical disclaimer", Topic::Disclaimer, Strong),
    ("important disclaimer", Topic::Disclaimer, Strong),
    ("legal disclaimer", Topic::Disclaimer, Strong),
    ("general disclaimer", Topic::Disclaimer, Strong),
    ("note", Topic::Note, Weak), ("about this text", Topic::Note, Weak),
    ("boxed warning", Topic::BoxedWarning, Weak), ("black box warning", Topic::BoxedWarning, Weak),
    ("in summary", Topic::Summary, Weak), ("summary", Topic::Summary, Weak),
    ("conclusion", Topic::Summary, Weak), ("in conclusion", Topic::Summary, Weak),
    ("brand name", OTHER, Weak), ("brand names", OTHER, Weak), ("trade names", OTHER, Weak),
    ("popular brand names", OTHER, Weak), ("common brand names", OTHER, Weak),
    ("available brand names", OTHER, Weak), ("overview", OTHER, Weak),
    ("introduction", OTHER, Weak), ("description", OTHER, Weak), ("storage", OTHER, Weak),
    ("overdose", OTHER, Weak), ("missed dose", OTHER, Weak), ("composition", OTHER, Weak),
    ("drug class", OTHER, Weak), ("references", OTHER, Weak), ("availability", OTHER, Weak),
];

/// Words that may stand before the name of a section in a bold label.
#[rustfmt::skip]
pub(super) const ADJECTIVES: &[&str] = &[
    "potential", "possible", "general", "common", "most", "serious", "severe", "rare", "less",
    "more", "mild", "other", "additional", "typical", "usual", "recommended", "adult", "pediatric",
    "paediatric", "combined", "main", "primary", "secondary", "known", "reported", "important",
    "and", "but", "frequent", "the", "some", "specific", "individual", "drug", "special", "approved",
];
