// Generated forms of every kind of JavaScript value, and a comparison of their verdicts on every path.
// `node tests/package/support/generated-forms.mjs 100000` compares that number of forms (npm run test:paths).
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import {
  campaignFields,
  createCampaignSchema,
  createValidator,
  timezones,
  validateCampaign,
  validateCampaignJson,
  validateFields,
  validateNdjson,
} from "../../../pkg/index.js";
import { serialize } from "../../../pkg/validate/encode.js";

const names = campaignFields.map(({ name }) => name);
const zones = timezones();
const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Returns a random generator with the same numbers for the same seed (mulberry32). @param {number} seed */
function randomness(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @param {number} n */
  const below = (n) => Math.floor(next() * n);
  return {
    below,
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => /** @type {T} */ (list[below(list.length)]),
  };
}

/** @typedef {ReturnType<typeof randomness>} Random */

const texts = [
  "",
  " ",
  "a",
  " a",
  "a ",
  "Campaign 7",
  "Ünïcödé – Кампания 電話",
  "\u00a0a",
  "a\u00ad",
  "a\u200bb",
  "a\u200db",
  "😀 sale",
  "👨‍👩‍👧 family",
  "\ud800",
  "a\udc00b",
  "x".repeat(255),
  "x".repeat(256),
  "é".repeat(256),
  "😀".repeat(128),
  "😀".repeat(255),
  "😀".repeat(256),
  `${"x".repeat(255)} `,
  "a\nb",
  "\t",
  "\u3000",
  "a\ufe0f",
  "\u2800",
  "0",
  "1",
  "true",
  "127",
  "+5",
  "007",
  "1.0",
  "1e2",
  "-0",
  "INF",
  "e5",
  "9007199254740993",
  "monday",
  "Monday",
  "UTC",
  "utc",
  "Asia/Calcutta",
  "Europe/Kyiv",
  "Mars/Olympus",
  "09:00",
  "24:00",
  "9:00",
  " 9:00",
  "9:00 ",
  "09:00:00",
  "09:0\u0660",
  "constructor",
  "__proto__",
];
const numbers = [
  -1,
  0,
  -0,
  1,
  2,
  3,
  5,
  6,
  9,
  10,
  11,
  59,
  60,
  127,
  4320,
  4321,
  1.5,
  1.0000000000000002,
  1e14,
  1e15,
  1e21,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  Number.NaN,
  Number.POSITIVE_INFINITY,
  5e-324,
];
const sparse = () => {
  /** @type {unknown[]} */
  const list = [];
  list[2] = "monday";
  return list;
};
class List extends Array {}
const throws = () => {
  throw new Error("no");
};
/** Values that no form should have. @type {(() => unknown)[]} */
const oddities = [
  () => [],
  () => ({}),
  () => ({ a: 1 }),
  () => ({ 0: "monday", 1: "friday" }),
  () => 12n,
  () => 2n ** 70n,
  () => Symbol("s"),
  () => () => 1,
  () => Object("monday"),
  () => Object(5),
  () => Object(true),
  () => new Date(0),
  () => new Date(Number.NaN),
  () => ({ toJSON: () => 5 }),
  () => ({ toJSON: throws }),
  () => Object.assign(["monday"], { toJSON: () => ["friday"] }),
  sparse,
  () => List.from(["monday", 5]),
  () => new Proxy(["monday", "friday"], {}),
  () => new Proxy([5, 6, 5], { get: (list, key) => (key === "1" ? throws() : Reflect.get(list, key)) }),
  () => Object.defineProperty(["monday"], 0, { get: throws }),
  () => Array.from({ length: 40 }, (_, i) => i),
  () => Array(33).fill("monday"),
  () => [[]],
  () => [["monday"]],
  () => [null, undefined, "monday"],
  () => new Uint8Array([1, 2]),
  () => {
    /** @type {unknown[]} */
    const cycle = [];
    cycle.push(cycle);
    return cycle;
  },
];

/**
 * Returns a value for a field, usually a plausible one.
 * @param {string} name
 * @param {Random} random
 */
