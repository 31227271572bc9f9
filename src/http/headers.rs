//! The headers of a request, checked before fetch sees them.
//!
//! fetch quotes the value of a bad header in its error: a key that was pasted with a line break would be in that error.
//! gloo-net traps on it. So names and values are checked here, and no message shows a value.

use super::OptionError;
use crate::php;

/// Headers that the contract or fetch sets. A caller's value would break the request.
const RESERVED: [&str; 7] =
    ["accept", "content-type", "content-length", "host", "connection", "transfer-encoding", "expect"];

/// The headers of one request: each name once, in the order in which they were first set.
#[derive(Default)]
pub struct HeaderList(Vec<(String, String)>);

impl HeaderList {
    /// Creates the headers that every request carries. Without `Accept`, Laravel answers an invalid form with a
    /// redirect instead of a 422.
    pub fn documented(with_body: bool) -> HeaderList {
        let json = || String::from("application/json");
        let mut pairs = vec![(String::from("Accept"), json())];
        if with_body {
            pairs.push((String::from("Content-Type"), json()));
        }
        HeaderList(pairs)
    }

    /// Adds the caller's headers; later ones replace earlier ones. No message shows the key, even if it is in a name's
    /// place.
    pub fn set_all(&mut self, headers: &[(String, String)], key: Option<&str>) -> Result<(), OptionError> {
        for (name, value) in headers {
            check(name, value, key)?;
            self.put(name, value.clone(), self.0.len());
        }
        Ok(())
    }

    /// Adds `Authorization: Bearer <key>`, after `Accept`.
    pub fn authorize(&mut self, key: &str) -> Result<(), OptionError> {
        check_key(key, self.0.iter().any(|(name, _)| name.eq_ignore_ascii_case("authorization")))?;
        self.put("Authorization", ["Bearer ", key].concat(), 1);
        Ok(())
    }

    /// Returns the names and values, in order.
    pub fn into_pairs(self) -> Vec<(String, String)> {
        self.0
    }

    fn put(&mut self, name: &str, value: String, at: usize) {
        match self.0.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some(known) => *known = (String::from(name), value),
            None => self.0.insert(at.min(self.0.len()), (String::from(name), value)),
        }
    }
}

fn check(name: &str, value: &str, key: Option<&str>) -> Result<(), OptionError> {
    let invalid = |message: &[&str]| Err(OptionError::new("headers", message));
    if name.is_empty() || !name.bytes().all(is_token) {
        return invalid(&[
            "a header's name must consist of letters, digits and !#$%&'*+-.^_`|~, not \"",
            &printable(name, key),
            "\"",
        ]);
    }
    if RESERVED.iter().any(|reserved| name.eq_ignore_ascii_case(reserved)) {
        return invalid(&["must not contain ", name, ": the package or fetch sets it"]);
    }
    if let Some(fault) = fault_of(value) {
        return invalid(&["the value of ", &printable(name, key), " contains ", fault]);
    }
    Ok(())
}

/// Checks a bearer token. `has_authorization` states whether the caller's own headers hold `Authorization`.
pub fn check_key(key: &str, has_authorization: bool) -> Result<(), OptionError> {
    let fault = if key.is_empty() {
        "is empty"
    } else if key.bytes().any(|byte| matches!(byte, b'\r' | b'\n')) {
        "contains a line break (was it pasted with one?)"
    } else if key.bytes().any(|byte| matches!(byte, b' ' | b'\t')) {
        "contains a space"
    } else if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        "contains a character that is not plain ASCII"
    } else if has_authorization {
        return Err(OptionError::new(
            "headers",
            &["must not contain Authorization beside apiKey: pass only one of them"],
        ));
    } else {
        return Ok(());
    };
    Err(OptionError::new("apiKey", &["must be the key as the account's page shows it, but ", fault]))
}

