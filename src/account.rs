//! What only the account knows: facts that the caller hands in are held against the form, and what nobody handed in is named.
//!
//! The parallel limit is not here: it is the bound of the server's own rule (`rules::Context`).

use crate::contract::fields::Field;
use crate::form::{Form, displayed_key};
use crate::messages::{self, Siblings};
use crate::report::{Issue, IssueCode, IssueSource, Report, Unchecked, UncheckedCode};
use crate::rules::{Context, Rule, integer};
use crate::sort;
use crate::validate::{self, Element, expand, issue_of_element};
use crate::value::{Value, joined};

/// What the caller says of the account. A fact that is `None` is not examined, and is listed as unchecked.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Whether the plan's limit on parallel calls was handed in (also as "no limit").
    pub knows_parallel_limit: bool,
    /// The assistants that may call out.
    pub outbound_assistant_ids: Option<Vec<i64>>,
    /// The phone numbers that the account owns.
    pub phone_number_ids: Option<Vec<i64>>,
    /// The boolean post-call variables, by assistant.
    pub goal_variables: Vec<(i64, Vec<String>)>,
    /// The account's time zone.
    pub timezone: Option<String>,
}

impl Account {
    /// Whether nothing is said of it.
    pub fn is_empty(&self) -> bool {
        !self.knows_parallel_limit
            && self.outbound_assistant_ids.is_none()
            && self.phone_number_ids.is_none()
            && self.goal_variables.is_empty()
            && self.timezone.is_none()
    }
}

/// Adds an issue for each account fact that the form contradicts, after the server's own. A fact is held only against a
/// value that passed its rules: the server looks no further either.
pub fn examine(form: &Form, account: &Account, context: &Context, report: &mut Report) {
    let mut found = Vec::new();
    if let (Some(known), Some(id)) = (&account.outbound_assistant_ids, passed(form, report, Field::AssistantId))
        && !known.contains(&id_of(id))
    {
        found.push(issue(Field::AssistantId, IssueCode::AssistantNotFound, messages::ASSISTANT_NOT_FOUND.into()));
    }
    if let (Some(variables), Some(Value::Text(named))) =
        (variables_of_the_assistant(form, account, report), passed(form, report, Field::GoalCompletionVariable))
        && !variables.contains(named)
    {
        let message = messages::goal_variable_unknown(named, variables);
        found.push(issue(Field::GoalCompletionVariable, IssueCode::GoalVariableUnknown, message));
    }
    if let (Some(known), Some(list)) = (&account.phone_number_ids, passed(form, report, Field::PhoneNumberIds)) {
        strangers(&mut found, list, known, context, report);
    }
    report.issues.append(&mut found);
}

/// Adds an issue for each phone number of the list that the account does not own.
fn strangers(found: &mut Vec<Issue>, list: &Value, known: &[i64], context: &Context, report: &Report) {
    // Sorted once: the list and the account may each hold a hundred thousand.
    let owned = sort::order(known.len(), &|a, b| known[a] < known[b]);
    let is_owned = |id| {
        let at = sort::count_while(owned.len(), &|at| known[owned[at]] < id);
        owned.get(at).is_some_and(|&place| known[place] == id)
    };
    let row = Field::PhoneNumberIds.row();
    // The issues of the elements, which stand in the order of the elements.
    let mut at = report.issues.iter().position(|issue| issue.field == row.field).unwrap_or(0);
    let siblings = Siblings::of(list);
    for Element { key, index, value } in expand(list) {
        let shown = displayed_key(&key, context.profile);
        let key = joined(&[row.field.name(), ".", &shown]);
        let before = at;
        while report.issues.get(at).is_some_and(|issue| issue.key == key) {
            at += 1;
        }
        // A value that is no integer and passed all the same is one that no rule sees: the server drops it.
        if at > before || integer::read(value).is_none_or(is_owned) {
            continue;
        }
        let mut issue = issue_of_element(row, Rule::In, (&shown, index), (value, &siblings), context);
        issue.code = IssueCode::PhoneNumberNotOwned;
        issue.params = Vec::new();
        issue.source = IssueSource::Account;
        found.push(issue);
    }
}

/// What could not be examined for want of a fact, so that "ok" is never read as more than it is.
pub fn unchecked(form: &Form, account: &Account, report: &Report) -> Vec<Unchecked> {
    let bits = unchecked_bits(form, account, report);
    let codes = UncheckedCode::ALL.into_iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
    codes.map(|(_, code)| *code.unchecked()).collect()
}

