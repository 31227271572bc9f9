//! The verdict on a usual form from a few numbers about it: of most texts it matters how long they are, not what they say.
//! Nothing is allocated. Where the numbers do not settle a rule the answer is [`None`]: ask [`validate`](crate::validate).
//!
//! Bounds, warnings and open questions come from where the rules have them; only texts and lists are judged from outside.

use crate::account::Open;
use crate::contract::fields::{DefaultValue, FIELD_COUNT, FIELDS, Field, Row};
use crate::report::WarningCode;
use crate::review::{Facts, without};
use crate::rules::{Context, Rule};
use crate::schedule::{hours, plan};

/// A list may have so many elements: one bit each.
pub const MAX_ELEMENTS: usize = 32;

/// What is known of a field's value, beside a number. A text is well formed, not empty, neither begins nor ends with anything
/// that Laravel trims, and holds no invisible character: who cannot say so of a text has to ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Absent, null or an empty text. The number is [`ABSENT`].
    #[default]
    Nothing,
    /// `true` or `false`; in a field that holds a flag also 1, 0, `"1"` and `"0"`. The number is 1 or 0.
    Flag,
    /// An integer, or in a field that holds one its decimal digits. The number is held within 31 bits.
    Whole,
    /// A list of so many elements; what they are stands apart.
    List,
    /// A text of so many characters. In a field that holds a time it has not the form of one.
    Text,
    /// A text of so many UTF-16 units, which holds surrogate pairs: it has fewer characters.
    Wide,
    /// Two digits, a colon, two digits: 256 times the first two and the last two.
    Time,
    /// A text that is a time zone's name to the rule (1), or is not (0).
    Zone,
}

impl Kind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Kind; 8] =
        [Kind::Nothing, Kind::Flag, Kind::Whole, Kind::List, Kind::Text, Kind::Wide, Kind::Time, Kind::Zone];
}

/// The number of a field that is not there. No other field has it.
pub const ABSENT: i32 = i32::MIN;

/// What is known of a form.
#[derive(Clone, Copy, Debug)]
pub struct Shapes {
    /// The kinds, four bits each, the first field lowest.
    pub kinds: u64,
    /// The numbers that go with them.
    pub numbers: [i32; FIELD_COUNT],
    /// The days that are named, bit 0 for Monday.
    pub days: u32,
    /// Whether there are texts in `allowed_days` that are no days.
    pub strange_days: bool,
}

impl Default for Shapes {
    fn default() -> Shapes {
        Shapes { kinds: 0, numbers: [ABSENT; FIELD_COUNT], days: 0, strange_days: false }
    }
}

impl Shapes {
    /// The kind of a field.
    #[inline(always)]
    pub fn kind(&self, field: Field) -> Kind {
        Kind::ALL[(self.kinds >> (4 * field as u32) & 7) as usize]
    }

    #[inline(always)]
    fn is_there(&self, field: Field) -> bool {
        self.kinds >> (4 * field as u32) & 15 != 0
    }

    /// Whether a field is there and not among those with an issue.
    #[inline(always)]
    fn is_good(&self, field: Field, failed: u32) -> bool {
        self.is_there(field) && failed >> field as u32 & 1 == 0
    }

    #[inline(always)]
    fn number(&self, field: Field) -> i32 {
        self.numbers[field as usize]
    }

    /// The number of a field, or what it means that it is left out.
    #[inline(always)]
    fn number_or(&self, field: Field, default: i32) -> i32 {
        let number = self.number(field);
        if number == ABSENT { default } else { number }
    }
}

/// What fits a field without a doubt, read off its rules when this is compiled.
#[derive(Clone, Copy)]
struct Fit {
    kind: Kind,
    is_required: bool,
    min: i32,
    max: i32,
}

const fn clamped(bound: i64) -> i32 {
    if bound > i32::MAX as i64 {
        i32::MAX
    } else if bound <= ABSENT as i64 {
        ABSENT + 1
    } else {
        bound as i32
    }
}

