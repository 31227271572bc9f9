// Lists and NDJSON of the second contract have the verdicts of single forms.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createValidator, validateCampaignJson, validateMany, validateNdjson } from "../../../pkg/2026-07.js";

const sms = { name: "SMS", channel: "sms", timezone: "UTC", sms_from_phone_number_id: 11, sms_body: "Hello {{name}}" };
const lines = [
  JSON.stringify(sms),
  JSON.stringify({ ...sms, schedule_windows: [{ start: "9:00" }] }),
  "",
  "\t \r",
  "no JSON",
  JSON.stringify({ name: "Spring", assistant_id: "9007199254740993" }),
  '{"name":"\\ud800"}',
];
const encoder = new TextEncoder();

/** @param {AsyncIterable<import("../../../pkg/2026-07.js").RowVerdict>} rows */
async function collect(rows) {
  const found = [];
  for await (const row of rows) found.push(row);
  return found;
}

/** The rows by the function for single bodies. */
function expected() {
  let byteOffset = 0;
  const rows = [];
  for (const line of lines) {
    if (line.trim() !== "") {
      const verdict = validateCampaignJson(line);
      const { message, errors, issues, campaign } = /** @type {any} */ (verdict);
      const rest = verdict.ok ? { ok: true, campaign } : { ok: false, message, errors, issues };
      rows.push({ row: rows.length + 1, byteOffset, ...rest });
    }
    byteOffset += encoder.encode(`${line}\n`).length;
  }
  return rows;
}

test("each row of NDJSON has the verdict of its body, its number and its place, in chunks of any size", async () => {
  const bytes = encoder.encode(lines.join("\n"));
  for (const size of [1, 7, 4096]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.slice(i * size, (i + 1) * size),
    );
    assert.deepEqual(await collect(validateNdjson(chunks)), expected());
  }
  assert.deepEqual(await collect(createValidator().validateNdjson(bytes)), expected());
});

test("a line over the limit is refused as an empty form is, with lineTooLong", async () => {
  const rows = await collect(validateNdjson(encoder.encode(`${JSON.stringify(sms)}\n{}\n`), { maxLineBytes: 20 }));
  const [long, empty] = rows;
  assert.ok(long && !long.ok && long.lineTooLong && empty && !empty.ok);
  assert.deepEqual([long.row, long.errors], [1, empty.errors]);
});

test("each form of a list has the verdict of validateCampaign, and a value that is not a list throws", () => {
  const forms = [sms, { ...sms, channel: "fax" }, null];
  const validator = createValidator({ profile: "laravel-12" });
  assert.deepEqual(
    validateMany(forms, { profile: "laravel-12" }),
    forms.map((form) => validator.validate(form)),
  );
  assert.deepEqual(validator.validateMany(forms), validateMany(forms, { profile: "laravel-12" }));
  assert.throws(() => validateMany(/** @type {any} */ ("x")), TypeError("forms must be an array"));
});

test("validateNdjson throws at once for an unknown option, and ends for an aborted signal", async () => {
  assert.throws(() => validateNdjson([], /** @type {any} */ ({ maxLineByte: 1 })), /Did you mean "maxLineBytes"/);
  const signal = AbortSignal.abort(new Error("enough"));
  await assert.rejects(collect(validateNdjson(encoder.encode("{}\n"), { signal })), /enough/);
});
