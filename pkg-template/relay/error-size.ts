// Bounds the size of the validation errors. Laravel fills placeholders in messages, and the key of a list element is
// part of its message. A key full of `:input` repeats the element's value, so a body of 64 KB can produce errors of 50
// MB.
import { catalog } from "../message-catalog.js";

/** The fields of the first contract whose elements have their own messages. */
const LIST_FIELDS: readonly string[] = Object.keys(catalog.each);
/** Messages of one element: a window has one for its start and one for its end. */
const MAX_MESSAGES = 2;
/** UTF-16 units: the longest upper-case form of one character. */
const MAX_CAPITAL_LENGTH = 3;
/** Characters: the longest text to which PHP converts a number, `true`, `false` or null. */
const MAX_SCALAR_LENGTH = 32;

/**
 * Returns an upper bound of the characters in the messages of a body's list elements. Runs in linear time.
 *
 * @param listFields The fields whose elements have their own messages.
 */
export function largestErrorSize(body: Uint8Array, listFields: readonly string[] = LIST_FIELDS): number {
  const form = parse(body);
  const keys = listFields.flatMap((field) => Object.keys(Object(form?.[field])));
  // Only a key with a placeholder can multiply the text of the body.
  if (!keys.some((key) => /:(attribute|input)/i.test(key))) return 0;
  const valueLength = longestText(form);
  const messages = listFields === LIST_FIELDS ? 1 : MAX_MESSAGES;
  return keys.reduce((sum, key) => sum + messages * messageSize(key, valueLength), 0);
}

/**
 * Returns an upper bound of the characters in one message. Laravel replaces `:ATTRIBUTE` and `:Attribute` by the
 * element's name, then `:input` by its value. An inserted text can form a new placeholder with the text after it.
 *
 * @param valueLength Characters of the longest value.
 */
function messageSize(key: string, valueLength: number) {
  const nameLength = MAX_CAPITAL_LENGTH * (key.length + 64);
  const capitals = count(key, ":ATTRIBUTE");
  const names = count(key, ":Attribute") + capitals;
  const inputs = count(key, ":input") * (1 + names) + names;
  return nameLength * (1 + capitals + names) + inputs * valueLength;
}

const count = (text: string, part: string) => text.split(part).length - 1;

/** Returns the length of the longest text in a value of JSON. */
function longestText(value: unknown): number {
  let longest = MAX_SCALAR_LENGTH;
  const rest = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === "string") longest = Math.max(longest, next.length);
    else if (typeof next === "object" && next !== null) for (const inner of Object.values(next)) rest.push(inner);
  }
  return longest;
}

/** Parses the body; `undefined` if it is not JSON. */
function parse(body: Uint8Array): Record<string, unknown> | null | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