impl Fit {
    const fn of(rules: &[Rule]) -> Fit {
        let mut fit = Fit { kind: Kind::Nothing, is_required: false, min: ABSENT + 1, max: i32::MAX };
        let mut place = 0;
        while place < rules.len() {
            match rules[place] {
                Rule::Required => fit.is_required = true,
                Rule::String => fit.kind = Kind::Text,
                Rule::Integer => fit.kind = Kind::Whole,
                Rule::Boolean => fit.kind = Kind::Flag,
                Rule::Array => fit.kind = Kind::List,
                Rule::DateFormat => fit.kind = Kind::Time,
                Rule::Timezone => {
                    fit.kind = Kind::Zone;
                    fit.min = 1;
                }
                Rule::Min(bound) => fit.min = clamped(bound),
                Rule::Max(bound) => fit.max = clamped(bound),
                Rule::Between(low, high) => (fit.min, fit.max) = (clamped(low), clamped(high)),
                // These look further than the field's own number.
                Rule::MaxParallel | Rule::In | Rule::Distinct => {}
            }
            place += 1;
        }
        fit
    }

    /// Whether the number of a field that is there does not fit.
    #[inline(always)]
    const fn excludes(self, number: i32) -> bool {
        match self.kind {
            Kind::Time => minutes(number).is_none(),
            _ => number < self.min || number > self.max,
        }
    }

    /// Whether there are numbers that do not fit.
    const fn is_bounded(self) -> bool {
        matches!(self.kind, Kind::Time) || self.min > ABSENT + 1 || self.max < i32::MAX
    }
}

const FITS: [Fit; FIELD_COUNT] = {
    let mut fits = [Fit::of(&[]); FIELD_COUNT];
    let mut place = 0;
    while place < FIELD_COUNT {
        fits[place] = Fit::of(FIELDS[place].rules);
        place += 1;
    }
    fits
};

/// The kinds that fit, four bits a field; those of their bits that may be otherwise (a text may be a wide one); and the lowest
/// of each field that is required.
const FITTING: (u64, u64, u64) = {
    let (mut kinds, mut either, mut required) = (0, 0, 0);
    let mut place = 0;
    while place < FIELD_COUNT {
        let fit = FITS[place];
        kinds |= (fit.kind as u64) << (4 * place);
        either |= (matches!(fit.kind, Kind::Text) as u64) << (4 * place);
        required |= (fit.is_required as u64) << (4 * place);
        place += 1;
    }
    (kinds, either, required)
};

/// The lowest bit of each four that are not all zero.
#[inline(always)]
const fn filled(fours: u64) -> u64 {
    let pairs = fours | fours >> 1;
    (pairs | pairs >> 2) & 0x11_1111_1111_1111
}

/// The fields whose shape does not fit without a doubt, a bit each. Elements of lists are judged apart. Where there is no limit on
/// parallel calls, it is the largest number.
///
/// Written so that nothing of a form that fits becomes memory: a call takes some nanoseconds then.
#[inline(always)]
pub fn misfits(shapes: &Shapes, parallel_limit: i64) -> u32 {
    let (kinds, either, required) = FITTING;
    let there = filled(shapes.kinds);
    // The lowest of a field's four bits.
    let mut misfits = filled((shapes.kinds ^ kinds) & !either) & (there | required);
    macro_rules! each {
        ($($place:literal)*) => { $({
            const FIT: Fit = FITS[$place];
            if const { FIT.is_bounded() } {
                let number = shapes.numbers[$place];
                misfits |= u64::from(number != ABSENT && FIT.excludes(number)) << (4 * $place);
            }
        })* };
    }
    each!(0 1 2 3 4 5 6 7 8 9 10 11 12 13);
    let parallel = Field::MaxCallsInParallel;
    misfits |= u64::from(i64::from(shapes.number(parallel)) > parallel_limit) << (4 * parallel as u32);
    gathered(misfits)
}

