//! The results of `exchange`. JavaScript turns them into values or errors.

use super::js;
use crate::http::{Code, NotSent, Outcome, Purpose, not_sent, retry_after};
use gloo_net::http::Headers;
use js_sys::{Array, Object};
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

/// Status and headers of an answer.
pub struct Head {
    pub status: u16,
    pub headers: Headers,
}

/// A flat object for every kind of result. Unknown members are absent.
struct Record(Object);

impl Record {
    fn new(kind: &str) -> Record {
        Record(Object::new()).text("kind", kind)
    }

    fn text(self, name: &str, text: &str) -> Record {
        js::set_text(&self.0, name, text);
        self
    }

    fn number(self, name: &str, number: Option<u32>) -> Record {
        self.value(name, &number.into())
    }

    /// Sets a JavaScript value unchanged.
    fn value(self, name: &str, value: &JsValue) -> Record {
        if !value.is_undefined() {
            js::set(&self.0, name, value);
        }
        self
    }

    fn head(self, head: &Head) -> Record {
        // A plain object; serde-wasm-bindgen's default is a `Map`. No text makes it fail.
        let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
        let headers = Shown(&head.headers).serialize(&serializer).unwrap_or(JsValue::UNDEFINED);
        let ids = ["x-request-id", "request-id", "x-correlation-id", "cf-ray"];
        let id = ids.iter().find_map(|name| head.headers.get(name));
        self.number("status", Some(head.status.into())).value("headers", &headers).value("requestId", &id.into())
    }
}

/// The headers that a caller may see.
struct Shown<'a>(&'a Headers);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A session cookie is a secret, and errors are often logged.
        serializer.collect_map(self.0.entries().filter(|(name, _)| name != "set-cookie"))
    }
}

/// The pagination of a list, in any of Laravel's forms.
#[derive(Default)]
pub struct Pages {
    /// The number of this page.
    pub current: Option<u32>,
    /// The number of the last page.
    pub last: Option<u32>,
    /// The address of the next page.
    pub next: JsValue,
    /// Whether the server reports only that there are more pages.
    pub has_more: bool,
    /// The number of elements on all pages, if no other member marks the end.
    pub total: Option<u32>,
}

/// Returns the result of a successful request.
pub fn done(data: &JsValue, pages: &Pages, head: &Head, response: &JsValue) -> JsValue {
    let record = Record::new("done").head(head);
    let record = record.number("page", pages.current).number("lastPage", pages.last).value("nextPage", &pages.next);
    let more = if pages.has_more { JsValue::TRUE } else { JsValue::UNDEFINED };
    let record = record.value("hasMore", &more).number("total", pages.total);
    record.value("data", data).value("response", response).0.into()
}

/// Returns the error for any other answer. `body` is the beginning of an answer that the contract does not know.
pub fn refused(code: &str, outcome: Outcome, message: &str, head: &Head, [errors, body]: [&JsValue; 2]) -> JsValue {
    let wait = if matches!(head.status, 429 | 502..=504) { wait_of(&head.headers) } else { None };
    let record = error(code, outcome, message).head(head).number("retryAfter", wait);
    record.value("errors", errors).value("body", body).0.into()
}

/// Returns the error for a fetch result that is not a Response.
pub fn no_response(purpose: Purpose) -> JsValue {
    let message = with_doubt("The option fetch gave something that is no Response", purpose);
    error(Code::UnexpectedResponse.name(), Outcome::Unknown, &message).0.into()
}

