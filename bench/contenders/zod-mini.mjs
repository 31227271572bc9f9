// zod/mini: the same schema as Zod's, in functions.
import * as z from "zod/mini";
import { clean, days, FLAGS, isDistinct, isZone, number, TIME } from "./rules.mjs";

export { differs } from "./differs.mjs";

/** @param {(value: any) => any} prepare @param {any} schema */
const prepared = (prepare, schema) => z.pipe(z.transform(prepare), schema);
/** @param {(value: any) => any} prepare @param {any} schema */
const optional = (prepare, schema) => z.optional(prepared(prepare, z.nullable(schema)));
/** @param {number} min @param {number} max */
const whole = (min, max) => optional(number, z.int().check(z.gte(min), z.lte(max)));
const flag = optional(clean, z.literal(FLAGS));
const time = optional(clean, z.string().check(z.regex(TIME)));
const schema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(255)),
  assistant_id: prepared(number, z.int()),
  timezone: optional(clean, z.string().check(z.refine(isZone))),
  max_calls_in_parallel: whole(1, 10),
  allowed_hours_start_time: time,
  allowed_hours_end_time: time,
  allowed_days: optional(clean, z.array(z.pipe(z.string().check(z.trim()), z.enum(days)))),
  max_retries: whole(1, 5),
  retry_interval: whole(10, 4320),
  retry_on_voicemail: flag,
  retry_on_goal_incomplete: flag,
  goal_completion_variable: z.nullish(z.string().check(z.trim(), z.maxLength(255))),
  mark_complete_when_no_leads: flag,
  phone_number_ids: optional(clean, z.array(prepared(number, z.int())).check(z.refine(isDistinct))),
});
/** @param {unknown} form */
export const validate = (form) => schema.safeParse(form);
/** @param {any} result */
export const issues = (result) => (result.success ? [] : result.error.issues);
/** @param {any} issue */
export const fieldOf = (issue) => issue.path[0];
