//! `date`: PHP's `strtotime` reads the value, and the value itself names a year from 1, a month and a day.
//!
//! Source: `ValidatesAttributes::validateDate` (`strtotime`, then `date_parse` and `checkdate`), with PHP's scanner of
//! dates (timelib). That scanner knows hundreds of forms, and is not rebuilt here. This file decides numbers, texts
//! without a digit, and the forms of ISO 8601. Any other text is [`Reading::Unknown`].

use crate::php;
use crate::php::value::Value;

/// The result of reading a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Laravel accepts the value.
    Accepted,
    /// Laravel refuses the value.
    Refused,
    /// Only PHP's own scanner knows.
    Unknown,
}

/// Returns whether Laravel accepts a value as a date.
pub fn read(value: Value) -> Reading {
    match value {
        Value::Text(text) => read_text(text),
        Value::Int(_) | Value::Float(_) => php::to_text(value).map_or(Reading::Refused, |text| read_number(&text)),
        _ => Reading::Refused,
    }
}

/// Returns whether a text is a date of ISO 8601 without an offset from UTC. A date without a time has none.
pub fn has_no_offset(text: &[u8]) -> bool {
    let time = text.iter().position(|byte| matches!(byte, b'T' | b't' | b' ')).map_or(&[][..], |at| &text[at + 1..]);
    read_text(text) == Reading::Accepted && !time.iter().any(|byte| matches!(byte, b'Z' | b'z' | b'+' | b'-'))
}

/// Decides the text of a number. Few numbers are dates.
fn read_number(text: &[u8]) -> Reading {
    digits_alone(text).unwrap_or(match text {
        [b'-', ..] => Reading::Refused,
        _ if text.len() <= LONGEST_WITHOUT_DATE => Reading::Refused,
        _ => Reading::Unknown,
    })
}

/// PHP finds no date in a number with a fraction of so few characters.
const LONGEST_WITHOUT_DATE: usize = 7;

fn verdict(accepts: bool) -> Reading {
    if accepts { Reading::Accepted } else { Reading::Refused }
}

fn read_text(text: &[u8]) -> Reading {
    if !text.iter().any(u8::is_ascii_digit) {
        return Reading::Refused;
    }
    digits_alone(text).unwrap_or_else(|| Scanner { rest: text }.date_time().map_or(Reading::Unknown, verdict))
}

/// Decides a text of digits alone, and one of a year, a point and a day of the year; `None` for any other text.
fn digits_alone(text: &[u8]) -> Option<Reading> {
    let number = |from: usize, to: usize| number_of(&text[from..to]);
    if let [_, _, _, _, b'.', day @ ..] = text
        && day.len() == 3
        && let (Some(year), Some(day)) = (number(0, 4), number_of(day))
    {
        return Some(verdict(is_early_day(year, day)));
    }
    number_of(text)?;
    Some(match text.len() {
        7 => verdict(is_early_day(number(0, 4)?, number(4, 7)?)),
        8 => verdict(is_real(number(0, 4)?, number(4, 6)?, number(6, 8)?)),
        14 if is_real(number(0, 4)?, number(4, 6)?, number(6, 8)?)
            && is_time(number(8, 10)?, number(10, 12)?, number(12, 14)?) =>
        {
            Reading::Accepted
        }
        ..11 => Reading::Refused,
        // PHP finds dates inside of long numbers, as of milliseconds.
        _ => Reading::Unknown,
    })
}

/// Returns whether PHP finds a date in a year and a day of the year: it keeps the day as a day of January.
fn is_early_day(year: u32, day: u32) -> bool {
    is_real(year, 1, day)
}

fn number_of(digits: &[u8]) -> Option<u32> {
    let is_number = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    is_number.then(|| {
        digits.iter().fold(0, |number: u32, digit| number.wrapping_mul(10).wrapping_add(u32::from(digit - b'0')))
    })
}

/// Returns whether the day exists (PHP's `checkdate`).
fn is_real(year: u32, month: u32, day: u32) -> bool {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(is_leap),
        _ => 0,
    };
    year >= 1 && (1..=days).contains(&day)
}

/// Returns whether PHP reads a time: 24 is an hour, and 60 a second.
fn is_time(hour: u32, minute: u32, second: u32) -> bool {
    hour <= 24 && minute <= 59 && second <= 60
}

struct Scanner<'a> {
    rest: &'a [u8],
}

