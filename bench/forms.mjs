// The forms that every contender validates: 512 distinct forms of each kind, the same for all contenders. Plain data,
// no randomness.
import { days, zones } from "./output/lists.mjs";

export const COUNT = 512;

/** @param {number} n */
const two = (n) => String(n).padStart(2, "0");

/** A form with all 14 fields that every contender accepts. @param {number} i */
export function full(i) {
  return {
    name: `Campaign ${i} for the north west`,
    assistant_id: 1000 + i,
    timezone: zones[(i * 7) % zones.length],
    max_calls_in_parallel: 1 + (i % 10),
    allowed_hours_start_time: `${two(i % 11)}:${two((i * 7) % 60)}`,
    allowed_hours_end_time: `${two(14 + (i % 10))}:${two((i * 11) % 60)}`,
    allowed_days: days.slice(0, 5 + (i % 3)),
    max_retries: 1 + (i % 5),
    retry_interval: 10 + (i % 50),
    retry_on_voicemail: i % 2 === 0,
    retry_on_goal_incomplete: i % 3 === 0,
    goal_completion_variable: `goal_reached_${i}`,
    mark_complete_when_no_leads: i % 5 !== 0,
    phone_number_ids: Array.from({ length: 1 + (i % 4) }, (_, k) => 500 + i + k * 3),
  };
}

/**
 * Ways to spoil one field of a full form, by the field that must be reported.
 * @type {Record<string, (form: any, i: number) => void>}
 */
const spoilers = {
  name: (form, i) => {
    if (i % 2) form.name = "x".repeat(256 + (i % 20));
    else form.name = "";
  },
  assistant_id: (form, i) => {
    if (i % 2) form.assistant_id = `assistant ${i}`;
    else delete form.assistant_id;
  },
  timezone: (form, i) => {
    form.timezone = `Mars/Crater_${i % 64}`;
  },
  max_calls_in_parallel: (form, i) => {
    form.max_calls_in_parallel = i % 2 ? 11 + i : 0;
  },
  allowed_hours_start_time: (form, i) => {
    form.allowed_hours_start_time = `${24 + (i % 60)}:${two(i % 60)}`;
  },
  allowed_hours_end_time: (form, i) => {
    form.allowed_hours_end_time = `${i % 10}:${two(i % 60)}`;
  },
  allowed_days: (form, i) => {
    form.allowed_days[i % 5] = ["Monday", "mon", "funday", "weekday"][i % 4];
  },
  max_retries: (form, i) => {
    form.max_retries = 6 + (i % 20);
  },
  retry_interval: (form, i) => {
    form.retry_interval = i % 2 ? i % 10 : 4321 + i;
  },
  retry_on_voicemail: (form, i) => {
    form.retry_on_voicemail = ["yes", "true", "on", 2][i % 4];
  },
  goal_completion_variable: (form, i) => {
    form.goal_completion_variable = "g".repeat(256 + (i % 9));
  },
  phone_number_ids: (form, i) => {
    form.phone_number_ids = [7 + i, 9 + i, 7 + i];
  },
};
const spoilable = Object.keys(spoilers);

/**
 * Returns a full form with `errors` fields spoilt.
 * @param {number} i
 * @param {number} errors
 * @param {any} [form] the full form
 */
export function spoilt(i, errors, form = full(i)) {
  for (let k = 0; k < errors; k++) spoilers[spoilable[(i + k * 2) % spoilable.length]]?.(form, i >> 2);
  return received(form);
}

/**
 * Copies a form as a request brings it. V8 reads an object slowly after a `delete`, which would hit all contenders.
 * @param {any} form
 */
export const received = (form) => JSON.parse(JSON.stringify(form));

/** Lists the fields that `spoilt` spoils, in alphabetical order. @param {number} i @param {number} errors */
export const expected = (i, errors) =>
  Array.from({ length: errors }, (_, k) => spoilable[(i + k * 2) % spoilable.length]).sort();

/** @type {Record<string, { errors: number, form: (i: number) => object }>} */
export const cases = {
  full: { errors: 0, form: full },
  minimal: { errors: 0, form: (i) => ({ name: `Campaign ${i}`, assistant_id: 1000 + i }) },
  "one error": { errors: 1, form: (i) => spoilt(i, 1) },
  "six errors": { errors: 6, form: (i) => spoilt(i, 6) },
};

/**
 * Returns full forms whose strings are new, as `JSON.parse` makes them from a request: new names and goals, and zones
 * of the closed list as new strings. (V8 keeps one string for equal texts of up to ten characters: days and hours.)
 * @param {number} first
 * @param {number} count
 */
export function unseen(first, count) {
  return JSON.parse(JSON.stringify(Array.from({ length: count }, (_, i) => full(first + i))));
}

/** Returns the facts of an account of `size` ids: 100 assistants, the rest phone numbers. @param {number} size */
export const accountOf = (size) => ({
  outbound_assistant_ids: Array.from({ length: 100 }, (_, i) => 7000 + i * 11),
  phone_number_ids: Array.from({ length: size - 100 }, (_, i) => 20_000 + i * 13),
});

/** Returns a full form whose assistant and phone numbers belong to an account of 600 ids or more. @param {number} i */
export function owned(i) {
  const form = full(i);
  form.assistant_id = 7000 + (i % 100) * 11;
  form.phone_number_ids = Array.from({ length: 1 + (i % 4) }, (_, k) => 20_000 + ((i + k * 7) % 500) * 13);
  return form;
}

/** Writes NDJSON. Every tenth row has one error. @param {number} rows @param {(i: number) => object} [form] */
export function ndjson(rows, form = full) {
  const lines = [];
  for (let i = 0; i < rows; i++) lines.push(JSON.stringify(i % 10 === 9 ? spoilt(i, 1, form(i)) : form(i)));
  return `${lines.join("\n")}\n`;
}
