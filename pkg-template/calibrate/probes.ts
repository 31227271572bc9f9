// The forms that calibration sends to a server of the first contract. Each lacks a field that the contract
// requires.
import { fieldNames } from "../names.js";
import type { Refused } from "../types.js";
import { validateCampaign } from "../validate/validate.js";
import { hasOwn } from "../wasm/builtins.js";
import type { CalibratedContract, Probe } from "./contract.js";
import { LONG, LONG_LIST, MANY_CALLS } from "./probe-values.js";

const FAR_BELOW = -987_654;
const FAR_ABOVE = 987_654;

/**
 * The forms, in the order in which they are sent. Each breaks as many rules as possible. Together they break nearly
 * every rule alone at least once, so that each message can be assigned to its rule. The values occur in no message by
 * chance: a message with one shows the sent value (`:input`).
 */
export const PROBES: readonly Probe[] = [
  // The empty form comes first: it shows whether the server requires the fields that the contract requires.
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
    // The trimmed characters tell Laravel 8 from 9 and 10, those from 11, and show whether the server trims at all.
    retry_on_voicemail: "\u00a01",
    retry_on_goal_incomplete: "\u200e1",
    goal_completion_variable: 98_765,
    mark_complete_when_no_leads: " 1 ",
    phone_number_ids: ["zz-phone", "zz-other", 98_765, "98765"],
  },
  {
    name: LONG_LIST,
    // All fields but the name and the assistant.
    ...Object.fromEntries(fieldNames.slice(2).map((field) => [field, null])),
  },
  {
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
  },
];

/** The first contract, for a calibration. */
export const FIRST_CONTRACT: CalibratedContract = {
  probes: PROBES,
  validate: validateCampaign,
  isRefused: (form) =>
    (validateCampaign(form) as Partial<Refused>).issues?.some(
      ({ code, field }) => code === "required" && !hasOwn(form, field),
    ),
};
