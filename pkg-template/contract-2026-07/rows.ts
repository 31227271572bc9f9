// Validates the forms of a list, or rows of NDJSON, with a prepared validator. `bulk/bulk.ts` reads the source.
import { type NdjsonSource, type ReadingOptions, rowsOf } from "../bulk/bulk.js";
import { joined } from "../bulk/line-splitter.js";
import type { RowVerdict, Validation } from "./types.js";
import type { Validator } from "./validator.js";

/** Rows that are built at once. */
const BATCH_SIZE = 16;
const LINE_FEED = 10;

/** Validates each form of a list with a prepared validator. */
export function verdictsOf(validator: Validator, forms: readonly unknown[]): Validation[] {
  if (!Array.isArray(forms)) throw new TypeError("forms must be an array");
  return forms.map((form) => validator.validate(form));
}

/** Validates the rows of a source with a prepared validator. */
export function rowsBy(
  validator: Validator,
  source: NdjsonSource,
  reading?: ReadingOptions,
): AsyncGenerator<RowVerdict, void, undefined> {
  const rowOf = (row: number, byteOffset: number, line: Uint8Array | string): RowVerdict => {
    const verdict = validator.validateJson(line);
    if (verdict.ok) return { row, byteOffset, ok: true, campaign: verdict.campaign };
    const { message, errors, issues } = verdict;
    return { row, byteOffset, ok: false, message, errors, issues };
  };
  return rowsOf<RowVerdict>(source, reading, {
    rows: ({ parts, offset }) => {
      const bytes = joined(parts);
      let at = 0;
      return {
        next(row) {
          const rows: RowVerdict[] = [];
          while (rows.length < BATCH_SIZE && at < bytes.length) {
            const start = at;
            const found = bytes.indexOf(LINE_FEED, start);
            const end = found < 0 ? bytes.length : found;
            at = end + 1;
            const line = bytes.subarray(start, end);
            if (!line.every(isBlank)) rows.push(rowOf(row + rows.length, offset + start, line));
          }
          return rows;
        },
      };
    },
    tooLongRow: (row, offset) => ({ ...rowOf(row, offset, ""), lineTooLong: true }) as RowVerdict,
  });
}

/** Blanks, tabs and carriage returns: a line of them alone is skipped. */
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;
