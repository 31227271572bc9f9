//! THE table: one row a field, in the server's order. Every fact about a field stands here and nowhere else.
//!
//! Sources: the documented `POST /user/campaign` of Autocalls and Intellixent. The documentation names no rules, so
//! `between` stands for a documented range, and a field that is not required is `nullable`.

use crate::rules::Rule::{self, *};
#[cfg(not(target_arch = "wasm32"))]
use crate::rules::timezone;
use serde::Serialize;

macro_rules! fields {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// A field of the request, in the server's order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        #[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
        #[repr(u8)]
        pub enum CampaignField {
            $(
                #[doc = concat!("`", $name, "`")]
                #[serde(rename = $name)]
                $variant,
            )*
        }

        impl CampaignField {
            /// Every field, in the server's order.
            pub const ALL: [Field; FIELD_COUNT] = [$(Field::$variant),*];

            /// Returns the field's key in a request body. (A part of `json_key`, so that a module holds one text.)
            pub const fn name(self) -> &'static str {
                let (_, name) = self.json_key().split_at(1);
                name.split_at(name.len() - 2).0
            }

            /// Returns the field's key as JSON, with its colon.
            pub const fn json_key(self) -> &'static str {
                match self { $(Field::$variant => concat!("\"", $name, "\":")),* }
            }
        }
    };
}

/// The number of fields.
pub const FIELD_COUNT: usize = 14;

/// The short name inside the crate.
pub use CampaignField as Field;

fields! {
    Name "name",
    AssistantId "assistant_id",
    Timezone "timezone",
    MaxCallsInParallel "max_calls_in_parallel",
    AllowedHoursStartTime "allowed_hours_start_time",
    AllowedHoursEndTime "allowed_hours_end_time",
    AllowedDays "allowed_days",
    MaxRetries "max_retries",
    RetryInterval "retry_interval",
    RetryOnVoicemail "retry_on_voicemail",
    RetryOnGoalIncomplete "retry_on_goal_incomplete",
    GoalCompletionVariable "goal_completion_variable",
    MarkCompleteWhenNoLeads "mark_complete_when_no_leads",
    PhoneNumberIds "phone_number_ids",
}

impl Field {
    /// Returns the field's row of the table.
    pub fn row(self) -> &'static Row {
        &FIELDS[self as usize]
    }
}

/// The days of `allowed_days`, as the server spells them.
pub const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The value that the server uses for a field that is left out. It is documented, never sent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum DefaultValue {
    /// A number.
    Number(u32),
    /// A flag.
    Flag(bool),
    /// A text.
    Text(&'static str),
    /// A list of texts.
    List(&'static [&'static str]),
}

/// One field: its rules in Laravel's order, and the facts for drawing its form control.
#[derive(Debug)]
pub struct Row {
    /// The field.
    pub field: Field,
    /// Laravel's rules, in order; a field without [`Rule::Required`] is `nullable`.
    pub rules: &'static [Rule],
    /// The rules of each element (`allowed_days.*`).
    pub each: &'static [Rule],
    /// The server's value for a field that is left out, where the documentation states one.
    pub default: Option<DefaultValue>,
    /// The unit of the number or of the length.
    pub unit: Option<&'static str>,
    /// The texts that a form shows.
    pub labels: Labels,
}

/// The English texts that a form shows for a field. They are read at build time; the wasm modules carry none.
#[derive(Clone, Copy, Debug)]
pub struct Labels {
    #[cfg(not(target_arch = "wasm32"))]
    label: &'static str,
    #[cfg(not(target_arch = "wasm32"))]
    placeholder: &'static str,
    #[cfg(not(target_arch = "wasm32"))]
    help: &'static str,
}

/// Creates the texts of a field: a label, an example for the placeholder, and one sentence of help.
#[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
const fn labels(label: &'static str, placeholder: &'static str, help: &'static str) -> Labels {
    Labels {
        #[cfg(not(target_arch = "wasm32"))]
        label,
        #[cfg(not(target_arch = "wasm32"))]
        placeholder,
        #[cfg(not(target_arch = "wasm32"))]
        help,
    }
}

impl Row {
    /// Returns whether the field is required.
    pub fn is_required(&self) -> bool {
        self.rules.contains(&Required)
    }

    /// Returns whether Laravel measures the field as a number (its "numeric rules"), not as a text.
    pub fn is_numeric(&self) -> bool {
        self.rules.contains(&Integer)
    }
}

const HOURS: &[Rule] = &[DateFormat];
const FLAG: &[Rule] = &[Boolean];

