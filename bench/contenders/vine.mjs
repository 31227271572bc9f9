// Vine, which answers with a promise only.
import vine from "@vinejs/vine";
import { clean, days, FLAGS, fits, isDistinct, isZone, number, TIME } from "./rules.mjs";

export { differs } from "./differs.mjs";

const zone = vine.createRule((value, _options, field) => {
  if (!isZone(value)) field.report("The {{ field }} field must be a time zone", "zone", field);
});
// Its maxLength counts UTF-16 units.
const short = vine.createRule((value, _options, field) => {
  if (typeof value === "string" && !fits(value))
    field.report("The {{ field }} field must not be greater than 255 characters", "maxLength", field);
});
// Its distinct sees the elements as they were sent.
const distinct = vine.createRule((value, _options, field) => {
  if (Array.isArray(value) && !isDistinct(value.map(number)))
    field.report("The {{ field }} field has duplicate values", "distinct", field);
});
const text = () => vine.string().parse(clean);
const time = () => text().regex(TIME).optional();
const integer = () => vine.number({ strict: true }).parse(number).withoutDecimals();
/** @param {number} min @param {number} max */
const whole = (min, max) => integer().range([min, max]).optional();
const flag = () => vine.enum(FLAGS).parse(clean).optional();
const validator = vine.create({
  name: text().use(short()),
  assistant_id: integer(),
  timezone: text().use(zone()).optional(),
  max_calls_in_parallel: whole(1, 10),
  allowed_hours_start_time: time(),
  allowed_hours_end_time: time(),
  allowed_days: vine.array(vine.enum(days).parse(clean)).parse(clean).optional(),
  max_retries: whole(1, 5),
  retry_interval: whole(10, 4320),
  retry_on_voicemail: flag(),
  retry_on_goal_incomplete: flag(),
  goal_completion_variable: text().use(short()).optional(),
  mark_complete_when_no_leads: flag(),
  phone_number_ids: vine.array(integer()).parse(clean).use(distinct()).optional(),
});

/** @param {unknown} form */
export const validate = (form) => validator.tryValidate(form);
/** @param {any} result */
export const issues = ([error]) => error?.messages ?? [];
/** @param {any} issue */
export const fieldOf = (issue) => issue.field.split(".")[0];