/// Returns why fetch would refuse the value or change it: it strips white space at both ends.
fn fault_of(value: &str) -> Option<&'static str> {
    let value = value.as_bytes();
    let is_blank = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\t'));
    // In UTF-8 the first byte of U+0100 and all later characters is at least 0xC4, and no other byte is.
    if value.iter().any(|byte| *byte >= 0xC4) {
        Some("a character beyond Latin-1, which no header can carry")
    } else if value.iter().any(|byte| matches!(byte, b'\r' | b'\n')) {
        Some("a line break")
    } else if value.iter().any(|byte| *byte != b'\t' && byte.is_ascii_control()) {
        Some("a control character")
    } else if is_blank(value.first()) || is_blank(value.last()) {
        Some("a space at its start or end")
    } else {
        None
    }
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^' | b'_' | b'`' | b'|' | b'~')
}

/// Makes a name safe to print, on one line. A malformed name may be a value or a key in the wrong place.
fn printable(name: &str, key: Option<&str>) -> String {
    // Laravel's keys hold a bar. A short word of digits and letters may be a name.
    let bytes = name.as_bytes();
    let is_like_key = php::find(name, "|").is_some() || bytes.len() >= 20 && bytes.iter().any(u8::is_ascii_digit);
    // Not `str::contains`, which would add two kilobytes of wasm.
    let holds = |key: &[u8]| key.len() >= 8 && bytes.windows(key.len()).any(|part| part == key);
    if is_like_key || key.is_some_and(|key| holds(key.as_bytes())) {
        return String::from("[redacted]");
    }
    let breaks = |c| matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}');
    name.chars().take(40).map(|c| if breaks(c) { '?' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(name, value)| (String::from(*name), String::from(*value))).collect()
    }

    fn refusal(name: &str, value: &str) -> String {
        HeaderList::documented(true).set_all(&pairs(&[(name, value)]), Some("k-canary-key")).unwrap_err().text()
    }

    #[test]
    fn set_all_keeps_the_later_value_of_names_that_differ_in_case() {
        let mut list = HeaderList::documented(true);
        list.set_all(&pairs(&[("X-Trace", "1"), ("X-Other", "é"), ("x-trace", "2")]), None).unwrap();
        list.authorize("1|key").unwrap();
        assert_eq!(
            list.into_pairs(),
            pairs(&[
                ("Accept", "application/json"),
                ("Authorization", "Bearer 1|key"),
                ("Content-Type", "application/json"),
                ("x-trace", "2"),
                ("X-Other", "é")
            ])
        );
    }

    #[test]
    fn set_all_names_the_header_of_a_bad_value_and_never_shows_the_value() {
        for value in
            ["canary\n", "canary\r\nX: y", "canary\0", "canary\u{7f}", "canary✓", "canary😀", " canary", "canary\t"]
        {
            let text = refusal("X-Trace", value);
            assert!(text.starts_with("headers: the value of X-Trace contains "), "{text}");
            assert!(!text.contains("canary"), "{text}");
        }
    }

    #[test]
    fn set_all_shows_a_bad_name_on_one_line() {
        for (name, shown) in [("", "\"\""), ("X Trace", "\"X Trace\""), ("X:", "\"X:\""), ("é\r\nX", "\"é??X\"")] {
            let text = refusal(name, "canary");
            assert!(text.ends_with(shown), "{text}");
            assert!(!text.contains("canary"));
        }
    }

    #[test]
    fn set_all_never_shows_a_key_in_the_place_of_a_name() {
        let long = "k".repeat(60);
        for value in ["canary\n", "canary\0"] {
            assert!(!refusal(&long, value).contains(&long));
            for key in ["17|canary", "k-canary-key", "x k-canary-key", "canary0123456789abcdef"] {
                let text = refusal(key, value);
                assert!(text.contains("[redacted]") && !text.contains("canary"), "{text}");
            }
        }
        assert!(refusal("X-Trace-Id-2", "canary\n").contains("X-Trace-Id-2"));
    }

    #[test]
    fn set_all_refuses_headers_that_the_contract_sets() {
        for name in ["accept", "Content-Type", "HOST", "content-length"] {
            assert!(refusal(name, "text/html").contains(name));
        }
    }

    #[test]
    fn authorize_refuses_a_malformed_key_before_it_is_sent() {
        for key in ["", "canary\n", "canary canary", "canary\t", "canaryé", "canary\u{a0}", "canary\0", "“canary”"]
        {
            let error = HeaderList::documented(true).authorize(key).unwrap_err();
            assert_eq!(error.option, "apiKey");
            assert!(!error.text().contains("canary"), "{}", error.text());
        }
    }

    #[test]
    fn authorize_refuses_a_key_beside_an_authorization_header() {
        let mut list = HeaderList::documented(true);
        list.set_all(&pairs(&[("authorization", "Basic canary")]), None).unwrap();
        let text = list.authorize("1|key").unwrap_err().text();
        assert!(text.starts_with("headers: must not contain Authorization"), "{text}");
        assert!(!text.contains("canary"));
    }
}
