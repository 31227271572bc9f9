//! The numbers of a campaign that decide when it calls: attempts, interval, lines. A field that is left out has its
//! documented default.

use super::Hours;
use crate::contract::fields::{DefaultValue, Field};

/// Returns the maximum number of calls to one lead. The platform does not state whether the first call counts as a
/// retry. The plain meaning of the word is assumed: it does not.
#[inline(always)]
pub fn attempts_with(retries: u32) -> u32 {
    retries.saturating_add(1)
}

/// Returns whether a day's window ends before this many minutes have passed, so that the next call waits for another
/// day. Always false for windows around the clock.
#[inline(always)]
pub fn exceeds(hours: Hours, minutes: u32) -> bool {
    !hours.is_always() && hours.window_minutes() <= minutes
}

/// Returns the documented default of a number field.
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
