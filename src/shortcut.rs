//! The verdict on a usual form from a few numbers about it: of most texts it matters how long they are, not what they say.
//! Nothing is allocated. Where the numbers do not settle a rule the answer is [`None`]: ask [`validate`](crate::validate).
//!
//! The rules, the warnings and the open questions are the same code as there; only texts and lists are judged from outside.

use crate::account::Open;
use crate::contract::fields::{FIELD_COUNT, FIELDS, Field, Row};
use crate::review::Facts;
use crate::rules::size::Measured;
use crate::rules::{Context, Rule, boolean, date_format};
use crate::schedule::{hours, plan};
use crate::value::Value;

/// A list may have so many elements: one bit each.
pub const MAX_ELEMENTS: usize = 32;

/// What is known of a field's value. A text is well formed, not empty, neither begins nor ends with anything that Laravel
/// trims, and holds no invisible character: who cannot say so of a text has to ask.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Shape {
    /// Absent, null or an empty text.
    #[default]
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// An integer.
    Whole(i64),
    /// A text of at most this many characters; of exactly as many where `exact`. `first` is its first byte, or 0.
    Text {
        /// Characters, or UTF-16 units.
        length: u32,
        /// Whether these are code points.
        exact: bool,
        /// The first byte of its UTF-8, where that is ASCII, else 0.
        first: u8,
    },
    /// A text of these five characters.
    Five([u8; 5]),
    /// A text that is a time zone's name to the rule, or is not.
    Zone(bool),
    /// A list with this many elements; what they are stands in [`Lists`].
    List(u32),
}

/// What is known of the elements of the two lists.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lists {
    /// The days that are named, bit 0 for Monday.
    pub days: u32,
    /// The places in `allowed_days` whose texts are no days, a bit each.
    pub strange_days: u32,
    /// The places in `phone_number_ids` (all integers) whose number stands there twice, a bit each.
    pub repeated_ids: u32,
}

/// What is wrong with a form, and what is to be said besides.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Findings {
    /// The rules of fields that failed: a bit for each rule of the table, in its order.
    pub rules: u32,
    /// The warnings, a bit each in the order of `WarningCode::ALL`.
    pub warnings: u32,
    /// The open questions, a bit each in the order of `UncheckedCode::ALL`.
    pub unchecked: u32,
}

/// The rules of all fields, in the order of the bits of [`Findings::rules`].
pub fn rules() -> impl Iterator<Item = (&'static Row, Rule)> {
    FIELDS.iter().flat_map(|row| row.rules.iter().map(move |rule| (row, *rule)))
}

/// What fits a field without a doubt, read off its rules when this is compiled. Anything else is taken rule by rule.
#[derive(Clone, Copy)]
enum Fit {
    /// A text of so many characters.
    Text(i64),
    /// An integer from here to there, and, where said so, not above the parallel limit.
    Whole {
        min: i64,
        max: i64,
        is_parallel: bool,
    },
    Flag,
    Time,
    Zone,
    List,
}

impl Fit {
    const fn of(rules: &[Rule]) -> Fit {
        let mut fit = Fit::List;
        let (mut min, mut max, mut is_parallel) = (i64::MIN, i64::MAX, false);
        let mut place = 0;
        while place < rules.len() {
            match rules[place] {
                Rule::String => fit = Fit::Text(0),
                Rule::Integer => fit = Fit::Whole { min, max, is_parallel },
                Rule::Boolean => fit = Fit::Flag,
                Rule::DateFormat => fit = Fit::Time,
                Rule::Timezone => fit = Fit::Zone,
                Rule::Min(bound) => min = bound,
                Rule::Max(bound) => max = bound,
                Rule::Between(low, high) => (min, max) = (low, high),
                Rule::MaxParallel => is_parallel = true,
                Rule::Required | Rule::Array | Rule::In | Rule::Distinct => {}
            }
            place += 1;
        }
        match fit {
            Fit::Text(_) => Fit::Text(max),
            Fit::Whole { .. } => Fit::Whole { min, max, is_parallel },
            other => other,
        }
    }

