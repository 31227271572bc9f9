//! The table of the second contract: `POST /user/campaign` as the vendor's pages of July 2026 describe it.
//!
//! Source: the pages name fields, bounds and conditions, but no rules (docs/contract-2026-07.md). The rows are in the
//! order of the pages. The rows of elements stand last, as Laravel runs them.

use crate::contract::fields::{DAYS, DefaultValue};
use crate::php::value::Value;
use crate::rules::Rule::{self, *};
use crate::rules::check::Check::{self, *};

/// The part of a campaign that a field belongs to. Laravel checks every field on every channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// All channels.
    Common,
    /// `channel` is `call`.
    Call,
    /// `channel` is `whatsapp`.
    Whatsapp,
    /// `channel` is `sms`.
    Sms,
    /// The message after the last call.
    Fallback,
}

/// A field, or the elements of a list (`allowed_days.*`), or a member of each element (`schedule_windows.*.start`).
#[derive(Debug)]
pub struct Row {
    /// The name, with `*` for each element.
    pub name: &'static str,
    /// The checks in Laravel's order. A field without [`Rule::Required`] is `nullable`.
    pub checks: &'static [Check],
    /// The part of a campaign that the field belongs to.
    pub section: Section,
    /// The server's value for a field that is left out, where the pages state one.
    pub default: Option<DefaultValue>,
    /// The unit of the number or of the length.
    pub unit: Option<&'static str>,
    /// The texts that a form shows.
    pub texts: Texts,
}

/// The English texts of a field. They are read at build time; the wasm modules carry none.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// The label.
    #[cfg(not(target_arch = "wasm32"))]
    pub label: &'static str,
    /// An example for the placeholder.
    #[cfg(not(target_arch = "wasm32"))]
    pub placeholder: &'static str,
    /// One sentence of help.
    #[cfg(not(target_arch = "wasm32"))]
    pub help: &'static str,
}

#[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
const fn texts(label: &'static str, placeholder: &'static str, help: &'static str) -> Texts {
    Texts {
        #[cfg(not(target_arch = "wasm32"))]
        label,
        #[cfg(not(target_arch = "wasm32"))]
        placeholder,
        #[cfg(not(target_arch = "wasm32"))]
        help,
    }
}

const fn row(name: &'static str, section: Section, checks: &'static [Check], texts: Texts) -> Row {
    Row { name, checks, section, default: None, unit: None, texts }
}

impl Row {
    const fn default(self, value: DefaultValue) -> Row {
        Row { default: Some(value), ..self }
    }

    const fn unit(self, unit: &'static str) -> Row {
        Row { unit: Some(unit), ..self }
    }

    /// Returns the name of the field, and the rest of the name behind it.
    pub fn split(&self) -> (&'static str, &'static str) {
        match self.name.bytes().position(|byte| byte == b'.') {
            Some(at) => self.name.split_at(at),
            None => (self.name, ""),
        }
    }

    /// Returns whether Laravel measures the value as a number, not as a text.
    pub fn is_numeric(&self) -> bool {
        self.has(Integer)
    }

    /// Returns whether the row has this rule.
    pub fn has(&self, rule: Rule) -> bool {
        self.checks.contains(&Rule(rule))
    }
}

/// A contract as data.
#[derive(Debug)]
pub struct Table {
    /// The rows of all fields, then those of elements, as Laravel runs them.
    pub rows: &'static [Row],
    /// The number of fields.
    pub field_count: usize,
    /// Decides `distinct`. `None` if no row has that rule: then a module carries no code for it.
    pub distinct: Option<Distinct>,
}

/// Returns for each element of a list at these indices whether no other equals it.
pub type Distinct = fn(Value, &[usize]) -> Vec<bool>;

/// The second contract.
pub static TABLE: Table = Table { rows: &ROWS, field_count: FIELD_COUNT, distinct: None };

/// The number of fields: the rows behind them are about elements.
pub const FIELD_COUNT: usize = 29;

