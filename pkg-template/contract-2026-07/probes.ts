// The forms that calibration sends to a server of this contract. Each lacks the name, or is a call without an
// assistant. Each also has a number outside its bounds, in a field of all channels: the server may not require the name
// or the assistant on a channel that the first form does not show.
import type { Probe } from "../calibrate/contract.js";
import { LONG, LONG_LIST, MANY_CALLS } from "../calibrate/probe-values.js";
import { fieldNames } from "../fields-2026-07.js";
import { hasOwn } from "../wasm/builtins.js";
import type { CampaignField } from "./types.js";

const FAR_BELOW = -987_654;
const FAR_ABOVE = 987_654;
/** An id that no account has. */
const UNKNOWN_ID = 987_654_321;
/** One character more than a text message can have. */
const LONG_BODY = "zz-text-".repeat(201).slice(0, 1_601);

/** The numbers of all channels that a probe can have outside their bounds. */
const BOUNDED = ["max_retries", "retry_interval"] as const satisfies CampaignField[];
const OUT_OF_BOUNDS = { timezone: "Zz/Nowhere", max_retries: FAR_BELOW, retry_interval: FAR_BELOW };

const WINDOW = { start: "09:00", end: "12:00" };
const CALL = { channel: "call" };

/** The fields that WhatsApp and text messages need, by the pages. */
export const CHANNEL_FIELDS: readonly string[] = [
  "whatsapp_sender_id",
  "whatsapp_template_id",
  "sms_from_phone_number_id",
  "sms_body",
] satisfies CampaignField[];

/** The name of a probe. */
export type ProbeName =
  | "first"
  | "texts"
  | "numbers"
  | "lists"
  | "named"
  | "nulls"
  | "nullChannel"
  | "unknownChannel"
  | "whatsapp"
  | "sms"
  | "whatsappTexts"
  | "smsTexts"
  | "whatsappIds"
  | "smsIds";

/**
 * The forms, in the order in which they are sent. Most values break a rule of the pages, as those of the first
 * contract's probes do. The others are accepted by the pages, but refused by another reading of them.
 */
