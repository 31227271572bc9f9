// A validator as a careful person writes it who knows the server's rules: plain checks, Laravel's sentences, nothing
// but the failing fields and their messages.
import { clean, FLAGS, fits, isDay, isDistinct, isZone, number, TIME } from "./rules.mjs";

export { differs } from "./differs.mjs";

/** @typedef {{ field: string, message: string }[]} Issues */

/** @type {Record<string, string>} */
const englishLabels = {
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

/**
 * The sentences, by what is wrong.
 * @type {Record<string, (label: string | undefined, a?: number, b?: number) => string>}
 */
const englishSentences = {
  required: (label) => `The ${label} field is required.`,
  string: (label) => `The ${label} field must be a string.`,
  long: (label, most) => `The ${label} field must not be greater than ${most} characters.`,
  integer: (label) => `The ${label} field must be an integer.`,
  min: (label, least) => `The ${label} field must be at least ${least}.`,
  max: (label, most) => `The ${label} field must not be greater than ${most}.`,
  between: (label, least, most) => `The ${label} field must be between ${least} and ${most}.`,
  flag: (label) => `The ${label} field must be true or false.`,
  time: (label) => `The ${label} field must match the format H:i.`,
  zone: (label) => `The ${label} field must be a valid timezone.`,
  list: (label) => `The ${label} field must be an array.`,
  day: (label) => `The selected ${label} is invalid.`,
  repeated: (label) => `The ${label} field has a duplicate value.`,
  assistant: () => "Assistant not found or is not an outbound assistant.",
  phoneNumber: (label) => `The selected ${label} is invalid.`,
};

/**
 * Returns the validator, for the ids that an account owns where they are given; and the check of each field.
 * @param {import("../calls/ownership.mjs").Owned} [owned]
 * @param {Record<string, string>} [labels]
 * @param {typeof englishSentences} [sentences]
 */
export function createValidator(owned, labels = englishLabels, sentences = englishSentences) {
  /** @param {string} field @param {string} kind @param {number} [a] @param {number} [b] */
  const issue = (field, kind, a, b) => ({ field, message: /** @type {any} */ (sentences[kind])(labels[field], a, b) });
  /** @param {string} field @param {number} i @param {string} kind */
  const issueOfElement = (field, i, kind) => ({
    field,
    message: /** @type {any} */ (sentences[kind])(`${field}.${i}`),
  });

  /** @param {Issues} found @param {string} field @param {any} given @param {number} min @param {number} max */
  function checkWhole(found, field, given, min, max) {
    const value = number(given);
    if (value === undefined || value === null) return;
    if (!Number.isInteger(value)) found.push(issue(field, "integer"));
    else if (value < min || value > max) found.push(issue(field, "between", min, max));
  }

  /** Its bounds are two rules. @param {Issues} found @param {any} given */
  function checkParallel(found, given) {
    const field = "max_calls_in_parallel";
    const value = number(given);
    if (value === undefined || value === null) return;
    if (!Number.isInteger(value)) found.push(issue(field, "integer"));
    else if (value < 1) found.push(issue(field, "min", 1));
    else if (value > 10) found.push(issue(field, "max", 10));
  }

  /** @param {Issues} found @param {string} field @param {any} given */
  function checkFlag(found, field, given) {
    if (typeof given === "boolean" || given === undefined || given === null) return;
    const value = clean(given);
    if (value !== null && !FLAGS.includes(value)) found.push(issue(field, "flag"));
  }

  /** @param {Issues} found @param {string} field @param {any} given */
  function checkTime(found, field, given) {
    const value = clean(given);
    if (value === undefined || value === null) return;
    if (typeof value !== "string" || !TIME.test(value)) found.push(issue(field, "time"));
  }

  /** @param {Issues} found @param {string} field @param {any} value cleaned, and not empty */
  function checkText(found, field, value) {
    if (typeof value !== "string") found.push(issue(field, "string"));
    else if (!fits(value)) found.push(issue(field, "long", 255));
  }

  /** @param {Issues} found @param {string} field @param {any} given */
  function checkRequiredText(found, field, given) {
    const value = clean(given);
    if (value === undefined || value === null) found.push(issue(field, "required"));
    else checkText(found, field, value);
  }

  /** @param {Issues} found @param {any} given */
  function checkDays(found, given) {
    const field = "allowed_days";
    const list = clean(given);
    if (list === undefined || list === null) return;
    if (!Array.isArray(list)) found.push(issue(field, "list"));
    else for (let i = 0; i < list.length; i++) if (!isDay(clean(list[i]))) found.push(issueOfElement(field, i, "day"));
  }

  /** @param {Issues} found @param {any} given */
  function checkIds(found, given) {
    const field = "phone_number_ids";
    const list = clean(given);
    if (list === undefined || list === null) return;
    if (!Array.isArray(list)) {
      found.push(issue(field, "list"));
      return;
    }
    const ids = list.map(number);
    const repeats = !isDistinct(ids);
    for (let i = 0; i < ids.length; i++) {
      if (!Number.isInteger(ids[i])) found.push(issueOfElement(field, i, "integer"));
      else if (owned && !owned.phoneNumbers.has(ids[i])) found.push(issueOfElement(field, i, "phoneNumber"));
      if (repeats && ids.indexOf(ids[i]) !== ids.lastIndexOf(ids[i])) found.push(issueOfElement(field, i, "repeated"));
    }
  }

  /** @param {any} form @returns {Issues} */
  function validate(form) {
    /** @type {Issues} */
    const found = [];
    checkRequiredText(found, "name", form.name);
    const assistant = number(form.assistant_id);
    if (assistant === undefined || assistant === null) found.push(issue("assistant_id", "required"));
    else if (!Number.isInteger(assistant)) found.push(issue("assistant_id", "integer"));
    else if (owned && !owned.assistants.has(assistant)) found.push(issue("assistant_id", "assistant"));
    const zone = clean(form.timezone);
    if (zone !== undefined && zone !== null && !isZone(zone)) found.push(issue("timezone", "zone"));
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

  /**
   * The check of one field, for a form in which the user types.
   * @type {Record<string, (found: Issues, form: any) => void>}
   */
  const checks = {
    name: (found, form) => checkRequiredText(found, "name", form.name),
    retry_interval: (found, form) => checkWhole(found, "retry_interval", form.retry_interval, 10, 4320),
    max_retries: (found, form) => checkWhole(found, "max_retries", form.max_retries, 1, 5),
    allowed_hours_start_time: (found, form) =>
      checkTime(found, "allowed_hours_start_time", form.allowed_hours_start_time),
  };
  return { validate, checks };
}
export const { validate } = createValidator();
/** @param {Issues} found */
export const issues = (found) => found;
/** @param {Issues[number]} issue */
export const fieldOf = ({ field }) => field;
