//! Requests and answers as data: what is sent where, which headers may carry it, and what an answer means. No I/O.

mod address;
mod classify;
mod headers;
mod long_integers;
mod not_sent;
mod retry_after;

pub use classify::{Answer, Code, Outcome, Purpose, Shape, Verdict, classify, explain};
pub use headers::HeaderList;
pub use long_integers::quote_long_integers;
pub use not_sent::{NotSent, not_sent};
pub use retry_after::retry_after;

/// A request, complete: hand its members to any HTTP client.
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignRequest {
    /// The HTTP method, `"POST"` for a create.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "string"))]
    pub method: &'static str,
    /// The whole address. It never holds the API key.
    pub url: String,
    /// The headers: `Accept`, `Authorization` where an API key was given, `Content-Type`, then the caller's own.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "Record<string, string>"))]
    pub headers: Vec<(String, String)>,
    /// The exact text to send: JSON, keys in the order of the documentation, no spaces.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "string"))]
    pub body: Option<String>,
}

/// What a request is built from.
#[derive(Clone, Copy)]
pub struct Draft<'a> {
    /// The HTTP method.
    pub method: &'static str,
    /// The API's base URL; slashes at its end do not matter, its path is kept.
    pub base_url: &'a str,
    /// The endpoint's path below the base URL; slashes at its start do not matter. `{id}` stands for the id.
    pub path: &'a str,
    /// What `{id}` stands for.
    pub id: Option<&'a str>,
    /// The bearer token.
    pub api_key: Option<&'a str>,
    /// The caller's own headers. Of two that differ only in upper and lower case the later one counts.
    pub headers: &'a [(String, String)],
    /// The JSON text to send.
    pub body: Option<&'a str>,
}

/// An option that cannot be used. It names the option and what was expected, and never shows a header's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionError {
    /// The option's name: `baseUrl`, `path`, `headers` or `apiKey`.
    pub option: &'static str,
    /// What is wrong with it and what was expected, a sentence without the option's name.
    pub message: String,
}

impl OptionError {
    fn new(option: &'static str, message: &[&str]) -> OptionError {
        OptionError { option, message: message.concat() }
    }

    /// The whole sentence: `baseUrl: must be …`.
    pub fn text(&self) -> String {
        [self.option, ": ", &self.message].concat()
    }
}

impl Draft<'_> {
    /// The request, or the first option that cannot be used.
    pub fn build(&self) -> Result<CampaignRequest, OptionError> {
        let url = address::join(self.base_url, self.path, self.id)?;
        let mut headers = HeaderList::documented(self.body.is_some());
        headers.set_all(self.headers, self.api_key)?;
        if let Some(key) = self.api_key {
            headers.authorize(key)?;
        }
        Ok(CampaignRequest {
            method: self.method,
            url,
            headers: headers.into_pairs(),
            body: self.body.map(String::from),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft<'static> {
        Draft {
            method: "POST",
            base_url: "https://app.autocalls.ai/api/",
            path: "/user/campaign",
            id: None,
            api_key: Some("1|abc"),
            headers: &[],
            body: Some("{}"),
        }
    }

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(name, value)| (String::from(*name), String::from(*value))).collect()
    }

    #[test]
    fn a_create_carries_the_documented_headers() {
        let request = draft().build().unwrap();
        assert_eq!(request.method, "POST");
        assert_eq!(request.url, "https://app.autocalls.ai/api/user/campaign");
        assert_eq!(
            request.headers,
            pairs(&[
                ("Accept", "application/json"),
                ("Authorization", "Bearer 1|abc"),
                ("Content-Type", "application/json")
            ])
        );
        assert_eq!(request.body.as_deref(), Some("{}"));
    }

    #[test]
    fn without_key_and_body_neither_header_is_sent() {
        let request = Draft { api_key: None, body: None, ..draft() }.build().unwrap();
        assert_eq!(request.headers, pairs(&[("Accept", "application/json")]));
    }

    #[test]
    fn an_error_names_the_option_and_never_shows_the_key() {
        let error = Draft { api_key: Some("secret-canary\n"), ..draft() }.build().unwrap_err();
        assert_eq!(error.option, "apiKey");
        assert!(!error.text().contains("canary"), "{}", error.text());
        let error = Draft { base_url: "http://example.com", ..draft() }.build().unwrap_err();
        assert_eq!(error.option, "baseUrl");
        assert!(error.text().starts_with("baseUrl: "));
    }
}
