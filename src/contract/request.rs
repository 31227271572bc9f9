//! The typed request: what an accepted form means, ready to be sent.

use crate::contract::fields::{DAYS, Field};
use crate::form::Form;
use crate::rules::{boolean, integer};
use crate::value::{Value, push_integer, push_json_string};
use serde::Serialize;

/// The largest integer that a JavaScript number holds exactly.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// An integer of the server: a number, or a string of its digits where a JavaScript number would lose some (beyond
/// 2^53 - 1). The server takes both.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Id {
    /// As a number.
    Number(f64),
    /// As its decimal digits.
    Digits(String),
}

/// A weekday, as the server spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
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

const ALL_DAYS: [Day; 7] =
    [Day::Monday, Day::Tuesday, Day::Wednesday, Day::Thursday, Day::Friday, Day::Saturday, Day::Sunday];

impl Day {
    fn from_name(name: &str) -> Option<Day> {
        DAYS.iter().position(|day| *day == name).map(|i| ALL_DAYS[i])
    }
}

/// A campaign to create: what an accepted form means. Fields that were left out, null or empty are absent, so that the
/// server's own defaults apply.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CreateCampaign {
    /// The campaign's name, 1 to 255 characters (Unicode code points), trimmed as the server trims it.
    pub name: String,
    /// The id of the outbound assistant that makes the calls.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Id"))]
    pub assistant_id: Option<Id>,
    /// The IANA name of the time zone in which hours and days are meant. Default: the account's time zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string"))]
    pub timezone: Option<String>,
    /// How many calls may run at once: from 1 to the plan's limit. Default: 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Id"))]
    pub max_calls_in_parallel: Option<Id>,
    /// Start of the daily calling window, `HH:MM` in 24 hours. Default: `00:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string"))]
    pub allowed_hours_start_time: Option<String>,
    /// End of the daily calling window, `HH:MM` in 24 hours. Default: `23:59`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string"))]
    pub allowed_hours_end_time: Option<String>,
    /// The weekdays on which calls are made; an empty list means none at all. Default: all seven.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Day[]"))]
    pub allowed_days: Option<Vec<Day>>,
    /// How often a failed call is tried again, 1 to 5. Default: 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
    pub max_retries: Option<Id>,
    /// Minutes between two attempts, 10 to 4320 (three days). Default: 60.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
    pub retry_interval: Option<Id>,
    /// Whether to call again when a voicemail answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "boolean"))]
    pub retry_on_voicemail: Option<bool>,
    /// Whether to call again when the goal of the call was not completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "boolean"))]
    pub retry_on_goal_incomplete: Option<bool>,
    /// The boolean variable of the assistant's post-call schema that tells whether the goal was met, at most 255 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string"))]
    pub goal_completion_variable: Option<String>,
    /// Whether the campaign is complete when no leads remain. Default: true.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "boolean"))]
    pub mark_complete_when_no_leads: Option<bool>,
    /// The ids of the phone numbers to call from, each once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Id[]"))]
    pub phone_number_ids: Option<Vec<Id>>,
}

impl CreateCampaign {
    /// What a form means that the server would take.
    pub fn from_accepted(form: &Form) -> CreateCampaign {
        let text = |field| match form.value(field) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let number = |field| form.value(field).and_then(id);
        let flag = |field| form.value(field).and_then(boolean::flag);
        CreateCampaign {
            name: text(Field::Name).unwrap_or_default(),
            assistant_id: number(Field::AssistantId),
            timezone: text(Field::Timezone),
            max_calls_in_parallel: number(Field::MaxCallsInParallel),
            allowed_hours_start_time: text(Field::AllowedHoursStartTime),
            allowed_hours_end_time: text(Field::AllowedHoursEndTime),
            allowed_days: form.value(Field::AllowedDays).map(|list| {
                elements(list, |value| match value {
                    Value::Text(day) => Day::from_name(day),
                    _ => None,
                })
            }),
            max_retries: number(Field::MaxRetries),
            retry_interval: number(Field::RetryInterval),
            retry_on_voicemail: flag(Field::RetryOnVoicemail),
            retry_on_goal_incomplete: flag(Field::RetryOnGoalIncomplete),
            goal_completion_variable: text(Field::GoalCompletionVariable),
            mark_complete_when_no_leads: flag(Field::MarkCompleteWhenNoLeads),
            phone_number_ids: form.value(Field::PhoneNumberIds).map(|list| elements(list, id)),
        }
    }

