//! Compares known account facts with the form, and lists the others as unchecked.
//!
//! The parallel limit is not here: it is the bound of the server's own rule (`rules::Context`).

use crate::contract::fields::Field;
use crate::php::value::Value;
use crate::rules::integer;
use crate::verdict::form::Form;
use crate::verdict::report::UncheckedCode;
use crate::verdict::validate::{Cause, Failure, Report};

/// Account facts as JavaScript encodes them (pkg-template/validate/encode-facts.ts): the lengths of two hash tables,
/// the tables with the ids of assistants and of phone numbers, and the goal variables. Each assistant has its id, the
/// number of slots of its names, and for each name its length and its bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Account<'a> {
    /// The known facts: a bit each, [`LIMIT`] and the following.
    pub known: u32,
    /// The encoded facts.
    pub facts: &'a [u64],
}

/// A free slot of a hash table. No id is this small.
const FREE: u64 = 1 << 63;

/// The plan's limit on parallel calls is known (including "no limit").
pub const LIMIT: u32 = 1;
/// The outbound assistants are known.
pub const ASSISTANTS: u32 = 2;
/// The account's phone numbers are known.
pub const NUMBERS: u32 = 4;
/// The boolean post-call variables of assistants are known.
pub const GOALS: u32 = 8;
/// The account's time zone is known.
pub const TIMEZONE: u32 = 16;

impl<'a> Account<'a> {
    /// Returns whether a fact is known.
    #[inline(always)]
    fn knows(&self, fact: u32) -> bool {
        self.known & fact != 0
    }

    /// Returns whether a known fact may contradict a form.
    #[inline(always)]
    pub fn has_facts(&self) -> bool {
        self.known & (ASSISTANTS | NUMBERS | GOALS) != 0
    }

    fn count(&self, index: usize) -> usize {
        self.facts[index] as usize
    }

    /// Returns whether the known ids lack this id.
    fn lacks(&self, fact: u32, id: i64) -> bool {
        if !self.knows(fact) {
            return false;
        }
        let first = 2 + if fact == NUMBERS { self.count(0) } else { 0 };
        let table = &self.facts[first..first + self.count(usize::from(fact == NUMBERS))];
        let mut at = first_slot(id as u64, table.len());
        loop {
            match table[at & (table.len() - 1)] {
                FREE => return true,
                known if known == id as u64 => return false,
                _ => at += 1,
            }
        }
    }

    /// Returns the names of an assistant's boolean variables and the assistant's index; `None` if they are unknown.
    fn variables_of(&self, id: Option<i64>) -> Option<(u32, &'a [u64])> {
        if !self.knows(GOALS) {
            return None;
        }
        let mut rest = self.facts.get(2 + self.count(0) + self.count(1)..)?;
        let mut index = 0;
        while let [assistant, words, others @ ..] = rest {
            let names = others.get(..*words as usize)?;
            if id == Some(*assistant as i64) {
                return Some((index, names));
            }
            rest = &others[*words as usize..];
            index += 1;
        }
        None
    }
}

/// Returns the slot at which the search for an id starts. The table's length is a power of two, at least two.
#[inline(always)]
fn first_slot(id: u64, length: usize) -> usize {
    ((id as u32).wrapping_mul(0x9E37_79B1) >> (1 + (length as u32).leading_zeros())) as usize
}

/// Returns whether a name is among these.
fn has_name(mut names: &[u64], name: &[u8]) -> bool {
    while let [length, rest @ ..] = names {
        let (words, others) = rest.split_at((*length as usize).div_ceil(8));
        let byte = |at: usize| (words[at / 8] >> (8 * (at % 8))) as u8;
        if *length as usize == name.len() && name.iter().enumerate().all(|(at, it)| *it == byte(at)) {
            return true;
        }
        names = others;
    }
    false
}

