// Computes the expected `campaign` of the second contract from the values that Laravel validated. It shares no code
// with the package.

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
export function normalise2026_07(validated) {
  /** @type {Record<string, unknown>} */
  const campaign = {};
  for (const [field, kind] of Object.entries(KINDS)) {
    const value = validated.get(field);
    if (value === undefined || value === null) continue;
    campaign[field] = sentValue(kind, value);
  }
  return campaign;
}

/** @param {string} kind @param {any} value @returns {unknown} */
function sentValue(kind, value) {
  switch (kind) {
    case "integer":
      return integer(value);
    case "flag":
      return value === true || value === 1n || value === "1";
    case "integers":
      return elements(value).map(integer);
    case "texts":
      return elements(value);
    case "windows":
      return [...value.values()].map((window) => ({ start: window.get("start"), end: window.get("end") }));
    case "mapping":
      return Object.fromEntries([...value.entries()].map(([key, item]) => [key, plain(item)]));
    default:
      return plain(value);
  }
}

/** No rule checks an array under the key "" of a list: it is not sent. @param {any} value @returns {any[]} */
const elements = (value) =>
  value instanceof Map
    ? [...value]
        .filter(([key, item]) => key !== "" || typeof item !== "object" || item === null)
        .map(([, item]) => item)
    : value;

/** An integer beyond 2^53-1 is a string of its digits. @param {any} value @returns {unknown} */
function integer(value) {
  if (value === true) return 1;
  if (typeof value === "number") return value === 0 ? 0 : value;
  const digits = BigInt(value);
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : String(digits);
}

/** @param {any} value @returns {unknown} */
function plain(value) {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]));
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === "bigint" || typeof value === "number" ? integer(value) : value;
}
