//! Options, read by hand: a derived reader would link 13 KB of formatting (and say nothing a person could use).

use super::account::read_account;
use crate::account::Account;
use crate::contract::provider::{Endpoint, Provider};
use crate::profile::Profile;
use crate::rules::Context;
use crate::words::Words;
use js_sys::{JsString, Object, Reflect, TypeError};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// What decides a verdict, beside the form.
#[derive(Tsify)]
#[allow(dead_code)] // a declaration for TypeScript; the options are read by name
pub struct ValidationOptions {
    /// Which Laravel the server is taken to run. Default: `"documented"`.
    #[tsify(optional)]
    pub profile: Profile,
    /// Whose documentation counts: without an account it decides the cap on parallel calls (`"autocalls"`: 10,
    /// `"intellixent"`: none). Default: `"autocalls"`.
    #[tsify(optional)]
    pub provider: Provider,
    /// What you know of the account.
    #[tsify(optional)]
    pub account: AccountFacts,
    /// Sentences in place of the server's own: a translation. Default: the server's, in English.
    #[tsify(optional, type = "Messages")]
    pub messages: JsValue,
    /// Names of the fields in sentences. Default: Laravel's, the key with spaces.
    #[tsify(optional, type = "Attributes")]
    pub attributes: JsValue,
}

/// What only the account knows. All of it is optional.
#[derive(Tsify)]
#[allow(dead_code)]
pub struct AccountFacts {
    /// How many calls the plan allows at once, at least 1; `null` where there is no limit. Left out, the provider's
    /// documented cap counts.
    #[tsify(optional, type = "number | null")]
    pub max_calls_in_parallel: Option<i64>,
    /// The ids of the assistants that may call out. An assistant that is not among them is an issue.
    #[tsify(optional, type = "readonly Id[]")]
    pub outbound_assistant_ids: JsValue,
    /// The ids of the phone numbers that the account owns. A number that is not among them is an issue.
    #[tsify(optional, type = "readonly Id[]")]
    pub phone_number_ids: JsValue,
    /// The names of the boolean post-call variables by the id of their assistant. A goal variable that its assistant
    /// does not have is an issue; nothing is said of an assistant that is not listed.
    #[tsify(optional, type = "Readonly<Record<string, readonly string[]>>")]
    pub goal_variables: JsValue,
    /// The account's time zone: what counts where a form names none.
    #[tsify(optional)]
    pub timezone: String,
}

/// Where and how the request goes, beside what decides the verdict. `provider` or `baseUrl` is needed.
#[derive(Tsify)]
#[allow(dead_code, non_snake_case)]
pub struct BuildRequestOptions {
    /// Which Laravel the server is taken to run. Default: `"documented"`.
    #[tsify(optional)]
    pub profile: Profile,
    /// The documented host to post to; with `baseUrl` only the cap on parallel calls follows from it.
    #[tsify(optional)]
    pub provider: Provider,
    /// What you know of the account.
    #[tsify(optional)]
    pub account: AccountFacts,
    /// Sentences in place of the server's own: a translation. Default: the server's, in English.
    #[tsify(optional, type = "Messages")]
    pub messages: JsValue,
    /// Names of the fields in sentences. Default: Laravel's, the key with spaces.
    #[tsify(optional, type = "Attributes")]
    pub attributes: JsValue,
    /// The API's address, `https:` unless it is on loopback. Slashes at its end do not matter, its path is kept.
    #[tsify(optional, type = "string | URL")]
    pub baseUrl: String,
    /// Paths that differ from the documented ones.
    #[tsify(optional, type = "Paths")]
    pub paths: JsValue,
    /// The bearer token. Without it the request carries no `Authorization`.
    #[tsify(optional)]
    pub apiKey: String,
    /// Headers of your own, in any shape that fetch takes. `Authorization` is for another credential than a bearer token: it is
    /// refused beside `apiKey`.
    #[tsify(optional, type = "HeadersOption")]
    pub headers: JsValue,
}

