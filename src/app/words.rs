//! The app's own words: what its pages, buttons and messages say, never anything medical.
//!
//! English is here and nowhere else. Other languages are files that a translator can edit,
//! `public/app/languages/<tag>.json`, with the same keys; a key that a file lacks falls back to
//! English. What goes with a number has a text for each plural form that the language has, as
//! `Intl.PluralRules` names them: `found.one`, `found.other`.

use std::collections::BTreeMap;

macro_rules! words {
    (
        plain { $($variant:ident = $key:literal, $english:literal;)* }
        counted { $($plural:ident = $stem:literal, $one:literal, $other:literal;)* }
    ) => {
        /// A text of the app.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word {
            $(#[doc = $english] $variant,)*
        }

        impl Word {
            /// Every text.
            pub const ALL: &[Word] = &[$(Word::$variant,)*];

            /// The key in the language files and the English text.
            pub const fn entry(self) -> (&'static str, &'static str) {
                match self {
                    $(Word::$variant => ($key, $english),)*
                }
            }
        }

        /// A text with a number, `{n}`, in it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Counted {
            $(#[doc = $other] $plural,)*
        }

        impl Counted {
            /// Every text with a number.
            pub const ALL: &[Counted] = &[$(Counted::$plural,)*];

            /// How the keys in the language files begin, and the English texts for one and for
            /// any other number.
            pub const fn entry(self) -> (&'static str, [&'static str; 2]) {
                match self {
                    $(Counted::$plural => ($stem, [$one, $other]),)*
                }
            }
        }
    };
}

