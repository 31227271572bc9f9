// Validates JSON text: one request body, or rows of NDJSON. The wasm module `json` decodes the text. Only JSON text
// needs that part of the validator; it works in the validator's memory.
import type { Refused, Validation } from "../types.js";
import { json } from "../wasm/json_module.js";
import { validator } from "../wasm/validator_module.js";
import { bytesOf } from "./body-bytes.js";
import {
  allocate,
  copyIn,
  copyTo,
  decoder,
  type Exports,
  factsAt,
  prepareMemory,
  raw,
  refreshViews,
  results,
  topLevelOf,
  uint32,
  type Validator,
  verdictOf,
} from "./engine.js";
import { unknownKeys, withFormWarnings } from "./form-warnings.js";
import { errorsOf } from "./group-errors.js";
import { wellFormed } from "./options.js";
import { IndexReader, issuesOf, MAX_TEXT_BYTES, type RecordReader } from "./record-issues.js";
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
  const { verdict, form } = readJson(prepared, body);
  const isObject = typeof form === "object" && form !== null && !Array.isArray(form);
  return isObject ? withFormWarnings(verdict, unknownKeys(form), [], prepared.custom) : verdict;
}

/** Validates a row of NDJSON by itself. A row has no warnings. */
export const validateRow = (prepared: Validator, line: Uint8Array): Validation =>
  readJson(prepared, line, false).verdict;

/** A validated body. */
interface ReadJson {
  verdict: Validation;
  /** The parsed body, if it was needed and is JSON. */
  form: FormCopy | undefined;
}

/** @param isForm whether the form is needed in any case */
function readJson(prepared: Validator, body: unknown, isForm: boolean = true): ReadJson {
  const read = (source: string | Uint8Array) =>
    validator.run((exports) => validateBody(exports, source, prepared, isForm));
  if (typeof body === "string") return read(body);
  return read(bytesOf(body));
}