    /// Whether the shape fits, so that all rules of the field pass.
    #[inline(always)]
    const fn takes(self, shape: Shape, limit: i64) -> bool {
        match (self, shape) {
            (Fit::Text(max), Shape::Text { length, .. }) => length as i64 <= max,
            (Fit::Whole { min, max, is_parallel }, Shape::Whole(number)) => {
                min <= number && number <= max && (!is_parallel || number <= limit)
            }
            (Fit::Flag, Shape::Flag(_)) | (Fit::List, Shape::List(_)) | (Fit::Zone, Shape::Zone(true)) => true,
            (Fit::Time, Shape::Five(text)) => date_format::is_time(&text),
            _ => false,
        }
    }
}

/// Whether a shape fits the field at this place of the table without a doubt. Compiled for each field by itself: what is known
/// of the field costs nothing then.
#[inline(always)]
fn fits<const PLACE: usize>(shape: Shape, context: &Context) -> bool {
    let fit = const { Fit::of(FIELDS[PLACE].rules) };
    let is_optional = const { !matches!(FIELDS[PLACE].rules[0], Rule::Required) };
    fit.takes(shape, context.parallel_limit.unwrap_or(i64::MAX)) || is_optional && matches!(shape, Shape::Nothing)
}

/// Examines a form of whose account nothing is known. `None`: it takes more than these numbers to say.
///
/// Inlined, so that the shapes of a form without an error never become memory.
#[inline(always)]
pub fn examine(shapes: &[Shape; FIELD_COUNT], lists: &Lists, context: &Context) -> Option<Findings> {
    let fitting = fitting(shapes, context);
    if fitting == ALL_FIELDS && lists.strange_days | lists.repeated_ids == 0 {
        return Some(notes(shapes, lists, 0));
    }
    examine_misfits(*shapes, fitting, lists, context)
}

/// Rule by rule, where a field's shape does not fit.
#[cold]
#[inline(never)]
fn examine_misfits(shapes: [Shape; FIELD_COUNT], fitting: u32, lists: &Lists, context: &Context) -> Option<Findings> {
    let mut failed_rules = 0;
    // Fields with an issue of their own, a bit each.
    let mut failed = 0;
    let mut bit = 1;
    for (row, shape) in FIELDS.iter().zip(&shapes) {
        if fitting >> row.field as u32 & 1 == 1 {
            bit <<= row.rules.len();
            continue;
        }
        let mut ended = false;
        for &rule in row.rules {
            if !ended && !passes(rule, shape, row, context)? {
                failed_rules |= bit;
                failed |= 1 << row.field as u32;
                ended = matches!(rule, Rule::Required);
            }
            bit <<= 1;
        }
    }
    Some(Findings { rules: failed_rules, ..notes(&shapes, lists, failed) })
}

const ALL_FIELDS: u32 = (1 << FIELD_COUNT) - 1;

/// The fields whose shape fits, a bit each.
#[inline(always)]
fn fitting(shapes: &[Shape; FIELD_COUNT], context: &Context) -> u32 {
    let mut bits = 0;
    macro_rules! each {
        ($($place:literal)*) => { $(bits |= u32::from(fits::<$place>(shapes[$place], context)) << $place;)* };
    }
    each!(0 1 2 3 4 5 6 7 8 9 10 11 12 13);
    bits
}

/// Warnings and open questions on a form in which these fields (`own`, a bit each) have an issue.
#[inline(always)]
fn notes(shapes: &[Shape; FIELD_COUNT], lists: &Lists, own: u32) -> Findings {
    let mut failed = own;
    if lists.strange_days != 0 {
        failed |= 1 << Field::AllowedDays as u32;
    }
    if lists.repeated_ids != 0 {
        failed |= 1 << Field::PhoneNumberIds as u32;
    }
    let there = |field| is_there(shapes, field) && own >> field as u32 & 1 == 0;
    let no_numbers = matches!(shape(shapes, Field::PhoneNumberIds), Shape::List(0));
    let open = Open {
        assistant: there(Field::AssistantId),
        phone_numbers: there(Field::PhoneNumberIds) && !no_numbers,
        goal_variable: there(Field::GoalCompletionVariable),
        timezone_default: !is_there(shapes, Field::Timezone),
        parallel_limit: true,
    };
    Findings { rules: 0, warnings: facts(shapes, lists).warnings(failed), unchecked: open.bits() }
}

#[inline(always)]
fn shape(shapes: &[Shape; FIELD_COUNT], field: Field) -> Shape {
    shapes[field as usize]
}