/// The lowest bits of all fours, side by side: pairs of them, then pairs of pairs, ….
#[inline(always)]
const fn gathered(fours: u64) -> u32 {
    let pairs = (fours | fours >> 3) & 0x0303_0303_0303_0303;
    let quads = (pairs | pairs >> 6) & 0x000F_000F_000F_000F;
    let eights = (quads | quads >> 12) & 0x0000_00FF_0000_00FF;
    ((eights | eights >> 24) & 0xFFFF) as u32
}

/// What stands for a time of day, in minutes.
#[inline(always)]
const fn minutes(time: i32) -> Option<u32> {
    let (hours, minutes) = (time as u32 >> 8, time as u32 & 0xFF);
    if hours < 24 && minutes < 60 { Some(hours * 60 + minutes) } else { None }
}

/// A rule of a field by its place among all of them, in the table's order. Those of lists' elements are not among them.
pub fn rule_at(mut place: usize) -> Option<(&'static Row, Rule)> {
    for row in &FIELDS {
        if let Some(rule) = row.rules.get(place) {
            return Some((row, *rule));
        }
        place -= row.rules.len();
    }
    None
}

/// The rules that the fields broke whose shape does not fit (`misfits`), a bit each by its place (see [`rule_at`]); 0 where that takes more
/// to say of one of them. `letters`: the fields whose text begins with an ASCII letter, a bit each.
pub fn broken(shapes: &Shapes, misfits: u32, letters: u32, context: &Context) -> u32 {
    let (mut bits, mut first) = (0, 0);
    for row in &FIELDS {
        let field = row.field;
        if misfits >> field as u32 & 1 == 1 {
            let letter = letters >> field as u32 & 1 == 1;
            match broken_of(row, shapes.kind(field), shapes.number(field), letter, context) {
                // A misfit that breaks no rule is for the engine as well.
                None | Some(0) => return 0,
                Some(of_row) => bits |= of_row << first,
            }
        }
        first += row.rules.len();
    }
    bits
}

/// The rules that a field broke, a bit each in the order of its row.
fn broken_of(row: &Row, kind: Kind, number: i32, letter: bool, context: &Context) -> Option<u32> {
    let mut bits = 0;
    for (place, &rule) in row.rules.iter().enumerate() {
        if !passes(rule, kind, number, letter, row, context)? {
            bits |= 1 << place;
            if matches!(rule, Rule::Required) {
                break;
            }
        }
    }
    Some(bits)
}

/// No integer of 64 bits has more digits.
const MOST_DIGITS: i64 = 20;

/// Whether a shape passes a rule; `None` where that depends on more.
fn passes(rule: Rule, kind: Kind, number: i32, letter: bool, row: &Row, context: &Context) -> Option<bool> {
    let size = i64::from(number);
    let is_text = matches!(kind, Kind::Text | Kind::Wide);
    let is_numeric = matches!(FITS[row.field as usize].kind, Kind::Whole);
    match rule {
        Rule::Required => (kind != Kind::List).then_some(kind != Kind::Nothing),
        Rule::String if kind == Kind::Zone => None,
        Rule::String => Some(is_text),
        // What else PHP takes for an integer, a flag or a list, the engine knows.
        Rule::Integer if is_text => letter.then_some(false),
        Rule::Integer => (kind == Kind::Whole).then_some(true),
        // "0" and "1" are flags.
        Rule::Boolean if is_text => (number > 1).then_some(false),
        Rule::Boolean => (kind == Kind::Whole).then_some(false),
        Rule::Array => Some(kind == Kind::List),
        Rule::DateFormat => Some(kind == Kind::Time && minutes(number).is_some()),
        Rule::Timezone if kind == Kind::Zone => Some(number == 1),
        Rule::Timezone => matches!(kind, Kind::Whole | Kind::Flag).then_some(false),
        Rule::In | Rule::Distinct => None,
        // Of what is no number, the length is measured. Nothing that is short enough can be too long.
        Rule::Max(max) if !is_numeric && matches!(kind, Kind::Whole | Kind::Flag) => {
            (max >= MOST_DIGITS).then_some(true)
        }
        Rule::Min(_) | Rule::Max(_) | Rule::MaxParallel | Rule::Between(..) => {
            // A text that begins with a letter is no number to PHP. Of one with surrogate pairs the length is not known.
            let is_measured = kind == Kind::Whole && is_numeric || kind == Kind::Text && (letter || !is_numeric);
            let (min, max) = match rule {
                Rule::Min(min) => (min, i64::MAX),
                Rule::Max(max) => (i64::MIN, max),
                Rule::Between(min, max) => (min, max),
                _ => (i64::MIN, context.parallel_limit.unwrap_or(i64::MAX)),
            };
            is_measured.then_some(min <= size && size <= max)
        }
    }
}

