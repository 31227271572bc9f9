// Verdicts on JSON text: one body, or rows of NDJSON. The wasm module `json` decodes them. It is the part of the validator that only such
// text needs, and works in the validator's memory.
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
import { isDetached } from "./tape.js";
import { NO_ELEMENT } from "./verdict.js";

/** The exports of the module: a slice is its address and its length. */
export interface JsonExports {
  judgeRows: (...numbers: number[]) => number;
  decode: (...numbers: number[]) => void;
}

/** Starts the module beside the running validator. */
function jsonExports(): JsonExports {
  raw.json ??= json.link(raw.exports) as unknown as JsonExports;
  return raw.json;
}

export function validateJson(prepared: Validator, body: unknown): Validation {
  if (typeof body === "string") return validator.run(judgeBody, body, prepared);
  if (!ArrayBuffer.isView(body)) throw new TypeError("body must be a string or a Uint8Array");
  const bytes = bytesOf(body);
  // A TextDecoder refuses shared memory, and another thread may write to it meanwhile.
  const isShared = Object.prototype.toString.call(body.buffer) === "[object SharedArrayBuffer]";
  return validator.run(judgeBody, isShared ? bytes.slice() : bytes, prepared);
}

function bytesOf(view: ArrayBufferView) {
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
 * @param length its length in bytes
 */
function parse(body: string | Uint8Array, length: number): any {
  // A string that is as long as its bytes is ASCII.
  const text = typeof body !== "string" ? decoder.decode(body) : length === body.length ? body : wellFormed(body);
  return JSON.parse(text);
}

/**
 * A judged row of NDJSON: `unknown` where its sentences depend on its values, so that it has to be judged by itself.
 */
interface JudgedRow {
  /** offset of its line */
  start: number;
  /** of its line, in bytes */
  length: number;
  verdict: "accepted" | "unknown" | Pick<Refused, "message" | "errors" | "issues">;
}

/** Judges the rows of whole lines of NDJSON at once. */
export function judgeLines(prepared: Validator, lines: Uint8Array): JudgedLines {
  return validator.run((exports: Exports) => {
    prepareMemory(exports, prepared);
    const [text, textBytes] = copyIn(lines);
    const { setting, limit, factsLength } = prepared;
    const at = jsonExports().judgeRows(text, textBytes, setting, limit, factsAt, factsLength) >> 2;
    if (isDetached()) refreshViews();
    // A copy: other calls may follow before all rows are read.
    return new JudgedLines(prepared, uint32.slice(at + 1, at + (uint32[at] as number)));
  });
}

/** Reads the rows of `judgeLines` one by one. */
export class JudgedLines {
  #reader = new IndexReader();
  #at = 0;
  #prepared;
  #numbers;

  /** @param numbers for each row: start, length, number of records, and the records */
  constructor(prepared: Validator, numbers: Uint32Array) {
    this.#prepared = prepared;
    this.#numbers = numbers;
  }

  next(): JudgedRow | undefined {
    if (this.#at >= this.#numbers.length) return undefined;
    const [start, length, count] = [this.#number(), this.#number(), this.#number()];
    if (count === 0) return { start, length, verdict: "accepted" };
    return { start, length, verdict: count === NO_ELEMENT ? "unknown" : this.#refusal(count) };
  }

  #number() {
    return this.#numbers[this.#at++] as number;
  }

  /** @param count of records */
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