#[inline(always)]
fn is_there(shapes: &[Shape; FIELD_COUNT], field: Field) -> bool {
    !matches!(shapes[field as usize], Shape::Nothing)
}

/// Whether a shape passes a rule; `None` where that depends on more.
fn passes(rule: Rule, shape: &Shape, row: &Row, context: &Context) -> Option<bool> {
    match *shape {
        Shape::Nothing => Some(rule.passes(&Value::Null, row, context)),
        Shape::Flag(flag) => Some(rule.passes(&Value::Bool(flag), row, context)),
        Shape::Whole(number) => Some(rule.passes(&Value::Int(number), row, context)),
        Shape::Zone(known) => (rule == Rule::Timezone).then_some(known),
        Shape::List(_) => (rule == Rule::Array).then_some(true),
        Shape::Five(text) => match rule {
            Rule::DateFormat if date_format::is_time(&text) => Some(true),
            // Refused: but only a text that is not trimmed and not longer in UTF-8 is what it seems.
            Rule::DateFormat => {
                let [first, .., last] = text;
                (text.iter().all(|byte| matches!(byte, b' '..=b'~')) && first != b' ' && last != b' ').then_some(false)
            }
            _ => None,
        },
        Shape::Text { length, exact, first } => {
            // A text that begins with a letter is no number to PHP, so its length is measured.
            let counted = !row.is_numeric() || first.is_ascii_alphabetic();
            let size = Measured::Whole(i64::from(length));
            let within = |bound: Option<i64>| bound.is_none_or(|bound| size.is_at_most(bound));
            match rule {
                Rule::Required | Rule::String => Some(true),
                Rule::Array => Some(false),
                // "0" and "1" pass.
                Rule::Boolean => (length > 1).then_some(false),
                Rule::Integer => first.is_ascii_alphabetic().then_some(false),
                Rule::DateFormat => (exact && length != 5).then_some(false),
                Rule::Max(max) if counted => (exact || within(Some(max))).then(|| within(Some(max))),
                Rule::MaxParallel if counted && exact => Some(within(context.parallel_limit)),
                Rule::Min(min) if counted && exact => Some(size.is_at_least(min)),
                Rule::Between(min, max) if counted && exact => Some(size.is_at_least(min) && size.is_at_most(max)),
                _ => None,
            }
        }
    }
}

#[inline(always)]
/// What the warnings depend on. Of a field that failed it may hold anything: no warning looks at those.
fn facts(shapes: &[Shape; FIELD_COUNT], lists: &Lists) -> Facts {
    let number = |field| match shape(shapes, field) {
        Shape::Whole(number) => number as f64,
        Shape::Flag(flag) => f64::from(u8::from(flag)),
        _ => plan::default(field),
    };
    let retries_on_goal = match shape(shapes, Field::RetryOnGoalIncomplete) {
        Shape::Flag(flag) => flag,
        Shape::Whole(number) => boolean::flag(&Value::Int(number)) == Some(true),
        _ => false,
    };
    Facts {
        invisible_characters: false,
        names_zone: is_there(shapes, Field::Timezone),
        times: times(&shape(shapes, Field::AllowedHoursStartTime), &shape(shapes, Field::AllowedHoursEndTime)),
        // What is no list names no day.
        days: is_there(shapes, Field::AllowedDays).then_some(lists.days),
        attempts: plan::attempts_with(number(Field::MaxRetries)),
        interval: number(Field::RetryInterval) as u32,
        retries_on_goal,
        names_goal: is_there(shapes, Field::GoalCompletionVariable),
    }
}

fn times(start: &Shape, end: &Shape) -> Option<(u32, u32)> {
    #[inline(always)]
    fn minutes(shape: &Shape, field: Field) -> Option<u32> {
        match shape {
            Shape::Five(text) => hours::minutes_of(text),
            _ => hours::default(field),
        }
    }
    Some((minutes(start, Field::AllowedHoursStartTime)?, minutes(end, Field::AllowedHoursEndTime)?))
}

