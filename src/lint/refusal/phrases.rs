//! The table of phrases; [`super::phrase`] says how they are read.

use super::phrase::Weight::{self, Leaks, Refuses};

/// The phrases and their weights.
pub(super) const PHRASES: &[(Weight, &str)] = &[
    // It will not
    (Refuses, "i *cannot|can't|couldn't .. find|locate|verify|identify"),
    (Refuses, "i can|could *not .. find|locate|verify|identify"),
    (Refuses, "i *was unable|not .. find|locate|verify|identify|provide"),
    (Refuses, "my *apologies"),
    (Refuses, "*unfortunately i"),
    (Refuses, "i'd|would be *happy to"),
    (
        Refuses,
        "i *cannot|can't .. provide|create|generate|offer|supply|fulfill|fulfil|compile|produce",
    ),
    (Refuses, "i can *not .. provide|create|generate|offer|supply|fulfill|fulfil|compile|produce"),
    (Refuses, "i *cannot|can't give .. information|advice|details|recommendations|dosage"),
    (Refuses, "i *cannot|can't assist|complete|answer"),
    (Refuses, "we *cannot|can't provide .. information|details|overview|data|monograph"),
    (
        Refuses,
        "i *am unable|not .. provide|create|generate|offer|supply|fulfill|find|compile|write",
    ),
    (Refuses, "*i'm unable|not .. provide|create|generate|offer|supply|fulfill|find|compile|write"),
    (Refuses, "i do|don't .. *access to"),
    (Refuses, "i don't|lack .. *information|data|details|knowledge"),
    (Refuses, "i do not have .. *information|data|details|knowledge"),
    (Refuses, "i *apologize|apologise"),
    (Refuses, "i am|was *sorry but|i|as"),
    (Refuses, "*i'm sorry but|i|as"),
    (Refuses, "i *must .. decline|emphasize|refuse|stress"),
    (
        Refuses,
        "i *need the|more|additional|further|specific .. name|information|details|context|data",
    ),
    (Refuses, "i *would need .. name|information|details|specific"),
    // What it is
    (Refuses, "my *last|latest update|training|knowledge"),
    (Refuses, "as an *ai"),
    (Refuses, "*language model|models"),
    (Refuses, "an|my *ai assistant|model|language"),
    (Refuses, "am an *ai"),
    (Refuses, "*i'm an ai"),
    (Refuses, "my *training|knowledge data|cutoff|cut|base"),
    (Refuses, "*knowledge cutoff"),
    // What it was asked for
    (Refuses, "did you *mean"),
    (Refuses, "if you *meant"),
    (Refuses, "name|term *provided !by|on|to|in|with"),
    (Refuses, "*requested format|information|details|structure|template|content"),
    (Refuses, "specified|desired *format|structure|template"),
    (
        Refuses,
        "*format|structure|template you|you've|as .. requested|specified|asked|outlined|described|want|need",
    ),
    (Refuses, "*information|details|overview|monograph you|you've|as .. requested|asked|specified"),
    (Refuses, "*information|details|overview|monograph requested !by"),
    (Refuses, "your *request|query !for"),
    (Refuses, "the *prompt requests|asks|asked|provided|did|does|is"),
    (Refuses, "the *user asked|requested|wants|wanted|provided"),
    (Refuses, "please *specify|clarify"),
    (
        Refuses,
        "please *provide the|a|me|more|additional|further|specific|correct .. name|spelling|ingredient|ingredients|information|details|context|text|data",
    ),
    (Refuses, "*provide me with"),
    (Refuses, "if you *can|could provide|specify|clarify"),
    (Refuses, "*could you provide|clarify|specify"),
    (Refuses, "you *would|need .. to specify|provide .. name|particular|specific|product|brand"),
    (
        Refuses,
        "ingredients|names|list|drugs|text|name|term you *provided|listed|gave|mentioned|supplied",
    ),
    // That there is nothing to tell
    (Refuses, "*typo|misspelling|misspelled|typographical"),
    (Refuses, "not .. be a|an *recognized|recognised|real|valid|known|legitimate"),
    (Refuses, "no .. medication|medicine|drug|combination|product .. *called|named|exists"),
    (
        Refuses,
        "no .. medication|medicine|drug|combination|product *officially|known|with .. name|called|named",
    ),
    (
        Refuses,
        "not|isn't a|an *recognized|recognised|real|valid|known|established .. medication|drug|medicine|combination|product|generic|pharmaceutical",
    ),
    (
        Refuses,
        "not .. *represent a|an single|specific|recognized|recognised|standard|actual|approved",
    ),
    (Refuses, "*providing .. requested|irresponsible|unethical|misleading"),
    (Refuses, "*providing information|details|a|an .. impossible|possible|misleading|inaccurate"),
    (Refuses, "*providing information|details .. as|in .. single|format"),
    (Refuses, "*impossible to .. provide|create|generate|offer|compile|write"),
    (Refuses, "not|isn't *possible to .. provide|create|generate|offer|compile|write"),
    (Refuses, "*would be .. irresponsible|misleading|unethical|speculation|fabricated"),
    (Refuses, "*cannot|can't be .. provided|generated|fulfilled|compiled"),
    (Refuses, "*insufficient information|detail|details|context|data .. provided|supplied"),
    (
        Refuses,
        "*insufficient information|detail|details|context|data to provide|create|generate|write|complete",
    ),
    (
        Refuses,
        "*fictional|fictitious|nonexistent|imaginary .. drug|medication|medicine|combination|product",
    ),
    (Refuses, "non *existent .. drug|medication|medicine|combination|product"),
    (Refuses, "does|do not *exist as|in .. product|medication|combination|drug|form"),
    (Leaks, "*section|monograph|document cannot|can't .. provide|provided|completed"),
    (Leaks, "*hypothetical .. drug|medication|medicine|combination|combined|product|formulation"),
    (Leaks, "*theoretical combination|product|formulation|medication"),
    // What it was given
    (Leaks, "the|this *given data|text|context|document|excerpt|information"),
    (Leaks, "the *source material|text|document|documents|data"),
    (
        Leaks,
        "the *text|document|excerpt|passage|snippet does|did|doesn't .. mention|specify|provide|include|list",
    ),
    (
        Leaks,
        "*mentioned|specified|listed|stated|defined|detailed|found in the text|excerpt|passage",
    ),
    (Leaks, "the *search results"),
    (
        Leaks,
        "the|this|your *provided data|text|context|document|documents|source|sources|excerpt|material|materials|content|dataset|label|labeling|passage|snippet|json|reference|references",
    ),
    (
        Leaks,
        "data|text|context|document|source|sources|excerpt|material|materials|content|passage|snippet *provided|supplied !by|to|in|with|for|from|evidence|support|a|an|the|no|strong|further|insights|insight|information|some|additional|through|as|under",
    ),
    (Leaks, "*based on|upon the information provided|supplied !by|to|in|with|on"),
    (
        Leaks,
        "*mentioned|specified|listed|stated|defined|detailed|found in the|this provided|given|supplied|source|input|original data|text|document|documents|information|material|context",
    ),
    // How it was told to write
    (Leaks, "act as a|an *expert|pharmacist|medical|professional"),
    (Leaks, "*output format"),
    (Leaks, "in|use|using|as *markdown"),
    (Leaks, "you are an *expert|experienced .. writer|assistant|expert|editor|author|pharmacist"),
    (
        Leaks,
        "you are a *helpful|medical|professional|clinical .. writer|assistant|expert|editor|author",
    ),
    (Leaks, "*write|generate|draft|create a|an|the .. monograph|article|leaflet"),
    (Leaks, "*insert drug|medication|medicine|generic|brand name"),
    (Leaks, "*placeholder"),
    (Leaks, "lorem *ipsum"),
    (Leaks, "drug|medicine|medication|generic name *here|goes"),
    // How it talks
    (Leaks, "*sure|certainly|okay|absolutely here|here's"),
    (Leaks, "*here's|here .. monograph|draft|rewrite|rewritten|revised|markdown|output|response"),
    (Leaks, "i *hope this|that|it"),
    (Leaks, "*let me know"),
    (Leaks, "feel free to *ask me"),
    (Leaks, "if you *wish|want|would to|like .. separately|individually"),
    (
        Leaks,
        "i *can|will provide|offer|describe|summarize|outline .. information|overview|summary|details|description",
    ),
    (Leaks, "*i've included|provided|written|compiled|used|based|added"),
];