export const PROBES: Readonly<Record<ProbeName, Probe>> = {
  /** Shows whether the server requires the name, and the assistant of a call. The other probes rely on it. */
  first: { ...OUT_OF_BOUNDS, ...CALL },
  texts: {
    ...CALL,
    name: LONG,
    timezone: "Zz/Nowhere",
    schedule_windows: "zz-windows",
    allowed_hours_start_time: "zz:zz",
    allowed_hours_end_time: "24:00",
    scheduled_start_at: "zz-date",
    allowed_days: "zz-days",
    max_retries: FAR_BELOW,
    retry_interval: FAR_BELOW,
    mark_complete_when_no_leads: "zz-flag",
    max_calls_in_parallel: FAR_BELOW,
    phone_number_ids: "zz-phones",
    retry_on_voicemail: "zz-flag",
    retry_on_goal_incomplete: "zz-flag",
    goal_completion_variable: LONG,
    fallback_channel: "zz-fallback",
    whatsapp_sender_id: "zz-sender",
    whatsapp_template_id: "zz-template",
    text_variable_mapping: "zz-mapping",
    messages_per_minute: "zz-number",
    sms_from_phone_number_id: "zz-number",
    sms_body: 98_765,
  },
  numbers: {
    ...CALL,
    name: 98_765,
    timezone: 98_765,
    schedule_windows: [
      {},
      { start: "zz:zz", end: "zz:zz" },
      { start: "9:00", end: "09:00:00" },
      { start: 98_765, end: "24:00" },
      {},
    ],
    allowed_hours_start_time: 98_765,
    allowed_hours_end_time: 98_765,
    scheduled_start_at: 98_765,
    allowed_days: ["zz-day", 98_765, "monday", "monday"],
    max_retries: FAR_ABOVE,
    retry_interval: [],
    // The trimmed characters tell Laravel 8 from 9 and 10, those from 11, and show whether the server trims at all.
    mark_complete_when_no_leads: " 1 ",
    max_calls_in_parallel: MANY_CALLS,
    phone_number_ids: ["zz-phone", "zz-other", 98_765, "98765"],
    retry_on_voicemail: "\u00a01",
    retry_on_goal_incomplete: "\u200e1",
    goal_completion_variable: 98_765,
    fallback_channel: 98_765,
  },
  lists: {
    ...CALL,
    name: LONG_LIST,
    // PHP knows this name, but lists it as a backward-compatible one only.
    timezone: "Asia/Calcutta",
    allowed_hours_start_time: "9:00",
    allowed_hours_end_time: "09:00:00",
    scheduled_start_at: "2096-07-24T18:00:00.000Z",
    allowed_days: { a: "zz-day", b: null },
    max_retries: [],
    retry_interval: FAR_ABOVE,
    mark_complete_when_no_leads: [],
    max_calls_in_parallel: [],
    phone_number_ids: { a: "zz-phone", b: "zz-phone" },
    retry_on_voicemail: "true",
    retry_on_goal_incomplete: "on",
    goal_completion_variable: LONG_LIST,
  },
  /** Two errors: shows the singular of "(and 1 more error)". */
  named: { ...CALL, name: "zz", max_retries: FAR_BELOW, retry_interval: null },
  /** No channel. */
  nulls: {
    ...Object.fromEntries(
      fieldNames.filter((name) => !/^(name|channel|assistant_id)$/.test(name)).map((name) => [name, null]),
    ),
    max_retries: FAR_BELOW,
    retry_interval: FAR_BELOW,
  },
  nullChannel: {
    ...OUT_OF_BOUNDS,
    channel: null,
    schedule_windows: [{ start: "09:00", end: "09:00" }],
    scheduled_start_at: "2001-02-03T04:05:06+00:00",
    retry_on_goal_incomplete: true,
  },
  unknownChannel: {
    ...OUT_OF_BOUNDS,
    channel: "zz-channel",
    schedule_windows: [{ start: "22:00", end: "06:00" }],
    scheduled_start_at: "2096-07-24T18:00:00",
  },
  whatsapp: {
    ...OUT_OF_BOUNDS,
    channel: "whatsapp",
    fallback_channel: "whatsapp",
    assistant_id: "zz-assistant",
    schedule_windows: [WINDOW, { start: "11:00", end: "13:00" }],
    scheduled_start_at: "2096-07-24",
  },
  sms: {
    ...OUT_OF_BOUNDS,
    channel: "sms",
    fallback_channel: "sms",
    schedule_windows: [WINDOW],
    allowed_hours_start_time: "08:00",
    allowed_hours_end_time: "09:00",
    scheduled_start_at: "2096-07-24 18:00:00",
  },
  whatsappTexts: {
    ...OUT_OF_BOUNDS,
    channel: "whatsapp",
    whatsapp_sender_id: "zz-sender",
    whatsapp_template_id: "zz-template",
    text_variable_mapping: "zz-mapping",
    messages_per_minute: FAR_BELOW,
    fallback_channel: "sms",
    fallback_sms_from_phone_number_id: "zz-number",
    fallback_sms_body: LONG_BODY,
    fallback_whatsapp_sender_id: "zz-sender",
    schedule_windows: [{ ...WINDOW, zz: "zz" }],
    scheduled_start_at: "24.07.2096",
  },
  smsTexts: {
    ...OUT_OF_BOUNDS,
    channel: "sms",
    sms_from_phone_number_id: "zz-number",
    sms_body: LONG_BODY,
    messages_per_minute: FAR_ABOVE,
    fallback_channel: "whatsapp",
    fallback_whatsapp_sender_id: "zz-sender",
    fallback_whatsapp_template_id: "zz-template",
    fallback_variable_mapping: "zz-mapping",
    fallback_sms_body: 98_765,
    allowed_hours_start_time: "08:00",
    allowed_hours_end_time: "09:00",
    scheduled_start_at: "2096-07-24T18:00:00+02:00",
  },
  whatsappIds: {
    ...OUT_OF_BOUNDS,
    channel: "whatsapp",
    assistant_id: UNKNOWN_ID,
    phone_number_ids: [UNKNOWN_ID],
    schedule_windows: [],
    whatsapp_sender_id: UNKNOWN_ID,
    whatsapp_template_id: UNKNOWN_ID,
    text_variable_mapping: { a: 98_765, b: ["zz"] },
    messages_per_minute: "zz-number",
    fallback_channel: "sms",
    fallback_sms_from_phone_number_id: UNKNOWN_ID,
    fallback_sms_body: 98_765,
  },
  smsIds: {
    ...OUT_OF_BOUNDS,
    channel: "sms",
    max_calls_in_parallel: "zz-number",
    phone_number_ids: "zz-phones",
    retry_on_voicemail: "zz-flag",
    goal_completion_variable: 98_765,
    sms_from_phone_number_id: UNKNOWN_ID,
    sms_body: 98_765,
    fallback_channel: "whatsapp",
    fallback_whatsapp_sender_id: UNKNOWN_ID,
    fallback_whatsapp_template_id: UNKNOWN_ID,
    fallback_variable_mapping: { a: 98_765, b: ["zz"] },
  },
};

/** The fields of a probe with `UNKNOWN_ID`. */
export const unknownIds = (probe: Probe): string[] =>
  Object.entries(probe).flatMap(([field, value]) => ([value].flat().includes(UNKNOWN_ID) ? [field] : []));

/** Returns the fields of a probe that are null. */
export const nulls = (probe: Probe): string[] => Object.keys(probe).filter((field) => probe[field] === null);

/**
 * Returns whether every server that follows the pages refuses a form: it lacks a required field, and has a number
 * outside its bounds. A form that is not a call has both numbers outside: only a server can show its other channels.
 *
 * By other readings of the pages, a form without a channel, or with an unknown one, needs no assistant. The pages state
 * that `call` needs one. They state the bounds for all channels.
 */
export function isRefused(form: Probe): boolean {
  const isIncomplete = !hasOwn(form, "name") || (form.channel === "call" && !hasOwn(form, "assistant_id"));
  const out = BOUNDED.filter((field) => form[field] === FAR_BELOW || form[field] === FAR_ABOVE);
  return isIncomplete && out.length >= (form.channel === "call" ? 1 : BOUNDED.length);
}
