// Reads the data of an HTML form: PHP's bracket names, checkboxes, and several controls with one name.

/** The fields of a contract, as far as the data of an HTML form depends on them. */
type Fields = readonly { readonly name: string; readonly type: string; readonly input: string }[];

/**
 * Converts the data of an HTML form to a campaign form of a contract. `fromFormData` tells how names are read.
 *
 * @param fields The contract's fields.
 * @param options `checkboxes`: the fields that the HTML form shows as checkboxes.
 * @throws {TypeError} If the form sends a file for a field, or `checkboxes` holds another field.
 */
export function readFormData(
  fields: Fields,
  data: FormData | URLSearchParams,
  { checkboxes = [] }: { checkboxes?: readonly string[] } = {},
): Record<string, unknown> {
  // `request.formData()` returns a promise.
  if (typeof (data as { then?: unknown } | undefined)?.then === "function") {
    throw new TypeError("data is a promise. Did you forget await?");
  }
  // An array has entries too, but no names.
  if (typeof (data as FormData | undefined)?.append !== "function") {
    throw new TypeError("data must be a FormData or URLSearchParams");
  }
  const absent = absentBoxes(fields, checkboxes);
  const form = new PhpArray();
  for (const [name, value] of data.entries()) {
    const { field, keys, isTooDeep } = readName(name);
    const spec = fields.find((spec) => spec.name === field);
    if (!spec) continue;
    if (isTooDeep) {
      // PHP drops the whole variable, with all earlier values.
      form.delete(field);
      continue;
    }
    if (typeof value !== "string") throw new TypeError(`${field} must be text, but the form sends a file`);
    // A checked box without a value attribute is sent as "on". The server knows only true, 1 and "1".
    assign(form, field, keys, spec.input === "checkbox" && keys.length === 0 && value === "on" ? true : value);
  }
  for (const [field, value] of absent) if (!form.has(field)) form.set(field, value);
  return Object.fromEntries([...form].map(([name, value]) => [name, toPlainValue(value)]));
}

/** Returns the values of missing boxes: false for one box, an empty list for a group of boxes. */
function absentBoxes(fields: Fields, checkboxes: readonly string[]): Map<string, unknown> {
  if (!Array.isArray(checkboxes)) throw new TypeError("checkboxes must be an array of field names");
  return new Map(
    checkboxes.map((name) => {
      const spec = fields.find((spec) => spec.name === name);
      if (spec?.type === "boolean") return [name, false] as [string, unknown];
      if (spec?.type === "array") return [name, []];
      throw new TypeError(
        `checkboxes must contain names of boolean and list fields, but contains ${JSON.stringify(name)}`,
      );
    }),
  );
}

/** PHP's `max_input_nesting_level`. */
const MAX_NESTING = 64;
/** The white space of C's `isspace`. JavaScript's `\s` matches more: a no-break space is an ordinary key. */
const C_SPACE = /^[\t-\r ]$/;

/**
 * Reads a control's name as PHP does: `field[key][]`. An unclosed bracket is ordinary text.
 *
 * Source: php-src `main/php_variables.c`, `php_register_variable_ex` (8.2).
 */
function readName(name: string) {
  // PHP's names are C strings.
  const end = name.indexOf("\0");
  const text = end < 0 ? name : name.slice(0, end);
  /**
   * Returns a valid PHP variable name: without blanks and points.
   *
   * @param head The name before the first bracket.
   */
  const field = (head: string) => head.replace(/^ +/, "").replace(/[ .[]/g, "_");
  let open = text.indexOf("[");
  if (open < 0 || text.indexOf("]", open) < 0) return { field: field(text), keys: [], isTooDeep: false };
  const head = field(text.slice(0, open));
  const keys = [];
  while (text[open] === "[") {
    // PHP checks the depth before it looks for the closing bracket.
    if (keys.length === MAX_NESTING) return { field: head, keys, isTooDeep: true };
    const close = text.indexOf("]", open);
    if (close < 0) break;
    const key = text.slice(open + 1, close);
    keys.push(C_SPACE.test(key) ? "" : key);
    open = close + 1;
  }
  return { field: head, keys, isTooDeep: false };
}

/** Matches the indices of a PHP array: 64 bits, without leading zeros. Other keys are strings. */
const INDEX = /^(?:0|-?[1-9]\d{0,18})$/;
const FIRST_INDEX = -(2n ** 63n);
const LAST_INDEX = 2n ** 63n - 1n;

/** An array that fills as in PHP: in the order of insertion, and with the index that the next `[]` gets. */
class PhpArray extends Map<string, unknown> {
  /** One more than the largest index; `undefined` while there is none. */
  #next: bigint | undefined;

  override set(key: string, value: unknown) {
    const index = INDEX.test(key) ? BigInt(key) : undefined;
    if (index !== undefined && index >= (this.#next ?? FIRST_INDEX) && index <= LAST_INDEX) this.#next = index + 1n;
    return super.set(key, value);
  }

  /**
   * Returns the key under which PHP inserts a value.
   *
   * @param key The text between the brackets.
   * @returns `undefined` if no index is left.
   */
  keyOf(key: string): string | undefined {
    if (key !== "") return key;
    const next = this.#next ?? 0n;
    return next > LAST_INDEX ? undefined : String(next);
  }
}

/**
 * Inserts a value as PHP does: `name` replaces, `name[]` appends, `name[key]` sets a member, and the last one counts.
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

/** Returns a list if the keys count from 0, as PHP's json_encode does, else an object. */
function toPlainValue(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  const entries = [...value].map(([key, inner]) => [key, toPlainValue(inner)] as [string, unknown]);
  const isList = entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
