//! Runs the table's rules over a form. Every order here is Laravel's.
//!
//! Source: `Validator::{passes, validateAttribute, validated}`, `ValidationRuleParser::explodeWildcardRules`,
//! `ValidationData`. Rules run field by field. All rules of a field run, except after a failed `required`. The rules of
//! elements run after all plain fields.
//!
//! A failure is two numbers. JavaScript formats the messages (pkg-template/validate/verdict.ts).

use crate::contract::fields::{DefaultValue, FIELD_COUNT, FIELDS, Field, Row};
use crate::php::value::{KNOWN, Value, tag};
use crate::rules::{Context, Rule, boolean, date_format, distinct, integer, timezone};
use crate::schedule::{hours, plan};
use crate::verdict::form::Form;
use crate::verdict::report::IssueCode;
use crate::verdict::warnings::{WarningFacts, has_invisible_characters};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// A failed rule of a field or of an element. JavaScript reads the two numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(C)]
pub struct Failure {
    /// The [`Cause`] in the lowest three bits, then four bits for the field. The detail starts at bit 7: the violated
    /// bounds of a range (1 the lower, 2 the upper, 3 both), or the index of the assistant whose goal variables count.
    number: u32,
    /// The index of the element; [`Failure::NO_ELEMENT`] for the field itself.
    element: u32,
}

/// The reason of a failure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cause {
    /// A rule of the field, by its index in the row.
    Rule(usize),
    /// A rule of the elements, by its index in the row.
    Each(usize),
    /// The value cannot be serialized as JSON.
    Unserializable,
    /// An account fact contradicts the value.
    Account,
}

impl Failure {
    /// Replaces the element's index.
    pub const NO_ELEMENT: u32 = u32::MAX;

    /// Creates a failure of a field or of its element.
    pub const fn of(field: Field, cause: Cause, element: u32) -> Failure {
        let cause = match cause {
            Cause::Rule(index) => index as u32,
            Cause::Each(index) => 4 + index as u32,
            Cause::Unserializable => 6,
            Cause::Account => 7,
        };
        Failure { number: (field as u32) << 3 | cause, element }
    }

    /// Adds the detail that the message depends on.
    pub fn with(self, detail: u32) -> Failure {
        Failure { number: self.number | detail << 7, ..self }
    }

    /// Returns the numbers that JavaScript reads: detail, field and cause in one, and the element's index or
    /// [`Failure::NO_ELEMENT`].
    #[inline(always)]
    pub fn numbers(self) -> [u32; 2] {
        [self.number, self.element]
    }

    /// Returns the field.
    pub fn field(self) -> Field {
        Field::ALL[(self.number >> 3 & 15) as usize]
    }

    /// Returns the cause.
    pub fn cause(self) -> Cause {
        match self.number & 7 {
            6 => Cause::Unserializable,
            7 => Cause::Account,
            each @ 4.. => Cause::Each(each as usize - 4),
            rule => Cause::Rule(rule as usize),
        }
    }

    /// Returns the index of the element; `None` for a failure of the field itself.
    pub fn element(self) -> Option<u32> {
        (self.element != Failure::NO_ELEMENT).then_some(self.element)
    }
}

/// The first failures of a report in a module: memory that needs neither allocation nor clearing. (Modules have one
/// thread, and one report at a time.)
pub static INLINE: [AtomicU64; 8] = [const { AtomicU64::new(0) }; 8];
const HAS_INLINE: bool = cfg!(target_arch = "wasm32");

/// The verdict on a form. Without failures the server would accept it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The number of failures.
    count: usize,
    /// The failures in the server's order. In modules, empty while [`INLINE`] has room.
    failures_beyond_inline: Vec<Failure>,
    /// The fields that failed a rule of their own, a bit each.
    pub failed_itself: u32,
    /// The fields that failed or have a failed element, a bit each.
    pub failed: u32,
    /// The fields that hold a value, a bit each.
    pub present: u32,
    /// The fields that are sent with a changed value, a bit each.
    pub changed: u32,
}

