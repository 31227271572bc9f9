// Replaces the placeholders of a message as Laravel does (`Concerns\{FormatsMessages, ReplacesAttributes}`), byte for
// byte.

/**
 * Longest text that a replacement may produce, in UTF-16 units. Needed because a key can hold placeholders that repeat
 * the key.
 */
const MAX_LENGTH = 2 ** 24;
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
/** Matches a numeric string of PHP. */
const NUMERIC = /^[ \t-\r]*([+-]?(?:\d+(\.\d*)?|(\.\d+))(e[+-]?\d+)?)[ \t-\r]*$/i;
/** PHP_INT_MAX. */
const LARGEST = 2n ** 63n - 1n;

/** The field or element that a message is about. */
interface Subject {
  /** Laravel's key: `allowed_days`, `allowed_days.0`. */
  key: string;
  /** The element's key in its list. */
  element?: string;
  /** Returns the value as PHP writes it. Returns undefined for an array. */
  input: () => string | undefined;
}

/**
 * Replaces all placeholders of a message.
 *
 * @param name the subject's custom name
 * @param params names and values of the rule's own placeholders
 */
export function formatMessage(
  template: string,
  name: string | undefined,
  subject: Subject,
  params: [string, string | number][],
  isLaravel8: boolean,
): string {
  let text = replaceAttribute(template, name ?? defaultName(subject));
  if (!text.includes(":")) return text;
  // Works on the result so far, because a key can look like a placeholder, and Laravel then replaces it too.
  if (text.includes(":input")) {
    const input = subject.input();
    if (input !== undefined) text = replaceLiteral(text, ":input", input);
  }
  if (subject.element !== undefined && !isLaravel8) text = replacePositions(text, subject.key);
  for (const [param, value] of params) {
    text = replaceLiteral(text, `:${param}`, String(value));
    // As `replaceIn` does since Laravel 12.36.
    if (param === "values" && !isLaravel8 && text.includes(":V")) {
      const values = String(value);
      text = replaceLiteral(text, ":VALUES", values.toUpperCase());
      text = replaceLiteral(
        text,
        ":Values",
        values.replace(/(^| )./gu, (start) => start.toUpperCase()),
      );
    }
  }
  return text;
}

/** Replaces all occurrences, as PHP's `str_replace` does. */
function replaceLiteral(text: string, search: string, by: string): string {
  const parts = text.split(search);
  if (parts.length === 1) return text;
  if (text.length + parts.length * by.length < MAX_LENGTH) return parts.join(by);
  // PHP runs out of memory on a text this long, and the server answers 500. This function keeps the rest unchanged.
  let out = "";
  let i = 0;
  while (i < parts.length - 1 && out.length <= MAX_LENGTH) out += parts[i++] + by;
  return out + parts.slice(i).join(search);
}

/**
 * Replaces `:attribute` as `replaceAttributePlaceholder` does. Three passes, so that later ones see earlier insertions.
 */
export function replaceAttribute(template: string, name: string): string {
  const text = replaceLiteral(template, ":attribute", name);
  if (!/:A/.test(text)) return text;
  const first = String.fromCodePoint(name.codePointAt(0) ?? 32);
  const raised = name && first.toUpperCase() + name.slice(first.length);
  return replaceLiteral(replaceLiteral(text, ":ATTRIBUTE", name.toUpperCase()), ":Attribute", raised);
}

/** Replaces underscores with spaces. */
export const withSpaces = (name: string): string => name.replaceAll("_", " ");

/**
 * Returns Laravel's name of a subject (`getDisplayableAttribute`): a field's name with spaces, or an element's raw key.
 * Laravel does not recognize an element whose key holds a point or an asterisk. It writes that key in snake case, with
 * spaces.
 */
function defaultName({ key, element }: Subject): string {
  if (element === undefined) return withSpaces(key);
  return element !== "*" && /[.*]/.test(element) ? withSpaces(snake(key)) : key;
}

/** Converts to snake case, as `Str::snake` does for text that is not all lower-case letters. */
function snake(text: string): string {
  let out = "";
  let isStart = true;
  for (const c of text) {
    // `ucwords` capitalizes ASCII letters after ASCII white space. Then `Str::snake` removes all white space.
    const raised = isStart && /[a-z]/.test(c) ? c.toUpperCase() : c;
    isStart = /[ \t-\r]/.test(c);
    if (/[\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(raised)) continue;
    out += (/[A-Z]/.test(raised) && out ? "_" : "") + raised.toLowerCase();
  }
  return out;
}

/**
 * Replaces the placeholders of positions, as `replaceIndexPlaceholder`, `replacePositionPlaceholder` and
 * `replaceOrdinalPositionPlaceholder` do. Laravel 8 has none of them. The last came with 12.30 and needs PHP's `intl`.
 */
function replacePositions(text: string, key: string): string {
  const numbers = key
    .split(".")
    .map(integerOf)
    .filter((number) => number !== undefined)
    .slice(0, 11);
  for (const [placeholder, offset] of [
    ["index", 0n],
    ["position", 1n],
    ["ordinal-position", 1n],
  ] as [string, bigint][]) {
    // The name of every number after the tenth is "other", so the eleventh number replaces all of those placeholders.
    for (let i = 0; i < numbers.length; i++) {
      const number = (numbers[i] as bigint) + offset;
      const isOrdinal = placeholder.length > 9;
      // Beyond its largest integer, PHP continues with a float.
      const shown =
        number > LARGEST
          ? isOrdinal
            ? "9,223,372,036,854,776,000th"
            : "9.2233720368548E+18"
          : isOrdinal
            ? ordinal(number)
            : `${number}`;
      if (i === 0) text = replaceAnyCase(text, placeholder, shown);
      text = replaceAnyCase(text, `${ORDINALS[i] ?? "other"}-${placeholder}`, shown);
    }
  }
  return text;
}

/**
 * Replaces a placeholder as PHP's `str_ireplace` does. The pattern has no flag `u`, so that only ASCII letters match in
 * both cases.
 */
function replaceAnyCase(text: string, placeholder: string, by: string): string {
  return text.replace(new RegExp(`:${placeholder}`, "gi"), () => by);
}

/** Returns the integer that PHP reads from a part of a key, or undefined if the part is not numeric. */
function integerOf(part: string): bigint | undefined {
  const found = NUMERIC.exec(part);
  if (!found) return undefined;
  const [, digits, point, only, exponent] = found;
  const value = Number(digits);
  if (!(point ?? only ?? exponent)) {
    const number = BigInt(digits as string);
    if (number === BigInt.asIntN(64, number)) return number;
  } else if (!Number.isFinite(value)) return 0n;
  // Truncates and caps floats, and integers beyond 64 bits.
  if (!Number.isFinite(value)) return 0n;
  const cut = BigInt(Math.trunc(value));
  return cut > LARGEST ? LARGEST : cut < -LARGEST ? -LARGEST - 1n : cut;
}

/** Formats an ordinal as `Number::ordinal` does: `1st`, `1,002nd`, in English for every language. */
function ordinal(number: bigint): string {
  const size = number < 0n ? -number : number;
  // ICU chooses the suffix by the lower 32 bits of the number.
  const last = Math.abs(Number(BigInt.asIntN(32, size)));
  const end = last % 100 > 10 && last % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][last % 10] ?? "th");
  return (number < 0n ? "\u2212" : "") + String(size).replace(/\B(?=(\d{3})+$)/g, ",") + end;
}
