//! What the server answers: the created campaign, and how its hours are brought back to the form's own spelling.

/// A campaign as the server returns it (the `data` of a 201), hours as `HH:MM`. Keys beyond the documented ones are
/// kept as they came.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
pub struct Campaign {
    /// The campaign's id. Documented as an integer; a host that sends a string keeps its string.
    #[tsify(type = "number | string")]
    pub id: f64,
    /// The campaign's name.
    pub name: String,
    /// A new campaign is a `"draft"`: it calls nobody before it is started.
    pub status: String,
    /// The most calls at the same time.
    pub max_calls_in_parallel: u32,
    /// Whether the campaign is marked complete when no lead is left to call.
    pub mark_complete_when_no_leads: bool,
    /// Start of the calling window, `HH:MM`.
    pub allowed_hours_start_time: String,
    /// End of the calling window, `HH:MM`.
    pub allowed_hours_end_time: String,
    /// The days on which calls are allowed, `"monday"` to `"sunday"`.
    pub allowed_days: Vec<String>,
    /// The most attempts after the first.
    pub max_retries: u32,
    /// Minutes between two attempts.
    pub retry_interval: u32,
    /// When it was created, as the server wrote it. Its zone is not dependable.
    pub created_at: String,
    /// When it was last changed, as the server wrote it.
    pub updated_at: String,
}

/// What a start or a stop brought about.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
pub struct CampaignStatus {
    /// The campaign's id.
    #[tsify(type = "number | string")]
    pub campaign_id: f64,
    /// `"in-progress"` or `"stopped"`, where the server tells it.
    #[tsify(optional)]
    pub status: String,
}

/// An assistant that may call out. Keys beyond these are kept as they came.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
pub struct OutboundAssistant {
    /// The assistant's id: a form's `assistant_id`.
    #[tsify(type = "number | string")]
    pub id: f64,
    /// Its name.
    pub name: String,
    /// `"active"` or `"inactive"`.
    #[tsify(optional)]
    pub status: String,
    /// Its time zone.
    #[tsify(optional, type = "string | null")]
    pub timezone: String,
}

/// An assistant, with what it extracts from each call. Keys beyond these are kept as they came.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
pub struct Assistant {
    /// The assistant's id.
    #[tsify(type = "number | string")]
    pub id: f64,
    /// Its name.
    pub name: String,
    /// Its time zone.
    #[tsify(optional, type = "string | null")]
    pub timezone: String,
    /// The phone number that it calls from.
    #[tsify(optional, type = "number | string | null")]
    pub phone_number_id: f64,
    /// The variables that are set after each call. A boolean one can be a form's `goal_completion_variable`.
    #[tsify(optional, type = "PostCallVariable[] | null")]
    pub post_call_schema: Vec<PostCallVariable>,
}

/// A variable that an assistant sets after a call.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
pub struct PostCallVariable {
    /// Its name.
    pub name: String,
    /// `"string"`, `"number"` or `"bool"`.
    pub r#type: String,
    /// What it means.
    #[tsify(optional)]
    pub description: String,
}

/// A phone number of the account. Keys beyond these are kept as they came.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
pub struct PhoneNumber {
    /// The number's id: an element of a form's `phone_number_ids`.
    #[tsify(type = "number | string")]
    pub id: f64,
    /// The number, in E.164.
    pub phone_number: String,
    /// A name of the owner's.
    #[tsify(optional, type = "string | null")]
    pub nickname: String,
    /// Its country, two letters.
    #[tsify(optional, type = "string | null")]
    pub country_code: String,
    /// `"normal"`, `"sip"` or `"caller_id"`.
    #[tsify(optional)]
    pub r#type: String,
}

/// The members of a campaign that hold an hour of the day.
pub const HOURS: [&str; 2] = ["allowed_hours_start_time", "allowed_hours_end_time"];

/// `09:00:00` (PHP's `H:i:s`, what the server sends) and `9:00` as the form's `09:00`. `None` for a text that is no hour
/// of the day: it is then kept as it came.
pub fn hour_and_minute(text: &str) -> Option<String> {
    let mut normal = String::from(if text.as_bytes().get(1) == Some(&b':') { "0" } else { "" });
    normal.push_str(text);
    if normal.len() == 5 {
        normal.push_str(":00");
    }
    let &[h1, h2, b':', m1, m2, b':', s1, s2] = normal.as_bytes() else { return None };
    if !below(24, h1, h2) || !below(60, m1, m2) || !below(60, s1, s2) {
        return None;
    }
    normal.truncate(5);
    Some(normal)
}

/// Are these two digits, of a number below the limit?
fn below(limit: u8, tens: u8, ones: u8) -> bool {
    tens.is_ascii_digit() && ones.is_ascii_digit() && (tens - b'0') * 10 + (ones - b'0') < limit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_dropped_and_a_missing_zero_is_added() {
        for (sent, normal) in
            [("09:00:00", "09:00"), ("17:05", "17:05"), ("9:00", "09:00"), ("23:59:59", "23:59"), ("00:00:00", "00:00")]
        {
            assert_eq!(hour_and_minute(sent).as_deref(), Some(normal), "{sent}");
        }
    }

    #[test]
    fn what_is_no_hour_is_left_alone() {
        for text in [
            "",
            "9",
            "24:00",
            "09:60",
            "09:0",
            "09:00:60",
            "09:00:00:00",
            "+9:00",
            "2026-02-23T10:00",
            "09:00:0",
            "٠٩:٠٠",
        ] {
            assert_eq!(hour_and_minute(text), None, "{text}");
        }
    }
}
