// A form, whatever JavaScript value it is, as the JSON text of its 14 fields: exactly what JSON.stringify would send of them.
import { fieldNames } from "../names.js";

interface SerializedForm {
  /** a JSON object with those of the 14 fields that are there */
  text: string;
  /** bit i: JSON.stringify would have thrown on field i */
  unserializable: number;
}

const isOwnEnumerable = Object.prototype.propertyIsEnumerable;

/**
 * Reads the own enumerable fields of a form. Never throws: a field on which JSON.stringify would (a cycle, a getter or
 * toJSON that throws) is marked instead. A bigint is an integer with all its digits.
 */
export function serialize(form: unknown): SerializedForm {
  const { text, unserializable } = serializeMarked(form);
  return { text: text.replace(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1"), unserializable };
}

/** The same, but a bigint is a string that `bigintOf` reads. */
export function serializeMarked(form: unknown): SerializedForm {
  let source: ReturnType<typeof asObject>;
  try {
    source = asObject(form);
  } catch {
    // Nothing at all can be read of it, so the required fields cannot be sent.
    return { text: "{}", unserializable: 0b11 };
  }
  if (!source) return { text: "{}", unserializable: 0 };
  let unserializable = 0;
  let text = "";
  for (let i = 0; i < fieldNames.length; i++) {
    try {
      if (!isOwnEnumerable.call(source, fieldNames[i])) continue;
      const member = stringifyMember(fieldNames[i], source[fieldNames[i]]);
      if (member) text += text ? `,${member}` : member;
    } catch {
      unserializable |= 1 << i;
    }
  }
  return { text: `{${text}}`, unserializable };
}

/** The object whose properties JSON.stringify would write, or nothing where it would write no object. */
function asObject(form: unknown): Record<string, unknown> | undefined {
  let value = form as any;
  if (isObject(value) && typeof value.toJSON === "function") value = value.toJSON("");
  if (!isObject(value) || typeof value === "function" || Array.isArray(value) || isBoxed(value)) return undefined;
  return value;
}

function isObject(value: unknown): boolean {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

const unboxing: (() => unknown)[] = [String, Number, Boolean, BigInt].map((Box) => Box.prototype.valueOf);

/**
 * JSON.stringify writes a String, Number, Boolean or BigInt object as its primitive, from whichever realm, and nothing else that
 * only looks like one.
 */
function isBoxed(value: object) {
  if (Object.getPrototypeOf(value) === Object.prototype) return false;
  return unboxing.some((unbox) => {
    try {
      unbox.call(value);
      return true;
    } catch {
      return false;
    }
  });
}

/** `"name":value`, or "" where JSON.stringify would leave the member out. */
function stringifyMember(name: string, value: unknown) {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
      return `"${name}":${JSON.stringify(value)}`;
    case "bigint":
      return `"${name}":"${mark}${value}"`;
    case "object":
      return value === null ? `"${name}":null` : stringifyObject(name, value);
    case "function":
      // With a toJSON it may still be something.
      return stringifyObject(name, value);
    default:
      return "";
  }
}

function stringifyObject(name: string, value: object) {
  // Wrapped, so that a toJSON is called with its key, as it would be inside of the form.
  const holder = { [name]: value };
  // A page may have taught bigints to become numbers, which loses digits.
  if (!("toJSON" in BigInt.prototype)) {
    try {
      return JSON.stringify(holder).slice(1, -1);
    } catch {
      // It holds a bigint, or something that throws again below.
    }
  }
  return stringifyWithBigints(holder).slice(1, -1);
}

/** Marks the digits of a bigint inside a JSON text. Random, so that no string of a form can be mistaken for one. */
const mark = `bigint ${Math.random().toString(36).slice(2)} `;

function stringifyWithBigints(holder: object) {
  return JSON.stringify(holder, function (this: Record<string, unknown>, key, converted) {
    // What a toJSON made of it; and before that, a bigint that one of all bigints made something else of.
    const inner = typeof converted === "object" || typeof converted === "bigint" ? converted : this[key];
    return typeof inner === "bigint" ? mark + inner : converted;
  });
}

export const bigintOf = (text: string): bigint | undefined =>
  text.startsWith(mark) ? BigInt(text.slice(mark.length)) : undefined;
