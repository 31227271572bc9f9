//! The weekly pattern: from when to when, on which days, by the wall clock.

use super::{DAY, MINUTE, Millis};
use crate::contract::fields::{DefaultValue, FIELDS, Field};

/// Minutes of a day.
pub const DAY_MINUTES: u32 = 24 * 60;

/// The bits of all seven days.
pub const ALL_DAYS: u32 = 0x7F;

/// Calling hours: a time of day at which calls begin, one at which they end, and the days on which windows start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// First minute of the window, from 0 (00:00) to 1439.
    start: u32,
    /// First minute after the window, counted from the midnight before `start`: up to a day later than it.
    end: u32,
    /// Bit 0 for Monday to bit 6 for Sunday.
    days: u32,
}

impl Hours {
    /// Hours from `start` to `end`, both as minutes of the day, on the days of these bits.
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

    /// As one number, for the way through JavaScript.
    pub fn to_bits(self) -> u32 {
        self.start | self.end << 11 | self.days << 23
    }

    /// What [`Hours::to_bits`] gave.
    pub fn from_bits(bits: u32) -> Hours {
        Hours { start: bits & 0x7FF, end: bits >> 11 & 0xFFF, days: bits >> 23 & 0x7F }
    }

    /// Minutes of one window where the clock does not change.
    #[inline(always)]
    pub fn window_minutes(self) -> u32 {
        // A time of day that its rule refuses may be beyond the end.
        self.end.saturating_sub(self.start)
    }

    /// Minutes of all windows of a week in which the clock does not change.
    #[inline(always)]
    pub fn weekly_minutes(self) -> u32 {
        self.window_minutes() * self.days.count_ones()
    }

    /// Whether one window follows upon the other without a gap, day and night.
    #[inline(always)]
    pub fn is_always(self) -> bool {
        self.weekly_minutes() == 7 * DAY_MINUTES
    }

    /// The window that starts on a local day, which is counted from 1970-01-01: first and last local time. `None` where that day is
    /// not allowed, or the window has no length.
    pub fn on_day(self, day: i64) -> Option<(Millis, Millis)> {
        // 1970-01-01 was a Thursday, the fourth day of its week.
        let weekday = (day + 3).rem_euclid(7);
        let midnight = day * DAY;
        (self.days >> weekday & 1 == 1 && self.start < self.end)
            .then(|| (midnight + Millis::from(self.start) * MINUTE, midnight + Millis::from(self.end) * MINUTE))
    }

    /// Whether calls may be made when the clock shows `local`.
    pub fn contains(self, local: Millis) -> bool {
        let today = local.div_euclid(DAY);
        let on = |day| self.on_day(day).is_some_and(|(start, end)| start <= local && local < end);
        // A window that started yesterday may reach into today.
        on(today) || on(today - 1)
    }
}

/// What a time of day means that is left out, in minutes: the documented default.
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
    fn the_start_is_inside_and_the_end_is_not() {
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
    fn the_documented_default_is_all_of_every_day() {
        let [start, end] =
            [Field::AllowedHoursStartTime, Field::AllowedHoursEndTime].map(|field| default(field).unwrap());
        let always = Hours::new(start, end, ALL_DAYS);
        assert!(always.is_always());
        assert!(always.contains(at(2, "23:59") + MINUTE - 1));
        assert_eq!(Hours::from_bits(always.to_bits()), always);
        assert!(!hours("00:01", "23:59", ALL_DAYS).is_always());
    }

    #[test]
    fn a_window_over_midnight_belongs_to_the_day_on_which_it_starts() {
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
    fn a_window_until_midnight_is_not_one_over_midnight() {
        let evening = hours("09:00", "00:00", 1 << 0);
        assert_eq!(evening.window_minutes(), 15 * 60);
        assert!(evening.contains(at(1, "00:00") - 1) && !evening.contains(at(1, "00:00")));
    }

    #[test]
    fn a_window_without_length_is_never_open() {
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