/// The options of a verdict.
pub struct Settings {
    /// What the rules need to know.
    pub context: Context,
    /// What the caller says of the account.
    pub account: Account,
    /// The caller's own words.
    pub words: Words,
}

impl Settings {
    /// Reads `profile`, `provider`, `account`, `messages` and `attributes`. Other keys are left alone: one object may serve several functions.
    pub fn read(options: &JsValue) -> Result<Settings, JsValue> {
        let Some(options) = object(options, "options")? else {
            return Ok(Settings {
                context: Context { profile: Profile::default(), parallel_limit: cap(Provider::default()) },
                account: Account::default(),
                words: Words::default(),
            });
        };
        let profile = match member(&options, "profile")? {
            Some(name) => choice(&name, "profile", &Profile::ALL.map(Profile::name)).map(|i| Profile::ALL[i])?,
            None => Profile::default(),
        };
        let (account, limit) = read_account(&options)?;
        let parallel_limit = match limit {
            Some(limit) => limit,
            None => cap(provider(&options)?.unwrap_or_default()),
        };
        let words = Words { messages: words(&options, "messages")?, attributes: words(&options, "attributes")? };
        Ok(Settings { context: Context { profile, parallel_limit }, account, words })
    }
}

/// Headers by name, in any shape that fetch takes: an object, a `Headers`, a `Map`, a list of pairs.
#[derive(Tsify)]
#[tsify(type = "Record<string, string | undefined> | Headers | Iterable<readonly [name: string, value: string]>")]
#[allow(dead_code)] // a declaration for TypeScript
pub struct HeadersOption;

/// Where a request goes.
pub struct RequestOptions {
    /// The address.
    pub base_url: String,
    /// The paths, in the order of [`Endpoint::ALL`]; `None` for the documented one.
    paths: [Option<String>; Endpoint::ALL.len()],
    /// The bearer token.
    pub api_key: Option<String>,
    /// The caller's own headers.
    pub headers: Vec<(String, String)>,
}

impl RequestOptions {
    /// Reads `provider`, `baseUrl`, `paths`, `apiKey` and `headers`.
    pub fn read(options: &JsValue) -> Result<RequestOptions, JsValue> {
        let Some(options) = object(options, "options")? else { return Err(no_address()) };
        let provider = provider(&options)?;
        let base_url = match (member(&options, "baseUrl")?, provider) {
            (Some(url), _) => address(&url)?,
            (None, Some(provider)) => provider.base_url().into(),
            (None, None) => return Err(no_address()),
        };
        Ok(RequestOptions {
            base_url,
            paths: paths(&options)?,
            api_key: text(&options, "apiKey", "apiKey")?,
            headers: headers(&options)?,
        })
    }

    /// Where an endpoint is, below the base URL.
    pub fn path(&self, endpoint: Endpoint) -> &str {
        self.paths[endpoint as usize].as_deref().unwrap_or(endpoint.default_path())
    }
}

fn cap(provider: Provider) -> Option<i64> {
    provider.parallel_cap().map(i64::from)
}

fn provider(options: &Object) -> Result<Option<Provider>, JsValue> {
    let Some(name) = member(options, "provider")? else { return Ok(None) };
    choice(&name, "provider", &Provider::ALL.map(Provider::name)).map(|i| Some(Provider::ALL[i]))
}

/// A string, or a `URL` object.
fn address(url: &JsValue) -> Result<String, JsValue> {
    let text = match url.dyn_ref::<JsString>() {
        Some(text) => Some(text.clone()),
        None if url.is_object() => Reflect::get(url, &"href".into())?.dyn_into().ok(),
        None => None,
    };
    text.map(String::from).ok_or_else(|| bad("baseUrl", "a string or a URL"))
}

