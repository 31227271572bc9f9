//! Warnings about values that the server accepts but that are probably mistakes. They never block, and concern only
//! values that passed their rules.

use crate::contract::fields::Field;
use crate::php::middleware::{first_char, is_blank, is_in, last_char};
use crate::profile::Profile;
use crate::schedule::hours::{ALL_DAYS, DAY_MINUTES};
use crate::schedule::{Hours, plan};
use crate::verdict::report::WarningCode;
use crate::verdict::validate::Report;

/// The end of the night, in minutes of the day.
const NIGHT_ENDS: u32 = 8 * 60;
/// The start of the night, in minutes of the day.
const NIGHT_STARTS: u32 = 21 * 60;

/// Returns the warnings on a form with this `report`: a bit for each of the first [`WarningCode::BITS`] codes.
#[inline(always)]
pub fn warning_bits(facts: &WarningFacts, report: &Report) -> u32 {
    let bits = facts.bits();
    if report.failed == 0 { bits } else { without_failed_fields(bits, report.failed) }
}

/// The facts that the warnings depend on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WarningFacts {
    /// Whether the name holds invisible characters.
    pub invisible_characters: bool,
    /// Whether the form has a time zone.
    pub has_timezone: bool,
    /// Start and end of the hours in minutes of the day; `None` if the form has neither.
    pub times: Option<(u32, u32)>,
    /// The days as bits; `None` if the form has none, which means all seven.
    pub days: Option<u32>,
    /// The maximum number of calls to a lead.
    pub attempts: u32,
    /// Minutes between two attempts.
    pub interval: u32,
    /// Whether calls are repeated until a goal is met.
    pub retries_on_goal: bool,
    /// Whether the form has a goal variable.
    pub has_goal_variable: bool,
}

impl WarningFacts {
    /// Returns the warnings for these facts if all fields passed their rules, as [`warning_bits`] does.
    #[inline(always)]
    pub fn bits(&self) -> u32 {
        let (start, end) = match self.times {
            Some(times) => times,
            None => (0, DAY_MINUTES),
        };
        let days = match self.days {
            Some(days) => days,
            None => ALL_DAYS,
        };
        let hours = Hours::new(start, end, days);
        let exceeds = |minutes| hours.window_minutes() > 0 && plan::exceeds(hours, minutes);
        let not_one_retry = exceeds(self.interval);
        // Hours that are left out are the server's own: the whole day.
        let at_night = self.times.is_some()
            && hours.window_minutes() > 0
            && (start < NIGHT_ENDS || end > NIGHT_STARTS || end < start);
        // If not even one retry fits, the warning before states it.
        let not_all_retries = !not_one_retry && exceeds(self.interval.wrapping_mul(self.attempts.wrapping_sub(1)));
        u32::from(self.invisible_characters)
            | u32::from(!self.has_timezone) << 1
            | u32::from(end < start) << 2
            | u32::from(end == start) << 3
            | u32::from(not_one_retry) << 4
            | u32::from(not_all_retries) << 5
            | u32::from(self.days == Some(0)) << 6
            | u32::from(self.retries_on_goal && !self.has_goal_variable) << 7
            | u32::from(!self.retries_on_goal && self.has_goal_variable) << 8
            | u32::from(at_night) << 9
    }
}

/// Removes the warnings (a bit each) that depend on a field with an issue (`failed`, a bit per field).
pub fn without_failed_fields(warnings: u32, failed: u32) -> u32 {
    let mut left = warnings;
    for (bit, sources) in SOURCES.iter().enumerate() {
        if sources & failed != 0 {
            left &= !(1 << bit);
        }
    }
    left
}

/// The fields that each of the first [`WarningCode::BITS`] codes depends on, a bit each.
const SOURCES: [u32; WarningCode::BITS] = {
    let mut sources = [0; WarningCode::BITS];
    let mut bit = 0;
    while bit < sources.len() {
        let fields = WarningCode::ALL[bit].fields();
        let mut index = 0;
        while index < fields.len() {
            sources[bit] |= 1 << fields[index] as u32;
            index += 1;
        }
        bit += 1;
    }
    sources
};

impl WarningCode {
    /// The number of codes at the start of [`Self::ALL`] that depend on the fields. JavaScript finds the others
    /// (pkg-template/validate/form-warnings.ts): they are about keys and values that JSON does not have.
    pub const BITS: usize = 10;

