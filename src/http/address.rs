//! The address of an endpoint: base URL and path joined, and the rule that a key travels over https only.

use super::OptionError;
use crate::php;

const EXPECTED: &str = "must be an absolute address such as \"https://app.autocalls.ai/api\"";

/// Base URL and path as one address, with exactly one slash between them.
pub fn join(base: &str, path: &str, id: Option<&str>) -> Result<String, OptionError> {
    check_base(base)?;
    check_path(path)?;
    let mut url = String::from(base.trim_end_matches('/'));
    url.push('/');
    let path = path.trim_start_matches('/');
    match (php::split_once(path, "{id}"), id) {
        (Some((before, after)), Some(id)) => {
            url.push_str(before);
            push_escaped(&mut url, id);
            url.push_str(after);
        }
        (None, Some(_)) => {
            return Err(OptionError::new("path", &["must hold {id}, which stands for the campaign's id"]));
        }
        _ => url.push_str(path),
    }
    Ok(url)
}

/// fetch would strip tabs and line breaks from an address, read `\` as `/`, and send what stands before an `@` as a
/// password. So none of these may stand in a base URL: what is checked here must be what is called.
fn check_base(base: &str) -> Result<(), OptionError> {
    let wrong = |message: &[&str]| Err(OptionError::new("baseUrl", message));
    if base.is_empty() {
        return wrong(&[EXPECTED, ", but is empty"]);
    }
    if base.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
        return wrong(&[EXPECTED, ", but holds a space, a control character or a backslash"]);
    }
    let Some((scheme, rest)) = php::split_once(base, "://") else { return wrong(&[EXPECTED]) };
    let secure = scheme.eq_ignore_ascii_case("https");
    if !secure && !scheme.eq_ignore_ascii_case("http") {
        return wrong(&[EXPECTED, ", but is neither https nor http"]);
    }
    if rest.contains(['?', '#']) {
        return wrong(&["must be an address without \"?\" and \"#\""]);
    }
    let authority = rest.split('/').next().unwrap_or_default();
    if authority.contains('@') {
        return wrong(&["must be an address without a user name or password"]);
    }
    let Some(host) = host_of(authority) else { return wrong(&[EXPECTED, ", but its host or port is malformed"]) };
    if !secure && !is_loopback(host) {
        return wrong(&[
            "must begin with https: plain http is allowed to this machine only (localhost, 127.0.0.1, [::1])",
        ]);
    }
    Ok(())
}

fn check_path(path: &str) -> Result<(), OptionError> {
    let expected = "must be a path below the base URL such as \"user/campaign\"";
    if path.trim_start_matches('/').is_empty() {
        return Err(OptionError::new("path", &[expected, ", but is empty"]));
    }
    if path.split('?').next().is_some_and(|path| path.split('/').any(is_dots)) {
        return Err(OptionError::new("path", &[expected, ", without \".\" and \"..\""]));
    }
    if php::find(path, "://").is_some() {
        return Err(OptionError::new("path", &[expected, "; another host goes into baseUrl"]));
    }
    if path.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\' || c == '#') {
        return Err(OptionError::new(
            "path",
            &[expected, ", without spaces, control characters, backslashes and \"#\""],
        ));
    }
    Ok(())
}

/// Whether an address parser takes a segment for the folder itself or the one above it.
fn is_dots(segment: &str) -> bool {
    let mut rest = segment.as_bytes();
    let mut dots = 0;
    while let [b'.', next @ ..] | [b'%', b'2', b'e' | b'E', next @ ..] = rest {
        rest = next;
        dots += 1;
    }
    rest.is_empty() && matches!(dots, 1 | 2)
}

/// The host of `host`, `host:port`, `[v6]` or `[v6]:port`; `None` where host or port is malformed.
fn host_of(authority: &str) -> Option<&str> {
    let (host, port) = if authority.starts_with('[') {
        let end = authority.find(']')? + 1;
        (&authority[..end], authority[end..].strip_prefix(':').or(authority[end..].is_empty().then_some(""))?)
    } else {
        authority.split_once(':').unwrap_or((authority, ""))
    };
    let port_is_number = port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
    (!host.is_empty() && port_is_number).then_some(host)
}

/// Deliberately narrow: an unusual spelling of loopback (`127.1`) is refused over http, nothing else is let through.
fn is_loopback(host: &str) -> bool {
    if host.eq_ignore_ascii_case("localhost") || host == "[::1]" {
        return true;
    }
    let mut octets = 0;
    let numeric = host.split('.').all(|part| {
        octets += 1;
        !part.is_empty() && part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit()) && !is_octal(part)
    });
    numeric && octets == 4 && host.starts_with("127.") && host.split('.').all(|part| part.parse::<u8>().is_ok())
}

/// An address parser reads `010` as eight.
fn is_octal(part: &str) -> bool {
    part.len() > 1 && part.starts_with('0')
}

fn push_escaped(url: &mut String, text: &str) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            url.push(char::from(byte));
        } else {
            url.push('%');
            url.push(HEX[usize::from(byte >> 4)]);
            url.push(HEX[usize::from(byte & 15)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slashes_are_tolerated_and_the_path_of_the_base_is_kept() {
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
    fn the_id_is_escaped() {
        assert_eq!(join("https://a.test", "c/{id}", Some("17")).unwrap(), "https://a.test/c/17");
        assert_eq!(join("https://a.test", "c/{id}/x", Some("../1?é")).unwrap(), "https://a.test/c/..%2F1%3F%C3%A9/x");
    }

    #[test]
    fn a_path_without_a_place_for_the_id_is_refused() {
        assert_eq!(join("https://a.test", "campaign", Some("17")).unwrap_err().option, "path");
    }

    #[test]
    fn plain_http_reaches_loopback_only() {
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
    fn what_fetch_would_read_differently_is_refused() {
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
