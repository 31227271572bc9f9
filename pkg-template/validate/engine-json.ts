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
export const validateRow = (prepared: Validator, line: Lines): Validation => readJson(prepared, line, false).verdict;

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

/** Copied lines: text if they are ASCII, which takes less time and memory, otherwise their bytes. */
type Lines = string | Uint8Array;

const LINE_FEED = 10;
/** Bytes to copy at once. A copy of each single line would take longer than its verdict. */
const COPY_BYTES = 2 ** 13;

/** Copies whole lines in parts, so that a row that the caller keeps does not hold the whole block in memory. */
function copiesOf(lines: Uint8Array): Lines[] {
  const copies: Lines[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = lines.indexOf(LINE_FEED, at + COPY_BYTES) + 1 || lines.length;
    const part = lines.subarray(at, end);
    const text = decoder.decode(part);
    // Bytes that are not UTF-8 are decoded as U+FFFD, one byte as one character. Other characters that are not ASCII
    // are shorter as text.
    copies.push(text.length === part.length && !text.includes("\ufffd") ? text : part.slice());
    at = end;
  }
  return copies;
}

/** Validates all rows of whole lines of NDJSON, which may come in parts, in one call. Copies the lines first. */
export function validateLines(prepared: Validator, parts: Uint8Array[]): ValidatedLines {
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
    const copies = copiesOf(new Uint8Array(uint32.buffer, text, length));
    const { setting, limit, factsLength } = prepared;
    const at = jsonExports().judgeRows(text, length, setting, limit, factsAt, factsLength) >> 2;
    if (isDetached()) refreshViews();
    // Copies the records, because other calls can overwrite them before all rows are read.
    return new ValidatedLines(prepared, copies, uint32.slice(at + 1, at + (uint32[at] as number)));
  });
}

/** Length of a row's record. The start and the length of the refused text follow its two numbers. */
const RECORD_SIZE = 4;
/** Replaces the length of a text: the value is not a text (src/bindings/engine.rs). */
const NO_TEXT = 0xffffffff;
const QUOTE = 34;

/** Reads the rows of `validateLines` one by one. */
export class ValidatedLines {
  /** Offset of the current row's line, in bytes. */
  start = 0;
  /** Length of the current row's line, in bytes. */
  #length = 0;
  /** Number of the current row's records: 0 for an accepted row, `NO_ELEMENT` if its messages depend on its values. */
  #count = 0;
  /** Index of the next number. */
  #at = 0;
  #prepared: Validator;
  #copies: Lines[];
  /** Index of the current copy, and its start in bytes. */
  #copy = 0;
  #copyStart = 0;
  #numbers: Uint32Array;

  /** @param numbers for each row: start, length, number of records, then the records (`judgeRows` in engine.rs) */
  constructor(prepared: Validator, copies: Lines[], numbers: Uint32Array) {
    this.#prepared = prepared;
    this.#copies = copies;
    this.#numbers = numbers;
  }

  /** Moves to the next row. Returns false after the last one. */
  next(): boolean {
    const numbers = this.#numbers;
    const at = this.#at;
    if (at >= numbers.length) return false;
    this.start = numbers[at] as number;
    this.#length = numbers[at + 1] as number;
    this.#count = numbers[at + 2] as number;
    this.#at = at + 3 + (this.#count === NO_ELEMENT ? 0 : RECORD_SIZE * this.#count);
    return true;
  }

  get isAccepted(): boolean {
    return this.#count === 0;
  }

  /** Returns a copy of the current row's line. */
  line(): Lines {
    let copy = this.#copies[this.#copy] as Lines;
    while (this.start >= this.#copyStart + copy.length) {
      this.#copyStart += copy.length;
      copy = this.#copies[++this.#copy] as Lines;
    }
    const from = this.start - this.#copyStart;
    const to = from + this.#length;
    return typeof copy === "string" ? copy.slice(from, to) : copy.subarray(from, to);
  }

  /** Returns the refusal of the current row. */
  refusal(): Pick<Refused, "message" | "errors" | "issues"> {
    const line = this.line();
    const prepared = this.#prepared;
    if (this.#count !== NO_ELEMENT) {
      const at = this.#at - RECORD_SIZE * this.#count;
      const reader = new RowReader(line, this.#numbers, at);
      const issues = issuesOf(prepared, reader, () => this.#numbers, at, this.#count, RECORD_SIZE);
      const errors = errorsOf(issues);
      if (!reader.needsForm) return { message: topLevelOf(prepared, issues, errors), errors, issues };
    }
    return validateRow(prepared, line) as Refused;
  }
}

/** Knows only the line of a row, and the texts that the row's records refuse. */
class RowReader extends IndexReader implements RecordReader {
  /** Whether an issue depends on a value that is not known, so that the row must be validated by itself. */
  needsForm = false;
  #line: Lines;
  #numbers: Uint32Array;
  #at: number;

  /** @param at index of the first record */
  constructor(line: Lines, numbers: Uint32Array, at: number) {
    super();
    this.#line = line;
    this.#numbers = numbers;
    this.#at = at;
  }

  override input(): undefined {
    this.needsForm = true;
    return super.input();
  }

  text(_field: number, _index: number, record: number): string | undefined {
    const at = this.#at + RECORD_SIZE * record;
    const start = this.#numbers[at + 2] as number;
    const length = this.#numbers[at + 3] as number;
    if (length === NO_TEXT || length > MAX_TEXT_BYTES) return undefined;
    const line = this.#line;
    const text =
      typeof line === "string"
        ? line.slice(start, start + length)
        : decoder.decode(line.subarray(start, start + length));
    // The line has the text as it was written. Escapes, and those before the text, are not known.
    const before = typeof line === "string" ? line.charCodeAt(start - 1) : line[start - 1];
    if (before !== QUOTE || text.includes("\\")) this.needsForm = true;
    return text;
  }
}
