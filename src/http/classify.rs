//! Classifies an answer: its error code, and whether the campaign may exist.
//!
//! A campaign makes real calls and the API has no idempotency key. So each error has an outcome beside its code, and
//! only an answer in the documented shape is "refused": a proxy's own 403 page proves nothing about the campaign.

use crate::php::middleware::is_blank;
use crate::profile::Profile;

/// The kind of an error, `CampaignError.code`. pkg-template/client/answer.ts has the names, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// 401, or a 403 that is not about the plan's limit: the API key is invalid or lacks the permission.
    Authentication,
    /// 403, or a 422 without errors: the plan allows no further campaign.
    PlanLimit,
    /// 404, or a 422 without errors: the assistant does not exist or is not an outbound assistant.
    AssistantNotFound,
    /// 404: the address does not exist.
    NotFound,
    /// 422: the form is refused.
    Validation,
    /// 429: too many requests.
    RateLimit,
    /// 5xx: the server failed.
    Server,
    /// Any other answer.
    UnexpectedResponse,
    /// The relay refused or failed. The error carries the relay's own code instead.
    Relay,
}

/// The possible effect of a failed write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server refused the write.
    Refused,
    /// Unknown: look for the campaign before you retry.
    Unknown,
}

/// The purpose of a request. It decides how an answer is classified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Create a campaign.
    Create,
    /// Change an existing campaign: start, stop, delete.
    Change,
    /// Read a list, or one campaign.
    Read,
}

/// The shape of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Nothing at all.
    Empty,
    /// Not JSON (HTML, cut off).
    NotJson,
    /// More bytes than the limit. The rest was not read.
    TooLarge,
    /// Any other JSON.
    OtherJson,
    /// A JSON object with a text as `message`: the shape of every documented refusal, and of a successful change. A 422
    /// that lists errors by field has this shape even without a `message`: some hosts replace Laravel's handler.
    Message {
        /// Whether it lists errors by field.
        with_errors: bool,
        /// Whether it has `success: false`.
        failed: bool,
    },
    /// A JSON object whose `data` is an object with an `id`: the documented 201.
    Campaign,
    /// The data that a read asks for: a list, or one campaign. Also as the `data` of a JSON object.
    Requested,
}

/// The parts of an answer that decide its classification.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// The purpose of the request.
    pub purpose: Purpose,
    /// The status; 0 if a browser hides a redirect.
    pub status: u16,
    /// The shape of the body.
    pub shape: Shape,
    /// The body's `message`; empty without one. A long one may be truncated.
    pub message: &'a str,
    /// The body's `code` if the relay made the answer: `relay_…`.
    pub relay_code: Option<&'a str>,
}

/// The classification of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Success: the campaign exists, the change is made, the list is here.
    Done,
    /// An error with this code and outcome.
    Error(Code, Outcome),
}

/// Classifies an answer.
pub fn classify(answer: &Answer) -> Verdict {
    let with_errors = matches!(answer.shape, Shape::Message { with_errors: true, .. });
    let documented = matches!(answer.shape, Shape::Message { .. });
    if is_done(answer) {
        return Verdict::Done;
    }
    if let Some(code) = answer.relay_code.filter(|_| documented) {
        return Verdict::Error(Code::Relay, relay_outcome(code, answer.status));
    }
    let creates = answer.purpose == Purpose::Create;
    let code = match answer.status {
        429 => Code::RateLimit,
        500..=599 => Code::Server,
        401 if documented => Code::Authentication,
        403 if documented && is_about_the_plan_limit(answer.message) => Code::PlanLimit,
        403 if documented => Code::Authentication,
        404 if documented && creates && !is_about_the_route(answer.message) => Code::AssistantNotFound,
        404 if documented => Code::NotFound,
        // The contract of July 2026 reports the plan limit and the assistant with a 422.
        422 if documented && !with_errors && is_about_the_plan_limit(answer.message) => Code::PlanLimit,
        422 if documented && !with_errors && creates && is_about_the_assistant(answer.message) => {
            Code::AssistantNotFound
        }
        422 if documented => Code::Validation,
        _ => Code::UnexpectedResponse,
    };
    let refused = documented && !matches!(code, Code::Server | Code::UnexpectedResponse);
    Verdict::Error(code, if refused { Outcome::Refused } else { Outcome::Unknown })
}

