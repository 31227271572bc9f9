// Errors by field, and the fields on which a verdict and an answer disagree. In steps, so that a caller can give way to the event
// loop between two of them; time and memory grow linearly with the answer.
import { messagesOf } from "../http/error-body.js";

/** @import { Disagreement } from "./compare.d.ts" */
/** @import { Validation } from "../types.js" */
/** @typedef {{ keys: string[], messages: string[][] }} ErrorGroup some errors, in their order */
/** @typedef {ErrorGroup & { fields: Map<string, ErrorGroup> }} GroupedErrors all errors, and those of each field */
/** @typedef {{ field: string, ours: ErrorGroup, theirs: ErrorGroup }} GroupDisagreement */

/** So many keys or messages are looked at in one step. */
const STEP = 512;

/** @type {ErrorGroup} */
const NONE = { keys: [], messages: [] };

/**
 * Finds the fields on which a verdict and an answer disagree.
 *
 * @param {Validation} report
 * @param {string | undefined} theirMessage `undefined` where the server accepted the form
 * @param {GroupedErrors} theirs
 * @returns {Generator<void, GroupDisagreement[], void>}
 */
export function* findDisagreements(report, theirMessage, theirs) {
  const ours = yield* groupErrors(report.ok ? {} : report.errors);
  /** @type {GroupDisagreement[]} */
  const found = [];
  const disputed = new Set();
  let count = 0;
  for (const { fields } of [ours, theirs]) {
    for (const field of fields.keys()) {
      if (++count % STEP === 0) yield;
      if (fields === theirs.fields && ours.fields.has(field)) continue;
      const [mine, other] = [ours.fields.get(field), theirs.fields.get(field)];
      if (mine && other && (yield* areSameGroups(mine, other))) continue;
      disputed.add(field);
      found.push({ field, ours: mine ?? NONE, theirs: other ?? NONE });
    }
  }
  const ourKeys = yield* undisputed(ours.keys, disputed);
  const theirKeys = yield* undisputed(theirs.keys, disputed);
  if (!(yield* areSameTexts(ourKeys, theirKeys))) {
    found.push({ field: "errors", ours: only("errors", ourKeys), theirs: only("errors", theirKeys) });
  }
  if (!report.ok && theirMessage !== undefined && report.message !== theirMessage) {
    found.push({ field: "message", ours: only("message", [report.message]), theirs: only("message", [theirMessage]) });
  }
  return found;
}

/**
 * @param {GroupDisagreement} disagreement
 * @returns {Generator<void, Disagreement, void>}
 */
export function* toDisagreement({ field, ours, theirs }) {
  return { field, ours: yield* toRecord(ours), theirs: yield* toRecord(theirs) };
}

/**
 * @param {GroupDisagreement} one
 * @param {GroupDisagreement} other
 * @returns {Generator<void, boolean, void>}
 */
export function* areSameDisagreements(one, other) {
  if (one.field !== other.field) return false;
  return (yield* areSameGroups(one.ours, other.ours)) && (yield* areSameGroups(one.theirs, other.theirs));
}

/**
 * Groups errors by field.
 *
 * @param {Record<string, unknown>} errors
 * @returns {Generator<void, GroupedErrors, void>}
 */
export function* groupErrors(errors) {
  /** @type {GroupedErrors} */
  const grouped = { keys: Object.keys(errors), messages: [], fields: new Map() };
  let count = 0;
  for (const key of grouped.keys) {
    if (++count % STEP === 0) yield;
    const messages = messagesOf(errors[key]);
    grouped.messages.push(messages);
    const field = fieldOf(key);
    const group = grouped.fields.get(field);
    if (!group) {
      grouped.fields.set(field, { keys: [key], messages: [messages] });
      continue;
    }
    group.keys.push(key);
    group.messages.push(messages);
  }
  return grouped;
}

/**
 * A group of one key.
 *
 * @param {string} key
 * @param {string[]} messages
 * @returns {ErrorGroup}
 */
export const only = (key, messages) => ({ keys: [key], messages: [messages] });

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
 * @param {ErrorGroup} one
 * @param {ErrorGroup} other
 * @returns {Generator<void, boolean, void>}
 */
function* areSameGroups(one, other) {
  if (one === other) return true;
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
 * @param {ErrorGroup} group
 * @returns {Generator<void, Record<string, string[]>, void>}
 */
function* toRecord({ keys, messages }) {
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
