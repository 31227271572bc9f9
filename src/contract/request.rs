//! The typed request: a declaration for TypeScript. `verdict::campaign` normalizes the values.

use serde::Serialize;

/// An integer id: a number, or a string of its digits beyond 2^53 - 1, where a JavaScript number would lose some.
/// The server accepts both.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub enum Id {
    /// A number.
    Number(f64),
    /// The decimal digits.
    Digits(String),
}

/// A weekday, in the server's spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub enum Day {
    /// Monday
    Monday,
    /// Tuesday
    Tuesday,
    /// Wednesday
    Wednesday,
    /// Thursday
    Thursday,
    /// Friday
    Friday,
    /// Saturday
    Saturday,
    /// Sunday
    Sunday,
}

/// A normalized campaign, ready to be created: the meaning of an accepted form. Fields that were left out, null or
/// empty are absent, so that the server's own defaults apply.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub struct CreateCampaign {
    /// The campaign's name, 1 to 255 characters (Unicode code points), trimmed as the server trims it.
    pub name: String,
    /// The id of the outbound assistant that makes the calls.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "Id"))]
    pub assistant_id: Option<Id>,
    /// The IANA name of the time zone that hours and days refer to. Default: the account's time zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "string"))]
    pub timezone: Option<String>,
    /// The maximum number of simultaneous calls, from 1 to the plan's limit. Default: 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "Id"))]
    pub max_calls_in_parallel: Option<Id>,
    /// Start of the daily calling window, `HH:MM` in 24 hours. Default: `00:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "string"))]
    pub allowed_hours_start_time: Option<String>,
    /// End of the daily calling window, `HH:MM` in 24 hours. Default: `23:59`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "string"))]
    pub allowed_hours_end_time: Option<String>,
    /// The weekdays on which calls are made. An empty list means no day at all. Default: all seven.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "Day[]"))]
    pub allowed_days: Option<Vec<Day>>,
    /// The number of retries of a failed call, 1 to 5. Default: 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "number"))]
    pub max_retries: Option<Id>,
    /// Minutes between two attempts, 10 to 4320 (three days). Default: 60.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "number"))]
    pub retry_interval: Option<Id>,
    /// Whether to call again after a voicemail answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "boolean"))]
    pub retry_on_voicemail: Option<bool>,
    /// Whether to call again after a call that did not complete its goal.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "boolean"))]
    pub retry_on_goal_incomplete: Option<bool>,
    /// The boolean variable of the assistant's post-call schema that states whether the goal was met, at most 255
    /// characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "string"))]
    pub goal_completion_variable: Option<String>,
    /// Whether the campaign is complete when no leads remain. Default: true.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "boolean"))]
    pub mark_complete_when_no_leads: Option<bool>,
    /// The ids of the phone numbers to call from, each once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "Id[]"))]
    pub phone_number_ids: Option<Vec<Id>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::fields::{DAYS, Field};

    #[test]
    fn create_campaign_has_a_member_for_each_row_of_the_table_in_its_order() {
        let (text, flag, id) = (Some(String::from("x")), Some(true), Some(Id::Number(1.0)));
        let campaign = CreateCampaign {
            name: String::from("a"),
            assistant_id: id.clone(),
            timezone: text.clone(),
            max_calls_in_parallel: id.clone(),
            allowed_hours_start_time: text.clone(),
            allowed_hours_end_time: text.clone(),
            allowed_days: Some(Vec::new()),
            max_retries: id.clone(),
            retry_interval: id,
            retry_on_voicemail: flag,
            retry_on_goal_incomplete: flag,
            goal_completion_variable: text,
            mark_complete_when_no_leads: flag,
            phone_number_ids: Some(Vec::new()),
        };
        let serde_json::Value::Object(members) = serde_json::to_value(campaign).unwrap() else { panic!("an object") };
        assert!(members.keys().eq(Field::ALL.map(Field::name).iter()));
    }

    #[test]
    fn day_has_a_variant_for_each_day_of_the_table_in_its_order() {
        use Day::*;
        let days = [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday];
        assert_eq!(serde_json::to_value(days).unwrap(), serde_json::to_value(DAYS).unwrap());
        assert_eq!(DAYS.map(str::as_bytes), crate::php::value::KNOWN);
    }
}
