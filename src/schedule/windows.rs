//! The calling windows of a zone's clock, as instants.

use super::hours::DAY_MINUTES;
use super::{Clock, DAY, Hours, Millis};

/// A continuous stretch of time in which calls may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The local day on which it starts, counted from 1970-01-01. This day must be allowed.
    pub day: i64,
    /// The first instant.
    pub start: Millis,
    /// The first instant after it.
    pub end: Millis,
    /// The zone's offset at its start.
    pub start_offset: Millis,
    /// The zone's offset at its end, before any clock change at that instant.
    pub end_offset: Millis,
}

/// Returns all windows within the range of `clock`, in order. A window that touches an end of the range is left out,
/// because it may extend beyond. `hours` are the windows of a day, in order and apart (`times::joined`).
///
/// Around a clock change, skipped hours do not take place, and a window opens again if the clock is set back over its
/// end. If a window over midnight overlaps with those of the next day, the common part belongs to the earlier day.
pub fn windows(hours: &[Hours], clock: &Clock) -> Vec<Window> {
    let mut windows: Vec<Window> = Vec::new();
    let first_start = hours.first().map_or(0, |hours| hours.bounds().0);
    // The last window alone can reach into those of the next day, and it then covers the beginning of that day.
    let overlapping = hours.last().filter(|last| last.bounds().1 > first_start + DAY_MINUTES);
    for stretch in &clock.stretches {
        let offset = stretch.offset;
        // Yesterday's window may reach into the first day.
        let first = (stretch.from + offset).div_euclid(DAY) - 1;
        let last = (stretch.until + offset).div_euclid(DAY);
        for day in first..=last {
            let before = overlapping.and_then(|hours| hours.on_day(day - 1)).map_or(Millis::MIN, |(_, end)| end);
            for hours in hours {
                let Some((start, end)) = hours.on_day(day) else { continue };
                let start = (start.max(before) - offset).max(stretch.from);
                let end = (end - offset).min(stretch.until);
                if start >= end {
                    continue;
                }
                match windows.last_mut() {
                    // The same window continues across a clock change.
                    Some(before) if before.day == day && before.end == start => {
                        before.end = end;
                        before.end_offset = offset;
                    }
                    _ => windows.push(Window { day, start, end, start_offset: offset, end_offset: offset }),
                }
            }
        }
    }
    // Not `retain`, and loops instead of iterator chains in all of the schedule: each adds up to a kilobyte of wasm.
    if windows.last().is_some_and(|window| window.end == clock.until()) {
        windows.pop();
    }
    if windows.first().is_some_and(|window| window.start == clock.from()) {
        windows.remove(0);
    }
    windows
}

/// Returns the first instant at or after `at` at which calls may be made. `None` if `windows` hold no such instant.
pub fn next_open(windows: &[Window], at: Millis) -> Option<Millis> {
    windows.iter().find(|window| window.end > at).map(|window| window.start.max(at))
}

