// Many forms at once: a list of them, or rows of NDJSON from bytes or a stream, in constant memory.
import { judgeLines, validatorOf } from "./engine.js";
import { LineBlocks } from "./lines.js";
import { piecesOf } from "./pieces.js";

/** @typedef {import("./engine.js").Validator} Validator */
/** @typedef {import("./types.js").RowVerdict} RowVerdict */
/** @typedef {import("./lines.js").Block} Block */

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
  return new Rows(
    piecesOf(source, signal),
    /** @type {Validator} */ (validator),
    maxLineBytes,
    onProgress ?? (() => {}),
  );
}

/**
 * The rows of a source, as an async generator gives them. Written by hand, because the engine's own takes longer for each than the
 * verdict: it waits three times where once is enough.
 * @implements {AsyncGenerator<RowVerdict, void, undefined>}
 */
class Rows {
  /** Rows that are judged and not handed out yet. @type {RowVerdict[]} */
  #rows = [];
  #at = 0;
  /** Rows handed out, but for those above. */
  #before = 0;
  /** Blocks of the piece that was read last. @type {Iterator<Block, void, undefined> | undefined} */
  #blocks;
  /** Set while more is being read, and once nothing more comes. @type {Promise<unknown> | undefined} */
  #reading;
  #ended = false;
  #pieces;
  #lines;
  #validator;
  #onProgress;

  /**
   * @param {AsyncGenerator<Uint8Array, void, undefined>} pieces
   * @param {Validator} validator
   * @param {number} maxLineBytes
   * @param {(progress: { rows: number, bytes: number }) => void} onProgress
   */
  constructor(pieces, validator, maxLineBytes, onProgress) {
    this.#pieces = pieces;
    this.#lines = new LineBlocks(maxLineBytes);
    this.#validator = validator;
    this.#onProgress = onProgress;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  /** @returns {Promise<IteratorResult<RowVerdict, void>>} */
  next() {
    if (this.#reading) return this.#queued(() => this.next());
    const row = this.#rows[this.#at];
    if (row === undefined) return this.#busy(this.#more());
    // Handed out: not to be kept alive from here.
    this.#rows[this.#at++] = /** @type {any} */ (undefined);
    return Promise.resolve({ done: false, value: row });
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

  #over() {
    this.#ended = true;
    this.#rows = [];
    this.#at = 0;
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

  /**
   * The next row, of the next block that has one.
   * @returns {Promise<IteratorResult<RowVerdict, void>>}
   */
  async #more() {
    try {
      while (!this.#ended) {
        const block = this.#blocks?.next();
        if (block && !block.done) {
          this.#before += this.#at;
          this.#rows = verdicts(block.value, this.#before, this.#validator);
          this.#at = 0;
          const [first] = this.#rows;
          if (!first) continue;
          this.#at = 1;
          return { done: false, value: first };
        }
        // All rows of the piece are handed out.
        if (this.#blocks) this.#onProgress({ rows: this.#before + this.#at, bytes: this.#lines.bytes });
        const piece = await this.#pieces.next();
        if (!piece.done) this.#blocks = this.#lines.add(piece.value);
        else if (this.#lines.isEnded) this.#over();
        else this.#blocks = this.#lines.end();
      }
      return { done: true, value: undefined };
    } catch (error) {
      this.#over();
      // Its own errors have ended it; one of the caller's, in onProgress, has not.
      await this.#pieces.return();
      throw error;
    }
  }
}

/**
 * @param {Block} block
 * @param {number} before how many rows there were
 * @param {Validator} validator
 * @returns {RowVerdict[]}
 */
function verdicts({ bytes, offset, tooLong }, before, validator) {
  if (tooLong) return [tooLongRow(before + 1, offset, validator)];
  return judgeLines(validator, bytes).map(({ start, length, verdict }, i) => {
    const row = before + i + 1;
    const byteOffset = offset + start;
    if (verdict === "accepted") return new AcceptedRow(row, byteOffset, new Line(bytes, start, length, validator));
    if (verdict !== "unknown") return { row, byteOffset, ok: false, ...verdict };
    const { message, errors, issues } = new Line(bytes, start, length, validator).refusal();
    return { row, byteOffset, ok: false, message, errors, issues };
  });
}

/** The line of a row. */
class Line {
  #bytes;
  #validator;

  /**
   * @param {Uint8Array} bytes
   * @param {number} start
   * @param {number} length
   * @param {Validator} validator
   */
  constructor(bytes, start, length, validator) {
    // A copy: a row that is kept does not keep the block.
    this.#bytes = bytes.slice(start, start + length);
    this.#validator = validator;
  }

  campaign() {
    const verdict = this.#validator.validateJson(this.#bytes);
    if (!verdict.ok) throw new Error("outbound-campaign: internal error, an accepted row was refused");
    return verdict.campaign;
  }

  refusal() {
    const verdict = this.#validator.validateJson(this.#bytes);
    if (verdict.ok) throw new Error("outbound-campaign: internal error, a refused row was accepted");
    return verdict;
  }
}

/**
 * An accepted row. Its campaign is put together when it is first asked for: whoever only looks for errors is spared it. (An accessor of
 * the class, since one of the object's own costs as much as the whole verdict.)
 */
class AcceptedRow {
  /** @type {Line} */ #line;
  /** @type {import("./types.js").CreateCampaign | undefined} */ #campaign;

  /**
   * @param {number} row
   * @param {number} byteOffset
   * @param {Line} line
   */
  constructor(row, byteOffset, line) {
    this.row = row;
    this.byteOffset = byteOffset;
    this.ok = /** @type {const} */ (true);
    this.#line = line;
  }

  get campaign() {
    this.#campaign ??= this.#line.campaign();
    return this.#campaign;
  }

  /** For JSON.stringify, which sees own members only. */
  toJSON() {
    const { row, byteOffset, ok, campaign } = this;
    return { row, byteOffset, ok, campaign };
  }
}

/**
 * @param {number} row
 * @param {number} byteOffset
 * @param {Validator} validator
 * @returns {RowVerdict}
 */
function tooLongRow(row, byteOffset, validator) {
  // An empty form lacks what is required: that is refused by every profile.
  const { message, errors, issues } = /** @type {import("./types.js").Refused} */ (validator.validateJson(""));
  return { row, byteOffset, ok: false, message, errors, issues, lineTooLong: true };
}
