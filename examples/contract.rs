//! Prints the contract as JSON, for the JavaScript that the build generates: `cargo run --example contract`. With
//! `messages`, prints every message of a verdict and its parameters.

use outbound_campaign::contract::fields::{FIELDS, Field, FieldSpec, Row};
use outbound_campaign::contract::provider::Provider;
use outbound_campaign::rules::{Rule, date_format};
use outbound_campaign::verdict::messages;
use outbound_campaign::verdict::report::{UncheckedCode, WarningCode};
use serde_json::{Map, Value, json};

fn main() {
    if std::env::args().nth(1).as_deref() == Some("messages") {
        println!("{}", message_catalog());
        return;
    }
    let specs: Vec<FieldSpec> = FIELDS.iter().map(Row::spec).collect();
    println!("{}", serde_json::to_string(&specs).expect("plain data"));
}

fn message_catalog() -> Value {
    let mut templates = Map::new();
    let mut rule = |rule: Rule, row: &Row| {
        let numeric = row.is_numeric();
        let code = rule.issue_code().name();
        let name = if code == "max" && !numeric { String::from("max.string") } else { String::from(code) };
        let [new, old] = [false, true].map(|old| messages::template(rule, numeric, old));
        templates.insert(name, if new == old { json!(new) } else { json!([new, old]) });
        match rule {
            Rule::Min(bound) | Rule::Max(bound) => json!([code, bound]),
            Rule::Between(min, max) => json!([code, min, max]),
            Rule::MaxParallel => json!([code, null]),
            _ => json!(code),
        }
    };
    let mut rules = Vec::new();
    let mut each = Map::new();
    for row in &FIELDS {
        rules.push(row.rules.iter().map(|it| rule(*it, row)).collect::<Vec<_>>());
        if !row.each.is_empty() {
            each.insert(row.field.name().into(), row.each.iter().map(|it| rule(*it, row)).collect());
        }
    }
    let names = |fields: &[Field]| fields.iter().map(|field| *field as usize).collect::<Vec<_>>();
    json!({
        "templates": templates,
        "rules": rules,
        "each": each,
        "caps": Provider::ALL.map(Provider::parallel_cap),
        "params": { "date_format": date_format::FORMAT, "in": messages::DAYS_JOINED },
        "own": {
            "unserializable": messages::UNSERIALIZABLE,
            "assistant_not_found": messages::ASSISTANT_NOT_FOUND,
            "goal_variable_unknown": messages::GOAL_VARIABLE_UNKNOWN,
        },
        "top": [messages::GIVEN_DATA_INVALID, messages::MORE_ERROR, messages::MORE_ERRORS],
        "warnings": WarningCode::ALL.map(|it| json!([it.name(), names(it.fields()), it.message(), it.help()])),
        "unchecked": UncheckedCode::ALL.map(|it| json!([it.name(), names(it.fields()), messages::unchecked(it)])),
    })
}
