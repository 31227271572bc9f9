// Bounds what validation may write. Laravel fills placeholders in messages, and the key of a list element is part of
// its message: a key full of `:input` repeats the element's value, so that a body of 64 KB can ask for an answer of 50
// MB.

/** The fields whose elements have messages of their own. */
const LIST_FIELDS = ["allowed_days", "phone_number_ids"];
/** No character becomes longer than this as a capital. */
const LONGEST_CAPITAL = 3;
/** The longest text that PHP makes of a number, `true`, `false` or null. */
const LONGEST_SCALAR = 32;

/** An upper bound of the characters in the messages of a body's list elements, computed in linear time. */
export function largestErrorSize(body: Uint8Array): number {
  const form = parse(body);
  const keys = LIST_FIELDS.flatMap((field) => Object.keys(Object(form?.[field])));
  // Only a key with a placeholder makes more of the body than there is.
  if (!keys.some((key) => /:(attribute|input)/i.test(key))) return 0;
  const value = longestText(form);
  return keys.reduce((sum, key) => sum + messageSize(key, value), 0);
}

/**
 * The placeholders are filled in one after the other: `:ATTRIBUTE` and `:Attribute` by the element's name, then
 * `:input` by its value. A text that is filled in may make a new placeholder with the text after it.
 *
 * @param value characters of the longest value
 */
function messageSize(key: string, value: number) {
  const name = LONGEST_CAPITAL * (key.length + 64);
  const capitals = count(key, ":ATTRIBUTE");
  const names = count(key, ":Attribute") + capitals;
  const inputs = count(key, ":input") * (1 + names) + names;
  return name * (1 + capitals + names) + inputs * value;
}

const count = (text: string, part: string) => text.split(part).length - 1;

function longestText(value: unknown): number {
  let longest = LONGEST_SCALAR;
  const rest = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === "string") longest = Math.max(longest, next.length);
    else if (typeof next === "object" && next !== null) for (const inner of Object.values(next)) rest.push(inner);
  }
  return longest;
}

function parse(body: Uint8Array): any {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
