// The contract as JSON Schema with Ajv's options, for both Ajv contenders.
import { days, zones } from "../output/lists.mjs";

const zoneSet = new Set(zones);
// A set, not an `enum` of 419: Ajv would walk it.
export const formats = {
  timezone: (/** @type {string} */ zone) => zoneSet.has(zone),
  time: /^([01][0-9]|2[0-3]):[0-5][0-9]$/,
};
/** @param {object} type */
const nullable = (type) => ({ ...type, nullable: true });
/** @param {number} minimum @param {number} maximum */
const whole = (minimum, maximum) => nullable({ type: "integer", minimum, maximum });
const flag = nullable({ type: "boolean" });
const time = nullable({ type: "string", format: "time" });
export const schema = {
  type: "object",
  required: ["name", "assistant_id"],
  properties: {
    name: { type: "string", minLength: 1, maxLength: 255 },
    assistant_id: { type: "integer" },
    timezone: nullable({ type: "string", format: "timezone" }),
    max_calls_in_parallel: whole(1, 10),
    allowed_hours_start_time: time,
    allowed_hours_end_time: time,
    allowed_days: nullable({ type: "array", items: { type: "string", enum: days } }),
    max_retries: whole(1, 5),
    retry_interval: whole(10, 4320),
    retry_on_voicemail: flag,
    retry_on_goal_incomplete: flag,
    goal_completion_variable: nullable({ type: "string", maxLength: 255 }),
    mark_complete_when_no_leads: flag,
    phone_number_ids: nullable({ type: "array", items: { type: "integer" }, uniqueItems: true }),
  },
};
/** @param {any} errors */
export const failingOf = (errors) =>
  (errors ?? []).map((/** @type {any} */ error) => error.instancePath.split("/")[1] ?? error.params.missingProperty);
