//! The table of rules.
//!
//! What always holds: each names the list it comes from, in each profile that has it; no sentence
//! of those lists stands here. A message reads: the notation found, `risk`, `safer`, the source.

use super::Source::{Bnf, Ismp, IsmpAndJointCommission, Nhs, NhsAndBnf};
use super::{Find, Rule, number, sign, word};
use crate::diagnostic::Code;

const fn rule(code: Code, find: Find) -> Rule {
    Rule { code, ismp: None, nhs: None, find, risk: "", safer: "" }
}

impl Rule {
    const fn ismp(mut self, source: super::Source) -> Rule {
        self.ismp = Some(source);
        self
    }
    const fn nhs(mut self, source: super::Source) -> Rule {
        self.nhs = Some(source);
        self
    }
    const fn because(mut self, risk: &'static str, safer: &'static str) -> Rule {
        self.risk = risk;
        self.safer = safer;
        self
    }
}

/// All rules.
pub(super) static RULES: &[Rule] = &[
    // Numbers
    rule(Code::TrailingZero, Find::Number(number::trailing_zero))
        .ismp(IsmpAndJointCommission)
        .nhs(Bnf)
        .because(
            "ends in a zero after its decimal point, which makes it ten times as much when the point is missed",
            "leave out a decimal part of zero",
        ),
    rule(Code::NakedDecimal, Find::Number(number::naked_decimal))
        .ismp(IsmpAndJointCommission)
        .nhs(NhsAndBnf)
        .because(
            "starts with its decimal point, which makes it a whole number when the point is missed",
            "put a zero before the point",
        ),
    rule(Code::JoinedUnit, Find::Number(number::joined_unit)).ismp(Ismp).because(
        "runs number and unit together, and the unit\u{2019}s first letter can be read as a zero",
        "put a space between them",
    ),
    rule(Code::JoinedUnit, Find::Coded(word::joined_name_and_unit)).ismp(Ismp).because(
        "runs number and unit together, and the unit\u{2019}s first letter can be read as a zero",
        "put a space between them",
    ),
    rule(Code::SpacedUnit, Find::Number(number::spaced_unit)).nhs(Nhs).because(
        "parts number and unit, which may end up on two lines",
        "join a number and an abbreviated unit",
    ),
    rule(Code::JoinedName, Find::Coded(word::joined_name)).ismp(Ismp).nhs(Bnf).because(
        "runs name and dose together, and the name\u{2019}s last letter can be read as a digit",
        "put a space between them",
    ),
    rule(Code::MissingComma, Find::Number(number::missing_comma)).ismp(Ismp).nhs(Nhs).because(
        "has its thousands unmarked, and its zeros are easily miscounted",
        "mark thousands with a comma",
    ),
    rule(Code::LargeNumberAbbreviated, Find::Number(number::large_number)).ismp(Ismp).because(
        "abbreviates thousand or million, and one is read as the other",
        "write the word or all the digits",
    ),
    rule(Code::UnitFullStop, Find::Number(number::unit_full_stop)).ismp(Ismp).because(
        "has a full stop after its unit, which can be read as the digit 1",
        "write units without a full stop",
    ),
    rule(Code::RatioStrength, Find::Number(number::ratio)).ismp(Ismp).nhs(Bnf).because(
        "gives a strength as a ratio, whose zeros are easily miscounted",
        "give the amount in each millilitre",
    ),
    rule(Code::TabletFraction, Find::Number(number::tablet_fraction)).ismp(Ismp).because(
        "gives a part of a tablet as a fraction, which can be read as two whole numbers",
        "write the part in words",
    ),
    rule(Code::TabletFraction, Find::Sign(&['\u{bd}', '\u{bc}', '\u{be}'], sign::fraction))
        .ismp(Ismp)
        .because(
            "gives a part of a tablet as a small fraction, which is easily missed",
            "write the part in words",
        ),
    rule(Code::PoundSign, Find::Number(number::pounds)).ismp(Ismp).because(
        "marks pounds of weight with a sign that also marks numbers",
        "use kilograms or grams",
    ),
    rule(Code::AvoidableDecimal, Find::Number(number::avoidable_decimal)).nhs(Bnf).because(
        "has a decimal that a smaller unit avoids, and its point can be missed",
        "use milligrams below a gram, and micrograms below a milligram",
    ),
    // Units
    rule(Code::UnitsAbbreviated, Find::Words(&["U", "u"], word::units))
        .ismp(IsmpAndJointCommission)
        .nhs(Bnf)
        .because("can be read as a zero, a four or cc", "write the word units"),
    rule(Code::UnitsAbbreviated, Find::Words(&["MU", "MIU"], word::units))
        .ismp(Ismp)
        .nhs(Bnf)
        .because(
            "abbreviates million and units, and both are misread",
            "write the words million units",
        ),
    rule(
        Code::UnitsAbbreviated,
        Find::Words(&["IU", "IUs", "iu"], word::international_units),
    )
    .ismp(IsmpAndJointCommission)
    .nhs(Bnf)
    .because("can be read as IV or as the number 10", "write the word units"),
    rule(Code::MicrogramSign, Find::Words(&["\u{b5}g", "\u{3bc}g"], word::whole))
        .ismp(Ismp)
        .nhs(NhsAndBnf)
        .because(
            "can be read as milligrams, a thousand times as much",
            "use the form of micrograms that your style asks for",
        ),
    // The same sign on a keyboard that lacks it.
    rule(Code::MicrogramSign, Find::Words(&["ug", "ugs"], word::counted_or_per))
        .ismp(Ismp)
        .nhs(NhsAndBnf)
        .because(
            "can be read as milligrams, a thousand times as much",
            "use the form of micrograms that your style asks for",
        ),
    rule(Code::MicrogramAbbreviated, Find::Words(&["MCG", "Mcg"], word::counted_or_per))
        .nhs(NhsAndBnf)
        .because("is easily taken for milligrams", "write the word micrograms"),
    rule(Code::MicrogramAbbreviated, Find::Words(&["mcg", "mcgs"], word::whole))
        .nhs(NhsAndBnf)
        .because("is easily taken for milligrams", "write the word micrograms"),
    rule(Code::NanogramAbbreviated, Find::Words(&["ng", "nanog"], word::counted_dose))
        .ismp(Ismp)
        .nhs(Bnf)
        .because(
            "can be read as milligrams or as a nasogastric tube",
            "write the word nanograms",
        ),
    rule(
        Code::CubicCentimetre,
        Find::Words(&["cc", "CC", "ccs", "cc's"], word::counted_or_per),
    )
    .ismp(Ismp)
    .nhs(Bnf)
    .because("can be read as units or as zeros", "use millilitres"),
    rule(Code::CubicCentimetre, Find::Words(&["cm3", "cm\u{b3}"], word::cubed))
        .nhs(Bnf)
        .because("is a volume in a unit of geometry", "use millilitres"),
    rule(Code::LitreLetter, Find::Words(&["ml", "l", "mls"], word::counted_or_per))
        .ismp(Ismp)
        .because("ends in a letter that can be read as the digit 1", "write the litre with a capital L"),
    rule(
        Code::ApothecarySign,
        Find::Words(&["gr", "minim", "minims", "dram", "drams"], word::apothecary),
    )
    .ismp(IsmpAndJointCommission)
    .because("is an apothecary unit, which few know and which is taken for another", "use a metric unit"),
    rule(Code::ApothecarySign, Find::Words(&["grain", "grains"], word::grain))
        .ismp(IsmpAndJointCommission)
        .because(
            "is an apothecary unit, which few know and which is taken for another",
            "use a metric unit",
        ),
    rule(Code::ApothecarySign, Find::Words(&["\u{292}"], word::always)).ismp(Ismp).because(
        "is an apothecary sign, which can be read as a three",
        "use a metric unit",
    ),
    rule(Code::ApothecarySign, Find::Sign(&['\u{2125}', '\u{2108}', '\u{264f}'], sign::alone))
        .ismp(Ismp)
        .because("is an apothecary sign, which can be read as a digit", "use a metric unit"),
    // How often
    rule(
        Code::DailyAbbreviated,
        Find::Words(&["QD", "qd", "Qd", "QOD", "qod", "Qod", "q1d", "Q1D", "q1D"], word::whole),
    )
    .ismp(IsmpAndJointCommission)
    .because("is taken for another frequency, up to four times a day", "write how often in words"),
    rule(Code::DailyAbbreviated, Find::Sign(&['/'], sign::one_daily)).ismp(Ismp).because(
        "can be read as three times a day",
        "write how often in words",
    ),
    rule(Code::DailyAbbreviated, Find::Words(&["OD", "od", "Od"], word::daily))
        .ismp(Ismp)
        .because("can be read as the right eye", "write how often in words"),
    rule(
        Code::BedtimeAbbreviated,
        Find::Words(&["qhs", "QHS", "qHS", "Qhs", "qn", "QN"], word::whole),
    )
    .ismp(Ismp)
    .because("can be read as every hour", "write bedtime or night in words"),
    rule(Code::BedtimeAbbreviated, Find::Words(&["hs", "HS"], word::bedtime))
        .ismp(Ismp)
        .because("can be read as half-strength", "write bedtime or half-strength in words"),
    rule(Code::BedtimeAbbreviated, Find::Words(&["BT"], word::dosed))
        .ismp(Ismp)
        .because("can be read as twice a day", "write bedtime in words"),
    rule(
        Code::WeeklyAbbreviated,
        Find::Words(&["BIW", "biw", "TIW", "tiw"], word::whole),
    )
    .ismp(Ismp)
    .because("can be read as a number of times a day", "write how often in words"),
    rule(Code::ClockAbbreviated, Find::Coded(word::clock))
        .ismp(Ismp)
        .because("can be read as a number of hours", "write the time of day in words"),
    rule(Code::ClockAbbreviated, Find::Words(&["q", "Q"], word::clock_apart))
        .ismp(Ismp)
        .because("can be read as a number of hours", "write the time of day in words"),
    rule(Code::HourSign, Find::Sign(&['\u{b0}'], sign::hours))
        .ismp(Ismp)
        .because("marks hours with a sign that can be read as a zero", "write the word hours"),
    rule(Code::DurationAbbreviated, Find::Coded(word::duration)).ismp(Ismp).because(
        "can be read as a number of doses or of days",
        "write the duration in words",
    ),
    rule(Code::DurationAbbreviated, Find::Words(&["x", "X"], word::duration_apart))
        .ismp(Ismp)
        .because("can be read as a number of doses or of days", "write the duration in words"),
    rule(Code::DurationAbbreviated, Find::Sign(&['\u{d7}'], sign::duration)).ismp(Ismp).because(
        "can be read as a number of doses or of days",
        "write the duration in words",
    ),
    rule(Code::AsDirectedAbbreviated, Find::Words(&["UD", "ud"], word::directed))
        .ismp(Ismp)
        .because("can be read as a unit dose", "write the directions in words"),
    rule(
        Code::LatinAbbreviated,
        Find::Words(
            &[
                "bd", "BD", "bid", "BID", "TDS", "TID", "od", "OD", "om", "OM", "po", "PO", "pr",
                "PR", "pc", "ac", "nocte",
                "mane", "stat", "gtt", "qd", "QD", "qod", "hs",
            ],
            word::latin,
        ),
    )
    .nhs(Bnf)
    .because("is Latin that a reader may not know or may mistake", "write it in plain words"),
    // These have no other use, so they need no dose before them.
    rule(
        Code::LatinAbbreviated,
        Find::Words(&["prn", "PRN", "tds", "tid", "qds", "QDS", "qid", "QID"], word::whole),
    )
    .nhs(Bnf)
    .because("is Latin that a reader may not know or may mistake", "write it in plain words"),
    // Where
    rule(Code::SubcutaneousAbbreviated, Find::Words(&["SC", "sc", "SQ", "sq"], word::route))
        .ismp(Ismp)
        .because(
            "can be read as under the tongue, or its Q as \u{201c}every\u{201d}",
            "write the route in words",
        ),
    // The list itself uses `SUBQ`, all in capitals.
    rule(
        Code::SubcutaneousAbbreviated,
        Find::Words(&["sub q", "Sub Q", "sub Q", "subq", "subQ", "SubQ"], word::always),
    )
    .ismp(Ismp)
    .because("has a q that can be read as \u{201c}every\u{201d}", "write the route in words"),
    rule(
        Code::EyeEarAbbreviated,
        Find::Words(
            &[
                "OD", "OS", "OU", "AD", "AS", "AU", "od", "os", "ou", "ad", "au",
            ],
            word::eye_or_ear,
        ),
    )
    .ismp(Ismp)
    .because("names an eye or an ear, and one can be read as the other", "name the eye or the ear in words"),
    rule(Code::RouteAbbreviated, Find::Words(&["IN", "IT", "IJ"], word::common_route))
        .ismp(Ismp)
        .because("can be read as another route", "write the route in words"),
    rule(Code::RouteAbbreviated, Find::Words(&["NAS"], word::dosed))
        .ismp(Ismp)
        .because("can be read as another route", "write the route in words"),
    rule(Code::RouteAbbreviated, Find::Words(&["per os", "Per os"], word::always))
        .ismp(Ismp)
        .nhs(Bnf)
        .because("can be read as the left eye", "write the route in words"),
    rule(Code::OrangeJuiceAbbreviated, Find::Words(&["OJ"], word::whole))
        .ismp(Ismp)
        .because("can be read as an eye", "write the drink in words"),
    // What
    rule(Code::MorphineMagnesium, Find::Words(&["MS"], word::morphine))
        .ismp(IsmpAndJointCommission)
        .nhs(Bnf)
        .because("can mean morphine sulfate or magnesium sulfate", "write the drug\u{2019}s name in full"),
    rule(
        Code::MorphineMagnesium,
        Find::Words(&["MSO4", "MgSO4", "MGSO4"], word::always),
    )
    .ismp(IsmpAndJointCommission)
    .nhs(Bnf)
    .because(
        "can be read as morphine sulfate or as magnesium sulfate",
        "write the drug\u{2019}s name in full",
    ),
    rule(
        Code::DrugNameAbbreviated,
        Find::Words(
            &[
                "APAP", "AZT", "CPZ", "DTO", "HCTZ", "MTX", "NoAC", "NOAC", "NoACs", "NOACs",
                "PTU", "TNK", "TPA", "tPA", "TXA", "TAF", "TDF", "ZnSO4", "ARA A", "Ara A", "ara A",
                "Norflox", "norflox",
            ],
            word::always,
        ),
    )
    .ismp(Ismp)
    .nhs(Bnf)
    .because("abbreviates a drug\u{2019}s name and can be read as another drug", "write the name in full"),
    rule(
        Code::DrugNameAbbreviated,
        Find::Words(
            &[
                "PCA", "T3", "HCT", "TAC", "DOR", "OXY", "PIT", "PNV", "DPT", "AT II", "AT III",
            ],
            word::drug,
        ),
    )
    .ismp(Ismp)
    .nhs(Bnf)
    .because("abbreviates a drug\u{2019}s name and can be read as another drug", "write the name in full"),
    rule(Code::DrugNameAbbreviated, Find::Words(&["nitro", "Nitro", "PIT"], word::dripped))
        .ismp(Ismp)
        .nhs(Bnf)
        .because("cuts a drug\u{2019}s name short and can be read as another drug", "write the name in full"),
    rule(Code::DrugNameAbbreviated, Find::Words(&["vanc", "vanco", "Vanc"], word::infused))
        .ismp(Ismp)
        .nhs(Bnf)
        .because("cuts a drug\u{2019}s name short and can be read as another drug", "write the name in full"),
    rule(
        Code::SlidingScaleAbbreviated,
        Find::Words(&["SSI", "SSRI", "ss", "SS"], word::insulin),
    )
    .ismp(Ismp)
    .because("can be read as another insulin or as an antidepressant", "write sliding scale in words"),
    rule(Code::DischargeAbbreviated, Find::Sign(&['/'], sign::discharge))
        .ismp(Ismp)
        .because("can mean discharge or discontinue", "write the one that is meant"),
    rule(Code::DischargeAbbreviated, Find::Words(&["dc'd", "DC'd"], word::always))
        .ismp(Ismp)
        .because("can mean discharged or discontinued", "write the one that is meant"),
    rule(
        Code::RomanDose,
        Find::Words(&["ii", "iii", "iv", "vi", "vii", "viii", "II", "III"], word::roman),
    )
    .ismp(Ismp)
    .because("is a Roman numeral, which can be read as letters or as another number", "write the number in digits or words"),
    // Signs
    rule(Code::ComparisonSign, Find::Sign(&['<', '>'], sign::comparison)).ismp(Ismp).because(
        "compares with a sign that is taken for its opposite or read as a digit",
        "write the comparison in words",
    ),
    rule(Code::SlashBetweenDoses, Find::Sign(&['/'], sign::slash)).ismp(Ismp).because(
        "parts two doses with a slash, which can be read as the digit 1",
        "use a word between them",
    ),
    rule(Code::AtSign, Find::Sign(&['@'], sign::at))
        .ismp(Ismp)
        .because("uses a sign that can be read as a 2", "write the word at"),
    rule(Code::AndSign, Find::Sign(&['&'], sign::ampersand))
        .ismp(Ismp)
        .nhs(Nhs)
        .because("can be read as a 2", "write the word and"),
    rule(Code::AndSign, Find::Sign(&['+'], sign::plus))
        .ismp(Ismp)
        .because("between doses can be read as a 4", "write the word and"),
    rule(Code::ZeroSign, Find::Sign(&['\u{2205}'], sign::alone))
        .ismp(Ismp)
        .because("can be read as a digit", "write zero or none in words"),
    rule(Code::ArrowSign, Find::Sign(&['\u{2191}', '\u{2193}'], sign::alone)).ismp(Ismp).because(
        "is taken for its opposite or read as a digit",
        "write increase or decrease in words",
    ),
];
