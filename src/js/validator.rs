//! What the validator module exports.
//!
//! A form arrives as JSON text that holds its 14 fields (pkg-template/serialize.js reads them off any JavaScript value, as
//! `JSON.stringify` would), so the one decoder is also the one definition of what a form means. What the caller's options say arrives as
//! `setting` and `facts` (see `settings`).

use super::settings::Settings;
use super::verdict;
use crate::account as account_facts;
use crate::contract::fields::Field;
use crate::form::Form;
use crate::recognise::recognise;
use crate::report::Report;
use crate::rules::timezone;
use crate::validate::validate;
use wasm_bindgen::prelude::*;

/// The verdict on the JSON text of a form; bit `i` of `unserializable` says that field `i` could not become JSON.
#[wasm_bindgen(js_name = validateText)]
pub fn validate_text(text: &str, unserializable: u32, setting: u32, facts: &str) -> String {
    validate_bytes(text.as_bytes(), unserializable, setting, facts)
}

/// The verdict on a raw request body. (With the parameters of a text: for each signature that is exported, an engine makes a wrapper when
/// it compiles the module, which takes up to a third of a millisecond.)
#[wasm_bindgen(js_name = validateBytes)]
pub fn validate_bytes(body: &[u8], unserializable: u32, setting: u32, facts: &str) -> String {
    let settings = Settings::read(setting, facts);
    let mut form = Form::from_body(body, settings.context.profile);
    for &field in &Field::ALL {
        if unserializable >> field as u32 & 1 == 1 {
            form.mark_unserializable(field);
        }
    }
    verdict::text(&form, report(&form, &settings), &settings)
}

/// `canonicalTimezone`: the name under which the server takes a zone, empty where there is none.
#[wasm_bindgen(js_name = canonicalTimezone)]
pub fn canonical_timezone(name: &str) -> String {
    timezone::canonical(name).unwrap_or_default().into()
}

/// The code of the rule that a server's sentence belongs to, `server` where it belongs to none.
#[wasm_bindgen(js_name = issueCode)]
pub fn issue_code(key: &str, message: &str) -> String {
    recognise(key, message).name().into()
}

/// Everything that is wrong with a form: by the server's rules, then by what the caller says of the account. In the caller's
/// words.
pub(super) fn report(form: &Form, settings: &Settings) -> Report {
    let mut report = validate(form, &settings.context);
    account_facts::examine(form, &settings.account, &settings.context, &mut report);
    settings.words.apply(&mut report, form, &settings.context);
    report
}
