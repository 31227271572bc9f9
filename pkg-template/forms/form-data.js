// What an HTML form sends, as the form that it means: PHP's bracket names, ticked boxes, several controls of one name.
import { campaignFields } from "../fields.js";

/** @import { CampaignField, CampaignInput } from "../types.js" */

/** @type {typeof import("./form-data.d.ts").fromFormData} */
export function fromFormData(data, { checkboxes = [] } = {}) {
  if (typeof (/** @type {any} */ (data)?.entries) !== "function") {
    throw new TypeError("data must be a FormData or URLSearchParams");
  }
  const absent = absentBoxes(checkboxes);
  const form = new PhpArray();
  for (const [name, value] of data.entries()) {
    const { field, keys, isTooDeep } = readName(name);
    const spec = campaignFields.find((spec) => spec.name === field);
    if (!spec) continue;
    if (isTooDeep) {
      // PHP drops the whole variable, with all that came before.
      form.delete(field);
      continue;
    }
    if (typeof value !== "string") throw new TypeError(`${field} must be a text; the form sends a file`);
    // A ticked box without a value of its own is sent as "on". The server knows only true, 1 and "1".
    place(form, field, keys, spec.input === "checkbox" && keys.length === 0 && value === "on" ? true : value);
  }
  for (const [field, value] of absent) if (!form.has(field)) form.set(field, value);
  return /** @type {Partial<CampaignInput>} */ (
    Object.fromEntries([...form].map(([name, value]) => [name, plain(value)]))
  );
}

/**
 * What a form means by sending nothing for a box: not ticked, of a group of boxes: none ticked.
 * @param {readonly CampaignField[]} checkboxes
 * @returns {Map<string, unknown>}
 */
function absentBoxes(checkboxes) {
  if (!Array.isArray(checkboxes)) throw new TypeError("checkboxes must be an array of field names");
  return new Map(
    checkboxes.map((name) => {
      const spec = campaignFields.find((spec) => spec.name === name);
      if (spec?.type === "boolean") return /** @type {[string, unknown]} */ ([name, false]);
      if (spec?.type === "array") return [name, []];
      throw new TypeError(`checkboxes must hold names of yes-or-no fields and lists; ${JSON.stringify(name)} is none`);
    }),
  );
}

/** PHP's `max_input_nesting_level`. */
const MAX_NESTING = 64;
/** The white space of C's `isspace`. JavaScript's `\s` holds more: a no-break space is an ordinary key. */
const C_SPACE = /^[\t-\r ]$/;

/**
 * A control's name as PHP reads it: `field[key][]`. A bracket that nobody closes is none.
 * Source: php-src `main/php_variables.c`, `php_register_variable_ex` (8.2).
 * @param {string} name
 */
function readName(name) {
  // PHP's names are C strings.
  const end = name.indexOf("\0");
  const text = end < 0 ? name : name.slice(0, end);
  /** @param {string} head PHP's variables hold neither blanks nor points */
  const field = (head) => head.replace(/^ +/, "").replace(/[ .[]/g, "_");
  let open = text.indexOf("[");
  if (open < 0 || text.indexOf("]", open) < 0) return { field: field(text), keys: [], isTooDeep: false };
  const head = field(text.slice(0, open));
  const keys = [];
  while (text[open] === "[") {
    // Before it is known whether the bracket is closed.
    if (keys.length === MAX_NESTING) return { field: head, keys, isTooDeep: true };
    const close = text.indexOf("]", open);
    if (close < 0) break;
    const key = text.slice(open + 1, close);
    keys.push(C_SPACE.test(key) ? "" : key);
    open = close + 1;
  }
  return { field: head, keys, isTooDeep: false };
}

/** The indices of a PHP array: 64 bits, without a zero in front. Other keys are texts. */
const INDEX = /^(?:0|-?[1-9]\d{0,18})$/;
const FIRST_INDEX = -(2n ** 63n);
const LAST_INDEX = 2n ** 63n - 1n;

/** An array as PHP fills it: in the order of insertion, and with the index that the next `[]` gets. */
class PhpArray extends Map {
  /** One more than the largest index; `undefined` while there is none. @type {bigint | undefined} */
  #next;

  /** @override @param {string} key @param {unknown} value */
  set(key, value) {
    const index = INDEX.test(key) ? BigInt(key) : undefined;
    if (index !== undefined && index >= (this.#next ?? FIRST_INDEX) && index <= LAST_INDEX) this.#next = index + 1n;
    return super.set(key, value);
  }

  /**
   * @param {string} key as it stands between brackets
   * @returns {string | undefined} `undefined` where no index is left
   */
  keyOf(key) {
    if (key !== "") return key;
    const next = this.#next ?? 0n;
    return next > LAST_INDEX ? undefined : String(next);
  }
}

/**
 * Puts a value where PHP would: `name` replaces, `name[]` appends, `name[key]` sets a member, and the last one counts.
 * @param {PhpArray} into
 * @param {string | undefined} key
 * @param {string[]} keys
 * @param {unknown} value
 */
function place(into, key, keys, value) {
  if (key === undefined) return;
  const [next, ...rest] = keys;
  if (next === undefined) {
    into.set(key, value);
    return;
  }
  const known = into.get(key);
  const inner = known instanceof PhpArray ? known : new PhpArray();
  into.set(key, inner);
  place(inner, inner.keyOf(next), rest, value);
}

/**
 * A list where the keys count from 0, as PHP's json_encode has it, else an object.
 * @param {unknown} value
 * @returns {unknown}
 */
function plain(value) {
  if (!(value instanceof Map)) return value;
  const entries = [...value].map(([key, inner]) => /** @type {[string, unknown]} */ ([key, plain(inner)]));
  const isList = entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
