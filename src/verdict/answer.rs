//! The verdict on a form of the second contract, as JSON for JavaScript: the failures by number, or the campaign, and
//! the codes of warnings and unchecked facts. JavaScript formats the messages (pkg-template/contract-2026-07).

use crate::contract::contract_2026_07::{FIELD_COUNT, ROWS, Row};
use crate::php;
use crate::php::json_decode::{Decoded, ROOT};
use crate::php::value::{Value, push_integer, text_of};
use crate::rules::Context;
use crate::rules::Rule::{Array, Boolean, DateFormat, In, Integer, Timezone};
use crate::rules::check::Check;
use crate::rules::{boolean, integer};
use crate::verdict::account_2026_07::{Account, contradictions};
use crate::verdict::diagnostics_2026_07::{Diagnostic, unchecked, warnings};
use crate::verdict::json_text::{push_comma, push_float, push_object, push_text, push_value, push_whole};
use crate::verdict::table::{Cause, Failure, Fields, child, failures, member};
use crate::verdict::validate::examined_indices;

/// The parts of a question beside the body.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The profile, and the limit on parallel calls.
    pub context: &'a Context,
    /// A bit for each field that cannot be written as JSON.
    pub unserializable: u32,
    /// Whether messages may show the refused values.
    pub needs_values: bool,
    /// The time of the caller in milliseconds since 1970; NaN if it is unknown.
    pub now: f64,
}

/// Judges a body. `facts` are the known account facts.
pub fn answer(body: &mut [u8], facts: &mut [u8], question: Question) -> String {
    let Question { context, unserializable, needs_values, now } = question;
    let (mut decoded, mut known) = (Decoded::default(), Decoded::default());
    let is_read = decoded.value_for(body, Some(context.profile)).is_some();
    let has_facts = known.value(facts).is_some();
    let (tape, known) = (decoded.tape(body, Some(context.profile)), known.tape(facts, None));
    let fields = Fields::of(if is_read { tape.value(ROOT) } else { Value::Null }, unserializable);
    let account = Account::of(if has_facts { known.value(ROOT) } else { Value::Null });
    let mut failures = failures(&fields, context);
    failures.extend(contradictions(&fields, &failures, &account));
    let mut out = String::from("{");
    if failures.is_empty() {
        out.push_str("\"campaign\":");
        push_campaign(&mut out, &fields);
    } else {
        out.push_str("\"failures\":[");
        for (index, failure) in failures.iter().enumerate() {
            push_comma(&mut out, index);
            push_failure(&mut out, failure, needs_values);
        }
        out.push(']');
    }
    push_diagnostics(&mut out, "warnings", &warnings(&fields, &failures, &account, now), |code| code as i64);
    push_diagnostics(&mut out, "unchecked", &unchecked(&fields, &account), |code| code as i64);
    out.push('}');
    out
}

/// Appends `,"name":[[code, field, …], …]`.
fn push_diagnostics<Code: Copy>(out: &mut String, name: &str, list: &[Diagnostic<Code>], number: fn(Code) -> i64) {
    out.push(',');
    push_text(out, name);
    out.push_str(":[");
    for (index, diagnostic) in list.iter().enumerate() {
        push_comma(out, index);
        out.push('[');
        push_integer(out, number(diagnostic.code));
        for field in &diagnostic.fields {
            out.push(',');
            push_integer(out, *field as i64);
        }
        out.push(']');
    }
    out.push(']');
}

/// Appends `[row, check, key, path, detail, value]`. The check is -1 for a value that cannot be written as JSON, and
/// from -2 downwards the code of a contradiction. The detail is 1 for a text that may have a suggestion. The value is
/// missing unless there may be one, or the message can show it.
fn push_failure(out: &mut String, failure: &Failure, needs_values: bool) {
    let key = failure.key();
    out.push('[');
    push_integer(out, failure.row as i64);
    out.push(',');
    let (check, detail) = match failure.cause {
        Cause::Check(check) => {
            (check as i64, usize::from(may_have_suggestion(failure, ROWS[failure.row].checks[check])))
        }
        Cause::Unserializable => (-1, 0),
        Cause::Account(code, detail) => (-2 - code as i64, detail),
    };
    push_integer(out, check);
    out.push(',');
    push_text(out, &key);
    out.push_str(",[");
    let (field, rest) = ROWS[failure.row].split();
    push_text(out, field);
    if let Some((list, index)) = failure.element {
        out.push(',');
        match list {
            Value::Map(members) => push_text(out, text_of(members.key(index))),
            _ => push_integer(out, index as i64),
        }
        if let Some(name) = member(rest) {
            out.push(',');
            push_text(out, name);
        }
    }
    out.push_str("],");
    push_integer(out, detail as i64);
    if needs_values || detail == 1 || key.contains(':') || matches!(failure.cause, Cause::Account(..)) {
        out.push(',');
        match failure.value {
            Value::Null => out.push_str("\"empty\""),
            Value::Bool(flag) => out.push_str(if flag { "\"true\"" } else { "\"false\"" }),
            value => match php::to_text(value) {
                Some(text) => push_text(out, text_of(&text)),
                None => out.push_str("null"),
            },
        }
    }
    out.push(']');
}

