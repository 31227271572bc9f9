// Writes a form as a tape into wasm memory (src/php/value.rs): each value once, unchanged and unvalidated. A form that
// does not fit (an object in a list, a bigint, half a megabyte of text) is serialized first, and written by
// plain-tape.ts.
import type { CampaignField } from "../types.js";
import { TextEncoder } from "../wasm/text-encoding.js";

/** The fields of a form as plain data without accessors. Its lists are copies too. */
export type FormCopy = { [Field in CampaignField]?: unknown };

// Tags of nodes (src/php/value.rs).
const ABSENT = 0;
const NULL = 1;
const BOOL = 2;
const NUMBER = 3;
const TEXT = 6;
const DAY = 7;
const LIST = 8;
const PLAIN = 11;

// Indices of fields.
const NAME = 0;
const TIMEZONE = 2;
const DAYS = 6;
const GOAL = 11;
const IDS = 13;

/** Bytes for nodes. Behind them the tape holds the texts. */
export const NODE_BYTES = 16384;
export const TAPE_BYTES = 65536;
const MAX_NODES = NODE_BYTES / 16;
const MAX_TEXT = TAPE_BYTES - NODE_BYTES;
const FIELDS = 14;
/** Longest text, in UTF-16 units, that a loop copies faster than the call of an encoder. */
const MAX_COPIED = 64;
/** Greatest length of a plain text, and its characters (src/php/value.rs). */
const MAX_PLAIN = 255;
const plain = /^[!-~](?:[ -~]*[!-~])?$/;
/** Not in Node 18. */
const { isWellFormed } = String.prototype as { isWellFormed?: () => boolean };
const encoder = new TextEncoder();
const SAFE = Number.MAX_SAFE_INTEGER;

/** Views of the tape: nodes as numbers of 4 bytes and of 8 bytes, and texts as bytes. */
let int32 = new Int32Array();
let float64 = new Float64Array();
let bytes = new Uint8Array();
/** Offset of the next text in bytes. */
let textEnd = 0;
/** Index of the next node. */
let nextNode = 0;
/** Number of fields that are undefined. */
let undefinedFields = 0;
/** Whether the form has a value that this tape cannot hold. */
let needsJson = false;
/** Whether a text has a lone surrogate. PHP cannot decode such a body. */
let hasLoneSurrogate = false;

/** Names of zones that were accepted. The server knows few names. */
const zones: Set<string> = new Set();
/** The zone of the form, if it is not in `zones`. */
let newZone: string | undefined;

/** Creates the views of a memory, with the tape at an address. */
export function setMemory(buffer: ArrayBuffer, address: number): void {
  int32 = new Int32Array(buffer, address, 4 * MAX_NODES);
  float64 = new Float64Array(buffer, address, 2 * MAX_NODES);
  bytes = new Uint8Array(buffer, address + NODE_BYTES, MAX_TEXT);
}

/** Drops the views, so that the memory can be garbage-collected. */
export function forgetMemory(): void {
  int32 = new Int32Array();
  float64 = new Float64Array();
  bytes = new Uint8Array();
}

/** Returns whether the memory has grown since `setMemory`, which detaches all views. */
export const isDetached = (): boolean => int32.length === 0;

/** Returns the length of the nodes, in units of 8 bytes. */
export const nodesLength = (): number => 2 * nextNode;
/** Returns the length of the texts in bytes. */
export const textLength = (): number => textEnd;
/** Returns the number of fields of the last form that are not undefined. */
export const definedFields = (): number => FIELDS - undefinedFields;

/** Returns the values of a form in the order of the fields. */
export const valuesOf = (form: FormCopy): unknown[] => [
  form.name,
  form.assistant_id,
  form.timezone,
  form.max_calls_in_parallel,
  form.allowed_hours_start_time,
  form.allowed_hours_end_time,
  form.allowed_days,
  form.max_retries,
  form.retry_interval,
  form.retry_on_voicemail,
  form.retry_on_goal_incomplete,
  form.goal_completion_variable,
  form.mark_complete_when_no_leads,
  form.phone_number_ids,
];

/**
 * Returns the same as `valuesOf`, for forms with few members. Engines read members fast only in functions that meet up
 * to four shapes of objects, so forms with few and with many members have a function each.
 */
export const fewOf = (form: FormCopy): unknown[] => [
  form.name,
  form.assistant_id,
  form.timezone,
  form.max_calls_in_parallel,
  form.allowed_hours_start_time,
  form.allowed_hours_end_time,
  form.allowed_days,
  form.max_retries,
  form.retry_interval,
  form.retry_on_voicemail,
  form.retry_on_goal_incomplete,
  form.goal_completion_variable,
  form.mark_complete_when_no_leads,
  form.phone_number_ids,
];

/**
 * Writes the values of a form. Returns false if this tape cannot hold them.
 *
 * @param readsGoal whether wasm compares the goal variable with the account's
 */
export function writeForm(values: unknown[], readsGoal: boolean): boolean {
  textEnd = 0;
  nextNode = FIELDS;
  undefinedFields = 0;
  needsJson = false;
  hasLoneSurrogate = false;
  newZone = undefined;
  // A local variable, because engines check that a module's variable is set each time it is read.
  const heads = int32;
  for (let node = 0; node < FIELDS; node++) {
    const value = values[node];
    if (typeof value === "string") {
      if (isPlain(node, value, readsGoal)) {
        heads[4 * node] = PLAIN;
        heads[4 * node + 1] = 0;
      } else {
        writeText(node, value);
        if (node === TIMEZONE) newZone = value;
      }
    } else if ((node === DAYS || node === IDS) && Array.isArray(value)) {
      const days = node === DAYS ? daysOf(value) : -1;
      if (days >= 0) {
        heads[4 * node] = PLAIN;
        heads[4 * node + 1] = days;
      } else writeList(node, value);
    } else writeValue(node, value, heads);
  }
  // PHP cannot decode a body with a lone surrogate, so the server sees an empty form.
  if (hasLoneSurrogate) for (let i = 0; i < FIELDS; i++) int32[4 * i] = ABSENT;
  return !needsJson;
}

