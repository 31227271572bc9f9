// Computes the expected `campaign` of the second contract from the values that Laravel validated. It shares no code
// with the package.
import { normaliseBy } from "./normalise.mjs";

/** The kind of each field, in the order of the contract's table. */
const KINDS = {
  name: "text",
  channel: "text",
  timezone: "text",
  schedule_windows: "windows",
  allowed_hours_start_time: "text",
  allowed_hours_end_time: "text",
  scheduled_start_at: "any",
  allowed_days: "texts",
  max_retries: "integer",
  retry_interval: "integer",
  mark_complete_when_no_leads: "flag",
  assistant_id: "integer",
  max_calls_in_parallel: "integer",
  phone_number_ids: "integers",
  retry_on_voicemail: "flag",
  retry_on_goal_incomplete: "flag",
  goal_completion_variable: "text",
  fallback_channel: "text",
  fallback_whatsapp_sender_id: "integer",
  fallback_whatsapp_template_id: "integer",
  fallback_sms_from_phone_number_id: "integer",
  fallback_sms_body: "text",
  fallback_variable_mapping: "mapping",
  whatsapp_sender_id: "integer",
  whatsapp_template_id: "integer",
  text_variable_mapping: "mapping",
  messages_per_minute: "integer",
  sms_from_phone_number_id: "integer",
  sms_body: "text",
};

/**
 * @param {import("./exact-json.mjs").ExactMap} validated the values that Laravel accepted: trimmed, "" already null
 * @returns {Record<string, unknown>}
 */
export const normalise2026_07 = (validated) => normaliseBy(KINDS, validated);
