// Reads the options of a verdict, and refuses what cannot be used by a TypeError that names it.

/** The names of profiles and providers, in the core's order. */
export const PROFILES = ["documented", "laravel-8", "laravel-12"];
export const PROVIDERS = ["autocalls", "intellixent"];
/** What a `Calibration` holds beside options. */
export const OF_A_CALIBRATION = ["exact", "differences", "askedAt"];
const ACCOUNT = ["max_calls_in_parallel", "outbound_assistant_ids", "phone_number_ids", "goal_variables", "timezone"];
/** PHP's largest integer. */
const LARGEST = "9223372036854775807";
/** So many names may be joined to the key of a sentence, the option's own included: an object that holds itself ends here. */
const DEEPEST = 9;

/**
 * @typedef {object} Settings what options say
 * @property {number} profile its place
 * @property {number | null | undefined} limit of the account; undefined where nothing is said, as of all below
 * @property {number} provider its place
 * @property {(number | string)[]} [assistants]
 * @property {(number | string)[]} [numbers]
 * @property {[number | string, string[]][]} [goals]
 * @property {string} [timezone]
 * @property {string[]} messages keys and texts in turn
 * @property {string[]} attributes
 */

/**
 * @param {unknown} options
 * @returns {Settings}
 */
export function readSettings(options) {
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

/**
 * The place of the option `provider`.
 * @param {Record<string, unknown>} options
 */
export function readProvider(options) {
  return choice(options.provider, "provider", PROVIDERS);
}

/**
 * @param {unknown} limit
 * @returns {number | null | undefined}
 */
function parallelLimit(limit) {
  if (limit === undefined || limit === null) return limit;
  if (Number.isSafeInteger(limit) && /** @type {number} */ (limit) >= 1) return /** @type {number} */ (limit);
  throw bad("account.max_calls_in_parallel", "a whole number of at least 1, or null where there is no limit");
}

/**
 * Which zones a server stores is its own matter.
 * @param {unknown} name
 */
function zone(name) {
  if (name === undefined) return undefined;
  if (typeof name === "string" && name !== "") return name;
  throw bad("account.timezone", "a string, the name of a time zone");
}

/**
 * @param {unknown} list
 * @param {string} option
 * @returns {(number | string)[] | undefined}
 */
function ids(list, option) {
  if (list === undefined) return undefined;
  const found = Array.isArray(list) ? Array.from(list, idOf) : [undefined];
  if (found.includes(undefined)) throw bad(option, "a list of ids, each a whole number or a string of digits");
  return /** @type {(number | string)[]} */ (found);
}

/**
 * @param {unknown} id
 * @returns {number | string | undefined}
 */
function idOf(id) {
  if (Number.isSafeInteger(id)) return /** @type {number} */ (id);
  if (typeof id !== "string" || !/^\d+$/.test(id)) return undefined;
  const digits = id.replace(/^0+(?=.)/, "");
  const fits = digits.length < LARGEST.length || (digits.length === LARGEST.length && digits <= LARGEST);
  return fits ? digits : undefined;
}

/**
 * Assistants' ids and the names of their variables.
 * @param {unknown} variables
 * @returns {[id: number | string, names: string[]][] | undefined}
 */
function goalVariables(variables) {
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
 * @param {unknown} value
 * @param {string} at the option, and the keys that lead to the value
 * @param {string[]} found
 */
function collect(value, at, found = []) {
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

/** A lone surrogate becomes U+FFFD, as in every text that goes into wasm. @param {string} text @returns {string} */
export const wellFormed = (text) =>
  /** @type {any} */ (text).isWellFormed?.() ? text : text.replace(/\p{Surrogate}/gu, "\ufffd");

/**
 * Options by name; one that nobody knows is refused.
 * @param {unknown} options
 * @param {string} owner
 * @param {readonly string[]} known
 * @param {readonly string[]} [ignored] names that may be there and mean nothing
 * @returns {Record<string, any>}
 */
export function named(options, owner, known, ignored = []) {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`${owner} must be an object`);
  }
  const unknown = Object.keys(options).find((name) => !known.includes(name) && !ignored.includes(name));
  if (unknown !== undefined) throw new TypeError(`${unknown} is no option. ${owner} are ${known.join(", ")}`);
  return options;
}

/**
 * @param {unknown} value
 * @param {string} option
 * @returns {Record<string, unknown> | undefined}
 */
export function object(value, option) {
  if (value === undefined || (typeof value === "object" && value !== null)) return /** @type {any} */ (value);
  throw bad(option, "an object");
}

/**
 * @param {unknown} value
 * @param {string} option
 * @returns {string | undefined}
 */
export function text(value, option) {
  if (value === undefined || typeof value === "string") return value;
  throw bad(option, "a string");
}

/**
 * The place of a value among names.
 * @param {unknown} value
 * @param {string} option
 * @param {string[]} names
 */
function choice(value, option, names) {
  if (value === undefined) return undefined;
  const place = names.indexOf(/** @type {string} */ (value));
  if (place < 0) throw bad(option, `one of "${names.join('", "')}"`);
  return place;
}

/**
 * @param {string} option
 * @param {string} expected
 */
export function bad(option, expected) {
  return new TypeError(`${option} must be ${expected}`);
}
