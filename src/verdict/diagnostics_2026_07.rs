//! The warnings and the unchecked facts of the second contract. They never block.

use crate::contract::contract_2026_07::{FIELD_COUNT, ROWS, Section};
use crate::php::value::Value;
use crate::rules::{boolean, date};
use crate::verdict::account_2026_07::{Account, Template};
use crate::verdict::table::{Failure, Fields, has_unread_date};
use crate::verdict::warnings::has_invisible_characters;
use crate::verdict::windows_2026_07::{Windows, retry_warnings, window_warnings};

macro_rules! codes {
    ($(#[$about:meta])* $kind:ident { $($(#[$doc:meta])* $variant:ident $name:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum $kind {
            $($(#[$doc])* $variant,)*
        }

        impl $kind {
            /// Every code.
            pub const ALL: &[$kind] = &[$($kind::$variant),*];

            /// Returns the name in JavaScript.
            pub const fn name(self) -> &'static str {
                match self { $($kind::$variant => $name),* }
            }
        }
    };
}

codes! {
    /// The code of a warning. JavaScript adds the warnings about keys and values that JSON does not have.
    WarningCode {
        /// The name holds invisible characters.
        InvisibleCharacters "invisible_characters",
        /// The form has no time zone.
        TimezoneOmitted "timezone_omitted",
        /// A window ends at an earlier time than it starts.
        OvernightWindow "overnight_window",
        /// A window starts and ends at the same minute.
        ZeroLengthWindow "zero_length_window",
        /// Two windows have minutes in common.
        OverlappingWindows "overlapping_windows",
        /// The form has windows, and the hours that count only without them.
        HoursBesideWindows "hours_beside_windows",
        /// The hours include times before 08:00 or after 21:00.
        NightHours "night_hours",
        /// No window is longer than the time between two calls.
        WindowShorterThanRetryInterval "window_shorter_than_retry_interval",
        /// Not all retries fit into one window.
        RetriesExceedWindow "retries_exceed_window",
        /// The list of days is empty.
        NoDays "no_days",
        /// The scheduled start has no offset from UTC.
        StartWithoutOffset "start_without_offset",
        /// The scheduled start is in the past.
        StartInPast "start_in_past",
        /// The form has fields of another channel.
        OtherChannel "other_channel",
        /// The form has fields of a fallback that it does not choose.
        FallbackIncomplete "fallback_incomplete",
        /// Calls are repeated until a goal is met, but no goal variable is set.
        GoalRetryWithoutVariable "goal_retry_without_variable",
        /// A goal variable is set, but no call is repeated because of it.
        GoalVariableWithoutRetry "goal_variable_without_retry",
        /// The mapping names a placeholder that the template lacks.
        PlaceholderUnknown "placeholder_unknown",
        /// The mapping lacks a placeholder of the template.
        PlaceholderUnmapped "placeholder_unmapped",
        /// No variable of a lead can fill a `{{placeholder}}`.
        PlaceholderUnfillable "placeholder_unfillable",
    }
}

codes! {
    /// The code of an unchecked fact.
    UncheckedCode {
        /// Whether the account has this outbound assistant.
        Assistant "assistant",
        /// Whether the account owns these phone numbers.
        PhoneNumbers "phone_numbers",
        /// Whether the assistant has this boolean variable.
        GoalVariable "goal_variable",
        /// The time zone that applies if the form names none.
        TimezoneDefault "timezone_default",
        /// The plan's limit on simultaneous calls.
        ParallelLimit "parallel_limit",
        /// Whether the plan allows another campaign.
        CampaignLimit "campaign_limit",
        /// Whether the account has this WhatsApp sender, and the sender this template.
        WhatsappTemplate "whatsapp_template",
        /// Whether this phone number can send text messages.
        SmsNumber "sms_number",
        /// Whether the server can read the date.
        ScheduledStartFormat "scheduled_start_format",
    }
}

/// A warning or an unchecked fact, and the rows of its fields.
#[derive(Debug, PartialEq)]
pub struct Diagnostic<Code> {
    /// The code.
    pub code: Code,
    /// The indices of the fields.
    pub fields: Vec<usize>,
}

fn row_of(name: &str) -> Option<usize> {
    ROWS[..FIELD_COUNT].iter().position(|row| row.name == name)
}

fn diagnostic<Code>(code: Code, names: &[&str]) -> Diagnostic<Code> {
    Diagnostic { code, fields: names.iter().filter_map(|name| row_of(name)).collect() }
}

/// Returns the unchecked facts of a form.
pub fn unchecked(fields: &Fields, account: &Account) -> Vec<Diagnostic<UncheckedCode>> {
    use UncheckedCode::*;
    let mut list = Vec::new();
    let has = |name: &str| !matches!(fields.get(name), Value::Null);
    let mut add = |code, names: &[&str]| list.push(diagnostic(code, names));
    if fields.is_call() {
        if has("assistant_id") && !account.has_assistants() {
            add(Assistant, &["assistant_id"]);
        }
        if fields.get("phone_number_ids").is_filled_array() && !account.has_numbers() {
            add(PhoneNumbers, &["phone_number_ids"]);
        }
        if has("goal_completion_variable") && account.goals_of(fields.get("assistant_id")).is_none() {
            add(GoalVariable, &["goal_completion_variable"]);
        }
    }
    for (prefix, channel) in fields.message_channels() {
        let name = |rest: &str| [prefix, rest].concat();
        if channel == b"whatsapp" {
            let (sender, template) = (name("whatsapp_sender_id"), name("whatsapp_template_id"));
            if matches!(account.template(fields.get(&sender), fields.get(&template)), Template::Unknown) {
                add(WhatsappTemplate, &[&sender, &template]);
            }
        } else if !account.has_sms_numbers() {
            add(SmsNumber, &[&name("sms_from_phone_number_id")]);
        }
    }
    if !has("timezone") && !account.has_timezone {
        add(TimezoneDefault, &["timezone"]);
    }
    if fields.is_call() && !account.has_limit {
        add(ParallelLimit, &["max_calls_in_parallel"]);
    }
    if has_unread_date(fields) {
        add(ScheduledStartFormat, &["scheduled_start_at"]);
    }
    add(CampaignLimit, &[]);
    list
}

/// The largest distance from UTC of a time zone that is behind it, in milliseconds.
const LATEST_ZONE: i64 = 12 * 3_600_000;

/// Returns the warnings on a form. They concern only fields without a failure. `now` is in milliseconds since 1970, or
/// NaN if it is unknown.
pub fn warnings(fields: &Fields, failures: &[Failure], account: &Account, now: f64) -> Vec<Diagnostic<WarningCode>> {
    use WarningCode::*;
    let mut list = Vec::new();
    let mut add = |code, names: &[&str]| list.push(diagnostic(code, names));
    let value = |name: &str| fields.get(name);
    let has = |name: &str| !matches!(value(name), Value::Null);
    if let Value::Text(name) = value("name")
        && has_invisible_characters(name)
    {
        add(InvisibleCharacters, &["name"]);
    }
    if !has("timezone") {
        add(TimezoneOmitted, &["timezone"]);
    }
    let windows = Windows::of(fields);
    window_warnings(&windows, fields, &mut add);
    if fields.is_call() {
        retry_warnings(&windows, fields, &mut add);
    }
    if value("allowed_days").count() == Some(0) {
        add(NoDays, &["allowed_days"]);
    }
    if let Some(start) = date::moment(value("scheduled_start_at")) {
        if start.offset.is_none() {
            add(StartWithoutOffset, &["scheduled_start_at"]);
        }
        // Without an offset: in the past in every time zone.
        if ((start.local - start.offset.unwrap_or(-LATEST_ZONE)) as f64) < now {
            add(StartInPast, &["scheduled_start_at"]);
        }
    }
    let others: Vec<&str> = fields.of_other_sections();
    if !others.is_empty() {
        add(OtherChannel, &others);
    }
    let halves: Vec<&str> = fields.of_other_fallbacks();
    if !halves.is_empty() {
        add(FallbackIncomplete, &[&["fallback_channel"], &halves[..]].concat());
    }
    if fields.is_call() {
        let repeats = boolean::flag(value("retry_on_goal_incomplete")) == Some(true);
        let pair = ["retry_on_goal_incomplete", "goal_completion_variable"];
        if repeats && !has("goal_completion_variable") {
            add(GoalRetryWithoutVariable, &pair);
        }
        if !repeats && has("goal_completion_variable") {
            add(GoalVariableWithoutRetry, &pair);
        }
    }
    // The pages fill the texts of messages, and nothing else.
    if let Value::Text(name) = value("name")
        && braces(name).next().is_some()
    {
        add(PlaceholderUnfillable, &["name"]);
    }
    for (prefix, channel) in fields.message_channels() {
        let name = |rest: &str| [prefix, rest].concat();
        if channel == b"sms" {
            let body = name("sms_body");
            if let Value::Text(text) = value(&body)
                && braces(text).any(|variable| variable.is_none_or(|name| !has_name(name)))
            {
                add(PlaceholderUnfillable, &[&body]);
            }
            continue;
        }
        let mapping = name(if prefix.is_empty() { "text_variable_mapping" } else { "variable_mapping" });
        let template = account.template(value(&name("whatsapp_sender_id")), value(&name("whatsapp_template_id")));
        let given = value(&mapping);
        let names_variable =
            |value| matches!(value, Value::Text(name) if has_name(name) && braces(name).next().is_none());
        if !(0..given.count().unwrap_or(0)).all(|index| names_variable(given.at(index))) {
            add(PlaceholderUnfillable, &[&mapping]);
        }
        let Template::Placeholders(names) = template else { continue };
        let keys: Vec<String> = (0..given.count().unwrap_or(0)).map(|index| given.key_at(index)).collect();
        let keys = sorted(keys.iter().map(|key| key.as_bytes()).collect());
        let names = sorted((0..names.count().unwrap_or(0)).map(|index| text_at(names, index)).collect());
        if lacks_one(&names, &keys) {
            add(PlaceholderUnknown, &[&mapping]);
        }
        if lacks_one(&keys, &names) {
            add(PlaceholderUnmapped, &[&mapping]);
        }
    }
    let failed = |row: &usize| failures.iter().any(|failure| ROWS[failure.row].split().0 == ROWS[*row].name);
    list.retain(|warning| !warning.fields.iter().any(failed));
    list
}

/// Returns the content of each `{{placeholder}}` of a text; `None` for one without an end.
fn braces(text: &[u8]) -> impl Iterator<Item = Option<&[u8]>> {
    let position = |text: &[u8], pair: &[u8]| text.windows(2).position(|two| two == pair);
    let mut rest = text;
    core::iter::from_fn(move || {
        let start = position(rest, b"{{")? + 2;
        let inside = &rest[start..];
        let end = position(inside, b"}}");
        rest = end.map_or(&[], |end| &inside[end + 2..]);
        Some(end.map(|end| &inside[..end]))
    })
}

/// Returns whether a text has more than white space.
fn has_name(text: &[u8]) -> bool {
    !text.trim_ascii().is_empty()
}

/// Sorts texts. A form and an account can have tens of thousands, so they are not compared in pairs.
fn sorted(mut texts: Vec<&[u8]>) -> Vec<&[u8]> {
    texts.sort_unstable();
    texts
}

/// Returns whether one of the texts is missing in a sorted list.
fn lacks_one(sorted: &[&[u8]], texts: &[&[u8]]) -> bool {
    texts.iter().any(|text| sorted.binary_search(text).is_err())
}

fn text_at<'a>(list: Value<'a>, index: usize) -> &'a [u8] {
    if let Value::Text(text) = list.at(index) { text } else { b"" }
}

