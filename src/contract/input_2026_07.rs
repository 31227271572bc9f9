//! The TypeScript declarations of a form and of a campaign of the second contract. Nothing here runs: the rows of
//! `contract_2026_07.rs` decide, and `verdict::answer` normalizes.
#![allow(dead_code)]

use tsify::Tsify;
use wasm_bindgen::JsValue;

/// The channel of a campaign.
#[derive(Tsify)]
#[tsify(type = "\"call\" | \"whatsapp\" | \"sms\"")]
pub struct Channel;

/// One window of a day.
#[derive(Tsify)]
pub struct ScheduleWindow {
    /// The start, `HH:MM` in 24 hours.
    pub start: String,
    /// The end, `HH:MM` in 24 hours. An end before the start is on the next day.
    pub end: String,
}

/// A form for `POST /user/campaign` in the contract of July 2026. It accepts the texts of inputs and the numbers and
/// booleans of programs. A field without a value may be left out, null or empty; the server then uses its own default.
#[derive(Tsify)]
pub struct CampaignInput202607 {
    /// The campaign's name, 1 to 255 characters after trimming.
    pub name: String,
    /// Whether the campaign calls, or sends WhatsApp or text messages. Default: `call`.
    #[tsify(optional, type = "Channel | \"\" | null")]
    pub channel: JsValue,
    /// The IANA name of the time zone of hours and days. Default: the assistant's for calls, else the account's.
    #[tsify(optional, type = "string | null")]
    pub timezone: JsValue,
    /// One or more windows a day. An end before its start is on the next day.
    #[tsify(optional, type = "readonly ScheduleWindow[] | Readonly<Record<string, ScheduleWindow>> | null")]
    pub schedule_windows: JsValue,
    /// Start of one daily window, `HH:MM`. It counts only without `schedule_windows`. Default: `00:00`.
    #[tsify(optional, type = "string | null")]
    pub allowed_hours_start_time: JsValue,
    /// End of one daily window, `HH:MM`. It counts only without `schedule_windows`. Default: `23:59`.
    #[tsify(optional, type = "string | null")]
    pub allowed_hours_end_time: JsValue,
    /// The date and time at which the campaign starts by itself, best in ISO 8601 with an offset from UTC.
    #[tsify(optional, type = "string | number | Date | null")]
    pub scheduled_start_at: JsValue,
    /// The weekdays of the campaign. An empty list means no day at all. Default: all seven.
    #[tsify(optional, type = "readonly (Day | (string & {}))[] | Readonly<Record<string, string>> | null")]
    pub allowed_days: JsValue,
    /// The number of retries for each lead, 1 to 5. Default: 3.
    #[tsify(optional, type = "Id | bigint | null")]
    pub max_retries: JsValue,
    /// Minutes between two attempts, 10 to 4320 (three days). Default: 60.
    #[tsify(optional, type = "Id | bigint | null")]
    pub retry_interval: JsValue,
    /// Whether the campaign is complete when no leads remain. Default: true.
    #[tsify(optional, type = "boolean | 0 | 1 | \"0\" | \"1\" | \"\" | null")]
    pub mark_complete_when_no_leads: JsValue,
    /// The id of the outbound assistant that makes the calls. Required if `channel` is `call` or left out.
    #[tsify(optional, type = "Id | bigint | null")]
    pub assistant_id: JsValue,
    /// The maximum number of simultaneous calls, from 1 to the plan's limit. Default: 3.
    #[tsify(optional, type = "Id | bigint | null")]
    pub max_calls_in_parallel: JsValue,
    /// The ids of the phone numbers to call from.
    #[tsify(optional, type = "readonly (Id | bigint)[] | Readonly<Record<string, Id>> | null")]
    pub phone_number_ids: JsValue,
    /// Whether to call again after a voicemail answered.
    #[tsify(optional, type = "boolean | 0 | 1 | \"0\" | \"1\" | \"\" | null")]
    pub retry_on_voicemail: JsValue,
    /// Whether to call again until the goal variable is true.
    #[tsify(optional, type = "boolean | 0 | 1 | \"0\" | \"1\" | \"\" | null")]
    pub retry_on_goal_incomplete: JsValue,
    /// The assistant's boolean variable that states whether the goal was met.
    #[tsify(optional, type = "string | null")]
    pub goal_completion_variable: JsValue,
    /// The channel of one message after the last retry of a call.
    #[tsify(optional, type = "\"whatsapp\" | \"sms\" | \"\" | null")]
    pub fallback_channel: JsValue,
    /// The id of the fallback's WhatsApp sender. Required if `fallback_channel` is `whatsapp`.
    #[tsify(optional, type = "Id | bigint | null")]
    pub fallback_whatsapp_sender_id: JsValue,
    /// The id of a template that is approved for that sender. Required if `fallback_channel` is `whatsapp`.
    #[tsify(optional, type = "Id | bigint | null")]
    pub fallback_whatsapp_template_id: JsValue,
    /// The id of a phone number that can send text messages. Required if `fallback_channel` is `sms`.
    #[tsify(optional, type = "Id | bigint | null")]
    pub fallback_sms_from_phone_number_id: JsValue,
    /// The text of the fallback. `{{variable}}` stands for a variable of the lead. Required if `fallback_channel` is
    /// `sms`.
    #[tsify(optional, type = "string | null")]
    pub fallback_sms_body: JsValue,
    /// The lead's variable for each placeholder of the fallback's template: `{ "1": "customer_name" }`.
    #[tsify(optional, type = "Readonly<Record<string, unknown>> | readonly unknown[] | null")]
    pub fallback_variable_mapping: JsValue,
    /// The id of the WhatsApp sender. Required if `channel` is `whatsapp`.
    #[tsify(optional, type = "Id | bigint | null")]
    pub whatsapp_sender_id: JsValue,
    /// The id of a template that is approved for the sender. Required if `channel` is `whatsapp`.
    #[tsify(optional, type = "Id | bigint | null")]
    pub whatsapp_template_id: JsValue,
    /// The lead's variable for each placeholder of the template: `{ "1": "customer_name" }`.
    #[tsify(optional, type = "Readonly<Record<string, unknown>> | readonly unknown[] | null")]
    pub text_variable_mapping: JsValue,
    /// Messages a minute, 1 to 10.
    #[tsify(optional, type = "Id | bigint | null")]
    pub messages_per_minute: JsValue,
    /// The id of a phone number that can send text messages. Required if `channel` is `sms`.
    #[tsify(optional, type = "Id | bigint | null")]
    pub sms_from_phone_number_id: JsValue,
    /// The text, at most 1600 characters. `{{variable}}` stands for a variable of the lead. Required if `channel` is
    /// `sms`.
    #[tsify(optional, type = "string | null")]
    pub sms_body: JsValue,
}