words! {
    plain {
        // Around every view.
        Skip = "skip", "Skip to content";
        Site = "site", "Site";
        Medicines = "medicines", "Medicines";
        Compare = "compare", "Compare";
        About = "about", "About";
        NoAdvice = "no-advice", "General information, not medical advice.";
        WhereFrom = "where-from", "Where these texts come from";
        Theme = "theme", "Theme";
        Auto = "auto", "Auto";
        Light = "light", "Light";
        Dark = "dark", "Dark";
        Language = "language", "Language";
        NoWords = "no-words", "This page’s own words could not be loaded in {language}. They are in English for now.";
        TryAgain = "try-again", "Try again";
        Loading = "loading", "Loading…";

        // The list.
        ListTitle = "list-title", "Medicines A–Z";
        AboutTexts = "about-texts", "About these texts";
        Find = "find", "Find a medicine";
        Hint = "hint", "By title, generic name, or brand name";
        Suggestions = "suggestions", "Suggestions";
        Recently = "recently", "Recently viewed on this device";
        Clear = "clear", "Clear";
        Cleared = "cleared", "The medicines you viewed, and their saved texts, are removed from this device";
        BrandNames = "brand-names", "Brand names:";
        Recalled = "recalled", "Text recalled";
        ShowMore = "show-more", "Show more";
        From = "from", "Medicines from “{letter}”";
        Search = "search", "Search";
        Further = "further", "Further into this letter";
        ByLetter = "by-letter", "Medicines by first letter";
        Looking = "looking", "Looking for “{query}”…";
        NoMatch = "no-match", "No medicine matches “{query}”";
        Alike = "alike", "These names are easily mistaken for others:";
        AlikeThen = "alike-then", "{names}. Read the whole name before you open a text.";
        MistakenFor = "mistaken-for", "{name} with {other}";
        Or = "or", "{first} or {second}";
        Also = "also", "{first}; {second}";
        Not = "not", "{name}, not {other}";

        // Words in the texts.
        TextsTitle = "texts-title", "Words in the texts";
        TextsSearch = "texts-search", "Search in the texts for “{words}”";
        TextsLooking = "texts-looking", "Searching the texts…";
        TextsFailed = "texts-failed", "The texts cannot be searched at the moment. This needs a connection.";
        TextsNone = "texts-none", "No text has “{words}”";

        // What is wrong with the list.
        ListLoading = "list-loading", "Loading the list…";
        ListNotFound = "list-not-found", "There is no list of medicines at this address.";
        ListHttp = "list-http", "The server could not send the list. Try again in a moment.";
        ListNetwork = "list-network", "The list could not be loaded. Check your connection and try again.";
        ListTimeout = "list-timeout", "Loading the list took too long. Try again.";
        ListDamaged = "list-damaged", "The list could not be read: the file is damaged.";
        ListChanged = "list-changed", "The list could not be read: it is not what its publisher released.";
        ListSchema = "list-schema", "The list is in a newer format than this page can show.";

        // One monograph.
        AllMedicines = "all-medicines", "All medicines";
        CompareWith = "compare-with", "Compare with another medicine";
        EmbedThis = "embed-this", "Put this card on your page";
        NotFound = "not-found", "Not found";
        NotFoundTitle = "not-found-title", "Medicine not found";
        NotFoundText = "not-found-text", "There is no monograph under “{id}” in this collection. The address may have been mistyped, or the monograph has been removed.";
        SeeAll = "see-all", "See all medicines";

        // Without a connection.
        TextSaved = "text-saved", "No connection. You are reading a copy that was saved on this device on {date}. The publisher may have changed the text since then.";
        TextMissing = "text-missing", "No connection, and this medicine was not opened on this device before. Medicines that you open while you are connected can be read here later without a connection.";
        ListSaved = "list-saved", "No connection. This list was saved on this device on {date}. You can read the medicines that you opened here before.";

        // Two beside each other.
        And = "and", "{first} and {second}";
        CompareOne = "compare-one", "Compare {name}";
        CompareTitle = "compare-title", "Compare two medicines";
        CompareLead = "compare-lead", "Each text stands here whole, as its card has it. That two texts differ does not say which medicine is better, or that one can take the place of the other. Ask a doctor or a pharmacist.";
        First = "first", "First medicine";
        Second = "second", "Second medicine";
        Alone = "alone", "This medicine alone";
        Another = "another", "Choose another";

        // What the collection says of itself.
        AiOnly = "ai-only", "It was written by artificial intelligence (AI).";
        AiAll = "ai-all", "All of them were written by artificial intelligence (AI).";
        CrowdOnly = "crowd-only", "It was written by volunteers.";
        CrowdAll = "crowd-all", "All of them were written by volunteers.";
        ReviewedOnly = "reviewed-only", "It was reviewed by a person named on the card.";
        ReviewedAll = "reviewed-all", "All of them were reviewed by a person named on the card.";
        UnreviewedOnly = "unreviewed-only", "It names no person who has reviewed it.";
        UnreviewedAll = "unreviewed-all", "None of them names a person who has reviewed it.";
        AboutTitle = "about-title", "About this collection";
        AiTitle = "ai-title", "What “AI-generated” means";
        AiText = "ai-text", "A computer program wrote the text. Such a text can leave things out or get them wrong. Each card says who stands behind its text and, where the text names them, lists the documents it was written from.";
        RelyTitle = "rely-title", "Before you rely on a text";
        RelyText = "rely-text", "A card gives general information. It does not know you, your other medicines, or your health. Ask a doctor or a pharmacist before you start, stop, or change a medicine.";
        PrivacyTitle = "privacy-title", "Your privacy";
        PrivacyText = "privacy-text", "This page asks only its own host for what you look up. It sets no cookies and counts no visits. Your choice of theme and language, the names of the medicines you viewed last, and their texts stay in this browser. “Clear” on the first page removes the names and the texts.";
        OfflineTitle = "offline-title", "Without a connection";
        OfflineText = "offline-text", "You can read the medicines that you opened on this device before. The page then says so, and says when the text was saved: it may have changed since then. With a connection you always get the present text. Your browser may offer to install this page, so that it opens like an app.";
        OwnersTitle = "owners-title", "For website owners";
        OwnersText = "owners-text", "Any page can show a card of this collection, with one line and no server.";
        Embed = "embed", "Put a card on your page";

        // The lines for a page.
        EmbedLead = "embed-lead", "Choose what the card shows, see it as your readers will, and copy the lines into your page. They work on any host; your own server has nothing to do.";
        Medicine = "medicine", "Medicine";
        Place = "place", "Where the card stands";
        PlaceTag = "place-tag", "Where the script’s tag is: one line";
        PlaceElement = "place-element", "In an element: any number on a page";
        Tabs = "tabs", "Tabs, in their order";
        TabUp = "tab-up", "Move {tab} up";
        TabMoved = "tab-moved", "{tab} is number {place} now";
        FirstTab = "first-tab", "Tab that is open first";
        FirstTabAny = "first-tab-any", "The first one";
        Layout = "layout", "Layout";
        LayoutAuto = "layout-auto", "Tabs where there is room";
        LayoutTabs = "layout-tabs", "Always tabs";
        LayoutStacked = "layout-stacked", "One section below the other";
        ThemeAuto = "theme-auto", "As the reader’s device has it";
        CardLanguage = "card-language", "Language of the card’s own words";
        CardLanguageAuto = "card-language-auto", "As the page has it";
        More = "more", "More";
        Level = "level", "Level of the title in your page’s headings";
        Keyboard = "keyboard", "Keyboard";
        KeyboardAuto = "keyboard-auto", "Arrow keys open tabs";
        KeyboardManual = "keyboard-manual", "Arrow keys only move the focus";
        LoadingField = "loading-field", "Loading";
        LoadingEager = "loading-eager", "At once";
        LoadingLazy = "loading-lazy", "When it comes near the view";
        Address = "address", "The page’s address";
        AddressNone = "address-none", "Leave it alone";
        AddressHash = "address-hash", "Keep the open tab in it";
        Lines = "lines", "Lines for your page";
        Copy = "copy", "Copy";
        Copied = "copied", "Copied";
        CopyRefused = "copy-refused", "Your browser does not let this page copy. The lines are selected: press Ctrl+C, or ⌘C";
        NoIntegrity = "no-integrity", "The lines have no {integrity}: this is a server for development, and its script has no hash. {command} makes the script with one.";
        Integrity = "integrity", "{integrity} holds for this very build: the browser runs no other script under this address. Copy the lines anew when a new version is published here.";
        FullMonograph = "full-monograph", "{title}: full monograph";
        Preview = "preview", "Preview";
        PreviewTitle = "preview-title", "Preview of the card";
        NoScript = "no-script", "There is no {script} beside this page, so there is nothing to preview: {app} makes the app alone. {both} makes both.";
    }

    counted {
        All = "all", "{n} medicine", "{n} medicines";
        SomeOf = "some-of", "{some} of {n} medicine", "{some} of {n} medicines";
        TheFirst = "the-first", "The first {n} medicine", "The first {n} medicines";
        Found = "found", "{n} medicine found", "{n} medicines found";
        Nearly = "nearly", "No medicine is called “{query}”. Spelt nearly so: {n} medicine", "No medicine is called “{query}”. Spelt nearly so: {n} medicines";
        InTexts = "in-texts", "In {n} text:", "In {n} texts:";
        TextsMore = "texts-more", "{n} text have these words; the first {some}:", "{n} texts have these words; the first {some}:";
        Collection = "collection", "This collection has {n} monograph.", "This collection has {n} monographs.";
        AiSome = "ai-some", "{n} of them was written by artificial intelligence (AI).", "{n} of them were written by artificial intelligence (AI).";
        CrowdSome = "crowd-some", "{n} of them was written by volunteers.", "{n} of them were written by volunteers.";
        ReviewedSome = "reviewed-some", "{n} of them was reviewed by a person named on the card.", "{n} of them were reviewed by a person named on the card.";
    }
}

