// Many forms at once: a list of them, or rows of NDJSON from bytes or a stream, in constant memory.
import { validatorOf } from "../validate/engine.js";
import { judgeLines, validateJson } from "../validate/engine-json.js";
import { Slice } from "../wasm/event-loop.js";
import { assertNotAborted, MAX_PIECE_BYTES, piecesOf } from "./byte-chunks.js";
import { LineBlocks } from "./line-splitter.js";

/** @typedef {import("../validate/engine.js").Validator} Validator */
/** @typedef {import("../validate/engine-json.js").JudgedLines} JudgedLines */
/** @typedef {import("../types.js").RowVerdict} RowVerdict */
/** @typedef {import("./line-splitter.js").Block} Block */

/** The longest line that is read where nobody says otherwise. */
const MAX_LINE_BYTES = 2 ** 20;

/** @type {typeof import("./bulk.d.ts").validateMany} */
export function validateMany(forms, options) {
  return validatorOf(options).validateMany(forms);
}

/** @type {typeof import("./bulk.d.ts").validateNdjson} */
export function validateNdjson(source, options) {
  return readRows(source, validatorOf(options), options);
}

/** @type {typeof import("./bulk.d.ts").readRows} */
export function readRows(source, validator, options) {
  const { signal, onProgress, maxLineBytes = MAX_LINE_BYTES } = options ?? {};
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    throw new TypeError("signal must be an AbortSignal");
  }
  if (onProgress !== undefined && typeof onProgress !== "function")
    throw new TypeError("onProgress must be a function");
  if (!Number.isSafeInteger(maxLineBytes) || maxLineBytes < 1) {
    throw new TypeError("maxLineBytes must be a whole number of at least 1");
  }
  const judge = /** @type {Validator} */ (validator);
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
 * @implements {AsyncGenerator<RowVerdict, void, undefined>}
 */
class Rows {
  /** The rows of the current block. @type {BlockRows | undefined} */
  #rows;
  /** Rows handed out. */
  #count = 0;
  /** Blocks of the piece that was read last. @type {Iterator<Block, void, undefined> | undefined} */
  #blocks;
  /** Set while more is being read, and once nothing more comes. @type {Promise<unknown> | undefined} */
  #reading;
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

  /**
   * @param {AsyncGenerator<Uint8Array, void, undefined>} pieces
   * @param {Validator} validator
   * @param {number} maxLineBytes
   * @param {AbortSignal | undefined} signal
   * @param {(progress: { rows: number, bytes: number }) => void} onProgress
   */
  constructor(pieces, validator, maxLineBytes, signal, onProgress) {
    this.#pieces = pieces;
    this.#lines = new LineBlocks(maxLineBytes);
    this.#validator = validator;
    this.#signal = signal;
    this.#onProgress = onProgress;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  /** @returns {Promise<IteratorResult<RowVerdict, void>>} */
  next() {
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

  /**
   * Ends the pieces, and they the stream.
   * @param {any} [value]
   * @returns {Promise<IteratorResult<RowVerdict, any>>}
   */
  return(value) {
    return this.#reading ? this.#queued(() => this.return(value)) : this.#busy(this.#end(value));
  }

  /** @param {unknown} error @returns {Promise<IteratorResult<RowVerdict, void>>} */
  throw(error) {
    return this.return().then(() => {
      throw error;
    });
  }

  /** @param {any} value */
  async #end(value) {
    this.#over();
    await this.#pieces.return();
    return { done: /** @type {const} */ (true), value };
  }

  /**
   * @param {unknown} error
   * @returns {Promise<never>}
   */
  async #fail(error) {
    await this.#end(undefined);
    throw error;
  }