/// A normalized campaign of the contract of July 2026, ready to be created: the meaning of an accepted form. Fields
/// that were left out, null or empty are absent, so that the server's own defaults apply.
#[derive(Tsify)]
pub struct CreateCampaign202607 {
    /// The campaign's name, 1 to 255 characters (Unicode code points), trimmed as the server trims it.
    pub name: String,
    /// Whether the campaign calls, or sends WhatsApp or text messages. Default: `call`.
    #[tsify(optional, type = "Channel")]
    pub channel: JsValue,
    /// The IANA name of the time zone of hours and days. Default: the assistant's for calls, else the account's.
    #[tsify(optional, type = "string")]
    pub timezone: JsValue,
    /// One or more windows a day. An end before its start is on the next day.
    #[tsify(optional, type = "ScheduleWindow[]")]
    pub schedule_windows: JsValue,
    /// Start of one daily window, `HH:MM`. It counts only without `schedule_windows`. Default: `00:00`.
    #[tsify(optional, type = "string")]
    pub allowed_hours_start_time: JsValue,
    /// End of one daily window, `HH:MM`. It counts only without `schedule_windows`. Default: `23:59`.
    #[tsify(optional, type = "string")]
    pub allowed_hours_end_time: JsValue,
    /// The date and time at which the campaign starts by itself, best in ISO 8601 with an offset from UTC.
    #[tsify(optional, type = "string | number")]
    pub scheduled_start_at: JsValue,
    /// The weekdays of the campaign. An empty list means no day at all. Default: all seven.
    #[tsify(optional, type = "Day[]")]
    pub allowed_days: JsValue,
    /// The number of retries for each lead, 1 to 5. Default: 3.
    #[tsify(optional, type = "number")]
    pub max_retries: JsValue,
    /// Minutes between two attempts, 10 to 4320 (three days). Default: 60.
    #[tsify(optional, type = "number")]
    pub retry_interval: JsValue,
    /// Whether the campaign is complete when no leads remain. Default: true.
    #[tsify(optional, type = "boolean")]
    pub mark_complete_when_no_leads: JsValue,
    /// The id of the outbound assistant that makes the calls. Required if `channel` is `call` or left out.
    #[tsify(optional, type = "Id")]
    pub assistant_id: JsValue,
    /// The maximum number of simultaneous calls, from 1 to the plan's limit. Default: 3.
    #[tsify(optional, type = "Id")]
    pub max_calls_in_parallel: JsValue,
    /// The ids of the phone numbers to call from.
    #[tsify(optional, type = "Id[]")]
    pub phone_number_ids: JsValue,
    /// Whether to call again after a voicemail answered.
    #[tsify(optional, type = "boolean")]
    pub retry_on_voicemail: JsValue,
    /// Whether to call again until the goal variable is true.
    #[tsify(optional, type = "boolean")]
    pub retry_on_goal_incomplete: JsValue,
    /// The assistant's boolean variable that states whether the goal was met.
    #[tsify(optional, type = "string")]
    pub goal_completion_variable: JsValue,
    /// The channel of one message after the last retry of a call.
    #[tsify(optional, type = "\"whatsapp\" | \"sms\"")]
    pub fallback_channel: JsValue,
    /// The id of the fallback's WhatsApp sender. Required if `fallback_channel` is `whatsapp`.
    #[tsify(optional, type = "Id")]
    pub fallback_whatsapp_sender_id: JsValue,
    /// The id of a template that is approved for that sender. Required if `fallback_channel` is `whatsapp`.
    #[tsify(optional, type = "Id")]
    pub fallback_whatsapp_template_id: JsValue,
    /// The id of a phone number that can send text messages. Required if `fallback_channel` is `sms`.
    #[tsify(optional, type = "Id")]
    pub fallback_sms_from_phone_number_id: JsValue,
    /// The text of the fallback. `{{variable}}` stands for a variable of the lead. Required if `fallback_channel` is
    /// `sms`.
    #[tsify(optional, type = "string")]
    pub fallback_sms_body: JsValue,
    /// The lead's variable for each placeholder of the fallback's template: `{ "1": "customer_name" }`.
    #[tsify(optional, type = "Record<string, unknown>")]
    pub fallback_variable_mapping: JsValue,
    /// The id of the WhatsApp sender. Required if `channel` is `whatsapp`.
    #[tsify(optional, type = "Id")]
    pub whatsapp_sender_id: JsValue,
    /// The id of a template that is approved for the sender. Required if `channel` is `whatsapp`.
    #[tsify(optional, type = "Id")]
    pub whatsapp_template_id: JsValue,
    /// The lead's variable for each placeholder of the template: `{ "1": "customer_name" }`.
    #[tsify(optional, type = "Record<string, unknown>")]
    pub text_variable_mapping: JsValue,
    /// Messages a minute, 1 to 10.
    #[tsify(optional, type = "number")]
    pub messages_per_minute: JsValue,
    /// The id of a phone number that can send text messages. Required if `channel` is `sms`.
    #[tsify(optional, type = "Id")]
    pub sms_from_phone_number_id: JsValue,
    /// The text, at most 1600 characters. `{{variable}}` stands for a variable of the lead. Required if `channel` is
    /// `sms`.
    #[tsify(optional, type = "string")]
    pub sms_body: JsValue,
}
