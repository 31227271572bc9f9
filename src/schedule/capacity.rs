//! Lower and upper bounds of a load's calls, line minutes and duration.

use super::windows::Window;
use super::{MINUTE, Millis};

/// The minutes for which an unanswered call occupies its line, at most. (The platform does not say; a minute is about
/// ten rings.)
pub const RING_MINUTES: f64 = 1.0;

/// The calls to make, and the means to make them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// The number of leads, at least 1.
    pub leads: f64,
    /// The length of an answered call, in minutes.
    pub average_minutes: f64,
    /// The share of answered calls, from 0 to 1; `None` if unknown.
    pub answer_rate: Option<f64>,
    /// The maximum number of calls to a lead.
    pub attempts: u32,
    /// The number of simultaneous calls.
    pub parallel: f64,
    /// Whether a lead may be called again after an answered call.
    pub repeats: bool,
}

/// A lower and an upper bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The lower bound.
    pub lower: f64,
    /// The upper bound.
    pub upper: f64,
}

/// The bounds of a load.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capacity {
    /// The number of calls.
    pub calls: Bounds,
    /// The busy minutes of all lines.
    pub line_minutes: Bounds,
    /// The minutes of open time in which the last lead to finish is in a call or waits for a line.
    pub work_minutes: Bounds,
}

impl Load {
    /// Computes the bounds of calls and minutes.
    ///
    /// Without an answer rate the bounds are the extremes in which every lead is reached: at the first call, or at the
    /// last.
    ///
    /// With an answer rate they are expected values; each call is answered or not independently. They differ by the
    /// ringing time, and by answered calls that are repeated (voicemail, a goal that was not met), which may happen
    /// never or always.
    pub fn capacity(&self) -> Capacity {
        let most = f64::from(self.attempts);
        let (lower_calls, upper_calls) = match self.answer_rate {
            Some(rate) => {
                let expected = calls_until_answered(rate, self.attempts);
                (expected, if self.repeats { most } else { expected })
            }
            None => (1.0, most),
        };
        let (lower_answered, upper_answered) = match self.answer_rate {
            Some(rate) => (rate * lower_calls, rate * upper_calls),
            None => (1.0, if self.repeats { most } else { 1.0 }),
        };
        let line_minutes = Bounds {
            lower: self.leads * lower_answered * self.average_minutes,
            upper: self.leads * (upper_answered * self.average_minutes + (upper_calls - upper_answered) * RING_MINUTES),
        };
        // A lead is on one line at a time.
        let lines = self.parallel.min(self.leads);
        // While the last lead to finish waits for a line, all lines are busy. Otherwise it is in a call, or between two
        // (Graham's bound of list scheduling).
        let own = most * self.average_minutes.max(RING_MINUTES);
        Capacity {
            calls: Bounds { lower: self.leads * lower_calls, upper: self.leads * upper_calls },
            line_minutes,
            work_minutes: Bounds { lower: line_minutes.lower / lines, upper: line_minutes.upper / lines + own },
        }
    }
}

/// Returns the earliest end of work that takes `work` of open time. A call that begins in a window may run beyond its
/// end, so each window has room for `spill`, the length of a call, more.
pub fn earliest_finish(windows: &[Window], from: Millis, work: Millis, spill: Millis) -> Option<Millis> {
    let mut left = work;
    for window in windows {
        let start = window.start.max(from);
        let room = window.end - start + spill;
        if window.end <= from {
            continue;
        }
        if left <= room {
            return Some(start + left);
        }
        left -= room;
    }
    None
}

/// Returns the latest end of work that takes `work` of open time and waits `waits` times for `interval` minutes.
///
/// Each wait misses the open time within its minutes: at most the maximum of any stretch of that length.
pub fn latest_finish(windows: &[Window], from: Millis, work: Millis, interval: u32, waits: u32) -> Option<Millis> {
    let missed = most_open_time(windows, Millis::from(interval) * MINUTE);
    earliest_finish(windows, from, work.saturating_add(missed * Millis::from(waits)), 0)
}

/// Returns the most open time in any stretch of this length. That stretch begins at the start of a window: any other
/// loses nothing when it is moved there, back from inside a window or forward from a gap.
fn most_open_time(windows: &[Window], length: Millis) -> Millis {
    let (mut most, mut open) = (0, 0);
    // The windows from the first of the stretch to this one end inside of it, and are open for this time.
    let mut whole = 0;
    for window in windows {
        let until = window.start + length;
        while windows.get(whole).is_some_and(|window| window.end <= until) {
            open += windows[whole].end - windows[whole].start;
            whole += 1;
        }
        let part = windows.get(whole).map_or(0, |window| (until - window.start).max(0));
        most = most.max(open + part);
        open -= window.end - window.start;
    }
    most
}

/// Returns the expected number of calls if each call is answered with probability `rate`, and after `attempts` calls
/// the caller gives up.
fn calls_until_answered(rate: f64, attempts: u32) -> f64 {
    let mut calls = 0.0;
    let mut unanswered = 1.0;
    for _ in 0..attempts {
        calls += unanswered;
        unanswered *= 1.0 - rate;
    }
    calls
}

#[cfg(test)]
mod tests {
    use super::super::hours::ALL_DAYS;
    use super::super::windows::windows;
    use super::super::{Clock, DAY, Hours};
    use super::*;

    const LOAD: Load =
        Load { leads: 1000.0, average_minutes: 2.0, answer_rate: None, attempts: 4, parallel: 5.0, repeats: false };

    fn pair(bounds: Bounds) -> (f64, f64) {
        (bounds.lower, bounds.upper)
    }

