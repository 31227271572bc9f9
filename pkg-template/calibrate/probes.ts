// The forms that calibration asks a server with, and the one way by which they are sent. None can become a campaign: each
// lacks a field that the contract requires.
import { validateCampaign } from "../validate/validate.js";
import { hasOwn } from "../wasm/own.js";

/** More calls at once than any plan allows. */
export const MANY_CALLS = 1_000_000;
/** One character too many, whatever counts them. */
const LONG = "zz-text-".repeat(32);
/** As many elements: no text, and measured as too long all the same. */
const LONG_LIST = Array(256).fill("zz");
const FAR_BELOW = -987_654;
const FAR_ABOVE = 987_654;

/**
 * Each breaks as many rules as it can, and nearly each rule alone at least once, so that every sentence finds its rule.
 * Values are such as stand in no sentence by chance: where one does, the server shows what was sent (`:input`).
 */
export const PROBES: readonly Readonly<Record<string, unknown>>[] = [
  // By itself, before anything else: does the server require what the contract requires?
  {},
  {
    name: LONG,
    timezone: "Zz/Nowhere",
    max_calls_in_parallel: FAR_BELOW,
    allowed_hours_start_time: "zz:zz",
    allowed_hours_end_time: "24:00",
    allowed_days: "zz-days",
    max_retries: FAR_BELOW,
    retry_interval: FAR_BELOW,
    retry_on_voicemail: "zz-flag",
    retry_on_goal_incomplete: "zz-flag",
    goal_completion_variable: LONG,
    mark_complete_when_no_leads: "zz-flag",
    phone_number_ids: "zz-phones",
  },
  {
    name: 98_765,
    timezone: 98_765,
    max_calls_in_parallel: MANY_CALLS,
    allowed_hours_start_time: 98_765,
    allowed_hours_end_time: 98_765,
    allowed_days: ["zz-day", 98_765, "monday", "monday"],
    max_retries: FAR_ABOVE,
    retry_interval: FAR_ABOVE,
    // What is trimmed tells Laravel 8 from the newer ones, 9 and 10 from 11, and whether anything is trimmed at all.
    retry_on_voicemail: "\u00a01",
    retry_on_goal_incomplete: "\u200e1",
    goal_completion_variable: 98_765,
    mark_complete_when_no_leads: " 1 ",
    phone_number_ids: ["zz-phone", "zz-other", 98_765, "98765"],
  },
  {
    name: LONG_LIST,
    timezone: null,
    max_calls_in_parallel: null,
    allowed_hours_start_time: null,
    allowed_hours_end_time: null,
    allowed_days: null,
    max_retries: null,
    retry_interval: null,
    retry_on_voicemail: null,
    retry_on_goal_incomplete: null,
    goal_completion_variable: null,
    mark_complete_when_no_leads: null,
    phone_number_ids: null,
  },
  {
    assistant_id: "zz-assistant",
    // A name that PHP knows, and lists among the old ones only.
    timezone: "Asia/Calcutta",
    max_calls_in_parallel: [],
    allowed_hours_start_time: "9:00",
    allowed_hours_end_time: "09:00:00",
    allowed_days: { a: "zz-day", b: null },
    max_retries: [],
    retry_interval: [],
    retry_on_voicemail: "true",
    retry_on_goal_incomplete: "on",
    goal_completion_variable: LONG_LIST,
    mark_complete_when_no_leads: [],
    phone_number_ids: { a: "zz-phone", b: "zz-phone" },
  },
];

/**
 * Sends a form, if no campaign can come of it.
 *
 * @param post sends what it is given, to the letter
 * @throws {Error} where the form has all fields that the contract requires; nothing is sent then
 */
export async function sendProbe<T>(form: unknown, post: (body: unknown) => Promise<T>): Promise<T> {
  // What is looked at is what is sent: a copy without getters or toJSON.
  const body = JSON.parse(JSON.stringify(form));
  const verdict = validateCampaign(body);
  const lacks = !verdict.ok && verdict.issues.some(({ code, field }) => code === "required" && !hasOwn(body, field));
  if (!lacks) throw new Error("Calibration sends no form that has all required fields: a campaign could come of it");
  return post(body);
}
