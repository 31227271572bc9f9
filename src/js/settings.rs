//! What the caller's options say, as the facade hands it over (pkg-template/options.js, which reads and refuses them).

use crate::account::Account;
use crate::json;
use crate::rules::{Context, integer};
use crate::value::Value;
use crate::words::Words;

/// What decides a verdict, beside the form.
pub struct Settings {
    /// What the rules need to know.
    pub context: Context,
    /// What the caller says of the account.
    pub account: Account,
    /// The caller's own words.
    pub words: Words,
}

impl Settings {
    /// `setting` is the profile's place, and 4 more for the other provider. `facts` is empty where nothing is said of an account and
    /// no words are brought; else the JSON text of a list: the parallel limit (a number, null for none, `false` where nothing is
    /// said), the ids of the assistants and of the phone numbers (null where nothing is said), assistants' ids and the names of their
    /// goal variables in turn, the time zone or null, then keys and sentences in turn, keys and names of fields in turn.
    pub fn read(setting: u32, facts: &str) -> Settings {
        let mut settings =
            Settings { context: super::context(setting), account: Account::default(), words: Words::default() };
        let Some(Value::List(facts)) = json::decode(facts.as_bytes()) else { return settings };
        let [limit, assistants, phone_numbers, variables, timezone, messages, attributes] = &facts[..] else {
            return settings;
        };
        if !matches!(limit, Value::Bool(_)) {
            settings.account.knows_parallel_limit = true;
            settings.context.parallel_limit = integer::read(limit);
        }
        settings.account.outbound_assistant_ids = ids(assistants);
        settings.account.phone_number_ids = ids(phone_numbers);
        for pair in items(variables).chunks_exact(2) {
            let names = items(&pair[1]).iter().map(text).collect();
            settings.account.goal_variables.push((integer::read(&pair[0]).unwrap_or_default(), names));
        }
        if matches!(timezone, Value::Text(_)) {
            settings.account.timezone = Some(text(timezone));
        }
        settings.words = Words { messages: pairs(messages), attributes: pairs(attributes) };
        settings
    }
}

fn items(list: &Value) -> &[Value] {
    if let Value::List(items) = list { items } else { &[] }
}

fn text(value: &Value) -> String {
    if let Value::Text(text) = value { text.clone() } else { String::new() }
}

fn ids(list: &Value) -> Option<Vec<i64>> {
    let Value::List(items) = list else { return None };
    Some(items.iter().filter_map(integer::read).collect())
}

fn pairs(list: &Value) -> Vec<(String, String)> {
    items(list).chunks_exact(2).map(|pair| (text(&pair[0]), text(&pair[1]))).collect()
}
