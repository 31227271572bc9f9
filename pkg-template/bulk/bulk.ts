// Many forms at once: a list of them, or rows of NDJSON from bytes or a stream, in constant memory.
import type { CreateCampaign, Refused, RowVerdict, Validation, ValidationOptions } from "../types.js";
import { type Validator, validatorOf } from "../validate/engine.js";
import { type JudgedLines, judgeLines, validateJson } from "../validate/engine-json.js";
import { Slice } from "../wasm/event-loop.js";
import { assertNotAborted, MAX_PIECE_BYTES, piecesOf } from "./byte-chunks.js";
import { type Block, LineBlocks } from "./line-splitter.js";

/** How far `validateNdjson` has come. */
export interface NdjsonProgress {
  /** Rows whose verdicts have been handed out. */
  rows: number;
  /** Bytes of the input that these rows took, blank lines included. */
  bytes: number;
}

/** How the input is read. */
export interface ReadingOptions {
  /**
   * Stops the reading before the next row: the iterator then throws the signal's reason, and the stream is cancelled.
   */
  signal?: AbortSignal;
  /** Called after the rows of each piece of input have been handed out, at most once for 64 KiB that are there at once. */
  onProgress?: (progress: NdjsonProgress) => void;
  /**
   * The longest line that is read, in bytes, at least 1. A longer one is not kept in memory: its row is refused, with
   * `lineTooLong`. Default: 1,048,576 (1 MiB).
   */
  maxLineBytes?: number;
}

/** The options of a verdict, and how the input is read. */
export interface NdjsonOptions extends ValidationOptions, ReadingOptions {}

/** Bytes of NDJSON, or a stream of them. */
export type NdjsonSource = Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The longest line that is read where nobody says otherwise. */
const MAX_LINE_BYTES = 2 ** 20;

/**
 * The server's verdict on each of many forms, in their order: `validateCampaign` for a list.
 *
 * @throws {TypeError} where `forms` is no array, or an option cannot be used; the message names it.
 */
export function validateMany(forms: readonly unknown[], options?: ValidationOptions): Validation[] {
  return validatorOf(options).validateMany(forms);
}

/**
 * The server's verdict on each row of NDJSON (one JSON object a line), decoded as the server's PHP decodes a request body.
 *
 * Nothing is read ahead of what is asked for, and no more than a piece of the input is in memory. A row that is kept
 * keeps its line, not the file. The reading gives way to the event loop at least every 20 ms, so that timers run.
 * A blank line is no row; a line that is no JSON gets the errors of an empty form, as a request with such a body would.
 * A byte-order mark at the start is left out. Ending the iteration early, or aborting it, ends the stream.
 *
 * @param source the bytes, or a stream of bytes: a `ReadableStream` (`file.stream()`, `response.body`), a Node stream, or any
 *   iterable of `Uint8Array`
 * @throws {TypeError} at once where an option cannot be used; the message names it. From the iterator where `source` gives
 *   something that is no bytes.
 */
export function validateNdjson(
  source: NdjsonSource,
  options?: NdjsonOptions,
): AsyncGenerator<RowVerdict, void, undefined> {
  return readRows(source, validatorOf(options), options);
}

/** The rows of a source, by the validator of `createValidator`. No entry of the package exports it. */
export function readRows(
  source: NdjsonSource,
  validator: object,
  options?: ReadingOptions,
): AsyncGenerator<RowVerdict, void, undefined> {
  const { signal, onProgress, maxLineBytes = MAX_LINE_BYTES } = options ?? {};
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    throw new TypeError("signal must be an AbortSignal");
  }
  if (onProgress !== undefined && typeof onProgress !== "function")
    throw new TypeError("onProgress must be a function");
  if (!Number.isSafeInteger(maxLineBytes) || maxLineBytes < 1) {
    throw new TypeError("maxLineBytes must be a whole number of at least 1");
  }
  const judge = validator as Validator;
  return new Rows(piecesOf(source, signal), judge, maxLineBytes, signal, onProgress ?? (() => {}));
}

/** The clock is read once for so much work: a usual row is one unit, one whose sentences depend on its values is all of them. */
const UNITS_PER_LOOK = 16;

/**
 * The rows of a source, as an async generator gives them. Written by hand, because the engine's own takes longer for each than the
 * verdict: it waits three times where once is enough.
 *
 * Rows are judged when they are asked for, and `next` gives way to the event loop every few milliseconds: a caller's loop runs in
 * microtasks, in which no timer fires.
 */