/// The facts about a form that warnings and unchecked facts depend on.
#[derive(Clone, Copy, Debug)]
pub struct Observations {
    /// The input of the warnings.
    pub facts: WarningFacts,
    /// Whether the form has ids of phone numbers.
    pub has_phone_numbers: bool,
}

impl Report {
    /// Returns whether the server would accept the form.
    #[inline(always)]
    pub fn is_ok(&self) -> bool {
        self.failed == 0
    }

    /// Empties the report. Keeps its memory.
    pub fn clear(&mut self) {
        self.count = 0;
        self.failures_beyond_inline.clear();
        (self.failed_itself, self.failed, self.present, self.changed) = (0, 0, 0, 0);
    }

    /// Adds a failure.
    #[cold]
    #[inline(never)]
    pub fn add(&mut self, failure: Failure) {
        let bit = 1 << failure.field() as u32;
        self.failed |= bit;
        if failure.element == Failure::NO_ELEMENT {
            self.failed_itself |= bit;
        }
        match INLINE.get(self.count) {
            Some(slot) if HAS_INLINE => {
                slot.store(u64::from(failure.number) | u64::from(failure.element) << 32, Relaxed);
            }
            _ => {
                if HAS_INLINE && self.failures_beyond_inline.is_empty() {
                    self.failures_beyond_inline.extend((0..INLINE.len()).map(Report::inline));
                }
                self.failures_beyond_inline.push(failure);
            }
        }
        self.count += 1;
    }

    fn inline(index: usize) -> Failure {
        let numbers = INLINE[index].load(Relaxed);
        Failure { number: numbers as u32, element: (numbers >> 32) as u32 }
    }

    /// Returns the failures in the server's order.
    pub fn failures(&self) -> impl Iterator<Item = Failure> {
        (0..self.count)
            .map(|index| self.failures_beyond_inline.get(index).copied().unwrap_or_else(|| Report::inline(index)))
    }

    /// Leaks the failures. Returns their address and number.
    pub fn into_records(self) -> (usize, usize) {
        let address = if self.failures_beyond_inline.is_empty() {
            INLINE.as_ptr() as usize
        } else {
            self.failures_beyond_inline.leak().as_ptr() as usize
        };
        (address, self.count)
    }

    /// Returns whether a field is present and passed its own rules.
    #[inline(always)]
    pub fn has(&self, field: Field) -> bool {
        self.present & !self.failed_itself & 1 << field as u32 != 0
    }

    /// Returns the value of a field that is present and passed its own rules.
    pub fn passed<'a>(&self, form: &Form<'a>, field: Field) -> Option<Value<'a>> {
        if self.has(field) { form.value(field) } else { None }
    }
}

/// Adds the server's verdict on a form to an empty report.
#[inline(always)]
pub fn validate_into(report: &mut Report, form: &Form, context: &Context) -> Observations {
    macro_rules! numbers {
        ($($index:literal)*) => { [$( field::<$index>(report, form, context) ),*] };
    }
    // One instance of the function per field, so that each field's rules are known at compile time.
    let [name, _, _, _, start, end, days, retries, interval, _, on_goal, _, _, ids] =
        numbers!(0 1 2 3 4 5 6 7 8 9 10 11 12 13);
    let is_there = |field| report.present & 1 << field as u32 != 0;
    let facts = WarningFacts {
        invisible_characters: name != 0,
        has_timezone: is_there(Field::Timezone),
        times: (is_there(Field::AllowedHoursStartTime) || is_there(Field::AllowedHoursEndTime))
            .then_some((start as u32, end as u32)),
        days: is_there(Field::AllowedDays).then_some(days as u32 & 0x7F),
        attempts: plan::attempts_with(retries as u32),
        interval: interval as u32,
        retries_on_goal: on_goal == 1,
        has_goal_variable: is_there(Field::GoalCompletionVariable),
    };
    for (field, number) in [(Field::AllowedDays, days), (Field::PhoneNumberIds, ids)] {
        if number >= HAS_UNCHECKED_ELEMENTS {
            check_each(report, field.row(), form.read(field), context);
        }
    }
    Observations { facts, has_phone_numbers: ids != 0 }
}

