//! The numbers of a campaign that decide when it calls: attempts, interval, lines. A field that is left out has its
//! documented default.

use super::Hours;
use crate::contract::fields::{DefaultValue, Field};

/// Returns the most calls to one lead. The platform does not say whether the first call counts as a retry. The plain
/// reading of the word is taken: it does not.
#[inline(always)]
pub fn attempts_with(retries: u32) -> u32 {
    retries.saturating_add(1)
}

/// Whether a day's window is too short for this many minutes, so that what is to come after them waits for another day.
/// A window around the clock is never too short.
#[inline(always)]
pub fn exceeds(hours: Hours, minutes: u32) -> bool {
    !hours.is_always() && hours.window_minutes() <= minutes
}

/// What a number means that is left out: the documented default.
pub fn default(field: Field) -> f64 {
    match field.row().default {
        Some(DefaultValue::Number(number)) => f64::from(number),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::hours::ALL_DAYS;

    #[test]
    fn default_of_a_number_field_is_the_documented_one() {
        let fields = [Field::MaxRetries, Field::RetryInterval, Field::MaxCallsInParallel];
        assert_eq!(fields.map(default), [3.0, 60.0, 3.0]);
        assert_eq!((attempts_with(3), attempts_with(u32::MAX)), (4, u32::MAX));
    }

    #[test]
    fn exceeds_is_never_true_for_a_window_around_the_clock() {
        let office = Hours::new(9 * 60, 17 * 60, ALL_DAYS);
        assert_eq!((exceeds(office, 479), exceeds(office, 480)), (false, true));
        assert!(!exceeds(Hours::new(0, 1439, ALL_DAYS), 4320));
        assert!(exceeds(Hours::new(0, 1439, 0), 4320));
    }
}
