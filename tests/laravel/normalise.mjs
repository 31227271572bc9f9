// Computes the expected `campaign` from the values that Laravel validated. It shares no code with the package.

/** The kind of each field, in the order of the contract's table. */
const KINDS = /** @type {const} */ ({
  name: "text",
  assistant_id: "integer",
  timezone: "text",
  max_calls_in_parallel: "integer",
  allowed_hours_start_time: "text",
  allowed_hours_end_time: "text",
  allowed_days: "texts",
  max_retries: "integer",
  retry_interval: "integer",
  retry_on_voicemail: "flag",
  retry_on_goal_incomplete: "flag",
  goal_completion_variable: "text",
  mark_complete_when_no_leads: "flag",
  phone_number_ids: "integers",
});

/**
 * @param {import("./exact-json.mjs").ExactMap} validated the values Laravel accepted: trimmed, "" already null
 * @returns {Record<string, unknown>}
 */
export const normalise = (validated) => normaliseBy(KINDS, validated);

/**
 * Normalizes by the kinds of a contract's fields.
 * @param {Record<string, string>} kinds
 * @param {import("./exact-json.mjs").ExactMap} validated
 */
export function normaliseBy(kinds, validated) {
  /** @type {Record<string, unknown>} */
  const campaign = {};
  for (const [field, kind] of Object.entries(kinds)) {
    const value = validated.get(field);
    if (value !== undefined && value !== null) campaign[field] = sentValue(kind, value);
  }
  return campaign;
}

/** @param {string} kind @param {any} value @returns {unknown} */
function sentValue(kind, value) {
  switch (kind) {
    case "text":
      return text(value);
    case "integer":
      return integer(value);
    case "flag":
      return flag(value);
    case "texts":
      return elements(value).map(text);
    case "integers":
      return elements(value).map(integer);
    case "windows":
      return [...value.values()].map((window) => ({ start: text(window.get("start")), end: text(window.get("end")) }));
    case "mapping":
      return Object.fromEntries([...value.entries()].map(([key, item]) => [key, plain(item)]));
    case "any":
      return plain(value);
    default:
      throw new TypeError(`normalise: unknown kind ${kind}`);
  }
}

/**
 * Returns a value of any kind, with JavaScript's numbers and objects.
 * @param {any} value @returns {unknown}
 */
function plain(value) {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]));
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === "bigint" || typeof value === "number" ? integer(value) : value;
}

/**
 * Returns the elements of a list, or of an object, which PHP reads as a list too. No rule checks an array under the key
 * "": it is neither a day nor an id, and is not sent.
 * @param {any} value @returns {any[]}
 */
const elements = (value) =>
  value instanceof Map
    ? [...value]
        .filter(([key, item]) => key !== "" || typeof item !== "object" || item === null)
        .map(([, item]) => item)
    : value;

/** @param {any} value @returns {string} */
function text(value) {
  if (typeof value !== "string") throw new TypeError(`normalise: text expected, Laravel accepted ${typeof value}`);
  return value;
}

/**
 * Returns a whole number as JavaScript can hold it: an id beyond 2^53-1 is a string of its digits. A float that passed
 * as an integer, such as 5.000000000000001, keeps its value.
 * @param {any} value
 * @returns {number | string}
 */
function integer(value) {
  if (value === true) return 1;
  if (typeof value === "number") return value === 0 ? 0 : value; // -0.0
  const digits = BigInt(value);
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : String(digits);
}

/** @param {any} value @returns {boolean} */
function flag(value) {
  const truth = new Map(
    /** @type {[any, boolean][]} */ ([
      [true, true],
      [1n, true],
      ["1", true],
      [false, false],
      [0n, false],
      ["0", false],
    ]),
  ).get(value);
  if (truth === undefined) throw new TypeError(`normalise: a flag expected, Laravel accepted ${value}`);
  return truth;
}
