// Serializes a form, which can be any JavaScript value, to the JSON text that JSON.stringify would send of its 14
// fields.
import { fieldNames } from "../names.js";
import { type DroppedValue, droppedValue, isPlain, nameOf, unknownKeys } from "./form-warnings.js";

/** A form as JSON text. */
interface SerializedForm {
  /** A JSON object with the fields that the form has, of the 14. */
  text: string;
  /** Bit i is set if JSON.stringify would throw on field i. */
  unserializable: number;
  /** The keys of the form that are not fields. */
  unknown: string[];
  /** The values that JSON turns into something else. */
  dropped: DroppedValue[];
}

const isOwnEnumerable = Object.prototype.propertyIsEnumerable;

/**
 * Serializes the own enumerable fields of a form. Writes a bigint as an integer with all its digits.
 *
 * Never throws. Marks a field as unserializable if JSON.stringify would throw on it (a cycle, or a getter or toJSON
 * that throws).
 *
 * @param names the fields of the contract
 */
export function serialize(form: unknown, names?: readonly string[]): SerializedForm {
  const serialized = serializeMarked(form, names);
  const { text } = serialized;
  if (text.includes(mark)) serialized.text = text.replace(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
  return serialized;
}

/**
 * Serializes a form as `serialize` does, but writes a bigint as a marked string, which `bigintOf` reads.
 *
 * @param names the fields of the contract
 */
export function serializeMarked(form: unknown, names: readonly string[] = fieldNames): SerializedForm {
  let source: Record<string, unknown> | undefined;
  let unknown: string[] = [];
  const dropped: DroppedValue[] = [];
  // A form that cannot be read at all: these fields cannot be sent.
  const unread = (1 << names.indexOf("name")) | (1 << names.indexOf("assistant_id"));
  try {
    source = asObject(form);
    if (!source) return { text: "{}", unserializable: 0, unknown, dropped };
    if (isCollection(source, names)) {
      dropped.push({ key: "form", value: nameOf(source) });
      // A Map is an empty form, as it is for JSON. The others surely have the fields, so it would mislead to call these
      // missing.
      const hasFields = typeof source.append === "function" || typeof source.then === "function";
      return { text: "{}", unserializable: hasFields ? unread : 0, unknown, dropped };
    }
  } catch {
    return { text: "{}", unserializable: unread, unknown, dropped };
  }
  try {
    unknown = unknownKeys(source, names);
  } catch {
    // A getter or a proxy threw. Without that key there is no warning.
  }
  let unserializable = 0;
  let text = "";
  for (let i = 0; i < names.length; i++) {
    try {
      if (!isOwnEnumerable.call(source, names[i] as string)) continue;
      const value = source[names[i] as string];
      const member = stringifyMember(names[i] as string, value);
      const lost = droppedValue(value, member);
      if (lost !== undefined) dropped.push({ key: names[i] as string, value: lost });
      if (member) text += text ? `,${member}` : member;
    } catch {
      unserializable |= 1 << i;
    }
  }
  return { text: `{${text}}`, unserializable, unknown, dropped };
}

/**
 * Returns whether a form is a collection or a promise, such as a FormData or a Map: JSON has none of their values. The
 * caller has handed over the wrong object, or forgot `await`.
 */
function isCollection(source: Record<string, unknown>, names: readonly string[]): boolean {
  if (typeof source === "function" || isPlain(source) || names.some((name) => isOwnEnumerable.call(source, name)))
    return false;
  return typeof source.entries === "function" || typeof source.then === "function";
}

/**
 * Returns the object whose properties JSON.stringify would write. Returns undefined if it would not write an object.
 */
function asObject(form: unknown): Record<string, unknown> | undefined {
  let value = form as Record<string, unknown>;
  if (isObject(value) && typeof value.toJSON === "function") value = value.toJSON("");
  if (!isObject(value) || typeof value === "function" || Array.isArray(value) || isBoxed(value)) return undefined;
  return value;
}

function isObject(value: unknown): boolean {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

const unboxing: (() => unknown)[] = [String, Number, Boolean, BigInt].map((Box) => Box.prototype.valueOf);

/**
 * Returns whether a value is a String, Number, Boolean or BigInt object, of any realm. JSON.stringify writes those as
 * primitives, but not objects that only look like them.
 */
function isBoxed(value: object): boolean {
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

/** Returns `"name":value`, or "" if JSON.stringify would omit the member. */
function stringifyMember(name: string, value: unknown): string {
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
      // A function with a toJSON method can have a JSON value.
      return stringifyObject(name, value);
    default:
      return "";
  }
}

function stringifyObject(name: string, value: object): string {
  // Wraps the value, so that its toJSON gets the field name as key, as it does inside a form.
  const holder = { [name]: value };
  // A page may have defined BigInt.prototype.toJSON to return numbers, which would lose digits.
  if (!("toJSON" in BigInt.prototype)) {
    try {
      return JSON.stringify(holder).slice(1, -1);
    } catch {
      // The value holds a bigint, or another value that throws again below.
    }
  }
  return stringifyWithBigints(holder).slice(1, -1);
}

/** Prefix of a bigint's digits in JSON text. Random, so that no string of a form can imitate it. */
const mark = `bigint ${Math.random().toString(36).slice(2)} `;

/** Serializes an object that may hold bigints, with their digits marked. */
function stringifyWithBigints(holder: object): string {
  return JSON.stringify(holder, function (this: Record<string, unknown>, key, converted) {
    // Takes the result of a toJSON, except that of BigInt.prototype.toJSON: then takes the bigint itself.
    const inner = typeof converted === "object" || typeof converted === "bigint" ? converted : this[key];
    return typeof inner === "bigint" ? mark + inner : converted;
  });
}

/** Returns the bigint of a marked string, or undefined for any other string. */
export const bigintOf = (text: string): bigint | undefined =>
  text.startsWith(mark) ? BigInt(text.slice(mark.length)) : undefined;