    /// Every warning.
    pub const ALL: [WarningCode; 12] = [
        WarningCode::InvisibleCharacters,
        WarningCode::TimezoneOmitted,
        WarningCode::OvernightWindow,
        WarningCode::ZeroLengthWindow,
        WarningCode::WindowShorterThanRetryInterval,
        WarningCode::RetriesExceedWindow,
        WarningCode::NoDays,
        WarningCode::GoalRetryWithoutVariable,
        WarningCode::GoalVariableWithoutRetry,
        WarningCode::NightHours,
        WarningCode::UnknownField,
        WarningCode::ValueDropped,
    ];

    /// Returns the fields that the warning depends on.
    pub const fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            WarningCode::InvisibleCharacters => &[Name],
            WarningCode::TimezoneOmitted => &[Timezone],
            WarningCode::OvernightWindow | WarningCode::ZeroLengthWindow | WarningCode::NightHours => {
                &[AllowedHoursStartTime, AllowedHoursEndTime]
            }
            WarningCode::UnknownField | WarningCode::ValueDropped => &[],
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
}

/// The characters without width, and those that change the direction of writing. Blanks are not among them, except at
/// an end of the name, where Laravel 8 leaves some.
const INVISIBLE: &[(u32, u32)] = &[
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180E, 0x180E),
    (0x200B, 0x200B),
    (0x200E, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF9, 0xFFFB),
    (0x1D173, 0x1D17A),
];

/// Returns whether a name holds invisible characters.
#[inline(always)]
pub fn has_invisible_characters(name: &[u8]) -> bool {
    // Most names are trimmed printable ASCII.
    !name.iter().all(|byte| matches!(byte, b' '..=b'~')) && search_invisible_characters(name)
}

