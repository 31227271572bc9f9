// Reads the options of a verdict, and refuses what cannot be used by a TypeError that names it.

/** The names of profiles and providers, in the core's order. */
export const PROFILES: string[] = ["documented", "laravel-8", "laravel-12"];
export const PROVIDERS: string[] = ["autocalls", "intellixent"];
/** What a `Calibration` holds beside options. */
export const OF_A_CALIBRATION: string[] = ["exact", "differences", "askedAt"];
const ACCOUNT = ["max_calls_in_parallel", "outbound_assistant_ids", "phone_number_ids", "goal_variables", "timezone"];
/** PHP's largest integer. */
const LARGEST = "9223372036854775807";
/** So many names may be joined to the key of a sentence, the option's own included: an object that holds itself ends here. */
const DEEPEST = 9;

/** what options say */
interface Settings {
  /** its place */
  profile: number;
  /** of the account; undefined where nothing is said, as of all below */
  limit: number | null | undefined;
  /** its place */
  provider: number;
  assistants?: (number | string)[];
  numbers?: (number | string)[];
  goals?: [number | string, string[]][];
  timezone?: string;
  /** keys and texts in turn */
  messages: string[];
  attributes: string[];
}

export function readSettings(options: unknown): Settings {
  // No empty object in the place of one that is not there: it would have what a page puts on Object.prototype.
  const given = object(options, "options");
  if (!given) return { profile: 0, limit: undefined, provider: 0, messages: [], attributes: [] };
  const profile = choice(given.profile, "profile", PROFILES) ?? 0;
  const account = object(given.account, "account");
  if (account) named(account, "The members of account", ACCOUNT);
  const limit = parallelLimit(account?.max_calls_in_parallel);
  return {
    profile,
    limit,
    assistants: ids(account?.outbound_assistant_ids, "account.outbound_assistant_ids"),
    numbers: ids(account?.phone_number_ids, "account.phone_number_ids"),
    goals: goalVariables(account?.goal_variables),
    timezone: zone(account?.timezone),
    // The account's own limit counts before the provider's cap.
    provider: limit === undefined ? (readProvider(given) ?? 0) : 0,
    messages: collect(given.messages, "messages"),
    attributes: collect(given.attributes, "attributes"),
  };
}

/** The place of the option `provider`. */
export function readProvider(options: Record<string, unknown>): number | undefined {
  return choice(options.provider, "provider", PROVIDERS);
}

function parallelLimit(limit: unknown): number | null | undefined {
  if (limit === undefined || limit === null) return limit;
  if (Number.isSafeInteger(limit) && (limit as number) >= 1) return limit as number;
  throw bad("account.max_calls_in_parallel", "a whole number of at least 1, or null where there is no limit");
}

/** Which zones a server stores is its own matter. */
function zone(name: unknown) {
  if (name === undefined) return undefined;
  if (typeof name === "string" && name !== "") return name;
  throw bad("account.timezone", "a string, the name of a time zone");
}

function ids(list: unknown, option: string): (number | string)[] | undefined {
  if (list === undefined) return undefined;
  const found = Array.isArray(list) ? Array.from(list, idOf) : [undefined];
  if (found.includes(undefined)) throw bad(option, "a list of ids, each a whole number or a string of digits");
  return found as (number | string)[];
}

function idOf(id: unknown): number | string | undefined {
  if (Number.isSafeInteger(id)) return id as number;
  if (typeof id !== "string" || !/^\d+$/.test(id)) return undefined;
  const digits = id.replace(/^0+(?=.)/, "");
  const fits = digits.length < LARGEST.length || (digits.length === LARGEST.length && digits <= LARGEST);
  return fits ? digits : undefined;
}

/** Assistants' ids and the names of their variables. */
function goalVariables(variables: unknown): [id: number | string, names: string[]][] | undefined {
  const option = "account.goal_variables";
  const byAssistant = object(variables, option);
  if (!byAssistant) return undefined;
  return Object.keys(byAssistant).map((key) => {
    const names = byAssistant[key];
    const id = idOf(key);
    const isList = Array.isArray(names) && Array.from(names).every((name) => typeof name === "string");
    if (id === undefined || !isList)
      throw bad(option, "an object with a list of variable names for each assistant's id");
    // Texts as wasm gets them.
    return [id, names.map(wellFormed)];
  });
}

/**
 * Keys and texts in turn; the keys of nested objects are joined by points. (PHP writes an empty array for an object without members.)
 *
 * @param at the option, and the keys that lead to the value
 */
function collect(value: unknown, at: string, found: string[] = []) {
  const keys = at.split(".");
  if (keys.length > DEEPEST) throw bad(at, "a text");
  const members = object(value, at) ?? {};
  for (const name of Object.keys(members)) {
    const inner = members[name];
    const place = `${at}.${name}`;
    if (inner === undefined) continue;
    if (typeof inner === "string") found.push(wellFormed(place.slice(keys[0].length + 1)), wellFormed(inner));
    else if (typeof inner === "object" && inner !== null) collect(inner, place, found);
    else throw bad(place, "a text");
  }
  return found;
}

/** A lone surrogate becomes U+FFFD, as in every text that goes into wasm. */
export const wellFormed = (text: string): string =>
  (text as any).isWellFormed?.() ? text : text.replace(/\p{Surrogate}/gu, "\ufffd");

/**
 * Options by name; one that nobody knows is refused.
 *
 * @param ignored names that may be there and mean nothing
 */
export function named(
  options: unknown,
  owner: string,
  known: readonly string[],
  ignored: readonly string[] = [],
): Record<string, any> {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`${owner} must be an object`);
  }
  const unknown = Object.keys(options).find((name) => !known.includes(name) && !ignored.includes(name));
  if (unknown !== undefined) throw new TypeError(`${unknown} is no option. ${owner} are ${known.join(", ")}`);
  return options;
}

export function object(value: unknown, option: string): Record<string, unknown> | undefined {
  if (value === undefined || (typeof value === "object" && value !== null)) return value as any;
  throw bad(option, "an object");
}

export function text(value: unknown, option: string): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  throw bad(option, "a string");
}

/** The place of a value among names. */
function choice(value: unknown, option: string, names: string[]) {
  if (value === undefined) return undefined;
  const place = names.indexOf(value as string);
  if (place < 0) throw bad(option, `one of "${names.join('", "')}"`);
  return place;
}

export function bad(option: string, expected: string): TypeError {
  return new TypeError(`${option} must be ${expected}`);
}
