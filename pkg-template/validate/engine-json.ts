// Validates JSON text: one request body, or rows of NDJSON. The wasm module `json` decodes the text. Only JSON text
// needs that part of the validator; it works in the validator's memory.
import type { Issue, Refused, Validation } from "../types.js";
import { json } from "../wasm/json_module.js";
import { validator } from "../wasm/validator_module.js";
import {
  copyIn,
  decoder,
  type Exports,
  factsAt,
  IndexReader,
  prepareMemory,
  raw,
  recordIssues,
  refreshViews,
  results,
  TIMEZONE_RECORD,
  topLevelOf,
  uint32,
  type Validator,
  verdictOf,
} from "./engine.js";
import { errorsOf } from "./group-errors.js";
import { wellFormed } from "./options.js";
import { type FormCopy, isDetached } from "./tape.js";
import { NO_ELEMENT } from "./verdict.js";

/** The exports of the module `json`. A slice is passed as two numbers, its address and its length. */
export interface JsonExports extends WebAssembly.Exports {
  judgeRows: (...numbers: number[]) => number;
  decode: (...numbers: number[]) => void;
}

/** Returns the exports of the module `json`. Starts it in the running validator if necessary. */
function jsonExports(): JsonExports {
  raw.json ??= json.link(raw.exports) as JsonExports;
  return raw.json;
}

/**
 * Validates a request body.
 *
 * @throws {TypeError} if `body` is neither a string nor bytes
 */
export function validateJson(prepared: Validator, body: unknown): Validation {
  if (typeof body === "string") return validator.run(judgeBody, body, prepared);
  if (!ArrayBuffer.isView(body)) throw new TypeError("body must be a string or a Uint8Array");
  const bytes = bytesOf(body);
  // Copies shared memory, because a TextDecoder refuses it, and another thread can change it at any time.
  const isShared = Object.prototype.toString.call(body.buffer) === "[object SharedArrayBuffer]";
  return validator.run(judgeBody, isShared ? bytes.slice() : bytes, prepared);
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  try {
    return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  } catch {
    throw new TypeError("body must be bytes that are still here: its buffer was transferred");
  }
}

function judgeBody(exports: Exports, body: string | Uint8Array, prepared: Validator): Validation {
  prepareMemory(exports, prepared);
  const { decode } = jsonExports();
  const [text, length] = copyIn(body);
  decode(text, length, prepared.setting);
  if (isDetached()) refreshViews();
  const nodes = uint32[results] as number;
  return verdictOf(prepared, nodes, uint32[results + 1] as number, text, length, () => parse(body, length));
}

/**
 * Parses an accepted body.
 *
 * @param length length of the body in bytes
 */
function parse(body: string | Uint8Array, length: number): FormCopy {
  // A string with as many UTF-16 units as bytes is ASCII, and so has no lone surrogate.
  const text = typeof body !== "string" ? decoder.decode(body) : length === body.length ? body : wellFormed(body);
  return JSON.parse(text);
}

/** A validated row of NDJSON. */
interface JudgedRow {
  /** Offset of the row's line, in bytes. */
  start: number;
  /** Length of the row's line, in bytes. */
  length: number;
  /** `unknown` if the messages depend on the row's values, so that `validateJson` must validate the row by itself. */
  verdict: "accepted" | "unknown" | Pick<Refused, "message" | "errors" | "issues">;
}

/** Validates all rows of whole lines of NDJSON in one call. */
export function judgeLines(prepared: Validator, lines: Uint8Array): JudgedLines {
  return validator.run((exports: Exports) => {
    prepareMemory(exports, prepared);
    const [text, textBytes] = copyIn(lines);
    const { setting, limit, factsLength } = prepared;
    const at = jsonExports().judgeRows(text, textBytes, setting, limit, factsAt, factsLength) >> 2;
    if (isDetached()) refreshViews();
    // Copies the records, because other calls can overwrite them before all rows are read.
    return new JudgedLines(prepared, uint32.slice(at + 1, at + (uint32[at] as number)));
  });
}

/** Reads the rows of `judgeLines` one by one. */
export class JudgedLines {
  #reader = new IndexReader();
  #at = 0;
  #prepared: Validator;
  #numbers: Uint32Array;

  /** @param numbers for each row: start, length, number of records, then the records */
  constructor(prepared: Validator, numbers: Uint32Array) {
    this.#prepared = prepared;
    this.#numbers = numbers;
  }

  /** Returns the next row, or undefined after the last one. */
  next(): JudgedRow | undefined {
    if (this.#at >= this.#numbers.length) return undefined;
    const [start, length, count] = [this.#number(), this.#number(), this.#number()];
    if (count === 0) return { start, length, verdict: "accepted" };
    return { start, length, verdict: count === NO_ELEMENT ? "unknown" : this.#refusal(count) };
  }

  #number(): number {
    return this.#numbers[this.#at++] as number;
  }

  /**
   * Reads a refusal.
   *
   * @param count number of records
   */
  #refusal(count: number): JudgedRow["verdict"] {
    const prepared = this.#prepared;
    const end = this.#at + 2 * count;
    const reader = this.#reader;
    reader.usesValues = false;
    const issues: Issue[] = [];
    while (this.#at < end) {
      const record = this.#number();
      issues.push(...recordIssues(prepared, record, this.#number(), reader));
      if (record === TIMEZONE_RECORD || reader.usesValues) {
        this.#at = end;
        return "unknown";
      }
    }
    const errors = errorsOf(issues);
    return { message: topLevelOf(prepared, issues, errors), errors, issues };
  }
}
