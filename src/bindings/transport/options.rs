//! The TypeScript declarations of the client's options. pkg-template/client checks them; nothing here runs.
//!
//! Members that validation has too are typed through `ValidationOptions`, so that each is declared once.

use wasm_bindgen::JsValue;

/// The options of a `CampaignClient`. Either `provider` or `baseUrl` is required. The constructor throws a `TypeError`
/// that names an invalid option.
#[derive(tsify::Tsify)]
#[allow(non_snake_case, dead_code)] // the members are JavaScript's
pub struct ClientOptions {
    /// A documented host. With `baseUrl` it decides only the cap on parallel calls; its default is then `"autocalls"`.
    #[tsify(optional, type = "ValidationOptions[\"provider\"]")]
    pub provider: JsValue,
    /// The API's base URL, such as `https://portal.intellixent.ai/api`: https, or plain http to loopback.
    /// Without a key also a path such as `/api`, for a relay on the page's own origin.
    /// It is resolved at the first call.
    #[tsify(optional, type = "string | URL")]
    pub baseUrl: JsValue,
    /// Paths that differ from the documented ones.
    #[tsify(optional, type = "Paths")]
    pub paths: JsValue,
    /// The API key, or a function that returns it, called once before each request. Refused in a browser, where every
    /// visitor could read it. It appears in no error and no log. A client serves one account: identical simultaneous
    /// requests are sent once, even if the function would return another key. Default in Node: the environment variable
    /// `OUTBOUND_CAMPAIGN_API_KEY` for a documented host, unless `credentials` or an `Authorization` header is given.
    #[tsify(optional, type = "string | (() => string | Promise<string>)")]
    pub apiKey: JsValue,
    /// Allows an `apiKey` or an `Authorization` header in a browser, for a throw-away key on a developer's own machine.
    /// Default: `false`.
    #[tsify(optional)]
    pub dangerouslyAllowBrowser: bool,
    /// Headers of every request, in any form that fetch accepts. The package sets `Accept`, `Content-Type` and the
    /// like. `Authorization` replaces `apiKey`: it is refused beside `apiKey`, and in a browser. (A relay that
    /// identifies a visitor by a token takes it in a cookie, or in another header.)
    #[tsify(optional, type = "HeadersOption")]
    pub headers: JsValue,
    /// The `credentials` option of fetch, for a relay on the page's own origin. Default: fetch's own.
    #[tsify(optional, type = "\"omit\" | \"same-origin\" | \"include\"")]
    pub credentials: JsValue,
    /// The fetch function, called as `fetch(url, init)`. Default: the global one, looked up at each call.
    #[tsify(optional, type = "(url: string, init: RequestInit) => Promise<Response>")]
    pub fetch: JsValue,
    /// The timeout of a call in milliseconds, including the body: 1 to 2147483647. Default: 60000.
    #[tsify(optional)]
    pub timeout: f64,
    /// The maximum number of retries, 0 to 10. A read (a list) is retried after a connection failure, 429, 502, 503 or
    /// 504; a write only after a 429 with which the server refused it, never after an unknown outcome. Default: 2.
    #[tsify(optional)]
    pub maxRetries: f64,
    /// Called with each request before it is sent, retries included. Secrets are replaced by `[redacted]`. Errors that
    /// it throws are ignored.
    #[tsify(optional, type = "(info: RequestInfo) => void")]
    pub onRequest: JsValue,
    /// Called after each request with its response or failure. Secrets are replaced by `[redacted]`. Errors that it
    /// throws are ignored.
    #[tsify(optional, type = "(info: ResponseInfo) => void")]
    pub onResponse: JsValue,
    /// The Laravel version that the server is assumed to run. Default: `"documented"`.
    #[tsify(optional, type = "ValidationOptions[\"profile\"]")]
    pub profile: JsValue,
    /// The known facts about the account, such as its limit on parallel calls.
    #[tsify(optional, type = "ValidationOptions[\"account\"]")]
    pub account: JsValue,
    /// The language of errors, and of messages about a form. Default: English.
    #[tsify(optional, type = "ValidationOptions[\"language\"]")]
    pub language: JsValue,
    /// Custom messages for a form that is refused before it is sent.
    #[tsify(optional, type = "ValidationOptions[\"messages\"]")]
    pub messages: JsValue,
    /// Field names for the messages.
    #[tsify(optional, type = "ValidationOptions[\"attributes\"]")]
    pub attributes: JsValue,
}

