//! Compares the account facts that the caller knows with a form of the second contract. JavaScript writes the facts as
//! JSON (pkg-template/contract-2026-07/options.ts).

use crate::contract::contract_2026_07::{FIELD_COUNT, ROWS};
use crate::php::value::Value;
use crate::rules::integer;
use crate::verdict::table::{Cause, Failure, Fields, child};

/// The known account facts.
#[derive(Debug)]
pub struct Account<'a> {
    /// The plan's limit on parallel calls is known.
    pub has_limit: bool,
    /// The account's time zone is known.
    pub has_timezone: bool,
    assistants: Option<Vec<i64>>,
    numbers: Option<Vec<i64>>,
    sms_numbers: Option<Vec<i64>>,
    /// The names of the goal variables by assistant: `[[id, [name, …]], …]`.
    goals: Value<'a>,
    /// The placeholders by template by sender: `[[id, [[id, [placeholder, …]], …]], …]`.
    senders: Value<'a>,
}

/// Whether a template of a sender is known.
#[derive(Clone, Copy, Debug)]
pub enum Template<'a> {
    /// No facts about senders.
    Unknown,
    /// The account has no such sender.
    NoSender,
    /// The sender has no such template.
    NoTemplate,
    /// The template's placeholders.
    Placeholders(Value<'a>),
}

impl<'a> Account<'a> {
    /// Reads the facts. Null has none.
    pub fn of(facts: Value<'a>) -> Account<'a> {
        let ids = |name: &str| {
            let list = child(facts, name);
            let mut ids: Vec<i64> = (0..list.count()?).filter_map(|index| integer::read(list.at(index))).collect();
            ids.sort_unstable();
            Some(ids)
        };
        Account {
            has_limit: !matches!(child(facts, "limit"), Value::Null),
            has_timezone: !matches!(child(facts, "timezone"), Value::Null),
            assistants: ids("assistants"),
            numbers: ids("numbers"),
            sms_numbers: ids("smsNumbers"),
            goals: child(facts, "goals"),
            senders: child(facts, "senders"),
        }
    }

    /// Returns whether the assistants are known.
    pub fn has_assistants(&self) -> bool {
        self.assistants.is_some()
    }

    /// Returns whether the phone numbers are known.
    pub fn has_numbers(&self) -> bool {
        self.numbers.is_some()
    }

    /// Returns whether the numbers that can send text messages are known.
    pub fn has_sms_numbers(&self) -> bool {
        self.sms_numbers.is_some()
    }

    /// Returns the names of an assistant's goal variables, and the assistant's index.
    pub fn goals_of(&self, assistant: Value) -> Option<(usize, Value<'a>)> {
        entry_of(self.goals, integer::read(assistant)?)
    }

    /// Returns the known facts about a template of a sender.
    pub fn template(&self, sender: Value, template: Value) -> Template<'a> {
        if matches!(self.senders, Value::Null) {
            return Template::Unknown;
        }
        let (Some(sender), Some(template)) = (integer::read(sender), integer::read(template)) else {
            return Template::Unknown;
        };
        let Some((_, templates)) = entry_of(self.senders, sender) else { return Template::NoSender };
        entry_of(templates, template).map_or(Template::NoTemplate, |(_, names)| Template::Placeholders(names))
    }
}

/// Returns the value of an id in a list of ids and values, and its index.
fn entry_of(list: Value<'_>, id: i64) -> Option<(usize, Value<'_>)> {
    let index = (0..list.count()?).find(|index| integer::read(list.at(*index).at(0)) == Some(id))?;
    Some((index, list.at(index).at(1)))
}

/// Returns whether a list holds this text.
fn holds(list: Value, text: &[u8]) -> bool {
    (0..list.count().unwrap_or(0)).any(|index| matches!(list.at(index), Value::Text(item) if item == text))
}

