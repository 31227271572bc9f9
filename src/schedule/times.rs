//! Several windows a day.

use super::hours::DAY_MINUTES;
use super::windows::week_time;
use super::{Clock, DAY, Hours, MINUTE, Millis};

/// Returns the windows of a day in order, joined where they touch or overlap. `pairs` are starts and ends in minutes of
/// the day.
pub fn joined(pairs: &[f64], days: u32) -> Vec<Hours> {
    // How many more windows are open from each minute on. A window ends at most a day after the day of its start.
    let mut changes = [0_i32; 2 * DAY_MINUTES as usize + 1];
    for pair in pairs.chunks_exact(2) {
        let (start, end) = Hours::new(pair[0] as u32, pair[1] as u32, days).bounds();
        changes[start as usize] += 1;
        changes[end as usize] -= 1;
    }
    let mut windows = Vec::new();
    let (mut open, mut start) = (0, 0);
    for (minute, change) in changes.iter().enumerate() {
        let before = open;
        open += change;
        if before == 0 {
            start = minute as u32;
        } else if open == 0 {
            windows.push(Hours::between(start, minute as u32, days));
        }
    }
    windows
}

/// Returns the open minutes of a week without a clock change.
pub fn weekly_minutes(hours: &[Hours]) -> u32 {
    let weeks = Clock::from_table(&[0.0, 0.0, (21 * DAY) as f64]);
    (week_time(hours, &weeks, 7 * DAY, Millis::MIN) / MINUTE) as u32
}

#[cfg(test)]
mod tests {
    use super::super::hours::{ALL_DAYS, minutes_of};
    use super::super::windows::windows;
    use super::*;

    fn times(pairs: &[(&str, &str)], days: u32) -> Vec<Hours> {
        let minutes = |time: &str| f64::from(minutes_of(time.as_bytes()).unwrap());
        let pairs: Vec<f64> = pairs.iter().flat_map(|(start, end)| [minutes(start), minutes(end)]).collect();
        let times = joined(&pairs, days);
        for hours in &times {
            assert_eq!(Hours::from_bits(hours.to_bits()), *hours);
        }
        times
    }

    /// Returns the windows of 1970-01-12, a Monday, in minutes of that day.
    fn monday(times: &[Hours]) -> Vec<(i64, i64)> {
        let clock = Clock::from_table(&[0.0, 0.0, (21 * DAY) as f64]);
        let minutes = |at: i64| (at - 11 * DAY) / MINUTE;
        let all = windows(times, &clock);
        all.iter().filter(|window| window.day == 11).map(|it| (minutes(it.start), minutes(it.end))).collect()
    }

    #[test]
    fn joined_windows_of_a_day_are_sorted_and_do_not_touch() {
        let three = times(&[("14:00", "18:00"), ("09:00", "10:00"), ("10:00", "12:00")], ALL_DAYS);
        assert_eq!(monday(&three), [(540, 720), (840, 1080)]);
        assert_eq!(weekly_minutes(&three), 7 * 420);
        let nested = times(&[("09:00", "17:00"), ("10:00", "11:00"), ("16:59", "17:30")], 1);
        assert_eq!((monday(&nested), weekly_minutes(&nested)), (vec![(540, 1050)], 510));
        assert_eq!(times(&[("09:00", "09:00")], ALL_DAYS), []);
        assert_eq!(weekly_minutes(&[]), 0);
        assert_eq!(weekly_minutes(&times(&[("00:00", "23:59")], ALL_DAYS)), 7 * 1440);
    }

    #[test]
    fn windows_of_a_day_begin_where_a_window_of_the_day_before_ends() {
        let night = times(&[("20:00", "09:30"), ("09:00", "12:00")], ALL_DAYS);
        assert_eq!(monday(&night), [(570, 720), (1200, 2010)]);
        assert_eq!(weekly_minutes(&night), 7 * (150 + 810));
        // On Mondays alone nothing is open before.
        let monday_alone = times(&[("20:00", "09:30"), ("09:00", "12:00")], 1);
        assert_eq!(monday(&monday_alone), [(540, 720), (1200, 2010)]);
        // Two windows over midnight, and one that lies inside of yesterday's.
        let long = times(&[("12:00", "11:00"), ("11:30", "11:15"), ("01:00", "02:00")], ALL_DAYS);
        assert_eq!((monday(&long), weekly_minutes(&long)), (vec![(690, 2115)], 7 * 1425));
    }
}
