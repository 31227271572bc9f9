//! The typed request: what an accepted form means, ready to be sent.

use crate::contract::fields::{DAYS, FIELDS, Field};
use crate::host::json_writer;
use crate::php::value::{Value, push_integer, text_of};
use crate::rules::{Rule, boolean, integer};
use crate::verdict::form::Form;
use serde::Serialize;

/// The largest integer that a JavaScript number holds exactly.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// An integer of the server: a number, or a string of its digits where a JavaScript number would lose some (beyond
/// 2^53 - 1). The server takes both.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub enum Id {
    /// As a number.
    Number(f64),
    /// As its decimal digits.
    Digits(String),
}

/// A weekday, as the server spells it.
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

const ALL_DAYS: [Day; 7] =
    [Day::Monday, Day::Tuesday, Day::Wednesday, Day::Thursday, Day::Friday, Day::Saturday, Day::Sunday];

impl Day {
    /// The day of that name.
    pub fn from_name(name: &str) -> Option<Day> {
        DAYS.iter().position(|day| *day == name).map(|i| ALL_DAYS[i])
    }
}

/// A campaign to create: what an accepted form means. Fields that were left out, null or empty are absent, so that the
/// server's own defaults apply.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub struct CreateCampaign {
    /// The campaign's name, 1 to 255 characters (Unicode code points), trimmed as the server trims it.
    pub name: String,
    /// The id of the outbound assistant that makes the calls.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "Id"))]
    pub assistant_id: Option<Id>,
    /// The IANA name of the time zone in which hours and days are meant. Default: the account's time zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "string"))]
    pub timezone: Option<String>,
    /// How many calls may run at once: from 1 to the plan's limit. Default: 3.
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
    /// The weekdays on which calls are made; an empty list means none at all. Default: all seven.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "Day[]"))]
    pub allowed_days: Option<Vec<Day>>,
    /// How often a failed call is tried again, 1 to 5. Default: 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "number"))]
    pub max_retries: Option<Id>,
    /// Minutes between two attempts, 10 to 4320 (three days). Default: 60.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "number"))]
    pub retry_interval: Option<Id>,
    /// Whether to call again when a voicemail answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "boolean"))]
    pub retry_on_voicemail: Option<bool>,
    /// Whether to call again when the goal of the call was not completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "boolean"))]
    pub retry_on_goal_incomplete: Option<bool>,
    /// The boolean variable of the assistant's post-call schema that tells whether the goal was met, at most 255 characters.
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

impl CreateCampaign {
    /// What a form means that the server would take.
    pub fn from_accepted(form: &Form) -> CreateCampaign {
        let text = |field| match form.value(field) {
            Some(Value::Text(text)) => Some(String::from(text_of(text))),
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
                    Value::Text(day) => Day::from_name(text_of(day)),
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
}

/// Appends what an accepted form means, the request's body: keys in the table's order, no spaces. (Not by way of the struct, which would
/// double the code: the table says what each field is.)
pub fn write_campaign(out: &mut String, form: &Form) {
    json_writer::open(out, '{');
    for row in &FIELDS {
        let Some(value) = form.value(row.field) else { continue };
        json_writer::key(out, row.field.name());
        match value {
            Value::List(_) | Value::Map(_) => {
                json_writer::open(out, '[');
                (0..value.count().unwrap_or(0)).for_each(|place| write_value(out, value.at(place), row.each));
                out.push(']');
            }
            value => write_value(out, value, row.rules),
        }
    }
    out.push('}');
}

/// A value that these rules accepted. An element that no rule examined (an array under the key `""`) is no day and no id: left out.
fn write_value(out: &mut String, value: Value, rules: &[Rule]) {
    if rules.contains(&Rule::Integer) {
        match id(value) {
            Some(Id::Number(number)) => json_writer::number(out, number),
            Some(Id::Digits(digits)) => json_writer::text(out, &digits),
            None => {}
        }
    } else if let (true, Some(flag)) = (rules.contains(&Rule::Boolean), boolean::flag(value)) {
        json_writer::flag(out, flag);
    } else if let Value::Text(text) = value {
        json_writer::text(out, text_of(text));
    }
}

/// An accepted integer as it is sent: a number stays the number it was, a string or `true` becomes one.
pub fn id(value: Value) -> Option<Id> {
    Some(match value {
        // The zero of JSON has no sign that matters: `JSON.stringify(-0)` is "0".
        Value::Float(number) => Id::Number(if number == 0.0 { 0.0 } else { number }),
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
fn elements<T>(list: Value, read: impl Fn(Value) -> Option<T>) -> Vec<T> {
    (0..list.count().unwrap_or(0)).filter_map(|place| read(list.at(place))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::testing::form;

    /// Read again and written by serde, since a double has many spellings.
    fn json(body: &str) -> String {
        let form = form(body.as_bytes(), Profile::Documented);
        let mut out = String::new();
        write_campaign(&mut out, &form);
        let written: serde_json::Value = serde_json::from_str(&out).unwrap();
        let typed = serde_json::to_value(CreateCampaign::from_accepted(&form)).unwrap();
        assert_eq!(whole(typed), written);
        written.to_string()
    }

    /// serde writes a whole double with a point.
    fn whole(value: serde_json::Value) -> serde_json::Value {
        use serde_json::Value;
        match value {
            Value::Number(number) => match number.as_f64() {
                Some(double) if double == double.trunc() => Value::from(double as i64),
                _ => Value::Number(number),
            },
            Value::Array(items) => items.into_iter().map(whole).collect(),
            Value::Object(members) => members.into_iter().map(|(key, value)| (key, whole(value))).collect(),
            other => other,
        }
    }

    /// The struct, its body and its serialised form name the same fields as the table, in the same order.
    #[test]
    fn a_member_for_every_row_of_the_table() {
        let body = r#"{"name":"a","assistant_id":1,"timezone":"UTC","max_calls_in_parallel":3,"allowed_hours_start_time":"09:00","allowed_hours_end_time":"17:00","allowed_days":["monday"],"max_retries":3,"retry_interval":60,"retry_on_voicemail":true,"retry_on_goal_incomplete":false,"goal_completion_variable":"x","mark_complete_when_no_leads":true,"phone_number_ids":[1]}"#;
        assert_eq!(json(body), body);
        let campaign = CreateCampaign::from_accepted(&form(body.as_bytes(), Profile::Documented));
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