fn paths(options: &Object) -> Result<[Option<String>; Endpoint::ALL.len()], JsValue> {
    let mut paths = [const { None }; Endpoint::ALL.len()];
    let Some(given) = member(options, "paths")? else { return Ok(paths) };
    let Some(given) = object(&given, "paths")? else { return Ok(paths) };
    for name in Object::keys(&given).iter() {
        let name = name.dyn_ref::<JsString>().map(String::from).unwrap_or_default();
        let Some(endpoint) = Endpoint::from_name(&name) else {
            let known = Endpoint::ALL.map(Endpoint::name).join(", ");
            return Err(
                TypeError::new(&["paths.", &name, " is no endpoint; expected one of: ", &known].concat()).into()
            );
        };
        paths[endpoint as usize] = text(&given, &name, &["paths.", &name].concat())?;
    }
    Ok(paths)
}

fn headers(options: &Object) -> Result<Vec<(String, String)>, JsValue> {
    let Some(headers) = member(options, "headers")? else { return Ok(Vec::new()) };
    let Some(headers) = object(&headers, "headers")? else { return Ok(Vec::new()) };
    let mut pairs = Vec::new();
    for name in Object::keys(&headers).iter() {
        let name = name.dyn_ref::<JsString>().map(String::from).unwrap_or_default();
        if let Some(value) = text(&headers, &name, &["headers.", &name].concat())? {
            pairs.push((name, value));
        }
    }
    Ok(pairs)
}

/// Texts by key; the keys of nested objects are joined by points. (PHP writes an empty array for an object without members.)
fn words(options: &Object, option: &str) -> Result<Vec<(String, String)>, JsValue> {
    let mut found = Vec::new();
    if let Some(value) = member(options, option)? {
        collect_words(&value, option, option.len() + 1, &mut found)?;
    }
    Ok(found)
}

fn collect_words(value: &JsValue, at: &str, root: usize, found: &mut Vec<(String, String)>) -> Result<(), JsValue> {
    // Deeper than any translation: an object that holds itself ends here.
    if at.matches('.').count() > 8 {
        return Err(bad(at, "a text"));
    }
    let Some(members) = object(value, at)? else { return Ok(()) };
    for name in Object::keys(&members).iter() {
        let name = name.dyn_ref::<JsString>().map(String::from).unwrap_or_default();
        let at = [at, ".", &name].concat();
        match member(&members, &name)? {
            None => {}
            Some(text) if text.is_string() => {
                found.push((at[root..].into(), text.unchecked_into::<JsString>().into()));
            }
            Some(inner) if inner.is_object() => collect_words(&inner, &at, root, found)?,
            Some(_) => return Err(bad(&at, "a text")),
        }
    }
    Ok(())
}

/// A member that is there; `undefined` counts as absent.
pub(super) fn member(object: &Object, name: &str) -> Result<Option<JsValue>, JsValue> {
    Ok(Some(Reflect::get(object, &name.into())?).filter(|value| !value.is_undefined()))
}

pub(super) fn text(object: &Object, name: &str, option: &str) -> Result<Option<String>, JsValue> {
    let Some(value) = member(object, name)? else { return Ok(None) };
    value.dyn_ref::<JsString>().map(|text| Some(String::from(text))).ok_or_else(|| bad(option, "a string"))
}

/// An object; `None` for `undefined`.
pub(super) fn object(value: &JsValue, option: &str) -> Result<Option<Object>, JsValue> {
    if value.is_undefined() {
        return Ok(None);
    }
    if value.is_object() { Ok(Some(value.clone().unchecked_into())) } else { Err(bad(option, "an object")) }
}

/// Which of `names` the value is.
fn choice(value: &JsValue, option: &str, names: &[&str]) -> Result<usize, JsValue> {
    let text = value.dyn_ref::<JsString>().map(String::from);
    let found = names.iter().position(|name| text.as_deref() == Some(name));
    found.ok_or_else(|| bad(option, &["one of \"", &names.join("\", \""), "\""].concat()))
}

pub(super) fn bad(option: &str, expected: &str) -> JsValue {
    TypeError::new(&[option, " must be ", expected].concat()).into()
}

fn no_address() -> JsValue {
    TypeError::new("provider or baseUrl is needed: where should the request go?").into()
}
