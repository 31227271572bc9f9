//! The calls to a lead that never answers.

use super::windows::{Window, next_open};
use super::{MINUTE, Millis};

/// Returns the instants of up to `attempts` calls, `interval` minutes apart; a call outside of the windows moves to the
/// next window. Fewer if `windows` end before. An unanswered call is assumed to take no time.
pub fn attempts(windows: &[Window], from: Millis, interval: u32, attempts: u32) -> Vec<Millis> {
    let mut due = from;
    let mut calls = Vec::new();
    for _ in 0..attempts {
        let Some(call) = next_open(windows, due) else { break };
        calls.push(call);
        due = call + Millis::from(interval) * MINUTE;
    }
    calls
}

#[cfg(test)]
mod tests {
    use super::super::{Clock, DAY, Hours, hours::ALL_DAYS, windows::windows};
    use super::*;

    #[test]
    fn attempts_outside_of_the_windows_move_to_the_next_window() {
        let clock = Clock::from_table(&[0.0, 0.0, (20 * DAY) as f64]);
        let office = windows(&[Hours::new(9 * 60, 10 * 60, ALL_DAYS)], &clock);
        let nine = |day: Millis| day * DAY + 9 * 60 * MINUTE;
        let calls = attempts(&office, nine(5) + 10 * MINUTE, 30, 4);
        assert_eq!(calls, [nine(5) + 10 * MINUTE, nine(5) + 40 * MINUTE, nine(6), nine(6) + 30 * MINUTE]);
        // No call is made exactly at the end of a window.
        assert_eq!(attempts(&office, nine(5), 60, 3), [nine(5), nine(6), nine(7)]);
        // No more calls than the clock covers.
        assert_eq!(attempts(&office, nine(18), 24 * 60, 6), [nine(18), nine(19)]);
    }
}