/// The bit of a list's number that marks its elements as not yet checked.
const HAS_UNCHECKED_ELEMENTS: i32 = 256;

/// The usual values of a field, computed from its rules at compile time. A value of this kind and within these bounds
/// is accepted at once. A constraint can only accept: all other values go through the rules one by one.
#[derive(Clone, Copy)]
struct FieldConstraint {
    is_required: bool,
    is_numeric: bool,
    kind: Kind,
    min: i64,
    max: i64,
    /// The number of a field that is absent.
    default: i32,
}

/// The type of a field in a campaign.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Time,
    Zone,
    Integer,
    Flag,
    Days,
    Ids,
}

static CONSTRAINTS: [FieldConstraint; FIELD_COUNT] = {
    let mut constraints = [FieldConstraint::of(&FIELDS[0]); FIELD_COUNT];
    let mut field = 0;
    while field < FIELD_COUNT {
        constraints[field] = FieldConstraint::of(&FIELDS[field]);
        field += 1;
    }
    constraints
};

impl FieldConstraint {
    const fn of(row: &Row) -> FieldConstraint {
        let mut constraint = FieldConstraint {
            is_required: false,
            is_numeric: false,
            kind: Kind::Text,
            min: i64::MIN,
            max: i64::MAX,
            default: 0,
        };
        let mut index = 0;
        while index < row.rules.len() {
            match row.rules[index] {
                Rule::Required => constraint.is_required = true,
                Rule::Integer => (constraint.is_numeric, constraint.kind) = (true, Kind::Integer),
                Rule::Boolean => constraint.kind = Kind::Flag,
                Rule::DateFormat => constraint.kind = Kind::Time,
                Rule::Timezone => constraint.kind = Kind::Zone,
                Rule::Array => constraint.kind = if matches!(row.each[0], Rule::In) { Kind::Days } else { Kind::Ids },
                Rule::Min(bound) => constraint.min = bound,
                Rule::Max(bound) => constraint.max = bound,
                Rule::Between(low, high) => (constraint.min, constraint.max) = (low, high),
                // These rules depend on more than the field.
                Rule::String | Rule::MaxParallel | Rule::In | Rule::Distinct => {}
            }
            index += 1;
        }
        constraint.default = match row.default {
            Some(DefaultValue::Number(number)) => number as i32,
            Some(DefaultValue::Text(text)) => match hours::minutes_of(text.as_bytes()) {
                Some(minutes) => minutes as i32,
                None => 0,
            },
            _ => 0,
        };
        constraint
    }
}

