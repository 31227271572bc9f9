//! Properties of answers and options: no answer is read as more than it proves, and no key is shown.

use arbitrary::{Result, Unstructured};
use outbound_campaign::http::{Answer, Code, Outcome, Purpose, RequestBuilder, Shape, Verdict, classify};

/// Draws an answer and a request. Panics if a property is violated.
pub fn hold(u: &mut Unstructured) -> Result<()> {
    answer(u)?;
    request(u)
}

fn answer(u: &mut Unstructured) -> Result<()> {
    let purpose = *u.choose(&[Purpose::Create, Purpose::Change, Purpose::Read])?;
    let shape = match u.int_in_range(0..=6)? {
        0 => Shape::Empty,
        1 => Shape::NotJson,
        2 => Shape::OtherJson,
        3 => Shape::Campaign,
        4 => Shape::Requested,
        5 => Shape::TooLarge,
        _ => Shape::Message { with_errors: u.arbitrary()?, failed: u.arbitrary()? },
    };
    let documented = [200, 201, 204, 301, 400, 401, 403, 404, 422, 429, 500, 502, 503, 504];
    let status = if u.arbitrary()? { *u.choose(&documented)? } else { u.arbitrary::<u16>()? };
    let codes =
        [None, None, Some("relay_key"), Some("relay_timeout"), Some("relay_idempotency_pending"), Some("relay_x")];
    let relay_code = *u.choose(&codes)?;
    let answer = Answer { purpose, status, shape, message: u.arbitrary()?, relay_code };
    let has_words = matches!(shape, Shape::Message { .. });
    match classify(&answer) {
        Verdict::Done => {
            assert!(matches!(status, 200 | 201 | 204));
            assert!(purpose != Purpose::Create || shape == Shape::Campaign, "only a campaign is a created campaign");
        }
        Verdict::Error(code, outcome) => {
            // Only a refusal with a message and a matching status is one: the caller may send the form again.
            if outcome == Outcome::Refused {
                assert!(has_words && ((400..500).contains(&status) || relay_code == Some("relay_key")));
                assert!(!matches!(relay_code, Some("relay_timeout" | "relay_idempotency_pending")));
                assert!(!matches!(code, Code::Server | Code::UnexpectedResponse));
            }
        }
    }
    Ok(())
}

fn request(u: &mut Unstructured) -> Result<()> {
    let api_key: Option<&str> = u.arbitrary()?;
    let base: &str = u.arbitrary()?;
    let whole;
    let base_url = match u.int_in_range(0..=2)? {
        0 => base,
        1 => {
            whole = ["https://api.example/", base].concat();
            &whole
        }
        _ => {
            whole = ["http://", base].concat();
            &whole
        }
    };
    let headers: Vec<(String, String)> = u.arbitrary()?;
    let draft = RequestBuilder {
        method: "POST",
        base_url,
        path: u.arbitrary()?,
        id: u.arbitrary()?,
        api_key,
        headers: &headers,
        body: Some("{}"),
    };
    match draft.build() {
        Ok(request) => {
            let plain = |text: &str| !text.chars().any(|c| matches!(c, '\r' | '\n' | '\0'));
            assert!(plain(&request.url), "{:?}", request.url);
            let (scheme, rest) = request.url.split_once("://").expect("an absolute address");
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let name = if host.starts_with('[') { host.split_inclusive(']').next() } else { host.split(':').next() };
            let name = name.unwrap_or_default().to_ascii_lowercase();
            let is_local = ["localhost", "[::1]"].contains(&name.as_str())
                || name.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback());
            assert!(scheme.eq_ignore_ascii_case("https") || is_local, "a key travels over https: {}", request.url);
            assert!(!host.contains('@') && !host.is_empty());
            let mut names: Vec<String> = request.headers.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
            names.sort_unstable();
            assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "a header stands once: {names:?}");
            assert!(request.headers.iter().all(|(name, value)| plain(name) && plain(value)));
            assert_eq!(request.headers.iter().find(|(name, _)| name == "Accept").unwrap().1, "application/json");
        }
        Err(error) => {
            // A key of more than 40 bytes is none of a message's words. The fuzzer finds parts of the messages as keys:
            // such a message is the same with another key.
            let key = api_key.filter(|key| key.len() > 40);
            if key.is_some_and(|key| error.text().contains(key)) {
                let other = RequestBuilder { api_key: Some("another key"), ..draft }.build();
                assert!(other.is_err_and(|other| other.text() == error.text()), "an error shows the key");
            }
        }
    }
    Ok(())
}