    /// The request's body: keys in the table's order, no spaces, numbers as `JSON.stringify` writes them.
    ///
    /// The package's JavaScript half writes the same bytes by `JSON.stringify`; this is for Rust.
    pub fn to_json(&self) -> String {
        let mut out = String::from("{");
        push_field(&mut out, Field::Name, Some(&self.name), |out, text| push_json_string(out, text));
        push_field(&mut out, Field::AssistantId, self.assistant_id.as_ref(), push_id);
        push_field(&mut out, Field::Timezone, self.timezone.as_ref(), |out, text| push_json_string(out, text));
        push_field(&mut out, Field::MaxCallsInParallel, self.max_calls_in_parallel.as_ref(), push_id);
        push_field(&mut out, Field::AllowedHoursStartTime, self.allowed_hours_start_time.as_ref(), |out, text| {
            push_json_string(out, text)
        });
        push_field(&mut out, Field::AllowedHoursEndTime, self.allowed_hours_end_time.as_ref(), |out, text| {
            push_json_string(out, text)
        });
        push_field(&mut out, Field::AllowedDays, self.allowed_days.as_ref(), |out, days| {
            push_list(out, days, |out, day| push_json_string(out, DAYS[*day as usize]));
        });
        push_field(&mut out, Field::MaxRetries, self.max_retries.as_ref(), push_id);
        push_field(&mut out, Field::RetryInterval, self.retry_interval.as_ref(), push_id);
        push_field(&mut out, Field::RetryOnVoicemail, self.retry_on_voicemail.as_ref(), push_flag);
        push_field(&mut out, Field::RetryOnGoalIncomplete, self.retry_on_goal_incomplete.as_ref(), push_flag);
        push_field(&mut out, Field::GoalCompletionVariable, self.goal_completion_variable.as_ref(), |out, text| {
            push_json_string(out, text)
        });
        push_field(&mut out, Field::MarkCompleteWhenNoLeads, self.mark_complete_when_no_leads.as_ref(), push_flag);
        push_field(&mut out, Field::PhoneNumberIds, self.phone_number_ids.as_ref(), |out, ids| {
            push_list(out, ids, push_id)
        });
        out.push('}');
        out
    }
}

/// An accepted integer as it is sent: a number stays the number it was, a string or `true` becomes one.
fn id(value: &Value) -> Option<Id> {
    Some(match value {
        // The zero of JSON has no sign that matters: `JSON.stringify(-0)` is "0".
        Value::Float(number) => Id::Number(if *number == 0.0 { 0.0 } else { *number }),
        value => {
            let number = integer::read(value)?;
            if number.unsigned_abs() <= MAX_SAFE_INTEGER {
                Id::Number(number as f64)
            } else {
                let mut digits = String::new();
                push_integer(&mut digits, number);
                Id::Digits(digits)
            }
        }
    })
}

/// The elements of an accepted list. One that no rule examined (an array under the key `""`) is no day and no id: left out.
fn elements<T>(list: &Value, read: impl Fn(&Value) -> Option<T>) -> Vec<T> {
    match list {
        Value::List(items) => items.iter().filter_map(read).collect(),
        Value::Map(entries) => entries.iter().filter_map(|(_, value)| read(value)).collect(),
        _ => Vec::new(),
    }
}

fn push_field<T>(out: &mut String, field: Field, value: Option<&T>, push: impl Fn(&mut String, &T)) {
    let Some(value) = value else { return };
    if out.len() > 1 {
        out.push(',');
    }
    push_json_string(out, field.name());
    out.push(':');
    push(out, value);
}

