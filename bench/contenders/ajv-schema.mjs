// The server's rules as JSON Schema with Ajv's options, for both Ajv contenders. Keywords for numbers look at numbers
// only and `format` at strings only, so a field that may be either has both.
import { _ } from "ajv/dist/compile/codegen/index.js";
import { formats, hasDistinctIds, ownsId } from "./texts.mjs";

/** @type {any} */
const distinctIds = {
  keyword: "distinctIds",
  type: "array",
  error: { message: "must NOT have duplicate ids" },
  /** @param {any} context */
  code(context) {
    const check = context.gen.scopeValue("func", {
      ref: hasDistinctIds,
      code: _`require("../contenders/texts.mjs").hasDistinctIds`,
    });
    context.pass(_`${check}(${context.data})`);
  },
};
/** Looks for an id among those of the account, which the caller passes as Ajv's context. @type {any} */
const ownedBy = {
  keyword: "ownedBy",
  metaSchema: { enum: ["assistants", "phoneNumbers"] },
  error: { message: "must belong to the account" },
  /** @param {any} context */
  code(context) {
    const check = context.gen.scopeValue("func", { ref: ownsId, code: _`require("../contenders/texts.mjs").ownsId` });
    context.pass(_`${check}(this[${context.schema}], ${context.data})`);
  },
};
export const options = { allErrors: true, allowUnionTypes: true, formats, keywords: [distinctIds, ownedBy] };

/** @param {number} minimum @param {number} maximum */
const whole = (minimum, maximum) => ({
  type: ["integer", "string", "null"],
  minimum,
  maximum,
  format: `integer from ${minimum} to ${maximum}`,
});
const integer = { type: ["integer", "string"], format: "integer" };
const flag = { type: ["boolean", "integer", "string", "null"], minimum: 0, maximum: 1, format: "flag" };
const time = { type: ["string", "null"], format: "time" };
/** A list, or a blank text. @param {object} list */
const optionalList = (list) => ({ type: ["array", "string", "null"], format: "blank", ...list });
export const schema = {
  type: "object",
  required: ["name", "assistant_id"],
  properties: {
    name: { type: "string", format: "at most 255 characters", allOf: [{ format: "filled" }] },
    assistant_id: integer,
    timezone: { type: ["string", "null"], format: "zone" },
    max_calls_in_parallel: whole(1, 10),
    allowed_hours_start_time: time,
    allowed_hours_end_time: time,
    allowed_days: optionalList({ items: { type: "string", format: "day" } }),
    max_retries: whole(1, 5),
    retry_interval: whole(10, 4320),
    retry_on_voicemail: flag,
    retry_on_goal_incomplete: flag,
    goal_completion_variable: { type: ["string", "null"], format: "at most 255 characters" },
    mark_complete_when_no_leads: flag,
    phone_number_ids: optionalList({ items: integer, distinctIds: true }),
  },
};

/** The same schema, for the ids that an account owns. */
export const ownedSchema = {
  ...schema,
  properties: {
    ...schema.properties,
    assistant_id: { ...integer, ownedBy: "assistants" },
    phone_number_ids: optionalList({ items: { ...integer, ownedBy: "phoneNumbers" }, distinctIds: true }),
  },
};