/// The places of the numbers that stand in a list of `count` more than once. PHP's `==` on two integers is equality.
#[inline(always)]
pub fn repeated(count: usize, id: impl Fn(usize) -> i64) -> u32 {
    let mut bits = 0;
    for place in 1..count {
        for other in 0..place {
            if id(place) == id(other) {
                bits |= 1 << place | 1 << other;
            }
        }
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::form::Form;
    use crate::profile::Profile;
    use crate::report::WarningCode;
    use crate::validate::validate;

    /// Every rule of a field has its bit, and one bit is left for the elements.
    #[test]
    fn there_are_enough_bits() {
        assert!(rules().count() < 31);
        assert!(rules().all(|(row, rule)| row.rules.contains(&rule)));
    }

    /// The shape of one field against the rules' own verdict on the same value, for every field and profile.
    #[test]
    fn what_is_settled_is_settled_as_the_rules_do() {
        let five = |text: &str| Shape::Five(text.as_bytes().try_into().unwrap());
        let text = |length: u32, first: u8| Shape::Text { length, exact: true, first };
        let long = |length: usize| format!("\"{}\"", "x".repeat(length));
        let values: Vec<(String, Shape)> = vec![
            ("null".into(), Shape::Nothing),
            ("\"\"".into(), Shape::Nothing),
            ("true".into(), Shape::Flag(true)),
            ("false".into(), Shape::Flag(false)),
            ("\"abc\"".into(), text(3, b'a')),
            ("\"INF\"".into(), text(3, b'I')),
            ("\"e5\"".into(), text(2, b'e')),
            ("\"7\"".into(), text(1, b'7')),
            ("\"12:30\"".into(), five("12:30")),
            ("\"24:00\"".into(), five("24:00")),
            ("\"9:000\"".into(), five("9:000")),
            ("\" 9:00\"".into(), five(" 9:00")),
            ("\"9:00\"".into(), text(4, b'9')),
            (long(255), text(255, b'x')),
            (long(256), text(256, b'x')),
            ("\"Europe/Kyiv\"".into(), Shape::Zone(true)),
            ("\"Europe/Kiew\"".into(), Shape::Zone(false)),
            ("[]".into(), Shape::List(0)),
        ];
        let numbers = [-1, 0, 1, 2, 5, 6, 9, 10, 11, 4320, 4321, 1 << 53];
        let numbers = numbers.map(|number: i64| (number.to_string(), Shape::Whole(number)));
        let mut settled = 0;
        for (field, profile) in Field::ALL.into_iter().flat_map(|f| Profile::ALL.map(|p| (f, p))) {
            for (json, shape) in values.iter().chain(&numbers) {
                let context = Context { profile, parallel_limit: Some(10) };
                let body = format!("{{\"{}\":{json}}}", field.name());
                let form = Form::from_body(body.as_bytes(), profile);
                let report = validate(&form, &context);
                let mut shapes = [Shape::Nothing; FIELD_COUNT];
                shapes[field as usize] = *shape;
                let Some(findings) = examine(&shapes, &Lists::default(), &context) else { continue };
                settled += 1;
                let expected: Vec<_> = report.issues.iter().map(|issue| (issue.field, issue.code)).collect();
                let found: Vec<_> = rules()
                    .enumerate()
                    .filter(|(bit, _)| findings.rules >> bit & 1 == 1)
                    .map(|(_, (row, rule))| (row.field, rule.issue_code()))
                    .collect();
                assert_eq!(found, expected, "{body}, {}", profile.name());
                let warnings = crate::review::review(&form, &report);
                let said: Vec<_> = warnings.iter().map(|warning| warning.code).collect();
                let places = WarningCode::ALL.into_iter().enumerate();
                let bits = places.filter(|(_, code)| said.contains(code)).fold(0, |bits, (bit, _)| bits | 1 << bit);
                assert_eq!(findings.warnings, bits, "{body}");
                let open = crate::account::unchecked(&form, &Account::default(), &report);
                let bits = open.iter().fold(0, |bits, open| bits | 1 << open.code as u32);
                assert_eq!(findings.unchecked, bits, "{body}");
            }
        }
        assert!(settled > 600, "{settled}");
    }

    #[test]
    fn numbers_that_stand_twice() {
        let repeated = |ids: &[i64]| repeated(ids.len(), |place| ids[place]);
        assert_eq!(repeated(&[]), 0);
        assert_eq!(repeated(&[1, 2, 3]), 0);
        assert_eq!(repeated(&[1, 2, 1, 4, 4]), 0b11101);
    }
}