impl<'a> Fields<'a> {
    /// Returns whether the campaign makes calls.
    pub fn is_call(&self) -> bool {
        matches!(self.get("channel"), Value::Null | Value::Text(b"call"))
    }

    /// Returns the channels of messages that the campaign uses, each with the prefix of its fields.
    pub fn message_channels(&self) -> impl Iterator<Item = (&'static str, &'a [u8])> {
        let channel = |name: &str| match self.get(name) {
            Value::Text(channel @ (b"whatsapp" | b"sms")) => Some(channel),
            _ => None,
        };
        let fallback = channel("fallback_channel").filter(|_| self.is_call());
        [("", channel("channel")), ("fallback_", fallback)]
            .into_iter()
            .filter_map(|(prefix, channel)| Some((prefix, channel?)))
    }

    /// Returns the fields with a value that belong to another channel than the campaign's.
    fn of_other_sections(&self) -> Vec<&'static str> {
        let sections: &[Section] = match self.get("channel") {
            Value::Text(b"whatsapp") => &[Section::Common, Section::Whatsapp],
            // The pages name the speed of messages for WhatsApp; their list says both.
            Value::Text(b"sms") => &[Section::Common, Section::Sms],
            _ => &[Section::Common, Section::Call, Section::Fallback],
        };
        self.with_value(|name, section| {
            let is_of_both = name == "messages_per_minute" && sections.contains(&Section::Sms);
            !is_of_both && !sections.contains(&section)
        })
    }

    /// Returns the fields with a value that belong to another fallback than the campaign's.
    fn of_other_fallbacks(&self) -> Vec<&'static str> {
        if !self.is_call() {
            return Vec::new();
        }
        let chosen = self.get("fallback_channel");
        self.with_value(|name, section| {
            section == Section::Fallback
                && name != "fallback_channel"
                && match chosen {
                    Value::Text(b"whatsapp") => name.starts_with("fallback_sms_"),
                    Value::Text(b"sms") => name.starts_with("fallback_whatsapp_"),
                    _ => true,
                }
        })
    }

    fn with_value(&self, wanted: impl Fn(&str, Section) -> bool) -> Vec<&'static str> {
        ROWS[..FIELD_COUNT]
            .iter()
            .filter(|row| !matches!(self.get(row.name), Value::Null) && wanted(row.name, row.section))
            .map(|row| row.name)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::decode;

    fn codes(members: &str, facts: &str) -> Vec<&'static str> {
        let body = [r#"{"name":"a","timezone":"UTC","assistant_id":1"#, members, "}"].concat();
        let fields = Fields::of(decode(body.as_bytes()).unwrap(), 0);
        let account = Account::of(decode(facts.as_bytes()).unwrap());
        warnings(&fields, &[], &account, f64::NAN).iter().map(|warning| warning.code.name()).collect()
    }

    fn windows(list: &str) -> Vec<&'static str> {
        codes(&format!(r#","schedule_windows":[{list}]"#), "{}")
    }

    #[test]
    fn warnings_judge_the_windows_of_a_day_together() {
        assert_eq!(windows(r#"{"start":"09:00","end":"12:00"},{"start":"12:00","end":"21:00"}"#), [""; 0]);
        let overlapping = r#"{"start":"09:00","end":"12:01"},{"start":"12:00","end":"17:00"}"#;
        assert_eq!(windows(overlapping), ["overlapping_windows"]);
        let over_midnight = r#"{"start":"20:00","end":"09:30"},{"start":"09:00","end":"12:00"}"#;
        assert_eq!(windows(over_midnight), ["overnight_window", "overlapping_windows", "night_hours"]);
        assert_eq!(windows(r#"{"start":"09:00","end":"09:00"}"#), ["zero_length_window"]);
        let beside = r#","allowed_hours_end_time":"17:00","schedule_windows":[{"start":"09:00","end":"17:00"}]"#;
        assert_eq!(codes(beside, "{}"), ["hours_beside_windows"]);
        assert_eq!(codes(r#","allowed_hours_end_time":"17:00""#, "{}"), ["night_hours"]);
    }

    #[test]
    fn warnings_compare_the_longest_window_with_the_retries() {
        let with = |retries: &str, list: &str| codes(&format!(r#"{retries},"schedule_windows":[{list}]"#), "{}");
        let (short, long) = (r#"{"start":"09:00","end":"10:00"}"#, r#"{"start":"14:00","end":"18:00"}"#);
        assert_eq!(with("", short), ["window_shorter_than_retry_interval"]);
        assert_eq!(with("", &format!("{short},{long}")), [""; 0]);
        assert_eq!(with(r#","max_retries":"4""#, long), ["retries_exceed_window"]);
        assert_eq!(with(r#","max_retries":4,"retry_interval":59"#, long), [""; 0]);
        // Windows that touch are one.
        assert_eq!(with("", &format!(r#"{short},{{"start":"10:00","end":"13:01"}}"#)), [""; 0]);
        let nights = r#"{"start":"20:00","end":"00:00"},{"start":"00:00","end":"04:00"}"#;
        let night = ["overnight_window", "retries_exceed_window", "night_hours"];
        let found = with(r#","max_retries":4,"retry_interval":120"#, nights);
        assert!(night.iter().all(|code| found.contains(code)), "{found:?}");
        assert!(!with(r#","max_retries":4,"retry_interval":119"#, nights).contains(&"retries_exceed_window"));
        // Without windows the whole day is open, and a week of whole days has no end.
        let days = |retries: &str, days: &str| codes(&format!(r#"{retries},"allowed_days":{days}"#), "{}");
        assert_eq!(days(r#","retry_interval":1440"#, r#"["monday"]"#), ["window_shorter_than_retry_interval"]);
        assert_eq!(days(r#","retry_interval":1440"#, r#"["monday","tuesday"]"#), ["retries_exceed_window"]);
        assert_eq!(days(r#","retry_interval":1440"#, r#"["sunday","monday"]"#), ["retries_exceed_window"]);
        assert_eq!(codes(r#","max_retries":5,"retry_interval":4320"#, "{}"), [""; 0]);
        assert_eq!(days("", "[]"), ["no_days"]);
        // A lead of a campaign of messages gets one message.
        let sms = r#","channel":"sms","sms_body":"x""#;
        assert_eq!(with(sms, short), ["other_channel"]);
    }

    #[test]
    fn warnings_name_the_fields_of_another_channel_or_fallback() {
        assert_eq!(codes(r#","sms_body":"x""#, "{}"), ["other_channel"]);
        let sms = r#","channel":"sms","sms_body":"x","messages_per_minute":5"#;
        // The assistant of the form.
        assert_eq!(codes(sms, "{}"), ["other_channel"]);
        assert_eq!(codes(r#","fallback_sms_body":"x""#, "{}"), ["fallback_incomplete"]);
        let half = r#","fallback_channel":"whatsapp","fallback_sms_body":"x","fallback_whatsapp_sender_id":1"#;
        assert_eq!(codes(half, "{}"), ["fallback_incomplete"]);
    }

    #[test]
    fn warnings_compare_a_mapping_with_the_placeholders_of_the_template() {
        let facts = r#"{"senders":[[7,[[15,["1","2"]]]]]}"#;
        let form = |mapping: &str| {
            let fallback =
                r#","fallback_channel":"whatsapp","fallback_whatsapp_sender_id":7,"fallback_whatsapp_template_id":15"#;
            codes(&format!(r#"{fallback},"fallback_variable_mapping":{mapping}"#), facts)
        };
        assert_eq!(form(r#"{"1":"a","2":"b"}"#), [""; 0]);
        assert_eq!(form(r#"{"1":"a","3":"b"}"#), ["placeholder_unknown", "placeholder_unmapped"]);
    }

    #[test]
    fn warnings_find_placeholders_that_no_variable_of_a_lead_can_fill() {
        let text = |body: &str| {
            codes(
                &format!(
                    r#","fallback_channel":"sms","fallback_sms_from_phone_number_id":1,"fallback_sms_body":"{body}""#
                ),
                "{}",
            )
        };
        for body in ["Hello {{name}}", "Hello", "{name} }} x", "{{ first name }}{{2}}"] {
            assert_eq!(text(body), [""; 0], "{body}");
        }
        for body in ["Hello {{}}", "Hello {{ }} {{name}}", "{{name}} and {{name"] {
            assert_eq!(text(body), ["placeholder_unfillable"], "{body}");
        }
        let mapping = |value: &str| {
            let ids =
                r#","fallback_channel":"whatsapp","fallback_whatsapp_sender_id":7,"fallback_whatsapp_template_id":15"#;
            codes(&format!(r#"{ids},"fallback_variable_mapping":{{"1":"name","2":{value}}}"#), "{}")
        };
        assert_eq!(mapping(r#""customer_name""#), [""; 0]);
        for value in ["null", "5", "[]", r#""{{customer_name}}""#, r#"" ""#] {
            assert_eq!(mapping(value), ["placeholder_unfillable"], "{value}");
        }
        assert_eq!(codes(r#","name":"Offer {{month}}""#, "{}"), ["placeholder_unfillable"]);
        // A text that is not sent.
        assert_eq!(codes(r#","sms_body":"{{ }}""#, "{}"), ["other_channel"]);
    }

    #[test]
    fn warnings_compare_a_scheduled_start_with_the_time_of_the_caller() {
        let codes_at = |start: &str, now: f64| {
            let body = format!(r#"{{"name":"a","timezone":"UTC","assistant_id":1,"scheduled_start_at":"{start}"}}"#);
            let fields = Fields::of(decode(body.as_bytes()).unwrap(), 0);
            let account = Account::of(Value::Null);
            warnings(&fields, &[], &account, now).iter().map(|it| it.code.name()).collect::<Vec<_>>()
        };
        // 2026-07-27T09:00:00+03:00.
        let start = 1_785_132_000_000.0;
        assert_eq!(codes_at("2026-07-27T09:00:00+03:00", start), [""; 0]);
        assert_eq!(codes_at("2026-07-27T09:00:00+03:00", start + 1.0), ["start_in_past"]);
        assert_eq!(codes_at("2026-07-27T09:00:00+03:00", f64::NAN), [""; 0]);
        // Without an offset it may be noon in the last zone of the day: UTC-12.
        let latest = start + (3.0 + 12.0) * 3_600_000.0;
        assert_eq!(codes_at("2026-07-27T09:00", latest), ["start_without_offset"]);
        assert_eq!(codes_at("2026-07-27T09:00", latest + 1.0), ["start_without_offset", "start_in_past"]);
        assert_eq!(codes_at("27.07.2026", latest * 2.0), [""; 0]);
    }

    #[test]
    fn warnings_ask_for_the_offset_of_a_scheduled_start() {
        assert_eq!(codes(r#","scheduled_start_at":"2026-07-27T09:00""#, "{}"), ["start_without_offset"]);
        assert_eq!(codes(r#","scheduled_start_at":"2026-07-27""#, "{}"), ["start_without_offset"]);
        for start in ["2026-07-27T09:00Z", "2026-07-27T09:00:00-03:00", "next week 5"] {
            assert_eq!(codes(&format!(r#","scheduled_start_at":"{start}""#), "{}"), [""; 0], "{start}");
        }
    }

    #[test]
    fn unchecked_lists_the_facts_of_the_channel_that_nobody_passed() {
        let list = |body: &str, facts: &str| {
            let fields = Fields::of(decode(body.as_bytes()).unwrap(), 0);
            let account = Account::of(decode(facts.as_bytes()).unwrap());
            unchecked(&fields, &account).iter().map(|fact| fact.code.name()).collect::<Vec<_>>()
        };
        let call =
            r#"{"assistant_id":1,"phone_number_ids":[1],"goal_completion_variable":"x","scheduled_start_at":"24.7."}"#;
        let all = ["assistant", "phone_numbers", "goal_variable", "timezone_default", "parallel_limit"];
        assert_eq!(list(call, "{}"), [&all[..], &["scheduled_start_format", "campaign_limit"]].concat());
        let facts = r#"{"assistants":[1],"numbers":[1],"goals":[[1,["x"]]],"timezone":true,"limit":true}"#;
        assert_eq!(list(call, facts), ["scheduled_start_format", "campaign_limit"]);
        let sms = r#"{"channel":"sms","sms_from_phone_number_id":1,"timezone":"UTC"}"#;
        assert_eq!(list(sms, "{}"), ["sms_number", "campaign_limit"]);
        let whatsapp = r#"{"channel":"whatsapp","whatsapp_sender_id":1,"whatsapp_template_id":1,"timezone":"UTC"}"#;
        assert_eq!(list(whatsapp, "{}"), ["whatsapp_template", "campaign_limit"]);
        assert_eq!(list(whatsapp, r#"{"senders":[]}"#), ["campaign_limit"]);
    }
}
