// Valibot.
import * as v from "valibot";
import { days, zones } from "../output/lists.mjs";

const zoneSet = new Set(zones);
const time = v.nullish(v.pipe(v.string(), v.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)));
/** @param {number} min @param {number} max */
const whole = (min, max) => v.nullish(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)));
const flag = v.nullish(v.boolean());
const schema = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255)),
  assistant_id: v.pipe(v.number(), v.integer()),
  timezone: v.nullish(
    v.pipe(
      v.string(),
      v.check((zone) => zoneSet.has(zone)),
    ),
  ),
  max_calls_in_parallel: whole(1, 10),
  allowed_hours_start_time: time,
  allowed_hours_end_time: time,
  allowed_days: v.nullish(v.array(v.picklist(days))),
  max_retries: whole(1, 5),
  retry_interval: whole(10, 4320),
  retry_on_voicemail: flag,
  retry_on_goal_incomplete: flag,
  goal_completion_variable: v.nullish(v.pipe(v.string(), v.maxLength(255))),
  mark_complete_when_no_leads: flag,
  phone_number_ids: v.nullish(
    v.pipe(
      v.array(v.pipe(v.number(), v.integer())),
      v.check((ids) => new Set(ids).size === ids.length),
    ),
  ),
});
/** @param {unknown} form */
export const validate = (form) => v.safeParse(schema, form);
/** @param {any} result */
export const failing = (result) =>
  result.success ? [] : result.issues.map((/** @type {any} */ { path }) => path[0].key);
