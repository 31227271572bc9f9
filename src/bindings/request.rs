//! More exports of the client module: the head of a request to any endpoint, and the checks of an API key and of a
//! failure of fetch.

use crate::contract::provider::{Endpoint, Provider};
use crate::http::{RequestBuilder, check_key, not_sent};
use wasm_bindgen::prelude::*;

/// Returns 1 (unreachable) or 2 (untrusted) if an error of fetch proves that nothing was sent, else 0. An empty text
/// stands for a missing member.
#[wasm_bindgen(js_name = notSent)]
pub fn why_not_sent(code: &str, syscall: &str, message: &str) -> u32 {
    not_sent(code, syscall, message).map_or(0, |reason| reason as u32)
}

/// Returns the error of an API key, a sentence that begins with the option's name; empty for a valid key.
/// `has_authorization` states whether the request's headers hold `Authorization`.
#[wasm_bindgen(js_name = keyError)]
pub fn key_error(key: &str, has_authorization: bool) -> String {
    check_key(key, has_authorization).err().map_or(String::new(), |error| error.text())
}

/// Returns the head of the request to an endpoint: method, address, and the name and value of each header, one per
/// line. For an invalid option, returns an empty line and the error. (None of these texts holds a line break.) An error
/// of the path begins with `path`, because JavaScript knows the name of the endpoint.
///
/// `texts` is a concatenation; `lengths` holds the length of each text in UTF-16 units. The texts are the base URL, the
/// path, the id, the key, and each header's name and value. Bit `i` of `given` marks text `i` as given. Without a base
/// URL, that of the provider with index `provider` is used.
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
    let part = |index: usize| Some(parts[index]).filter(|_| given >> index & 1 == 1);
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
        // Only the presence of a body matters here: it adds the Content-Type.
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
            out = ["\n", &error.text()].concat();
        }
    }
    out
}

/// Returns the length in bytes of a text's first `units` UTF-16 units; of all if it has fewer. Counts a surrogate pair
/// that the limit splits.
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
