//! Warnings: what the server would take and is probably not meant. They never block, and judge only values that passed their
//! rules.

use crate::contract::fields::{DAYS, Field};
use crate::contract::request::id;
use crate::form::Form;
use crate::middleware::is_blank;
use crate::profile::Profile;
use crate::report::{Report, Warning, WarningCode};
use crate::rules::boolean;
use crate::schedule::hours::{ALL_DAYS, DAY_MINUTES, time};
use crate::schedule::{Hours, plan};
use crate::value::Value;

/// The warnings on a form that got `report`, in the order of the fields.
pub fn review(form: &Form, report: &Report) -> Vec<Warning> {
    let bits = warning_bits(form, report);
    let said = WarningCode::ALL.into_iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
    said.map(|(_, code)| *code.warning()).collect()
}

/// The same as bits, one for each of [`WarningCode::ALL`].
pub fn warning_bits(form: &Form, report: &Report) -> u32 {
    let mut failed = 0;
    for issue in &report.issues {
        failed |= 1 << issue.field as u32;
    }
    Facts::of(form).warnings(failed)
}

/// What the warnings depend on, as numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facts {
    /// Whether the name holds characters that nobody can see.
    pub invisible_characters: bool,
    /// Whether a time zone is named.
    pub names_zone: bool,
    /// Start and end of the hours in minutes of the day.
    pub times: Option<(u32, u32)>,
    /// The days as bits; `None` where all seven count because none is named.
    pub days: Option<u32>,
    /// How often a lead is called at most.
    pub attempts: u32,
    /// Minutes between two attempts.
    pub interval: u32,
    /// Whether calls are repeated until a goal is met.
    pub retries_on_goal: bool,
    /// Whether a goal variable is named.
    pub names_goal: bool,
}

impl Facts {
    fn of(form: &Form) -> Facts {
        let text = |field| match form.value(field) {
            Some(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let number = |field| plan::number(&form.value(field).and_then(id), field);
        let start = time(text(Field::AllowedHoursStartTime), Field::AllowedHoursStartTime);
        let end = time(text(Field::AllowedHoursEndTime), Field::AllowedHoursEndTime);
        Facts {
            invisible_characters: text(Field::Name).is_some_and(has_invisible_characters),
            names_zone: text(Field::Timezone).is_some(),
            times: start.zip(end),
            days: form.value(Field::AllowedDays).map(day_bits),
            attempts: plan::attempts_with(number(Field::MaxRetries) as u32),
            interval: number(Field::RetryInterval) as u32,
            retries_on_goal: form.value(Field::RetryOnGoalIncomplete).and_then(boolean::flag) == Some(true),
            names_goal: text(Field::GoalCompletionVariable).is_some(),
        }
    }

    /// The warnings that these facts call for, but for those that come from a field with an issue (`failed`, a bit a field):
    /// a bit for each of [`WarningCode::ALL`].
    pub fn warnings(&self, failed: u32) -> u32 {
        without(self.applying(), failed)
    }

    /// The warnings that these facts call for where all fields passed their rules: a bit for each of [`WarningCode::ALL`].
    #[inline(always)]
    pub fn applying(&self) -> u32 {
        let (start, end) = match self.times {
            Some(times) => times,
            None => (0, DAY_MINUTES),
        };
        let days = match self.days {
            Some(days) => days,
            None => ALL_DAYS,
        };
        let hours = Hours::on_days(start, end, days);
        let exceeds = |minutes| hours.window_minutes() > 0 && plan::exceeds(hours, minutes);
        let not_one_retry = exceeds(self.interval);
        // Where not even one retry fits, the warning before says so.
        let not_all_retries = !not_one_retry && exceeds(self.interval.wrapping_mul(self.attempts.wrapping_sub(1)));
        u32::from(self.invisible_characters)
            | u32::from(!self.names_zone) << 1
            | u32::from(end < start) << 2
            | u32::from(end == start) << 3
            | u32::from(not_one_retry) << 4
            | u32::from(not_all_retries) << 5
            | u32::from(self.days == Some(0)) << 6
            | u32::from(self.retries_on_goal && !self.names_goal) << 7
            | u32::from(!self.retries_on_goal && self.names_goal) << 8
    }
}

/// The warnings (a bit each) but for those that come from a field with an issue (`failed`, a bit a field).
pub fn without(warnings: u32, failed: u32) -> u32 {
    let mut left = warnings;
    for (bit, sources) in SOURCES.iter().enumerate() {
        if sources & failed != 0 {
            left &= !(1 << bit);
        }
    }
    left
}

/// The fields that each of [`WarningCode::ALL`] comes from, a bit each.
const SOURCES: [u32; WarningCode::ALL.len()] = {
    let mut sources = [0; WarningCode::ALL.len()];
    let mut bit = 0;
    while bit < sources.len() {
        let fields = WarningCode::ALL[bit].fields();
        let mut place = 0;
        while place < fields.len() {
            sources[bit] |= 1 << fields[place] as u32;
            place += 1;
        }
        bit += 1;
    }
    sources
};

/// The days that a list names, as bits.
fn day_bits(list: &Value) -> u32 {
    let mut bits = 0;
    let mut add = |item: &Value| {
        if let Value::Text(text) = item
            && let Some(place) = DAYS.iter().position(|day| day == text)
        {
            bits |= 1 << place;
        }
    };
    match list {
        Value::List(items) => items.iter().for_each(add),
        Value::Map(entries) => entries.iter().for_each(|(_, item)| add(item)),
        _ => {}
    }
    bits
}

impl WarningCode {
    /// Every warning, in the order of the fields that it is about.
    pub const ALL: [WarningCode; 9] = [
        WarningCode::InvisibleCharacters,
        WarningCode::TimezoneOmitted,
        WarningCode::OvernightWindow,
        WarningCode::ZeroLengthWindow,
        WarningCode::WindowShorterThanRetryInterval,
        WarningCode::RetriesExceedWindow,
        WarningCode::NoDays,
        WarningCode::GoalRetryWithoutVariable,
        WarningCode::GoalVariableWithoutRetry,
    ];

    /// The fields that it comes from.
    pub const fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            WarningCode::InvisibleCharacters => &[Name],
            WarningCode::TimezoneOmitted => &[Timezone],
            WarningCode::OvernightWindow | WarningCode::ZeroLengthWindow => {
                &[AllowedHoursStartTime, AllowedHoursEndTime]
            }
            WarningCode::WindowShorterThanRetryInterval => &[AllowedHoursStartTime, AllowedHoursEndTime, RetryInterval],
            WarningCode::RetriesExceedWindow => {
                &[AllowedHoursStartTime, AllowedHoursEndTime, MaxRetries, RetryInterval]
            }
            WarningCode::NoDays => &[AllowedDays],
            WarningCode::GoalRetryWithoutVariable | WarningCode::GoalVariableWithoutRetry => {
                &[RetryOnGoalIncomplete, GoalCompletionVariable]
            }
        }
    }