/// The same as bits, one for each of [`UncheckedCode::ALL`].
pub fn unchecked_bits(form: &Form, account: &Account, report: &Report) -> u32 {
    let phone_numbers = passed(form, report, Field::PhoneNumberIds);
    let open = Open {
        assistant: account.outbound_assistant_ids.is_none() && passed(form, report, Field::AssistantId).is_some(),
        phone_numbers: account.phone_number_ids.is_none() && phone_numbers.is_some_and(|list| list.count() != Some(0)),
        goal_variable: passed(form, report, Field::GoalCompletionVariable).is_some()
            && variables_of_the_assistant(form, account, report).is_none(),
        timezone_default: account.timezone.is_none()
            && form.value(Field::Timezone).is_none()
            && !has_issue(report, Field::Timezone),
        parallel_limit: !account.knows_parallel_limit,
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

    /// The open question with this code.
    pub fn unchecked(self) -> &'static Unchecked {
        &UNCHECKED[self as usize]
    }

    const fn spelled_out(self) -> Unchecked {
        let fields: &'static [Field] = match self {
            UncheckedCode::Assistant => &[Field::AssistantId],
            UncheckedCode::PhoneNumbers => &[Field::PhoneNumberIds],
            UncheckedCode::GoalVariable => &[Field::GoalCompletionVariable],
            UncheckedCode::TimezoneDefault => &[Field::Timezone],
            UncheckedCode::ParallelLimit => &[Field::MaxCallsInParallel],
            UncheckedCode::CampaignLimit => &[],
        };
        Unchecked { code: self, fields, message: messages::unchecked(self) }
    }
}

/// The open questions by code, put together when this is compiled: to the module a table is less than code.
static UNCHECKED: [Unchecked; UncheckedCode::ALL.len()] = {
    let mut unchecked = [UncheckedCode::Assistant.spelled_out(); UncheckedCode::ALL.len()];
    let mut place = 0;
    while place < unchecked.len() {
        let code = UncheckedCode::ALL[place];
        unchecked[code as usize] = code.spelled_out();
        place += 1;
    }
    unchecked
};

/// The boolean variables of the form's assistant; `None` where nobody handed them in.
fn variables_of_the_assistant<'a>(form: &Form, account: &'a Account, report: &Report) -> Option<&'a Vec<String>> {
    let id = id_of(passed(form, report, Field::AssistantId)?);
    account.goal_variables.iter().find(|(assistant, _)| *assistant == id).map(|(_, variables)| variables)
}

/// The value of a field, where it is there and passed the field's own rules.
fn passed<'a>(form: &'a Form, report: &Report, field: Field) -> Option<&'a Value> {
    let own = |issue: &Issue| issue.field == field && issue.path.len() == 1;
    form.value(field).filter(|_| !report.issues.iter().any(own))
}

fn has_issue(report: &Report, field: Field) -> bool {
    report.issues.iter().any(|issue| issue.field == field)
}

/// The id that an accepted value stands for.
fn id_of(value: &Value) -> i64 {
    // A value that passed `integer` is one; and no assistant has the id 0.
    integer::read(value).unwrap_or(0)
}

