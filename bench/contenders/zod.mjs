// Zod 4.
import * as z from "zod";
import { clean, days, FLAGS, isDistinct, isZone, number, TIME } from "./rules.mjs";

export { differs } from "./differs.mjs";

/** @param {(value: any) => any} prepare @param {z.ZodType} schema */
const optional = (prepare, schema) => z.preprocess(prepare, schema.nullable()).optional();
/** @param {number} min @param {number} max */
const whole = (min, max) => optional(number, z.int().min(min).max(max));
const flag = optional(clean, z.literal(FLAGS));
const time = optional(clean, z.string().regex(TIME));
const id = z.preprocess(number, z.int());

/**
 * Returns the schema, for the ids that an account owns where they are given.
 * @param {import("../calls/ownership.mjs").Owned} [owned]
 */
export const createSchema = (owned) =>
  z.object({
    name: z.string().trim().min(1).max(255),
    assistant_id: owned
      ? z.preprocess(
          number,
          z.int().refine((value) => owned.assistants.has(value)),
        )
      : id,
    timezone: optional(clean, z.string().refine(isZone)),
    max_calls_in_parallel: whole(1, 10),
    allowed_hours_start_time: time,
    allowed_hours_end_time: time,
    allowed_days: optional(clean, z.array(z.string().trim().pipe(z.enum(days)))),
    max_retries: whole(1, 5),
    retry_interval: whole(10, 4320),
    retry_on_voicemail: flag,
    retry_on_goal_incomplete: flag,
    goal_completion_variable: z.string().trim().max(255).nullish(),
    mark_complete_when_no_leads: flag,
    phone_number_ids: optional(
      clean,
      z
        .array(
          owned
            ? z.preprocess(
                number,
                z.int().refine((value) => owned.phoneNumbers.has(value)),
              )
            : id,
        )
        .refine(isDistinct),
    ),
  });
const schema = createSchema();
/** @param {unknown} form */
export const validate = (form) => schema.safeParse(form);
/** @param {any} result */
export const issues = (result) => (result.success ? [] : result.error.issues);
/** @param {any} issue */
export const fieldOf = (issue) => issue.path[0];