    /// The warning with this code.
    pub fn warning(self) -> &'static Warning {
        &WARNINGS[self as usize]
    }

    const fn spelled_out(self) -> Warning {
        Warning { code: self, fields: self.fields(), message: self.message(), help: self.help() }
    }
}

/// The warnings by code, put together when this is compiled: to the module a table is less than code.
static WARNINGS: [Warning; WarningCode::ALL.len()] = {
    let mut warnings = [WarningCode::NoDays.spelled_out(); WarningCode::ALL.len()];
    let mut place = 0;
    while place < warnings.len() {
        let code = WarningCode::ALL[place];
        warnings[code as usize] = code.spelled_out();
        place += 1;
    }
    warnings
};

/// Characters without a width, or which steer the direction of writing. Blanks are not among them, but at an end of the name,
/// where Laravel 8 leaves some.
const INVISIBLE: [(char, char); 17] = [
    ('\0', '\u{1F}'),
    ('\u{7F}', '\u{9F}'),
    ('\u{AD}', '\u{AD}'),
    ('\u{34F}', '\u{34F}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180E}', '\u{180E}'),
    ('\u{200B}', '\u{200B}'),
    ('\u{200E}', '\u{200F}'),
    ('\u{2028}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{FFF9}', '\u{FFFB}'),
    ('\u{1D173}', '\u{1D17A}'),
];

