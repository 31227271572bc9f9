// Compares a verdict with the server's answer to the same form. Time and memory grow linearly with the answer.
import { runToEnd } from "./event-loop.js";
import { isRecord, readRefusal } from "./refusal.js";

/** @import { Disagreement } from "./compare.d.ts" */
/** @import { Validation } from "./types.js" */
/** @import { Refusal } from "./refusal.js" */
/** @typedef {{ keys: string[], messages: string[][] }} FieldErrors the errors of one field, in their order */
/**
 * @typedef {object} GroupedErrors
 * @property {string[]} keys all keys of `errors`, in their order
 * @property {Map<string, FieldErrors>} fields
 */

/** So many keys or messages are looked at in one step. */
const STEP = 512;

/** @type {typeof import("./compare.d.ts").compare} */
export function compare(report, response) {
  if (typeof report?.ok !== "boolean") throw new TypeError("report must be a verdict, as validateCampaign gives it");
  const theirs = readAnswer(response);
  return runToEnd(compareSteps(report, theirs, runToEnd(groupErrors(theirs?.errors ?? {}))));
}

/**
 * `compare` in steps, so that a caller can give way to the event loop between two of them.
 *
 * @param {Validation} report
 * @param {Refusal | undefined} theirs `undefined` where the server accepted the form
 * @param {GroupedErrors} theirErrors those of `theirs`
 * @returns {Generator<void, Disagreement[], void>}
 */
export function* compareSteps(report, theirs, theirErrors) {
  const ours = report.ok ? undefined : report;
  const ourErrors = yield* groupErrors(ours?.errors ?? {});
  /** @type {Disagreement[]} */
  const found = [];
  const disputed = new Set();
  let count = 0;
  for (const fields of [ourErrors.fields, theirErrors.fields]) {
    for (const field of fields.keys()) {
      if (++count % STEP === 0) yield;
      if (disputed.has(field) || (fields === theirErrors.fields && ourErrors.fields.has(field))) continue;
      const [mine, other] = [ourErrors.fields.get(field), theirErrors.fields.get(field)];
      if (yield* areSame(mine, other)) continue;
      disputed.add(field);
      found.push({ field, ours: yield* toRecord(mine), theirs: yield* toRecord(other) });
    }
  }
  const ourKeys = yield* undisputed(ourErrors.keys, disputed);
  const theirKeys = yield* undisputed(theirErrors.keys, disputed);
  if (!(yield* areSameTexts(ourKeys, theirKeys))) {
    found.push({ field: "errors", ours: { errors: ourKeys }, theirs: { errors: theirKeys } });
  }
  if (ours && theirs && ours.message !== theirs.message) {
    found.push({ field: "message", ours: { message: [ours.message] }, theirs: { message: [theirs.message] } });
  }
  return found;
}

/**
 * Groups errors by field.
 *
 * @param {Record<string, string[]>} errors
 * @returns {Generator<void, GroupedErrors, void>}
 */
export function* groupErrors(errors) {
  /** @type {GroupedErrors} */
  const grouped = { keys: Object.keys(errors), fields: new Map() };
  let count = 0;
  for (const key of grouped.keys) {
    if (++count % STEP === 0) yield;
    const field = fieldOf(key);
    let group = grouped.fields.get(field);
    if (!group) {
      group = { keys: [], messages: [] };
      grouped.fields.set(field, group);
    }
    group.keys.push(key);
    group.messages.push(errors[key]);
  }
  return grouped;
}

/**
 * Whether two disagreements say the same, `form` aside.
 *
 * @param {Disagreement} one
 * @param {Disagreement} other
 * @returns {Generator<void, boolean, void>}
 */
export function* areSameDisagreements(one, other) {
  for (const side of /** @type {const} */ (["ours", "theirs"])) {
    const [mine, others] = [one[side], other[side]].map((errors) => ({
      keys: Object.keys(errors),
      messages: Object.values(errors),
    }));
    if (!(yield* areSame(mine, others))) return false;
  }
  return one.field === other.field;
}

/**
 * The field that a key of `errors` belongs to.
 *
 * @param {string} key
 */
function fieldOf(key) {
  const point = key.indexOf(".");
  return point < 0 ? key : key.slice(0, point);
}

/**
 * @param {unknown} response
 * @returns {Refusal | undefined} `undefined` where the server took the form
 */
function readAnswer(response) {
  const refusal = readRefusal(response);
  if (!refusal && !(isRecord(response) && isRecord(response.data))) {
    throw new TypeError("response must be the body of the server's 422 or 201, read as JSON");
  }
  return refusal;
}

/**
 * @param {FieldErrors} [one]
 * @param {FieldErrors} [other]
 * @returns {Generator<void, boolean, void>}
 */
function* areSame(one, other) {
  if (!one || !other) return one === other;
  if (!(yield* areSameTexts(one.keys, other.keys))) return false;
  for (let i = 0; i < one.keys.length; i++) {
    if (i % STEP === STEP - 1) yield;
    if (!(yield* areSameTexts(one.messages[i], other.messages[i]))) return false;
  }
  return true;
}

/**
 * @param {string[]} one
 * @param {string[]} other
 * @returns {Generator<void, boolean, void>}
 */
function* areSameTexts(one, other) {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) {
    if (i % STEP === STEP - 1) yield;
    if (one[i] !== other[i]) return false;
  }
  return true;
}

/**
 * @param {string[]} keys
 * @param {Set<string>} disputed
 * @returns {Generator<void, string[], void>}
 */
function* undisputed(keys, disputed) {
  const kept = [];
  let count = 0;
  for (const key of keys) {
    if (++count % STEP === 0) yield;
    if (!disputed.has(fieldOf(key))) kept.push(key);
  }
  return kept;
}

/**
 * @param {FieldErrors} [errors]
 * @returns {Generator<void, Record<string, string[]>, void>}
 */
function* toRecord({ keys, messages } = { keys: [], messages: [] }) {
  /** @type {Record<string, string[]>} */
  const record = {};
  for (let i = 0; i < keys.length; i++) {
    if (i % STEP === STEP - 1) yield;
    // A plain assignment would take this key for the prototype.
    if (keys[i] === "__proto__") Object.defineProperty(record, keys[i], { value: messages[i], ...ORDINARY });
    else record[keys[i]] = messages[i];
  }
  return record;
}

const ORDINARY = { writable: true, enumerable: true, configurable: true };
