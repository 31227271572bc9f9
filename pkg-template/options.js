// Reads the options of a verdict, and refuses what cannot be used by a TypeError that names it. The core gets them as a number
// and, where there is more to say than profile and provider, as JSON text (src/js/settings.rs).

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
 * @typedef {object} Settings what the core takes
 * @property {number} setting the profile's place, and 4 more for the other provider
 * @property {string} facts empty where nothing is said of an account and no words are brought
 */

/**
 * @param {unknown} options
 * @returns {Settings}
 */
export function readSettings(options) {
  // No empty object in the place of one that is not there: it would have what a page puts on Object.prototype.
  const given = object(options, "options");
  if (!given) return { setting: 0, facts: "" };
  const profile = choice(given.profile, "profile", PROFILES) ?? 0;
  const account = object(given.account, "account");
  if (account) named(account, "The members of account", ACCOUNT);
  const limit = parallelLimit(account?.max_calls_in_parallel);
  const facts = [
    ids(account?.outbound_assistant_ids, "account.outbound_assistant_ids"),
    ids(account?.phone_number_ids, "account.phone_number_ids"),
    goalVariables(account?.goal_variables),
    zone(account?.timezone),
  ];
  // The account's own limit counts before the provider's cap.
  const provider = limit === false ? (readProvider(given) ?? 0) : 0;
  const words = [collect(given.messages, "messages"), collect(given.attributes, "attributes")];
  const isPlain = limit === false && facts.every((fact) => fact === null) && words.every((list) => list.length === 0);
  return {
    setting: profile + 4 * provider,
    facts: isPlain ? "" : JSON.stringify([limit, ...facts, ...words], wellFormed),
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
 * `false` where nothing is said.
 * @param {unknown} limit
 */
function parallelLimit(limit) {
  if (limit === undefined) return false;
  if (limit === null || (Number.isSafeInteger(limit) && /** @type {number} */ (limit) >= 1)) return limit;
  throw bad("account.max_calls_in_parallel", "a whole number of at least 1, or null where there is no limit");
}

/**
 * `null` where nothing is said. Which zones a server stores is its own matter.
 * @param {unknown} name
 */
function zone(name) {
  if (name === undefined) return null;
  if (typeof name === "string" && name !== "") return name;
  throw bad("account.timezone", "a string, the name of a time zone");
}

/**
 * `null` where nothing is said.
 * @param {unknown} list
 * @param {string} option
 */
function ids(list, option) {
  if (list === undefined) return null;
  const found = Array.isArray(list) ? Array.from(list, idOf) : [undefined];
  if (found.includes(undefined)) throw bad(option, "a list of ids, each a whole number or a string of digits");
  return found;
}

/** @param {unknown} id */
function idOf(id) {
  if (Number.isSafeInteger(id)) return id;
  if (typeof id !== "string" || !/^\d+$/.test(id)) return undefined;
  const digits = id.replace(/^0+(?=.)/, "");
  const fits = digits.length < LARGEST.length || (digits.length === LARGEST.length && digits <= LARGEST);
  return fits ? digits : undefined;
}

/**
 * Assistants' ids and the names of their variables in turn; `null` where nothing is said.
 * @param {unknown} variables
 */
function goalVariables(variables) {
  const option = "account.goal_variables";
  const byAssistant = object(variables, option);
  if (!byAssistant) return null;
  return Object.keys(byAssistant).flatMap((key) => {
    const names = byAssistant[key];
    const id = idOf(key);
    const isList = Array.isArray(names) && Array.from(names).every((name) => typeof name === "string");
    if (id === undefined || !isList)
      throw bad(option, "an object with a list of variable names for each assistant's id");
    return [id, names];
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
    if (typeof inner === "string") found.push(place.slice(keys[0].length + 1), inner);
    else if (typeof inner === "object" && inner !== null) collect(inner, place, found);
    else throw bad(place, "a text");
  }
  return found;
}

/**
 * A lone surrogate becomes U+FFFD, as in every text that goes into wasm: escaped, the core would refuse it.
 * @param {string} _
 * @param {unknown} value
 */
function wellFormed(_, value) {
  return typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value;
}

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
