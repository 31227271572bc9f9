// The calls that users make, each with its 512 inputs, the same for all contenders. The folder calls/ says how each
// contender makes them.
import { accountOf, COUNT, expected, full, ndjson, owned, received, spoilt } from "./forms.mjs";

/**
 * @typedef {object} Call
 * @property {string} label
 * @property {"form" | "field" | "schema" | "json" | "list" | "rows"} entry the function that is called
 * @property {(i: number) => any} input
 * @property {(i: number) => string} [fails] the fields that fail, in alphabetical order; left out: none
 * @property {{ form: any, fails: string }[]} [probes] forms that show that a contender does the call's work; not timed
 * @property {number} [inputs] the number of inputs, 512 if left out
 * @property {number} [size] the number of forms in an input, 1 if left out
 * @property {any} [account] facts of the account
 * @property {boolean} [german] German messages instead of English ones
 * @property {"laravel-12"} [profile]
 * @property {boolean} [isRealistic] whether the cliff factor counts it
 */

export const account600 = accountOf(600);
const account2600 = accountOf(2600);
const stranger = 999_999;
const probes = [
  { form: { ...owned(0), assistant_id: stranger }, fails: "assistant_id" },
  { form: { ...owned(0), phone_number_ids: [owned(0).phone_number_ids[0], stranger] }, fails: "phone_number_ids" },
];

/**
 * Returns what an HTML form sends: texts only, a token, and in every second form two inputs that were left empty.
 * @param {number} i
 */
function htmlTexts(i) {
  const texts = Object.entries(full(i)).map(([name, value]) => {
    if (Array.isArray(value)) return [name, value.map(String)];
    return [name, typeof value === "boolean" ? (value ? "1" : "0") : String(value)];
  });
  const empty = i % 2 ? { max_retries: "", goal_completion_variable: "" } : {};
  return received({ _token: `token ${i}`, ...Object.fromEntries(texts), ...empty });
}

/** @param {number} i @param {(k: number) => number} place where the id number k stands in the list */
const fortyIds = (i, place) => ({
  ...full(i),
  phone_number_ids: Array.from({ length: 40 }, (_, k) => 500 + i + place(k)),
});

/** One keystroke: the form so far, and the field in which the user types. @param {number} i */
function keystroke(i) {
  const typed = [
    { name: `Campaign ${i} for the nor` },
    { retry_interval: String(i % 2 ? 10 + (i % 50) : i % 10) },
    { allowed_hours_start_time: i % 2 ? "09:30" : "09:" },
    { max_retries: 1 + (i % 5) },
  ][(i >> 1) % 4];
  const [field = ""] = Object.keys(typed ?? {});
  return { form: { ...full(i), ...typed }, field };
}
/** @param {number} i */
function keystrokeFails(i) {
  const { field } = keystroke(i);
  return i % 2 === 0 && ["retry_interval", "allowed_hours_start_time"].includes(field) ? field : "";
}

/** @param {number} errors */
const germanErrors = (errors) => ({
  entry: /** @type {const} */ ("form"),
  german: true,
  input: (/** @type {number} */ i) => (errors ? spoilt(i, errors) : full(i)),
  fails: (/** @type {number} */ i) => expected(i, errors).join(),
  isRealistic: true,
});

const ROWS = 512;
const encoder = new TextEncoder();

/** @type {Call[]} */
export const calls = [
  { label: "plain", entry: "form", input: full },
  {
    label: "trailing blank",
    entry: "form",
    input: (i) => received({ ...full(i), name: `${full(i).name} ` }),
    isRealistic: true,
  },
  { label: "HTML texts", entry: "form", input: htmlTexts, isRealistic: true },
  { label: "40 ids, ascending", entry: "form", input: (i) => fortyIds(i, (k) => k * 3), isRealistic: true },
  { label: "40 ids, unsorted", entry: "form", input: (i) => fortyIds(i, (k) => (k * 17) % 40), isRealistic: true },
  { label: "laravel-12", entry: "form", input: full, profile: "laravel-12", isRealistic: true },
  { label: "account of 600 ids", entry: "form", input: owned, account: account600, probes, isRealistic: true },
  { label: "account of 2,600 ids", entry: "form", input: owned, account: account2600, probes },
  { label: "German, no error", ...germanErrors(0) },
  { label: "German, 1 error", ...germanErrors(1) },
  { label: "German, 6 errors", ...germanErrors(6) },
  { label: "schema", entry: "schema", input: full, isRealistic: true },
  {
    label: "schema, account of 600 ids, German",
    entry: "schema",
    input: owned,
    account: account600,
    german: true,
    probes,
    isRealistic: true,
  },
  { label: "validateFields, one field", entry: "field", input: keystroke, fails: keystrokeFails, isRealistic: true },
  { label: "JSON text", entry: "json", input: (i) => JSON.stringify(full(i)) },
  { label: "validateMany, 512 forms", entry: "list", input: () => list, inputs: 1, size: COUNT },
  {
    label: "NDJSON, 512 rows",
    entry: "rows",
    input: () => encoder.encode(ndjson(ROWS)),
    inputs: 1,
    size: ROWS,
  },
  {
    label: "NDJSON, 512 rows, account of 600 ids",
    entry: "rows",
    input: () => encoder.encode(ndjson(ROWS, owned)),
    account: account600,
    inputs: 1,
    size: ROWS,
  },
];
const list = Array.from({ length: COUNT }, (_, i) => full(i));

/** `JSON.parse` alone, timed among the calls: the JSON text is held against it. */
export const PARSE = "JSON.parse alone";

/** The label of the call that all others are held against. */
export const PLAIN = "plain";
