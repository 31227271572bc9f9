// validatorjs, which follows Laravel's names of rules. Where its rules are not Laravel's, they are registered anew.
import Validator from "validatorjs";
import english from "validatorjs/src/lang/en.js";
import { differs as trimmed } from "./differs.mjs";
import { clean, FLAGS, fits, isDay, isDistinct, isZone, number, TIME } from "./rules.mjs";

// It looks for its language where no bundler finds it.
Validator.setMessages("en", english);
Validator.register("integer", (value) => Number.isInteger(number(value)), "The :attribute must be an integer.");
Validator.register("boolean", (value) => FLAGS.includes(clean(value)), "The :attribute must be true or false.");
Validator.register(
  "max_characters",
  (value) => typeof value !== "string" || fits(value.trim()),
  "The :attribute may not be greater than 255 characters.",
);
Validator.register("timezone", (value) => isZone(clean(value)), "The :attribute must be a valid timezone.");
Validator.register(
  "time",
  (value) => typeof value === "string" && TIME.test(value.trim()),
  "The :attribute must match the format H:i.",
);
Validator.register("day", (value) => isDay(clean(value)), "The selected :attribute is invalid.");
Validator.register(
  "distinct",
  (value) => !Array.isArray(value) || isDistinct(value.map(number)),
  "The :attribute has a duplicate value.",
);
const rules = {
  name: "required|string|max_characters",
  assistant_id: "required|integer",
  timezone: "timezone",
  max_calls_in_parallel: "integer|between:1,10",
  allowed_hours_start_time: "time",
  allowed_hours_end_time: "time",
  allowed_days: "array",
  "allowed_days.*": "required|day",
  max_retries: "integer|between:1,5",
  retry_interval: "integer|between:10,4320",
  retry_on_voicemail: "boolean",
  retry_on_goal_incomplete: "boolean",
  goal_completion_variable: "string|max_characters",
  mark_complete_when_no_leads: "boolean",
  phone_number_ids: "array|distinct",
  "phone_number_ids.*": "required|integer",
};

export const differs = {
  ...trimmed,
  "optional fields blank": "looks for elements in a blank text, and finds its characters",
};

/** @param {any} form */
export function validate(form) {
  const validation = new Validator(form, rules);
  return validation.passes() ? {} : validation.errors.all();
}
/** @param {Record<string, string[]>} errors */
export const issues = (errors) =>
  Object.entries(errors).flatMap(([key, messages]) => messages.map((message) => ({ key, message })));
/** @param {any} issue */
export const fieldOf = ({ key }) => key.split(".")[0];
