// Validates many forms at once: a list, or rows of NDJSON from bytes or a stream, in constant memory.
import type { CampaignInput, CreateCampaign, Refused, RowVerdict, Validation, ValidationOptions } from "../types.js";
import type { Validator } from "../validate/engine.js";
import { type CopiedLines, lineAt, type ValidatedLines, validateLines, validateRow } from "../validate/engine-json.js";
import { validatorOf } from "../validate/validator-cache.js";
import { Slice } from "../wasm/event-loop.js";
import { assertNotAborted, ByteReader } from "./byte-reader.js";
import { type Block, LineSplitter } from "./line-splitter.js";

/** Progress of `validateNdjson`. */
export interface NdjsonProgress {
  /** Number of rows whose verdicts were returned. */
  rows: number;
  /** Bytes of the input that these rows took, blank lines included. */
  bytes: number;
}

/** Options for reading the input of `validateNdjson`. */
export interface ReadingOptions {
  /** Stops before the next row. The iterator then throws the signal's reason, and the stream is cancelled. */
  signal?: AbortSignal;
  /** Called after all rows of a chunk were returned. A chunk is one read of the source, or 64 KiB of a larger one. */
  onProgress?: (progress: NdjsonProgress) => void;
  /**
   * Longest accepted line in bytes, at least 1. Default: 1,048,576 (1 MiB). A longer line is not kept in memory. Its
   * row is refused, with `lineTooLong`.
   */
  maxLineBytes?: number;
}

/** Options of `validateNdjson`: the options of a verdict, and the options for reading the input. */
export interface NdjsonOptions extends ValidationOptions, ReadingOptions {}

/** Bytes of NDJSON, or a stream of such bytes. */
export type NdjsonSource = Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Default of `maxLineBytes`. */
const MAX_LINE_BYTES = 2 ** 20;

const READING_OPTIONS = ["signal", "onProgress", "maxLineBytes"];

/**
 * Validates each form of a list, as `validateCampaign` does.
 *
 * @param forms The forms.
 * @param options The options of each verdict.
 * @returns One verdict for each form, in the same order.
 * @throws {TypeError} If `forms` is not an array, or an option is invalid. The message names the option.
 *
 * @see The guide `docs/import.md` in the package.
 *
 * @example
 * import { validateMany } from "outbound-campaign";
 *
 * const verdicts = validateMany([{ name: "Spring", assistant_id: 127 }, { name: "" }]);
 * console.log(verdicts.map(({ ok }) => ok)); // [true, false]
 */
export function validateMany(forms: readonly CampaignInput[], options?: ValidationOptions): Validation[];
/**
 * Validates each value of a list, as the overload for forms does. Values that are not objects are allowed.
 *
 * @throws {TypeError} If `forms` is not an array, or an option is invalid. The message names the option.
 */
export function validateMany(forms: readonly unknown[], options?: ValidationOptions): Validation[];
export function validateMany(forms: readonly unknown[], options?: ValidationOptions): Validation[] {
  return validatorOf(options).validateMany(forms);
}

/**
 * Validates each row of NDJSON (one JSON object on each line). Decodes a row as the server's PHP decodes a request
 * body.
 *
 * Reads the source only on demand, and holds at most one chunk of the input in memory. A row that you keep holds its
 * own line and at most 16 KiB around it, not the file. Yields to the event loop at least every 20 ms, so that timers
 * run.
 *
 * Skips blank lines, and a byte-order mark at the start. A line that is not JSON gets the errors of an empty form, as a
 * request with that body would. Ending the iteration early, or aborting it, cancels the stream.
 *
 * @param source The bytes, or a stream of bytes: a `ReadableStream` (`file.stream()`, `response.body`), a Node stream,
 *   or any iterable of `Uint8Array`.
 * @param options The options of each verdict, and the options for reading.
 * @returns The rows, in the order of the input.
 * @throws {TypeError} At once, if an option is invalid. The message names the option. From the iterator, if `source`
 *   gives something else than bytes.
 *
 * @see The guide `docs/import.md` in the package.
 *
 * @example
 * import { validateNdjson } from "outbound-campaign";
 *
 * const file = new Blob(['{"name":"Spring","assistant_id":127}\n{"name":""}\n']);
 * for await (const row of validateNdjson(file.stream())) {
 *   if (!row.ok) console.log(`Row ${row.row}: ${row.message}`);
 * }
 */