const CHANNELS: &[&str] = &["call", "whatsapp", "sms"];
const FALLBACKS: &[&str] = &["whatsapp", "sms"];
const TIME: &[Check] = &[Rule(DateFormat)];
const FLAG: &[Check] = &[Rule(Boolean)];
const LIST: &[Check] = &[Rule(Array)];
const NO_TEXTS: Texts = texts("", "", "");

use DefaultValue::{Flag, List, Number, Text};
use Section::{Call, Common, Fallback, Sms, Whatsapp};

/// The table.
pub static ROWS: [Row; 33] = [
    row(
        "name",
        Common,
        &[Rule(Required), Rule(String), Rule(Max(255))],
        texts("Campaign name", "Product Demo Campaign", "Only you see it. At most 255 characters."),
    )
    .unit("characters"),
    row(
        "channel",
        Common,
        &[OneOf(CHANNELS)],
        texts("Channel", "", "Whether the campaign calls, or sends WhatsApp or text messages. Default: it calls."),
    )
    .default(Text("call")),
    row(
        "timezone",
        Common,
        &[Rule(Timezone)],
        texts(
            "Time zone",
            "America/New_York",
            "The time zone of the hours and days. Default: the assistant's zone for calls, else your account's.",
        ),
    ),
    row(
        "schedule_windows",
        Common,
        LIST,
        texts(
            "Hours",
            "",
            "One or more windows a day, each with start and end as HH:MM. An end before its start is on the next day.",
        ),
    ),
    row(
        "allowed_hours_start_time",
        Common,
        TIME,
        texts("From", "09:00", "Start of one daily window, as HH:MM. It counts only without other windows."),
    )
    .default(Text("00:00")),
    row(
        "allowed_hours_end_time",
        Common,
        TIME,
        texts("Until", "17:00", "End of one daily window, as HH:MM. It counts only without other windows."),
    )
    .default(Text("23:59")),
    row(
        "scheduled_start_at",
        Common,
        &[Date],
        texts(
            "Start at",
            "2026-07-27T09:00:00+03:00",
            "The date and time at which the campaign starts by itself. Write the offset from UTC.",
        ),
    ),
    row("allowed_days", Common, LIST, texts("Days", "", "The weekdays of the campaign. Default: all seven."))
        .default(List(&DAYS)),
    row(
        "max_retries",
        Common,
        &[Rule(Integer), Rule(Between(1, 5))],
        texts("Retries", "3", "The number of retries for each lead, 1 to 5."),
    )
    .default(Number(3))
    .unit("retries"),
    row(
        "retry_interval",
        Common,
        &[Rule(Integer), Rule(Between(10, 4320))],
        texts("Minutes between retries", "60", "10 to 4320 minutes (three days)."),
    )
    .default(Number(60))
    .unit("minutes"),
    row(
        "mark_complete_when_no_leads",
        Common,
        FLAG,
        texts("Complete when no leads remain", "", "Mark the campaign as complete when no leads remain."),
    )
    .default(Flag(true)),
    row(
        "assistant_id",
        Call,
        &[RequiredByDefault("channel", "call"), Rule(Integer)],
        texts("Assistant", "127", "The id of the outbound assistant that makes the calls."),
    ),
    row(
        "max_calls_in_parallel",
        Call,
        &[Rule(Integer), Rule(Min(1)), Rule(MaxParallel)],
        texts(
            "Calls at the same time",
            "3",
            "The maximum number of simultaneous calls. Your plan sets the upper limit.",
        ),
    )
    .default(Number(3))
    .unit("calls"),
    row("phone_number_ids", Call, LIST, texts("Phone numbers", "12", "The ids of the phone numbers to call from.")),
    row("retry_on_voicemail", Call, FLAG, texts("Retry after voicemail", "", "Call again after a voicemail answered.")),
    row(
        "retry_on_goal_incomplete",
        Call,
        FLAG,
        texts("Retry until the goal is met", "", "Call again until the goal variable is true."),
    ),
    row(
        "goal_completion_variable",
        Call,
        &[Rule(String)],
        texts(
            "Goal variable",
            "appointment_booked",
            "The assistant's boolean post-call variable that states whether the goal was met.",
        ),
    ),
    row(
        "fallback_channel",
        Fallback,
        &[OneOf(FALLBACKS)],
        texts("Fallback", "", "The channel of one message that is sent after the last retry of a call."),
    ),
    row(
        "fallback_whatsapp_sender_id",
        Fallback,
        &[RequiredIf("fallback_channel", "whatsapp"), Rule(Integer)],
        texts("WhatsApp sender of the fallback", "7", "The id of the WhatsApp sender of the fallback message."),
    ),
    row(
        "fallback_whatsapp_template_id",
        Fallback,
        &[RequiredIf("fallback_channel", "whatsapp"), Rule(Integer)],
        texts("WhatsApp template of the fallback", "15", "The id of a template that is approved for that sender."),
    ),
    row(
        "fallback_sms_from_phone_number_id",
        Fallback,
        &[RequiredIf("fallback_channel", "sms"), Rule(Integer)],
        texts("Text number of the fallback", "11", "The id of a phone number that can send text messages."),
    ),
    row(
        "fallback_sms_body",
        Fallback,
        &[RequiredIf("fallback_channel", "sms"), Rule(String)],
        texts("Text of the fallback", "Hello {{customer_name}}", "{{variable}} stands for a variable of the lead."),
    ),
    row(
        "fallback_variable_mapping",
        Fallback,
        LIST,
        texts("Template variables of the fallback", "", "The lead's variable for each placeholder of the template."),
    ),
    row(
        "whatsapp_sender_id",
        Whatsapp,
        &[RequiredIf("channel", "whatsapp"), Rule(Integer)],
        texts("WhatsApp sender", "7", "The id of the WhatsApp sender."),
    ),
    row(
        "whatsapp_template_id",
        Whatsapp,
        &[RequiredIf("channel", "whatsapp"), Rule(Integer)],
        texts("WhatsApp template", "15", "The id of a template that is approved for the sender."),
    ),
    row(
        "text_variable_mapping",
        Whatsapp,
        LIST,
        texts("Template variables", "", "The lead's variable for each placeholder of the template."),
    ),
    row(
        "messages_per_minute",
        Whatsapp,
        &[Rule(Integer), Rule(Between(1, 10))],
        texts("Messages a minute", "10", "1 to 10 messages a minute."),
    )
    .unit("messages"),
    row(
        "sms_from_phone_number_id",
        Sms,
        &[RequiredIf("channel", "sms"), Rule(Integer)],
        texts("Text number", "11", "The id of a phone number that can send text messages."),
    ),
    row(
        "sms_body",
        Sms,
        &[RequiredIf("channel", "sms"), Rule(String), Rule(Max(1600))],
        texts(
            "Text",
            "Hello {{customer_name}}",
            "At most 1600 characters. {{variable}} stands for a variable of the lead.",
        ),
    )
    .unit("characters"),
    row("schedule_windows.*.start", Common, &[Rule(Required), Rule(DateFormat)], NO_TEXTS),
    row("schedule_windows.*.end", Common, &[Rule(Required), Rule(DateFormat)], NO_TEXTS),
    row("allowed_days.*", Common, &[Rule(In)], NO_TEXTS),
    row("phone_number_ids.*", Call, &[Rule(Integer)], NO_TEXTS),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_elements_stand_behind_all_fields_and_belong_to_one() {
        for (index, row) in ROWS.iter().enumerate() {
            let (field, rest) = row.split();
            assert_eq!(rest.is_empty(), index < FIELD_COUNT, "{}", row.name);
            assert!(ROWS[..FIELD_COUNT].iter().any(|owner| owner.name == field), "{}", row.name);
        }
    }

    #[test]
    fn conditions_name_fields_and_values_of_the_table() {
        for row in &ROWS {
            for check in row.checks {
                let (RequiredIf(field, value) | RequiredByDefault(field, value)) = check else { continue };
                let owner = ROWS.iter().find(|row| row.name == *field).expect(field);
                assert!(matches!(owner.checks, [OneOf(options)] if options.contains(value)), "{}", row.name);
            }
        }
    }
}
