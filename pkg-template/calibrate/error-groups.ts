// Groups errors by field, and finds the fields on which a verdict and a response disagree. Generators yield after each
// step, so that a caller can yield to the event loop. Time and memory grow linearly with the response.
import { messagesOf } from "../http/error-body.js";
import type { ComparedVerdict, Disagreement } from "./compare.js";

/** Some errors in their order: `messages[i]` belongs to `keys[i]`. */
interface ErrorGroup {
  keys: string[];
  messages: string[][];
}

/** All errors of a form, and those of each field. */
export interface GroupedErrors extends ErrorGroup {
  fields: Map<string, ErrorGroup>;
}

/** A `Disagreement` whose errors are still grouped. */
export interface GroupDisagreement {
  field: string;
  ours: ErrorGroup;
  theirs: ErrorGroup;
}

/** Keys or messages that one step reads. */
const STEP = 512;

const NONE: ErrorGroup = { keys: [], messages: [] };

/**
 * Finds the fields on which a verdict and a response disagree.
 *
 * @param theirMessage The top-level message; `undefined` if the server accepted the form.
 */
export function* findDisagreements(
  report: ComparedVerdict,
  theirMessage: string | undefined,
  theirs: GroupedErrors,
): Generator<void, GroupDisagreement[], void> {
  const ours = yield* groupErrors(report.ok ? {} : report.errors);
  const found: GroupDisagreement[] = [];
  const disputed = new Set<string>();
  let count = 0;
  for (const field of new Set([...ours.fields.keys(), ...theirs.fields.keys()])) {
    if (++count % STEP === 0) yield;
    const [mine = NONE, other = NONE] = [ours.fields.get(field), theirs.fields.get(field)];
    if (yield* areSameGroups(mine, other)) continue;
    disputed.add(field);
    found.push({ field, ours: mine, theirs: other });
  }
  const ourKeys = yield* undisputed(ours.keys, disputed);
  const theirKeys = yield* undisputed(theirs.keys, disputed);
  if (!(yield* areSameTexts(ourKeys, theirKeys))) {
    found.push(disagreementOf("errors", ourKeys, theirKeys));
  }
  if (!report.ok && theirMessage !== undefined && report.message !== theirMessage) {
    found.push(disagreementOf("message", [report.message], [theirMessage]));
  }
  return found;
}

/** Converts the groups to plain objects. */
export function* toDisagreement({ field, ours, theirs }: GroupDisagreement): Generator<void, Disagreement, void> {
  return { field, ours: yield* toRecord(ours), theirs: yield* toRecord(theirs) };
}

/** Returns whether two disagreements have the same field and the same errors. */
export function* areSameDisagreements(
  one: GroupDisagreement,
  other: GroupDisagreement,
): Generator<void, boolean, void> {
  if (one.field !== other.field) return false;
  return (yield* areSameGroups(one.ours, other.ours)) && (yield* areSameGroups(one.theirs, other.theirs));
}

/** Groups errors by field. */
export function* groupErrors(errors: Record<string, unknown>): Generator<void, GroupedErrors, void> {
  const grouped: GroupedErrors = { keys: Object.keys(errors), messages: [], fields: new Map() };
  let count = 0;
  for (const key of grouped.keys) {
    if (++count % STEP === 0) yield;
    const messages = messagesOf(errors[key]);
    grouped.messages.push(messages);
    const field = fieldOf(key);
    const group = grouped.fields.get(field) ?? { keys: [], messages: [] };
    grouped.fields.set(field, group);
    group.keys.push(key);
    group.messages.push(messages);
  }
  return grouped;
}

/** Returns a disagreement about one key. */
export const disagreementOf = (field: string, ours: string[], theirs: string[]): GroupDisagreement => ({
  field,
  ours: { keys: [field], messages: [ours] },
  theirs: { keys: [field], messages: [theirs] },
});

/** Returns the field of a key of `errors`: `allowed_days` for `allowed_days.0`. */
export const fieldOf = (key: string): string => key.split(".", 1)[0];

function* areSameGroups(one: ErrorGroup, other: ErrorGroup): Generator<void, boolean, void> {
  if (one === other) return true;
  if (!(yield* areSameTexts(one.keys, other.keys))) return false;
  for (let i = 0; i < one.keys.length; i++) {
    if (i % STEP === STEP - 1) yield;
    if (!(yield* areSameTexts(one.messages[i], other.messages[i]))) return false;
  }
  return true;
}

function* areSameTexts(one: string[], other: string[]): Generator<void, boolean, void> {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) {
    if (i % STEP === STEP - 1) yield;
    if (one[i] !== other[i]) return false;
  }
  return true;
}

/** Returns the keys whose field is not disputed. */
function* undisputed(keys: string[], disputed: Set<string>): Generator<void, string[], void> {
  const kept: string[] = [];
  let count = 0;
  for (const key of keys) {
    if (++count % STEP === 0) yield;
    if (!disputed.has(fieldOf(key))) kept.push(key);
  }
  return kept;
}

function* toRecord({ keys, messages }: ErrorGroup): Generator<void, Record<string, string[]>, void> {
  const record: Record<string, string[]> = {};
  for (let i = 0; i < keys.length; i++) {
    if (i % STEP === STEP - 1) yield;
    // An assignment to `__proto__` would set the prototype.
    Object.defineProperty(record, keys[i], { value: messages[i], ...PLAIN_PROPERTY });
  }
  return record;
}

const PLAIN_PROPERTY = { writable: true, enumerable: true, configurable: true };
