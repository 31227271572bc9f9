// The size of the documented rules in Zod 4 with a list of time zones, as users would write them, for comparison.
import { join } from "node:path";
import { campaignFields } from "outbound-campaign";
import { root } from "../../scripts/lib/process.mjs";
import { bundle } from "../../scripts/package/bundle.mjs";
import { compressed } from "../../scripts/package/sizes.mjs";

/** @returns {Promise<Record<string, import("../../scripts/package/sizes.mjs").Sizes>>} */
export async function measureZod() {
  const zones = campaignFields.find(({ input }) => input === "select")?.options?.map(({ value }) => value) ?? [];
  const source = `
    import * as z from "zod";
    const zones = new Set("${zones.join(" ")}".split(" "));
    const time = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/);
    export const schema = z.object({
      name: z.string().trim().min(1).max(255),
      assistant_id: z.int(),
      timezone: z.string().refine((zone) => zones.has(zone), "The timezone field must be a valid timezone.").optional(),
      max_calls_in_parallel: z.int().min(1).max(10).optional(),
      allowed_hours_start_time: time.optional(),
      allowed_hours_end_time: time.optional(),
      allowed_days: z
        .array(z.enum(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]))
        .optional(),
      max_retries: z.int().min(1).max(5).optional(),
      retry_interval: z.int().min(10).max(4320).optional(),
      retry_on_voicemail: z.boolean().optional(),
      retry_on_goal_incomplete: z.boolean().optional(),
      goal_completion_variable: z.string().max(255).optional(),
      mark_complete_when_no_leads: z.boolean().optional(),
      phone_number_ids: z.array(z.int()).refine((ids) => new Set(ids).size === ids.length).optional(),
    });
    export const validate = (form) => schema.safeParse(form);`;
  return { "for comparison: Zod 4 with the same fields": compressed(await bundle(source, join(root, "tests"))) };
}