function valueFor(name, { below, pick }) {
  const kind = below(100);
  if (kind < 3) return null;
  if (kind < 5) return undefined;
  if (kind < 9) return pick(oddities)();
  if (kind < 13) return pick(texts);
  if (kind < 17) return pick(numbers);
  if (kind < 18) return below(2) === 0;
  switch (name) {
    case "name":
    case "goal_completion_variable":
      return kind < 60 ? `${pick(["Sale", "Ünï", "x y", "電話"])} ${below(1e6)}` : pick(texts);
    case "assistant_id":
      return kind < 90 ? below(1e6) : pick(numbers);
    case "timezone":
      return kind < 90 ? pick(zones) : pick(texts);
    case "max_calls_in_parallel":
      return below(13);
    case "max_retries":
      return below(7);
    case "retry_interval":
      return kind < 60 ? below(100) : below(4400);
    case "allowed_hours_start_time":
    case "allowed_hours_end_time":
      return `${String(below(25)).padStart(2, "0")}:${String(below(61)).padStart(2, "0")}`;
    case "allowed_days":
      return Array.from({ length: below(8) }, () => (below(30) ? pick(days) : pick([...texts, 5, null, true])));
    case "phone_number_ids":
      return Array.from({ length: below(6) }, () => (below(30) ? below(20) : pick([...numbers, "5", null, true, 7n])));
    default:
      return kind < 80 ? below(2) === 0 : pick([0, 1, "0", "1", 2, "on"]);
  }
}

/**
 * Kinds of objects that carry the members of a form.
 * @type {((members: Record<string, any>, random: Random) => unknown)[]}
 */
const carriers = [
  (members) => Object.assign(Object.create(null), members),
  (members) => Object.assign(new (class Form {})(), members),
  (members) => Object.create(members),
  (members) => Object.freeze(members),
  (members) => new Proxy(members, {}),
  (members) => new Proxy(members, { ownKeys: throws }),
  (members) => Object.setPrototypeOf(members, { timezone: "inherited", allowed_days: [] }),
  (members, { pick }) =>
    Object.defineProperty({ ...members }, pick(names), { enumerable: false, value: pick(["hidden", 5, true]) }),
  (members, { pick }) => Object.defineProperty(members, pick(names), { enumerable: true, get: throws }),
  (members, { pick }) => {
    const name = pick(names);
    const value = members[name];
    return Object.defineProperty(members, name, { enumerable: true, get: () => value });
  },
  (members) => ({
    ...members,
    other: 1,
    get strange() {
      return throws();
    },
  }),
  (members) => ({ ...members, [Symbol("timezone")]: "UTC", unknown: members }),
  (members) => ({ ...members, toJSON: () => ({ name: "from toJSON", assistant_id: 1 }) }),
  (members) => ({ ...members, toJSON: 5 }),
  (members) => ({ ...members, toJSON: throws }),
  (members) => Object.defineProperty({ ...members }, "toJSON", { value: () => null }),
  (members) => Object.assign([], members),
  (members) => Object.setPrototypeOf(Object.assign([], members), Object.prototype),
  (members) => Object.assign(Object("text"), members),
  (members) => Object.defineProperties(() => 1, Object.getOwnPropertyDescriptors(members)),
  (members) => [members],
  () => null,
  () => "name",
  () => undefined,
];

/** @param {Random} random */
export function formOf(random) {
  const { below, pick } = random;
  /** @type {Record<string, any>} */
  const members = {};
  const density = pick([15, 50, 90, 100]);
  // In the table's order or not. The required fields are nearly always present.
  const order = below(4) ? names : [...names].reverse();
  for (const name of order) {
    const wanted = name === "name" || name === "assistant_id" ? 97 : density;
    if (below(100) < wanted) members[name] = valueFor(name, random);
  }
  return below(6) ? members : pick(carriers)(members, random);
}

/** Options of every kind. @type {(import("outbound-campaign").ValidationOptions | undefined)[]} */
export const optionSets = [
  undefined,
  { profile: "laravel-8" },
  { profile: "laravel-12", provider: "intellixent" },
  {
    account: {
      max_calls_in_parallel: 3,
      outbound_assistant_ids: [1, 5, 127, "9007199254740993"],
      phone_number_ids: [1, 2, 3, 5, 8, 13],
      goal_variables: { 127: ["booked"], 5: [] },
      timezone: "UTC",
    },
  },
  {
    profile: "laravel-12",
    messages: {
      required: "missing: :attribute",
      max: "same",
      timezone: "same",
      string: "same",
      "name.string": ":input must be a text",
      "allowed_days.*.in": "day :position is :input",
      "phone_number_ids.40.distinct": "the fortieth",
      warnings: { timezone_omitted: "no zone", overnight_window: { message: "by night", help: "change it" } },
      unchecked: { assistant: "unknown assistant" },
    },
    attributes: { assistant_id: "the assistant" },
  },
];