class Rows implements AsyncGenerator<RowVerdict, void, undefined> {
  /** The rows of the current block. */
  #rows: BlockRows | undefined;
  /** Rows handed out. */
  #count = 0;
  /** Blocks of the piece that was read last. */
  #blocks: Iterator<Block, void, undefined> | undefined;
  /** Set while more is being read, and once nothing more comes. */
  #reading: Promise<unknown> | undefined;
  #ended = false;
  #slice = new Slice();
  /** Work since the clock was read. */
  #units = 0;
  /** Bytes since the last pause: in some runtimes the clock stands still while JavaScript runs. */
  #unpausedBytes = 0;
  #pieces;
  #lines;
  #validator;
  #signal;
  #onProgress;

  constructor(
    pieces: AsyncGenerator<Uint8Array, void, undefined>,
    validator: Validator,
    maxLineBytes: number,
    signal: AbortSignal | undefined,
    onProgress: (progress: { rows: number; bytes: number }) => void,
  ) {
    this.#pieces = pieces;
    this.#lines = new LineBlocks(maxLineBytes);
    this.#validator = validator;
    this.#signal = signal;
    this.#onProgress = onProgress;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  next(): Promise<IteratorResult<RowVerdict, void>> {
    if (this.#reading) return this.#queued(() => this.next());
    if (this.#rows && !this.#signal?.aborted && !this.#isTimeUp()) {
      try {
        const row = this.#nextRow();
        if (row) return Promise.resolve({ done: false, value: row });
      } catch (error) {
        return this.#busy(this.#fail(error));
      }
    }
    return this.#busy(this.#more());
  }

  /** Ends the pieces, and they the stream. */
  return(value?: any): Promise<IteratorResult<RowVerdict, any>> {
    return this.#reading ? this.#queued(() => this.return(value)) : this.#busy(this.#end(value));
  }

  throw(error: unknown): Promise<IteratorResult<RowVerdict, void>> {
    return this.return().then(() => {
      throw error;
    });
  }

  async #end(value: any) {
    this.#over();
    await this.#pieces.return();
    return { done: true as const, value };
  }