/// Adds the contradictions between the form and the account's facts, after the server's own failures. Only values that
/// passed their rules are compared: the server looks no further either.
#[inline(never)]
pub fn check_account(form: &Form, account: &Account, report: &mut Report) {
    let id = report.passed(form, Field::AssistantId).map(id_of);
    let mut failure = Vec::new();
    let mut add = |field, element, detail| failure.push(Failure::of(field, Cause::Account, element).with(detail));
    if id.is_some_and(|id| account.lacks(ASSISTANTS, id)) {
        add(Field::AssistantId, Failure::NO_ELEMENT, 0);
    }
    if let Some(Value::Text(name)) = report.passed(form, Field::GoalCompletionVariable)
        && let Some((index, names)) = account.variables_of(id)
        && !has_name(names, name)
    {
        add(Field::GoalCompletionVariable, Failure::NO_ELEMENT, index);
    }
    if let (true, Some(list)) = (account.knows(NUMBERS), report.passed(form, Field::PhoneNumberIds)) {
        // The failures of the elements, in the elements' order. (Those of arrays come last: an array is never an id.)
        let mut element_failures =
            report.failures().filter(|failure| failure.field() == Field::PhoneNumberIds).peekable();
        for index in 0..list.count().unwrap_or(0) {
            let mut is_wrong = false;
            while element_failures.next_if(|failure| failure.element() == Some(index as u32)).is_some() {
                is_wrong = true;
            }
            // A value that passed without being an integer was examined by no rule: the server drops it.
            if !is_wrong && id_at(list, index).is_some_and(|id| account.lacks(NUMBERS, id)) {
                add(Field::PhoneNumberIds, index as u32, 0);
            }
        }
    }
    for failure in failure {
        report.add(failure);
    }
}

/// Returns the unchecked facts, a bit for each of [`UncheckedCode::ALL`], so that "ok" never claims too much.
#[inline(always)]
pub fn unchecked_bits(form: &Form, account: &Account, report: &Report, has_phone_numbers: bool) -> u32 {
    let missing = MissingFacts {
        assistant: !account.knows(ASSISTANTS) && report.has(Field::AssistantId),
        phone_numbers: !account.knows(NUMBERS) && report.has(Field::PhoneNumberIds) && has_phone_numbers,
        goal_variable: report.has(Field::GoalCompletionVariable)
            && (!account.knows(GOALS)
                || account.variables_of(report.passed(form, Field::AssistantId).map(id_of)).is_none()),
        timezone_default: !account.knows(TIMEZONE)
            && (report.present | report.failed) >> Field::Timezone as u32 & 1 == 0,
        parallel_limit: !account.knows(LIMIT),
    };
    missing.bits()
}

/// The account facts that a form depends on and that are missing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MissingFacts {
    /// Whether the account has the assistant.
    pub assistant: bool,
    /// Whether the account owns the phone numbers.
    pub phone_numbers: bool,
    /// Whether the assistant has the goal variable.
    pub goal_variable: bool,
    /// The time zone that applies.
    pub timezone_default: bool,
    /// The plan's limit on simultaneous calls.
    pub parallel_limit: bool,
}

impl MissingFacts {
    /// Returns a bit for each of [`UncheckedCode::ALL`] that is missing.
    #[inline(always)]
    pub fn bits(self) -> u32 {
        let MissingFacts { assistant, phone_numbers, goal_variable, timezone_default, parallel_limit } = self;
        let campaign_limit = true;
        u32::from(assistant)
            | u32::from(phone_numbers) << 1
            | u32::from(goal_variable) << 2
            | u32::from(timezone_default) << 3
            | u32::from(parallel_limit) << 4
            | u32::from(campaign_limit) << 5
    }
}

impl UncheckedCode {
    /// Every code, in the order in which they are listed.
    pub const ALL: [UncheckedCode; 6] = [
        UncheckedCode::Assistant,
        UncheckedCode::PhoneNumbers,
        UncheckedCode::GoalVariable,
        UncheckedCode::TimezoneDefault,
        UncheckedCode::ParallelLimit,
        UncheckedCode::CampaignLimit,
    ];

