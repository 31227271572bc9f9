// Validates many forms of the second contract at once: a list, or rows of NDJSON.
import type { NdjsonSource, ReadingOptions } from "../bulk/bulk.js";
import type { CampaignInput202607 as CampaignInput } from "../types.js";
import { rowsBy, verdictsOf } from "./rows.js";
import type { NdjsonOptions, RowVerdict, Validation, ValidationOptions } from "./types.js";
import { validatorOf } from "./validator.js";

const READING_OPTIONS = ["signal", "onProgress", "maxLineBytes"] as const satisfies (keyof ReadingOptions)[];

/**
 * Validates each form of a list, as `validateCampaign` does.
 *
 * @param forms The forms.
 * @param options The options of each verdict.
 * @returns One verdict for each form, in the same order.
 * @throws {TypeError} If `forms` is not an array, or an option is invalid. The message names the option.
 *
 * @example
 * import { validateMany } from "outbound-campaign/2026-07";
 *
 * const verdicts = validateMany([{ name: "Spring", assistant_id: 127 }, { name: "" }]);
 * console.log(verdicts.map(({ ok }) => ok)); // [true, false]
 */
export function validateMany(forms: readonly CampaignInput[], options?: ValidationOptions): Validation[];
/**
 * Validates each value of a list, as the overload for forms does. Values that are not objects are allowed.
 *
 * @throws {TypeError} If `forms` is not an array, or an option is invalid. The message names the option.
 */
export function validateMany(forms: readonly unknown[], options?: ValidationOptions): Validation[];
export function validateMany(forms: readonly unknown[], options?: ValidationOptions): Validation[] {
  return verdictsOf(validatorOf(options), forms);
}

/**
 * Validates each row of NDJSON (one JSON object on each line). Reads the source, yields, skips and ends as
 * `validateNdjson` of the first contract does.
 *
 * @param source The bytes, or a stream of bytes: a `ReadableStream` (`file.stream()`, `response.body`), a Node stream,
 *   or any iterable of `Uint8Array`.
 * @param options The options of each verdict, and the options for reading.
 * @returns The rows, in the order of the input.
 * @throws {TypeError} At once, if an option is invalid. The message names the option. From the iterator, if `source`
 *   gives something else than bytes.
 *
 * @example
 * import { validateNdjson } from "outbound-campaign/2026-07";
 *
 * const file = new Blob(['{"name":"Spring","assistant_id":127}\n{"name":""}\n']);
 * for await (const row of validateNdjson(file.stream())) {
 *   if (!row.ok) console.log(`Row ${row.row}: ${row.message}`);
 * }
 */
export function validateNdjson(
  source: NdjsonSource,
  options?: NdjsonOptions,
): AsyncGenerator<RowVerdict, void, undefined> {
  return rowsBy(validatorOf(options, READING_OPTIONS), source, options);
}
