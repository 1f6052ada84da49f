//! A calendar date, `YYYY-MM-DD`, that can be read, compared and written.
//!
//! No time zone, no clock, no arithmetic: nothing here needs them.

use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar, years 0001 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a date is written YYYY-MM-DD, such as 2026-03-31")]
pub struct InvalidDate;

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let digits = |range: std::ops::Range<usize>| -> Result<u16, InvalidDate> {
            let part = text.get(range).ok_or(InvalidDate)?;
            if !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(InvalidDate);
            }
            part.parse().map_err(|_| InvalidDate)
        };
        if text.len() != 10 || text.get(4..5) != Some("-") || text.get(7..8) != Some("-") {
            return Err(InvalidDate);
        }
        let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
        if year == 0 || day == 0 || day > days(year, month) {
            return Err(InvalidDate);
        }
        // Both fit: `days` is 0 for a month beyond 12, and at most 31.
        Ok(Date { year, month: month as u8, day: day as u8 })
    }
}

fn days(year: u16, month: u16) -> u16 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u16::from(leap),
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_and_nothing_else() {
        fn check(text: &str, good: bool) {
            let date = text.parse::<Date>();
            assert_eq!(date.is_ok(), good, "{text}");
            if let Ok(date) = date {
                assert_eq!(date.to_string(), text);
            }
        }
        check("2026-03-31", true);
        check("2024-02-29", true);
        check("2000-02-29", true);
        check("1900-02-29", false);
        check("2025-02-29", false);
        check("2026-13-01", false);
        check("2026-00-01", false);
        check("2026-01-00", false);
        check("0000-01-01", false);
        check("2026-1-1", false);
        check("2026-+1-01", false);
        check("2026/01/01", false);
        check("20260101", false);
        check("2026-01-0é", false);
        check("", false);
    }

    #[test]
    fn dates_compare_as_days() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert!(date("2025-12-31") < date("2026-01-01"));
        assert!(date("2026-01-31") < date("2026-02-01"));
    }
}