/// Warnings and open questions on a form in which these fields (`own`, a bit each) have an issue: the warnings, a bit each in the
/// order of `WarningCode::ALL`, and from there on the questions, in the order of `UncheckedCode::ALL`.
#[inline(always)]
pub fn notes(shapes: &Shapes, own: u32) -> u32 {
    let open = Open {
        assistant: shapes.is_good(Field::AssistantId, own),
        // An empty list names no number.
        phone_numbers: shapes.is_good(Field::PhoneNumberIds, own) && shapes.number(Field::PhoneNumberIds) != 0,
        goal_variable: shapes.is_good(Field::GoalCompletionVariable, own),
        timezone_default: !shapes.is_there(Field::Timezone),
        parallel_limit: true,
    };
    let failed = own | u32::from(shapes.strange_days) << Field::AllowedDays as u32;
    let bits = facts(shapes).applying();
    let warnings = if failed == 0 { bits } else { without(bits, failed) };
    warnings | open.bits() << WarningCode::ALL.len()
}

/// What the warnings depend on. Of a field that failed it may hold anything: no warning looks at those.
#[inline(always)]
fn facts(shapes: &Shapes) -> Facts {
    const START: i32 = default_time(Field::AllowedHoursStartTime);
    const END: i32 = default_time(Field::AllowedHoursEndTime);
    const RETRIES: i32 = default_number(Field::MaxRetries);
    const INTERVAL: i32 = default_number(Field::RetryInterval);
    let start = minutes(shapes.number_or(Field::AllowedHoursStartTime, START));
    let end = minutes(shapes.number_or(Field::AllowedHoursEndTime, END));
    let times = match (start, end) {
        (Some(start), Some(end)) => Some((start, end)),
        _ => None,
    };
    Facts {
        invisible_characters: false,
        names_zone: shapes.is_there(Field::Timezone),
        times,
        // What is no list names no day.
        days: if shapes.is_there(Field::AllowedDays) { Some(shapes.days) } else { None },
        attempts: plan::attempts_with(shapes.number_or(Field::MaxRetries, RETRIES) as u32),
        interval: shapes.number_or(Field::RetryInterval, INTERVAL) as u32,
        retries_on_goal: shapes.number(Field::RetryOnGoalIncomplete) == 1,
        names_goal: shapes.is_there(Field::GoalCompletionVariable),
    }
}

/// A time that is left out, as [`Kind::Time`] has it.
const fn default_time(field: Field) -> i32 {
    match hours::default(field) {
        Some(minutes) => (minutes / 60 * 256 + minutes % 60) as i32,
        None => ABSENT,
    }
}

