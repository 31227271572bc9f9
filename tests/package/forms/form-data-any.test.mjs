// Any names and texts whatsoever in an HTML form: fromFormData gives the fields of the contract and nothing else, in no time.   RUNS=20000 SEED=42 node --test …
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

describe(`any HTML form: ${shown}`, () => {
  test("is read as a form of the contract's fields, whose values are texts, boxes and lists of them", () => {
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
        // Texts only, so there is a verdict, and the form is what its JSON is.
        assert.deepEqual(validateCampaign(form), validateCampaign(JSON.parse(JSON.stringify(form))));
        assert.equal(/** @type {any} */ ({}).polluted, undefined);
      }),
    );
  });

  test("is read in no time, however long or deep", () => {
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
    // Milliseconds; of the processor's, since the machine may be busy.
    assert.ok(process.cpuUsage(start).user < 2_000_000, "it hangs");
  });
});
