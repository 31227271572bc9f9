//! The weekly calling hours: start, end and days, by the wall clock.

use super::{DAY, MINUTE, Millis};
use crate::contract::fields::{DefaultValue, FIELDS, Field};

/// Minutes of a day.
pub const DAY_MINUTES: u32 = 24 * 60;

/// The bits of all seven days.
pub const ALL_DAYS: u32 = 0x7F;

/// Calling hours: the time of day at which calls begin, the one at which they end, and the days on which windows start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The first minute of the window, from 0 (00:00) to 1439.
    start: u32,
    /// The first minute after the window, counted from the midnight before `start`: at most 2880, the next midnight but
    /// one.
    end: u32,
    /// The days: bit 0 for Monday to bit 6 for Sunday.
    days: u32,
}

impl Hours {
    /// Creates hours from `start` to `end`, both in minutes of the day, on the days of these bits.
    #[inline(always)]
    pub fn new(start: u32, end: u32, days: u32) -> Hours {
        let end = if end == start {
            start
        } else if end == DAY_MINUTES - 1 {
            DAY_MINUTES
        } else if end < start {
            end + DAY_MINUTES
        } else {
            end
        };
        Hours { start, end, days }
    }

    /// Creates hours between two minutes. The second may be one of the next day.
    pub fn between(start: u32, end: u32, days: u32) -> Hours {
        Hours { start, end, days }
    }

    /// Returns the first minute of a window, and the first one after it, counted from the same midnight.
    pub fn bounds(self) -> (u32, u32) {
        (self.start, self.end)
    }

    /// Returns the hours as one number, to pass them through JavaScript.
    pub fn to_bits(self) -> u32 {
        self.start | self.end << 11 | self.days << 23
    }

    /// Creates the hours from a number of [`Hours::to_bits`].
    pub fn from_bits(bits: u32) -> Hours {
        Hours { start: bits & 0x7FF, end: bits >> 11 & 0xFFF, days: bits >> 23 & 0x7F }
    }

    /// Returns the minutes of one window on a day without a clock change; 0 if it starts when it ends. An end of 23:59
    /// counts as 24:00 (see [`Hours::new`]), so 09:00 to 23:59 has 900 minutes.
    #[inline(always)]
    pub fn window_minutes(self) -> u32 {
        // A refused time of day may be beyond the end.
        self.end.saturating_sub(self.start)
    }

    /// Returns the minutes of all windows in a week without a clock change.
    #[inline(always)]
    pub fn weekly_minutes(self) -> u32 {
        self.window_minutes() * self.days.count_ones()
    }

    /// Returns whether the windows follow each other without a gap, day and night.
    #[inline(always)]
    pub fn is_always(self) -> bool {
        self.weekly_minutes() == 7 * DAY_MINUTES
    }

    /// Returns the first and the last local time of the window that starts on a local day, counted from 1970-01-01.
    /// `None` if the day is not allowed or the window has no length.
    pub fn on_day(self, day: i64) -> Option<(Millis, Millis)> {
        // 1970-01-01 was a Thursday, the fourth day of its week.
        let weekday = (day + 3).rem_euclid(7);
        let midnight = day * DAY;
        (self.days >> weekday & 1 == 1 && self.start < self.end)
            .then(|| (midnight + Millis::from(self.start) * MINUTE, midnight + Millis::from(self.end) * MINUTE))
    }

    /// Returns whether calls may be made when the clock shows `local`.
    pub fn contains(self, local: Millis) -> bool {
        let today = local.div_euclid(DAY);
        let on = |day| self.on_day(day).is_some_and(|(start, end)| start <= local && local < end);
        // A window that started yesterday may reach into today.
        on(today) || on(today - 1)
    }
}

/// Returns the documented default of a time field, in minutes of the day.
pub const fn default(field: Field) -> Option<u32> {
    match FIELDS[field as usize].default {
        Some(DefaultValue::Text(text)) => minutes_of(text.as_bytes()),
        _ => None,
    }
}

