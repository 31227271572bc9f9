//! What `exchange` fulfils with. The JavaScript facade turns it into a value or an error class.

use super::js;
use crate::http::{Code, NotSent, Outcome, Purpose, not_sent, retry_after};
use gloo_net::http::Headers;
use js_sys::{Array, Object};
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

/// What stands before the body of an answer.
pub struct Head {
    pub status: u16,
    pub headers: Headers,
}

/// One flat record for every kind: what is not known is absent.
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

    /// One of JavaScript's own values, passed through as it is.
    fn value(self, name: &str, value: &JsValue) -> Record {
        if !value.is_undefined() {
            js::set(&self.0, name, value);
        }
        self
    }

    fn head(self, head: &Head) -> Record {
        // A plain object, where serde-wasm-bindgen would make a `Map`. It refuses no text.
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
        // A session cookie is a secret, and an error may end in a log.
        serializer.collect_map(self.0.entries().filter(|(name, _)| name != "set-cookie"))
    }
}

/// Where a list goes on, as Laravel's kinds of pages tell it.
#[derive(Default)]
pub struct Pages {
    /// The number of this page.
    pub current: Option<u32>,
    /// The number of the last page.
    pub last: Option<u32>,
    /// The address of the next page.
    pub next: JsValue,
    /// Whether the server says that there is more, and no more than that.
    pub has_more: bool,
    /// The number of elements on all pages, where nothing else tells the end.
    pub total: Option<u32>,
}

/// It is what was asked for.
pub fn done(data: &JsValue, pages: &Pages, head: &Head, response: &JsValue) -> JsValue {
    let record = Record::new("done").head(head);
    let record = record.number("page", pages.current).number("lastPage", pages.last).value("nextPage", &pages.next);
    let more = if pages.has_more { JsValue::TRUE } else { JsValue::UNDEFINED };
    let record = record.value("hasMore", &more).number("total", pages.total);
    record.value("data", data).value("response", response).0.into()
}

/// The server answered something else. `body` is the beginning of an answer that the contract does not know.
pub fn refused(code: &str, outcome: Outcome, message: &str, head: &Head, [errors, body]: [&JsValue; 2]) -> JsValue {
    let wait = if matches!(head.status, 429 | 502..=504) { wait_of(&head.headers) } else { None };
    let record = error(code, outcome, message).head(head).number("retryAfter", wait);
    record.value("errors", errors).value("body", body).0.into()
}

/// fetch gave something that is no Response.
pub fn no_response(purpose: Purpose) -> JsValue {
    let message = doubtful("The option fetch gave something that is no Response", purpose);
    error(Code::UnexpectedResponse.name(), Outcome::Unknown, &message).0.into()
}

/// No answer, or only a part of one, came back; `reason` is what fetch or the reading of the body rejected with.
pub fn connection(purpose: Purpose, reason: &JsValue, head: Option<&Head>) -> JsValue {
    let network_code = network_code(reason);
    let not_sent = why_not_sent(reason, MOST_CAUSES).filter(|_| head.is_none());
    let mut text = String::from(match (head, not_sent) {
        (Some(_), _) => "The connection broke while the answer was read",
        (None, Some(NotSent::Unreachable)) => "The server could not be reached",
        (None, Some(NotSent::Untrusted)) => "No trusted connection to the server came about",
        (None, None) => "No answer came back",
    });
    let said = network_code.or_else(|| said_by(reason)).unwrap_or_default();
    let said = said.trim_ascii();
    let said = said.strip_suffix('.').unwrap_or(said);
    if !said.is_empty() {
        text.push_str(": ");
        text.push_str(said);
    }
    let (outcome, message) = if not_sent.is_some() {
        text.push_str(". Nothing was sent.");
        (Outcome::NotSent, text)
    } else {
        (Outcome::Unknown, doubtful(&text, purpose))
    };
    let mut record = error(Code::Connection.name(), outcome, &message);
    if let Some(head) = head {
        record = record.head(head);
    }
    record.value("cause", reason).0.into()
}

/// An option turned out to be unusable; nothing was sent.
pub fn option(name: &str, message: &str) -> JsValue {
    Record::new("option").text("option", name).text("message", message).0.into()
}

fn error(code: &str, outcome: Outcome, message: &str) -> Record {
    Record::new("error").text("code", code).text("outcome", outcome.name()).text("message", message)
}

/// The sentence, and what may have happened all the same.
fn doubtful(sentence: &str, purpose: Purpose) -> String {
    match purpose.doubt() {
        "" => [sentence, "."].concat(),
        doubt => [sentence, ". ", doubt, "."].concat(),
    }
}

fn wait_of(headers: &Headers) -> Option<u32> {
    let now = (js_sys::Date::now() / 1000.0) as i64;
    retry_after(&headers.get("retry-after")?, headers.get("date").as_deref(), now)
}

/// How deep a chain of causes is followed.
const MOST_CAUSES: u32 = 5;
/// A host has a handful of addresses. More errors than this prove nothing.
const MOST_ADDRESSES: u32 = 50;

/// Why fetch's rejection proves that nothing was sent; `None` where it proves nothing.
///
/// Of several `errors`, one for each address that was tried, each must prove it.
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
    let text = |name| js::beginning(&js::get(reason, name)).unwrap_or_default();
    let code = text("code");
    let found = not_sent(&code, &text("syscall"), &text("message"));
    // The outermost code is the one that ended the call: below another one, a cause is history.
    if found.is_some() || !code.is_empty() {
        return found;
    }
    why_not_sent(&js::get(reason, "cause"), depth - 1)
}

/// The `code` that Node puts on the error, on its `cause`, or on the first of its `errors` (one for each address tried).
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

/// The reason's own words: an error's message, or a rejection that is just a text.
fn said_by(reason: &JsValue) -> Option<String> {
    js::beginning(reason).or_else(|| js::beginning(&js::get(reason, "message")))
}
