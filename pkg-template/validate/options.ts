// Reads the options of a verdict. An invalid option is a TypeError that names it.
import type { ValidationOptions } from "../types.js";
import { nearestName } from "./nearest.js";

/** The options that decide a verdict. */
export const VALIDATION_OPTIONS: readonly (keyof ValidationOptions)[] = [
  "profile",
  "provider",
  "account",
  "language",
  "messages",
  "attributes",
];

/** Names of the profiles, in the order of the Rust enum. */
export const PROFILES: string[] = ["documented", "laravel-8", "laravel-12"];
/** Names of the providers, in the order of the Rust enum. */
export const PROVIDERS: string[] = ["autocalls", "intellixent"];
/** Members of a `Calibration` that are not options. */
export const CALIBRATION_MEMBERS: string[] = ["exact", "differences", "askedAt", "readings"];
const ACCOUNT = ["max_calls_in_parallel", "outbound_assistant_ids", "phone_number_ids", "goal_variables", "timezone"];
/** PHP's largest integer. */
const LARGEST = "9223372036854775807";
/**
 * Largest number of names in the key of a message, with the option's own name. Stops at an object that holds itself.
 */
const MAX_KEY_NAMES = 9;
/** The members of a language (messages/language.ts). */
const LANGUAGE = [
  "messages",
  "attributes",
  "warnings",
  "unchecked",
  "errors",
  "outcomes",
  "help",
  "placeholders",
  "units",
  "options",
];

/** Custom messages, after they were read. */
interface Texts {
  /** Keys and texts in turn. */
  messages: string[];
  /** Keys and field names in turn. */
  attributes: string[];
}

/** The options of a verdict, after they were read. */
interface Settings extends Texts {
  /** Index in `PROFILES`. */
  profile: number;
  /** The account's limit on parallel calls. null means no limit. Unknown facts are undefined, here and below. */
  limit: number | null | undefined;
  /** Index in `PROVIDERS`. */
  provider: number;
  /** Ids of the outbound assistants. */
  assistants?: (number | string)[];
  /** Ids of the phone numbers. */
  numbers?: (number | string)[];
  /** Names of goal variables by assistant id. */
  goals?: [number | string, string[]][];
  timezone?: string;
  /** The messages of the language. */
  language?: Texts;
}

/** Returns only the options that decide a verdict. */
export function validationOptionsOf(options: object): ValidationOptions {
  const given = options as ValidationOptions;
  return Object.fromEntries(
    VALIDATION_OPTIONS.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]),
  );
}

/**
 * Checks that all options of a verdict are known, and that none is a promise.
 *
 * @param more names of further options of the same call
 * @throws {TypeError} if one is not; the message names it
 */
export function assertValidationOptions(options: object, more: readonly string[] = []): void {
  if (!isPromise(options) && hasOnlyKnownOptions(options as Record<string, unknown>)) return;
  assertKnownKeys(options, "The options of validation", [...VALIDATION_OPTIONS, ...more], CALIBRATION_MEMBERS);
}

const KNOWN: ReadonlySet<string> = new Set(VALIDATION_OPTIONS);

/** The frequent answer. Creates nothing, because a caller may pass a new literal in each call. */
function hasOnlyKnownOptions(options: Record<string, unknown>): boolean {
  for (const name in options) if (!KNOWN.has(name) || isPromise(options[name])) return false;
  return true;
}

/** Returns whether a value is a promise, or another object with `then`. */
export const isPromise = (value: unknown): boolean =>
  typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";

/**
 * Reads and checks the options of a verdict.
 *
 * @param more names of further options of the same call, which are not read
 * @param moreFacts names of the account facts of another contract, which are not read
 * @throws {TypeError} if an option is invalid; the message names it
 */