/// A text that is cut at its placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// As it stands.
    Text(String),
    /// The placeholder of this name.
    Slot(String),
}

/// The app's words in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// For `Intl`: the language as the reader's browser has it, such as `es-MX`; `en` where empty.
    locale: String,
    /// Whether values run the other way than the text around them.
    isolates: bool,
    table: BTreeMap<String, String>,
}

impl Words {
    /// The words of a language by their keys, for a reader whose browser calls it `locale`. Whether
    /// its text runs from right to left decides if values are marked off from it.
    pub fn new(locale: &str, right_to_left: bool, table: BTreeMap<String, String>) -> Self {
        Words { locale: locale.to_owned(), isolates: right_to_left, table }
    }

    /// The text as it stands.
    pub fn get(&self, word: Word) -> String {
        let (key, english) = word.entry();
        self.table.get(key).map_or(english, String::as_str).to_owned()
    }

    /// The text with its placeholders filled in.
    pub fn fill(&self, word: Word, values: &[(&str, &str)]) -> String {
        filled(&self.get(word), values, self.isolates)
    }

    /// The text with its placeholders filled in, for what is copied as it is.
    pub fn fill_bare(&self, word: Word, values: &[(&str, &str)]) -> String {
        filled(&self.get(word), values, false)
    }

