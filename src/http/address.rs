//! Joins base URL and path to the address of an endpoint, and allows a key over https only.

use super::OptionError;
use crate::php;

const EXPECTED: &str = "must be an absolute address such as \"https://app.autocalls.ai/api\"";

/// Joins base URL and path with exactly one slash between them.
pub fn join(base: &str, path: &str, id: Option<&str>) -> Result<String, OptionError> {
    check_base(base)?;
    check_path(path)?;
    let slashes = base.bytes().rev().take_while(|byte| *byte == b'/').count();
    let mut url = String::from(&base[..base.len() - slashes]);
    url.push('/');
    let path = without_slashes(path);
    match (php::split_once(path, "{id}"), id) {
        (Some((before, after)), Some(id)) => {
            url.push_str(before);
            push_escaped(&mut url, id);
            url.push_str(after);
        }
        (None, Some(_)) => {
            return Err(OptionError::new("path", &["must contain {id}, the placeholder for the campaign's id"]));
        }
        _ => url.push_str(path),
    }
    Ok(url)
}

// Loops over bytes where ASCII decides: the standard library's searchers for `char`s add a kilobyte.

/// Returns a path without the slashes at its start.
fn without_slashes(path: &str) -> &str {
    &path[path.bytes().take_while(|byte| *byte == b'/').count()..]
}

/// Returns whether a text holds white space, a control character or a backslash.
#[inline(never)]
fn holds_blank(text: &str) -> bool {
    text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\')
}

/// Checks a base URL, so that fetch calls exactly the checked address. fetch would strip tabs and line breaks, read `\`
/// as `/`, and send the text before an `@` as a password.
fn check_base(base: &str) -> Result<(), OptionError> {
    let invalid = |message: &[&str]| Err(OptionError::new("baseUrl", message));
    if base.is_empty() {
        return invalid(&[EXPECTED, ", but is empty"]);
    }
    if holds_blank(base) {
        return invalid(&[EXPECTED, ", but contains a space, a control character or a backslash"]);
    }
    let Some((scheme, rest)) = php::split_once(base, "://") else { return invalid(&[EXPECTED]) };
    let secure = scheme.eq_ignore_ascii_case("https");
    if !secure && !scheme.eq_ignore_ascii_case("http") {
        return invalid(&[EXPECTED, ", but is neither https nor http"]);
    }
    if rest.bytes().any(|byte| matches!(byte, b'?' | b'#')) {
        return invalid(&["must be an address without \"?\" and \"#\""]);
    }
    let authority = php::split_once(rest, "/").map_or(rest, |(authority, _)| authority);
    if php::find(authority, "@").is_some() {
        return invalid(&["must be an address without a user name or password"]);
    }
    let Some(host) = host_of(authority) else { return invalid(&[EXPECTED, ", but its host or port is malformed"]) };
    if !secure && !is_loopback(host) {
        return invalid(&[
            "must begin with https. Plain http is allowed for this machine only: localhost, 127.0.0.1, [::1]",
        ]);
    }
    Ok(())
}

fn check_path(path: &str) -> Result<(), OptionError> {
    let expected = "must be a path below the base URL such as \"user/campaign\"";
    if without_slashes(path).is_empty() {
        return Err(OptionError::new("path", &[expected, ", but is empty"]));
    }
    let before_query = php::split_once(path, "?").map_or(path, |(path, _)| path);
    if before_query.as_bytes().split(|byte| *byte == b'/').any(is_dots) {
        return Err(OptionError::new("path", &[expected, ", without \".\" and \"..\""]));
    }
    if php::find(path, "://").is_some() {
        return Err(OptionError::new("path", &[expected, ". Put another host into baseUrl"]));
    }
    if holds_blank(path) || php::find(path, "#").is_some() {
        return Err(OptionError::new(
            "path",
            &[expected, ", without spaces, control characters, backslashes and \"#\""],
        ));
    }
    Ok(())
}

/// Returns whether a URL parser reads a segment as the current folder or its parent.
fn is_dots(segment: &[u8]) -> bool {
    let mut rest = segment;
    let mut dots = 0;
    while let [b'.', next @ ..] | [b'%', b'2', b'e' | b'E', next @ ..] = rest {
        rest = next;
        dots += 1;
    }
    rest.is_empty() && matches!(dots, 1 | 2)
}