/// Returns the contradictions between a form and the account's facts. Only values that passed their checks, and that
/// the campaign's channel uses, are compared.
pub fn contradictions<'a>(fields: &Fields<'a>, failures: &[Failure], account: &Account) -> Vec<Failure<'a>> {
    let mut found = Vec::new();
    let index_of = |name: &str| ROWS[..FIELD_COUNT].iter().position(|row| row.name == name);
    let mut add = |name: &str, code: AccountCode, detail: usize| {
        if let Some(row) = index_of(name) {
            let value = fields.get(name);
            found.push(Failure { table: fields.table, row, cause: Cause::Account(code, detail), element: None, value });
        }
    };
    let passed = |name: &str| {
        let has_failed = failures.iter().any(|failure| failure.element.is_none() && ROWS[failure.row].name == name);
        if has_failed { Value::Null } else { fields.get(name) }
    };
    let lacks = |ids: &Option<Vec<i64>>, value| {
        ids.as_ref().is_some_and(|ids| integer::read(value).is_some_and(|id| ids.binary_search(&id).is_err()))
    };
    if fields.is_call() {
        let assistant = passed("assistant_id");
        if lacks(&account.assistants, assistant) {
            add("assistant_id", AccountCode::AssistantNotFound, 0);
        }
        if let (Value::Text(name), Some((at, names))) =
            (passed("goal_completion_variable"), account.goals_of(assistant))
            && !holds(names, name)
        {
            add("goal_completion_variable", AccountCode::GoalVariableUnknown, at);
        }
    }
    for (prefix, channel) in fields.message_channels() {
        let name = |rest: &str| [prefix, rest].concat();
        match channel {
            b"whatsapp" => {
                let (sender, template) = (name("whatsapp_sender_id"), name("whatsapp_template_id"));
                match account.template(passed(&sender), passed(&template)) {
                    Template::NoSender => add(&sender, AccountCode::WhatsappSenderUnknown, 0),
                    Template::NoTemplate => add(&template, AccountCode::WhatsappTemplateUnknown, 0),
                    Template::Unknown | Template::Placeholders(_) => {}
                }
            }
            _ => {
                let number = name("sms_from_phone_number_id");
                if lacks(&account.sms_numbers, passed(&number)) {
                    add(&number, AccountCode::SmsNumberUnknown, 0);
                }
            }
        }
    }
    let list = passed("phone_number_ids");
    if let (true, Some(row)) = (fields.is_call(), index_of("phone_number_ids")) {
        for index in 0..list.count().unwrap_or(0) {
            if lacks(&account.numbers, list.at(index)) {
                let cause = Cause::Account(AccountCode::PhoneNumberNotOwned, 0);
                found.push(Failure {
                    table: fields.table,
                    row,
                    cause,
                    element: Some((list, index)),
                    value: list.at(index),
                });
            }
        }
    }
    found
}

/// The code of a contradiction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountCode {
    /// The account has no such outbound assistant.
    AssistantNotFound,
    /// The account does not own this phone number.
    PhoneNumberNotOwned,
    /// The assistant has no boolean post-call variable of that name.
    GoalVariableUnknown,
    /// The account has no such WhatsApp sender.
    WhatsappSenderUnknown,
    /// The sender has no such approved template.
    WhatsappTemplateUnknown,
    /// The account has no such phone number that can send text messages.
    SmsNumberUnknown,
}

impl AccountCode {
    /// Every code.
    pub const ALL: [AccountCode; 6] = [
        AccountCode::AssistantNotFound,
        AccountCode::PhoneNumberNotOwned,
        AccountCode::GoalVariableUnknown,
        AccountCode::WhatsappSenderUnknown,
        AccountCode::WhatsappTemplateUnknown,
        AccountCode::SmsNumberUnknown,
    ];

    /// Returns the name in JavaScript.
    pub const fn name(self) -> &'static str {
        match self {
            AccountCode::AssistantNotFound => "assistant_not_found",
            AccountCode::PhoneNumberNotOwned => "phone_number_not_owned",
            AccountCode::GoalVariableUnknown => "goal_variable_unknown",
            AccountCode::WhatsappSenderUnknown => "whatsapp_sender_unknown",
            AccountCode::WhatsappTemplateUnknown => "whatsapp_template_unknown",
            AccountCode::SmsNumberUnknown => "sms_number_unknown",
        }
    }
}
