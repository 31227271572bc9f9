//! The client's options, as TypeScript sees them. The facade reads and checks them; nothing here runs.
//!
//! Members that validation knows too are typed through `ValidationOptions`, so that each is described once.

use wasm_bindgen::JsValue;

/// What a `CampaignClient` is made from. Either `provider` or `baseUrl` is needed. An option that cannot be used is a
/// `TypeError` that names it, at construction.
#[derive(tsify::Tsify)]
#[allow(non_snake_case, dead_code)] // the members are JavaScript's
pub struct ClientOptions {
    /// A documented host. Beside `baseUrl` it decides the cap on parallel calls only. Default beside `baseUrl`: `"autocalls"`.
    #[tsify(optional, type = "ValidationOptions[\"provider\"]")]
    pub provider: JsValue,
    /// The API's base URL, such as `https://portal.intellixent.ai/api`. https, or plain http to this machine.
    #[tsify(optional, type = "string | URL")]
    pub baseUrl: JsValue,
    /// Paths that differ from the documented ones.
    #[tsify(optional, type = "Paths")]
    pub paths: JsValue,
    /// The API key, or a function that gives it, called once before each request. In a browser it is refused: every
    /// visitor could read it. It appears in no error and no log. A client is one account's: what two callers ask for at once in the
    /// same words is sent once, whichever key the function would give.
    #[tsify(optional, type = "string | (() => string | Promise<string>)")]
    pub apiKey: JsValue,
    /// Allows an `apiKey` or an `Authorization` header in a browser, for a throw-away key on a developer's own machine. Default: `false`.
    #[tsify(optional)]
    pub dangerouslyAllowBrowser: bool,
    /// Headers that go with every request, in any shape that fetch takes. `Accept`, `Content-Type` and their like are set by
    /// the package. `Authorization` is the credential in place of `apiKey`: beside `apiKey` it is refused, and in a browser
    /// as `apiKey` is. (A relay that knows a visitor by a token takes it in a cookie, or under another name.)
    #[tsify(optional, type = "HeadersOption")]
    pub headers: JsValue,
    /// fetch's `credentials`, for a relay on the page's own origin. Default: fetch's own.
    #[tsify(optional, type = "\"omit\" | \"same-origin\" | \"include\"")]
    pub credentials: JsValue,
    /// The fetch to use, called as `fetch(url, init)`. Default: the global one, looked up at each call.
    #[tsify(optional, type = "(url: string, init: RequestInit) => Promise<Response>")]
    pub fetch: JsValue,
    /// Milliseconds until a call gives up, the reading of the body included: 1 to 2147483647. Default: 60000.
    #[tsify(optional)]
    pub timeout: f64,
    /// How often a request is repeated at most: a read (a list) after a connection failure, 429, 502, 503 or 504; a write
    /// only after a 429 by which the server refused it, never after an unclear outcome. 0 to 10. Default: 2.
    #[tsify(optional)]
    pub maxRetries: f64,
    /// Called before each request, repetitions included, with what is sent; secrets are replaced by `[redacted]`. What it
    /// throws is ignored: watching changes nothing.
    #[tsify(optional, type = "(info: RequestInfo) => void")]
    pub onRequest: JsValue,
    /// Called after each request, with what came back, or what kind of failure it was; secrets are replaced by
    /// `[redacted]`. What it throws is ignored.
    #[tsify(optional, type = "(info: ResponseInfo) => void")]
    pub onResponse: JsValue,
    /// Which Laravel the server is taken to run. Default: `"documented"`.
    #[tsify(optional, type = "ValidationOptions[\"profile\"]")]
    pub profile: JsValue,
    /// What is known about the account, such as its limit on parallel calls.
    #[tsify(optional, type = "ValidationOptions[\"account\"]")]
    pub account: JsValue,
    /// Sentences in place of the server's own, for a form that is refused before it is sent.
    #[tsify(optional, type = "ValidationOptions[\"messages\"]")]
    pub messages: JsValue,
    /// Names of the fields in sentences.
    #[tsify(optional, type = "ValidationOptions[\"attributes\"]")]
    pub attributes: JsValue,
}