/// The longest text that may have a suggestion, in bytes. (JavaScript measures it in UTF-16 units.)
const LONGEST_SUGGESTED: usize = 3 * 64;
/// Elements of a list from this one on have no suggestion: of very many, suggestions would take most of the time.
const SUGGESTED_ELEMENTS: usize = 1000;

fn may_have_suggestion(failure: &Failure, check: Check) -> bool {
    let is_short = matches!(failure.value, Value::Text(text) if text.len() <= LONGEST_SUGGESTED);
    let is_early = failure.element.is_none_or(|(_, index)| index < SUGGESTED_ELEMENTS);
    let has_reading = matches!(check, Check::OneOf(_) | Check::Rule(Integer | Boolean | Timezone | DateFormat | In));
    is_short && is_early && has_reading
}

/// Appends the campaign of an accepted form, in the table's order.
fn push_campaign(out: &mut String, fields: &Fields) {
    out.push('{');
    let mut count = 0;
    for (index, row) in ROWS[..FIELD_COUNT].iter().enumerate() {
        let value = fields.at(index).unwrap_or(Value::Null);
        if matches!(value, Value::Null) {
            continue;
        }
        push_comma(out, count);
        count += 1;
        push_text(out, row.name);
        out.push(':');
        if row.has(Array) { push_list(out, row, value) } else { push_scalar(out, row, value) }
    }
    out.push('}');
}

/// Appends a list, or the object of a mapping.
fn push_list(out: &mut String, row: &Row, list: Value) {
    let rows: Vec<&Row> = ROWS[FIELD_COUNT..].iter().filter(|each| each.split().0 == row.name).collect();
    let Some(first) = rows.first() else {
        push_object(out, list);
        return;
    };
    out.push('[');
    for (count, index) in indices(first, list).into_iter().enumerate() {
        push_comma(out, count);
        let value = list.at(index);
        if member(first.split().1).is_none() {
            push_scalar(out, first, value);
            continue;
        }
        for (at, each) in rows.iter().enumerate() {
            let name = member(each.split().1).unwrap_or_default();
            out.push_str(if at == 0 { "{" } else { "," });
            push_text(out, name);
            out.push(':');
            push_scalar(out, each, child(value, name));
        }
        out.push('}');
    }
    out.push(']');
}

/// Returns the indices of the elements to send. An element that no rule examined is left out.
fn indices(row: &Row, list: Value) -> Vec<usize> {
    let mut indices = match member(row.split().1) {
        Some(_) => (0..list.count().unwrap_or(0)).collect(),
        None => examined_indices(list),
    };
    indices.sort_unstable();
    indices
}