export function validateNdjson(
  source: NdjsonSource,
  options?: NdjsonOptions,
): AsyncGenerator<RowVerdict, void, undefined> {
  return readRows(source, validatorOf(options, READING_OPTIONS), options);
}

/**
 * Validates the rows of a source with a prepared validator. Internal: no entry of the package exports it.
 *
 * @param validator the `Validator`, typed as an object to keep the class out of the published types
 */
export function readRows(
  source: NdjsonSource,
  validator: object,
  options?: ReadingOptions,
): AsyncGenerator<RowVerdict, void, undefined> {
  const judge = validator as Validator;
  return rowsOf(source, options, {
    rows: ({ parts, offset }) => {
      const lines = validateLines(judge, parts, offset);
      return { next: (row) => nextRows(lines, row, judge) };
    },
    tooLongRow: (row, offset) => tooLongRow(row, offset, judge),
  });
}

/** Validates the rows of a contract. */
export interface RowJudge<Row> {
  /** Returns the rows of a block of whole lines. `next` takes the next row's number, and returns none at the end. */
  rows: (block: Block) => { next(row: number): Row[] };
  /** Returns the row of a line over the limit. */
  tooLongRow: (row: number, offset: number) => Row;
}

/** Validates the rows of a source, of any contract. Internal, as `readRows` is. */
export function rowsOf<Row>(
  source: NdjsonSource,
  options: ReadingOptions | undefined,
  judge: RowJudge<Row>,
): AsyncGenerator<Row, void, undefined> {
  const { signal, onProgress, maxLineBytes = MAX_LINE_BYTES } = options ?? {};
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    throw new TypeError("signal must be an AbortSignal");
  }
  if (onProgress !== undefined && typeof onProgress !== "function")
    throw new TypeError("onProgress must be a function");
  if (!Number.isSafeInteger(maxLineBytes) || maxLineBytes < 1) {
    throw new TypeError("maxLineBytes must be a whole number of at least 1");
  }
  return new Rows(new ByteReader(source, signal), judge, maxLineBytes, signal, onProgress ?? (() => {}));
}

/** Longest chunk in bytes. Larger reads are split, so that few rows are in memory at once. */
const MAX_CHUNK_BYTES = 2 ** 16;
/** Bytes to read without a pause, for runtimes whose clock stands still while JavaScript runs. */
const MAX_UNPAUSED_BYTES = 2 ** 18;

/** Rows and issues that are built at once. The clock is read for each batch, not for each row. */
const BATCH_SIZE = 256;

/**
 * Async generator of the rows of a source. Written by hand, because a native async generator awaits three times for
 * each row, where once is enough. That takes longer than the verdict itself.
 *
 * Rows are validated on demand. `next` yields to the event loop every few milliseconds, because a caller's loop runs in
 * microtasks, which block timers.
 */
class Rows<Row> implements AsyncGenerator<Row, void, undefined> {
  /** Rows of the current block. */
  #rows: { next(row: number): Row[] } | undefined;
  /** The next rows. Built some at a time: engines would compile the code that builds one into each caller's loop. */
  #batch: Row[] = [];
  /** Index of the next row in the batch. */
  #at = 0;
  /** Number of rows built so far. */
  #count = 0;
  /** Blocks of the last chunk. */
  #blocks: Iterator<Block, void, undefined> | undefined;
  /** Pending work: a read, or the end of the iteration. Further calls wait for it. */
  #pending: Promise<unknown> | undefined;
  #ended = false;
  /** Whether `onProgress` called `return`, which then does not wait for another read. */
  #isReturned = false;
  #slice = new Slice();
  /** Bytes since the last pause. */
  #unpausedBytes = 0;
  #reader: ByteReader;
  /** Bytes of the last read that are not yet split into lines. */
  #unread: Uint8Array | undefined;
  #lines: LineSplitter;
  #judge: RowJudge<Row>;
  #signal: AbortSignal | undefined;
  #onProgress: (progress: NdjsonProgress) => void;

