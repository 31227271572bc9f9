// zod/mini.
import * as z from "zod/mini";
import { days, zones } from "../output/lists.mjs";

const zoneSet = new Set(zones);
const time = z.string().check(z.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/));
const schema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(255)),
  assistant_id: z.int(),
  timezone: z.nullish(z.string().check(z.refine((zone) => zoneSet.has(zone)))),
  max_calls_in_parallel: z.nullish(z.int().check(z.gte(1), z.lte(10))),
  allowed_hours_start_time: z.nullish(time),
  allowed_hours_end_time: z.nullish(time),
  allowed_days: z.nullish(z.array(z.enum(days))),
  max_retries: z.nullish(z.int().check(z.gte(1), z.lte(5))),
  retry_interval: z.nullish(z.int().check(z.gte(10), z.lte(4320))),
  retry_on_voicemail: z.nullish(z.boolean()),
  retry_on_goal_incomplete: z.nullish(z.boolean()),
  goal_completion_variable: z.nullish(z.string().check(z.maxLength(255))),
  mark_complete_when_no_leads: z.nullish(z.boolean()),
  phone_number_ids: z.nullish(z.array(z.int()).check(z.refine((ids) => new Set(ids).size === ids.length))),
});
/** @param {unknown} form */
export const validate = (form) => schema.safeParse(form);
/** @param {any} result */
export const failing = (result) =>
  result.success ? [] : result.error.issues.map((/** @type {any} */ { path }) => path[0]);
