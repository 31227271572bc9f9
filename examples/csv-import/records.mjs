// Reads the rows of a CSV file as campaign forms, and writes the refused rows as CSV.
import { closeSync, createReadStream, openSync, readSync, rmSync, statSync, writeSync } from "node:fs";
import { parse } from "csv-parse";
import { fromCsvRecord } from "outbound-campaign/csv";

const REPORT_COLUMNS = ["line", "problem"];
const DELIMITERS = [";", "\t", ","];
const HEADER_BYTES = 64 * 1024;

/**
 * Yields the rows of a file of any size. Blank rows are left out.
 *
 * @param {string} file UTF-8, or UTF-16 with a byte order mark (Excel's "Unicode Text")
 * @returns {AsyncGenerator<{ line: number, record: Record<string, string>, form: object, progress: number }>}
 */
export async function* readRows(file) {
  const { size } = statSync(file);
  const source = createReadStream(file);
  const parser = parse({
    bom: true,
    columns: true,
    delimiter: formatOf(file).delimiter,
    info: true,
    relax_column_count_less: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  });
  decode(source, formatOf(file).encoding, parser).catch((error) => parser.destroy(error));
  for await (const { record, info } of parser) {
    // A corrected report can be imported: ignore its own columns.
    for (const column of REPORT_COLUMNS) delete record[column];
    yield { line: info.lines, record, form: fromCsvRecord(record), progress: source.bytesRead / (size || 1) };
  }
}

/** Writes the text of a source into the parser. A text that is not in this encoding is an error. */
async function decode(source, encoding, parser) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const textOf = (bytes, options) => {
    try {
      return decoder.decode(bytes, options);
    } catch {
      throw new Error(`${source.path} is not ${encoding}. In Excel, save it as "CSV UTF-8".`);
    }
  };
  for await (const bytes of source) {
    if (!parser.write(textOf(bytes, { stream: true }))) await new Promise((resolve) => parser.once("drain", resolve));
  }
  parser.end(textOf());
}

/** Returns the encoding of a file, and the delimiter that its header has most often. */
function formatOf(file) {
  const buffer = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(file, "r");
  const start = buffer.subarray(0, readSync(descriptor, buffer, 0, HEADER_BYTES, 0));
  closeSync(descriptor);
  const encoding = start[0] === 0xff && start[1] === 0xfe ? "utf-16le" : "utf-8";
  const [header = ""] = new TextDecoder(encoding).decode(start).split(/[\r\n]/, 1);
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return { encoding, delimiter: DELIMITERS[counts.indexOf(Math.max(...counts))] };
}

/** Writes the refused rows as CSV: the columns of the file, the line and the problem. No refused row, no file. */
export class Report {
  count = 0;
  #descriptor;
  #delimiter;

  /** @param {string} path @param {string} file the file with the rows */
  constructor(path, file) {
    this.path = path;
    this.#delimiter = formatOf(file).delimiter;
    rmSync(path, { force: true });
  }

  /** @param {{ line: number, record: Record<string, string> }} row @param {string} problem */
  add({ line, record }, problem) {
    if (this.#descriptor === undefined) {
      this.#descriptor = openSync(this.path, "w");
      // Excel recognises UTF-8 by the byte order mark.
      writeSync(this.#descriptor, `\ufeff${this.#lineOf([...Object.keys(record), ...REPORT_COLUMNS])}`);
    }
    writeSync(this.#descriptor, this.#lineOf([...Object.values(record), String(line), problem]));
    this.count++;
  }

  #lineOf(cells) {
    const quoted = (cell) =>
      /["\r\n]/.test(cell) || cell.includes(this.#delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
    return `${cells.map(quoted).join(this.#delimiter)}\r\n`;
  }
}
