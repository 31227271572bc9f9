// ArkType. Without morphs: with them it clones each form, and leaves out errors behind a morph that failed. Predicates
// of one parameter, because its fast path takes no others.
import { type } from "arktype";
import { formats, hasDistinctIds } from "./texts.mjs";

export { differs } from "./differs.mjs";

/** @param {keyof formats} format @param {string} description */
const text = (format, description) =>
  type("string")
    .narrow((value) => formats[format](value))
    .describe(description);
const none = type("null | undefined");
const short = text("at most 255 characters", "at most 255 characters");
const blank = text("blank", "blank");
const time = text("time", "an hour like 09:00").or(none);
/** @param {5 | 10 | 4320} max @param {number} min @param {keyof formats} format */
const whole = (min, max, format) =>
  type
    .raw(`${min} <= number.integer <= ${max}`)
    .or(text(format, `an ${format}`))
    .or(none);
const integer = type("number.integer").or(text("integer", "an integer"));
const flag = type("boolean | 0 | 1").or(text("flag", '"0" or "1"')).or(none);
const schema = type({
  name: short.narrow((value) => formats.filled(value)).describe("filled"),
  assistant_id: integer,
  "timezone?": text("zone", "a time zone").or(none),
  "max_calls_in_parallel?": whole(1, 10, "integer from 1 to 10"),
  "allowed_hours_start_time?": time,
  "allowed_hours_end_time?": time,
  "allowed_days?": text("day", "a day").array().or(blank).or(none),
  "max_retries?": whole(1, 5, "integer from 1 to 5"),
  "retry_interval?": whole(10, 4320, "integer from 10 to 4320"),
  "retry_on_voicemail?": flag,
  "retry_on_goal_incomplete?": flag,
  "goal_completion_variable?": short.or(none),
  "mark_complete_when_no_leads?": flag,
  "phone_number_ids?": integer
    .array()
    .narrow((ids) => hasDistinctIds(ids))
    .describe("without duplicates")
    .or(blank)
    .or(none),
});

/** @param {unknown} form */
export const validate = (form) => schema(form);
/** @param {any} result */
export const issues = (result) => (result instanceof type.errors ? result : []);
/** @param {any} issue */
export const fieldOf = (issue) => issue.path[0];
