// What an HTML form sends, as the form that it means: PHP's bracket names, ticked boxes, several controls of one name.
import { campaignFields } from "../fields.js";
import type { CampaignField, CampaignInput } from "../types.js";

/**
 * The form that an HTML form sends: for React's form actions, Remix, SvelteKit and plain servers.
 *
 * Names are PHP's (`allowed_days[]`, `phone_number_ids[0]`); of several controls of one name the last counts, so a hidden `0`
 * before a checkbox works. A ticked box (`"on"`) is `true`; other values stay texts, as the server reads them. Other names are
 * left out.
 *
 * HTML sends nothing for a box that is not ticked, and the server then takes its default: `checkboxes` lists the fields that
 * your form shows as boxes. Absent ones are `false`, absent lists (`allowed_days`) empty.
 *
 * @throws {TypeError} where the form sends a file for a field, or `checkboxes` holds another field; the message names it.
 */
export function fromFormData(
  data: FormData | URLSearchParams,
  { checkboxes = [] }: { checkboxes?: readonly CampaignField[] } = {},
): Partial<CampaignInput> {
  if (typeof (data as FormData | undefined)?.entries !== "function") {
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
    assign(form, field, keys, spec.input === "checkbox" && keys.length === 0 && value === "on" ? true : value);
  }
  for (const [field, value] of absent) if (!form.has(field)) form.set(field, value);
  return Object.fromEntries([...form].map(([name, value]) => [name, toPlainValue(value)])) as Partial<CampaignInput>;
}

/** What a form means by sending nothing for a box: not ticked, of a group of boxes: none ticked. */
function absentBoxes(checkboxes: readonly CampaignField[]): Map<string, unknown> {
  if (!Array.isArray(checkboxes)) throw new TypeError("checkboxes must be an array of field names");
  return new Map(
    checkboxes.map((name) => {
      const spec = campaignFields.find((spec) => spec.name === name);
      if (spec?.type === "boolean") return [name, false] as [string, unknown];
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
 */
function readName(name: string) {
  // PHP's names are C strings.
  const end = name.indexOf("\0");
  const text = end < 0 ? name : name.slice(0, end);
  /** @param head PHP's variables hold neither blanks nor points */
  const field = (head: string) => head.replace(/^ +/, "").replace(/[ .[]/g, "_");
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
class PhpArray extends Map<string, unknown> {
  /** One more than the largest index; `undefined` while there is none. */
  #next: bigint | undefined;

  override set(key: string, value: unknown) {
    const index = INDEX.test(key) ? BigInt(key) : undefined;
    if (index !== undefined && index >= (this.#next ?? FIRST_INDEX) && index <= LAST_INDEX) this.#next = index + 1n;
    return super.set(key, value);
  }

  /**
   * @param key as it stands between brackets
   * @returns `undefined` where no index is left
   */
  keyOf(key: string): string | undefined {
    if (key !== "") return key;
    const next = this.#next ?? 0n;
    return next > LAST_INDEX ? undefined : String(next);
  }
}

/**
 * Puts a value where PHP would: `name` replaces, `name[]` appends, `name[key]` sets a member, and the last one counts.
 */
function assign(into: PhpArray, key: string | undefined, keys: string[], value: unknown) {
  if (key === undefined) return;
  const [next, ...rest] = keys;
  if (next === undefined) {
    into.set(key, value);
    return;
  }
  const known = into.get(key);
  const inner = known instanceof PhpArray ? known : new PhpArray();
  into.set(key, inner);
  assign(inner, inner.keyOf(next), rest, value);
}

/** A list where the keys count from 0, as PHP's json_encode has it, else an object. */
function toPlainValue(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  const entries = [...value].map(([key, inner]) => [key, toPlainValue(inner)] as [string, unknown]);
  const isList = entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
