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

/// The instant of an accepted date, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The local time, as if it were UTC.
    pub local: i64,
    /// Local time minus UTC; `None` if the date states no offset. A date without a time states none.
    pub offset: Option<i64>,
}

/// Returns the instant of a date; `None` if it is refused, or only PHP's own scanner can read it.
pub fn moment(value: Value) -> Option<Moment> {
    let digits = php::to_text(value).filter(|_| read(value) == Reading::Accepted)?;
    let text: &[u8] = &digits;
    let number = |from: usize, to: usize| text.get(from..to).and_then(number_of);
    let has_digits_alone = number_of(text).is_some();
    let (days, time) = match text.len() {
        7 if has_digits_alone => (days_of(number(0, 4)?, 1, number(4, 7)?), 0),
        8 if text[4] == b'.' => (days_of(number(0, 4)?, 1, number(5, 8)?), 0),
        8 | 14 if has_digits_alone => {
            let time = number(8, 14).map_or(0, |time| millis_of(time / 10_000, time / 100 % 100, time % 100));
            (days_of(number(0, 4)?, number(4, 6)?, number(6, 8)?), time)
        }
        _ => {
            let mut scanner = Scanner { rest: text, read: Moment::default() };
            return scanner.date_time().map(|_| scanner.read);
        }
    };
    Some(Moment { local: days * DAY + time, offset: None })
}

const SECOND: i64 = 1000;
const DAY: i64 = 86_400 * SECOND;