/** @template T @param {AsyncIterable<T>} rows */
async function allOf(rows) {
  const list = [];
  for await (const row of rows) list.push(row);
  return list;
}

/**
 * Returns the verdicts on a form by every path except its object: JSON text, its bytes, a row of NDJSON, a validator, a
 * schema, and `validateFields` for all fields.
 * @param {string} text
 * @param {unknown} form
 * @param {import("outbound-campaign").ValidationOptions | undefined} options
 * @returns {Promise<Record<string, any>>}
 */
export async function byEveryPath(text, form, options) {
  const bytes = new TextEncoder().encode(text);
  const [row] = await allOf(validateNdjson(bytes, options));
  const validated = createCampaignSchema(options)["~standard"].validate(form);
  return {
    text: validateCampaignJson(text, options),
    bytes: validateCampaignJson(bytes, options),
    row,
    validator: createValidator(options).validate(form),
    schema: validated,
    fields: validateFields(form, names, options),
  };
}

/**
 * Returns a verdict without the warnings about keys and values that are not in its text.
 * @template {{ warnings: readonly { code: string }[] }} Verdict
 * @param {Verdict} verdict
 * @returns {Verdict}
 */
export function withoutFormWarnings(verdict) {
  return {
    ...verdict,
    warnings: verdict.warnings.filter(({ code }) => code !== "value_dropped" && code !== "unknown_field"),
  };
}

/**
 * Compares the paths on generated forms. Returns the first disagreement.
 * @param {number} count
 * @param {number} seed
 * @returns {Promise<{ compared: number, accepted: number, disagreement?: unknown }>}
 */
export async function comparePaths(count, seed) {
  const random = randomness(seed);
  let accepted = 0;
  for (let compared = 0; compared < count; compared++) {
    const form = formOf(random);
    const options = random.pick(optionSets);
    const { text, unserializable } = serialize(form);
    const expected = validateCampaign(form, options);
    accepted += expected.ok ? 1 : 0;
    // JSON text cannot express a field that is unserializable.
    const paths = await byEveryPath(text, form, options);
    const pairs = [["validator", paths.validator, expected]];
    const written = withoutFormWarnings(expected);
    if (unserializable === 0) pairs.push(["text", paths.text, written], ["bytes", paths.bytes, written]);
    if (unserializable === 0) pairs.push(["row", rowOf(paths.row), rowOf({ ...paths.row, ...expected })]);
    pairs.push(["fields", paths.fields, fieldsResultOf(expected)]);
    // A schema leaves out a list that is a boolean: form libraries report an untouched group of boxes so.
    const { allowed_days: days, phone_number_ids: ids } = JSON.parse(text);
    if (typeof days !== "boolean" && typeof ids !== "boolean") {
      pairs.push(["schema", paths.schema, schemaResultOf(expected)]);
    }
    for (const [path, found, wanted] of pairs) {
      // Compared as text too, because the order of members counts.
      if (!isDeepStrictEqual(found, wanted) || JSON.stringify(found) !== JSON.stringify(wanted)) {
        return { compared, accepted, disagreement: { path, form, text, options, found, wanted } };
      }
    }
  }
  return { compared: count, accepted };
}

/** Returns the members of a row with `campaign`, which is an accessor. @param {any} row */
function rowOf(row) {
  const { row: number, byteOffset, ok, campaign, message, errors, issues } = row;
  return ok ? { row: number, byteOffset, ok, campaign } : { row: number, byteOffset, ok, message, errors, issues };
}

/** @param {import("outbound-campaign").Validation} verdict */
const schemaResultOf = (verdict) =>
  verdict.ok ? { value: verdict.campaign } : { issues: verdict.issues.map(({ message, path }) => ({ message, path })) };

/** @param {import("outbound-campaign").Validation} verdict */
function fieldsResultOf(verdict) {
  const { ok } = verdict;
  // An unknown key without a near field touches no field.
  const warnings = verdict.warnings.filter((/** @type {any} */ { fields }) => fields.length > 0);
  return ok
    ? { ok, errors: {}, issues: [], warnings }
    : { ok, errors: verdict.errors, issues: verdict.issues, warnings };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const count = Number(process.argv[2] ?? 100_000);
  const seed = Number(process.argv[3] ?? 1);
  const { compared, accepted, disagreement } = await comparePaths(count, seed);
  console.log(
    `${compared} forms compared, ${accepted} of them accepted, seed ${seed}: ${disagreement ? "a" : "no"} disagreement`,
  );
  if (disagreement) {
    console.dir(disagreement, { depth: 6 });
    process.exitCode = 1;
  }
}