/// The relay's codes for a request that it forwarded, or may have forwarded.
const SENT_ON: [&str; 4] = ["relay_upstream", "relay_timeout", "relay_idempotency_pending", "relay_answer_too_large"];

/// The relay's codes for its own failures (5xx) before it forwarded a request.
const NOT_SENT_ON: [&str; 3] = ["relay_key", "relay_idempotency_store", "relay_unreachable"];

/// Returns the outcome of an answer that the relay made. A 4xx is the relay's refusal; a 5xx is clear only with a known
/// code.
fn relay_outcome(code: &str, status: u16) -> Outcome {
    let refused = (400..500).contains(&status) || NOT_SENT_ON.contains(&code);
    if refused && !SENT_ON.contains(&code) { Outcome::Refused } else { Outcome::Unknown }
}

fn is_done(answer: &Answer) -> bool {
    match answer.purpose {
        Purpose::Create => matches!(answer.status, 200 | 201) && answer.shape == Shape::Campaign,
        Purpose::Change => match answer.shape {
            Shape::Message { failed, .. } => matches!(answer.status, 200 | 201) && !failed,
            Shape::Empty => answer.status == 204,
            _ => false,
        },
        Purpose::Read => answer.status == 200 && answer.shape == Shape::Requested,
    }
}

/// Returns whether a message has only control characters and characters that Laravel trims.
pub fn is_invisible(message: &str) -> bool {
    message.chars().all(|c| c.is_control() || is_blank(Profile::Laravel12, c))
}

/// Returns whether the message is Laravel's own for an address without a route.
pub fn is_about_the_route(message: &str) -> bool {
    is_invisible(message) || message.trim_ascii().starts_with("The route")
}

/// Returns whether the message is the documented one about an unknown assistant, or a part of it. Other sentences name
/// an outbound assistant too: "The outbound assistant has no phone number."
fn is_about_the_assistant(message: &str) -> bool {
    holds_one_of(message.as_bytes(), &["assistant not found", "not an outbound assistant"])
}

/// The word "campaign" in the languages of the hosts' pages.
const CAMPAIGNS: [&str; 5] = ["campaign", "campagn", "campañ", "campanh", "kampagn"];
/// Words for the plan.
const PLANS: [&str; 3] = ["your plan", "subscription", "abonnement"];
const LIMITS: [&str; 8] = ["maximum", "maximal", "maximo", "máximo", "massimo", "höchstzahl", "límite", "quota"];
/// Words before "limit" that mean another limit.
const OTHERS: [&str; 12] =
    ["rate", "time", "spend", "spending", "budget", "credit", "login", "request", "seat", "user", "call", "size"];
const OTHERS_COUNTED: [&str; 3] = ["attempts", "requests", "seats"];
/// Words that make a number a limit: "more than 5", "only 5", "up to 5", "at most 5", "mehr als 5", "más de 5".
const BOUNDS: [&str; 7] = ["than", "only", "to", "most", "als", "nur", "de"];
/// Words that German joins with "limit" without a space.
const COMPOUNDS: [&str; 3] = ["kampagn", "plan", "abo"];

/// Returns whether the message is about the plan's limit, such as "You have reached the maximum number of campaigns
/// allowed by your plan."
///
/// Any other 403 is about the key's permission: Laravel and its packages send those with sentences of their own.
fn is_about_the_plan_limit(message: &str) -> bool {
    let clauses = || message.as_bytes().split(|byte| matches!(byte, b'.' | b';' | b'!' | b'?'));
    clauses().any(counts_campaigns)
        || (holds_one_of(message.as_bytes(), &CAMPAIGNS) || holds_one_of(message.as_bytes(), &PLANS))
            && clauses().any(names_a_limit)
}

/// Returns whether the clause limits the number of campaigns: "You cannot create more than 5 campaigns."
fn counts_campaigns(clause: &[u8]) -> bool {
    let mut last: &[u8] = b"";
    // The number of words that may still follow before the campaigns: "5 active campaigns".
    let mut left = 0;
    for word in words(clause) {
        if left > 0 && starts(word, &CAMPAIGNS) {
            return true;
        }
        left = if word.iter().all(u8::is_ascii_digit) && is_one_of(last, &BOUNDS) { 2 } else { left.max(1) - 1 };
        last = word;
    }
    false
}