impl Scanner<'_> {
    /// Reads this many digits.
    fn number(&mut self, digits: usize) -> Option<u32> {
        let (number, rest) = self.rest.split_at_checked(digits)?;
        let number = number_of(number)?;
        self.rest = rest;
        Some(number)
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.rest.first() == Some(&byte);
        self.rest = &self.rest[usize::from(found)..];
        found
    }

    /// Decides a date of ISO 8601, with or without a time; `None` for any other text.
    fn date_time(&mut self) -> Option<bool> {
        let year = self.number(4)?;
        let is_extended = self.eat(b'-');
        if self.eat(b'W') {
            return self.week(is_extended).map(|is_week| is_week && year >= 1);
        }
        let month = self.number(2)?;
        if !is_extended {
            let day = self.number(2)?;
            return self.compact_time().map(|()| is_real(year, month, day));
        }
        if self.rest.is_empty() {
            return Some(is_real(year, month, 1));
        }
        if !self.eat(b'-') {
            return None;
        }
        let day = self.number(2)?;
        let is_real = is_real(year, month, day);
        if self.rest.is_empty() {
            return Some(is_real);
        }
        Some(self.time()? & is_real)
    }

    /// Decides the rest of a week date: `W30`, `W30-5`.
    fn week(&mut self, is_extended: bool) -> Option<bool> {
        let week = self.number(2)?;
        if !self.rest.is_empty() {
            if is_extended && !self.eat(b'-') {
                return None;
            }
            let day = self.number(1)?;
            if day > 7 || !self.rest.is_empty() {
                return None;
            }
        }
        Some((1..=53).contains(&week))
    }

    /// Reads the rest of a compact date: `T1800`, `T180000`, `T180000Z`. PHP reads other times in other ways.
    fn compact_time(&mut self) -> Option<()> {
        if !self.eat(b'T') && !self.eat(b't') {
            return None;
        }
        let (hour, minute) = (self.number(2)?, self.number(2)?);
        let second = if self.rest.first().is_some_and(u8::is_ascii_digit) { self.number(2)? } else { 0 };
        (self.zone()? && is_time(hour, minute, second)).then_some(())
    }

    /// Decides the rest of an extended date: `T18:00`, ` 18:00:00.000+02:00`.
    fn time(&mut self) -> Option<bool> {
        if !self.eat(b'T') && !self.eat(b't') && !self.eat(b' ') {
            return None;
        }
        let hour = self.number(2)?;
        if !self.eat(b':') {
            return None;
        }
        let minute = self.number(2)?;
        let mut second = 0;
        if self.eat(b':') {
            second = self.number(2)?;
            if self.eat(b'.') {
                let digits = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                if digits == 0 {
                    return None;
                }
                self.rest = &self.rest[digits..];
            }
        }
        let has_zone = self.zone()?;
        Some(is_time(hour, minute, second) & has_zone)
    }

    /// Decides the rest of a time: nothing, `Z`, `+02`, `+0200`, `+02:00`.
    fn zone(&mut self) -> Option<bool> {
        if self.rest.is_empty() || (self.eat(b'Z') || self.eat(b'z')) && self.rest.is_empty() {
            return Some(true);
        }
        if !self.eat(b'+') && !self.eat(b'-') {
            return None;
        }
        let hours = self.number(2)?;
        if self.rest.is_empty() {
            return Some(true);
        }
        self.eat(b':');
        let minutes = self.number(2)?;
        self.rest.is_empty().then_some(minutes <= 59 && hours <= 24)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{list, text};

    #[test]
    fn date_accepts_the_forms_of_iso_8601_that_name_a_real_day() {
        for date in [
            "2026-07-24",
            "2026-07-24T18:00",
            "2026-07-24T18:00:00Z",
            "2026-07-24t18:00:00.000z",
            "2026-07-24 18:00:60.1234567890",
            "2026-07-24T24:00+02:00",
            "2026-07-24T18:00:00-0530",
            "2026-07-24T18:00:00+02",
            "2024-02-29",
            "0001-01-01",
            "2026-07",
            "2026-W53",
            "2026-W30-5",
            "2026W305",
            "20260724",
            "2026001",
            "20260724180000",
            "20260724T1800",
            "20260724T180000Z",
        ] {
            assert_eq!(read(text(date)), Reading::Accepted, "{date}");
        }
        assert_eq!(read(Value::Int(20260724)), Reading::Accepted);
        assert_eq!(read(Value::Float(20260724.0)), Reading::Accepted);
    }

    #[test]
    fn date_refuses_days_and_times_that_do_not_exist_numbers_and_words() {
        for date in [
            "2026-02-29",
            "2026-04-31T10:00:00Z",
            "2026-13-01",
            "0000-01-01",
            "2026-07-24T25:00",
            "2026-07-24T23:60",
            "2026-07-24T18:00:61",
            "2026-07-24T18:00:00+25:00",
            "2026-07-24T18:00:00+02:60",
            "2026-13",
            "2026-W54",
            "2026",
            "1753358400",
            "2026366",
            "tomorrow",
            "{{start}}",
        ] {
            assert_eq!(read(text(date)), Reading::Refused, "{date}");
        }
        for value in [Value::Int(1753358400), Value::Float(1.5), Value::Bool(true), list(&[text("2026-07-24")])] {
            assert_eq!(read(value), Reading::Refused, "{value:?}");
        }
    }

    #[test]
    fn date_leaves_all_other_texts_to_php() {
        for date in [
            "1753358400000",
            "24.07.2026",
            "2026-07-24 +1 day",
            "@1753358400",
            "2026-07-24T18:00:00,5",
            "2026-7-4",
            "24/07/2026",
        ] {
            assert_eq!(read(text(date)), Reading::Unknown, "{date}");
        }
    }
}