/// Checks a field by its rules. Returns its number for the warnings: an integer, a flag as 0 or 1, a time in minutes,
/// days as bits, and 1 for a name with invisible characters or a list with ids.
#[inline(always)]
fn field<const FIELD: usize>(report: &mut Report, form: &Form, context: &Context) -> i32 {
    let constraint = const {
        let constraint = FieldConstraint::of(&FIELDS[FIELD]);
        assert!(constraint.kind as u32 != Kind::Text as u32 || constraint.max >= tag::PLAIN_LENGTH);
        constraint
    };
    let (tag, length) = form.head(Field::ALL[FIELD]);
    if tag <= tag::NULL {
        if constraint.is_required {
            report.add(Failure::of(Field::ALL[FIELD], Cause::Rule(0), Failure::NO_ELEMENT));
        }
        return constraint.default;
    }
    report.present |= 1 << FIELD;
    if matches!(constraint.kind, Kind::Text | Kind::Zone | Kind::Days) && tag == tag::PLAIN {
        return length as i32;
    }
    match constraint.kind {
        Kind::Integer => {
            if let Some(number) = form.small_integer(Field::ALL[FIELD], tag)
                && i64::from(number) >= constraint.min
                && i64::from(number) <= constraint.max
                && (FIELD != Field::MaxCallsInParallel as usize
                    || i64::from(number) <= context.parallel_limit.unwrap_or(i64::MAX))
            {
                return number;
            }
        }
        Kind::Flag => {
            if tag == tag::BOOL {
                return length as i32;
            }
        }
        Kind::Text | Kind::Time | Kind::Zone => {
            if tag == tag::TEXT
                && let Some(text) = form.bare_text(Field::ALL[FIELD])
            {
                match constraint.kind {
                    Kind::Text if i64::from(length) <= constraint.max => {
                        return if FIELD == 0 { i32::from(has_invisible_characters(text)) } else { 0 };
                    }
                    Kind::Time if date_format::is_time(text) => {
                        return hours::minutes_of(text).unwrap_or(0) as i32;
                    }
                    Kind::Zone if timezone::is_known(text) => return 0,
                    _ => {}
                }
            }
        }
        Kind::Days => {
            if let Some(days) = form.known_texts(Field::ALL[FIELD], tag) {
                return days as i32;
            }
        }
        Kind::Ids => {
            if let Some((count, has_digits)) = form.different_integers(Field::ALL[FIELD], tag) {
                report.changed |= u32::from(has_digits) << FIELD;
                return i32::from(count > 0);
            }
        }
    }
    check(report, Field::ALL[FIELD], form, context)
}

/// Checks a field rule by rule, for a value that its constraint does not accept.
#[inline(never)]
fn check(report: &mut Report, field: Field, form: &Form, context: &Context) -> i32 {
    let row = field.row();
    let constraint = &CONSTRAINTS[field as usize];
    let bit = 1 << field as u32;
    let (tag, length) = form.head(field);
    if tag == tag::UNSERIALIZABLE {
        report.present &= !bit;
        report.add(Failure::of(field, Cause::Unserializable, Failure::NO_ELEMENT));
        return 0;
    }
    let value = form.read(field);
    if matches!(value, Value::Null) {
        report.present &= !bit;
        report.changed |= bit;
        // `nullable`: only `required` runs on null.
        if constraint.is_required {
            report.add(Failure::of(field, Cause::Rule(0), Failure::NO_ELEMENT));
        }
        return constraint.default;
    }
    for (index, rule) in row.rules.iter().enumerate() {
        if !rule.passes_any(value, constraint.is_numeric, context) {
            let mut failure = Failure::of(field, Cause::Rule(index), Failure::NO_ELEMENT);
            if let Rule::Between(min, max) = *rule {
                failure = failure.with(match value {
                    Value::Int(number) if constraint.is_numeric => {
                        u32::from(number < min) | u32::from(number > max) << 1
                    }
                    value => {
                        let breaks = |bound: Rule| u32::from(!bound.passes_any(value, constraint.is_numeric, context));
                        breaks(Rule::Min(min)) | breaks(Rule::Max(max)) << 1
                    }
                });
            }
            report.add(failure);
            if matches!(rule, Rule::Required) {
                break;
            }
        }
    }
    // The value of a failed field does not count.
    if report.failed_itself & bit != 0 && !matches!(constraint.kind, Kind::Days | Kind::Ids) {
        return 0;
    }
    let saturate = |number: i64| number.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
    let (number, is_same) = match (constraint.kind, value) {
        (Kind::Integer, Value::Int(number)) => (saturate(number), number.unsigned_abs() < 1 << 53),
        (Kind::Integer, value) => (integer::read(value).map_or(0, saturate), false),
        (Kind::Flag, value) => (i32::from(boolean::flag(value) == Some(true)), matches!(value, Value::Bool(_))),
        (Kind::Text | Kind::Time | Kind::Zone, Value::Text(text)) => {
            let number = match constraint.kind {
                Kind::Time => hours::minutes_of(text).unwrap_or(0) as i32,
                _ => i32::from(matches!(field, Field::Name) && has_invisible_characters(text)),
            };
            (number, text.len() == length as usize)
        }
        (Kind::Days, value) => days(value),
        (Kind::Ids, value) => (HAS_UNCHECKED_ELEMENTS, are_safe(value)),
        _ => (0, false),
    };
    if !is_same {
        report.changed |= bit;
    }
    number
}