/// Whether a name holds characters that nobody can see.
pub fn has_invisible_characters(name: &str) -> bool {
    let blank = |c: Option<char>| c.is_some_and(|c| is_blank(Profile::Laravel12, c));
    if blank(name.chars().next()) || blank(name.chars().next_back()) {
        return true;
    }
    // More bytes than the longest name can have: it is refused, nothing is said of it, and it may be half a gigabyte long.
    if name.len() > 4 * 255 {
        return false;
    }
    let mut before = 'a';
    let mut after_joiner = false;
    for c in name.chars() {
        // The two joiners belong into emoji, and into Persian and Indic words; next to a Latin letter they are a stray.
        let joiner = matches!(c, '\u{200C}' | '\u{200D}');
        if joiner && before.is_ascii() || after_joiner && c.is_ascii() {
            return true;
        }
        if INVISIBLE.iter().any(|&(first, last)| (first..=last).contains(&c)) {
            return true;
        }
        after_joiner = joiner;
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;
    use crate::rules::Context;
    use crate::validate::validate;

    /// The warnings on a form with these members beside an accepted name and assistant, and a time zone.
    fn codes(members: &str) -> Vec<WarningCode> {
        let body = ["{\"name\":\"a\",\"assistant_id\":1,\"timezone\":\"UTC\"", members, "}"].concat();
        codes_of(&body, Profile::Documented)
    }

    fn codes_of(body: &str, profile: Profile) -> Vec<WarningCode> {
        let form = Form::from_body(body.as_bytes(), profile);
        let report = validate(&form, &Context { profile, parallel_limit: None });
        let warnings = review(&form, &report);
        warnings.into_iter().map(|warning| warning.code).collect()
    }

    #[test]
    fn an_ordinary_campaign_has_no_warning() {
        for members in [
            "",
            r#","allowed_hours_start_time":"09:00","allowed_hours_end_time":"17:00","allowed_days":["monday"]"#,
            r#","max_retries":5,"retry_interval":4320"#,
            r#","retry_on_goal_incomplete":true,"goal_completion_variable":"booked""#,
            r#","allowed_hours_start_time":"18:00""#,
        ] {
            assert_eq!(codes(members), [], "{members}");
        }
    }

    #[test]
    fn each_warning_has_its_cause() {
        for (members, expected) in [
            (r#","timezone":null"#, WarningCode::TimezoneOmitted),
            (r#","allowed_hours_start_time":"22:00","allowed_hours_end_time":"06:00""#, WarningCode::OvernightWindow),
            (r#","allowed_hours_start_time":"09:00","allowed_hours_end_time":"00:00""#, WarningCode::OvernightWindow),
            (r#","allowed_hours_end_time":"00:00""#, WarningCode::ZeroLengthWindow),
            (r#","allowed_days":[]"#, WarningCode::NoDays),
            (r#","allowed_days":{}"#, WarningCode::NoDays),
            (r#","allowed_hours_start_time":"22:59""#, WarningCode::RetriesExceedWindow),
            (r#","allowed_hours_start_time":"23:00""#, WarningCode::WindowShorterThanRetryInterval),
            (r#","allowed_days":["monday"],"retry_interval":1440"#, WarningCode::WindowShorterThanRetryInterval),
            (
                r#","allowed_hours_start_time":"09:00","allowed_hours_end_time":"17:00","retry_interval":"160""#,
                WarningCode::RetriesExceedWindow,
            ),
            (r#","retry_on_goal_incomplete":1"#, WarningCode::GoalRetryWithoutVariable),
            (r#","goal_completion_variable":"booked""#, WarningCode::GoalVariableWithoutRetry),
            (
                r#","goal_completion_variable":"booked","retry_on_goal_incomplete":"0""#,
                WarningCode::GoalVariableWithoutRetry,
            ),
            (r#","name":"a\u200bb""#, WarningCode::InvisibleCharacters),
        ] {
            assert_eq!(codes(members), [expected], "{members}");
        }
        // One minute less, and the last of three retries is due before the end.
        assert_eq!(
            codes(r#","allowed_hours_start_time":"09:00","allowed_hours_end_time":"17:00","retry_interval":159"#),
            []
        );
    }

    #[test]
    fn only_values_that_passed_are_judged() {
        for members in [
            r#","timezone":"Mars""#,
            r#","allowed_hours_start_time":"22:00","allowed_hours_end_time":"6:00""#,
            r#","allowed_hours_start_time":"23:30","retry_interval":5"#,
            r#","goal_completion_variable":7"#,
            r#","name":["\u200b"]"#,
        ] {
            assert_eq!(codes(members), [], "{members}");
        }
        // What is wrong elsewhere does not silence them.
        assert_eq!(codes(r#","allowed_days":[],"max_retries":9"#), [WarningCode::NoDays]);
        assert_eq!(codes_of("{}", Profile::Documented), [WarningCode::TimezoneOmitted]);
    }

    #[test]
    fn joiners_and_blanks_are_invisible_where_they_are_astray() {
        for (name, invisible) in [
            ("Spring", false),
            ("Frühling \u{A0}2026", false),
            ("👩‍💻 team", false),
            ("می‌خواهم", false),
            ("Spring\u{200D}time", true),
            ("a\u{200C}ب", true),
            ("Spring\u{AD}time", true),
            ("\u{202E}gnirpS", true),
            ("\u{FEFF}Spring", true),
            ("Spring\u{A0}", true),
            ("tab\tstop", true),
        ] {
            assert_eq!(has_invisible_characters(name), invisible, "{name:?}");
        }
        // Laravel 11 and newer trim such a name, Laravel 8 does not.
        let body = "{\"name\":\"a\u{A0}\",\"assistant_id\":1,\"timezone\":\"UTC\"}";
        assert_eq!(codes_of(body, Profile::Laravel12), []);
        assert_eq!(codes_of(body, Profile::Laravel8), [WarningCode::InvisibleCharacters]);
    }

    #[test]
    fn a_name_that_is_longer_than_any_is_not_searched() {
        assert!(has_invisible_characters(&["\u{FFF9}", &"a".repeat(1_000)].concat()));
        assert!(!has_invisible_characters(&["\u{FFF9}", &"a".repeat(2_000)].concat()));
    }

    #[test]
    fn all_of_them_name_fields_and_say_what_to_do() {
        for code in WarningCode::ALL {
            assert!(!code.fields().is_empty() && code.message().ends_with('.') && code.help().ends_with('.'));
        }
    }
}