    #[test]
    fn capacity_without_an_answer_rate_has_the_extremes_as_bounds() {
        let capacity = LOAD.capacity();
        assert_eq!(pair(capacity.calls), (1000.0, 4000.0));
        assert_eq!(pair(capacity.line_minutes), (2000.0, 2000.0 + 3000.0));
        assert_eq!(pair(capacity.work_minutes), (400.0, 1000.0 + 4.0 * 2.0));
        let repeated = Load { repeats: true, ..LOAD }.capacity();
        assert_eq!(pair(repeated.line_minutes), (2000.0, 8000.0));
    }

    #[test]
    fn capacity_with_an_answer_rate_has_expected_values_as_bounds() {
        let load = Load { answer_rate: Some(0.5), ..LOAD };
        let capacity = load.capacity();
        assert_eq!(pair(capacity.calls), (1875.0, 1875.0));
        assert_eq!(pair(capacity.line_minutes), (1875.0, 1875.0 + 937.5));
        assert_eq!(pair(Load { repeats: true, ..load }.capacity().calls), (1875.0, 4000.0));
        assert_eq!(pair(Load { answer_rate: Some(0.0), ..LOAD }.capacity().calls), (4000.0, 4000.0));
        assert_eq!(pair(Load { answer_rate: Some(1.0), ..LOAD }.capacity().calls), (1000.0, 1000.0));
    }

    #[test]
    fn capacity_uses_no_more_lines_than_leads() {
        let one = Load { leads: 1.0, parallel: 1e9, attempts: 2, ..LOAD }.capacity();
        assert_eq!(pair(one.work_minutes), (2.0, 3.0 + 4.0));
    }

    /// Returns the windows from `start` to `end` minutes on each of a hundred days in UTC.
    fn daily(start: u32, end: u32) -> Vec<Window> {
        windows(&[Hours::new(start, end, ALL_DAYS)], &Clock::from_table(&[-DAY as f64, 0.0, (100 * DAY) as f64]))
    }

    #[test]
    fn finish_of_work_continues_in_the_next_window() {
        let morning = daily(540, 600);
        let at = |day: Millis, minute: Millis| Some(day * DAY + minute * MINUTE);
        assert_eq!(earliest_finish(&morning, 0, 60 * MINUTE, 0), at(0, 600));
        assert_eq!(earliest_finish(&morning, 570 * MINUTE, 60 * MINUTE, 0), at(1, 570));
        assert_eq!(earliest_finish(&morning, 570 * MINUTE, 40 * MINUTE, 10 * MINUTE), at(0, 610));
        assert_eq!(earliest_finish(&morning, 570 * MINUTE, 41 * MINUTE, 10 * MINUTE), at(1, 541));
        assert_eq!(earliest_finish(&morning, 0, 101 * 60 * MINUTE, 0), None);
        // At most 60 of 90 minutes of waiting are open; of a day and a half, 120.
        assert_eq!(latest_finish(&morning, 0, 10 * MINUTE, 90, 1), at(1, 550));
        assert_eq!(latest_finish(&morning, 0, 10 * MINUTE, 36 * 60, 1), at(2, 550));
        assert_eq!(latest_finish(&morning, 0, Millis::MAX, 90, 5), None);
    }

    /// Simulates dialling minute by minute: every result stays within the bounds.
    #[test]
    fn capacity_bounds_every_simulated_campaign() {
        let mut seed = 1_u64;
        let mut random = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for _ in 0..300 {
            let load = Load {
                leads: (1 + random(40)) as f64,
                average_minutes: (1 + random(9)) as f64,
                answer_rate: None,
                attempts: 2 + random(5) as u32,
                parallel: (1 + random(8)) as f64,
                repeats: false,
            };
            let interval = 10 + random(200) as u32;
            let start = random(1000) as u32;
            let hours = Hours::new(start, start + 20 + random(400) as u32, ALL_DAYS);
            // Each lead is reached at a random attempt. An unanswered call rings for a whole minute.
            let mut leads: Vec<(u32, Millis)> =
                (0..load.leads as u32).map(|_| (1 + random(u64::from(load.attempts)) as u32, 0)).collect();
            let mut lines: Vec<Millis> = vec![0; load.parallel as usize];
            let (mut calls, mut line_minutes, mut finished) = (0.0, 0.0, 0);
            let mut now = 0;
            while leads.iter().any(|&(left, _)| left > 0) {
                let free = lines.iter_mut().filter(|line| **line <= now && hours.contains(now * MINUTE));
                for line in free {
                    let Some(lead) = leads.iter_mut().find(|(left, due)| *left > 0 && *due <= now) else { break };
                    lead.0 -= 1;
                    let length = if lead.0 == 0 { load.average_minutes } else { RING_MINUTES };
                    *line = now + length as Millis;
                    lead.1 = *line + Millis::from(interval);
                    calls += 1.0;
                    line_minutes += length;
                    finished = finished.max(*line);
                }
                now += 1;
            }
            let capacity = load.capacity();
            for (bounds, value) in [(capacity.calls, calls), (capacity.line_minutes, line_minutes)] {
                assert!(bounds.lower <= value && value <= bounds.upper, "{value} is not in {bounds:?}: {load:?}");
            }
            let windows = windows(&[hours], &Clock::from_table(&[-DAY as f64, 0.0, (1000 * DAY) as f64]));
            let millis = |minutes: f64| (minutes * MINUTE as f64) as Millis;
            let work = capacity.work_minutes;
            let earliest = earliest_finish(&windows, 0, millis(work.lower), millis(load.average_minutes)).unwrap();
            let latest = latest_finish(&windows, 0, millis(work.upper), interval, load.attempts - 1).unwrap();
            let finished = finished * MINUTE;
            assert!((earliest..=latest).contains(&finished), "{finished} is not in {earliest}..={latest}: {load:?}");
        }
    }
}
