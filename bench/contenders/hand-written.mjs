// What a careful person writes by hand who knows the server's rules: plain checks, Laravel's sentences, nothing but the failing
// fields and their messages.
import { clean, FLAGS, fits, isDay, isDistinct, isZone, number, TIME } from "./rules.mjs";

export { differs } from "./differs.mjs";

/** @typedef {{ field: string, message: string }[]} Issues */

/** @type {Record<string, string>} */
const labels = {
  name: "name",
  assistant_id: "assistant id",
  timezone: "timezone",
  max_calls_in_parallel: "max calls in parallel",
  allowed_hours_start_time: "allowed hours start time",
  allowed_hours_end_time: "allowed hours end time",
  allowed_days: "allowed days",
  max_retries: "max retries",
  retry_interval: "retry interval",
  retry_on_voicemail: "retry on voicemail",
  retry_on_goal_incomplete: "retry on goal incomplete",
  goal_completion_variable: "goal completion variable",
  mark_complete_when_no_leads: "mark complete when no leads",
  phone_number_ids: "phone number ids",
};

/** "The max retries field must …" @param {string} field @param {string} must */
const issue = (field, must) => ({ field, message: `The ${labels[field]} field ${must}.` });

/** @param {Issues} found @param {string} field @param {any} given @param {number} min @param {number} max */
function checkWhole(found, field, given, min, max) {
  const value = number(given);
  if (value === undefined || value === null) return;
  if (!Number.isInteger(value)) found.push(issue(field, "must be an integer"));
  else if (value < min || value > max) found.push(issue(field, `must be between ${min} and ${max}`));
}

/** Its bounds are two rules. @param {Issues} found @param {any} given */
function checkParallel(found, given) {
  const field = "max_calls_in_parallel";
  const value = number(given);
  if (value === undefined || value === null) return;
  if (!Number.isInteger(value)) found.push(issue(field, "must be an integer"));
  else if (value < 1) found.push(issue(field, "must be at least 1"));
  else if (value > 10) found.push(issue(field, "must not be greater than 10"));
}

/** @param {Issues} found @param {string} field @param {any} given */
function checkFlag(found, field, given) {
  if (typeof given === "boolean" || given === undefined || given === null) return;
  const value = clean(given);
  if (value !== null && !FLAGS.includes(value)) found.push(issue(field, "must be true or false"));
}

/** @param {Issues} found @param {string} field @param {any} given */
function checkTime(found, field, given) {
  const value = clean(given);
  if (value === undefined || value === null) return;
  if (typeof value !== "string" || !TIME.test(value)) found.push(issue(field, "must match the format H:i"));
}

/** @param {Issues} found @param {string} field @param {any} value cleaned, and not empty */
function checkText(found, field, value) {
  if (typeof value !== "string") found.push(issue(field, "must be a string"));
  else if (!fits(value)) found.push(issue(field, "must not be greater than 255 characters"));
}

/** @param {Issues} found @param {any} given */
function checkDays(found, given) {
  const field = "allowed_days";
  const list = clean(given);
  if (list === undefined || list === null) return;
  if (!Array.isArray(list)) found.push(issue(field, "must be an array"));
  else
    for (let i = 0; i < list.length; i++)
      if (!isDay(clean(list[i]))) found.push({ field, message: `The selected ${field}.${i} is invalid.` });
}

/** @param {Issues} found @param {any} given */
function checkIds(found, given) {
  const field = "phone_number_ids";
  const list = clean(given);
  if (list === undefined || list === null) return;
  if (!Array.isArray(list)) {
    found.push(issue(field, "must be an array"));
    return;
  }
  const ids = list.map(number);
  const repeats = !isDistinct(ids);
  for (let i = 0; i < ids.length; i++) {
    if (!Number.isInteger(ids[i])) found.push({ field, message: `The ${field}.${i} field must be an integer.` });
    if (repeats && ids.indexOf(ids[i]) !== ids.lastIndexOf(ids[i]))
      found.push({ field, message: `The ${field}.${i} field has a duplicate value.` });
  }
}

/** @param {any} form @returns {Issues} */
export function validate(form) {
  /** @type {Issues} */
  const found = [];
  const name = clean(form.name);
  if (name === undefined || name === null) found.push(issue("name", "is required"));
  else checkText(found, "name", name);
  const assistant = number(form.assistant_id);
  if (assistant === undefined || assistant === null) found.push(issue("assistant_id", "is required"));
  else if (!Number.isInteger(assistant)) found.push(issue("assistant_id", "must be an integer"));
  const zone = clean(form.timezone);
  if (zone !== undefined && zone !== null && !isZone(zone)) found.push(issue("timezone", "must be a valid timezone"));
  checkParallel(found, form.max_calls_in_parallel);
  checkTime(found, "allowed_hours_start_time", form.allowed_hours_start_time);
  checkTime(found, "allowed_hours_end_time", form.allowed_hours_end_time);
  checkDays(found, form.allowed_days);
  checkWhole(found, "max_retries", form.max_retries, 1, 5);
  checkWhole(found, "retry_interval", form.retry_interval, 10, 4320);
  checkFlag(found, "retry_on_voicemail", form.retry_on_voicemail);
  checkFlag(found, "retry_on_goal_incomplete", form.retry_on_goal_incomplete);
  const goal = clean(form.goal_completion_variable);
  if (goal !== undefined && goal !== null) checkText(found, "goal_completion_variable", goal);
  checkFlag(found, "mark_complete_when_no_leads", form.mark_complete_when_no_leads);
  checkIds(found, form.phone_number_ids);
  return found;
}
/** @param {Issues} found */
export const issues = (found) => found;
/** @param {Issues[number]} issue */
export const fieldOf = ({ field }) => field;