/// The table.
pub static FIELDS: [Row; FIELD_COUNT] = [
    Row {
        field: Field::Name,
        rules: &[Required, String, Max(255)],
        each: &[],
        default: None,
        unit: Some("characters"),
        labels: labels("Campaign name", "Product Demo Campaign", "Only you see it. At most 255 characters."),
    },
    Row {
        field: Field::AssistantId,
        rules: &[Required, Integer],
        each: &[],
        default: None,
        unit: None,
        labels: labels("Assistant", "127", "The id of the outbound assistant that makes the calls."),
    },
    Row {
        field: Field::Timezone,
        rules: &[Timezone],
        each: &[],
        default: None,
        unit: None,
        labels: labels(
            "Time zone",
            "America/New_York",
            "The time zone of the calling hours and days. Default: your account's time zone.",
        ),
    },
    Row {
        field: Field::MaxCallsInParallel,
        rules: &[Integer, Min(1), MaxParallel],
        each: &[],
        default: Some(DefaultValue::Number(3)),
        unit: Some("calls"),
        labels: labels(
            "Calls at the same time",
            "3",
            "The maximum number of simultaneous calls. Your plan sets the upper limit.",
        ),
    },
    Row {
        field: Field::AllowedHoursStartTime,
        rules: HOURS,
        each: &[],
        default: Some(DefaultValue::Text("00:00")),
        unit: None,
        labels: labels("Calls from", "09:00", "Start of the daily calling window, as HH:MM in 24 hours."),
    },
    Row {
        field: Field::AllowedHoursEndTime,
        rules: HOURS,
        each: &[],
        default: Some(DefaultValue::Text("23:59")),
        unit: None,
        labels: labels("Calls until", "17:00", "End of the daily calling window, as HH:MM in 24 hours."),
    },
    Row {
        field: Field::AllowedDays,
        rules: &[Array],
        each: &[In],
        default: Some(DefaultValue::List(&DAYS)),
        unit: None,
        labels: labels("Days", "", "The weekdays on which calls are made. Default: all seven."),
    },
    Row {
        field: Field::MaxRetries,
        rules: &[Integer, Between(1, 5)],
        each: &[],
        default: Some(DefaultValue::Number(3)),
        unit: Some("retries"),
        labels: labels("Retries", "3", "The number of retries after a failed call, 1 to 5."),
    },
    Row {
        field: Field::RetryInterval,
        rules: &[Integer, Between(10, 4320)],
        each: &[],
        default: Some(DefaultValue::Number(60)),
        unit: Some("minutes"),
        labels: labels("Minutes between retries", "60", "10 to 4320 minutes (three days)."),
    },
    Row {
        field: Field::RetryOnVoicemail,
        rules: FLAG,
        each: &[],
        default: None,
        unit: None,
        labels: labels("Retry after voicemail", "", "Call again after a voicemail answered."),
    },
    Row {
        field: Field::RetryOnGoalIncomplete,
        rules: FLAG,
        each: &[],
        default: None,
        unit: None,
        labels: labels("Retry until the goal is met", "", "Call again after a call that did not meet its goal."),
    },
    Row {
        field: Field::GoalCompletionVariable,
        rules: &[String, Max(255)],
        each: &[],
        default: None,
        unit: Some("characters"),
        labels: labels(
            "Goal variable",
            "appointment_booked",
            "The assistant's boolean post-call variable that states whether the goal was met.",
        ),
    },
    Row {
        field: Field::MarkCompleteWhenNoLeads,
        rules: FLAG,
        each: &[],
        default: Some(DefaultValue::Flag(true)),
        unit: None,
        labels: labels(
            "Complete when no leads remain",
            "",
            "Mark the campaign as complete when no leads remain to call.",
        ),
    },
    Row {
        field: Field::PhoneNumberIds,
        rules: &[Array],
        each: &[Integer, Distinct],
        default: None,
        unit: None,
        labels: labels("Phone numbers", "12", "The ids of the phone numbers to call from. Enter each id once."),
    },
];

/// The control that a form draws for a field.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub enum InputKind {
    /// One line of text.
    Text,
    /// A number.
    Number,
    /// One of `options`.
    Select,
    /// A time of day, `HH:MM`.
    Time,
    /// Any of `options`.
    Checkboxes,
    /// A single checkbox, yes or no.
    Checkbox,
    /// Any number of integers.
    List,
}

/// The JSON type of a field's value in a request.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub enum FieldType {
    /// A text.
    String,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A list.
    Array,
}

