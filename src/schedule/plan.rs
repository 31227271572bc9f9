//! What a campaign says about calling: hours, retries, lines. Of a field that is left out, the documented default counts.

use super::Hours;
use crate::contract::fields::{DefaultValue, Field};
use crate::contract::request::{CreateCampaign, Id};
use serde::Serialize;

/// The fields on which a plan depends.
pub const FIELDS: [Field; 9] = [
    Field::Timezone,
    Field::MaxCallsInParallel,
    Field::AllowedHoursStartTime,
    Field::AllowedHoursEndTime,
    Field::AllowedDays,
    Field::MaxRetries,
    Field::RetryInterval,
    Field::RetryOnVoicemail,
    Field::RetryOnGoalIncomplete,
];

/// What a campaign says about calling.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plan {
    /// The campaign's zone, where it names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// The hours, as [`Hours::to_bits`].
    pub hours: u32,
    /// Minutes of all windows of a week in which the clock does not change; 0 where nobody is ever called.
    pub weekly: u32,
    /// How often an unanswered lead is called at most.
    pub attempts: u32,
    /// Minutes between two attempts.
    pub interval: u32,
    /// How many calls may run at once.
    pub parallel: f64,
    /// Whether a lead may be called again although somebody, or something, answered.
    pub repeats: bool,
}

impl Plan {
    /// The plan of a campaign. `None` where a time is not `HH:MM`.
    pub fn of(campaign: &CreateCampaign) -> Option<Plan> {
        let hours = Hours::of(campaign)?;
        Some(Plan {
            timezone: campaign.timezone.clone(),
            hours: hours.to_bits(),
            weekly: hours.weekly_minutes(),
            attempts: attempts(campaign),
            interval: interval(campaign),
            parallel: number(&campaign.max_calls_in_parallel, Field::MaxCallsInParallel),
            repeats: campaign.retry_on_voicemail == Some(true) || campaign.retry_on_goal_incomplete == Some(true),
        })
    }
}

/// How often an unanswered lead is called at most. The platform does not say whether the first call counts as a retry; the plain
/// reading of the word is taken: it does not.
pub fn attempts(campaign: &CreateCampaign) -> u32 {
    attempts_with(number(&campaign.max_retries, Field::MaxRetries) as u32)
}

/// How often a lead is called at most with so many retries.
#[inline(always)]
pub fn attempts_with(retries: u32) -> u32 {
    retries.saturating_add(1)
}

/// Minutes between two attempts.
pub fn interval(campaign: &CreateCampaign) -> u32 {
    number(&campaign.retry_interval, Field::RetryInterval) as u32
}

/// Whether a day's window is too short for this many minutes, so that what is to come after them waits for another day.
/// A window around the clock is never too short.
#[inline(always)]
pub fn exceeds(hours: Hours, minutes: u32) -> bool {
    !hours.is_always() && hours.window_minutes() <= minutes
}

/// A number of a campaign; where none is given, the documented default.
pub fn number(given: &Option<Id>, field: Field) -> f64 {
    match given {
        Some(Id::Number(number)) => *number,
        // More than 2^53: no campaign has so many leads. (Infinity would be no JSON.)
        Some(Id::Digits(_)) => 9_007_199_254_740_992.0,
        None => default(field),
    }
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

    #[test]
    fn what_is_left_out_has_the_documented_default() {
        let plan = Plan::of(&CreateCampaign::default()).unwrap();
        assert_eq!(
            (plan.weekly, plan.attempts, plan.interval, plan.parallel, plan.repeats, plan.timezone),
            (7 * 24 * 60, 4, 60, 3.0, false, None)
        );
    }

    #[test]
    fn what_is_given_counts() {
        let plan = Plan::of(&CreateCampaign {
            timezone: Some("Asia/Kolkata".into()),
            allowed_days: Some(Vec::new()),
            max_retries: Some(Id::Number(5.0)),
            retry_interval: Some(Id::Number(4320.0)),
            max_calls_in_parallel: Some(Id::Digits("9007199254740993".into())),
            retry_on_voicemail: Some(true),
            ..Default::default()
        })
        .unwrap();
        assert_eq!((plan.weekly, plan.attempts, plan.interval, plan.repeats), (0, 6, 4320, true));
        assert_eq!((plan.parallel, plan.timezone.as_deref()), (9_007_199_254_740_992.0, Some("Asia/Kolkata")));
    }

    #[test]
    fn a_window_around_the_clock_is_never_too_short() {
        let office = Hours::new(9 * 60, 17 * 60, None);
        assert_eq!((exceeds(office, 479), exceeds(office, 480)), (false, true));
        assert!(!exceeds(Hours::new(0, 1439, None), 4320));
        assert!(exceeds(Hours::new(0, 1439, Some(&[])), 4320));
    }
}
