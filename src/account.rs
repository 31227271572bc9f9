//! What only the account knows: facts that the caller hands in are held against the form, and what nobody handed in is named.
//!
//! The parallel limit is not here: it is the bound of the server's own rule (`rules::Context`).

use crate::contract::fields::Field;
use crate::form::Form;
use crate::report::UncheckedCode;
use crate::rules::integer;
use crate::validate::{Cause, Found, Report, places};
use crate::value::Value;

/// What the caller says of the account, as JavaScript wrote it (pkg-template/facts.js): two numbers that say how many there are of each, the
/// assistants' ids in order, the phone numbers' ids in order, and the goal variables: of each assistant its id and how many numbers its names
/// take; of each name its length and its bytes. A fact that is not there is not examined, and is listed as unchecked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Account<'a> {
    /// Which facts there are: [`LIMIT`] and the others.
    pub known: u32,
    /// What they are.
    pub facts: &'a [u64],
}

/// The plan's limit on parallel calls was handed in (also as "no limit").
pub const LIMIT: u32 = 1;
/// The assistants that may call out.
pub const ASSISTANTS: u32 = 2;
/// The phone numbers that the account owns.
pub const NUMBERS: u32 = 4;
/// The boolean post-call variables, by assistant.
pub const GOALS: u32 = 8;
/// The account's time zone.
pub const TIMEZONE: u32 = 16;

impl<'a> Account<'a> {
    /// Whether a fact is there.
    #[inline(always)]
    fn knows(&self, fact: u32) -> bool {
        self.known & fact != 0
    }

    /// Whether anything is there that a form may contradict.
    #[inline(always)]
    pub fn has_facts(&self) -> bool {
        self.known & (ASSISTANTS | NUMBERS | GOALS) != 0
    }

    fn count(&self, place: usize) -> usize {
        self.facts[place] as usize
    }

    /// Whether an id is not among those that there are.
    fn lacks(&self, fact: u32, id: i64) -> bool {
        if !self.knows(fact) {
            return false;
        }
        let first = 2 + if fact == NUMBERS { self.count(0) } else { 0 };
        let ids = &self.facts[first..first + self.count(usize::from(fact == NUMBERS))];
        ids.binary_search_by(|known| (*known as i64).cmp(&id)).is_err()
    }

    /// The names of an assistant's boolean variables, and the assistant's place; `None` where nobody handed them in.
    fn variables_of(&self, id: Option<i64>) -> Option<(u32, &'a [u64])> {
        if !self.knows(GOALS) {
            return None;
        }
        let mut rest = self.facts.get(2 + self.count(0) + self.count(1)..)?;
        let mut place = 0;
        while let [assistant, words, others @ ..] = rest {
            let names = others.get(..*words as usize)?;
            if id == Some(*assistant as i64) {
                return Some((place, names));
            }
            rest = &others[*words as usize..];
            place += 1;
        }
        None
    }
}

/// Whether a name is among these.
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

/// Adds what the form contradicts of the account's facts, after the server's own. A fact is held only against a
/// value that passed its rules: the server looks no further either.
#[inline(never)]
pub fn examine(form: &Form, account: &Account, report: &mut Report) {
    let id = report.passed(form, Field::AssistantId).map(id_of);
    let mut found = Vec::new();
    let mut add = |field, element, detail| found.push(Found::of(field, Cause::Account, element).with(detail));
    if id.is_some_and(|id| account.lacks(ASSISTANTS, id)) {
        add(Field::AssistantId, Found::NO_ELEMENT, 0);
    }
    if let Some(Value::Text(named)) = report.passed(form, Field::GoalCompletionVariable)
        && let Some((place, names)) = account.variables_of(id)
        && !has_name(names, named)
    {
        add(Field::GoalCompletionVariable, Found::NO_ELEMENT, place);
    }
    if let (true, Some(list)) = (account.knows(NUMBERS), report.passed(form, Field::PhoneNumberIds)) {
        // The issues of the elements, which stand in the order of the elements.
        let mut of_elements = report.found().filter(|found| found.field() == Field::PhoneNumberIds).peekable();
        for place in places(list) {
            let mut is_wrong = false;
            while of_elements.next_if(|found| found.element() == Some(place as u32)).is_some() {
                is_wrong = true;
            }
            // A value that is no integer and passed all the same is one that no rule sees: the server drops it.
            if !is_wrong && integer::read(list.at(place)).is_some_and(|id| account.lacks(NUMBERS, id)) {
                add(Field::PhoneNumberIds, place as u32, 0);
            }
        }
    }
    for found in found {
        report.add(found);
    }
}

/// What could not be examined for want of a fact, so that "ok" is never read as more than it is: a bit for each of
/// [`UncheckedCode::ALL`].
#[inline(always)]
pub fn unchecked_bits(form: &Form, account: &Account, report: &Report, names_numbers: bool) -> u32 {
    let open = Open {
        assistant: !account.knows(ASSISTANTS) && report.has(Field::AssistantId),
        phone_numbers: !account.knows(NUMBERS) && report.has(Field::PhoneNumberIds) && names_numbers,
        goal_variable: report.has(Field::GoalCompletionVariable)
            && (!account.knows(GOALS) || account.variables_of(report.passed(form, Field::AssistantId).map(id_of)).is_none()),
        timezone_default: !account.knows(TIMEZONE) && (report.there | report.failed) >> Field::Timezone as u32 & 1 == 0,
        parallel_limit: !account.knows(LIMIT),
    };
    open.bits()
}

/// Which questions are open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Open {
    /// Whether the account has the assistant.
    pub assistant: bool,
    /// Whether it owns the phone numbers.
    pub phone_numbers: bool,
    /// Whether the assistant has the goal variable.
    pub goal_variable: bool,
    /// Which time zone counts.
    pub timezone_default: bool,
    /// How many calls the plan allows at once.
    pub parallel_limit: bool,
}

impl Open {
    /// A bit for each of [`UncheckedCode::ALL`] that is open.
    #[inline(always)]
    pub fn bits(self) -> u32 {
        let Open { assistant, phone_numbers, goal_variable, timezone_default, parallel_limit } = self;
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
    /// Every question, in the order in which they are listed.
    pub const ALL: [UncheckedCode; 6] = [
        UncheckedCode::Assistant,
        UncheckedCode::PhoneNumbers,
        UncheckedCode::GoalVariable,
        UncheckedCode::TimezoneDefault,
        UncheckedCode::ParallelLimit,
        UncheckedCode::CampaignLimit,
    ];

    /// The fields that it concerns.
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

/// The id that an accepted value stands for.
#[inline(always)]
fn id_of(value: Value) -> i64 {
    // A value that passed `integer` is one; and no assistant has the id 0.
    integer::read(value).unwrap_or(0)
}