fn issue(field: Field, code: IssueCode, message: String) -> Issue {
    let mut issue = validate::issue(field.row(), code);
    issue.message = message;
    issue.source = IssueSource::Account;
    issue
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::validate::validate;

    fn known() -> Account {
        Account {
            knows_parallel_limit: true,
            outbound_assistant_ids: Some(vec![127, 128, i64::MAX]),
            phone_number_ids: Some(vec![5, 6]),
            goal_variables: vec![(127, vec!["booked".into()]), (128, vec![])],
            timezone: Some("Europe/Berlin".into()),
        }
    }

    fn report(body: &str, account: &Account, profile: Profile) -> (Report, Vec<UncheckedCode>) {
        let form = Form::from_body(body.as_bytes(), profile);
        let context = Context { profile, parallel_limit: Some(10) };
        let mut report = validate(&form, &context);
        examine(&form, account, &context, &mut report);
        let codes = unchecked(&form, account, &report).into_iter().map(|unchecked| unchecked.code).collect();
        (report, codes)
    }

    /// `key: message` of every account issue.
    fn said(body: &str) -> Vec<String> {
        let (report, _) = report(body, &known(), Profile::Documented);
        let account = report.issues.iter().filter(|issue| issue.source == IssueSource::Account);
        account.map(|issue| [&issue.key, ": ", &issue.message].concat()).collect()
    }

    #[test]
    fn an_assistant_is_compared_as_the_server_reads_it() {
        for id in ["127", "\" 127 \"", "127.0", "\"+128\"", "\"9223372036854775807\""] {
            assert_eq!(said(&[r#"{"name":"a","assistant_id":"#, id, "}"].concat()), Vec::<String>::new(), "{id}");
        }
        assert_eq!(
            said(r#"{"name":"a","assistant_id":126}"#),
            ["assistant_id: Assistant not found or not an outbound assistant."]
        );
    }

    #[test]
    fn a_phone_number_of_another_account_gets_laravels_sentence_at_its_place() {
        assert_eq!(
            said(r#"{"name":"a","assistant_id":127,"phone_number_ids":[5,7,"6","x",7]}"#),
            // The fourth is no integer and the other two repeat each other: those are the server's own errors.
            Vec::<String>::new()
        );
        // Other issues before theirs, and two of one element, make no difference.
        assert_eq!(
            said(r#"{"name":"a","assistant_id":127,"timezone":1,"phone_number_ids":["x",7,"x",7,8]}"#),
            ["phone_number_ids.4: The selected phone_number_ids.4 is invalid."]
        );
        assert_eq!(
            said(r#"{"name":"a","assistant_id":127,"phone_number_ids":[5,7,"8"]}"#),
            [
                "phone_number_ids.1: The selected phone_number_ids.1 is invalid.",
                "phone_number_ids.2: The selected phone_number_ids.2 is invalid."
            ]
        );
        assert_eq!(
            said(r#"{"name":"a","assistant_id":127,"phone_number_ids":{"first":9}}"#),
            ["phone_number_ids.first: The selected phone_number_ids.first is invalid."]
        );
    }

    #[test]
    fn a_goal_variable_is_one_of_its_own_assistant() {
        let goal = |id: &str, name: &str| {
            said(&[r#"{"name":"a","assistant_id":"#, id, r#","goal_completion_variable":""#, name, r#""}"#].concat())
        };
        assert_eq!(goal("127", "booked"), Vec::<String>::new());
        assert_eq!(
            goal("127", "bookd"),
            ["goal_completion_variable: The assistant has no boolean post-call variable \"bookd\". It has: booked."]
        );
        assert_eq!(
            goal("128", "booked"),
            ["goal_completion_variable: The assistant has no boolean post-call variable \"booked\". It has none."]
        );
        assert_eq!(goal("9223372036854775807", "booked"), Vec::<String>::new(), "nobody handed in its variables");
    }

    #[test]
    fn account_issues_come_after_the_servers_and_only_on_values_that_passed() {
        let (report, _) = report(
            r#"{"assistant_id":126,"max_retries":9,"phone_number_ids":[1.5,7],"goal_completion_variable":[]}"#,
            &known(),
            Profile::Laravel12,
        );
        let keys: Vec<_> = report.issues.iter().map(|issue| (issue.key.as_str(), issue.source)).collect();
        assert_eq!(
            keys,
            [
                ("name", IssueSource::Rule),
                ("max_retries", IssueSource::Rule),
                ("goal_completion_variable", IssueSource::Rule),
                ("phone_number_ids.0", IssueSource::Rule),
                ("assistant_id", IssueSource::Account),
                ("phone_number_ids.1", IssueSource::Account),
            ]
        );
        assert_eq!(report.message(Profile::Laravel12), "The name field is required. (and 5 more errors)");
    }

    #[test]
    fn what_nobody_handed_in_is_unchecked() {
        use UncheckedCode::*;
        let full = r#"{"name":"a","assistant_id":1,"phone_number_ids":[1],"goal_completion_variable":"g"}"#;
        let (_, codes) = report(full, &Account::default(), Profile::Documented);
        assert_eq!(codes, [Assistant, PhoneNumbers, GoalVariable, TimezoneDefault, ParallelLimit, CampaignLimit]);
        let (_, codes) = report(full, &known(), Profile::Documented);
        assert_eq!(codes, [GoalVariable, CampaignLimit], "assistant 1 has no variables in the facts");
        let zoned = r#"{"name":"a","assistant_id":127,"timezone":"Europe/Kyiv","phone_number_ids":[]}"#;
        let (_, codes) = report(zoned, &Account::default(), Profile::Documented);
        assert_eq!(codes, [Assistant, ParallelLimit, CampaignLimit]);
        let (_, codes) = report(zoned, &known(), Profile::Documented);
        assert_eq!(codes, [CampaignLimit]);
        let (_, codes) = report(r#"{"assistant_id":"x","timezone":"Nowhere"}"#, &known(), Profile::Documented);
        assert_eq!(codes, [CampaignLimit], "what failed its rules is wrong, not unchecked");
    }
}
