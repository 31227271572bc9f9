//! The warnings of the second contract about calling windows, and about retries that wait for another window.

use crate::contract::fields::DAYS;
use crate::php::value::Value;
use crate::rules::integer;
use crate::schedule::hours::minutes_of;
use crate::verdict::diagnostics_2026_07::WarningCode;
use crate::verdict::table::{Fields, child};

const DAY: usize = 24 * 60;
/// The night before 08:00 and from 21:00 on.
const MORNING: usize = 8 * 60;
const EVENING: usize = 21 * 60;

const HOURS: [&str; 2] = ["allowed_hours_start_time", "allowed_hours_end_time"];

/// The windows of a form: those of the list, or the pair of hours.
pub struct Windows {
    /// The names of their fields.
    names: &'static [&'static str],
    /// Start and end of each, in minutes of the day. Empty if the form has none, which means the whole day.
    list: Vec<(usize, usize)>,
    /// The number of windows that are open at each minute of a day.
    counts: Vec<i64>,
}

impl Windows {
    /// Reads the windows of a form.
    pub fn of(fields: &Fields) -> Windows {
        let windows = fields.get("schedule_windows");
        let [start, end] = HOURS.map(|name| fields.get(name));
        let time = |value, default: u32| match value {
            Value::Text(text) => {
                minutes_of(text).filter(|minutes| (*minutes as usize) < DAY).unwrap_or(default) as usize
            }
            _ => default as usize,
        };
        let (names, list): (&[&str], Vec<(usize, usize)>) = if windows.is_filled_array() {
            let window = |index| (time(child(windows.at(index), "start"), 0), time(child(windows.at(index), "end"), 0));
            (&["schedule_windows"], (0..windows.count().unwrap_or(0)).map(window).collect())
        } else if matches!((start, end), (Value::Null, Value::Null)) {
            return Windows { names: &HOURS, list: Vec::new(), counts: Vec::new() };
        } else {
            (&HOURS, vec![(time(start, 0), time(end, DAY as u32 - 1))])
        };
        // The number of windows at each minute of a day, as differences.
        let mut changes = vec![0i64; DAY + 1];
        for &(start, end) in &list {
            changes[start] += 1;
            if end < start {
                changes[DAY] -= 1;
                changes[0] += 1;
            }
            changes[end] -= 1;
        }
        let mut open = 0;
        let counts = changes[..DAY]
            .iter()
            .map(|change| {
                open += change;
                open
            })
            .collect();
        Windows { names, list, counts }
    }

    /// Returns the minutes of the longest window on the days of these bits. Windows that touch are one. Returns `None`
    /// if they are open around the clock.
    fn longest(&self, days: [bool; 7]) -> Option<usize> {
        const WEEK: usize = 7 * DAY;
        let is_always = self.list.is_empty() && days == [true; 7];
        if is_always {
            return None;
        }
        // The last minute of a day is open if the end is 23:59: the pages mean the whole day by it.
        let end_of = |start: usize, end: usize| {
            if end == DAY - 1 && start < end {
                DAY
            } else if end < start {
                end + DAY
            } else {
                end
            }
        };
        let whole_day = [(0, DAY)];
        let list = if self.list.is_empty() { &whole_day[..] } else { &self.list };
        // The number of windows at each minute of the week, as differences.
        let mut changes = vec![0i64; WEEK + 1];
        for day in (0..7).filter(|day| days[*day]) {
            for &(start, end) in list {
                let (from, to) = (day * DAY + start, day * DAY + end_of(start, end));
                changes[from] += 1;
                changes[to.min(WEEK)] -= 1;
                if to > WEEK {
                    changes[0] += 1;
                    changes[to - WEEK] -= 1;
                }
            }
        }
        let mut count = 0;
        let open: Vec<bool> = changes[..WEEK]
            .iter()
            .map(|change| {
                count += change;
                count > 0
            })
            .collect();
        let first_closed = open.iter().position(|is_open| !is_open)?;
        let (mut longest, mut run) = (0, 0);
        for minute in first_closed..first_closed + WEEK {
            run = if open[minute % WEEK] { run + 1 } else { 0 };
            longest = longest.max(run);
        }
        Some(longest)
    }
}

/// Adds the warnings about retries that wait for another window.
pub fn retry_warnings(windows: &Windows, fields: &Fields, add: &mut impl FnMut(WarningCode, &[&str])) {
    let number = |name: &str, default: i64| integer::read(fields.get(name)).unwrap_or(default);
    let interval = number("retry_interval", 60);
    let retries = number("max_retries", 3);
    let all = interval.saturating_mul(retries);
    // The usual case: one window holds every retry, so the week need not be computed.
    let fits = |(start, end): &(usize, usize)| (*end as i64 - *start as i64) > all;
    if windows.list.iter().any(fits) {
        return;
    }
    let list = fields.get("allowed_days");
    let days = match list.count() {
        None => [true; 7],
        Some(count) => DAYS
            .map(|day| (0..count).any(|index| matches!(list.at(index), Value::Text(text) if text == day.as_bytes()))),
    };
    let Some(longest) = windows.longest(days) else { return };
    let exceeds = |minutes: i64| longest > 0 && longest as i64 <= minutes;
    let names = [windows.names, &["allowed_days", "retry_interval"]].concat();
    if exceeds(interval) {
        add(WarningCode::WindowShorterThanRetryInterval, &names);
    } else if exceeds(all) {
        add(WarningCode::RetriesExceedWindow, &[&names[..], &["max_retries"]].concat());
    }
}

/// Adds the warnings about the hours of the windows.
pub fn window_warnings(windows: &Windows, fields: &Fields, add: &mut impl FnMut(WarningCode, &[&str])) {
    use WarningCode::*;
    let Windows { names, list, counts } = windows;
    if list.is_empty() {
        return;
    }
    let has_pair = HOURS.iter().any(|name| !matches!(fields.get(name), Value::Null));
    if has_pair && names.len() == 1 {
        add(HoursBesideWindows, &[&["schedule_windows"], &HOURS[..]].concat());
    }
    if list.iter().any(|(start, end)| end < start) {
        add(OvernightWindow, names);
    }
    if list.iter().any(|(start, end)| end == start) {
        add(ZeroLengthWindow, names);
    }
    if counts.iter().any(|count| *count > 1) {
        add(OverlappingWindows, names);
    }
    if counts[..MORNING].iter().chain(&counts[EVENING..]).any(|count| *count > 0) {
        add(NightHours, names);
    }
}