/// What one call may set for itself.
#[derive(tsify::Tsify)]
#[allow(dead_code)]
pub struct RequestOptions {
    /// Gives the call up. The error's `cause` is the signal's reason, whatever it is.
    #[tsify(optional, type = "AbortSignal")]
    pub signal: JsValue,
    /// Milliseconds until this call gives up. Default: the client's.
    #[tsify(optional)]
    pub timeout: f64,
    /// Headers of this call, over the client's.
    #[tsify(optional, type = "HeadersOption")]
    pub headers: JsValue,
    /// The same request, submitted again while the first is in flight, is sent once and answers both: a double click
    /// creates one campaign. `false` sends it all the same. Default: `true`.
    #[tsify(optional)]
    pub dedupe: bool,
}

/// What one reading call may set for itself.
#[derive(tsify::Tsify)]
#[allow(dead_code)]
pub struct ReadOptions {
    /// Gives the call up.
    #[tsify(optional, type = "AbortSignal")]
    pub signal: JsValue,
    /// Milliseconds until this call gives up, all its pages and repetitions included. Default: the client's.
    #[tsify(optional)]
    pub timeout: f64,
    /// Headers of this call, over the client's.
    #[tsify(optional, type = "HeadersOption")]
    pub headers: JsValue,
}

/// How `findCreated` looks.
#[derive(tsify::Tsify)]
#[allow(dead_code, non_snake_case)]
pub struct FindCreatedOptions {
    /// A moment before the create was sent. It decides only where `knownIds` is not given, and only for campaigns whose
    /// `created_at` names its zone.
    #[tsify(type = "Date | string | number")]
    pub since: JsValue,
    /// The ids of the campaigns that existed before. The only dependable way: `created_at` has no dependable zone.
    #[tsify(optional, type = "readonly (number | string)[]")]
    pub knownIds: JsValue,
    /// Milliseconds to go on looking while nothing is seen. Default: 0, one look.
    #[tsify(optional)]
    pub wait: f64,
    /// Gives the call up.
    #[tsify(optional, type = "AbortSignal")]
    pub signal: JsValue,
    /// Milliseconds until one look gives up. Default: the client's.
    #[tsify(optional)]
    pub timeout: f64,
    /// Headers of this call, over the client's.
    #[tsify(optional, type = "HeadersOption")]
    pub headers: JsValue,
}

/// A request, as the hook `onRequest` sees it.
#[derive(tsify::Tsify)]
#[allow(dead_code)]
pub struct RequestInfo {
    /// `"POST"`, `"GET"` or `"DELETE"`.
    pub method: String,
    /// The whole address.
    pub url: String,
    /// The headers; a credential is `[redacted]`.
    #[tsify(type = "Record<string, string>")]
    pub headers: JsValue,
    /// The JSON text that is sent.
    #[tsify(optional)]
    pub body: String,
    /// 1 for the first try.
    pub attempt: u32,
}

/// What came of a request, as the hook `onResponse` sees it.
#[derive(tsify::Tsify)]
#[allow(dead_code, non_snake_case)]
pub struct ResponseInfo {
    /// `"POST"`, `"GET"` or `"DELETE"`.
    pub method: String,
    /// The whole address.
    pub url: String,
    /// 1 for the first try.
    pub attempt: u32,
    /// Milliseconds from the call of fetch to the end of the body.
    pub duration: f64,
    /// The status, where an answer came.
    #[tsify(optional)]
    pub status: u16,
    /// The answer's headers, without cookies.
    #[tsify(type = "Record<string, string>")]
    pub headers: JsValue,
    /// The server's own id of the request.
    #[tsify(optional)]
    pub requestId: String,
    /// The first 500 characters of an answer that the contract does not know, as the error's `body`.
    #[tsify(optional)]
    pub body: String,
    /// The `code` of the error, where it failed.
    #[tsify(optional)]
    pub code: String,
    /// The `outcome` of the error, where it failed.
    #[tsify(optional, type = "\"not-sent\" | \"refused\" | \"unknown\"")]
    pub outcome: JsValue,
}
