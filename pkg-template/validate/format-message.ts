// Fills in a sentence as Laravel does (`Concerns\{FormatsMessages, ReplacesAttributes}`), byte for byte.

/** The longest text that a replacement may make, in UTF-16 units: a key may hold placeholders that repeat the key. */
const MAX_LENGTH = 2 ** 24;
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
/** A numeric string of PHP. */
const NUMERIC = /^[ \t-\r]*([+-]?(?:\d+(\.\d*)?|(\.\d+))(e[+-]?\d+)?)[ \t-\r]*$/i;
const LARGEST = 2n ** 63n - 1n;

/** The field or element that a sentence is about. */
interface Subject {
  /** Laravel's key: `allowed_days`, `allowed_days.0` */
  key: string;
  /** the element's key in its list */
  element?: string;
  /** the value as PHP writes it; undefined for an array */
  input: () => string | undefined;
}

/** @param name the subject's custom name */
export function formatMessage(
  template: string,
  name: string | undefined,
  subject: Subject,
  params: [string, string | number][],
  isLaravel8: boolean,
): string {
  let text = replaceAttribute(template, name ?? defaultName(subject));
  if (!text.includes(":")) return text;
  // A key may itself look like a placeholder, and Laravel then replaces it too.
  if (text.includes(":input")) {
    const input = subject.input();
    if (input !== undefined) text = replaceLiteral(text, ":input", input);
  }
  if (subject.element !== undefined && !isLaravel8) text = replacePositions(text, subject.key);
  for (const [param, value] of params) {
    text = replaceLiteral(text, `:${param}`, String(value));
    // `replaceIn` since Laravel 12.36.
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

/** `str_replace` */
export function replaceLiteral(text: string, search: string, by: string): string {
  const parts = text.split(search);
  if (parts.length === 1) return text;
  if (text.length + parts.length * by.length < MAX_LENGTH) return parts.join(by);
  // PHP runs out of memory on such a text, and the server answers 500. Here the rest stays as it is.
  let out = "";
  let i = 0;
  while (i < parts.length - 1 && out.length <= MAX_LENGTH) out += parts[i++] + by;
  return out + parts.slice(i).join(search);
}

/** `replaceAttributePlaceholder`: three passes, so that the later ones see what the first inserts. */
export function replaceAttribute(template: string, name: string): string {
  const text = replaceLiteral(template, ":attribute", name);
  if (!/:A/.test(text)) return text;
  const first = String.fromCodePoint(name.codePointAt(0) ?? 32);
  const raised = name && first.toUpperCase() + name.slice(first.length);
  return replaceLiteral(replaceLiteral(text, ":ATTRIBUTE", name.toUpperCase()), ":Attribute", raised);
}

export const withSpaces = (name: string): string => name.replaceAll("_", " ");

/**
 * `getDisplayableAttribute`: the field's name with spaces, or the element's raw key. Laravel does not recognise an element whose key holds
 * a point or an asterisk, and writes its key in words.
 */
function defaultName({ key, element }: Subject) {
  if (element === undefined) return withSpaces(key);
  return element !== "*" && /[.*]/.test(element) ? withSpaces(snake(key)) : key;
}

/** `Str::snake`, on text that is not all lower-case letters. */
function snake(text: string) {
  let out = "";
  let isStart = true;
  for (const c of text) {
    // `ucwords` raises ASCII letters after ASCII white space; then all white space goes.
    const raised = isStart && /[a-z]/.test(c) ? c.toUpperCase() : c;
    isStart = /[ \t-\r]/.test(c);
    if (/[\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(raised)) continue;
    out += (/[A-Z]/.test(raised) && out ? "_" : "") + raised.toLowerCase();
  }
  return out;
}

/**
 * `replaceIndexPlaceholder`, `replacePositionPlaceholder` and `replaceOrdinalPositionPlaceholder`. They came after Laravel 8; the last
 * came with 12.30 and needs PHP's `intl`.
 */
function replacePositions(text: string, key: string) {
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
    // From the eleventh number on the word is always "other", so the eleventh replaces them all.
    for (let i = 0; i < numbers.length; i++) {
      const number = (numbers[i] as bigint) + offset;
      const isOrdinal = placeholder.length > 9;
      // PHP goes on with a float.
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

/** `str_ireplace` of a placeholder. (Without the flag `u` only ASCII letters have two cases here.) */
function replaceAnyCase(text: string, placeholder: string, by: string) {
  return text.replace(new RegExp(`:${placeholder}`, "gi"), () => by);
}

/** The integer that PHP makes of a part of a key, where it is numeric. */
function integerOf(part: string) {
  const found = NUMERIC.exec(part);
  if (!found) return undefined;
  const [, digits, point, only, exponent] = found;
  const value = Number(digits);
  if (!(point ?? only ?? exponent)) {
    const number = BigInt(digits as string);
    if (number === BigInt.asIntN(64, number)) return number;
  } else if (!Number.isFinite(value)) return 0n;
  // Of an integer beyond 64 bits, too: cut off, and capped.
  if (!Number.isFinite(value)) return 0n;
  const cut = BigInt(Math.trunc(value));
  return cut > LARGEST ? LARGEST : cut < -LARGEST ? -LARGEST - 1n : cut;
}

/** `Number::ordinal`: `1st`, `1,002nd`, whatever language the sentence is in. */
function ordinal(number: bigint) {
  const size = number < 0n ? -number : number;
  // ICU looks at 32 bits of the number for it.
  const last = Math.abs(Number(BigInt.asIntN(32, size)));
  const end = last % 100 > 10 && last % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][last % 10] ?? "th");
  return (number < 0n ? "\u2212" : "") + String(size).replace(/\B(?=(\d{3})+$)/g, ",") + end;
}
