// The validators of options that a caller passes with each call. Options count as the same if their values are.
import type { ValidationOptions } from "../types.js";
import { Validator } from "./engine.js";
import { assertValidationOptions } from "./options.js";

/** The validator without options. */
let defaultValidator: Validator | undefined;
/** A copy of a value. Lists of integers have a form of their own, because they are compared faster. */
type Snapshot = ObjectSnapshot | IntegersSnapshot | Snapshot[] | string | number | boolean | null | undefined;
type ObjectSnapshot = { keys: string[]; values: Snapshot[] };
type IntegersSnapshot = { keys: undefined; values: number[] };
/** A validator, and a copy of the options that it was created from. */
type CachedValidator = { validator: Validator; snapshot: Snapshot; language: unknown };
/** Validators by options object. */
const validators: WeakMap<object, CachedValidator> = /* @__PURE__ */ new WeakMap();
/** The last validators, because a caller may pass the same options as a new literal in each call. */
const recent: CachedValidator[] = [];
const MAX_RECENT = 8;

/**
 * Returns the validator of options that the caller passes with each call. Creates a new validator only if a value in
 * the options has changed.
 *
 * @param more names of further options of the same call, which are not read
 * @throws {TypeError} if an option is invalid
 */
export function validatorOf(options: unknown, more?: readonly string[]): Validator {
  if (options === undefined) {
    defaultValidator ??= new Validator(undefined);
    return defaultValidator;
  }
  if (typeof options !== "object" || options === null) return new Validator(options, more);
  const values = relevant(options);
  // A language is compared by identity: it has hundreds of texts.
  const { language } = options as ValidationOptions;
  const cached = validators.get(options);
  if (cached !== undefined && cached.language === language && matchesSnapshot(values, cached.snapshot)) {
    return cached.validator;
  }
  assertValidationOptions(options, more);
  const known = recent.find((entry) => entry.language === language && matchesSnapshot(values, entry.snapshot));
  // Adds no WeakMap entry: for a new literal in each call, an entry costs more than the verdict.
  if (known !== undefined) return known.validator;
  const entry = { validator: new Validator(options, more), snapshot: snapshotOf(values), language };
  recent.unshift(entry);
  if (recent.length > MAX_RECENT) recent.pop();
  validators.set(options, entry);
  return entry.validator;
}

/**
 * Returns the options that decide a verdict. A client or a relay has more options. The account is last, because it
 * takes longest to compare.
 */
const relevant = ({ profile, provider, account, messages, attributes }: ValidationOptions): unknown[] => [
  profile,
  provider,
  messages,
  attributes,
  account,
];

const isInt32 = (item: unknown): boolean => typeof item === "number" && (item | 0) === item;

/** Copies a value deeply. */
function snapshotOf(value: unknown): Snapshot {
  if (typeof value !== "object" || value === null) return value as Snapshot;
  if (Array.isArray(value)) {
    return value.every(isInt32) ? { keys: undefined, values: value.slice() } : value.map(snapshotOf);
  }
  const keys = Object.keys(value);
  return { keys, values: keys.map((key) => snapshotOf((value as Record<string, unknown>)[key])) };
}

/** Returns whether a value still equals its snapshot. */
function matchesSnapshot(value: unknown, snapshot: Snapshot): boolean {
  if (typeof value !== "object" || value === null) return value === snapshot;
  if (typeof snapshot !== "object" || snapshot === null) return false;
  if (Array.isArray(value)) {
    if (!Array.isArray(snapshot)) return snapshot.keys === undefined && matchesIntegers(value, snapshot.values);
    if (snapshot.length !== value.length) return false;
    for (let i = 0; i < value.length; i++) {
      const item = value[i];
      if (item !== snapshot[i] && !matchesSnapshot(item, snapshot[i])) return false;
    }
    return true;
  }
  if (Array.isArray(snapshot) || snapshot.keys === undefined) return false;
  const { keys, values } = snapshot;
  let i = 0;
  for (const key in value) {
    if (key !== keys[i]) return false;
    const item = (value as Record<string, unknown>)[key];
    if (item !== values[i] && !matchesSnapshot(item, values[i])) return false;
    i++;
  }
  return i === keys.length;
}

/**
 * Compares a list of ids with its copy. A separate function, so that engines compile the comparison for integers alone.
 * Compares eight ids in each step, because the loop itself takes longer than a comparison.
 */
function matchesIntegers(list: unknown[], copy: number[]): boolean {
  const { length } = copy;
  if (list.length !== length) return false;
  let i = 0;
  for (const end = length - 7; i < end; i += 8) {
    if (
      list[i] !== copy[i] ||
      list[i + 1] !== copy[i + 1] ||
      list[i + 2] !== copy[i + 2] ||
      list[i + 3] !== copy[i + 3] ||
      list[i + 4] !== copy[i + 4] ||
      list[i + 5] !== copy[i + 5] ||
      list[i + 6] !== copy[i + 6] ||
      list[i + 7] !== copy[i + 7]
    ) {
      return false;
    }
  }
  for (; i < length; i++) if (list[i] !== copy[i]) return false;
  return true;
}