  constructor(
    reader: ByteReader,
    judge: RowJudge<Row>,
    maxLineBytes: number,
    signal: AbortSignal | undefined,
    onProgress: (progress: NdjsonProgress) => void,
  ) {
    this.#reader = reader;
    this.#lines = new LineSplitter(maxLineBytes);
    this.#judge = judge;
    this.#signal = signal;
    this.#onProgress = onProgress;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Row, void>> {
    if (!this.#pending && this.#at < this.#batch.length && !this.#signal?.aborted) {
      return Promise.resolve(this.#takeRow());
    }
    return this.#queued(() => this.#more());
  }

  /** Ends the reading, which cancels the stream. */
  return(value?: undefined): Promise<IteratorResult<Row, void>> {
    this.#isReturned = true;
    return this.#queued(() => {
      this.#over();
      return { done: true as const, value };
    });
  }

  throw(error: unknown): Promise<IteratorResult<Row, void>> {
    return this.return().then(() => {
      throw error;
    });
  }

  #over() {
    this.#ended = true;
    this.#batch = [];
    this.#rows = undefined;
    this.#blocks = undefined;
    this.#unread = undefined;
    this.#reader.close();
  }

  /** Starts work after the pending work. Later calls wait for it. Work that fails ends the iteration. */
  #queued<T>(start: () => T | Promise<T>): Promise<T> {
    const work = (this.#pending ?? Promise.resolve()).then(start);
    const done = () => {
      if (this.#pending === pending) this.#pending = undefined;
    };
    const pending = work.then(done, () => {
      this.#over();
      done();
    });
    this.#pending = pending;
    return work;
  }

  /** Builds rows, and reads on until there are some. Returns the first one. */
  async #more(): Promise<IteratorResult<Row, void>> {
    while (!this.#build()) await this.#advance();
    return this.#ended ? { done: true, value: undefined } : this.#takeRow();
  }

  /** Returns the next row of the batch. */
  #takeRow(): IteratorYieldResult<Row> {
    return { done: false, value: this.#batch[this.#at++] as Row };
  }

  /** Whether no row may be built now: the signal was aborted, or other code must run first. */
  get #mustWait(): boolean {
    return this.#signal?.aborted || this.#unpausedBytes >= MAX_UNPAUSED_BYTES || this.#slice.isOver;
  }

  /** Builds the next rows of the block, if the batch is empty. Returns true if there are rows, and after the end. */
  #build(): boolean {
    if (this.#ended) return true;
    if (this.#mustWait) return false;
    if (this.#at < this.#batch.length) return true;
    this.#at = 0;
    this.#batch = this.#rows?.next(this.#count + 1) ?? [];
    this.#count += this.#batch.length;
    return this.#batch.length > 0;
  }

  /** Waits if rows must wait. Otherwise goes on to the next block: all rows of the last one were returned. */
  async #advance(): Promise<void> {
    assertNotAborted(this.#signal);
    if (this.#mustWait) {
      this.#unpausedBytes = 0;
      return this.#slice.next();
    }
    const block = this.#blocks?.next().value ?? (await this.#read());
    this.#rows = block && (block.parts[0] ? this.#judge.rows(block) : this.#tooLong(block));
  }

  /** Returns the one row of a block that is a line over the limit. */
  #tooLong({ offset }: Block): { next(row: number): Row[] } {
    let count = 0;
    return { next: (row) => (count++ > 0 ? [] : [this.#judge.tooLongRow(row, offset)]) };
  }

  /** Reads the next chunk, and returns its first block. Ends the iteration if the source has no more bytes. */
  async #read(): Promise<Block | undefined> {
    this.#isReturned = false;
    if (this.#blocks) this.#onProgress({ rows: this.#count, bytes: this.#lines.bytes });
    this.#blocks = undefined;
    if (this.#isReturned || this.#lines.isEnded) return void this.#over();
    return this.#split(this.#unread ?? (await this.#reader.read()));
  }

  /** Splits the first chunk of these bytes into lines, or ends the last line. Returns the first block. */
  #split(bytes: Uint8Array | undefined): Block | undefined {
    this.#unread = bytes && bytes.length > MAX_CHUNK_BYTES ? bytes.subarray(MAX_CHUNK_BYTES) : undefined;
    const chunk = bytes?.subarray(0, MAX_CHUNK_BYTES);
    this.#unpausedBytes += chunk?.length ?? 0;
    this.#blocks = (chunk ? this.#lines.add(chunk) : this.#lines.end()).values();
    return this.#blocks.next().value as Block | undefined;
  }
}

/**
 * Returns the next rows of validated lines, none after the last one.
 *
 * @param row the number of the first row
 */
function nextRows(lines: ValidatedLines, row: number, validator: Validator): RowVerdict[] {
  const rows: RowVerdict[] = [];
  for (let size = 0; size < BATCH_SIZE && lines.next(); size++) {
    const number = row + rows.length;
    if (lines.isAccepted) rows.push(new AcceptedRow(number, lines.byteOffset, lines.copy, validator));
    else {
      const refusal = lines.refusal();
      rows.push(refusedRow(number, lines.byteOffset, refusal));
      size += refusal.issues.length;
    }
  }
  return rows;
}

function refusedRow(
  row: number,
  byteOffset: number,
  { message, errors, issues }: Pick<Refused, "message" | "errors" | "issues">,
): Extract<RowVerdict, { ok: false }> {
  return { row, byteOffset, ok: false, message, errors, issues };
}

/** Returns the row of a line over the limit: the refusal of an empty form, as every profile requires some fields. */
function tooLongRow(row: number, byteOffset: number, validator: Validator): RowVerdict {
  return { ...refusedRow(row, byteOffset, validateRow(validator, new Uint8Array()) as Refused), lineTooLong: true };
}

/**
 * An accepted row. Builds its campaign on first access, so that a caller that only looks for errors does not pay for
 * it. `campaign` is an accessor of the class, because an accessor of each object costs as much as the whole verdict.
 */
class AcceptedRow {
  declare row: number;
  declare byteOffset: number;
  declare ok: true;

  /** A copy that contains the row's line; later the campaign that was built from it. */
  #source: CopiedLines | CreateCampaign;
  /** `byteOffset`, which the caller may change. */
  #byteOffset: number;
  #validator: Validator | undefined;

  constructor(row: number, byteOffset: number, copy: CopiedLines, validator: Validator) {
    this.row = row;
    this.byteOffset = byteOffset;
    this.ok = true as const;
    this.#source = copy;
    this.#byteOffset = byteOffset;
    this.#validator = validator;
  }

  get campaign(): CreateCampaign {
    if (this.#validator) {
      const verdict = validateRow(this.#validator, lineAt(this.#source as CopiedLines, this.#byteOffset));
      // Nobody else can change the copied line, so the verdict is the same as before.
      if (!verdict.ok) throw new Error("outbound-campaign: internal error, an accepted row was refused");
      this.#source = verdict.campaign;
      this.#validator = undefined;
    }
    return this.#source as CreateCampaign;
  }

  /** Makes JSON.stringify include `campaign`: by itself it writes own properties only. */
  toJSON(): Extract<RowVerdict, { ok: true }> {
    const { row, byteOffset, ok, campaign } = this;
    return { row, byteOffset, ok, campaign };
  }
}