/// Returns the open time, from the instant `opens` on, of the windows that start on the local day of `from` or the six
/// days after it.
pub fn week_time(hours: &[Hours], clock: &Clock, from: Millis, opens: Millis) -> Millis {
    let first = clock.local(from).div_euclid(DAY);
    let mut total = 0;
    for window in windows(hours, clock) {
        if (first..first + 7).contains(&window.day) {
            total += (window.end - window.start.max(opens)).max(0);
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::super::hours::{ALL_DAYS, minutes_of};
    use super::super::{MINUTE, times};
    use super::*;

    const HOUR: Millis = 60 * MINUTE;
    /// 2026-01-04 00:00 in UTC, a Sunday.
    const SUNDAY: Millis = 20_457 * DAY;

    /// Returns the clock of the days around SUNDAY that changes at `at` from `before` to `after` hours.
    fn change(at: Millis, before: Millis, after: Millis) -> Clock {
        let table = [SUNDAY - 3 * DAY, before * HOUR, at, after * HOUR, SUNDAY + 4 * DAY];
        Clock::from_table(&table.map(|number| number as f64))
    }

    fn spring() -> Clock {
        change(SUNDAY + HOUR, 1, 2)
    }

    fn autumn() -> Clock {
        change(SUNDAY + HOUR, 2, 1)
    }

    fn hours(start: &str, end: &str) -> [Hours; 1] {
        let [start, end] = [start, end].map(|time| minutes_of(time.as_bytes()).unwrap());
        [Hours::new(start, end, ALL_DAYS)]
    }

    /// Returns the windows of Sunday, in minutes of UTC's Sunday.
    fn on_sunday(hours: impl AsRef<[Hours]>, clock: &Clock) -> Vec<(Millis, Millis)> {
        windows(hours.as_ref(), clock)
            .iter()
            .filter(|window| window.day == SUNDAY / DAY)
            .map(|window| ((window.start - SUNDAY) / MINUTE, (window.end - SUNDAY) / MINUTE))
            .collect()
    }

    #[test]
    fn windows_leave_out_a_skipped_hour() {
        assert_eq!(on_sunday(hours("02:00", "03:00"), &spring()), []);
        assert_eq!(on_sunday(hours("01:30", "02:30"), &spring()), [(30, 60)]);
        assert_eq!(on_sunday(hours("02:30", "03:30"), &spring()), [(60, 90)]);
        assert_eq!(on_sunday(hours("00:00", "23:59"), &spring()), [(-60, 22 * 60)]);
    }

    #[test]
    fn windows_occur_twice_in_a_repeated_hour() {
        assert_eq!(on_sunday(hours("02:15", "02:45"), &autumn()), [(15, 45), (75, 105)]);
        // The clock goes back from 03:00 to 02:00: there is no break between the two.
        assert_eq!(on_sunday(hours("02:00", "03:00"), &autumn()), [(0, 120)]);
        // The clock goes back over the start, which comes once more.
        assert_eq!(on_sunday(hours("02:30", "03:30"), &autumn()), [(30, 60), (90, 150)]);
        assert_eq!(on_sunday(hours("00:00", "23:59"), &autumn()), [(-120, 23 * 60)]);
    }

    #[test]
    fn windows_over_midnight_grow_by_the_clock_change() {
        let night = windows(&hours("22:00", "06:00"), &autumn());
        let saturday = night.iter().find(|window| window.day == SUNDAY / DAY - 1).unwrap();
        assert_eq!(saturday.end - saturday.start, 9 * HOUR);
        assert_eq!((saturday.start_offset, saturday.end_offset), (2 * HOUR, HOUR));
    }

    #[test]
    fn windows_end_at_the_second_of_two_midnights() {
        // On Sunday at 00:00 it is Saturday 23:00 again.
        let clock = change(SUNDAY - HOUR, 1, 0);
        let late = windows(&hours("23:00", "23:59"), &clock);
        let saturday = late.iter().find(|window| window.day == SUNDAY / DAY - 1).unwrap();
        assert_eq!((saturday.start - SUNDAY, saturday.end - SUNDAY), (-2 * HOUR, 0));
    }

    #[test]
    fn windows_that_touch_an_end_of_the_clock_are_left_out() {
        let clock = change(SUNDAY, 0, 0);
        let all = windows(&hours("00:00", "23:59"), &clock);
        assert_eq!((all.first().unwrap().start, all.last().unwrap().end), (SUNDAY - 2 * DAY, SUNDAY + 3 * DAY));
        assert_eq!(windows(&hours("00:00", "23:59"), &Clock::default()), []);
    }

    #[test]
    fn windows_of_several_hours_a_day_are_apart() {
        let two = times::joined(&[840.0, 1080.0, 540.0, 720.0], ALL_DAYS);
        assert_eq!(on_sunday(&two, &change(SUNDAY, 0, 0)), [(540, 720), (840, 1080)]);
        // The clock skips the break between them.
        let around = times::joined(&[60.0, 120.0, 180.0, 240.0], ALL_DAYS);
        assert_eq!(on_sunday(&around, &spring()), [(0, 120)]);
    }

    #[test]
    fn windows_of_two_days_that_overlap_share_no_instant() {
        let night = times::joined(&[1320.0, 360.0, 300.0, 480.0], ALL_DAYS);
        for clock in [autumn(), spring()] {
            assert!(windows(&night, &clock).windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
        assert_eq!(on_sunday(&night, &change(SUNDAY, 0, 0)), [(360, 480), (1320, 1800)]);
    }

    #[test]
    fn next_open_is_the_instant_itself_or_the_next_start() {
        let office = windows(&hours("09:00", "17:00"), &change(SUNDAY, 0, 0));
        assert_eq!(next_open(&office, SUNDAY), Some(SUNDAY + 9 * HOUR));
        assert_eq!(next_open(&office, SUNDAY + 10 * HOUR + 1), Some(SUNDAY + 10 * HOUR + 1));
        assert_eq!(next_open(&office, SUNDAY + 17 * HOUR), Some(SUNDAY + DAY + 9 * HOUR));
        assert_eq!(next_open(&office, SUNDAY + 4 * DAY), None);
    }

    #[test]
    fn week_time_changes_with_the_clock_and_begins_when_it_opens() {
        for (before, after, hours_of_the_week) in [(1, 2, 167), (2, 1, 169)] {
            let [from, until] = [-10, 10].map(|days| (SUNDAY + days * DAY) as f64);
            let [before, at, after] = [before * HOUR, SUNDAY + HOUR, after * HOUR].map(|number| number as f64);
            let clock = Clock::from_table(&[from, before, at, after, until]);
            let always = hours("00:00", "23:59");
            let week = week_time(&always, &clock, SUNDAY - 30 * HOUR, Millis::MIN);
            assert_eq!(week, hours_of_the_week * HOUR);
            // Wednesday is the sixth of the seven days, and Thursday the last.
            let opens = SUNDAY + 3 * DAY + 12 * HOUR - after as Millis;
            assert_eq!(week_time(&always, &clock, SUNDAY - 30 * HOUR, opens), 36 * HOUR);
            assert_eq!(week_time(&always, &clock, SUNDAY - 30 * HOUR, opens + 7 * DAY), 0);
        }
    }
}