/// Returns whether the clause names a limit that may be the plan's. An access may be "limited", and a larger plan
/// "unlimited".
fn names_a_limit(clause: &[u8]) -> bool {
    if holds_one_of(clause, &OTHERS_COUNTED) {
        return false;
    }
    let mut last: &[u8] = b"";
    for word in words(clause) {
        if is_limit(word) && !is_one_of(last, &OTHERS) {
            return true;
        }
        last = word;
    }
    holds_one_of(clause, &LIMITS)
}

/// Returns whether the word is the noun "limit", or a compound with it.
fn is_limit(word: &[u8]) -> bool {
    ["limit", "limits", "limite", "limites"].iter().any(|noun| {
        let at = word.len().wrapping_sub(noun.len());
        word.get(at..).is_some_and(|end| is_one_of(end, &[noun])) && (at == 0 || starts(word, &COMPOUNDS))
    })
}

/// Returns the words of a text, each of letters and digits.
fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

fn starts(word: &[u8], beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| word.get(..beginning.len()).is_some_and(|start| is_one_of(start, &[beginning])))
}

fn is_one_of(word: &[u8], words: &[&str]) -> bool {
    words.iter().any(|one| word.eq_ignore_ascii_case(one.as_bytes()))
}

/// Returns whether the text holds one of the words, in upper or lower case. (`str::contains` would add two kilobytes of
/// wasm.)
#[inline(never)]
fn holds_one_of(text: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const REFUSAL: Shape = Shape::Message { with_errors: false, failed: false };
    const LISTED: Shape = Shape::Message { with_errors: true, failed: false };
    const FAILED: Shape = Shape::Message { with_errors: false, failed: true };
    const LIMIT: &str = "You have reached the maximum number of campaigns allowed by your plan.";

    fn judge(purpose: Purpose, status: u16, shape: Shape, message: &str) -> (&'static str, &'static str) {
        judge_relayed(purpose, status, shape, message, None)
    }

    fn judge_relayed(
        purpose: Purpose,
        status: u16,
        shape: Shape,
        message: &str,
        relay_code: Option<&str>,
    ) -> (&'static str, &'static str) {
        match classify(&Answer { purpose, status, shape, message, relay_code }) {
            Verdict::Done => ("done", ""),
            Verdict::Error(code, outcome) => {
                (name(code), if outcome == Outcome::Refused { "refused" } else { "unknown" })
            }
        }
    }

    fn name(code: Code) -> &'static str {
        match code {
            Code::Authentication => "authentication",
            Code::PlanLimit => "plan_limit",
            Code::AssistantNotFound => "assistant_not_found",
            Code::NotFound => "not_found",
            Code::Validation => "validation",
            Code::RateLimit => "rate_limit",
            Code::Server => "server",
            Code::UnexpectedResponse => "unexpected_response",
            Code::Relay => "relay",
        }
    }

    fn verdict(status: u16, shape: Shape, message: &str) -> (&'static str, &'static str) {
        judge(Purpose::Create, status, shape, message)
    }

    #[test]
    fn classify_reads_the_documented_answers() {
        for (status, shape, message, expected) in [
            (201, Shape::Campaign, "", ("done", "")),
            (200, Shape::Campaign, "", ("done", "")),
            (401, REFUSAL, "Unauthenticated.", ("authentication", "refused")),
            (403, REFUSAL, LIMIT, ("plan_limit", "refused")),
            (404, REFUSAL, "Assistant not found or not an outbound assistant.", ("assistant_not_found", "refused")),
            (422, LISTED, "The given data was invalid.", ("validation", "refused")),
            (429, REFUSAL, "Too Many Attempts.", ("rate_limit", "refused")),
        ] {
            assert_eq!(verdict(status, shape, message), expected, "{status}");
        }
    }

    #[test]
    fn classify_recognizes_the_plan_limit_in_other_words() {
        for (status, shape, message, expected) in [
            (403, REFUSAL, "Sie haben die Höchstzahl an Kampagnen erreicht.", "plan_limit"),
            (403, REFUSAL, "Ha alcanzado el número máximo de campañas de su plan.", "plan_limit"),
            (403, REFUSAL, "Vous avez atteint le nombre maximal de campagnes.", "plan_limit"),
            (403, REFUSAL, "Campaign limit reached. Upgrade for unlimited campaigns.", "plan_limit"),
            (403, REFUSAL, "Your plan's limit is reached.", "plan_limit"),
            (403, REFUSAL, "This action is unauthorized.", "authentication"),
            (403, REFUSAL, "Your email address is not verified.", "authentication"),
            (403, REFUSAL, "Invalid scope(s) provided.", "authentication"),
            (403, REFUSAL, "User does not have the right roles.", "authentication"),
            (403, REFUSAL, "This campaign belongs to another team.", "authentication"),
            (403, REFUSAL, "Campaigns are limited to managers.", "authentication"),
            (403, REFUSAL, "Rate limit exceeded.", "authentication"),
            (403, REFUSAL, "Rate limit for campaign creation exceeded.", "authentication"),
            (403, REFUSAL, "Campaign rate-limit exceeded.", "authentication"),
            (403, REFUSAL, "Maximum login attempts reached; campaign access is locked.", "authentication"),
            (403, REFUSAL, "Campaign delimiter is wrong.", "authentication"),
            (403, REFUSAL, "Your subscription's spending limit is reached.", "authentication"),
            (403, REFUSAL, "The campaign time limit has passed.", "authentication"),
            (403, REFUSAL, "Your plan's limit of seats does not allow this.", "authentication"),
            (403, REFUSAL, "Zeitlimit der Kampagne.", "authentication"),
            (403, REFUSAL, "Campaign 5 belongs to another team.", "authentication"),
            (403, REFUSAL, "Go to 5 other places before campaigns.", "authentication"),
            (403, REFUSAL, "You cannot create more than 5 campaigns.", "plan_limit"),
            (403, REFUSAL, "Your account allows only 3 active campaigns", "plan_limit"),
            (403, REFUSAL, "Sie können nicht mehr als 5 Kampagnen anlegen.", "plan_limit"),
            (403, REFUSAL, "Kampagnenlimit erreicht.", "plan_limit"),
            (403, REFUSAL, "La limite de campagnes est atteinte.", "plan_limit"),
            (403, REFUSAL, "You have reached your limit. Upgrade to create more campaigns.", "plan_limit"),
            (403, REFUSAL, "You do not have permission to create campaigns.", "authentication"),
            (403, REFUSAL, "Access denied: this key is limited to reading campaigns.", "authentication"),
            (403, REFUSAL, "No permission: the campaign limit of your plan is reached.", "plan_limit"),
            (403, REFUSAL, "Your plan has no room left.", "authentication"),
            (403, REFUSAL, "Zugriff verweigert.", "authentication"),
            (403, REFUSAL, " ", "authentication"),
            (404, REFUSAL, "", "not_found"),
            (404, REFUSAL, "The route api/user/campaign could not be found.", "not_found"),
            (422, REFUSAL, LIMIT, "plan_limit"),
            (422, LISTED, LIMIT, "validation"),
            (422, REFUSAL, "Assistant is disabled.", "validation"),
        ] {
            assert_eq!(verdict(status, shape, message), (expected, "refused"), "{status} {message}");
        }
    }

    #[test]
    fn classify_reads_an_unknown_assistant_from_a_422_without_errors() {
        const UNKNOWN: &str = "Assistant not found or not an outbound assistant.";
        for (shape, message, expected) in [
            (REFUSAL, UNKNOWN, "assistant_not_found"),
            (REFUSAL, "assistant not found", "assistant_not_found"),
            (REFUSAL, "The assistant is not an outbound assistant.", "assistant_not_found"),
            (REFUSAL, "The outbound assistant has no phone number.", "validation"),
            (REFUSAL, "The template does not exist for this assistant.", "validation"),
            (REFUSAL, "WhatsApp sender not found.", "validation"),
            (REFUSAL, "The channel sms is disabled.", "validation"),
            (LISTED, UNKNOWN, "validation"),
        ] {
            assert_eq!(verdict(422, shape, message), (expected, "refused"), "{message}");
        }
        assert_eq!(judge(Purpose::Change, 422, REFUSAL, UNKNOWN), ("validation", "refused"));
    }

    #[test]
    fn classify_is_refused_for_the_documented_shape_only() {
        for status in [401, 403, 404, 422, 429] {
            for shape in
                [Shape::Empty, Shape::NotJson, Shape::TooLarge, Shape::OtherJson, Shape::Campaign, Shape::Requested]
            {
                let expected = if status == 429 { "rate_limit" } else { "unexpected_response" };
                assert_eq!(verdict(status, shape, ""), (expected, "unknown"), "{status}");
            }
        }
    }

    #[test]
    fn classify_is_unknown_for_all_other_answers() {
        for status in [500, 502, 503, 504, 599] {
            assert_eq!(verdict(status, REFUSAL, "Server Error"), ("server", "unknown"));
        }
        for status in [0, 100, 200, 201, 202, 204, 301, 302, 307, 400, 402, 405, 409, 419, 600, 999] {
            assert_eq!(verdict(status, REFUSAL, "x"), ("unexpected_response", "unknown"), "{status}");
            assert_eq!(verdict(status, Shape::NotJson, ""), ("unexpected_response", "unknown"), "{status}");
        }
        assert_eq!(verdict(202, Shape::Campaign, ""), ("unexpected_response", "unknown"));
    }

    #[test]
    fn is_invisible_is_true_for_controls_and_trimmed_characters() {
        for message in ["", " ", "\u{b}", "\0", "\u{a0}\u{feff}"] {
            assert!(is_invisible(message) && is_about_the_route(message), "{message:?}");
        }
        assert!(!is_invisible("\u{a0}x") && !is_about_the_route("x"));
    }

    #[test]
    fn classify_of_a_change_is_done_if_the_server_states_success() {
        let change = |status, shape, message| judge(Purpose::Change, status, shape, message);
        assert_eq!(change(200, REFUSAL, "Campaign started successfully."), ("done", ""));
        assert_eq!(change(204, Shape::Empty, ""), ("done", ""));
        for (status, shape) in
            [(200, FAILED), (200, Shape::Empty), (200, Shape::NotJson), (202, REFUSAL), (204, REFUSAL)]
        {
            assert_eq!(change(status, shape, ""), ("unexpected_response", "unknown"), "{status}");
        }
        assert_eq!(change(404, REFUSAL, "Campaign not found."), ("not_found", "refused"));
        assert_eq!(change(403, REFUSAL, "Access denied."), ("authentication", "refused"));
        assert_eq!(change(403, REFUSAL, "Not yours."), ("authentication", "refused"));
        assert_eq!(change(403, REFUSAL, LIMIT), ("plan_limit", "refused"));
        assert_eq!(change(422, LISTED, "x"), ("validation", "refused"));
        assert_eq!(change(400, REFUSAL, "Insufficient balance."), ("unexpected_response", "unknown"));
    }

    #[test]
    fn classify_of_a_read_is_done_for_the_requested_data_and_leaves_no_doubt() {
        assert_eq!(judge(Purpose::Read, 200, Shape::Requested, ""), ("done", ""));
        assert_eq!(judge(Purpose::Read, 404, REFUSAL, "x"), ("not_found", "refused"));
    }

    #[test]
    fn classify_never_reads_a_refusal_of_the_relay_as_one_of_the_server() {
        let relayed = |status, code| judge_relayed(Purpose::Create, status, REFUSAL, LIMIT, Some(code));
        for status in [400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 429] {
            assert_eq!(relayed(status, "relay_some_refusal"), ("relay", "refused"), "{status}");
        }
        for status in [302, 500, 502, 504] {
            assert_eq!(relayed(status, "relay_internal"), ("relay", "unknown"), "{status}");
        }
        for code in NOT_SENT_ON {
            for status in [500, 502, 503] {
                assert_eq!(relayed(status, code), ("relay", "refused"), "{code}");
            }
        }
        for code in SENT_ON {
            for status in [409, 413, 502, 504] {
                assert_eq!(relayed(status, code), ("relay", "unknown"), "{code}");
            }
        }
    }
}
