// Writes a form of any size and depth to a new tape (src/php/value.rs), for forms that tape.ts cannot write.
import { fieldNames } from "../names.js";
import { hasOwn } from "../wasm/builtins.js";
import { TextEncoder } from "../wasm/text-encoding.js";
import { bigintOf } from "./encode.js";
import { wellFormed } from "./options.js";
import type { FormCopy } from "./tape.js";

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
/** Deepest nesting of arrays and objects, the form included: `MAX_DEPTH` of src/php/json_decode.rs. */
const MAX_DEPTH = 511;
const encoder = new TextEncoder();

/**
 * Returns the nodes and the texts of a tape.
 *
 * @param form plain data with bigints as encode.ts marks them. Changes the form: replaces marked bigints with numbers.
 * @param unserializable one bit for each field that JSON.stringify could not write
 */
export function encodeForm(
  form: FormCopy,
  unserializable: number,
  isLaravel8: boolean,
): { nodes: Uint8Array; text: Uint8Array } {
  /** Tag, length and value of each node, in turn. */
  const parts: (number | bigint)[] = new Array(3 * fieldNames.length).fill(ABSENT);
  const texts: string[] = [];
  let textEnd = 0;
  // PHP cannot decode a body that is too deep or has a lone surrogate, so the server sees an empty form.
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

  /** Writes a value. Returns it as JSON.parse would. */
  function write(node: number, value: unknown, depth: number): unknown {
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
        // Keeps the digits of the JSON text, which end in zeros. BigInt(value) would give the exact binary value.
        else if (Math.abs(value) < 1e21) writeInteger(node, BigInt(String(value)));
        else put(node, FLOAT, 0, value);
        return value;
      default:
        if (value === null) put(node, NULL, 0, 0);
        else if (depth === MAX_DEPTH) isValid = false;
        else writeArray(node, value as object, depth + 1);
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

  /** Writes an array or an object as a PHP array. */
  function writeArray(node: number, value: object, depth: number) {
    if (Array.isArray(value)) {
      const first = parts.length / 3;
      put(node, LIST, value.length, first);
      for (let i = 0; i < value.length; i++) parts.push(ABSENT, 0, 0);
      for (let i = 0; i < value.length; i++) value[i] = write(first + i, value[i], depth);
      return;
    }
    const entries = isLaravel8 ? renamed(value, depth) : Object.entries(value);
    const first = parts.length / 3;
    // PHP decodes an object with the keys 0, 1, 2, … to a list.
    const isList = entries.every(([key], i) => key === String(i));
    put(node, isList ? LIST : MAP, entries.length, first);
    for (let i = isList ? entries.length : 2 * entries.length; i > 0; i--) parts.push(ABSENT, 0, 0);
    entries.forEach(([key, member], i) => {
      if (!isList) writeText(first + 2 * i, key);
      write(first + (isList ? i : 2 * i + 1), member, depth);
    });
  }

  /**
   * Returns the members of an object with the keys of Laravel 8. Laravel 8 replaces `*` in keys with `__asterisk__`
   * while it validates, and each `__asterisk__` with `*` afterwards.
   *
   * If keys become equal, the last value wins. The other values are written too, because they can make the body
   * invalid.
   */
  function renamed(value: object, depth: number): [key: string, member: unknown][] {
    const members: Map<string, unknown> = new Map();
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

/** Converts parts to the bytes of nodes, 16 bytes each. */
function pack(parts: (number | bigint)[]): Uint8Array {
  const bytes = new Uint8Array((16 * parts.length) / 3);
  const view = new DataView(bytes.buffer);
  for (let from = 0, to = 0; from < parts.length; from += 3, to += 16) {
    const tag = parts[from] as number;
    const value = parts[from + 2];
    view.setUint32(to, tag, true);
    view.setUint32(to + 4, parts[from + 1] as number, true);
    if (tag === INT) view.setBigInt64(to + 8, value as bigint, true);
    else if (tag === NUMBER || tag === FLOAT) view.setFloat64(to + 8, value as number, true);
    else view.setUint32(to + 8, value as number, true);
  }
  return bytes;
}

/** Returns the length of a text in UTF-8, in bytes. */
function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Each half of a surrogate pair counts for two of the pair's four bytes.
    if (code > 127) length += code > 2047 && code >>> 11 !== 27 ? 2 : 1;
  }
  return length;
}