/** Returns whether the server accepts the text of a field in every form. */
function isPlain(node: number, text: string, readsGoal: boolean): boolean {
  if (node === TIMEZONE) return zones.has(text);
  if ((node !== NAME && (node !== GOAL || readsGoal)) || text.length > MAX_PLAIN) return false;
  // A name with other characters can have a warning.
  if (node === NAME || !isWellFormed) return plain.test(text);
  return isUntrimmed(text) && isWellFormed.call(text);
}

/** Returns whether a text begins and ends with visible ASCII, so that no profile trims it. */
export function isUntrimmed(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > 32 && first < 127 && last > 32 && last < 127;
}

/** Returns the days of a list, a bit each, or -1 if it has another element. */
function daysOf(list: unknown[]): number {
  let days = 0;
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    const day = typeof item === "string" ? dayOf(item) : -1;
    if (day < 0) return -1;
    days |= 1 << day;
  }
  return days;
}

/** Writes any value except a list. */
function writeValue(node: number, value: unknown, heads: Int32Array) {
  if (typeof value === "number") {
    heads[4 * node] = NUMBER;
    float64[2 * node + 1] = value;
    // Beyond the safe integers, PHP reads the digits of the JSON text. NaN and the infinities become null in JSON.
    if (!(value >= -SAFE && value <= SAFE)) needsJson = true;
  } else if (typeof value === "boolean") {
    heads[4 * node] = BOOL;
    heads[4 * node + 1] = value ? 1 : 0;
  } else if (value === undefined) {
    heads[4 * node] = ABSENT;
    undefinedFields++;
  } else if (value === null) heads[4 * node] = NULL;
  else if (typeof value === "string") writeText(node, value);
  else needsJson = true;
}

function writeText(node: number, value: string) {
  const length = value.length;
  const to = textEnd;
  if (3 * length > MAX_TEXT - to) {
    needsJson = true;
    return;
  }
  if (length > MAX_COPIED) {
    // A text with as many UTF-16 units as bytes is ASCII.
    if (encoder.encodeInto(value, bytes.subarray(to)).written !== length) return writeWideText(node, value, 0);
  } else {
    const texts = bytes;
    for (let i = 0; i < length; i++) {
      const code = value.charCodeAt(i);
      if (code > 127) return writeWideText(node, value, i);
      texts[to + i] = code;
    }
  }
  const heads = int32;
  heads[4 * node] = TEXT;
  heads[4 * node + 1] = length;
  heads[4 * node + 2] = to;
  textEnd = to + length;
}

/**
 * Writes the rest of a text in UTF-8, from its first character that is not ASCII.
 *
 * @param i index of that character
 */
function writeWideText(node: number, value: string, i: number) {
  const length = value.length;
  let to = textEnd + i;
  while (i < length) {
    let code = value.charCodeAt(i++);
    if (code < 128) {
      bytes[to++] = code;
      continue;
    }
    if (code < 2048) {
      bytes[to++] = 192 | (code >> 6);
      bytes[to++] = 128 | (code & 63);
      continue;
    }
    // A surrogate: 0xD800 to 0xDBFF, then 0xDC00 to 0xDFFF.
    if (code >>> 11 === 27) {
      const low = value.charCodeAt(i++);
      if (code >= 0xdc00 || low >>> 10 !== 55) {
        hasLoneSurrogate = true;
        return;
      }
      code = 0x10000 + ((code & 1023) << 10) + (low & 1023);
      bytes[to++] = 240 | (code >> 18);
      bytes[to++] = 128 | ((code >> 12) & 63);
    } else bytes[to++] = 224 | (code >> 12);
    bytes[to++] = 128 | ((code >> 6) & 63);
    bytes[to++] = 128 | (code & 63);
  }
  int32[4 * node] = TEXT;
  int32[4 * node + 1] = to - textEnd;
  int32[4 * node + 2] = textEnd;
  textEnd = to;
}

/** Remembers the zone of the last form. Must only be called if the server accepts that name unchanged. */
export function rememberZone(): void {
  if (newZone !== undefined) zones.add(newZone);
}

/** Writes a list. */
function writeList(node: number, list: unknown[]) {
  const { length } = list;
  const first = nextNode;
  if (length > MAX_NODES - first) {
    needsJson = true;
    return;
  }
  nextNode += length;
  int32[4 * node] = LIST;
  int32[4 * node + 1] = length;
  int32[4 * node + 2] = first;
  for (let i = 0; i < length; i++) {
    const item = list[i];
    const day = typeof item === "string" ? dayOf(item) : -1;
    if (day >= 0) {
      int32[4 * (first + i)] = DAY;
      int32[4 * (first + i) + 1] = day;
      // JSON.stringify writes undefined elements as null.
    } else writeValue(first + i, item === undefined ? null : item, int32);
  }
}

/** Returns the index of a day, or -1. A switch on string constants, because engines compare those by address. */
function dayOf(text: string): number {
  switch (text) {
    case "monday":
      return 0;
    case "tuesday":
      return 1;
    case "wednesday":
      return 2;
    case "thursday":
      return 3;
    case "friday":
      return 4;
    case "saturday":
      return 5;
    case "sunday":
      return 6;
    default:
      return -1;
  }
}
