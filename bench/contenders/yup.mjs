// Yup. Its own casts are wider than the server's (127 is a text to it, "1e2" a number), so each field has a transform
// of its own.
import * as yup from "yup";
import { clean, days, FLAGS, fits, isDistinct, isZone, number, TIME } from "./rules.mjs";

export { differs } from "./differs.mjs";

/**
 * Returns the given value, cleaned, instead of the value of Yup's own cast.
 * @param {unknown} _cast
 * @param {unknown} given
 */
const cleaned = (_cast, given) => clean(given);
/** @param {unknown} _cast @param {unknown} given */
const numbered = (_cast, given) => number(given);
const text = yup.string().transform(cleaned);
const short = text.test(
  "max",
  ({ path }) => `${path} must be at most 255 characters`,
  (value) => value == null || fits(value),
);
const time = text.matches(TIME).nullable();
const integer = yup.number().transform(numbered).integer();
/** @param {number} min @param {number} max */
const whole = (min, max) => integer.min(min).max(max).nullable();
const flag = yup
  .mixed()
  .transform(cleaned)
  .oneOf([...FLAGS, null])
  .nullable();
const schema = yup.object({
  name: short.required(),
  assistant_id: integer.required(),
  timezone: text
    .test(
      "zone",
      ({ path }) => `${path} must be a time zone`,
      (value) => value == null || isZone(value),
    )
    .nullable(),
  max_calls_in_parallel: whole(1, 10),
  allowed_hours_start_time: time,
  allowed_hours_end_time: time,
  allowed_days: yup.array(text.oneOf(days).required()).transform(cleaned).nullable(),
  max_retries: whole(1, 5),
  retry_interval: whole(10, 4320),
  retry_on_voicemail: flag,
  retry_on_goal_incomplete: flag,
  goal_completion_variable: short.nullable(),
  mark_complete_when_no_leads: flag,
  phone_number_ids: yup
    .array(integer.required())
    .transform(cleaned)
    .test(
      "distinct",
      ({ path }) => `${path} must have no duplicates`,
      (ids) => ids == null || isDistinct(ids),
    )
    .nullable(),
});

/** @param {unknown} form */
export function validate(form) {
  try {
    schema.validateSync(form, { abortEarly: false, disableStackTrace: true });
    return [];
  } catch (error) {
    return /** @type {yup.ValidationError} */ (error).inner;
  }
}
/** @param {any} errors */
export const issues = (errors) => errors;
/** @param {any} error */
export const fieldOf = (error) => error.path.split("[")[0];