function validateBody(exports: Exports, body: string | Uint8Array, prepared: Validator, isForm: boolean): ReadJson {
  prepareMemory(exports, prepared);
  const { decode } = jsonExports();
  const [text, length] = copyIn(body);
  decode(text, length, prepared.setting);
  if (isDetached()) refreshViews();
  const nodes = uint32[results] as number;
  let form: FormCopy | undefined;
  const verdict = verdictOf(prepared, nodes, uint32[results + 1] as number, text, length, () => {
    form = parse(body, length);
    return form;
  });
  try {
    if (isForm) form ??= parse(body, length);
  } catch {
    // The server reads no form in this body either.
  }
  return { verdict, form };
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

/** Whole lines of NDJSON that no other code changes. */
export interface CopiedLines {
  bytes: Uint8Array;
  /** Start of the bytes, in bytes from the start of the input. */
  byteOffset: number;
}

const LINE_FEED = 10;
/** Most bytes of a copy of several lines. A copy of each single line would take longer than its verdict. */
const COPY_BYTES = 2 ** 14;

/**
 * Copies whole lines in parts, so that a row that the caller keeps does not hold the whole block in memory.
 *
 * @param byteOffset start of the lines, in bytes from the start of the input
 */
function copiesOf(lines: Uint8Array, byteOffset: number): CopiedLines[] {
  const copies: CopiedLines[] = [];
  for (let at = 0; at < lines.length; ) {
    const last = lines.subarray(at, at + COPY_BYTES).lastIndexOf(LINE_FEED);
    // A longer line has a copy of its own.
    const end = last < 0 ? lines.indexOf(LINE_FEED, at) + 1 || lines.length : at + last + 1;
    copies.push({ bytes: new Uint8Array(lines.subarray(at, end)), byteOffset: byteOffset + at });
    at = end;
  }
  return copies;
}

/** Returns the line that starts at `byteOffset`, from the start of the input. */
export function lineAt(copy: CopiedLines, byteOffset: number): Uint8Array {
  const from = byteOffset - copy.byteOffset;
  return copy.bytes.subarray(from, copy.bytes.indexOf(LINE_FEED, from) + 1 || copy.bytes.length);
}

/**
 * Validates all rows of whole lines of NDJSON, which may come in parts, in one call. Copies the lines first.
 *
 * @param byteOffset start of the lines, in bytes from the start of the input
 */
export function validateLines(prepared: Validator, parts: Uint8Array[], byteOffset: number): ValidatedLines {
  return validator.run((exports: Exports) => {
    prepareMemory(exports, prepared);
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const text = allocate(length);
    let to = text;
    for (const part of parts) {
      copyTo(to, part);
      to += part.length;
    }
    // From the memory of wasm, where no other code changes them. Before they are validated, which changes them.
    const copies = copiesOf(new Uint8Array(uint32.buffer, text, length), byteOffset);
    const { setting, limit, factsLength } = prepared;
    const at = jsonExports().judgeRows(text, length, setting, limit, factsAt, factsLength) >> 2;
    if (isDetached()) refreshViews();
    // Copies the records, because other calls can overwrite them before all rows are read.
    const numbers = uint32.slice(at + 1, at + (uint32[at] as number));
    return new ValidatedLines(prepared, byteOffset, copies, numbers);
  });
}

/** Length of a record. The start and the length of the refused text follow its two numbers. */
const RECORD_SIZE = 4;
/** Replaces the length of a text: the value is not a text (src/bindings/engine.rs). */
const NO_TEXT = 0xffffffff;
const QUOTE = 34;

/** Reads the rows of `validateLines` one by one. */
export class ValidatedLines {
  /** Start of the current row's line, in bytes from the start of the input. */
  byteOffset = 0;
  /** The copy that holds the current row's line. */
  copy: CopiedLines = { bytes: new Uint8Array(), byteOffset: 0 };
  /** Number of the current row's records: 0 for an accepted row, `NO_ELEMENT` if its messages depend on its values. */
  #count = 0;
  /** Index of the next number. */
  #at = 0;
  #prepared: Validator;
  /** Start of all lines. */
  #start: number;
  /** The copies after the current one. */
  #copies: Iterator<CopiedLines, void, undefined>;
  #numbers: Uint32Array;
  #reader: RowReader;

  /** @param numbers for each row: start, number of records, then the records (`judgeRows` in engine.rs) */
  constructor(prepared: Validator, start: number, copies: CopiedLines[], numbers: Uint32Array) {
    this.#prepared = prepared;
    this.#start = start;
    this.#copies = copies.values();
    this.#numbers = numbers;
    this.#reader = new RowReader(numbers);
  }

  /** Moves to the next row. Returns false after the last one. */
  next(): boolean {
    const numbers = this.#numbers;
    const at = this.#at;
    if (at >= numbers.length) return false;
    this.byteOffset = this.#start + (numbers[at] as number);
    this.#count = numbers[at + 1] as number;
    this.#at = at + 2 + (this.#count === NO_ELEMENT ? 0 : RECORD_SIZE * this.#count);
    while (this.byteOffset >= this.copy.byteOffset + this.copy.bytes.length)
      this.copy = this.#copies.next().value as CopiedLines;
    return true;
  }

  get isAccepted(): boolean {
    return this.#count === 0;
  }

  /** Returns the refusal of the current row. */
  refusal(): Pick<Refused, "message" | "errors" | "issues"> {
    const prepared = this.#prepared;
    if (this.#count !== NO_ELEMENT) {
      const at = this.#at - RECORD_SIZE * this.#count;
      const reader = this.#reader;
      reader.begin(this.copy.bytes, this.byteOffset - this.copy.byteOffset, at);
      const issues = issuesOf(prepared, reader, () => this.#numbers, at, this.#count, RECORD_SIZE);
      const errors = errorsOf(issues);
      if (!reader.needsForm) return { message: topLevelOf(prepared, issues, errors), errors, issues };
    }
    return validateRow(prepared, lineAt(this.copy, this.byteOffset)) as Refused;
  }
}

/** Decodes a short text. A `TextDecoder` takes longer for so few bytes. */
function textIn(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte > 127) return decoder.decode(bytes.subarray(from, to));
    text += String.fromCharCode(byte);
  }
  return text;
}

/** Knows only the line of a row, and the texts that the row's records refuse. */
class RowReader extends IndexReader implements RecordReader {
  /** Whether an issue depends on a value that is not known, so that the row must be validated by itself. */
  needsForm = false;
  /** The bytes that hold the line. */
  #bytes: Uint8Array = new Uint8Array();
  /** Start of the line in these bytes. */
  #start = 0;
  #numbers: Uint32Array;
  /** Index of the first record. */
  #at = 0;

  constructor(numbers: Uint32Array) {
    super();
    this.#numbers = numbers;
  }

  /**
   * Begins with a row.
   *
   * @param start start of the line in the bytes
   * @param at index of the first record
   */
  begin(bytes: Uint8Array, start: number, at: number): void {
    this.needsForm = false;
    this.#bytes = bytes;
    this.#start = start;
    this.#at = at;
  }

  override input(): undefined {
    this.needsForm = true;
    return super.input();
  }

  text(_field: number, _index: number, record: number): string | undefined {
    const at = this.#at + RECORD_SIZE * record;
    const start = this.#start + (this.#numbers[at + 2] as number);
    const length = this.#numbers[at + 3] as number;
    if (length === NO_TEXT || length > MAX_TEXT_BYTES) return undefined;
    const text = textIn(this.#bytes, start, start + length);
    // The line has the text as it was written. Escapes, and those before the text, are not known.
    if (this.#bytes[start - 1] !== QUOTE || text.includes("\\")) this.needsForm = true;
    return text;
  }
}
