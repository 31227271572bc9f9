// Many forms at once: a list of them, or rows of NDJSON from bytes or a stream, in constant memory.
import { TextEncoder } from "./coder.js";
import { refused } from "./issues.js";
import { LineBlocks } from "./lines.js";
import { readSettings } from "./options.js";
import { piecesOf } from "./pieces.js";
import { validateCampaign, validateCampaignJson } from "./validate.js";
import { bulk } from "./wasm/bulk.js";
import { validator } from "./wasm/validator.js";
import { zoneNames } from "./zones.js";

/** @typedef {import("./types.js").ValidationOptions} ValidationOptions */
/** @typedef {import("./types.js").RowVerdict} RowVerdict */
/** @typedef {import("./lines.js").Block} Block */

/** The longest line that is read where nobody says otherwise. */
const MAX_LINE_BYTES = 2 ** 20;

/** @type {typeof import("./bulk.d.ts").validateMany} */
export function validateMany(forms, options) {
  if (!Array.isArray(forms)) throw new TypeError("forms must be an array");
  checkOptions(options);
  return forms.map((form) => validateCampaign(form, options));
}

/** @type {typeof import("./bulk.d.ts").validateNdjson} */
export function validateNdjson(source, options) {
  checkOptions(options);
  const { signal, onProgress, maxLineBytes = MAX_LINE_BYTES, ...rules } = options ?? {};
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    throw new TypeError("signal must be an AbortSignal");
  }
  if (onProgress !== undefined && typeof onProgress !== "function")
    throw new TypeError("onProgress must be a function");
  if (!Number.isSafeInteger(maxLineBytes) || maxLineBytes < 1) {
    throw new TypeError("maxLineBytes must be a whole number of at least 1");
  }
  return new Rows(piecesOf(source, signal), rules, maxLineBytes, onProgress ?? (() => {}));
}

/** The time zones that the server takes, a line each. @type {Uint8Array | undefined} */
let zones;

/** Bad options are to throw before anything is read, and also where there is nothing to read. @param {ValidationOptions | undefined} options */
function checkOptions(options) {
  validateCampaign(undefined, options);
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
  #options;
  #onProgress;

  /**
   * @param {AsyncGenerator<Uint8Array, void, undefined>} pieces
   * @param {ValidationOptions} options
   * @param {number} maxLineBytes
   * @param {(progress: { rows: number, bytes: number }) => void} onProgress
   */
  constructor(pieces, options, maxLineBytes, onProgress) {
    this.#pieces = pieces;
    this.#lines = new LineBlocks(maxLineBytes);
    this.#options = options;
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
          this.#rows = verdicts(block.value, this.#before, this.#options);
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
 * @param {ValidationOptions} options
 * @returns {RowVerdict[]}
 */
function verdicts({ bytes, offset, tooLong }, before, options) {
  if (tooLong) return [tooLongRow(before + 1, offset, options)];
  const { setting, facts } = readSettings(options);
  zones ??= new TextEncoder().encode(zoneNames.join("\n"));
  const numbers = bulk.run((wasm) => wasm.judgeLines(bytes, zones, facts === "" ? setting : LEFT_TO_THE_ENGINE));
  /** @type {RowVerdict[]} */
  const list = [];
  for (let at = 0; at < numbers.length; ) {
    const row = before + list.length + 1;
    const start = numbers[at++];
    const length = numbers[at++];
    const byteOffset = offset + start;
    switch (numbers[at++]) {
      case 0:
        list.push(new AcceptedRow(row, byteOffset, new Line(bytes, start, length, options)));
        break;
      case 1: {
        const [rules, strange, repeated] = [numbers[at++], numbers[at++], numbers[at++]];
        const said = validator.run((wasm) => refused(wasm, setting, rules, strange, repeated, "", [], []));
        list.push({ row, byteOffset, ok: false, message: said.message, errors: said.errors, issues: said.issues });
        break;
      }
      default: {
        const line = new Line(bytes, start, length, options);
        const verdict = line.verdict();
        if (verdict.ok) list.push(new AcceptedRow(row, byteOffset, line));
        else {
          const { ok, message, errors, issues } = verdict;
          list.push({ row, byteOffset, ok, message, errors, issues });
        }
      }
    }
  }
  return list;
}

/** In place of a setting: options that say more than one, so that every row is the engine's. */
const LEFT_TO_THE_ENGINE = 8;

/** Where an accepted row stands. */
class Line {
  /**
   * @param {Uint8Array} bytes
   * @param {number} start
   * @param {number} length
   * @param {ValidationOptions} options
   */
  constructor(bytes, start, length, options) {
    this.bytes = bytes;
    this.start = start;
    this.length = length;
    this.options = options;
  }

  verdict() {
    return validateCampaignJson(this.bytes.subarray(this.start, this.start + this.length), this.options);
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
    if (!this.#campaign) {
      const verdict = this.#line.verdict();
      // The bytes are a copy of ours: what was accepted once is accepted again.
      if (!verdict.ok) throw new Error("outbound-campaign: internal error, an accepted row was refused");
      this.#campaign = verdict.campaign;
    }
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
 * @param {ValidationOptions} options
 * @returns {RowVerdict}
 */
function tooLongRow(row, byteOffset, options) {
  // An empty form lacks what is required: that is refused by every profile.
  const { message, errors, issues } = /** @type {import("./types.js").Refused} */ (validateCampaignJson("", options));
  return { row, byteOffset, ok: false, message, errors, issues, lineTooLong: true };
}
