// TypeBox, compiled. Rules without a keyword in JSON Schema are a format or a refinement.
import Type from "typebox";
import { Compile } from "typebox/compile";
import Format from "typebox/format";
import { Settings } from "typebox/system";
import { formats, hasDistinctIds } from "./texts.mjs";

export { differs } from "./differs.mjs";

// All errors: it stops at eight otherwise.
Settings.Set({ maxErrors: Number.POSITIVE_INFINITY });
for (const [name, test] of Object.entries(formats)) Format.Set(name, test);

/** @param {string} format */
const text = (format) => Type.String({ format });
/** @param {any[]} types */
const optional = (...types) => Type.Optional(Type.Union([...types, Type.Null()]));
/** @param {number} minimum @param {number} maximum */
const whole = (minimum, maximum) =>
  optional(Type.Integer({ minimum, maximum }), text(`integer from ${minimum} to ${maximum}`));
const integer = Type.Union([Type.Integer(), text("integer")]);
const flag = optional(Type.Boolean(), Type.Integer({ minimum: 0, maximum: 1 }), text("flag"));
const time = optional(text("time"));
const validator = Compile(
  Type.Object({
    name: Type.Refine(text("at most 255 characters"), formats.filled, () => "must not be blank"),
    assistant_id: integer,
    timezone: optional(text("zone")),
    max_calls_in_parallel: whole(1, 10),
    allowed_hours_start_time: time,
    allowed_hours_end_time: time,
    allowed_days: optional(Type.Array(text("day")), text("blank")),
    max_retries: whole(1, 5),
    retry_interval: whole(10, 4320),
    retry_on_voicemail: flag,
    retry_on_goal_incomplete: flag,
    goal_completion_variable: optional(text("at most 255 characters")),
    mark_complete_when_no_leads: flag,
    phone_number_ids: optional(
      Type.Refine(Type.Array(integer), hasDistinctIds, () => "must not have duplicate ids"),
      text("blank"),
    ),
  }),
);

/** @param {unknown} form */
export const validate = (form) => validator.Errors(form);
/** @param {any} errors */
export const issues = (errors) => errors;
/** One error names all that is missing. @param {any} error */
export const fieldOf = (error) => error.instancePath.split("/")[1] ?? error.params.requiredProperties;