  #over() {
    this.#ended = true;
    this.#rows = undefined;
    this.#blocks = undefined;
  }

  /**
   * Whoever asks meanwhile waits.
   * @template T
   * @param {Promise<T>} work
   */
  #busy(work) {
    const done = () => {
      this.#reading = undefined;
    };
    this.#reading = work.then(done, done);
    return work;
  }

  /** @template T @param {() => Promise<T>} call @returns {Promise<T>} */
  #queued(call) {
    return /** @type {Promise<unknown>} */ (this.#reading).then(call);
  }

  /** The next row of the current block. */
  #nextRow() {
    const rows = this.#rows;
    const row = rows?.next(this.#count + 1);
    if (!row) return undefined;
    this.#count++;
    this.#units += /** @type {BlockRows} */ (rows).units;
    return row;
  }

  #isTimeUp() {
    if (this.#units < UNITS_PER_LOOK) return false;
    this.#units = 0;
    return this.#slice.isOver;
  }

  /**
   * The next row, of the next block that has one.
   * @returns {Promise<IteratorResult<RowVerdict, void>>}
   */
  async #more() {
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

/**
 * @typedef {object} BlockRows the rows of a block, judged one by one
 * @property {(row: number) => RowVerdict | undefined} next the verdict on the next row, which has this number
 * @property {number} units how much work the last one was
 */

/**
 * @param {Block} block
 * @param {Validator} validator
 * @returns {BlockRows}
 */
function rowsOf({ bytes, offset, tooLong }, validator) {
  return tooLong ? new TooLongRow(offset, validator) : new JudgedRows(bytes, offset, validator);
}

/** The one row of a line that was too long to be kept. @implements {BlockRows} */
class TooLongRow {
  units = UNITS_PER_LOOK;
  #isGiven = false;

  #offset;
  #validator;

  /**
   * @param {number} offset
   * @param {Validator} validator
   */
  constructor(offset, validator) {
    this.#offset = offset;
    this.#validator = validator;
  }

  /** @param {number} row @returns {RowVerdict | undefined} */
  next(row) {
    if (this.#isGiven) return undefined;
    this.#isGiven = true;
    return { ...refusedRow(row, this.#offset, refusalOfNothing(this.#validator)), lineTooLong: true };
  }
}

/** @implements {BlockRows} */
class JudgedRows {
  units = 1;
  #bytes;
  #offset;
  #validator;
  /** @type {JudgedLines} */ #judged;
  #copies;

  /**
   * @param {Uint8Array} bytes
   * @param {number} offset
   * @param {Validator} validator
   */
  constructor(bytes, offset, validator) {
    this.#judged = judgeLines(validator, bytes);
    this.#bytes = bytes;
    this.#offset = offset;
    this.#validator = validator;
    this.#copies = new Copies(bytes);
  }

  /** @param {number} row @returns {RowVerdict | undefined} */
  next(row) {
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
    return refusedRow(
      row,
      byteOffset,
      /** @type {import("../types.js").Refused} */ (validateJson(this.#validator, line)),
    );
  }
}

/**
 * @param {number} row
 * @param {number} byteOffset
 * @param {Pick<import("../types.js").Refused, "message" | "errors" | "issues">} verdict
 * @returns {Extract<RowVerdict, { ok: false }>}
 */
function refusedRow(row, byteOffset, { message, errors, issues }) {
  return { row, byteOffset, ok: false, message, errors, issues };
}

/**
 * The refusal of an empty form: it lacks the required fields by every profile.
 * @param {Validator} validator
 */
function refusalOfNothing(validator) {
  return /** @type {import("../types.js").Refused} */ (validateJson(validator, ""));
}

/** Bytes. Lines of that many are copied at once: a copy of each usual line would take longer than its verdict. */
const COPY_BYTES = 2 ** 11;

/** Copies of the lines of a block, so that a row that is kept does not keep the block. */
class Copies {
  #block;
  #copy;
  #start = 0;

  /** @param {Uint8Array} block */
  constructor(block) {
    this.#block = block;
    // Whole blocks of that size are no more than a copy.
    this.#copy = block.length <= COPY_BYTES ? block : block.subarray(0, 0);
  }

  /**
   * @param {number} start
   * @param {number} length
   */
  of(start, length) {
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
  /** @type {Uint8Array | undefined} */ #line;
  /** @type {Validator | undefined} */ #validator;
  /** @type {import("../types.js").CreateCampaign | undefined} */ #campaign;

  /**
   * @param {number} row
   * @param {number} byteOffset
   * @param {Uint8Array} line
   * @param {Validator} validator
   */
  constructor(row, byteOffset, line, validator) {
    this.row = row;
    this.byteOffset = byteOffset;
    this.ok = /** @type {const} */ (true);
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
