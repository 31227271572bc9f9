// Writes a form of any size and depth as a tape of its own (src/php/value.rs): what tape.js has no node or no room for.
import { fieldNames } from "../names.js";
import { hasOwn } from "../wasm/own.js";
import { TextEncoder } from "../wasm/text-encoding.js";
import { bigintOf } from "./encode.js";
import { wellFormed } from "./options.js";

// Tags of nodes (src/php/value.rs).
const ABSENT = 0;
const NULL = 1;
const BOOL = 2;
const NUMBER = 3;
const INT = 4;
const FLOAT = 5;
const TEXT = 6;
const LIST = 8;
const MAP = 9;
const UNSERIALIZABLE = 10;
/** Arrays and objects may nest this deep, the form included: `MAX_DEPTH` of src/php/json_decode.rs. */
const MAX_DEPTH = 511;
const encoder = new TextEncoder();

/**
 * @param form plain data, bigints as encode.js marks them; in its lists this puts numbers in their places
 * @param unserializable fields that could not become JSON, a bit each
 */
export function encodeForm(
  form: Record<string, any>,
  unserializable: number,
  isLaravel8: boolean,
): { nodes: Uint8Array; text: Uint8Array } {
  /** A tag, a length and a value for each node. */
  const parts: (number | bigint)[] = new Array(3 * fieldNames.length).fill(ABSENT);
  const texts: string[] = [];
  let textEnd = 0;
  // To PHP a body that is too deep or has half a surrogate pair is invalid, and the form empty.
  let isValid = true;
  fieldNames.forEach((name, field) => {
    if (hasOwn(form, name)) form[name] = write(field, form[name], 1);
  });
  if (!isValid) parts.fill(ABSENT);
  for (let field = 0; field < fieldNames.length; field++) {
    if (unserializable & (1 << field)) put(field, UNSERIALIZABLE, 0, 0);
  }
  return { nodes: pack(parts), text: encoder.encode(texts.join("")) };

  function put(node: number, tag: number, length: number, value: number | bigint) {
    parts[3 * node] = tag;
    parts[3 * node + 1] = length;
    parts[3 * node + 2] = value;
  }

  /** Returns the value as JSON.parse would give it. */
  function write(node: number, value: any, depth: number): any {
    switch (typeof value) {
      case "string": {
        const big = bigintOf(value);
        if (big === undefined) {
          writeText(node, value);
          return value;
        }
        writeInteger(node, big);
        return Number(big);
      }
      case "boolean":
        put(node, BOOL, value ? 1 : 0, 0);
        return value;
      case "number":
        if (Number.isSafeInteger(value) || value % 1 !== 0) put(node, NUMBER, 0, value);
        // The digits that JSON text has, which are zeros at the end.
        else if (Math.abs(value) < 1e21) writeInteger(node, BigInt(String(value)));
        else put(node, FLOAT, 0, value);
        return value;
      default:
        if (value === null) put(node, NULL, 0, 0);
        else if (depth === MAX_DEPTH) isValid = false;
        else writeArray(node, value, depth + 1);
        return value;
    }
  }

  function writeInteger(node: number, big: bigint) {
    if (BigInt.asIntN(64, big) === big) put(node, INT, 0, big);
    else put(node, FLOAT, 0, Number(big));
  }

  function writeText(node: number, value: string) {
    if (wellFormed(value) !== value) isValid = false;
    const length = utf8Length(value);
    put(node, TEXT, length, textEnd);
    texts.push(value);
    textEnd += length;
  }

  /** Writes the PHP array that has these elements or members. */
  function writeArray(node: number, value: any, depth: number) {
    if (Array.isArray(value)) {
      const first = parts.length / 3;
      put(node, LIST, value.length, first);
      for (let i = 0; i < value.length; i++) parts.push(ABSENT, 0, 0);
      for (let i = 0; i < value.length; i++) value[i] = write(first + i, value[i], depth);
      return;
    }
    const entries = isLaravel8 ? renamed(value, depth) : Object.entries(value);
    const first = parts.length / 3;
    // To PHP an object with the keys 0, 1, 2, … is a list.
    const isList = entries.every(([key], i) => key === String(i));
    put(node, isList ? LIST : MAP, entries.length, first);
    for (let i = isList ? entries.length : 2 * entries.length; i > 0; i--) parts.push(ABSENT, 0, 0);
    entries.forEach(([key, member], i) => {
      if (!isList) writeText(first + 2 * i, key);
      write(first + (isList ? i : 2 * i + 1), member, depth);
    });
  }

  /**
   * Laravel 8 writes `__asterisk__` for `*` in keys while it validates, and `*` for each `__asterisk__` in the end. Of keys that become equal
   * the last value counts; what the others hold may make the body invalid all the same.
   */
  function renamed(value: object, depth: number) {
    const members: Map<string, any> = new Map();
    for (const [key, member] of Object.entries(value)) {
      const shown = key.replaceAll("*", ASTERISK).replaceAll(ASTERISK, "*");
      if (members.has(shown)) {
        parts.push(ABSENT, 0, 0);
        write(parts.length / 3 - 1, members.get(shown), depth);
      }
      members.set(shown, member);
    }
    return [...members];
  }
}

const ASTERISK = "__asterisk__";

function pack(parts: (number | bigint)[]) {
  const bytes = new Uint8Array((16 * parts.length) / 3);
  const view = new DataView(bytes.buffer);
  for (let from = 0, to = 0; from < parts.length; from += 3, to += 16) {
    const tag = parts[from] as number;
    const value = parts[from + 2] as any;
    view.setUint32(to, tag, true);
    view.setUint32(to + 4, parts[from + 1] as number, true);
    if (tag === INT) view.setBigInt64(to + 8, value, true);
    else if (tag === NUMBER || tag === FLOAT) view.setFloat64(to + 8, value, true);
    else view.setUint32(to + 8, value, true);
  }
  return bytes;
}

/** Bytes that a text takes as UTF-8. */
function utf8Length(text: string) {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Each half of a surrogate pair has two of its four bytes.
    if (code > 127) length += code > 2047 && code >>> 11 !== 27 ? 2 : 1;
  }
  return length;
}
