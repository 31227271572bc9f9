// The forms that every contender validates: 512 distinct ones a case, the same for all. Plain data, no randomness.
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

/** Ways to spoil one field of a full form; the field that each must be reported for. @type {Record<string, (form: any, i: number) => void>} */
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

/** A full form with `errors` fields spoilt. @param {number} i @param {number} errors */
function spoilt(i, errors) {
  const form = full(i);
  for (let k = 0; k < errors; k++) spoilers[spoilable[(i + k * 2) % spoilable.length]]?.(form, i >> 2);
  // As it arrives in a request: an object from which something was deleted is a slow one, for all contenders.
  return JSON.parse(JSON.stringify(form));
}

/** Which fields `spoilt` spoils, in alphabetical order. @param {number} i @param {number} errors */
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
 * Full forms with strings that nobody has seen, as JSON.parse makes them of a request: new names and goals, and zones from the
 * closed list, but each a new object. (Equal texts of up to ten characters are one object in V8: days and hours.)
 * @param {number} first
 * @param {number} count
 */
export function unseen(first, count) {
  return JSON.parse(JSON.stringify(Array.from({ length: count }, (_, i) => full(first + i))));
}

/** NDJSON: every tenth row has one error. @param {number} rows */
export function ndjson(rows) {
  const lines = [];
  for (let i = 0; i < rows; i++) lines.push(JSON.stringify(i % 10 === 9 ? spoilt(i, 1) : full(i)));
  return `${lines.join("\n")}\n`;
}
