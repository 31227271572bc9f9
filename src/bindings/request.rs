//! What the request module exports: the head of the request to any endpoint, and whether a failed one was sent.

use crate::contract::provider::{Endpoint, Provider};
use crate::http::{RequestBuilder, not_sent};
use wasm_bindgen::prelude::*;

/// Whether an error of fetch proves that nothing was sent. An empty text stands for a member that it does not have.
#[wasm_bindgen(js_name = notSent)]
pub fn is_not_sent(code: &str, syscall: &str, message: &str) -> bool {
    not_sent(code, syscall, message).is_some()
}

/// Method, address, and the name and value of each header of the request to an endpoint, a line each; or an empty line, then what is wrong
/// with an option. (None of them holds a line break.)
///
/// `texts` holds, one after the other and each so many UTF-16 units long as `lengths` say: the base URL, the path, the id, the key, and
/// of each header name and value. Bit `i` of `given` says that text `i` is there; a base URL that is not is that of the provider with
/// this place.
#[wasm_bindgen(js_name = requestHead)]
pub fn request_head(endpoint: u32, provider: u32, given: u32, texts: &str, lengths: &[u32]) -> String {
    let endpoint = Endpoint::ALL[endpoint as usize];
    let mut parts = Vec::new();
    let mut rest = texts;
    for length in lengths {
        let (part, others) = rest.split_at(bytes_of(rest, *length));
        parts.push(part);
        rest = others;
    }
    let part = |place: usize| Some(parts[place]).filter(|_| given >> place & 1 == 1);
    let mut headers = Vec::new();
    for pair in parts[4..].chunks_exact(2) {
        headers.push((String::from(pair[0]), String::from(pair[1])));
    }
    let built = RequestBuilder {
        method: endpoint.method(),
        base_url: part(0).unwrap_or(Provider::ALL[provider as usize].base_url()),
        path: part(1).unwrap_or(endpoint.default_path()),
        id: part(2),
        api_key: part(3),
        headers: &headers,
        // Only that there is one matters here: it brings its Content-Type.
        body: (endpoint.method() == "POST").then_some(""),
    }
    .build();
    let mut out = String::new();
    match built {
        Ok(request) => {
            out.push_str(request.method);
            let mut line = |text: &str| {
                out.push('\n');
                out.push_str(text);
            };
            line(&request.url);
            for (name, value) in &request.headers {
                line(name);
                line(value);
            }
        }
        Err(error) => {
            let name = if error.option == "path" { ["paths.", endpoint.name()].concat() } else { error.option.into() };
            out = ["\n", &name, ": ", &error.message].concat();
        }
    }
    out
}

/// How many bytes the first `units` UTF-16 units of a text take.
fn bytes_of(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    let mut bytes = 0;
    for c in text.chars() {
        if left == 0 {
            break;
        }
        left = left.saturating_sub(c.len_utf16());
        bytes += c.len_utf8();
    }
    bytes
}
