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
        for (assistant, names) in pairs(variables) {
            let mut known = Vec::new();
            for name in items(names) {
                known.push(text(name));
            }
            settings.account.goal_variables.push((integer::read(assistant).unwrap_or_default(), known));
        }
        if matches!(timezone, Value::Text(_)) {
            settings.account.timezone = Some(text(timezone));
        }
        settings.words = Words { messages: texts(messages), attributes: texts(attributes) };
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
    let mut ids = Vec::new();
    for item in items {
        if let Some(id) = integer::read(item) {
            ids.push(id);
        }
    }
    Some(ids)
}

/// A list's items, two at a time.
fn pairs(list: &Value) -> impl Iterator<Item = (&Value, &Value)> {
    items(list).chunks_exact(2).map(|pair| (&pair[0], &pair[1]))
}

fn texts(list: &Value) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (key, value) in pairs(list) {
        texts.push((text(key), text(value)));
    }
    texts
}
