//! What the validator module exports to JavaScript. Thin: it converts from and to JavaScript, and decides nothing. Results
//! are JSON text.
//!
//! A form arrives as JSON text that holds its 14 fields (pkg-template/serialize.js reads them off any JavaScript value, as
//! `JSON.stringify` would), so the one decoder is also the one definition of what a form means.

use crate::account as account_facts;
use crate::contract::fields::{FIELD_COUNT, Field};
use crate::contract::provider::Endpoint;
use crate::contract::request::CreateCampaign;
use crate::form::Form;
use crate::http::{CampaignRequest, Draft};
use crate::recognise::recognise;
use crate::report::Report;
use crate::review::review;
use crate::rules::timezone;
use crate::validate::validate;
use js_sys::{Array, JsString, TypeError};
use json_text::to_json_text;
use options::{RequestOptions, Settings};
use serde::Serialize;
use verdict::{FieldsValidation, Validation};
use wasm_bindgen::prelude::*;

mod account;
mod bulk;
mod hot;
mod json_text;
mod options;
mod schedule;
mod verdict;

/// `validateCampaign` on the JSON text of a form; bit `i` of `unserializable` says that field `i` could not become JSON.
#[wasm_bindgen(js_name = validateText)]
pub fn validate_text(text: &str, unserializable: u32, options: JsValue) -> Result<String, JsValue> {
    let settings = Settings::read(&options)?;
    Ok(verdict(&form_from(text, unserializable, &settings), &settings))
}

/// `validateCampaignJson`: a raw request body.
#[wasm_bindgen(js_name = validateBytes)]
pub fn validate_bytes(body: &[u8], options: JsValue) -> Result<String, JsValue> {
    let settings = Settings::read(&options)?;
    Ok(verdict(&Form::from_body(body, settings.context.profile), &settings))
}

/// `validateFields`: the full report, filtered to some fields.
#[wasm_bindgen(js_name = validateFields)]
pub fn validate_fields(text: &str, unserializable: u32, fields: JsValue, options: JsValue) -> Result<String, JsValue> {
    let wanted = field_names(&fields)?;
    let settings = Settings::read(&options)?;
    let form = form_from(text, unserializable, &settings);
    let mut report = report(&form, &settings);
    let mut warnings = review(&CreateCampaign::from_accepted(&form), &report);
    warnings.retain(|warning| warning.fields.iter().any(|field| wanted.contains(field)));
    report.issues.retain(|issue| wanted.contains(&issue.field));
    Ok(to_json_text(&FieldsValidation { ok: report.is_ok(), errors: report.errors(), issues: report.issues, warnings }))
}

/// `canonicalTimezone`: the name under which the server takes a zone.
#[wasm_bindgen(js_name = canonicalTimezone)]
pub fn canonical_timezone(name: &str) -> JsValue {
    timezone::canonical(name).map_or(JsValue::UNDEFINED, JsValue::from_str)
}

/// `buildRequest` without its body, which JavaScript writes from `campaign`; or the refusal. One of the two is there.
#[derive(Serialize)]
struct Built {
    #[serde(skip_serializing_if = "Option::is_none")]
    request: Option<RequestHead>,
    #[serde(skip_serializing_if = "Option::is_none")]
    campaign: Option<CreateCampaign>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<Validation>,
}

#[derive(Serialize)]
struct RequestHead {
    method: &'static str,
    url: String,
    #[serde(serialize_with = "as_object")]
    headers: Vec<(String, String)>,
}

impl RequestHead {
    /// The request to an endpoint, or the option that cannot be used.
    fn new(endpoint: Endpoint, id: Option<&str>, options: &JsValue) -> Result<RequestHead, JsValue> {
        let target = RequestOptions::read(options)?;
        let CampaignRequest { method, url, headers, .. } = Draft {
            method: endpoint.method(),
            base_url: &target.base_url,
            path: target.path(endpoint),
            id,
            api_key: target.api_key.as_deref(),
            headers: &target.headers,
            // Only that there is one matters here: it brings its Content-Type.
            body: (endpoint.method() == "POST").then_some(""),
        }
        .build()
        .map_err(|error| {
            let name = if error.option == "path" { ["paths.", endpoint.name()].concat() } else { error.option.into() };
            TypeError::new(&[&name, ": ", &error.message].concat())
        })?;
        Ok(RequestHead { method, url, headers })
    }
}

/// The request to any endpoint, without its body: JSON text of `method`, `url` and `headers`.
#[wasm_bindgen(js_name = endpointRequest)]
pub fn endpoint_request(endpoint: &str, id: Option<String>, options: JsValue) -> Result<String, JsValue> {
    let endpoint = Endpoint::from_name(endpoint).ok_or_else(|| TypeError::new("there is no such endpoint"))?;
    Ok(to_json_text(&RequestHead::new(endpoint, id.as_deref(), &options)?))
}

/// The code of the rule that a server's sentence belongs to, `server` where it belongs to none.
#[wasm_bindgen(js_name = issueCode)]
pub fn issue_code(key: &str, message: &str) -> String {
    recognise(key, message).name().into()
}

/// `buildRequest`: the request that creates the campaign of a form.
#[wasm_bindgen(js_name = buildRequest)]
pub fn build_request(text: &str, unserializable: u32, options: JsValue) -> Result<String, JsValue> {
    let settings = Settings::read(&options)?;
    // Options first: whoever builds a request learns of a bad address whatever the form holds.
    let request = RequestHead::new(Endpoint::Create, None, &options)?;
    let form = form_from(text, unserializable, &settings);
    let report = report(&form, &settings);
    Ok(to_json_text(&if report.is_ok() {
        Built { request: Some(request), campaign: Some(CreateCampaign::from_accepted(&form)), refusal: None }
    } else {
        Built { request: None, campaign: None, refusal: Some(Validation::new(&form, report, &settings)) }
    }))
}

/// Everything that is wrong with a form: by the server's rules, then by what the caller says of the account. In the caller's
/// words.
fn report(form: &Form, settings: &Settings) -> Report {
    let mut report = validate(form, &settings.context);
    account_facts::examine(form, &settings.account, &settings.context, &mut report);
    settings.words.apply(&mut report, form, &settings.context);
    report
}

fn form_from(text: &str, unserializable: u32, settings: &Settings) -> Form {
    let mut form = Form::from_body(text.as_bytes(), settings.context.profile);
    Field::ALL
        .into_iter()
        .filter(|field| unserializable >> *field as u32 & 1 == 1)
        .for_each(|field| form.mark_unserializable(field));
    form
}

fn verdict(form: &Form, settings: &Settings) -> String {
    to_json_text(&Validation::new(form, report(form, settings), settings))
}

fn as_object<S: serde::Serializer>(pairs: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

fn field_names(fields: &JsValue) -> Result<Vec<Field>, JsValue> {
    if !Array::is_array(fields) {
        return Err(TypeError::new("fields must be an array of field names").into());
    }
    let mut wanted = Vec::with_capacity(FIELD_COUNT);
    for name in Array::from(fields).iter() {
        let text = name.dyn_ref::<JsString>().map(String::from);
        match text.as_deref().and_then(Field::from_name) {
            Some(field) => wanted.push(field),
            None => {
                let shown =
                    text.map_or(String::from("something that is no string"), |text| ["\"", &text, "\""].concat());
                return Err(TypeError::new(
                    &["fields must hold names of campaign fields; ", &shown, " is none"].concat(),
                )
                .into());
            }
        }
    }
    Ok(wanted)
}
