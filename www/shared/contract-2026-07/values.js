// The values of a form of the contract of July 2026: the fields of each channel, and changes from other forms.
import { campaignFields } from "outbound-campaign/2026-07";
import { clockText, minutesOf } from "../charts/wall-clock.js";
import { OWN_ZONE } from "../state/create-view.js";
import { SAFE_HOURS, WEEKDAYS } from "../text/presets.js";
import { startIso, startParts } from "./start.js";
import { clampedToDay, joined, windowList } from "./windows.js";

/** @import { CampaignField, CampaignInput, Channel } from "outbound-campaign/2026-07" */
/** @typedef {Partial<Record<CampaignField, unknown>>} Values the values of a form, typed or from a server */

const SECTIONS = new Map(campaignFields.map(({ name, section }) => [String(name), section]));
/** The server takes them on every channel. A lead of a campaign of messages gets one message. */
const RETRIES = ["max_retries", "retry_interval"];
const HOURS = /** @type {const} */ (["allowed_hours_start_time", "allowed_hours_end_time"]);
/** The fields with a documented number, which a form of calls shows. */
const NUMBERS = /** @type {const} */ (["max_calls_in_parallel", "max_retries", "retry_interval"]);

/** Returns the channel of a campaign. @param {object} values @returns {Channel} */
export function channelOf(values) {
  const { channel } = /** @type {Values} */ (values);
  return channel === "whatsapp" || channel === "sms" ? channel : "call";
}

/** Returns the channel of the message after the last call. @param {object} values */
export function fallbackOf(values) {
  const { fallback_channel: fallback } = /** @type {Values} */ (values);
  return fallback === "whatsapp" || fallback === "sms" ? fallback : undefined;
}

/**
 * Whether a field has no effect on a campaign's channel, or on its fallback.
 * @param {string} field
 * @param {object} values
 */
export function isOfOtherChannel(field, values) {
  const channel = channelOf(values);
  const section = SECTIONS.get(field);
  if (field === "messages_per_minute") return channel === "call";
  if (RETRIES.includes(field)) return channel !== "call";
  if (section === "common" || field === "fallback_channel") return section !== "common" && channel !== "call";
  if (section !== "fallback") return section !== channel;
  const part = field.startsWith("fallback_sms") ? "sms" : "whatsapp";
  return channel !== "call" || fallbackOf(values) !== part;
}

/**
 * Returns a form from the values of the first contract, of a server, or of a draft. It has one kind of hours, and the
 * fields of one channel.
 * @param {object} values
 * @returns {any}
 */
export function formOf(values) {
  const { allowed_hours_start_time: start, allowed_hours_end_time: end, ...others } = /** @type {Values} */ (values);
  const windows = windowList(others.schedule_windows);
  const hasHours = start !== undefined || end !== undefined;
  /** @type {Record<string, unknown>} */
  const form = Object.fromEntries(Object.entries(others).filter(([name]) => !isOfOtherChannel(name, values)));
  // A copy of a campaign of any number names none.
  const { phone_number_ids: numbers } = form;
  if (Array.isArray(numbers) && numbers.length === 0) delete form.phone_number_ids;
  if (windows.length > 0) form.schedule_windows = windows;
  else if (hasHours) form.schedule_windows = [{ start: shortTime(start, "00:00"), end: shortTime(end, "23:59") }];
  return form;
}

/** Returns a time without the seconds that a server adds. @param {unknown} time @param {string} missing */
function shortTime(time, missing) {
  return String(time ?? missing).replace(/^(\d\d:\d\d):\d\d$/, "$1");
}

/**
 * Returns the values of a form of the first contract. It has one window.
 * @param {object} values
 * @returns {any}
 */
export function firstFormOf(values) {
  const [window] = windowList(/** @type {Values} */ (values).schedule_windows);
  return { ...values, ...(window && { allowed_hours_start_time: window.start, allowed_hours_end_time: window.end }) };
}

/** The values of hidden channels, by form: they come back with their channel. @type {WeakMap<object, Values>} */
const hidden = new WeakMap();

/**
 * Returns the changes that choose a channel or a fallback. Other channels' values are kept out of the form.
 * @param {object} form
 * @param {object} values
 * @param {{ channel: string } | { fallback_channel: string }} choice "" for no fallback
 * @returns {any}
 */