/// Returns the days of a list as bits, and whether all are sent as written.
fn days(list: Value) -> (i32, bool) {
    let (mut bits, mut is_same) = (HAS_UNCHECKED_ELEMENTS, matches!(list, Value::List(_)));
    for index in 0..list.count().unwrap_or(0) {
        if let Some(day) = known_at(list, index) {
            bits |= 1 << day;
            continue;
        }
        match list.at(index) {
            Value::Text(text) => {
                bits |= KNOWN.iter().position(|day| *day == text).map_or(0, |day| 1 << day);
                is_same &= matches!(list, Value::List(nodes) if nodes.head(index).1 as usize == text.len());
            }
            _ => is_same = false,
        }
    }
    (bits, is_same)
}

/// Returns the index of an element in [`KNOWN`], if the tape refers to it by that.
#[inline(always)]
fn known_at(list: Value, index: usize) -> Option<u32> {
    match list {
        Value::List(nodes) if nodes.head(index).0 == tag::KNOWN => Some(nodes.head(index).1),
        _ => None,
    }
}

/// Returns whether all elements are integers that a JavaScript number holds exactly.
fn are_safe(list: Value) -> bool {
    let Value::List(nodes) = list else { return false };
    (0..nodes.len()).all(|index| match nodes.item(index) {
        Value::Int(number) => number.unsigned_abs() < 1 << 53 && matches!(nodes.head(index).0, tag::NUMBER | tag::INT),
        _ => false,
    })
}

#[inline(never)]
fn check_each(report: &mut Report, row: &'static Row, list: Value, context: &Context) {
    let indices = examined_indices(list);
    let distinct = if row.each.contains(&Rule::Distinct) { distinct::passes(list, &indices) } else { Vec::new() };
    for (at, &index) in indices.iter().enumerate() {
        for (i, rule) in row.each.iter().enumerate() {
            let passes = match rule {
                Rule::Distinct => distinct[at],
                // The known texts are the options of this rule.
                Rule::In if known_at(list, index).is_some() => true,
                rule => rule.passes_any(list.at(index), row.is_numeric(), context),
            };
            if !passes {
                report.add(Failure::of(row.field, Cause::Each(i), index as u32));
            }
        }
    }
}

/// Returns the indices of the elements that the rules of `list.*` see: first the elements that are not filled arrays,
/// then the filled arrays (`Arr::dot` flattens those, and Laravel finds them again behind). Laravel never finds a
/// filled array under the key `""`.
pub fn examined_indices(list: Value) -> Vec<usize> {
    let count = list.count().unwrap_or(0);
    let mut indices = Vec::with_capacity(count);
    let mut filled = Vec::new();
    for index in 0..count {
        let (is_filled, has_key) = match list {
            Value::List(nodes) => (nodes.is_filled_array(index), true),
            Value::Map(nodes) => (nodes.is_filled_array(2 * index + 1), !nodes.key(index).is_empty()),
            _ => (false, true),
        };
        if !is_filled {
            indices.push(index);
        } else if has_key {
            filled.push(index);
        }
    }
    indices.extend(filled);
    indices
}