/// Returns the days from 1970-01-01 to a day of the Gregorian calendar.
fn days_of(year: u32, month: u32, day: u32) -> i64 {
    // Years that begin in March, so that the leap day is the last one.
    let year = i64::from(year) - i64::from(month <= 2);
    let of_year = (153 * (i64::from(month) + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(day) - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year - 719_468
}

fn millis_of(hour: u32, minute: u32, second: u32) -> i64 {
    i64::from(hour * 3600 + minute * 60 + second) * SECOND
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
    digits_alone(text).unwrap_or_else(|| {
        Scanner { rest: text, read: Moment::default() }.date_time().map_or(Reading::Unknown, verdict)
    })
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
    /// The instant up to the characters that were read.
    read: Moment,
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
            return self.week(year, is_extended).map(|is_week| is_week && year >= 1);
        }
        let month = self.number(2)?;
        if !is_extended {
            let day = self.number(2)?;
            self.read.local = days_of(year, month, day) * DAY;
            return self.compact_time().map(|()| is_real(year, month, day));
        }
        if self.rest.is_empty() {
            self.read.local = days_of(year, month, 1) * DAY;
            return Some(is_real(year, month, 1));
        }
        if !self.eat(b'-') {
            return None;
        }
        let day = self.number(2)?;
        let is_real = is_real(year, month, day);
        self.read.local = days_of(year, month, day) * DAY;
        if self.rest.is_empty() {
            return Some(is_real);
        }
        Some(self.time()? & is_real)
    }

    /// Decides the rest of a week date: `W30`, `W30-5`.
    fn week(&mut self, year: u32, is_extended: bool) -> Option<bool> {
        let week = self.number(2)?;
        let mut weekday = 1;
        if !self.rest.is_empty() {
            if is_extended && !self.eat(b'-') {
                return None;
            }
            let day = self.number(1)?;
            if day > 7 || !self.rest.is_empty() {
                return None;
            }
            weekday = day;
        }
        // January 4 is in the first week. 1970-01-01 was a Thursday, the fourth day of its week.
        let fourth = days_of(year, 1, 4);
        let monday = fourth - (fourth + 3).rem_euclid(7);
        self.read.local = (monday + i64::from(week) * 7 - 8 + i64::from(weekday)) * DAY;
        Some((1..=53).contains(&week))
    }

    /// Reads the rest of a compact date: `T1800`, `T180000`, `T180000Z`. PHP reads other times in other ways.
    fn compact_time(&mut self) -> Option<()> {
        if !self.eat(b'T') && !self.eat(b't') {
            return None;
        }
        let (hour, minute) = (self.number(2)?, self.number(2)?);
        let second = if self.rest.first().is_some_and(u8::is_ascii_digit) { self.number(2)? } else { 0 };
        self.read.local += millis_of(hour, minute, second);
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
                let millis = self.rest[..digits].iter().chain(b"00").take(3);
                self.read.local += millis.fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
                self.rest = &self.rest[digits..];
            }
        }
        self.read.local += millis_of(hour, minute, second);
        let has_zone = self.zone()?;
        Some(is_time(hour, minute, second) & has_zone)
    }

    /// Decides the rest of a time: nothing, `Z`, `+02`, `+0200`, `+02:00`.
    fn zone(&mut self) -> Option<bool> {
        if self.rest.is_empty() {
            return Some(true);
        }
        if (self.eat(b'Z') || self.eat(b'z')) && self.rest.is_empty() {
            self.read.offset = Some(0);
            return Some(true);
        }
        let is_west = self.eat(b'-');
        if !is_west && !self.eat(b'+') {
            return None;
        }
        let hours = self.number(2)?;
        let mut minutes = 0;
        if !self.rest.is_empty() {
            self.eat(b':');
            minutes = self.number(2)?;
        }
        let offset = millis_of(hours, minutes, 0);
        self.read.offset = Some(if is_west { -offset } else { offset });
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
            "2026-04-30",
            "0001-01-01",
            "2026-07",
            "2026-W53",
            "2026-W30-5",
            "2026-W30-7",
            "2026W305",
            "20260724",
            "2026001",
            "20260724180000",
            "20260724T1800",
            "20260724t1800",
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
        for value in [
            Value::Int(1753358400),
            Value::Int(-1753358400000),
            Value::Float(1.5),
            Value::Bool(true),
            list(&[text("2026-07-24")]),
        ] {
            assert_eq!(read(value), Reading::Refused, "{value:?}");
        }
    }

    #[test]
    fn moment_of_an_accepted_date_is_its_local_time_with_the_stated_offset() {
        // 2026-07-24 was a Friday, 20,658 days after 1970-01-01.
        let (day, hour) = (20_658 * DAY, 3600 * SECOND);
        for (date, local, offset) in [
            ("2026-07-24", day, None),
            ("20260724", day, None),
            ("2026-W30-5", day, None),
            ("2026W30", day - 4 * DAY, None),
            ("2026-07", day - 23 * DAY, None),
            ("2026024", day - 181 * DAY, None),
            ("2026.024", day - 181 * DAY, None),
            ("2026-07-24T18:00", day + 18 * hour, None),
            ("2026-07-24T24:00:60", day + DAY + 60 * SECOND, None),
            ("20260724180000", day + 18 * hour, None),
            ("20260724180930", day + 18 * hour + 570 * SECOND, None),
            ("20260724T1800Z", day + 18 * hour, Some(0)),
            ("2026-07-24 18:00:00.5z", day + 18 * hour + 500, Some(0)),
            ("2026-07-24t18:00:00.0421-05:30", day + 18 * hour + 42, Some(-11 * hour / 2)),
            ("2026-07-24T18:00:00+02", day + 18 * hour, Some(2 * hour)),
            ("2026-07-24T18:00:00+0200", day + 18 * hour, Some(2 * hour)),
            ("1970-01-01", 0, None),
            ("1600-02-29", -135_081 * DAY, None),
            ("0001-01-01", -719_162 * DAY, None),
        ] {
            assert_eq!(moment(text(date)), Some(Moment { local, offset }), "{date}");
        }
        assert_eq!(moment(Value::Int(20260724)), Some(Moment { local: day, offset: None }));
        for date in ["2026-02-29", "24.07.2026", "tomorrow", ""] {
            assert_eq!(moment(text(date)), None, "{date}");
        }
        assert_eq!(moment(Value::Null), None);
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
            "2026-W30-8",
            "2026-W30-55",
            "20260230180000",
            "20260724250000",
            "20260724T2500",
            "2026-07-24T18:00Zx",
        ] {
            assert_eq!(read(text(date)), Reading::Unknown, "{date}");
        }
        assert_eq!(read(Value::Float(20260724.5)), Reading::Unknown);
    }
}