/// The options of one call that writes.
#[derive(tsify::Tsify)]
#[allow(dead_code)]
pub struct RequestOptions {
    /// Aborts the call. The error's `cause` is the signal's reason.
    #[tsify(optional, type = "AbortSignal")]
    pub signal: JsValue,
    /// The timeout of this call in milliseconds. Default: the client's.
    #[tsify(optional)]
    pub timeout: f64,
    /// Headers of this call. They override the client's.
    #[tsify(optional, type = "HeadersOption")]
    pub headers: JsValue,
    /// Whether an identical request shares one that is in flight, so that a double click creates one campaign. `false`
    /// sends it anyway. Default: `true`.
    #[tsify(optional)]
    pub dedupe: bool,
}

/// The options of one call that reads.
#[derive(tsify::Tsify)]
#[allow(dead_code)]
pub struct ReadOptions {
    /// Aborts the call.
    #[tsify(optional, type = "AbortSignal")]
    pub signal: JsValue,
    /// The timeout of this call in milliseconds, including all pages and retries. Default: the client's.
    #[tsify(optional)]
    pub timeout: f64,
    /// Headers of this call. They override the client's.
    #[tsify(optional, type = "HeadersOption")]
    pub headers: JsValue,
}

/// The options of `findCreated`.
#[derive(tsify::Tsify)]
#[allow(dead_code, non_snake_case)]
pub struct FindCreatedOptions {
    /// A time before the create was sent. Used only without `knownIds`, and only for campaigns whose `created_at` has a
    /// time zone.
    #[tsify(type = "Date | string | number")]
    pub since: JsValue,
    /// The ids of the campaigns that existed before. The only dependable way: `created_at` has no dependable time zone.
    #[tsify(optional, type = "readonly (number | string)[]")]
    pub knownIds: JsValue,
    /// The time to keep looking while nothing is found, in milliseconds. Default: 0, a single look.
    #[tsify(optional)]
    pub wait: f64,
    /// Aborts the call.
    #[tsify(optional, type = "AbortSignal")]
    pub signal: JsValue,
    /// The timeout of a single look in milliseconds. Default: the client's.
    #[tsify(optional)]
    pub timeout: f64,
    /// Headers of this call. They override the client's.
    #[tsify(optional, type = "HeadersOption")]
    pub headers: JsValue,
}

/// A request, as the hook `onRequest` receives it.
#[derive(tsify::Tsify)]
#[allow(dead_code)]
pub struct RequestInfo {
    /// `"POST"`, `"GET"` or `"DELETE"`.
    pub method: String,
    /// The complete URL.
    pub url: String,
    /// The headers. Credentials are `[redacted]`.
    #[tsify(type = "Record<string, string>")]
    pub headers: JsValue,
    /// The JSON text of the body.
    #[tsify(optional)]
    pub body: String,
    /// The number of the attempt, from 1.
    pub attempt: u32,
}

/// The response or failure of a request, as the hook `onResponse` receives it.
#[derive(tsify::Tsify)]
#[allow(dead_code, non_snake_case)]
pub struct ResponseInfo {
    /// `"POST"`, `"GET"` or `"DELETE"`.
    pub method: String,
    /// The complete URL.
    pub url: String,
    /// The number of the attempt, from 1.
    pub attempt: u32,
    /// The time from the call of fetch to the end of the body, in milliseconds.
    pub duration: f64,
    /// The status, if a response arrived.
    #[tsify(optional)]
    pub status: u16,
    /// The response's headers, without cookies.
    #[tsify(type = "Record<string, string>")]
    pub headers: JsValue,
    /// The server's own id of the request.
    #[tsify(optional)]
    pub requestId: String,
    /// The first 500 characters of a response that the contract does not know, as in the error's `body`.
    #[tsify(optional)]
    pub body: String,
    /// The `code` of the error, if the request failed.
    #[tsify(optional)]
    pub code: String,
    /// The `outcome` of the error, if the request failed.
    #[tsify(optional, type = "\"not-sent\" | \"refused\" | \"unknown\"")]
    pub outcome: JsValue,
}