/// One choice of a field with `options`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub struct FieldOption {
    /// The value that is sent.
    pub value: &'static str,
    /// The English label that people read.
    pub label: &'static str,
}

/// The description of one field, for drawing its form control. Plain data, generated from the table of fields.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub struct FieldSpec {
    /// The field's key in a request.
    pub name: CampaignField,
    /// The English label.
    pub label: &'static str,
    /// The control to draw.
    pub input: InputKind,
    /// The JSON type of the value in a request.
    pub r#type: FieldType,
    /// Whether the server refuses a form without it.
    pub required: bool,
    /// The server's documented value for a field that is left out. This package never sends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        all(target_arch = "wasm32", feature = "types"),
        tsify(optional, type = "string | number | boolean | readonly string[]")
    )]
    pub default: Option<DefaultValue>,
    /// The smallest accepted number, in `unit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "number"))]
    pub min: Option<i64>,
    /// The largest accepted number, in `unit`. Absent for `max_calls_in_parallel`: its limit depends on the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "number"))]
    pub max: Option<i64>,
    /// The step between numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional))]
    pub step: Option<u32>,
    /// The longest accepted text, in Unicode code points (as the server counts), not UTF-16 units.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "number"))]
    pub max_length: Option<i64>,
    /// The unit of the number or of the length.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "string"))]
    pub unit: Option<&'static str>,
    /// The values to choose from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "readonly FieldOption[]"))]
    pub options: Option<Vec<FieldOption>>,
    /// An example value for the placeholder.
    pub placeholder: &'static str,
    /// One sentence of help, in English.
    pub help: &'static str,
    /// A value for the HTML attribute `autocomplete`.
    pub autocomplete: &'static str,
}

#[cfg(not(target_arch = "wasm32"))]
impl Row {
    /// Describes the field for a form. Every bound comes from the rules.
    pub fn spec(&self) -> FieldSpec {
        let (input, r#type) = match self.rules {
            rules if rules.contains(&Integer) => (InputKind::Number, FieldType::Integer),
            rules if rules.contains(&Boolean) => (InputKind::Checkbox, FieldType::Boolean),
            rules if rules.contains(&Timezone) => (InputKind::Select, FieldType::String),
            rules if rules.contains(&DateFormat) => (InputKind::Time, FieldType::String),
            rules if rules.contains(&Array) && self.each.contains(&In) => (InputKind::Checkboxes, FieldType::Array),
            rules if rules.contains(&Array) => (InputKind::List, FieldType::Array),
            _ => (InputKind::Text, FieldType::String),
        };
        let numeric = self.is_numeric();
        let upper = self.rules.iter().find_map(|rule| match rule {
            Max(max) | Between(_, max) => Some(*max),
            _ => None,
        });
        let lower = self.rules.iter().find_map(|rule| match rule {
            Min(min) | Between(min, _) => Some(*min),
            _ => None,
        });
        let plain = |value| FieldOption { value, label: value };
        FieldSpec {
            name: self.field,
            label: self.labels.label,
            input,
            r#type,
            required: self.is_required(),
            default: self.default,
            min: lower,
            max: upper.filter(|_| numeric),
            step: numeric.then_some(1),
            max_length: upper.filter(|_| !numeric),
            unit: self.unit,
            options: match input {
                InputKind::Select => Some(timezone::identifiers().map(plain).collect()),
                InputKind::Checkboxes => {
                    Some(DAYS.into_iter().zip(DAY_LABELS).map(|(value, label)| FieldOption { value, label }).collect())
                }
                _ => None,
            },
            placeholder: self.labels.placeholder,
            help: self.labels.help,
            autocomplete: "off",
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
const DAY_LABELS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_has_one_row_for_each_field_in_the_servers_order() {
        for (index, row) in FIELDS.iter().enumerate() {
            assert_eq!(row.field as usize, index);
        }
    }

    #[test]
    fn spec_takes_its_bounds_from_the_rules() {
        let name = Field::Name.row().spec();
        assert_eq!((name.min, name.max, name.max_length, name.required), (None, None, Some(255), true));
        let interval = Field::RetryInterval.row().spec();
        assert_eq!(
            (interval.min, interval.max, interval.max_length, interval.input),
            (Some(10), Some(4320), None, InputKind::Number)
        );
        assert_eq!(Field::MaxCallsInParallel.row().spec().max, None);
        assert_eq!(Field::Timezone.row().spec().options.unwrap().len(), 419);
    }
}
