// Arbitrary names and texts in an HTML form: fromFormData gives only fields of the contract, in linear time.
// RUNS=20000 SEED=42 node --test tests/package/forms/form-data-any.test.mjs
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { campaignFields, fromFormData, validateCampaign } from "../../../pkg/index.js";
import { controls } from "../support/controls.mjs";
import { holder } from "../support/hold.mjs";

const NAMES = /** @type {string[]} */ (campaignFields.map(({ name }) => name));
const { hold, shown } = holder({ runs: 2_000, properties: 1 });

/** @param {Iterable<[string, string]>} pairs */
function sent(pairs) {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

describe(`arbitrary HTML forms: ${shown}`, () => {
  test("fromFormData of an arbitrary form gives only fields of the contract, with texts, booleans and lists", () => {
    hold(
      fc.property(controls, fc.subarray(["retry_on_voicemail", "allowed_days"]), (pairs, boxes) => {
        const checkboxes = /** @type {import("../../../pkg/index.js").CampaignField[]} */ (boxes);
        const data = sent(pairs);
        const form = /** @type {Record<string, unknown>} */ (fromFormData(data, { checkboxes }));
        assert.equal(Object.getPrototypeOf(form), Object.prototype);
        for (const name of Object.keys(form)) assert.ok(NAMES.includes(name), name);
        for (const name of checkboxes) assert.ok(name in form, name);
        const query = new URLSearchParams(/** @type {any} */ ([...data]));
        assert.deepEqual(fromFormData(query, { checkboxes }), fromFormData(sent([...query]), { checkboxes }));
        // The values are texts only, so there is a verdict, and it equals the verdict on the form's JSON.
        assert.deepEqual(validateCampaign(form), validateCampaign(JSON.parse(JSON.stringify(form))));
        assert.equal(/** @type {any} */ ({}).polluted, undefined);
      }),
    );
  });

  test("fromFormData of 50,000 entries and of 300,000 levels takes little time", () => {
    const pairs = Array.from({ length: 50_000 }, (_, i) => ["phone_number_ids[]", String(i)]);
    // Node 18's own FormData takes quadratic time to iterate: 31 s for 20,000 entries.
    const many = process.versions.node.startsWith("18.")
      ? new URLSearchParams(pairs)
      : sent(/** @type {any} */ (pairs));
    const deep = sent([
      [`allowed_days${"[a]".repeat(300_000)}`, "x"],
      [`timezone${"[a]".repeat(64)}`, "x"],
      [`timezone${"[a]".repeat(65)}`, "left out, and the variable with it"],
      [`phone_number_ids${"[a]".repeat(65)}`, "left out"],
      [`phone_number_ids${"[a]".repeat(64)}`, "x"],
    ]);
    const start = process.cpuUsage();
    assert.equal(/** @type {any} */ (fromFormData(many)).phone_number_ids.length, 50_000);
    let form = /** @type {any} */ (fromFormData(deep));
    assert.deepEqual(Object.keys(form), ["phone_number_ids"]);
    for (let i = 0; i < 64; i++) form = form[i === 0 ? "phone_number_ids" : "a"];
    assert.deepEqual(form, { a: "x" });
    // Milliseconds of CPU time: the machine may be busy.
    assert.ok(process.cpuUsage(start).user < 2_000_000, "it hangs");
  });
});