fn push_list<T>(out: &mut String, items: &[T], push: impl Fn(&mut String, &T)) {
    out.push('[');
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        push(out, item);
    }
    out.push(']');
}

fn push_flag(out: &mut String, flag: &bool) {
    out.push_str(if *flag { "true" } else { "false" });
}

fn push_id(out: &mut String, id: &Id) {
    match id {
        // Integers up to 2^53 - 1, and floats that are whole to 14 digits: no exponent, in Rust as in JavaScript.
        Id::Number(number) => out.push_str(&number.to_string()),
        Id::Digits(digits) => push_json_string(out, digits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;

    fn json(body: &str) -> String {
        CreateCampaign::from_accepted(&Form::from_body(body.as_bytes(), Profile::Documented)).to_json()
    }

    /// The struct, its body and its serialised form name the same fields as the table, in the same order.
    #[test]
    fn a_member_for_every_row_of_the_table() {
        let body = r#"{"name":"a","assistant_id":1,"timezone":"UTC","max_calls_in_parallel":3,"allowed_hours_start_time":"09:00","allowed_hours_end_time":"17:00","allowed_days":["monday"],"max_retries":3,"retry_interval":60,"retry_on_voicemail":true,"retry_on_goal_incomplete":false,"goal_completion_variable":"x","mark_complete_when_no_leads":true,"phone_number_ids":[1]}"#;
        assert_eq!(json(body), body);
        let campaign = CreateCampaign::from_accepted(&Form::from_body(body.as_bytes(), Profile::Documented));
        let serde_json::Value::Object(members) = serde_json::to_value(&campaign).unwrap() else { panic!("an object") };
        assert!(members.keys().eq(Field::ALL.map(Field::name).iter()));
        let spelled: Vec<_> =
            members["allowed_days"].as_array().unwrap().iter().map(|day| day.as_str().unwrap()).collect();
        assert_eq!(spelled, ["monday"]);
        assert_eq!(serde_json::to_value(ALL_DAYS).unwrap(), serde_json::to_value(DAYS).unwrap());
    }

    #[test]
    fn what_a_form_means_is_sent() {
        assert_eq!(
            json(
                r#"{"phone_number_ids":["+5",7.0,9007199254740993,true],"name":" a\"\u0001 ","assistant_id":"127","allowed_days":{"x":"monday"},"max_retries":null,"timezone":"","retry_on_voicemail":"0"}"#
            ),
            r#"{"name":"a\"\u0001","assistant_id":127,"allowed_days":["monday"],"retry_on_voicemail":false,"phone_number_ids":[5,7,"9007199254740993",1]}"#
        );
    }

    #[test]
    fn no_day_at_all_is_not_all_days() {
        assert_eq!(
            json(r#"{"name":"a","assistant_id":1,"allowed_days":[]}"#),
            r#"{"name":"a","assistant_id":1,"allowed_days":[]}"#
        );
    }

    #[test]
    fn numbers_stay_the_numbers_they_were() {
        assert_eq!(
            json(r#"{"name":"a","assistant_id":5.000000000000001}"#),
            r#"{"name":"a","assistant_id":5.000000000000001}"#
        );
        assert_eq!(json(r#"{"name":"a","assistant_id":-0.0}"#), r#"{"name":"a","assistant_id":0}"#);
        assert_eq!(
            json(r#"{"name":"a","assistant_id":99999999999999}"#),
            r#"{"name":"a","assistant_id":99999999999999}"#
        );
        assert_eq!(
            json(r#"{"name":"a","assistant_id":"-9007199254740991"}"#),
            r#"{"name":"a","assistant_id":-9007199254740991}"#
        );
        assert_eq!(
            json(r#"{"name":"a","assistant_id":"+9007199254740992"}"#),
            r#"{"name":"a","assistant_id":"9007199254740992"}"#
        );
    }
}
