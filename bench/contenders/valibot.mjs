// Valibot.
import * as v from "valibot";
import { clean, days, FLAGS, fits, isDistinct, isZone, number, TIME } from "./rules.mjs";

export { differs } from "./differs.mjs";

/** @param {(value: any) => any} prepare @param {any} schema */
const prepared = (prepare, schema) => v.nullish(v.pipe(v.unknown(), v.transform(prepare), schema));
const integer = v.pipe(v.unknown(), v.transform(number), v.number(), v.integer());
/** @param {number} min @param {number} max */
const whole = (min, max) =>
  prepared(number, v.nullable(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))));
const flag = prepared(clean, v.nullable(v.picklist(/** @type {any[]} */ (FLAGS))));
const time = prepared(clean, v.nullable(v.pipe(v.string(), v.regex(TIME))));
/** Sentences of the checks that are functions: Valibot has none of its own for them. */
const english = {
  tooLong: "Invalid length: Expected at most 255 characters",
  zone: "Invalid time zone",
  distinct: "Duplicate value",
  assistant: "Unknown assistant",
  phoneNumber: "Unknown phone number",
};

/**
 * Returns the schema, for the ids that an account owns where they are given.
 * @param {import("../calls/ownership.mjs").Owned} [owned]
 * @param {typeof english} [sentences]
 */
export function createSchema(owned, sentences = english) {
  // v.maxLength counts UTF-16 units.
  const fitting = v.check(fits, sentences.tooLong);
  /** @param {Set<number>} ids @param {string} sentence */
  const ownedId = (ids, sentence) =>
    v.pipe(
      v.unknown(),
      v.transform(number),
      v.number(),
      v.integer(),
      v.check((id) => ids.has(id), sentence),
    );
  return v.object({
    name: v.pipe(v.string(), v.trim(), v.nonEmpty(), fitting),
    assistant_id: owned ? ownedId(owned.assistants, sentences.assistant) : integer,
    timezone: prepared(clean, v.nullable(v.pipe(v.string(), v.check(isZone, sentences.zone)))),
    max_calls_in_parallel: whole(1, 10),
    allowed_hours_start_time: time,
    allowed_hours_end_time: time,
    allowed_days: prepared(clean, v.nullable(v.array(v.pipe(v.string(), v.trim(), v.picklist(days))))),
    max_retries: whole(1, 5),
    retry_interval: whole(10, 4320),
    retry_on_voicemail: flag,
    retry_on_goal_incomplete: flag,
    goal_completion_variable: v.nullish(v.pipe(v.string(), v.trim(), fitting)),
    mark_complete_when_no_leads: flag,
    phone_number_ids: prepared(
      clean,
      v.nullable(
        v.pipe(
          v.array(owned ? ownedId(owned.phoneNumbers, sentences.phoneNumber) : integer),
          v.check(isDistinct, sentences.distinct),
        ),
      ),
    ),
  });
}
const schema = createSchema();
/** @param {unknown} form */
export const validate = (form) => v.safeParse(schema, form);
/** @param {any} result */
export const issues = (result) => result.issues ?? [];
/** @param {any} issue */
export const fieldOf = (issue) => issue.path[0].key;