export function chosen(form, values, choice) {
  const kept = hidden.get(form) ?? {};
  hidden.set(form, kept);
  /** @type {Values} */
  const changes = "channel" in choice ? { channel: choice.channel === "call" ? undefined : choice.channel } : {};
  if ("fallback_channel" in choice) changes.fallback_channel = choice.fallback_channel || undefined;
  const next = /** @type {Values} */ ({ ...values, ...changes });
  // A fallback comes back before its fields.
  if (next.fallback_channel === undefined && "channel" in choice) next.fallback_channel = kept.fallback_channel;
  for (const { name } of campaignFields) {
    if (name in changes) continue;
    const value = /** @type {Values} */ (values)[name];
    if (isOfOtherChannel(name, next)) {
      if (value === undefined) continue;
      kept[name] = value;
      changes[name] = undefined;
    } else if (value === undefined && name in kept) {
      changes[name] = kept[name];
      delete kept[name];
    }
  }
  const isCall = "channel" in choice && choice.channel === "call";
  for (const name of isCall ? NUMBERS : []) {
    if (!(name in changes) && /** @type {Values} */ (values)[name] === undefined) changes[name] = defaultOf(name);
  }
  return changes;
}

/** @typedef {import("outbound-campaign/form").CampaignForm<any, any>} AnyForm */

/**
 * Chooses a channel or a fallback. A field that comes shows its messages once the user leaves it, or tries again.
 * @param {Pick<AnyForm, "values" | "setValues" | "touched" | "forgetError">} form
 * @param {Parameters<typeof chosen>[2]} choice
 */
export function choose(form, choice) {
  const before = form.values;
  form.setValues(chosen(form, before, choice));
  for (const { name } of campaignFields) {
    const comes = isOfOtherChannel(name, before) && !isOfOtherChannel(name, form.values);
    if (comes && !form.touched(name)) form.forgetError(name);
  }
}

/** @param {CampaignField} field */
function defaultOf(field) {
  return campaignFields.find(({ name }) => name === field)?.default;
}

/**
 * Returns the values without the cause of a warning. Undefined if only the user can decide.
 * @param {string} code
 * @param {object} given
 * @returns {any}
 */
export function fixOf(code, given) {
  const values = /** @type {Values} */ (given);
  const windows = windowList(values.schedule_windows);
  const safe = [{ start: SAFE_HOURS.allowed_hours_start_time, end: SAFE_HOURS.allowed_hours_end_time }];
  const orSafe = (/** @type {typeof windows} */ list) => ({ schedule_windows: list.length > 0 ? list : safe });
  switch (code) {
    case "night_hours":
      return orSafe(clampedToDay(windows));
    case "zero_length_window":
      return orSafe(windows.filter(({ start, end }) => minutesOf(start) !== minutesOf(end)));
    case "overlapping_windows":
      return { schedule_windows: joined(windows) };
    case "hours_beside_windows":
      return Object.fromEntries(HOURS.map((name) => [name, undefined]));
    case "no_days":
      return { allowed_days: WEEKDAYS };
    case "other_channel":
    case "fallback_incomplete":
      return without((name) => isOfOtherChannel(name, values));
    case "start_in_past":
      return { scheduled_start_at: undefined };
    case "start_without_offset":
      return withOffset(values);
    case "goal_retry_without_variable":
      return { retry_on_goal_incomplete: undefined };
    case "goal_variable_without_retry":
      return { retry_on_goal_incomplete: true };
    default:
      return undefined;
  }
}

/** @param {(name: string) => boolean} isRemoved */
function without(isRemoved) {
  return Object.fromEntries(campaignFields.filter(({ name }) => isRemoved(name)).map(({ name }) => [name, undefined]));
}

/** @param {Values} values */
function withOffset({ scheduled_start_at: start, timezone }) {
  const parts = startParts(start, zoneOf(timezone));
  const iso = parts && startIso(parts.date, clockText(parts.minutes), zoneOf(timezone));
  return iso ? { scheduled_start_at: iso } : undefined;
}

/** @param {unknown} timezone */
function zoneOf(timezone) {
  return typeof timezone === "string" && timezone !== "" ? timezone : OWN_ZONE;
}

/**
 * Keeps the scheduled start at its time of day when the time zone changes.
 * @param {Pick<import("outbound-campaign/form").CampaignForm<any, any>, "getState" | "subscribe" | "setValue">} form
 * @returns {() => void} stops it
 */
export function followZone(form) {
  let { timezone } = form.getState().values;
  return form.subscribe(() => {
    const { timezone: next, scheduled_start_at: start } = form.getState().values;
    if (next === timezone) return;
    const parts = startParts(start, zoneOf(timezone));
    const moved = parts?.hasOffset ? startIso(parts.date, clockText(parts.minutes), zoneOf(next)) : undefined;
    if (parts?.hasOffset && moved === undefined) return; // the zone is typed only half
    timezone = next;
    if (moved !== undefined && moved !== start) form.setValue("scheduled_start_at", moved);
  });
}