export function readSettings(
  options: unknown,
  more: readonly string[] = [],
  moreFacts: readonly string[] = [],
): Settings {
  // Missing options do not become an empty object: it would inherit names that a page adds to Object.prototype.
  const given = object(options, "options");
  if (!given) return { profile: 0, limit: undefined, provider: 0, messages: [], attributes: [] };
  assertValidationOptions(given, more);
  const profile = choice(given.profile, "profile", PROFILES) ?? 0;
  const account = object(given.account, "account");
  if (account) assertKnownKeys(account, "The members of account", [...ACCOUNT, ...moreFacts]);
  const limit = parallelLimit(account?.max_calls_in_parallel);
  return {
    profile,
    limit,
    assistants: ids(account?.outbound_assistant_ids, "account.outbound_assistant_ids"),
    numbers: ids(account?.phone_number_ids, "account.phone_number_ids"),
    goals: goalVariables(account?.goal_variables),
    timezone: zone(account?.timezone),
    // The account's own limit takes precedence over the provider's.
    provider: limit === undefined ? (readProvider(given) ?? 0) : 0,
    messages: collect(given.messages, "messages"),
    attributes: collect(given.attributes, "attributes"),
    language: readLanguage(given.language),
  };
}

function readLanguage(language: unknown): Texts | undefined {
  if (language === undefined) return undefined;
  if (typeof language !== "object" || language === null) {
    throw invalidOption("language", 'an object, such as de of "outbound-campaign/messages/de"');
  }
  const members = language as Record<string, unknown>;
  const { messages, warnings, unchecked, attributes } = assertKnownKeys(members, "The members of language", LANGUAGE);
  const texts = collect(messages, "messages");
  collect({ warnings, unchecked }, "messages", texts);
  return { messages: texts, attributes: collect(attributes, "attributes") };
}

/** Returns the index of the option `provider` in `PROVIDERS`. */
export function readProvider(options: Record<string, unknown>): number | undefined {
  return choice(options.provider, "provider", PROVIDERS);
}

function parallelLimit(limit: unknown): number | null | undefined {
  if (limit === undefined || limit === null) return limit;
  if (Number.isSafeInteger(limit) && (limit as number) >= 1) return limit as number;
  throw invalidOption("account.max_calls_in_parallel", "a whole number of at least 1, or null for no limit");
}

/** Reads a zone name. Accepts any name, because an account can have a zone that campaigns cannot have. */
function zone(name: unknown): string | undefined {
  if (name === undefined) return undefined;
  if (typeof name === "string" && name !== "") return name;
  throw invalidOption("account.timezone", "the name of a time zone");
}

/** Reads a list of ids. */
export function ids(list: unknown, option: string): (number | string)[] | undefined {
  if (list === undefined) return undefined;
  const found = Array.isArray(list) ? Array.from(list, idOf) : [undefined];
  if (found.includes(undefined))
    throw invalidOption(option, "a list of ids, each a whole number or a string of digits");
  return found as (number | string)[];
}

/**
 * Returns an id as a number, or as digits without leading zeros. Returns undefined if it is not an integer of 64 bits.
 */
export function idOf(id: unknown): number | string | undefined {
  if (Number.isSafeInteger(id)) return id as number;
  if (typeof id !== "string" || !/^\d+$/.test(id)) return undefined;
  const digits = id.replace(/^0+(?=.)/, "");
  const fits = digits.length < LARGEST.length || (digits.length === LARGEST.length && digits <= LARGEST);
  return fits ? digits : undefined;
}

/** Returns the ids of assistants with the names of their variables. */
function goalVariables(variables: unknown): [id: number | string, names: string[]][] | undefined {
  const option = "account.goal_variables";
  const byAssistant = object(variables, option);
  if (!byAssistant) return undefined;
  return Object.keys(byAssistant).map((key) => {
    const names = byAssistant[key];
    const id = idOf(key);
    const isList = Array.isArray(names) && Array.from(names).every((name) => typeof name === "string");
    if (id === undefined || !isList)
      throw invalidOption(option, "an object with a list of variable names for each assistant's id");
    // Converts names as the texts of a form are converted, so that both compare equal in wasm.
    return [id, names.map(wellFormed)];
  });
}

