// Many forms at once: a list of them, or rows of NDJSON from bytes or a stream, in constant memory.
import { errorsOf } from "./errors-of.js";
import { LineBlocks } from "./lines.js";
import { readSettings } from "./options.js";
import { piecesOf } from "./pieces.js";
import { refusal } from "./shortcut.js";
import { validateCampaign, validateCampaignJson } from "./validate.js";
import { validator } from "./wasm/validator.js";

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
  return judged(piecesOf(source, signal), rules, maxLineBytes, onProgress ?? (() => {}));
}

/** Bad options are to throw before anything is read, and also where there is nothing to read. @param {ValidationOptions | undefined} options */
function checkOptions(options) {
  validateCampaign(undefined, options);
}

/**
 * @param {AsyncIterable<Uint8Array>} pieces
 * @param {ValidationOptions} options
 * @param {number} maxLineBytes
 * @param {(progress: { rows: number, bytes: number }) => void} onProgress
 * @returns {AsyncGenerator<RowVerdict, void, undefined>}
 */
async function* judged(pieces, options, maxLineBytes, onProgress) {
  const lines = new LineBlocks(maxLineBytes);
  let rows = 0;
  // Leaving this loop early ends the pieces, and they the stream.
  for await (const piece of pieces) {
    for (const block of lines.add(piece)) {
      for (const verdict of verdicts(block, rows, options)) {
        rows++;
        yield verdict;
      }
    }
    onProgress({ rows, bytes: lines.bytes });
  }
  for (const block of lines.end()) {
    for (const verdict of verdicts(block, rows, options)) {
      rows++;
      yield verdict;
    }
  }
  onProgress({ rows, bytes: lines.bytes });
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
  /** @type {[numbers: number[], refusals: any[]]} */
  const [numbers, refusals] = JSON.parse(validator.run((wasm) => wasm.judgeLines(bytes, setting, facts)));
  /** @type {RowVerdict[]} */
  const list = [];
  const take = { at: 0 };
  const next = () => /** @type {number} */ (numbers[take.at++]);
  let refused = 0;
  while (take.at < numbers.length) {
    const row = before + list.length + 1;
    const start = next();
    const length = next();
    const byteOffset = offset + start;
    switch (next()) {
      case 0:
        list.push(new AcceptedRow(row, byteOffset, bytes, start, length, options));
        break;
      case 1: {
        const [rules, strange, repeated] = [next(), next(), next()];
        const said = validator.run((wasm) => refusal(wasm, setting, rules, strange, repeated));
        list.push({ row, byteOffset, ok: false, ...said });
        break;
      }
      default: {
        const { ok, message, issues } = refusals[refused++];
        list.push({ row, byteOffset, ok, message, errors: errorsOf(issues), issues });
      }
    }
  }
  return list;
}

/**
 * An accepted row. Its campaign is put together when it is first asked for: whoever only looks for errors is spared it. (An accessor of
 * the class, since one of the object's own costs as much as the whole verdict.)
 */
class AcceptedRow {
  /** @type {Uint8Array} */ #bytes;
  /** @type {number} */ #start;
  /** @type {number} */ #length;
  /** @type {ValidationOptions} */ #options;
  /** @type {import("./types.js").CreateCampaign | undefined} */ #campaign;

  /**
   * @param {number} row
   * @param {number} byteOffset
   * @param {Uint8Array} bytes in which the row stands
   * @param {number} start
   * @param {number} length
   * @param {ValidationOptions} options
   */
  constructor(row, byteOffset, bytes, start, length, options) {
    this.row = row;
    this.byteOffset = byteOffset;
    this.ok = /** @type {const} */ (true);
    this.#bytes = bytes;
    this.#start = start;
    this.#length = length;
    this.#options = options;
  }

  get campaign() {
    if (!this.#campaign) {
      const line = this.#bytes.subarray(this.#start, this.#start + this.#length);
      const verdict = validateCampaignJson(line, this.#options);
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
