// Verdicts on JSON text: one body, or rows of NDJSON. The wasm module `json` decodes them. It is the part of the validator that only such
// text needs, and works in the validator's memory.
import { json } from "../wasm/json_module.js";
import { validator } from "../wasm/validator_module.js";
import {
  copyIn,
  decoder,
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
  verdictOf,
} from "./engine.js";
import { errorsOf } from "./group-errors.js";
import { wellFormed } from "./options.js";
import { isDetached } from "./tape.js";
import { NO_ELEMENT } from "./verdict.js";

/** @typedef {import("./engine.js").Validator} Validator */
/** @typedef {import("./engine.js").Exports} Exports */
/** @typedef {import("../types.js").Issue} Issue */
/** @typedef {import("../types.js").Refused} Refused */
/** @typedef {import("../types.js").Validation} Validation */

/**
 * The exports of the module: a slice is its address and its length.
 * @typedef {object} JsonExports
 * @property {(...numbers: number[]) => number} judgeRows
 * @property {(...numbers: number[]) => void} decode
 */

/** Starts the module beside the running validator. @returns {JsonExports} */
function jsonExports() {
  raw.json ??= /** @type {JsonExports} */ (/** @type {unknown} */ (json.link(raw.exports)));
  return raw.json;
}

/** @param {Validator} prepared @param {unknown} body @returns {Validation} */
export function validateJson(prepared, body) {
  if (typeof body === "string") return validator.run(judgeBody, body, prepared);
  if (!ArrayBuffer.isView(body)) throw new TypeError("body must be a string or a Uint8Array");
  const bytes = bytesOf(body);
  // A TextDecoder refuses shared memory, and another thread may write to it meanwhile.
  const isShared = Object.prototype.toString.call(body.buffer) === "[object SharedArrayBuffer]";
  return validator.run(judgeBody, isShared ? bytes.slice() : bytes, prepared);
}

/** @param {ArrayBufferView} view */
function bytesOf(view) {
  try {
    return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  } catch {
    throw new TypeError("body must be bytes that are still here: its buffer was transferred");
  }
}

/**
 * @param {Exports} exports
 * @param {string | Uint8Array} body
 * @param {Validator} prepared
 * @returns {Validation}
 */
function judgeBody(exports, body, prepared) {
  prepareMemory(exports, prepared);
  const { decode } = jsonExports();
  const [text, length] = copyIn(body);
  decode(text, length, prepared.setting);
  if (isDetached()) refreshViews();
  const nodes = /** @type {number} */ (uint32[results]);
  return verdictOf(prepared, nodes, /** @type {number} */ (uint32[results + 1]), text, length, () =>
    parse(body, length),
  );
}

/** Parses an accepted body. @param {string | Uint8Array} body @param {number} length its length in bytes @returns {any} */
function parse(body, length) {
  // A string that is as long as its bytes is ASCII.
  const text = typeof body !== "string" ? decoder.decode(body) : length === body.length ? body : wellFormed(body);
  return JSON.parse(text);
}

/**
 * A judged row of NDJSON: `unknown` where its sentences depend on its values, so that it has to be judged by itself.
 * @typedef {object} JudgedRow
 * @property {number} start offset of its line
 * @property {number} length of its line, in bytes
 * @property {"accepted" | "unknown" | Pick<Refused, "message" | "errors" | "issues">} verdict
 */

/** Judges the rows of whole lines of NDJSON at once. @param {Validator} prepared @param {Uint8Array} lines */
export function judgeLines(prepared, lines) {
  return validator.run((/** @type {Exports} */ exports) => {
    prepareMemory(exports, prepared);
    const [text, textBytes] = copyIn(lines);
    const { setting, limit, factsLength } = prepared;
    const at = jsonExports().judgeRows(text, textBytes, setting, limit, factsAt, factsLength) >> 2;
    if (isDetached()) refreshViews();
    // A copy: other calls may follow before all rows are read.
    return new JudgedLines(prepared, uint32.slice(at + 1, at + /** @type {number} */ (uint32[at])));
  });
}

/** Reads the rows of `judgeLines` one by one. */
export class JudgedLines {
  #reader = new IndexReader();
  #at = 0;
  #prepared;
  #numbers;

  /**
   * @param {Validator} prepared
   * @param {Uint32Array} numbers for each row: start, length, number of records, and the records
   */
  constructor(prepared, numbers) {
    this.#prepared = prepared;
    this.#numbers = numbers;
  }

  /** @returns {JudgedRow | undefined} */
  next() {
    if (this.#at >= this.#numbers.length) return undefined;
    const [start, length, count] = [this.#number(), this.#number(), this.#number()];
    if (count === 0) return { start, length, verdict: "accepted" };
    return { start, length, verdict: count === NO_ELEMENT ? "unknown" : this.#refusal(count) };
  }

  #number() {
    return /** @type {number} */ (this.#numbers[this.#at++]);
  }

  /** @param {number} count of records @returns {JudgedRow["verdict"]} */
  #refusal(count) {
    const prepared = this.#prepared;
    const end = this.#at + 2 * count;
    const reader = this.#reader;
    reader.usesValues = false;
    /** @type {Issue[]} */
    const issues = [];
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