/**
 * Returns keys and texts in turn. Joins the keys of nested objects by points. Accepts empty arrays, because PHP encodes
 * an empty map as `[]`.
 *
 * @param path the option's name and the keys that lead to the value, joined by points
 */
function collect(value: unknown, path: string, found: string[] = []): string[] {
  const keys = path.split(".");
  if (keys.length > MAX_KEY_NAMES) throw invalidOption(path, "a string");
  const members = object(value, path) ?? {};
  for (const name of Object.keys(members)) {
    const inner = members[name];
    const innerPath = `${path}.${name}`;
    if (inner === undefined) continue;
    if (typeof inner === "string") found.push(wellFormed(innerPath.slice(keys[0].length + 1)), wellFormed(inner));
    else if (typeof inner === "object" && inner !== null) collect(inner, innerPath, found);
    else throw invalidOption(innerPath, "a string");
  }
  return found;
}

/** Replaces lone surrogates with U+FFFD, as in every text that goes into wasm. */
export const wellFormed = (text: string): string =>
  (text as string & { isWellFormed?: () => boolean }).isWellFormed?.()
    ? text
    : text.replace(/\p{Surrogate}/gu, "\ufffd");

/**
 * Checks that all keys of an options object are known. Callers check the values, whose types are only promised.
 *
 * @returns the options
 * @param owner the subject of the error message, such as "The options of createRelay"
 * @param ignored keys that are accepted without a meaning
 * @throws {TypeError} if a key is unknown; the message names it
 */
export function assertKnownKeys<Options extends object>(
  options: Options,
  owner: string,
  known: readonly string[],
  ignored: readonly string[] = [],
): Options {
  if (isPromise(options)) throw promiseError("options");
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`${owner} must be an object`);
  }
  const names = Object.keys(options);
  const unknown = names.find((name) => !known.includes(name) && !ignored.includes(name));
  if (unknown !== undefined) {
    const near = nearestName(unknown, known);
    const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
    // A key that was passed as a name is not shown.
    const shown = /\||^(?=.*\d).{20}/.test(unknown) ? "…" : unknown.slice(0, 80);
    throw new TypeError(`Unknown option "${shown}".${hint} ${owner} are ${known.join(", ")}.`);
  }
  const promise = names.find((name) => isPromise((options as Record<string, unknown>)[name]));
  if (promise !== undefined) throw promiseError(promise);
  return options;
}

/** Creates the error for an option that is a promise. */
export function promiseError(option: string): TypeError {
  return new TypeError(`${option} is a promise. Did you forget await?`);
}

/** Returns an option that must be an object, if it is given. */
export function object(value: unknown, option: string): Record<string, unknown> | undefined {
  if (value === undefined || (typeof value === "object" && value !== null)) {
    return value as Record<string, unknown> | undefined;
  }
  throw invalidOption(option, "an object");
}

/** Returns an option that must be a string, if it is given. */
export function text(value: unknown, option: string): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  throw invalidOption(option, "a string");
}

/** Returns the index of an option's value among the allowed names. */
function choice(value: unknown, option: string, names: string[]): number | undefined {
  if (value === undefined) return undefined;
  const index = names.indexOf(value as string);
  if (index < 0) throw invalidOption(option, `one of "${names.join('", "')}"`);
  return index;
}

/** Creates the error for an invalid option. */
export function invalidOption(option: string, expected: string): TypeError {
  return new TypeError(`${option} must be ${expected}`);
}

/**
 * Checks an option.
 *
 * @throws {TypeError} If `isValid` is false. The message names the option and the expected value.
 */
export function expect(isValid: boolean, option: string, expected: string): void {
  if (!isValid) throw invalidOption(option, expected);
}
