//! What a form may hold, as TypeScript sees it: the values that the server takes for each field, texts of inputs included.
//!
//! Only a declaration: forms are read by `json_decode.rs`, and never refused for their types but by the server's rules.

use super::request::{Day, Id};

/// A form for `POST /user/campaign`: what an input gives (texts) and what a program would write (numbers, booleans) are both
/// taken. Fields may be left out, null or empty but for the first two; the server then takes its own default.
#[derive(tsify::Tsify)]
#[allow(dead_code)]
pub struct CampaignInput {
    /// The campaign's name, 1 to 255 characters after trimming.
    pub name: String,
    /// The id of the outbound assistant that makes the calls.
    #[tsify(type = "Id | bigint")]
    pub assistant_id: Id,
    /// The IANA name of a time zone.
    #[tsify(optional, type = "string | null")]
    pub timezone: Option<String>,
    /// How many calls may run at once: from 1 to the plan's limit.
    #[tsify(optional, type = "Id | bigint | null")]
    pub max_calls_in_parallel: Option<Id>,
    /// Start of the daily calling window, `HH:MM` in 24 hours.
    #[tsify(optional, type = "string | null")]
    pub allowed_hours_start_time: Option<String>,
    /// End of the daily calling window, `HH:MM` in 24 hours.
    #[tsify(optional, type = "string | null")]
    pub allowed_hours_end_time: Option<String>,
    /// The weekdays on which calls are made; an empty list means none at all.
    #[tsify(optional, type = "readonly (Day | (string & {}))[] | Readonly<Record<string, string>> | null")]
    pub allowed_days: Option<Vec<Day>>,
    /// How often a failed call is tried again, 1 to 5.
    #[tsify(optional, type = "Id | bigint | null")]
    pub max_retries: Option<Id>,
    /// Minutes between two attempts, 10 to 4320.
    #[tsify(optional, type = "Id | bigint | null")]
    pub retry_interval: Option<Id>,
    /// Whether to call again when a voicemail answered.
    #[tsify(optional, type = "boolean | 0 | 1 | \"0\" | \"1\" | \"\" | null")]
    pub retry_on_voicemail: Option<bool>,
    /// Whether to call again when the goal of the call was not completed.
    #[tsify(optional, type = "boolean | 0 | 1 | \"0\" | \"1\" | \"\" | null")]
    pub retry_on_goal_incomplete: Option<bool>,
    /// The assistant's boolean variable that tells whether the goal was met, at most 255 characters.
    #[tsify(optional, type = "string | null")]
    pub goal_completion_variable: Option<String>,
    /// Whether the campaign is complete when no leads remain.
    #[tsify(optional, type = "boolean | 0 | 1 | \"0\" | \"1\" | \"\" | null")]
    pub mark_complete_when_no_leads: Option<bool>,
    /// The ids of the phone numbers to call from, each once.
    #[tsify(optional, type = "readonly (Id | bigint)[] | Readonly<Record<string, Id>> | null")]
    pub phone_number_ids: Option<Vec<Id>>,
}