/// Returns the error for a missing or incomplete answer. `reason` is the rejection of fetch or of reading the body.
pub fn connection(purpose: Purpose, reason: &JsValue, head: Option<&Head>) -> JsValue {
    let network_code = network_code(reason);
    let not_sent = why_not_sent(reason, MOST_CAUSES).filter(|_| head.is_none());
    let mut text = String::from(match (head, not_sent) {
        (Some(_), _) => "The connection broke while the answer was read",
        (None, Some(NotSent::Unreachable)) => "The server could not be reached",
        (None, Some(NotSent::Untrusted)) => "No trusted connection to the server came about",
        (None, None) => "No answer came back",
    });
    let detail = network_code.or_else(|| message_of(reason)).unwrap_or_default();
    let detail = detail.trim_ascii();
    let detail = detail.strip_suffix('.').unwrap_or(detail);
    if !detail.is_empty() {
        text.push_str(": ");
        text.push_str(detail);
    }
    let (outcome, message) = if not_sent.is_some() {
        text.push_str(". Nothing was sent.");
        (Outcome::NotSent, text)
    } else {
        (Outcome::Unknown, with_doubt(&text, purpose))
    };
    let mut record = error(Code::Connection.name(), outcome, &message);
    if let Some(head) = head {
        record = record.head(head);
    }
    record.value("cause", reason).0.into()
}

/// Returns the error for an invalid option. Nothing was sent.
pub fn option(name: &str, message: &str) -> JsValue {
    Record::new("option").text("option", name).text("message", message).0.into()
}

fn error(code: &str, outcome: Outcome, message: &str) -> Record {
    Record::new("error").text("code", code).text("outcome", outcome.name()).text("message", message)
}

/// Returns the sentence with the possible effect of the request.
fn with_doubt(sentence: &str, purpose: Purpose) -> String {
    match purpose.doubt() {
        "" => [sentence, "."].concat(),
        doubt => [sentence, ". ", doubt, "."].concat(),
    }
}

fn wait_of(headers: &Headers) -> Option<u32> {
    let now = (js_sys::Date::now() / 1000.0) as i64;
    retry_after(&headers.get("retry-after")?, headers.get("date").as_deref(), now)
}

/// The number of causes that are followed.
const MOST_CAUSES: u32 = 5;
/// The number of errors beyond which they prove nothing: a host has a handful of addresses.
const MOST_ADDRESSES: u32 = 50;

/// Returns why fetch's rejection proves that nothing was sent; `None` if it proves nothing.
///
/// If there are several `errors`, one per address that was tried, each must prove it.
fn why_not_sent(reason: &JsValue, depth: u32) -> Option<NotSent> {
    if depth == 0 || !reason.is_object() {
        return None;
    }
    let errors = js::get(reason, "errors");
    if let Some(errors) = errors.dyn_ref::<Array>().filter(|errors| errors.length() > 0) {
        if errors.length() > MOST_ADDRESSES {
            return None;
        }
        let mut each = errors.iter().map(|error| why_not_sent(&error, depth - 1));
        let first = each.next()??;
        return each.all(|other| other.is_some()).then_some(first);
    }
    let text = |name| js::truncated_text(&js::get(reason, name)).unwrap_or_default();
    let code = text("code");
    let found = not_sent(&code, &text("syscall"), &text("message"));
    // The outermost code ended the call. A cause below another code is irrelevant.
    if found.is_some() || !code.is_empty() {
        return found;
    }
    why_not_sent(&js::get(reason, "cause"), depth - 1)
}

/// Returns Node's `code` of the error, of its `cause`, or of the first of its `errors` (one per address that was
/// tried).
fn network_code(reason: &JsValue) -> Option<String> {
    let mut at = reason.clone();
    for _ in 0..MOST_CAUSES {
        if !at.is_object() {
            return None;
        }
        if let Some(code) = js::get(&at, "code").as_string() {
            return Some(code);
        }
        let errors = js::get(&at, "errors");
        at = if Array::is_array(&errors) { errors.unchecked_into::<Array>().get(0) } else { js::get(&at, "cause") };
    }
    None
}

/// Returns the message of a rejection: an error's message, or a text.
fn message_of(reason: &JsValue) -> Option<String> {
    js::truncated_text(reason).or_else(|| js::truncated_text(&js::get(reason, "message")))
}
