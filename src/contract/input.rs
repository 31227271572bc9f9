//! The TypeScript declaration of a form: the values that the server accepts for each field, texts of inputs included.
//!
//! Nothing here runs. JavaScript writes forms to a tape, and only the server's rules refuse a value.

use super::request::{Day, Id};

/// A form for `POST /user/campaign`. It accepts the texts of inputs and the numbers and booleans of programs. All
/// fields but the first two may be left out, null or empty; the server then uses its own default.
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
    /// The maximum number of simultaneous calls, from 1 to the plan's limit.
    #[tsify(optional, type = "Id | bigint | null")]
    pub max_calls_in_parallel: Option<Id>,
    /// Start of the daily calling window, `HH:MM` in 24 hours.
    #[tsify(optional, type = "string | null")]
    pub allowed_hours_start_time: Option<String>,
    /// End of the daily calling window, `HH:MM` in 24 hours.
    #[tsify(optional, type = "string | null")]
    pub allowed_hours_end_time: Option<String>,
    /// The weekdays on which calls are made. An empty list means no day at all.
    #[tsify(optional, type = "readonly (Day | (string & {}))[] | Readonly<Record<string, string>> | null")]
    pub allowed_days: Option<Vec<Day>>,
    /// The number of retries of a failed call, 1 to 5.
    #[tsify(optional, type = "Id | bigint | null")]
    pub max_retries: Option<Id>,
    /// Minutes between two attempts, 10 to 4320.
    #[tsify(optional, type = "Id | bigint | null")]
    pub retry_interval: Option<Id>,
    /// Whether to call again after a voicemail answered.
    #[tsify(optional, type = "boolean | 0 | 1 | \"0\" | \"1\" | \"\" | null")]
    pub retry_on_voicemail: Option<bool>,
    /// Whether to call again after a call that did not complete its goal.
    #[tsify(optional, type = "boolean | 0 | 1 | \"0\" | \"1\" | \"\" | null")]
    pub retry_on_goal_incomplete: Option<bool>,
    /// The assistant's boolean variable that states whether the goal was met, at most 255 characters.
    #[tsify(optional, type = "string | null")]
    pub goal_completion_variable: Option<String>,
    /// Whether the campaign is complete when no leads remain.
    #[tsify(optional, type = "boolean | 0 | 1 | \"0\" | \"1\" | \"\" | null")]
    pub mark_complete_when_no_leads: Option<bool>,
    /// The ids of the phone numbers to call from, each once.
    #[tsify(optional, type = "readonly (Id | bigint)[] | Readonly<Record<string, Id>> | null")]
    pub phone_number_ids: Option<Vec<Id>>,
}
