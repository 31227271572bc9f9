//! The server's answers as TypeScript declarations. pkg-template/client reads them; nothing here runs.

/// A campaign as the server returns it (the `data` of a 201), with hours as `HH:MM`. Undocumented keys are kept
/// unchanged.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
pub struct Campaign {
    /// The campaign's id. Documented as an integer; a string that a host sends stays a string.
    #[tsify(type = "number | string")]
    pub id: f64,
    /// The campaign's name.
    pub name: String,
    /// The status. A new campaign is a `"draft"`: it makes no calls before it is started. The pages name `"scheduled"`,
    /// `"in-progress"`, `"paused"` (`"stopped"` before July 2026) and `"completed"`, and say that there may be others.
    pub status: String,
    /// The maximum number of simultaneous calls.
    pub max_calls_in_parallel: u32,
    /// Whether the campaign is marked complete when no lead is left to call.
    pub mark_complete_when_no_leads: bool,
    /// Start of the calling window, `HH:MM`.
    pub allowed_hours_start_time: String,
    /// End of the calling window, `HH:MM`.
    pub allowed_hours_end_time: String,
    /// The days on which calls are allowed, `"monday"` to `"sunday"`.
    pub allowed_days: Vec<String>,
    /// The maximum number of attempts after the first one.
    pub max_retries: u32,
    /// Minutes between two attempts.
    pub retry_interval: u32,
    /// The time of creation, as the server wrote it. Its time zone is not dependable: the contract of July 2026 writes
    /// it without a zone, in the account's.
    pub created_at: String,
    /// The time of the last change, as the server wrote it, like `created_at`.
    pub updated_at: String,
}

/// The result of a start or a stop.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
pub struct CampaignStatus {
    /// The campaign's id.
    #[tsify(type = "number | string")]
    pub campaign_id: f64,
    /// `"in-progress"`, `"paused"` or `"stopped"`, if the server reports it.
    #[tsify(optional)]
    pub status: String,
}

/// An assistant that may make outbound calls. Other keys are kept unchanged.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
pub struct OutboundAssistant {
    /// The assistant's id: a form's `assistant_id`.
    #[tsify(type = "number | string")]
    pub id: f64,
    /// The name.
    pub name: String,
    /// `"active"` or `"inactive"`.
    #[tsify(optional)]
    pub status: String,
    /// The assistant's time zone.
    #[tsify(optional, type = "string | null")]
    pub timezone: String,
}

/// An assistant, with the variables that it extracts from each call. Other keys are kept unchanged.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
pub struct Assistant {
    /// The assistant's id.
    #[tsify(type = "number | string")]
    pub id: f64,
    /// The name.
    pub name: String,
    /// The assistant's time zone.
    #[tsify(optional, type = "string | null")]
    pub timezone: String,
    /// The id of the phone number that it calls from.
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
    /// The name.
    pub name: String,
    /// `"string"`, `"number"` or `"bool"`.
    pub r#type: String,
    /// The meaning of the variable.
    #[tsify(optional)]
    pub description: String,
}

/// A phone number of the account. Other keys are kept unchanged.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
pub struct PhoneNumber {
    /// The number's id: an element of a form's `phone_number_ids`.
    #[tsify(type = "number | string")]
    pub id: f64,
    /// The number, in E.164 format.
    pub phone_number: String,
    /// The owner's name for the number.
    #[tsify(optional, type = "string | null")]
    pub nickname: String,
    /// The two-letter country code.
    #[tsify(optional, type = "string | null")]
    pub country_code: String,
    /// `"normal"`, `"sip"` or `"caller_id"`.
    #[tsify(optional)]
    pub r#type: String,
    /// Whether the number can send text messages.
    #[tsify(optional)]
    pub sms_capable: bool,
}

/// A WhatsApp sender of the account. Other keys are kept unchanged.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
pub struct WhatsappSender {
    /// The sender's id: a form's `whatsapp_sender_id`.
    #[tsify(type = "number | string")]
    pub id: f64,
}

/// A template of a WhatsApp sender. Other keys are kept unchanged.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
pub struct WhatsappTemplate {
    /// The template's id: a form's `whatsapp_template_id`.
    #[tsify(type = "number | string")]
    pub id: f64,
    /// The name.
    #[tsify(optional)]
    pub name: String,
    /// The language, such as `"en"`.
    #[tsify(optional)]
    pub language: String,
    /// The state of WhatsApp's review. Only an approved template can be sent.
    #[tsify(optional)]
    pub status: String,
    /// The text, with placeholders such as `{{1}}`.
    #[tsify(optional, type = "string | null")]
    pub body_text: String,
    /// The placeholders of the text.
    #[tsify(optional, type = "unknown[] | null")]
    pub variables: Vec<String>,
}
