// Reads the rows of a CSV file as campaign forms, and writes the refused rows as CSV.
import { createHash } from "node:crypto";
import {
  appendFileSync,
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { parse } from "csv-parse";
import { fromCsvRecord } from "outbound-campaign/csv";

const REPORT_COLUMNS = ["line", "problem"];
const DELIMITERS = [";", "\t", ","];
const HEADER_BYTES = 64 * 1024;
/** The endings of a report's name, also of the report of a report. */
const REPORT_NAME = /(?:\.refused(?:-\d+)?\.csv)+$/i;

/** Returns the file whose refused rows a report has. Any other file is its own source. @param {string} file */
export const sourceOf = (file) => file.replace(REPORT_NAME, "");

/**
 * Yields the rows of a file of any size. Blank rows are left out. Each record has all columns, so that the cells of a
 * short row stay below their headers in the report.
 *
 * @param {string} file UTF-8, or UTF-16 with a byte order mark (Excel's "Unicode Text")
 * @returns {AsyncGenerator<{ line: number, record: Record<string, string>, form: object, progress: number }>}
 */
export async function* readRows(file) {
  const { size } = statSync(file);
  const source = createReadStream(file);
  let columns = [];
  const parser = parse({
    bom: true,
    columns: (header) => {
      const twice = header.find((name, index) => name.trim() !== "" && header.indexOf(name) < index);
      if (twice !== undefined) throw new Error(`${file} has two columns "${twice}". Remove one.`);
      // A corrected report can be imported: ignore its own columns.
      columns = header.filter((name) => !REPORT_COLUMNS.includes(name));
      return header;
    },
    delimiter: formatOf(file).delimiter,
    info: true,
    relax_column_count_less: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  });
  decode(source, formatOf(file).encoding, parser).catch((error) => parser.destroy(error));
  for await (const { record: cells, info } of parser) {
    const record = Object.fromEntries(columns.map((name) => [name, cells[name] ?? ""]));
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

/**
 * Writes the refused rows as CSV: the columns of the file, the line and the problem. No refused row, no file. The
 * checksum of each report is kept, so that a report with corrections is never replaced.
 */
export class Report {
  count = 0;
  #file;
  #target;
  #checksums;
  #descriptor;
  #delimiter;

  /** @param {string} file the file with the rows. Throws if its earlier report has changed since it was written. */
  constructor(file) {
    this.#file = file;
    this.#target = `${file}.refused.csv`;
    this.#checksums = `${this.#target}.sha256`;
    if (this.#hasChanged()) {
      throw new Error(
        `${this.#target} has changed since it was written. Import that file if its corrections are not imported yet. ` +
          "Then delete it or move it to another folder, and start this import again.",
      );
    }
    this.#delimiter = formatOf(file).delimiter;
  }

  /** @param {{ line: number, record: Record<string, string> }} row @param {string} problem */
  add({ line, record }, problem) {
    if (this.#descriptor === undefined) {
      this.#descriptor = this.#open();
      // Excel recognises UTF-8 by the byte order mark.
      writeSync(this.#descriptor, `\ufeff${this.#lineOf([...Object.keys(record), ...REPORT_COLUMNS])}`);
    }
    writeSync(this.#descriptor, this.#lineOf([...Object.values(record), String(line), problem]));
    this.count++;
  }

  /** Replaces the earlier report. If that has changed meanwhile, or is open in Excel, the new one stays beside it. */
  finish() {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    if (this.#hasChanged()) return;
    if (this.count === 0) {
      rmSync(this.#target, { force: true });
      rmSync(this.#checksums, { force: true });
      return;
    }
    // The checksum first: after a kill between the two steps, the earlier report still has its own.
    appendFileSync(this.#checksums, `${checksumOf(this.path)}\n`);
    try {
      renameSync(this.path, this.#target);
      this.path = this.#target;
    } catch (error) {
      if (error.code !== "EPERM" && error.code !== "EBUSY" && error.code !== "EACCES") throw error;
    }
  }

  /** Opens a new file. It replaces the earlier report when it is complete. */
  #open() {
    for (let number = 1; ; number++) {
      this.path = `${this.#file}.refused-${number}.csv`;
      try {
        return openSync(this.path, "wx");
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
    }
  }

  #hasChanged() {
    if (!existsSync(this.#target)) return false;
    const known = existsSync(this.#checksums) ? readFileSync(this.#checksums, "utf8").split("\n") : [];
    return !known.includes(checksumOf(this.#target));
  }

  #lineOf(cells) {
    const quoted = (cell) =>
      /["\r\n]/.test(cell) || cell.includes(this.#delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
    return `${cells.map(quoted).join(this.#delimiter)}\r\n`;
  }
}

/** @param {string} path */
const checksumOf = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");
