import type { RowVerdict, Validation, ValidationOptions } from "../types.js";

/**
 * The server's verdict on each of many forms, in their order: `validateCampaign` for a list.
 *
 * @throws {TypeError} where `forms` is no array, or an option cannot be used; the message names it.
 */
export function validateMany(forms: readonly unknown[], options?: ValidationOptions): Validation[];

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
): AsyncGenerator<RowVerdict, void, undefined>;

/** The rows of a source, by the validator of `createValidator`. No entry of the package exports it. */
export function readRows(
  source: NdjsonSource,
  validator: object,
  reading?: ReadingOptions,
): AsyncGenerator<RowVerdict, void, undefined>;