    /// Returns the fields that the code concerns.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            UncheckedCode::Assistant => &[Field::AssistantId],
            UncheckedCode::PhoneNumbers => &[Field::PhoneNumberIds],
            UncheckedCode::GoalVariable => &[Field::GoalCompletionVariable],
            UncheckedCode::TimezoneDefault => &[Field::Timezone],
            UncheckedCode::ParallelLimit => &[Field::MaxCallsInParallel],
            UncheckedCode::CampaignLimit => &[],
        }
    }
}

/// Returns the id of an element.
#[inline(always)]
fn id_at(list: Value, index: usize) -> Option<i64> {
    let small = if let Value::List(nodes) = list { nodes.small_integer(index) } else { None };
    small.map(i64::from).or_else(|| integer::read(list.at(index)))
}

/// Returns the id of an accepted value.
#[inline(always)]
fn id_of(value: Value) -> i64 {
    // A value that passed `integer` has one, and no assistant has the id 0.
    integer::read(value).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::rules::Context;
    use crate::testing::{failures, form};
    use crate::verdict::validate::validate_into;

    fn table(ids: &[i64]) -> Vec<u64> {
        let mut table = vec![FREE; (2 * ids.len() + 2).next_power_of_two()];
        for id in ids {
            let mut at = first_slot(*id as u64, table.len());
            while table[at] != FREE {
                at = (at + 1) % table.len();
            }
            table[at] = *id as u64;
        }
        table
    }

    /// Encodes facts as JavaScript does.
    fn encoded(assistants: &[i64], numbers: &[i64], goals: &[(i64, &[&str])]) -> Vec<u64> {
        let tables = [table(assistants), table(numbers)];
        let mut facts = vec![tables[0].len() as u64, tables[1].len() as u64];
        facts.extend(tables.concat());
        for (id, names) in goals {
            let mut words = Vec::new();
            for name in *names {
                words.push(name.len() as u64);
                words.extend(name.as_bytes().chunks(8).map(|part| {
                    part.iter().enumerate().fold(0, |word, (at, byte)| word | u64::from(*byte) << (8 * at))
                }));
            }
            facts.extend([*id as u64, words.len() as u64]);
            facts.extend(words);
        }
        facts
    }

    const NAMES: &[&str] = &["booked", "exactly8", "longer than eight"];

    fn known() -> (u32, Vec<u64>) {
        let goals: [(i64, &[&str]); 2] = [(127, NAMES), (128, &[])];
        (LIMIT | ASSISTANTS | NUMBERS | GOALS | TIMEZONE, encoded(&[127, 128, i64::MAX], &[5, 6], &goals))
    }

    /// Returns the keys of all failures, and the unchecked facts.
    fn validated(
        body: &str,
        facts: &(u32, Vec<u64>),
        profile: Profile,
    ) -> (Vec<(String, &'static str)>, Vec<UncheckedCode>) {
        let form = form(body.as_bytes(), profile);
        let account = Account { known: facts.0, facts: &facts.1 };
        let mut report = Report::default();
        let observations = validate_into(&mut report, &form, &Context { profile, parallel_limit: Some(10) });
        if account.has_facts() {
            check_account(&form, &account, &mut report);
        }
        let bits = unchecked_bits(&form, &account, &report, observations.has_phone_numbers);
        let missing = UncheckedCode::ALL.into_iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
        (failures(&form, &report), missing.map(|(_, code)| code).collect())
    }

    fn failed(body: &str) -> Vec<String> {
        let (failures, _) = validated(body, &known(), Profile::Documented);
        failures.into_iter().filter(|(_, code)| *code == "account").map(|(key, _)| key).collect()
    }

    #[test]
    fn check_account_compares_an_assistant_as_the_server_reads_it() {
        for id in ["127", "\" 127 \"", "127.0", "\"+128\"", "\"9223372036854775807\""] {
            assert_eq!(failed(&[r#"{"name":"a","assistant_id":"#, id, "}"].concat()), [""; 0], "{id}");
        }
        assert_eq!(failed(r#"{"name":"a","assistant_id":126}"#), ["assistant_id"]);
    }

    #[test]
    fn check_account_fails_a_foreign_phone_number_at_its_index() {
        // The fourth is not an integer, and the other two repeat each other: those are the server's own errors.
        assert_eq!(failed(r#"{"name":"a","assistant_id":127,"phone_number_ids":[5,7,"6","x",7]}"#), [""; 0]);
        // Other failures before theirs, and two of one element, make no difference.
        assert_eq!(
            failed(r#"{"name":"a","assistant_id":127,"timezone":1,"phone_number_ids":["x",7,"x",7,8]}"#),
            ["phone_number_ids.4"]
        );
        assert_eq!(
            failed(r#"{"name":"a","assistant_id":127,"phone_number_ids":[5,7,"8"]}"#),
            ["phone_number_ids.1", "phone_number_ids.2"]
        );
        assert_eq!(
            failed(r#"{"name":"a","assistant_id":127,"phone_number_ids":{"first":9}}"#),
            ["phone_number_ids.first"]
        );
    }

    #[test]
    fn check_account_fails_a_goal_variable_of_another_assistant() {
        let goal = |id: &str, name: &str| {
            failed(&[r#"{"name":"a","assistant_id":"#, id, r#","goal_completion_variable":""#, name, r#""}"#].concat())
        };
        for name in NAMES {
            assert_eq!(goal("127", name), [""; 0], "{name}");
        }
        for name in ["bookd", "exactly", "exactly88", "longer than eighT", "longer than eigh"] {
            assert_eq!(goal("127", name), ["goal_completion_variable"], "{name}");
        }
        assert_eq!(goal("128", "booked"), ["goal_completion_variable"]);
        assert_eq!(goal("9223372036854775807", "booked"), [""; 0], "its variables were not passed");
    }

    #[test]
    fn check_account_adds_failures_last_and_only_for_values_that_passed() {
        let body = r#"{"assistant_id":126,"max_retries":9,"phone_number_ids":[1.5,7],"goal_completion_variable":[]}"#;
        let (failures, _) = validated(body, &known(), Profile::Laravel12);
        let expected = [
            ("name", "required"),
            ("max_retries", "between"),
            ("goal_completion_variable", "string"),
            ("phone_number_ids.0", "integer"),
            ("assistant_id", "account"),
            ("phone_number_ids.1", "account"),
        ];
        assert_eq!(failures, expected.map(|(key, code)| (String::from(key), code)));
    }

    #[test]
    fn unchecked_bits_list_missing_facts() {
        use UncheckedCode::*;
        let (none, all) = ((0, Vec::new()), known());
        let full = r#"{"name":"a","assistant_id":1,"phone_number_ids":[1],"goal_completion_variable":"g"}"#;
        let missing = |body, facts| validated(body, facts, Profile::Documented).1;
        assert_eq!(
            missing(full, &none),
            [Assistant, PhoneNumbers, GoalVariable, TimezoneDefault, ParallelLimit, CampaignLimit]
        );
        assert_eq!(missing(full, &all), [GoalVariable, CampaignLimit], "assistant 1 has no variables in the facts");
        let zoned = r#"{"name":"a","assistant_id":127,"timezone":"Europe/Kyiv","phone_number_ids":[]}"#;
        assert_eq!(missing(zoned, &none), [Assistant, ParallelLimit, CampaignLimit]);
        assert_eq!(missing(zoned, &all), [CampaignLimit]);
        let refused = r#"{"assistant_id":"x","timezone":"Nowhere"}"#;
        assert_eq!(missing(refused, &all), [CampaignLimit], "a refused value is wrong, not unchecked");
    }
}
