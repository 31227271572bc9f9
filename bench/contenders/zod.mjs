// Zod 4.
import * as z from "zod";
import { days, zones } from "../output/lists.mjs";

const zoneSet = new Set(zones);
const time = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/);
const schema = z.object({
  name: z.string().trim().min(1).max(255),
  assistant_id: z.int(),
  timezone: z
    .string()
    .refine((zone) => zoneSet.has(zone))
    .nullish(),
  max_calls_in_parallel: z.int().min(1).max(10).nullish(),
  allowed_hours_start_time: time.nullish(),
  allowed_hours_end_time: time.nullish(),
  allowed_days: z.array(z.enum(days)).nullish(),
  max_retries: z.int().min(1).max(5).nullish(),
  retry_interval: z.int().min(10).max(4320).nullish(),
  retry_on_voicemail: z.boolean().nullish(),
  retry_on_goal_incomplete: z.boolean().nullish(),
  goal_completion_variable: z.string().max(255).nullish(),
  mark_complete_when_no_leads: z.boolean().nullish(),
  phone_number_ids: z
    .array(z.int())
    .refine((ids) => new Set(ids).size === ids.length)
    .nullish(),
});
/** @param {unknown} form */
export const validate = (form) => schema.safeParse(form);
/** @param {any} result */
export const failing = (result) =>
  result.success ? [] : result.error.issues.map((/** @type {any} */ { path }) => path[0]);
