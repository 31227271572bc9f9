// Joi. Its own conversion is wider than the server's ("1e2" and "007" are numbers to it, "[12]" a list), so it converts
// only texts.
import Joi from "joi";
import { days, FLAGS, fits, isZone, number, TIME } from "./rules.mjs";

export { differs } from "./differs.mjs";

const server = Joi.extend((joi) => ({
  type: "integer",
  base: joi.number().integer().empty(null),
  prepare(/** @type {unknown} */ value, /** @type {any} */ helpers) {
    const converted = number(value);
    return typeof converted === "string" ? { value, errors: helpers.error("number.base") } : { value: converted };
  },
}));
/** The values that count as absent. */
const blank = Joi.string().pattern(/^\s*$/).allow("", null);
const short = Joi.string()
  .trim()
  .custom((value, helpers) => (fits(value) ? value : helpers.error("string.max", { limit: 255 })));
const zone = Joi.string()
  .trim()
  .custom((value, helpers) => (isZone(value) ? value : helpers.error("any.invalid")));
const time = Joi.string().trim().pattern(TIME).empty(blank);
/** @param {number} min @param {number} max */
const whole = (min, max) => server.integer().min(min).max(max);
const flag = Joi.valid(...FLAGS).empty(blank);
const day = Joi.string()
  .trim()
  .valid(...days)
  .strict(false);
const schema = Joi.object({
  name: short.empty(blank).required(),
  assistant_id: server.integer().required(),
  timezone: zone.empty(blank),
  max_calls_in_parallel: whole(1, 10),
  allowed_hours_start_time: time,
  allowed_hours_end_time: time,
  allowed_days: Joi.array().items(day).strict().empty(blank),
  max_retries: whole(1, 5),
  retry_interval: whole(10, 4320),
  retry_on_voicemail: flag,
  retry_on_goal_incomplete: flag,
  goal_completion_variable: short.empty(blank),
  mark_complete_when_no_leads: flag,
  phone_number_ids: Joi.array().items(server.integer().strict(false)).unique().strict().empty(blank),
}).options({ abortEarly: false, allowUnknown: true });

/** @param {unknown} form */
export const validate = (form) => schema.validate(form);
/** @param {any} result */
export const issues = (result) => result.error?.details ?? [];
/** @param {any} issue */
export const fieldOf = (issue) => issue.path[0];
