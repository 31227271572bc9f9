//! Requests and answers as data: address, headers, and the classification of answers. No I/O.

mod address;
mod classify;
mod headers;
mod long_integers;
mod not_sent;

pub use classify::{Answer, Code, Outcome, Purpose, Shape, Verdict, classify, is_about_the_route, is_invisible};
pub use headers::{HeaderList, check_key};
pub use long_integers::quote_long_integers;
pub use not_sent::{NotSent, not_sent};

/// A complete request, for any HTTP client.
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignRequest {
    /// The HTTP method, `"POST"` for a create.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "string"))]
    pub method: &'static str,
    /// The complete URL. It never holds the API key.
    pub url: String,
    /// The headers: `Accept`, `Authorization` where an API key was given, `Content-Type`, then the caller's own.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "Record<string, string>"))]
    pub headers: Vec<(String, String)>,
    /// The exact JSON text to send: keys in the documentation's order, no spaces.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "string"))]
    pub body: Option<String>,
}

/// Builds a request from its parts.
#[derive(Clone, Copy)]
pub struct RequestBuilder<'a> {
    /// The HTTP method.
    pub method: &'static str,
    /// The API's base URL. Its path is kept; slashes at its end are ignored.
    pub base_url: &'a str,
    /// The endpoint's path below the base URL. Slashes at its start are ignored; `{id}` stands for the id.
    pub path: &'a str,
    /// The value of `{id}`.
    pub id: Option<&'a str>,
    /// The bearer token.
    pub api_key: Option<&'a str>,
    /// The caller's own headers. Of two names that differ only in case, the later one counts.
    pub headers: &'a [(String, String)],
    /// The JSON text to send.
    pub body: Option<&'a str>,
}

/// An invalid option. It states the option and the expected value, and never shows a header's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionError {
    /// The option's name: `baseUrl`, `path`, `headers` or `apiKey`.
    pub option: &'static str,
    /// The error and the expected value, a sentence without the option's name.
    pub message: String,
}

impl OptionError {
    fn new(option: &'static str, message: &[&str]) -> OptionError {
        OptionError { option, message: message.concat() }
    }

    /// Returns the complete sentence: `baseUrl: must be …`.
    pub fn text(&self) -> String {
        [self.option, ": ", &self.message].concat()
    }
}

impl RequestBuilder<'_> {
    /// Builds the request. Fails with the first invalid option.
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

    fn create() -> RequestBuilder<'static> {
        RequestBuilder {
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
    fn build_adds_the_documented_headers_to_a_create() {
        let request = create().build().unwrap();
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
    fn build_adds_neither_authorization_nor_content_type_without_key_and_body() {
        let request = RequestBuilder { api_key: None, body: None, ..create() }.build().unwrap();
        assert_eq!(request.headers, pairs(&[("Accept", "application/json")]));
    }

    #[test]
    fn build_fails_with_the_options_name_and_never_shows_the_key() {
        let error = RequestBuilder { api_key: Some("secret-canary\n"), ..create() }.build().unwrap_err();
        assert_eq!(error.option, "apiKey");
        assert!(!error.text().contains("canary"), "{}", error.text());
        let error = RequestBuilder { base_url: "http://example.com", ..create() }.build().unwrap_err();
        assert_eq!(error.option, "baseUrl");
        assert!(error.text().starts_with("baseUrl: "));
    }
}