    /// The text with this number, in the form that goes with it.
    pub fn count(&self, counted: Counted, n: usize, values: &[(&str, &str)]) -> String {
        let (stem, [one, other]) = counted.entry();
        let own = |category: &str| self.table.get(&[stem, ".", category].concat());
        let text = own(&category(self.locale(), n)).or_else(|| own("other"));
        let english = if n == 1 { one } else { other };
        let number = self.number(n);
        let mut all = vec![("n", number.as_str())];
        all.extend(values);
        filled(text.map_or(english, String::as_str), &all, self.isolates)
    }

    /// The number as the language writes it.
    pub fn number(&self, n: usize) -> String {
        number(self.locale(), n)
    }

    /// The text, cut at its placeholders.
    pub fn pieces(&self, word: Word) -> Vec<Piece> {
        pieces(&self.get(word))
    }

    /// What `Intl` is to be asked for.
    pub fn locale(&self) -> &str {
        if self.locale.is_empty() { "en" } else { &self.locale }
    }
}

/// Cuts a text at what stands in braces.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{')
        && let Some((name, after)) = after.split_once('}')
    {
        all.push(Piece::Text(before.to_owned()));
        all.push(Piece::Slot(name.to_owned()));
        rest = after;
    }
    all.push(Piece::Text(rest.to_owned()));
    all.retain(|piece| *piece != Piece::Text(String::new()));
    all
}

/// Puts the values in. What a value itself has in braces stays: it is no placeholder.
fn filled(text: &str, values: &[(&str, &str)], isolates: bool) -> String {
    let piece = |piece| match piece {
        Piece::Text(text) => text,
        Piece::Slot(name) => match values.iter().find(|(it, _)| *it == name) {
            // FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE: a Latin name keeps its own order.
            Some((_, value)) if isolates => ["\u{2068}", value, "\u{2069}"].concat(),
            Some((_, value)) => (*value).to_owned(),
            None => ["{", &name, "}"].concat(),
        },
    };
    pieces(text).into_iter().map(piece).collect()
}

#[cfg(all(feature = "app", target_arch = "wasm32"))]
use browser::{category, number};

/// As the browser's `Intl` has it.
#[cfg(all(feature = "app", target_arch = "wasm32"))]
mod browser {
    use std::cell::RefCell;

    use js_sys::Intl::{NumberFormat, PluralRules};
    use js_sys::{Array, Function, Object};
    use wasm_bindgen::JsValue;

    thread_local! {
        /// Of the locale that was asked for last: to make them takes longer than a keystroke may.
        static KEPT: RefCell<Option<Rules>> = const { RefCell::new(None) };
    }

    struct Rules {
        locale: String,
        plural: PluralRules,
        format: Function,
    }

    impl Rules {
        fn new(locale: &str) -> Self {
            let locales = Array::of1(&locale.into());
            Rules {
                locale: locale.to_owned(),
                plural: PluralRules::new(&locales, &Object::new()),
                format: NumberFormat::new(&locales, &Object::new()).format(),
            }
        }

        /// Asks the rules of a locale.
        fn with<T>(locale: &str, question: impl FnOnce(&Rules) -> T) -> T {
            KEPT.with_borrow_mut(|kept| {
                let rules = kept.take().filter(|it| it.locale == locale);
                question(kept.insert(rules.unwrap_or_else(|| Rules::new(locale))))
            })
        }
    }

    pub(super) fn category(locale: &str, n: usize) -> String {
        Rules::with(locale, |it| it.plural.select(n as f64).into())
    }

    pub(super) fn number(locale: &str, n: usize) -> String {
        let format = |it: &Rules| it.format.call1(&JsValue::UNDEFINED, &(n as f64).into());
        let text = Rules::with(locale, format).ok().and_then(|it| it.as_string());
        text.unwrap_or_else(|| n.to_string())
    }
}

#[cfg(not(all(feature = "app", target_arch = "wasm32")))]
use english::{category, number};

/// Without a browser there is English alone.
#[cfg(not(all(feature = "app", target_arch = "wasm32")))]
mod english {
    pub(super) fn category(_locale: &str, n: usize) -> String {
        if n == 1 { "one" } else { "other" }.to_owned()
    }

    /// With commas between thousands.
    pub(super) fn number(_locale: &str, n: usize) -> String {
        let digits = n.to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        out
    }
}

#[cfg(test)]
mod tests;
