// What a careful person writes by hand: plain checks, Laravel's sentences, nothing but the failing fields and their messages.
import { days, zones } from "../output/lists.mjs";

const zoneSet = new Set(zones);
const daySet = new Set(days);
const time = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;

/** @param {any} form */
export function validate(form) {
  /** @type {{ field: string, message: string }[]} */
  const issues = [];
  /** @param {string} field @param {string} message */
  const fail = (field, message) => {
    issues.push({ field, message });
  };
  /** @param {string} field @param {unknown} value @param {number} min @param {number} max */
  const whole = (field, value, min, max) => {
    if (value === undefined || value === null) return;
    if (!Number.isInteger(value)) fail(field, `The ${field.replaceAll("_", " ")} field must be an integer.`);
    else if (/** @type {number} */ (value) < min || /** @type {number} */ (value) > max)
      fail(field, `The ${field.replaceAll("_", " ")} field must be between ${min} and ${max}.`);
  };
  /** @param {string} field @param {unknown} value */
  const flag = (field, value) => {
    if (value === undefined || value === null || typeof value === "boolean" || value === 0 || value === 1) return;
    fail(field, `The ${field.replaceAll("_", " ")} field must be true or false.`);
  };
  /** @param {string} field @param {unknown} value */
  const hour = (field, value) => {
    if (value === undefined || value === null) return;
    if (typeof value !== "string" || !time.test(value))
      fail(field, `The ${field.replaceAll("_", " ")} field must match the format H:i.`);
  };
  const name = form.name;
  if (typeof name !== "string") fail("name", "The name field is required.");
  else {
    const trimmed = name.trim();
    if (trimmed === "") fail("name", "The name field is required.");
    else if (trimmed.length > 255) fail("name", "The name field must not be greater than 255 characters.");
  }
  if (form.assistant_id === undefined || form.assistant_id === null)
    fail("assistant_id", "The assistant id field is required.");
  else if (!Number.isInteger(form.assistant_id)) fail("assistant_id", "The assistant id field must be an integer.");
  if (form.timezone !== undefined && form.timezone !== null && !zoneSet.has(form.timezone))
    fail("timezone", "The timezone field must be a valid timezone.");
  whole("max_calls_in_parallel", form.max_calls_in_parallel, 1, 10);
  hour("allowed_hours_start_time", form.allowed_hours_start_time);
  hour("allowed_hours_end_time", form.allowed_hours_end_time);
  const allowed = form.allowed_days;
  if (allowed !== undefined && allowed !== null) {
    if (!Array.isArray(allowed)) fail("allowed_days", "The allowed days field must be an array.");
    else
      for (let i = 0; i < allowed.length; i++)
        if (!daySet.has(allowed[i])) fail("allowed_days", `The selected allowed_days.${i} is invalid.`);
  }
  whole("max_retries", form.max_retries, 1, 5);
  whole("retry_interval", form.retry_interval, 10, 4320);
  flag("retry_on_voicemail", form.retry_on_voicemail);
  flag("retry_on_goal_incomplete", form.retry_on_goal_incomplete);
  const goal = form.goal_completion_variable;
  if (goal !== undefined && goal !== null) {
    if (typeof goal !== "string")
      fail("goal_completion_variable", "The goal completion variable field must be a string.");
    else if (goal.length > 255)
      fail("goal_completion_variable", "The goal completion variable field must not be greater than 255 characters.");
  }
  flag("mark_complete_when_no_leads", form.mark_complete_when_no_leads);
  const ids = form.phone_number_ids;
  if (ids !== undefined && ids !== null) {
    if (!Array.isArray(ids)) fail("phone_number_ids", "The phone number ids field must be an array.");
    else
      for (let i = 0; i < ids.length; i++) {
        if (!Number.isInteger(ids[i])) fail("phone_number_ids", `The phone_number_ids.${i} field must be an integer.`);
        else if (ids.indexOf(ids[i]) !== i || ids.indexOf(ids[i], i + 1) !== -1)
          fail("phone_number_ids", `The phone_number_ids.${i} field has a duplicate value.`);
      }
  }
  return { ok: issues.length === 0, issues };
}
/** @param {ReturnType<typeof validate>} result */
export const failing = (result) => result.issues.map(({ field }) => field);