impl Rule {
    /// Returns the code of this rule's issues.
    pub fn issue_code(self) -> IssueCode {
        match self {
            Rule::Required => IssueCode::Required,
            Rule::String => IssueCode::String,
            Rule::Integer => IssueCode::Integer,
            Rule::Boolean => IssueCode::Boolean,
            Rule::Array => IssueCode::Array,
            Rule::Timezone => IssueCode::Timezone,
            Rule::DateFormat => IssueCode::DateFormat,
            Rule::In => IssueCode::In,
            Rule::Distinct => IssueCode::Distinct,
            Rule::Min(_) => IssueCode::Min,
            Rule::Max(_) | Rule::MaxParallel => IssueCode::Max,
            Rule::Between(..) => IssueCode::Between,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::testing::{failures, form, form_without, validate};

    const CONTEXT: Context = Context { profile: Profile::Documented, parallel_limit: Some(10) };

    fn failed(body: &str) -> Vec<(String, &'static str)> {
        let form = form(body.as_bytes(), CONTEXT.profile);
        failures(&form, &validate(&form, &CONTEXT))
    }

    #[test]
    fn validate_fails_an_unserializable_field_in_its_order() {
        let lost = [Field::Name, Field::PhoneNumberIds];
        let form = form_without(br#"{"name":"x","assistant_id":"x"}"#, CONTEXT.profile, &lost);
        let report = validate(&form, &CONTEXT);
        let keys = failures(&form, &report);
        let expected =
            [("name", "unserializable"), ("assistant_id", "integer"), ("phone_number_ids", "unserializable")];
        assert_eq!(keys, expected.map(|(key, code)| (key.into(), code)));
    }

    #[test]
    fn validate_names_an_element_by_its_index_or_its_key() {
        let body = r#"{"name":"x","assistant_id":1,"timezone":"Asia/Calcutta","max_retries":9,"allowed_days":["monday","x"],"phone_number_ids":{"a":"b"}}"#;
        let expected = [
            ("timezone", "timezone"),
            ("max_retries", "between"),
            ("allowed_days.1", "in"),
            ("phone_number_ids.a", "integer"),
        ];
        assert_eq!(failed(body), expected.map(|(key, code)| (String::from(key), code)));
    }

    /// The violated bounds of a range decide the message of a translation that has one for each.
    #[test]
    fn validate_reports_the_violated_bounds_of_a_range() {
        for (retries, detail) in [("0", 1), ("9", 2), ("1e400", 3), ("\"x\"", 0), ("-2.5", 1)] {
            let body = format!(r#"{{"name":"a","assistant_id":1,"max_retries":{retries}}}"#);
            let form = form(body.as_bytes(), CONTEXT.profile);
            let report = validate(&form, &CONTEXT);
            let between = report.failures().filter(|failure| matches!(failure.cause(), Cause::Rule(1)));
            let details: Vec<u32> = between.map(|failure| failure.numbers()[0] >> 7).collect();
            assert_eq!(details, if detail == 0 { vec![] } else { vec![detail] }, "{retries}");
        }
    }

    /// The usual values are accepted without running the rules. The constraints must accept no value that the rules
    /// refuse, and agree with them at each bound.
    #[test]
    fn field_constraints_agree_with_the_rules() {
        for row in FIELDS.iter().filter(|row| row.rules.contains(&Rule::Integer) && row.each.is_empty()) {
            for number in (-2..=12).chain([i64::from(i32::MAX), 4319, 4320, 4321, 9, 10, 11]) {
                let body = format!(r#"{{"name":"a","assistant_id":1,"{}":{number}}}"#, row.field.name());
                let form = form(body.as_bytes(), CONTEXT.profile);
                let value = form.value(row.field).unwrap();
                let expected = row.rules.iter().all(|rule| rule.passes_any(value, true, &CONTEXT));
                assert_eq!(validate(&form, &CONTEXT).is_ok(), expected, "{body}");
            }
        }
    }

    #[test]
    fn clear_empties_a_report() {
        let form = form(b"{}", CONTEXT.profile);
        let mut report = validate(&form, &CONTEXT);
        assert_eq!(report.failures().count(), 2);
        report.clear();
        assert_eq!(report, Report::default());
    }
}
