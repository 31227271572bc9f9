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
const ZONE = 11;

/** Bytes for nodes. Behind them the tape holds the names of known zones, then the texts of one form. */
export const NODE_BYTES = 16384;
const ZONE_BYTES = 8192;
export const TAPE_BYTES = 65536;
const MAX_NODES = NODE_BYTES / 16;
const MAX_TEXT = TAPE_BYTES - NODE_BYTES;
const FIELDS = 14;
/** Longest text, in UTF-16 units, that a loop copies faster than the call of an encoder. */
const MAX_COPIED = 64;
const encoder = new TextEncoder();
const SAFE = Number.MAX_SAFE_INTEGER;

/** Views of the tape: nodes as numbers of 4 bytes and of 8 bytes, and texts as bytes. */
let int32 = new Int32Array();
let float64 = new Float64Array();
let bytes = new Uint8Array();
/** The address of the tape. */
let base = 0;
/** Offset of the next text in bytes. */
let textEnd = 0;
/** Index of the next node. */
let nextNode = 0;
/** Whether the form has a value that this tape cannot hold. */
let needsJson = false;
/** Number of fields that the form does not have. */
let absent = 0;
/** Whether a text has a lone surrogate. PHP cannot decode such a body. */
let hasLoneSurrogate = false;

/** Names of accepted zones that stay on the tape. Bits 0 to 7: length in bytes. From bit 8 on: offset in bytes. */
const zones: Map<string, number> = new Map();
let zonesEnd = 0;
/** The zone of the form, if it is not in `zones`. */
let newZone: string | undefined;

