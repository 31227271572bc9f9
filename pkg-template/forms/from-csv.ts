// Reads a record of a CSV file: the texts that spreadsheets write.
import { campaignFields } from "../fields.js";
import { fieldNames } from "../names.js";
import type { CampaignInput } from "../types.js";
import { meaningOf } from "../validate/suggest.js";

/**
 * Converts a record of a CSV file to a campaign form. Takes the texts that spreadsheets write: `TRUE`, `9:00`, `127.0`,
 * `Monday`, and the cells of lists (`Mon, Tue`, `12 13`).
 *
 * Names of columns may have capitals, spaces and a byte order mark. Empty cells are left out. A text that can mean two
 * things stays as it is, so that the verdict names it: `1.000`, or a list of ids with a group of thousands (`1,000`).
 * Other columns are kept, so that the verdict warns of misspelled ones.
 *
 * @param record The cells by column.
 * @returns The campaign form.
 * @throws TypeError if two columns name the same field, such as `Max retries` and `max_retries`.
 *
 * @see The guide `docs/import.md` in the package.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign";
 * import { fromCsvRecord } from "outbound-campaign/csv";
 *
 * const record = { Name: "Spring", assistant_id: "127", allowed_days: "Mon, Tue", retry_on_voicemail: "TRUE" };
 * validateCampaign(fromCsvRecord(record)).ok; // true
 */
export function fromCsvRecord(record: Readonly<Record<string, string | null | undefined>>): Partial<CampaignInput> {
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    throw new TypeError("record must be an object with the cells by column (csv-parse: columns: true)");
  }
  const form: Record<string, unknown> = {};
  const columnOf: (string | undefined)[] = [];
  for (const [column, cell] of Object.entries(record)) {
    const name = column.replace(/^\ufeff/, "").trim();
    const key = name.toLowerCase().replace(/[\s-]+/g, "_");
    const index = fieldNames.indexOf(key as (typeof fieldNames)[number]);
    const earlier = index < 0 ? undefined : columnOf[index];
    if (earlier !== undefined) {
      throw new TypeError(`the columns "${earlier}" and "${name}" both name the field ${key}: remove one`);
    }
    if (index >= 0) columnOf[index] = name;
    const text = String(cell ?? "").trim();
    if (text === "") continue;
    if (index < 0) form[name] = text;
    else form[key] = cellValue(index, text);
  }
  return form as Partial<CampaignInput>;
}

/** A zero, or `050` after one to three digits: not an id, but the decimals or a group of thousands of one number. */
const NUMBER_PART = /(?:^|[\s,;|])0+(?:\.0*)?(?=[\s,;|]|$)|(?:^|[\s,;|])[1-9]\d{0,2}[\s,]+0\d\d(?!\d)/;

function cellValue(field: number, text: string): unknown {
  const type = campaignFields[field]?.type;
  if (type === "array") {
    if (NUMBER_PART.test(text)) return [text];
    const items = text.split(/[\s,;|]+/).filter((item) => item !== "");
    return items.map((item) => meaningOf(field, true, item));
  }
  const meaning = meaningOf(field, false, text);
  return type === "boolean" && /^(true|false)$/.test(meaning) ? meaning === "true" : meaning;
}
