// Values of the probes, of every contract. Most occur in no message by chance: a message with one shows the sent value
// (`:input`).
import type { Probe } from "./contract.js";

/** Parallel calls: more than any plan allows. */
export const MANY_CALLS = 1_000_000;
/** Numbers outside of all bounds. */
export const FAR_BELOW = -987_654;
export const FAR_ABOVE = 987_654;
/** 256 characters and 256 bytes: one more than the limit in either unit. */
export const LONG: string = "zz-text-".repeat(32);
/** 256 elements: Laravel measures a list by its elements, and finds it too long as well. */
export const LONG_LIST: string[] = Array(256).fill("zz");

/** Values that break the rules of the first contract's fields, mostly texts. */
export const TEXTS: Probe = {
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
};

/** Values that break these rules in another way, mostly numbers and elements. */
export const NUMBERS: Probe = {
  name: 98_765,
  timezone: 98_765,
  max_calls_in_parallel: MANY_CALLS,
  allowed_hours_start_time: 98_765,
  allowed_hours_end_time: 98_765,
  allowed_days: ["zz-day", 98_765, "monday", "monday"],
  max_retries: FAR_ABOVE,
  retry_interval: FAR_ABOVE,
  // The trimmed characters tell Laravel 8 from 9 and 10, those from 11, and show whether the server trims at all.
  retry_on_voicemail: "\u00a01",
  retry_on_goal_incomplete: "\u200e1",
  goal_completion_variable: 98_765,
  mark_complete_when_no_leads: " 1 ",
  phone_number_ids: ["zz-phone", "zz-other", 98_765, "98765"],
};

/** Lists and texts that break rules of the first contract's fields. Lacks the name. */
export const LISTS: Probe = {
  assistant_id: "zz-assistant",
  // PHP knows this name, but lists it as a backward-compatible one only.
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
};