/// Returns `HH:MM` as minutes of the day.
#[inline]
pub const fn minutes_of(time: &[u8]) -> Option<u32> {
    let &[a, b, b':', c, d] = time else { return None };
    let (a, b, c, d) = (a.wrapping_sub(b'0'), b.wrapping_sub(b'0'), c.wrapping_sub(b'0'), d.wrapping_sub(b'0'));
    if a < 10 && b < 10 && c < 10 && d < 10 {
        Some((a as u32 * 10 + b as u32) * 60 + c as u32 * 10 + d as u32)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monday to Friday.
    const WORKING_DAYS: u32 = 0x1F;

    /// Local time: day 0 of the tests is Monday, 2026-01-05.
    fn at(day: i64, time: &str) -> Millis {
        (20_458 + day) * DAY + Millis::from(minutes_of(time.as_bytes()).unwrap()) * MINUTE
    }

    fn hours(start: &str, end: &str, days: u32) -> Hours {
        let [start, end] = [start, end].map(|time| minutes_of(time.as_bytes()).unwrap());
        let hours = Hours::new(start, end, days);
        assert_eq!(Hours::from_bits(hours.to_bits()), hours);
        hours
    }

    #[test]
    fn hours_contain_their_start_and_not_their_end() {
        let office = hours("09:00", "17:00", WORKING_DAYS);
        assert_eq!((office.window_minutes(), office.weekly_minutes()), (480, 2400));
        for (local, open) in [
            (at(0, "08:59"), false),
            (at(0, "09:00"), true),
            (at(0, "17:00") - 1, true),
            (at(0, "17:00"), false),
            (at(4, "12:00"), true),
            (at(5, "12:00"), false),
            (at(-1, "12:00"), false),
        ] {
            assert_eq!(office.contains(local), open, "{local}");
        }
    }

    #[test]
    fn hours_with_the_documented_defaults_are_always_open() {
        let [start, end] =
            [Field::AllowedHoursStartTime, Field::AllowedHoursEndTime].map(|field| default(field).unwrap());
        let always = Hours::new(start, end, ALL_DAYS);
        assert!(always.is_always());
        assert!(always.contains(at(2, "23:59") + MINUTE - 1));
        assert_eq!(Hours::from_bits(always.to_bits()), always);
        assert!(!hours("00:01", "23:59", ALL_DAYS).is_always());
    }

    #[test]
    fn hours_over_midnight_belong_to_the_day_on_which_they_start() {
        let friday = hours("22:00", "06:00", 1 << 4);
        assert_eq!(friday.window_minutes(), 480);
        for (local, open) in [
            (at(4, "05:00"), false),
            (at(4, "21:59"), false),
            (at(4, "22:00"), true),
            (at(5, "05:59"), true),
            (at(5, "06:00"), false),
            (at(5, "22:00"), false),
        ] {
            assert_eq!(friday.contains(local), open, "{local}");
        }
        // Sunday's window reaches into Monday, across the end of the week.
        let sunday = hours("23:00", "01:00", 1 << 6);
        assert!(sunday.contains(at(7, "00:30")) && !sunday.contains(at(0, "23:30")));
    }

    #[test]
    fn hours_until_midnight_end_on_the_same_day() {
        let evening = hours("09:00", "00:00", 1 << 0);
        assert_eq!(evening.window_minutes(), 15 * 60);
        assert!(evening.contains(at(1, "00:00") - 1) && !evening.contains(at(1, "00:00")));
    }

    #[test]
    fn hours_without_length_are_never_open() {
        for time in ["00:00", "12:00", "23:59"] {
            let never = hours(time, time, ALL_DAYS);
            assert_eq!(never.weekly_minutes(), 0);
            assert!(!never.contains(at(0, time)));
        }
        assert!(!hours("00:00", "23:59", 0).contains(at(0, "12:00")));
    }

    #[test]
    fn minutes_of_a_text_that_is_not_hh_mm_is_none() {
        for text in ["9:00", "09:00:00", "ab:cd", ""] {
            assert_eq!(minutes_of(text.as_bytes()), None, "{text}");
        }
    }
}
