//! The option `account`, read by hand as all options are (see `options`).

use super::options::{bad, member, object, text};
use crate::account::Account;
use js_sys::{Array, JsString, Number, Object, Reflect};
use wasm_bindgen::prelude::*;

/// The largest integer that a JavaScript number holds exactly, 2^53 - 1.
const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// `max_calls_in_parallel`: outer `None` where nothing is said, inner `None` where there is no limit.
type ParallelLimit = Option<Option<i64>>;

/// `account` of the options: the facts, and the parallel limit, which is the bound of a rule.
pub fn read_account(options: &Object) -> Result<(Account, ParallelLimit), JsValue> {
    let account = match member(options, "account")? {
        Some(account) => object(&account, "account")?,
        None => None,
    };
    let Some(account) = account else { return Ok((Account::default(), None)) };
    let limit = parallel_limit(&account)?;
    let facts = Account {
        knows_parallel_limit: limit.is_some(),
        outbound_assistant_ids: ids(&account, "outbound_assistant_ids", "account.outbound_assistant_ids")?,
        phone_number_ids: ids(&account, "phone_number_ids", "account.phone_number_ids")?,
        goal_variables: goal_variables(&account)?,
        timezone: text(&account, "timezone", "account.timezone")?,
    };
    Ok((facts, limit))
}

fn parallel_limit(account: &Object) -> Result<ParallelLimit, JsValue> {
    let Some(limit) = member(account, "max_calls_in_parallel")? else { return Ok(None) };
    if limit.is_null() {
        return Ok(Some(None));
    }
    match limit.as_f64() {
        Some(number) if Number::is_integer(&limit) && (1.0..=MAX_SAFE_INTEGER).contains(&number) => {
            Ok(Some(Some(number as i64)))
        }
        _ => Err(bad("account.max_calls_in_parallel", "a whole number of at least 1, or null where there is no limit")),
    }
}

fn ids(account: &Object, name: &str, option: &str) -> Result<Option<Vec<i64>>, JsValue> {
    let Some(list) = member(account, name)? else { return Ok(None) };
    let wrong = || bad(option, "a list of ids, each a whole number or a string of digits");
    if !Array::is_array(&list) {
        return Err(wrong());
    }
    let ids: Option<Vec<i64>> = list.unchecked_into::<Array>().iter().map(|id| id_of(&id)).collect();
    ids.map(Some).ok_or_else(wrong)
}

fn id_of(id: &JsValue) -> Option<i64> {
    match id.as_f64() {
        Some(number) => (Number::is_integer(id) && number.abs() <= MAX_SAFE_INTEGER).then_some(number as i64),
        None => id.dyn_ref::<JsString>().and_then(|text| digits(&String::from(text))),
    }
}

/// Decimal digits as a number. (`str::parse` would link its errors' formatting.)
fn digits(text: &str) -> Option<i64> {
    if text.is_empty() {
        return None;
    }
    text.bytes().try_fold(0_i64, |number, byte| {
        let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
        number.checked_mul(10)?.checked_add(digit)
    })
}

fn goal_variables(account: &Object) -> Result<Vec<(i64, Vec<String>)>, JsValue> {
    const OPTION: &str = "account.goal_variables";
    let wrong = || bad(OPTION, "an object with a list of variable names for each assistant's id");
    let Some(by_assistant) = member(account, "goal_variables")? else { return Ok(Vec::new()) };
    let Some(by_assistant) = object(&by_assistant, OPTION)? else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for key in Object::keys(&by_assistant).iter() {
        let names = Reflect::get(&by_assistant, &key)?;
        let id = id_of(&key).filter(|_| Array::is_array(&names)).ok_or_else(wrong)?;
        let texts = names.unchecked_into::<Array>();
        let names: Option<Vec<String>> =
            texts.iter().map(|name| name.dyn_ref::<JsString>().map(String::from)).collect();
        all.push((id, names.ok_or_else(wrong)?));
    }
    Ok(all)
}