/** Creates the views of a memory, with the tape at an address. */
export function setMemory(buffer: ArrayBuffer, address: number): void {
  int32 = new Int32Array(buffer, address, 4 * MAX_NODES);
  float64 = new Float64Array(buffer, address, 2 * MAX_NODES);
  bytes = new Uint8Array(buffer, address + NODE_BYTES, MAX_TEXT);
  if (address !== base) {
    zones.clear();
    zonesEnd = 0;
  }
  base = address;
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

/** Returns the number of fields that the last form does not have, and of elements that are undefined. */
export const absentFields = (): number => absent;

/** Writes a form. Returns false if this tape cannot hold it. */
export function writeForm(form: FormCopy): boolean {
  textEnd = ZONE_BYTES;
  nextNode = FIELDS;
  needsJson = false;
  hasLoneSurrogate = false;
  absent = 0;
  newZone = undefined;
  writeTextField(0, form.name);
  writeNumberField(1, form.assistant_id);
  const zone = form.timezone;
  if (typeof zone === "string") writeZone(2, zone);
  else writeValue(2, zone);
  writeNumberField(3, form.max_calls_in_parallel);
  writeTextField(4, form.allowed_hours_start_time);
  writeTextField(5, form.allowed_hours_end_time);
  const days = form.allowed_days;
  if (Array.isArray(days)) writeDays(6, days);
  else writeValue(6, days);
  writeNumberField(7, form.max_retries);
  writeNumberField(8, form.retry_interval);
  writeFlagField(9, form.retry_on_voicemail);
  writeFlagField(10, form.retry_on_goal_incomplete);
  writeTextField(11, form.goal_completion_variable);
  writeFlagField(12, form.mark_complete_when_no_leads);
  const ids = form.phone_number_ids;
  if (Array.isArray(ids)) writeIds(13, ids);
  else writeValue(13, ids);
  // PHP cannot decode a body with a lone surrogate, so the server sees an empty form.
  if (hasLoneSurrogate) for (let i = 0; i < FIELDS; i++) int32[4 * i] = ABSENT;
  return !needsJson;
}

function writeTextField(node: number, value: unknown) {
  if (typeof value === "string") writeText(node, value);
  else writeValue(node, value);
}

function writeNumberField(node: number, value: unknown) {
  if (typeof value === "number" && value >= -SAFE && value <= SAFE) {
    int32[4 * node] = NUMBER;
    float64[2 * node + 1] = value;
  } else writeValue(node, value);
}

function writeFlagField(node: number, value: unknown) {
  if (typeof value === "boolean") {
    int32[4 * node] = BOOL;
    int32[4 * node + 1] = value ? 1 : 0;
  } else writeValue(node, value);
}

/** Writes any value except a list. */
function writeValue(node: number, value: unknown) {
  switch (typeof value) {
    case "undefined":
      absent++;
      int32[4 * node] = ABSENT;
      break;
    case "string":
      writeText(node, value);
      break;
    case "boolean":
      int32[4 * node] = BOOL;
      int32[4 * node + 1] = value ? 1 : 0;
      break;
    case "number":
      // Beyond the safe integers, PHP reads the digits of the JSON text. NaN and the infinities become null in JSON.
      if (value >= -SAFE && value <= SAFE) {
        int32[4 * node] = NUMBER;
        float64[2 * node + 1] = value;
      } else needsJson = true;
      break;
    default:
      int32[4 * node] = NULL;
      if (value !== null) needsJson = true;
  }
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
    for (let i = 0; i < length; i++) {
      const code = value.charCodeAt(i);
      if (code > 127) return writeWideText(node, value, i);
      bytes[to + i] = code;
    }
  }
  int32[4 * node] = TEXT;
  int32[4 * node + 1] = length;
  int32[4 * node + 2] = to;
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

/** Writes a zone. Accepted names are few, so they stay on the tape after the first time. */
function writeZone(node: number, value: string) {
  const known = zones.get(value);
  if (known === undefined) {
    writeText(node, value);
    newZone = value;
    return;
  }
  int32[4 * node] = ZONE;
  int32[4 * node + 1] = known & 255;
  int32[4 * node + 2] = known >> 8;
}

/** Keeps the zone of the last form on the tape. Must only be called if the server accepts that name unchanged. */
export function rememberZone(): void {
  if (newZone === undefined) return;
  const length = int32[9] as number;
  const from = int32[10] as number;
  bytes.copyWithin(zonesEnd, from, from + length);
  zones.set(newZone, length | (zonesEnd << 8));
  zonesEnd += length;
}

/** Writes the node of a list. Returns the index of its first element's node, or -1 if the elements do not fit. */
function writeList(node: number, list: unknown[]): number {
  if (list.length > MAX_NODES - nextNode) {
    needsJson = true;
    return -1;
  }
  const first = nextNode;
  nextNode += list.length;
  int32[4 * node] = LIST;
  int32[4 * node + 1] = list.length;
  int32[4 * node + 2] = first;
  return first;
}

function writeIds(node: number, list: unknown[]) {
  const first = writeList(node, list);
  if (first < 0) return;
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    if (typeof item === "number" && item >= -SAFE && item <= SAFE) {
      int32[4 * (first + i)] = NUMBER;
      float64[2 * (first + i) + 1] = item;
    } else writeElement(first + i, item);
  }
}

function writeDays(node: number, list: unknown[]) {
  const first = writeList(node, list);
  if (first < 0) return;
  for (let i = 0; i < list.length; i++) {
    let day = 0;
    // A switch on string constants, because engines compare those by address.
    switch (list[i]) {
      case "monday":
        break;
      case "tuesday":
        day = 1;
        break;
      case "wednesday":
        day = 2;
        break;
      case "thursday":
        day = 3;
        break;
      case "friday":
        day = 4;
        break;
      case "saturday":
        day = 5;
        break;
      case "sunday":
        day = 6;
        break;
      default:
        writeElement(first + i, list[i]);
        continue;
    }
    int32[4 * (first + i)] = DAY;
    int32[4 * (first + i) + 1] = day;
  }
}

/** Writes an element of a list. JSON.stringify writes undefined elements as null. */
function writeElement(node: number, value: unknown) {
  writeValue(node, value);
  if (int32[4 * node] === ABSENT) int32[4 * node] = NULL;
}