  async #fail(error: unknown): Promise<never> {
    await this.#end(undefined);
    throw error;
  }

  #over() {
    this.#ended = true;
    this.#rows = undefined;
    this.#blocks = undefined;
  }

  /** Whoever asks meanwhile waits. */
  #busy<T>(work: Promise<T>) {
    const done = () => {
      this.#reading = undefined;
    };
    this.#reading = work.then(done, done);
    return work;
  }

  #queued<T>(call: () => Promise<T>): Promise<T> {
    return (this.#reading as Promise<unknown>).then(call);
  }

  /** The next row of the current block. */
  #nextRow() {
    const rows = this.#rows;
    const row = rows?.next(this.#count + 1);
    if (!row) return undefined;
    this.#count++;
    this.#units += (rows as BlockRows).units;
    return row;
  }

  #isTimeUp() {
    if (this.#units < UNITS_PER_LOOK) return false;
    this.#units = 0;
    return this.#slice.isOver;
  }

  /** The next row, of the next block that has one. */
  async #more(): Promise<IteratorResult<RowVerdict, void>> {
    try {
      while (!this.#ended) {
        assertNotAborted(this.#signal);
        if (this.#unpausedBytes >= MAX_PIECE_BYTES || this.#slice.isOver) {
          this.#unpausedBytes = 0;
          await this.#slice.next();
          continue;
        }
        const row = this.#nextRow();
        if (row) return { done: false, value: row };
        this.#rows = undefined;
        const block = this.#blocks?.next();
        if (block && !block.done) {
          this.#rows = rowsOf(block.value, this.#validator);
          continue;
        }
        // All rows of the piece are handed out.
        if (this.#blocks) this.#onProgress({ rows: this.#count, bytes: this.#lines.bytes });
        this.#blocks = undefined;
        const piece = await this.#pieces.next();
        if (piece.done) {
          if (this.#lines.isEnded) this.#over();
          else this.#blocks = this.#lines.end();
        } else {
          this.#unpausedBytes += piece.value.length;
          this.#blocks = this.#lines.add(piece.value);
        }
      }
      return { done: true, value: undefined };
    } catch (error) {
      // Its own errors have ended the pieces; one of the caller's, in onProgress, has not.
      return this.#fail(error);
    }
  }
}

/** the rows of a block, judged one by one */
interface BlockRows {
  /** the verdict on the next row, which has this number */
  next: (row: number) => RowVerdict | undefined;
  /** how much work the last one was */
  units: number;
}

function rowsOf({ bytes, offset, tooLong }: Block, validator: Validator): BlockRows {
  return tooLong ? new TooLongRow(offset, validator) : new JudgedRows(bytes, offset, validator);
}

/** The one row of a line that was too long to be kept. */
class TooLongRow implements BlockRows {
  units = UNITS_PER_LOOK;
  #isGiven = false;

  #offset;
  #validator;

  constructor(offset: number, validator: Validator) {
    this.#offset = offset;
    this.#validator = validator;
  }

  next(row: number): RowVerdict | undefined {
    if (this.#isGiven) return undefined;
    this.#isGiven = true;
    return { ...refusedRow(row, this.#offset, refusalOfNothing(this.#validator)), lineTooLong: true };
  }
}

class JudgedRows implements BlockRows {
  units = 1;
  #bytes;
  #offset;
  #validator;
  #judged: JudgedLines;
  #copies;

  constructor(bytes: Uint8Array, offset: number, validator: Validator) {
    this.#judged = judgeLines(validator, bytes);
    this.#bytes = bytes;
    this.#offset = offset;
    this.#validator = validator;
    this.#copies = new Copies(bytes);
  }

  next(row: number): RowVerdict | undefined {
    const judged = this.#judged.next();
    if (!judged) return undefined;
    const { start, length, verdict } = judged;
    const byteOffset = this.#offset + start;
    this.units = 1;
    if (verdict === "accepted") {
      return new AcceptedRow(row, byteOffset, this.#copies.of(start, length), this.#validator);
    }
    if (verdict !== "unknown") return refusedRow(row, byteOffset, verdict);
    this.units = UNITS_PER_LOOK;
    const line = this.#bytes.subarray(start, start + length);
    return refusedRow(row, byteOffset, validateJson(this.#validator, line) as Refused);
  }
}

function refusedRow(
  row: number,
  byteOffset: number,
  { message, errors, issues }: Pick<Refused, "message" | "errors" | "issues">,
): Extract<RowVerdict, { ok: false }> {
  return { row, byteOffset, ok: false, message, errors, issues };
}

/** The refusal of an empty form: it lacks the required fields by every profile. */
function refusalOfNothing(validator: Validator) {
  return validateJson(validator, "") as Refused;
}

/** Bytes. Lines of that many are copied at once: a copy of each usual line would take longer than its verdict. */
const COPY_BYTES = 2 ** 11;

/** Copies of the lines of a block, so that a row that is kept does not keep the block. */
class Copies {
  #block;
  #copy;
  #start = 0;

  constructor(block: Uint8Array) {
    this.#block = block;
    // Whole blocks of that size are no more than a copy.
    this.#copy = block.length <= COPY_BYTES ? block : block.subarray(0, 0);
  }

  of(start: number, length: number) {
    const end = start + length;
    if (end > this.#start + this.#copy.length) {
      this.#copy = this.#block.slice(start, Math.max(end, start + COPY_BYTES));
      this.#start = start;
    }
    const from = start - this.#start;
    return this.#copy.subarray(from, from + length);
  }
}

/**
 * An accepted row. Its campaign is put together when it is first asked for: whoever only looks for errors is spared it. (An accessor of
 * the class, since one of the object's own costs as much as the whole verdict.)
 */
class AcceptedRow {
  declare row: number;
  declare byteOffset: number;
  declare ok: true;

  #line: Uint8Array | undefined;
  #validator: Validator | undefined;
  #campaign: CreateCampaign | undefined;

  constructor(row: number, byteOffset: number, line: Uint8Array, validator: Validator) {
    this.row = row;
    this.byteOffset = byteOffset;
    this.ok = true as const;
    this.#line = line;
    this.#validator = validator;
  }

  get campaign() {
    if (!this.#campaign) {
      const verdict = this.#validator && validateJson(this.#validator, this.#line);
      // The bytes are a copy of ours, so the verdict is the same as before.
      if (!verdict?.ok) throw new Error("outbound-campaign: internal error, an accepted row was refused");
      this.#campaign = verdict.campaign;
      this.#line = undefined;
      this.#validator = undefined;
    }
    return this.#campaign;
  }

  /** For JSON.stringify, which sees own members only. */
  toJSON() {
    const { row, byteOffset, ok, campaign } = this;
    return { row, byteOffset, ok, campaign };
  }
}