#[inline(never)]
#[cfg_attr(optimize_attribute, optimize(speed))]
fn search_invisible_characters(name: &[u8]) -> bool {
    let blank = |c: Option<(char, usize)>| c.is_some_and(|(c, _)| is_blank(Profile::Laravel12, c));
    if blank(first_char(name)) || blank(last_char(name)) {
        return true;
    }
    // More bytes than the longest name can have: the name is refused anyway, and it may have half a gigabyte.
    if name.len() > 4 * 255 {
        return false;
    }
    let mut before = 'a';
    let mut after_joiner = false;
    let mut at = 0;
    while let Some(&byte) = name.get(at) {
        if matches!(byte, b' '..=b'~') && !after_joiner {
            at += 1;
            before = 'a';
            continue;
        }
        let c = if byte < 0x80 {
            at += 1;
            char::from(byte)
        } else {
            let Some((c, length)) = first_char(&name[at..]) else { return false };
            at += length;
            c
        };
        // The two joiners belong into emoji, and into Persian and Indic words; next to a Latin letter they are
        // misplaced.
        let joiner = matches!(c, '\u{200C}' | '\u{200D}');
        // Most characters are far from these ranges.
        let is_plain = matches!(c, '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{34E}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3163}' | '\u{3400}'..='\u{D7A3}');
        if joiner && before.is_ascii() || after_joiner && c.is_ascii() || !is_plain && is_in(INVISIBLE, c) {
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
    use crate::rules::Context;
    use crate::testing::form;
    use crate::verdict::validate::validate_into;

    /// Returns the warnings on a form with these members, an accepted name and assistant, and a time zone.
    fn codes(members: &str) -> Vec<WarningCode> {
        let body = ["{\"name\":\"a\",\"assistant_id\":1,\"timezone\":\"UTC\"", members, "}"].concat();
        codes_of(&body, Profile::Documented)
    }

    fn codes_of(body: &str, profile: Profile) -> Vec<WarningCode> {
        let mut report = Report::default();
        let context = Context { profile, parallel_limit: None };
        let observations = validate_into(&mut report, &form(body.as_bytes(), profile), &context);
        let bits = warning_bits(&observations.facts, &report);
        WarningCode::ALL.into_iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, code)| code).collect()
    }

    #[test]
    fn warning_bits_of_an_ordinary_campaign_are_empty() {
        for members in [
            "",
            r#","allowed_hours_start_time":"09:00","allowed_hours_end_time":"17:00","allowed_days":["monday"]"#,
            r#","max_retries":5,"retry_interval":4320"#,
            r#","retry_on_goal_incomplete":true,"goal_completion_variable":"booked""#,
            r#","allowed_hours_start_time":"08:00","allowed_hours_end_time":"21:00""#,
        ] {
            assert_eq!(codes(members), [], "{members}");
        }
    }

    #[test]
    fn warning_bits_hold_each_warning_for_its_cause() {
        for (members, expected) in [
            (r#","timezone":null"#, WarningCode::TimezoneOmitted),
            (r#","allowed_hours_start_time":"07:59","allowed_hours_end_time":"21:00""#, WarningCode::NightHours),
            (r#","allowed_hours_start_time":"08:00","allowed_hours_end_time":"21:01""#, WarningCode::NightHours),
            (r#","allowed_hours_start_time":"18:00""#, WarningCode::NightHours),
            (r#","allowed_hours_end_time":"20:00""#, WarningCode::NightHours),
            (r#","allowed_hours_end_time":"00:00""#, WarningCode::ZeroLengthWindow),
            (r#","allowed_days":[]"#, WarningCode::NoDays),
            (r#","allowed_days":{}"#, WarningCode::NoDays),
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
        // With one minute less, the last of three retries is due before the end.
        assert_eq!(
            codes(r#","allowed_hours_start_time":"09:00","allowed_hours_end_time":"17:00","retry_interval":159"#),
            []
        );
    }

    #[test]
    fn warning_bits_of_hours_in_the_night_hold_each_cause() {
        for (members, expected) in [
            (
                r#","allowed_hours_start_time":"22:00","allowed_hours_end_time":"06:00""#,
                [WarningCode::OvernightWindow, WarningCode::NightHours],
            ),
            (
                r#","allowed_hours_start_time":"09:00","allowed_hours_end_time":"00:00""#,
                [WarningCode::OvernightWindow, WarningCode::NightHours],
            ),
            (r#","allowed_hours_start_time":"22:59""#, [WarningCode::RetriesExceedWindow, WarningCode::NightHours]),
            (
                r#","allowed_hours_start_time":"23:00""#,
                [WarningCode::WindowShorterThanRetryInterval, WarningCode::NightHours],
            ),
        ] {
            assert_eq!(codes(members), expected, "{members}");
        }
    }

    #[test]
    fn warning_bits_ignore_values_that_failed_their_rules() {
        for members in [
            r#","timezone":"Mars""#,
            r#","allowed_hours_start_time":"22:00","allowed_hours_end_time":"6:00""#,
            r#","allowed_hours_start_time":"20:30","allowed_hours_end_time":"21:00","retry_interval":5"#,
            r#","goal_completion_variable":7"#,
            r#","name":["\u200b"]"#,
        ] {
            assert_eq!(codes(members), [], "{members}");
        }
        // Errors of other fields do not silence them.
        assert_eq!(codes(r#","allowed_days":[],"max_retries":9"#), [WarningCode::NoDays]);
        assert_eq!(codes_of("{}", Profile::Documented), [WarningCode::TimezoneOmitted]);
    }

    #[test]
    fn has_invisible_characters_is_true_for_misplaced_joiners_and_blanks() {
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
            assert_eq!(has_invisible_characters(name.as_bytes()), invisible, "{name:?}");
        }
        // Laravel 11 and newer trim such a name, Laravel 8 does not.
        let body = "{\"name\":\"a\u{A0}\",\"assistant_id\":1,\"timezone\":\"UTC\"}";
        assert_eq!(codes_of(body, Profile::Laravel12), []);
        assert_eq!(codes_of(body, Profile::Laravel8), [WarningCode::InvisibleCharacters]);
    }

    #[test]
    fn has_invisible_characters_does_not_search_a_name_beyond_the_limit() {
        assert!(has_invisible_characters(["\u{FFF9}", &"a".repeat(1_000)].concat().as_bytes()));
        assert!(!has_invisible_characters(["\u{FFF9}", &"a".repeat(2_000)].concat().as_bytes()));
    }

    #[test]
    fn warning_codes_have_fields_message_and_help() {
        for code in WarningCode::ALL {
            assert!(code.message().ends_with('.'));
            assert!(code.help().split('|').all(|part| part.ends_with(['.', '?'])), "{}", code.help());
        }
    }
}