const fn default_number(field: Field) -> i32 {
    match FIELDS[field as usize].default {
        Some(DefaultValue::Number(number)) => number as i32,
        _ => ABSENT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{Account, unchecked};
    use crate::form::Form;
    use crate::profile::Profile;
    use crate::report::UncheckedCode;
    use crate::review::review;
    use crate::validate::validate;

    /// One bit a warning and a question, beside one a field: `quickForm` says it all in one number. And `brokenRules`, all rules.
    #[test]
    fn there_are_enough_bits() {
        assert!(FIELD_COUNT + WarningCode::ALL.len() + UncheckedCode::ALL.len() <= 32);
        assert!(rule_at(32).is_none());
    }

    /// The shape of one field against the rules' own verdict on the same value, for every field and profile.
    #[test]
    fn what_is_settled_is_settled_as_the_rules_do() {
        let long = |length: usize| format!("\"{}\"", "x".repeat(length));
        let text = |json: &str, length| (json.to_string(), Kind::Text, length);
        let mut values = vec![
            ("null".to_string(), Kind::Nothing, ABSENT),
            ("\"\"".to_string(), Kind::Nothing, ABSENT),
            ("true".to_string(), Kind::Flag, 1),
            ("false".to_string(), Kind::Flag, 0),
            text("\"abc\"", 3),
            text("\"INF\"", 3),
            text("\"e5\"", 2),
            text("\"7\"", 1),
            text("\"24:0\"", 4),
            text("\"09:00:00\"", 8),
            text("\"9:000\"", 5),
            text(&long(255), 255),
            text(&long(256), 256),
            ("[]".to_string(), Kind::List, 0),
        ];
        let numbers = [-1, 0, 1, 2, 5, 6, 9, 10, 11, 4320, 4321, i32::MAX];
        values.extend(numbers.map(|number| (number.to_string(), Kind::Whole, number)));
        let is_time = |field| matches!(field, Field::AllowedHoursStartTime | Field::AllowedHoursEndTime);
        let times = [
            ("12:30", (12, 30)),
            ("00:00", (0, 0)),
            ("23:59", (23, 59)),
            ("24:00", (24, 0)),
            ("09:60", (9, 60)),
            ("99:99", (99, 99)),
        ];
        let zones = [("Europe/Kyiv", 1), ("Europe/Kiew", 0)];
        let mut settled = 0;
        for (field, profile) in Field::ALL.into_iter().flat_map(|f| Profile::ALL.map(|p| (f, p))) {
            let mut values = values.clone();
            if is_time(field) {
                values.extend(times.map(|(text, (h, m))| (format!("\"{text}\""), Kind::Time, h << 8 | m)));
            }
            if field == Field::Timezone {
                values.retain(|(_, kind, _)| *kind != Kind::Text);
                values.extend(zones.map(|(text, number)| (format!("\"{text}\""), Kind::Zone, number)));
            }
            for (json, mut kind, number) in values {
                if kind == Kind::Whole && field.row().rules[0] == Rule::Boolean && matches!(number, 0 | 1) {
                    kind = Kind::Flag;
                }
                let context = Context { profile, parallel_limit: Some(10) };
                let body = format!("{{\"{}\":{json}}}", field.name());
                let form = Form::from_body(body.as_bytes(), profile);
                let report = validate(&form, &context);
                let mut shapes = Shapes { kinds: (kind as u64) << (4 * field as u32), ..Default::default() };
                shapes.numbers[field as usize] = number;
                assert_eq!(shapes.kind(field), kind);
                let misfits = misfits(&shapes, context.parallel_limit.unwrap());
                let letter = json.len() > 1 && json.as_bytes()[1].is_ascii_alphabetic();
                let bits = broken(&shapes, misfits, if letter { u32::MAX } else { 0 }, &context);
                if misfits != 0 && bits == 0 {
                    continue;
                }
                let found = (0..32).filter(|place| bits >> place & 1 == 1).filter_map(rule_at);
                let found: Vec<_> = found.map(|(row, rule)| (row.field, rule.issue_code())).collect();
                settled += 1;
                let expected: Vec<_> = report.issues.iter().map(|issue| (issue.field, issue.code)).collect();
                assert_eq!(found, expected, "{body}, {}", profile.name());
                let warnings = review(&form, &report);
                let open = unchecked(&form, &Account::default(), &report);
                let places = WarningCode::ALL.into_iter().enumerate();
                let said = |code| warnings.iter().any(|warning| warning.code == code);
                let bits = places.filter(|(_, code)| said(*code)).fold(0, |bits, (bit, _)| bits | 1 << bit);
                let bits =
                    open.iter().fold(bits, |bits, open| bits | 1 << (WarningCode::ALL.len() as u32 + open.code as u32));
                assert_eq!(notes(&shapes, misfits), bits, "{body}");
            }
        }
        assert!(settled > 600, "{settled}");
    }
}
