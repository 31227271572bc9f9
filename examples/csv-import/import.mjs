// Creates the campaigns of a CSV file, once each, and writes the refused rows into a report:
//   node import.mjs campaigns.csv [--check] [--changed] [--again=ID,ID]
// --check only validates. A run that was killed can be started again: it goes on where the journal ends.
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { CampaignClient, CampaignError, createValidator } from "outbound-campaign";
import { host } from "./host.mjs";
import { Journal } from "./journal.mjs";
import { Report, readRows, sourceOf } from "./records.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: "boolean" }, changed: { type: "boolean" }, again: { type: "string" } },
});
const [file = "campaigns.csv"] = positionals;
const { name: hostName, ...clientOptions } = host;
const client = new CampaignClient(clientOptions);
const validator = createValidator({ provider: host.provider });
/** @type {Report | undefined} */
let report;

/** How long a campaign may take to appear in the list after an unclear answer, in milliseconds. */
const LOOK_UP_MS = 5_000;
/** Errors of one row. After any other error the next row would fail, too. */
const ROW_ERRORS = ["validation", "assistant_not_found"];

try {
  report = new Report(file);
  const keys = await checkFile();
  if (!options.check) await createCampaigns(keys);
} catch (error) {
  console.error(`\nStopped: ${error.message}`);
  process.exitCode = 2;
}
report?.finish();
if (report?.count > 0) {
  console.log(`Refused: ${report.count}. Correct them in ${report.path} and import that file.`);
  process.exitCode ||= 1;
}

/** Validates the whole file before the first campaign is created. Returns the keys of the accepted rows. */
async function checkFile() {
  const keys = new Set();
  let rows = 0;
  for await (const { verdict, key, ...row } of validatedRows()) {
    showProgress("checked", ++rows, row.progress);
    for (const { message } of verdict.warnings) console.log(`line ${row.line}: warning: ${message}`);
    if (verdict.ok) keys.add(key);
    else report.add(row, verdict.issues.map(({ message }) => message).join(" "));
  }
  showProgress("checked", rows, 1);
  console.log(`Accepted: ${keys.size}. Refused: ${report.count}.`);
  return keys;
}

/** Yields the rows with their verdicts. The key of an accepted row is its campaign's hash. Equal rows have a number. */
async function* validatedRows() {
  const counts = new Map();
  for await (const { form, ...row } of readRows(file)) {
    const verdict = validator.validate(form);
    if (!verdict.ok) {
      yield { ...row, verdict };
      continue;
    }
    const hash = createHash("sha256").update(JSON.stringify(verdict.campaign)).digest("hex").slice(0, 16);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    yield { ...row, verdict, key: count > 1 ? `${hash}-${count}` : hash };
  }
}

/** @param {Set<string>} keys of the accepted rows */
async function createCampaigns(keys) {
  // A corrected report has the journal of its source. Otherwise a row could be created once from each of them.
  const journal = new Journal(`${sourceOf(file)}.${hostName}.jsonl`);
  const again = new Set(options.again?.split(","));
  for (const key of again) {
    const isUnclear = journal.entries.get(key)?.state === "sending";
    if (!isUnclear || !keys.has(key)) throw new Error(`--again: ${key} does not name an unclear row of ${file}.`);
  }
  await lookUpUnclear(journal);
  const sent = [...journal.entries].filter(([, { state }]) => state !== "not-created").map(([key]) => key);
  // Rows of this file and of its reports, whose names begin with its name. A report lacks the rows of its source.
  const isOwn = (key) => journal.entries.get(key).file.startsWith(basename(file));
  const missing = sent.filter((key) => !keys.has(key) && isOwn(key));
  const isNew = [...keys].some((key) => !sent.includes(key));
  if (missing.length > 0 && isNew && !options.changed) {
    const lines = missing.map((key) => placeOf(journal.entries.get(key))).join(", ");
    throw new Error(
      `${file} has changed: it lacks rows that were sent earlier (${lines}), and has new ones. A corrected row would ` +
        "become a second campaign. If all new rows are new campaigns, pass --changed.",
    );
  }

  journal.begin((await client.listCampaigns()).map(({ id }) => String(id)));
  let [created, earlier] = [0, 0];
  try {
    for await (const { verdict, key, ...row } of validatedRows()) {
      if (!verdict.ok) continue;
      const state = journal.entries.get(key)?.state;
      if (state === "created") earlier++;
      else if (state === "sending" && !again.has(key)) continue;
      else if (await createOne(journal, key, row, verdict.campaign)) created++;
      showProgress("created", created + earlier, row.progress);
    }
    showProgress("created", created + earlier, 1);
    await lookUpUnclear(journal);
  } finally {
    const skipped = earlier > 0 ? ` ${earlier} were created by an earlier run (${journal.path}).` : "";
    console.log(`\nCreated on ${hostName}: ${created}.${skipped}`);
    for (const [key, entry] of journal.unclear) {
      console.log(
        `${placeOf(entry)}, "${entry.campaign.name}", is unclear: the list does not prove that it was created. ` +
          `Look into the account. If it is not there: --again=${key}`,
      );
      process.exitCode = 1;
    }
  }
}

/** Creates the campaign of a row. Returns whether it exists. Throws if the next row would fail, too. */
async function createOne(journal, key, row, campaign) {
  journal.sending(key, { file: basename(file), line: row.line, campaign });
  try {
    const { id } = await client.createCampaign(campaign);
    journal.created(key, id);
    return true;
  } catch (error) {
    if (!(error instanceof CampaignError)) throw error;
    if (error.outcome === "unknown") {
      if (await lookUp(journal, key, LOOK_UP_MS)) return true;
      throw error;
    }
    journal.notCreated(key);
    if (!ROW_ERRORS.includes(error.code)) throw error;
    report.add(row, error.message);
    return false;
  }
}

/** Searches the host for each row whose outcome is unclear. */
async function lookUpUnclear(journal) {
  for (const [key] of journal.unclear) await lookUp(journal, key, 0);
}

/** Searches the host for an unclear row. Returns whether it was found. It is never sent again here. */
async function lookUp(journal, key, wait) {
  const entry = journal.entries.get(key);
  const { campaign, since } = entry;
  const seen = await client.findCreated(campaign, { since, knownIds: journal.idsBeside(entry), wait });
  if (seen.status !== "found") return false;
  journal.created(key, seen.campaign.id);
  console.log(
    `${placeOf(entry)}, "${campaign.name}": its answer was lost, but the campaign exists (${seen.campaign.id}).`,
  );
  return true;
}

/** Names the line of a row, and its file if that is another one of this journal. */
function placeOf(entry) {
  return `line ${entry.line}${entry.file === basename(file) ? "" : ` of ${entry.file}`}`;
}

/** @param {string} verb @param {number} rows @param {number} part from 0 to 1 */
function showProgress(verb, rows, part) {
  // Redrawing for every row would slow the import down.
  if (!process.stderr.isTTY || (part < 1 && verb === "checked" && rows % 500 !== 0)) return;
  const bar = "#".repeat(Math.round(part * 30)).padEnd(30, ".");
  process.stderr.write(`\r[${bar}] ${Math.round(part * 100)} %, ${rows} rows ${verb}${part < 1 ? "" : "\n"}`);
}
