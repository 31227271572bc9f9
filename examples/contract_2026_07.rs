//! Prints the second contract as JSON, for the JavaScript that the build generates: its fields for the display of a
//! form, and the catalog of its messages. `cargo run --example contract_2026_07`

use outbound_campaign::contract::contract_2026_07::{FIELD_COUNT, ROWS, Row, Section};
use outbound_campaign::contract::fields::DAYS;
use outbound_campaign::rules::Rule;
use outbound_campaign::rules::check::Check;
use outbound_campaign::rules::timezone;
use outbound_campaign::verdict::account_2026_07::AccountCode;
use outbound_campaign::verdict::diagnostics_2026_07::{UncheckedCode, WarningCode};
use outbound_campaign::verdict::messages_2026_07::{code, params, template};
use serde_json::{Map, Value, json};

fn main() {
    let fields: Vec<Value> = ROWS[..FIELD_COUNT].iter().map(spec).collect();
    println!("{}", json!({ "fields": fields, "catalog": catalog() }));
}

fn spec(row: &Row) -> Value {
    let bounds = row.checks.iter().find_map(|check| match check {
        Check::Rule(Rule::Between(min, max)) => Some((Some(*min), Some(*max))),
        Check::Rule(Rule::Max(max)) => Some((None, Some(*max))),
        Check::Rule(Rule::Min(min)) => Some((Some(*min), None)),
        _ => None,
    });
    let (min, max) = bounds.unwrap_or((None, None));
    let (input, kind) = input(row);
    let is_numeric = row.is_numeric();
    let required: Vec<Value> = row
        .checks
        .iter()
        .filter_map(|check| match check {
            Check::RequiredIf(field, value) => Some(json!({ "field": field, "value": value })),
            Check::RequiredByDefault(field, value) => {
                Some(json!({ "field": field, "value": value, "byDefault": true }))
            }
            _ => None,
        })
        .collect();
    let mut spec = json!({
        "name": row.name,
        "label": row.texts.label,
        "input": input,
        "type": kind,
        "section": section(row.section),
        "required": row.has(Rule::Required),
        "requiredIf": required.first(),
        "default": row.default,
        "min": min,
        "max": max.filter(|_| is_numeric),
        "step": is_numeric.then_some(1),
        "maxLength": max.filter(|_| !is_numeric),
        "unit": row.unit,
        "options": options(row, input),
        "placeholder": row.texts.placeholder,
        "help": row.texts.help,
        "autocomplete": "off",
    });
    if let Value::Object(members) = &mut spec {
        members.retain(|_, value| !value.is_null());
    }
    spec
}

fn section(section: Section) -> &'static str {
    match section {
        Section::Common => "common",
        Section::Call => "call",
        Section::Whatsapp => "whatsapp",
        Section::Sms => "sms",
        Section::Fallback => "fallback",
    }
}

fn elements(row: &Row) -> Vec<&'static Row> {
    ROWS[FIELD_COUNT..].iter().filter(|each| each.split().0 == row.name).collect()
}

/// Returns the control that a form draws, and the JSON type of the value.
fn input(row: &Row) -> (&'static str, &'static str) {
    let elements = elements(row);
    match row.checks {
        _ if row.has(Rule::Array) && elements.is_empty() => ("mapping", "object"),
        _ if row.has(Rule::Array) && elements.len() > 1 => ("windows", "array"),
        _ if row.has(Rule::Array) && elements[0].has(Rule::In) => ("checkboxes", "array"),
        _ if row.has(Rule::Array) => ("list", "array"),
        _ if row.has(Rule::Integer) => ("number", "integer"),
        _ if row.has(Rule::Boolean) => ("checkbox", "boolean"),
        _ if row.has(Rule::DateFormat) => ("time", "string"),
        _ if row.has(Rule::Timezone) => ("select", "string"),
        [Check::OneOf(_)] => ("select", "string"),
        [Check::Date] => ("datetime", "string"),
        _ => ("text", "string"),
    }
}

fn options(row: &Row, input: &str) -> Option<Value> {
    let option = |value: &str, label: &str| json!({ "value": value, "label": label });
    let raised = |text: &str| text[..1].to_uppercase() + &text[1..];
    match row.checks {
        [Check::OneOf(values)] => {
            let label = |value: &str| match value {
                "sms" => String::from("Text message"),
                "whatsapp" => String::from("WhatsApp message"),
                other => raised(other),
            };
            Some(values.iter().map(|value| option(value, &label(value))).collect())
        }
        _ if input == "select" => Some(timezone::identifiers().map(|zone| option(zone, zone)).collect()),
        _ if input == "checkboxes" => Some(DAYS.iter().map(|day| option(day, &raised(day))).collect()),
        _ => None,
    }
}

fn catalog() -> Value {
    let mut templates = Map::new();
    let rows: Vec<Value> = ROWS
        .iter()
        .map(|row| {
            let numeric = row.is_numeric();
            let checks: Vec<Value> = row
                .checks
                .iter()
                .map(|check| {
                    let [new, old] = [false, true].map(|old| template(*check, numeric, old));
                    let code = code(*check);
                    let name = if code == "max" && !numeric { "max.string" } else { code };
                    templates.insert(name.into(), if new == old { json!(new) } else { json!([new, old]) });
                    match *check {
                        Check::Rule(Rule::MaxParallel) => json!([code, { "max": null }]),
                        check => {
                            let read = |value: String| value.parse().map_or_else(|_| json!(value), |it: i64| json!(it));
                            let params: Map<_, _> =
                                params(check).into_iter().map(|(name, value)| (name.into(), read(value))).collect();
                            if params.is_empty() { json!([code]) } else { json!([code, params]) }
                        }
                    }
                })
                .collect();
            let kind = if numeric {
                "numeric"
            } else if row.has(Rule::Array) {
                "array"
            } else {
                "string"
            };
            json!([row.name, kind, checks])
        })
        .collect();
    let warnings: Vec<Value> =
        WarningCode::ALL.iter().map(|it| json!([it.name(), it.texts()[0], it.texts()[1]])).collect();
    let unchecked: Vec<Value> = UncheckedCode::ALL.iter().map(|it| json!([it.name(), it.text()])).collect();
    json!({
        "rows": rows,
        "templates": templates,
        "account": AccountCode::ALL.map(AccountCode::name),
        "warnings": warnings,
        "unchecked": unchecked,
    })
}