/// Returns the host of `host`, `host:port`, `[v6]` or `[v6]:port`; `None` if host or port is malformed.
fn host_of(authority: &str) -> Option<&str> {
    let (host, port) = if authority.as_bytes().first() == Some(&b'[') {
        let end = php::find(authority, "]")? + 1;
        let rest = &authority[end..];
        (&authority[..end], if rest.is_empty() { "" } else { rest.strip_prefix(":")? })
    } else {
        php::split_once(authority, ":").unwrap_or((authority, ""))
    };
    let port_is_number = port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
    (!host.is_empty() && port_is_number).then_some(host)
}

/// Returns whether a host is loopback. Deliberately narrow: unusual spellings (`127.1`) are refused over http.
fn is_loopback(host: &str) -> bool {
    if host.eq_ignore_ascii_case("localhost") || host == "[::1]" {
        return true;
    }
    let mut octets = 0;
    let numeric = host.as_bytes().split(|byte| *byte == b'.').all(|part| {
        octets += 1;
        // A URL parser reads `010` as eight.
        let is_octal = part.len() > 1 && part[0] == b'0';
        let value = part
            .iter()
            .fold(0, |value: u32, digit| value.wrapping_mul(10).wrapping_add(u32::from(digit.wrapping_sub(b'0'))));
        matches!(part.len(), 1..=3) && part.iter().all(u8::is_ascii_digit) && !is_octal && value < 256
    });
    numeric && octets == 4 && host.as_bytes().starts_with(b"127.")
}

fn push_escaped(url: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            url.push(char::from(byte));
        } else {
            url.push('%');
            url.push(char::from(HEX[usize::from(byte >> 4)]));
            url.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn join_ignores_extra_slashes_and_keeps_the_path_of_the_base() {
        for (base, path, url) in [
            ("https://a.test", "user/campaign", "https://a.test/user/campaign"),
            ("https://a.test/", "/user/campaign", "https://a.test/user/campaign"),
            ("https://a.test/api//", "//user/campaigns", "https://a.test/api/user/campaigns"),
            ("HTTPS://a.test:8443/x/y", "c?order=1", "HTTPS://a.test:8443/x/y/c?order=1"),
        ] {
            assert_eq!(join(base, path, None).unwrap(), url);
        }
    }

    #[test]
    fn join_escapes_the_id() {
        assert_eq!(join("https://a.test", "c/{id}", Some("17")).unwrap(), "https://a.test/c/17");
        assert_eq!(join("https://a.test", "c/{id}/x", Some("../1?é")).unwrap(), "https://a.test/c/..%2F1%3F%C3%A9/x");
    }

    #[test]
    fn join_refuses_a_path_without_a_placeholder_for_the_id() {
        assert_eq!(join("https://a.test", "campaign", Some("17")).unwrap_err().option, "path");
    }

    #[test]
    fn join_allows_plain_http_to_loopback_only() {
        for base in [
            "http://localhost",
            "http://LOCALHOST:1/api",
            "http://127.0.0.1:8787",
            "http://127.255.0.9",
            "http://[::1]:80/",
        ] {
            assert!(join(base, "c", None).is_ok(), "{base}");
        }
        for base in [
            "http://example.com",
            "http://127.0.0.1.example.com",
            "http://127.0.0.1@example.com",
            "http://localhost.example.com",
            "http://localhost%2eexample.com",
            "http://localhost\\.example.com",
            "http://127.0.0.256",
            "http://127.00.0.1",
            "http://127.1",
            "http://128.0.0.1",
            "http://[::1].example.com",
            "http://[::2]",
            "http://0x7f.0.0.1",
        ] {
            assert_eq!(join(base, "c", None).unwrap_err().option, "baseUrl", "{base}");
        }
    }

    #[test]
    fn join_refuses_addresses_that_fetch_would_read_differently() {
        for base in [
            "",
            "example.com",
            "/api",
            "ftp://a.test",
            "https://",
            "https:///api",
            "https://a.test:port",
            "https://user:secret@a.test",
            "https://a.test/?x",
            "https://a.test/#x",
            "https://a.test /",
            "https://a\n.test",
        ] {
            let error = join(base, "c", None).unwrap_err();
            assert_eq!(error.option, "baseUrl", "{base}");
            assert!(!error.text().contains("secret"));
        }
        for path in ["", "/", "https://evil.test/x", "a b", "a#b", "a\\b", "../x", "a/./b", "a/%2E%2e?x"] {
            assert_eq!(join("https://a.test", path, None).unwrap_err().option, "path", "{path}");
        }
    }
}