fn push_scalar(out: &mut String, row: &Row, value: Value) {
    if row.has(Boolean) {
        out.push_str(if boolean::flag(value) == Some(true) { "true" } else { "false" });
        return;
    }
    match (row.is_numeric(), value) {
        (true, Value::Float(number)) => push_float(out, number),
        (true, value) => push_whole(out, integer::read(value).unwrap_or(0)),
        (false, value) => push_value(out, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;

    const CONTEXT: Context = Context { profile: Profile::Documented, parallel_limit: Some(10) };

    /// Returns an answer without its warnings and unchecked facts.
    fn verdict_of(answer: &str) -> String {
        [&answer[..answer.find(",\"warnings\"").unwrap()], "}"].concat()
    }

    const QUESTION: Question = Question { context: &CONTEXT, unserializable: 0, needs_values: false, now: f64::NAN };

    fn answer_to(body: &str) -> String {
        verdict_of(&answer(&mut body.as_bytes().to_vec(), &mut [], QUESTION))
    }

    #[test]
    fn answer_normalizes_the_campaign_of_an_accepted_form() {
        let body = r#"{"text_variable_mapping":{"1":" a ","2":""},"name":" a ","assistant_id":"+7","max_retries":true,
            "schedule_windows":{"mon":{"end":"02:00","start":" 16:00","x":1}},"retry_interval":60.0,
            "allowed_days":{"d":"monday"},"phone_number_ids":["9007199254740993",0],"retry_on_voicemail":"0",
            "channel":"","scheduled_start_at":20260724}"#;
        let campaign = [
            r#"{"name":"a","schedule_windows":[{"start":"16:00","end":"02:00"}],"scheduled_start_at":20260724,"#,
            r#""allowed_days":["monday"],"max_retries":1,"retry_interval":6.0000000000000000e1,"assistant_id":7,"#,
            r#""phone_number_ids":["9007199254740993",0],"retry_on_voicemail":false,"#,
            r#""text_variable_mapping":{"1":"a","2":null}}"#,
        ]
        .concat();
        assert_eq!(answer_to(body), format!(r#"{{"campaign":{campaign}}}"#));
    }

    #[test]
    fn answer_lists_failures_with_key_and_path_and_shows_a_value_for_a_key_with_a_colon() {
        let body = r#"{"name":"a","channel":"sms","sms_body":"x",
            "schedule_windows":[{"start":"09:00"}],"allowed_days":{":input":5}}"#;
        let failures = [
            r#"[[27,0,"sms_from_phone_number_id",["sms_from_phone_number_id"],0],"#,
            r#"[30,0,"schedule_windows.0.end",["schedule_windows",0,"end"],0],"#,
            r#"[31,0,"allowed_days.:input",["allowed_days",":input"],0,"5"]]"#,
        ]
        .concat();
        assert_eq!(answer_to(body), format!(r#"{{"failures":{failures}}}"#));
    }

    #[test]
    fn answer_has_the_text_that_may_have_a_suggestion() {
        let body = r#"{"name":"a","assistant_id":"07","max_retries":7,"timezone":5,"channel":"CALL",
            "schedule_windows":[{"start":"9:00","end":900}]}"#;
        let failures = [
            r#"[[1,0,"channel",["channel"],1,"CALL"],[2,0,"timezone",["timezone"],0],"#,
            r#"[8,1,"max_retries",["max_retries"],0],[11,1,"assistant_id",["assistant_id"],1,"07"],"#,
            r#"[29,1,"schedule_windows.0.start",["schedule_windows",0,"start"],1,"9:00"],"#,
            r#"[30,1,"schedule_windows.0.end",["schedule_windows",0,"end"],0]]"#,
        ]
        .concat();
        assert_eq!(answer_to(body), format!(r#"{{"failures":{failures}}}"#));
    }

    #[test]
    fn answer_to_a_body_that_is_no_object_requires_name_and_assistant() {
        for body in ["", "[]", "5", "{\"name\":\"a\"", "\"x\"", "{}"] {
            assert!(
                answer_to(body).starts_with(r#"{"failures":[[0,0,"name",["name"],0],[11,0,"assistant_id","#),
                "{body}"
            );
        }
    }

    #[test]
    fn answer_refuses_a_field_that_cannot_be_serialized() {
        let body = &mut br#"{"name":"a"}"#.to_vec();
        let expected = r#"{"failures":[[11,-1,"assistant_id",["assistant_id"],0]]}"#;
        assert_eq!(verdict_of(&answer(body, &mut [], Question { unserializable: 1 << 11, ..QUESTION })), expected);
    }

    #[test]
    fn answer_compares_the_account_facts_of_the_channel() {
        let facts = r#"{"assistants":[7],"numbers":[1,2],"goals":[[7,["booked"]]],
            "senders":[[3,[[4,["1"]]]]],"smsNumbers":[9]}"#;
        let codes = |body: &str| {
            let answer = answer(&mut body.as_bytes().to_vec(), &mut facts.as_bytes().to_vec(), QUESTION);
            let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
            let failures = answer["failures"].as_array().cloned().unwrap_or_default();
            failures.iter().map(|it| format!("{} {}", it[2].as_str().unwrap(), it[1])).collect::<Vec<_>>()
        };
        let call = r#"{"name":"a","assistant_id":"8","phone_number_ids":[1,"3"],"goal_completion_variable":"x"}"#;
        assert_eq!(codes(call), ["assistant_id -2", "phone_number_ids.1 -3"]);
        assert_eq!(codes(&call.replace('8', "7")), ["goal_completion_variable -4", "phone_number_ids.1 -3"]);
        let sms = r#"{"name":"a","channel":"sms","sms_body":"x","sms_from_phone_number_id":1,"assistant_id":8}"#;
        assert_eq!(codes(sms), ["sms_from_phone_number_id -7"]);
        let fallback = r#"{"name":"a","assistant_id":7,"fallback_channel":"whatsapp",
            "fallback_whatsapp_sender_id":3,"fallback_whatsapp_template_id":5}"#;
        assert_eq!(codes(fallback), ["fallback_whatsapp_template_id -6"]);
        assert_eq!(codes(&fallback.replace(":5", ":4").replace(":3", ":2")), ["fallback_whatsapp_sender_id -5"]);
        assert_eq!(codes(&fallback.replace(":5", ":4")), [""; 0]);
    }
}
