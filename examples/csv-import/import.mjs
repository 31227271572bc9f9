// Reads campaigns from a CSV file, however large, and says which rows the server would refuse: node import.mjs campaigns.csv
// The parser (csv-parse) makes records of the file, each becomes a line of NDJSON, and validateNdjson judges those as they come.
import { createReadStream, statSync } from "node:fs";
import { parse } from "csv-parse";
import { validateNdjson } from "outbound-campaign";

const file = process.argv[2] ?? "campaigns.csv";
const { size } = statSync(file);
const parser = createReadStream(file).pipe(parse({ columns: true, bom: true, skip_empty_lines: true }));

/** A cell is a text; the two lists are written with blanks between their elements. */
async function* lines() {
  const encoder = new TextEncoder();
  for await (const { allowed_days, phone_number_ids, ...record } of parser) {
    const lists = { allowed_days: listOf(allowed_days), phone_number_ids: listOf(phone_number_ids) };
    yield encoder.encode(`${JSON.stringify({ ...record, ...lists })}\n`);
  }
}

/** @param {string | undefined} cell nothing in it: the field is left out, so that the server's default counts */
const listOf = (cell) => (cell ? cell.split(" ").filter(Boolean).map(numberOrText) : undefined);
const numberOrText = (/** @type {string} */ text) => (/^\d{1,15}$/.test(text) ? Number(text) : text);

/** @param {number} rows */
function showProgress(rows) {
  if (!process.stderr.isTTY) return;
  const part = Math.min(1, parser.info.bytes / size);
  const bar = "#".repeat(Math.round(part * 30)).padEnd(30, ".");
  process.stderr.write(`\r[${bar}] ${Math.round(part * 100)} %, ${rows} rows `);
}

let shown = 0;
const onProgress = ({ rows }) => {
  // A terminal needs no more than some of them.
  if (rows - shown < 500) return;
  shown = rows;
  showProgress(rows);
};

let [accepted, refused] = [0, 0];
for await (const row of validateNdjson(lines(), { onProgress })) {
  if (row.ok) {
    accepted++;
    continue;
  }
  refused++;
  for (const { key, message } of row.issues) console.log(`row ${row.row}: ${key}: ${message}`);
}
showProgress(accepted + refused);
console.log(`${accepted} rows would be accepted, ${refused} refused`);
process.exitCode = refused ? 1 : 0;
