// The forms that calibration sends to a server of this contract. Each lacks the name, or is a call without an
// assistant. Each also has a number outside its bounds, in a field of all channels: the server may not require the name
// or the assistant on a channel that the first form does not show.
import type { Probe } from "../calibrate/contract.js";
import { FAR_ABOVE, FAR_BELOW, LISTS, LONG_LIST, NUMBERS, TEXTS } from "../calibrate/probe-values.js";
import { fieldNames } from "../fields-2026-07.js";
import { hasOwn } from "../wasm/builtins.js";
import type { CampaignField } from "./types.js";

/** An id that no account has. */
const UNKNOWN_ID = 987_654_321;
/** One character more than a text message can have. */
const LONG_BODY = "zz-text-".repeat(201).slice(0, 1_601);

/** The numbers of all channels that a probe can have outside their bounds. */
const BOUNDED = ["max_retries", "retry_interval"] as const satisfies CampaignField[];
const OUT_OF_BOUNDS = { timezone: "Zz/Nowhere", max_retries: FAR_BELOW, retry_interval: FAR_BELOW };

const WINDOW = { start: "09:00", end: "12:00" };
const MORE_MEMBERS = { ...WINDOW, zz: "zz" };
const BAD_WINDOWS = [
  {},
  { start: "zz:zz", end: "zz:zz" },
  { start: "9:00", end: "09:00:00" },
  { start: 98_765, end: "24:00" },
  {},
];
const PAIR_OF_HOURS = { allowed_hours_start_time: "08:00", allowed_hours_end_time: "09:00" };
const BAD_FALLBACK = {
  fallback_whatsapp_sender_id: "zz-sender",
  fallback_whatsapp_template_id: "zz-template",
  fallback_variable_mapping: "zz-mapping",
  fallback_sms_from_phone_number_id: "zz-number",
  fallback_sms_body: 98_765,
};
const UNTYPED_MAPPING = { a: 98_765, b: ["zz"] };
const CALL = { channel: "call" };
const WHATSAPP = { ...OUT_OF_BOUNDS, channel: "whatsapp" };
const SMS = { ...OUT_OF_BOUNDS, channel: "sms" };

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
  | "callIds"
  | "callLists"
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
 *
 * A server may check a field on one channel only. So most values are asked on calls, and the fields of messages on
 * their channel. One form of each channel has a wrong value there: it shows that the server checks the field.
 */
export const PROBES: Readonly<Record<ProbeName, Probe>> = {
  /** Shows whether the server requires the name, and the assistant of a call. The other probes rely on it. */
  first: {
    ...OUT_OF_BOUNDS,
    ...CALL,
    schedule_windows: [WINDOW, { start: "11:00", end: "13:00" }],
    scheduled_start_at: "2096-07-24T18:00:00+02:00",
    retry_on_goal_incomplete: true,
    fallback_channel: "sms",
  },
  texts: {
    ...CALL,
    ...TEXTS,
    schedule_windows: "zz-windows",
    scheduled_start_at: "zz-date",
    fallback_channel: "zz-fallback",
    ...BAD_FALLBACK,
    whatsapp_sender_id: "zz-sender",
    whatsapp_template_id: "zz-template",
    text_variable_mapping: "zz-mapping",
    messages_per_minute: "zz-number",
    sms_from_phone_number_id: "zz-number",
    sms_body: 98_765,
  },
  numbers: {
    ...CALL,
    ...NUMBERS,
    ...PAIR_OF_HOURS,
    schedule_windows: [WINDOW],
    scheduled_start_at: "2001-02-03T04:05:06+00:00",
    retry_interval: [],
  },
  lists: {
    ...CALL,
    ...LISTS,
    schedule_windows: [],
    scheduled_start_at: "2096-07-24T18:00:00.000Z",
    retry_interval: FAR_ABOVE,
    fallback_channel: "whatsapp",
    fallback_variable_mapping: null,
  },
  /** Two errors: shows the singular of "(and 1 more error)". */
  named: { ...CALL, name: "zz", max_retries: FAR_BELOW, retry_interval: null },
  callIds: {
    ...OUT_OF_BOUNDS,
    ...CALL,
    schedule_windows: [{ start: "22:00", end: "06:00" }],
    scheduled_start_at: "2096-07-24T18:00:00",
    assistant_id: UNKNOWN_ID,
    phone_number_ids: [UNKNOWN_ID],
    fallback_channel: "sms",
    fallback_sms_from_phone_number_id: UNKNOWN_ID,
    fallback_sms_body: LONG_BODY,
  },
  callLists: {
    ...OUT_OF_BOUNDS,
    ...CALL,
    name: LONG_LIST,
    schedule_windows: [MORE_MEMBERS, { start: "13:00", end: "13:00" }],
    scheduled_start_at: "2096-07-24 18:00:00",
    fallback_channel: "whatsapp",
    fallback_whatsapp_sender_id: UNKNOWN_ID,
    fallback_whatsapp_template_id: UNKNOWN_ID,
    fallback_variable_mapping: UNTYPED_MAPPING,
  },
  /** No channel, and no field of messages. */
  nulls: {
    ...Object.fromEntries(
      fieldNames
        .filter((name) => !/^(name|channel|assistant_id|whatsapp_.*|text_.*|messages_.*|sms_.*)$/.test(name))
        .map((name) => [name, null]),
    ),
    max_retries: FAR_BELOW,
    retry_interval: FAR_BELOW,
  },
  nullChannel: { ...OUT_OF_BOUNDS, channel: null },
  unknownChannel: { ...OUT_OF_BOUNDS, channel: "zz-channel" },
  whatsapp: {
    ...WHATSAPP,
    assistant_id: "zz-assistant",
    schedule_windows: [MORE_MEMBERS],
    scheduled_start_at: "2096-07-24",
    fallback_channel: "zz-fallback",
    text_variable_mapping: null,
    messages_per_minute: null,
  },
  sms: { ...SMS, schedule_windows: [{ start: "09:00", end: "09:00" }], fallback_channel: 98_765 },
  whatsappTexts: {
    ...WHATSAPP,
    schedule_windows: BAD_WINDOWS,
    scheduled_start_at: "24.07.2096",
    fallback_channel: "sms",
    ...BAD_FALLBACK,
    whatsapp_sender_id: "zz-sender",
    whatsapp_template_id: "zz-template",
    text_variable_mapping: "zz-mapping",
    messages_per_minute: FAR_BELOW,
  },
  smsTexts: {
    ...SMS,
    ...PAIR_OF_HOURS,
    fallback_channel: "whatsapp",
    ...BAD_FALLBACK,
    messages_per_minute: FAR_ABOVE,
    sms_from_phone_number_id: "zz-number",
    sms_body: LONG_BODY,
  },
  whatsappIds: {
    ...WHATSAPP,
    scheduled_start_at: 98_765,
    whatsapp_sender_id: UNKNOWN_ID,
    whatsapp_template_id: UNKNOWN_ID,
    text_variable_mapping: UNTYPED_MAPPING,
    messages_per_minute: "zz-number",
  },
  smsIds: {
    ...SMS,
    schedule_windows: BAD_WINDOWS,
    allowed_hours_start_time: 98_765,
    allowed_hours_end_time: 98_765,
    allowed_days: "zz-days",
    mark_complete_when_no_leads: "zz-flag",
    max_calls_in_parallel: "zz-number",
    phone_number_ids: "zz-phones",
    retry_on_voicemail: "zz-flag",
    retry_on_goal_incomplete: "zz-flag",
    goal_completion_variable: 98_765,
    sms_from_phone_number_id: UNKNOWN_ID,
    sms_body: 98_765,
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
