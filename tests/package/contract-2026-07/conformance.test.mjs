// The recorded answers of the real Laravel to the second contract, against the built package. CASES names another file
// of cases.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { buildRequest, createValidator, validateCampaign, validateCampaignJson } from "../../../pkg/2026-07.js";
import { readCases } from "../../conformance/cases.mjs";
import { compareWithLaravel } from "../../conformance/cases-2026-07.mjs";

/** @typedef {"laravel-8" | "laravel-12"} Profile */

const cases = readCases(process.env.CASES ?? "cases-2026-07.jsonl");

/** @param {Profile | "documented"} profile @param {number | undefined} limit */
const options = (profile, limit) => ({
  profile,
  ...(limit !== undefined && { account: { max_calls_in_parallel: limit } }),
});

for (const profile of /** @type {Profile[]} */ (["laravel-8", "laravel-12"])) {
  describe(`the recorded cases of 2026-07, ${profile}`, () => {
    it(`every recorded case of 2026-07 gets its recorded answer in ${profile}`, (t) => {
      const counts = { same: 0, crash: 0, date: 0, differs: 0 };
      /** @type {string[]} */
      const differing = [];
      for (const { id, body, limit, recorded } of cases) {
        const ours = validateCampaignJson(body, options(profile, limit));
        const { kind, shown } = compareWithLaravel(ours, recorded[profile]);
        counts[kind] += 1;
        if (kind === "differs") differing.push(`${id}\n  body   ${String(body).slice(0, 400)}\n${shown}`);
      }
      t.diagnostic(JSON.stringify(counts));
      assert.equal(differing.length, 0, `${differing.length} cases differ:\n${differing.slice(0, 20).join("\n")}`);
      assert.ok(counts.same > 0.96 * cases.length);
    });

    it(`the request of every accepted case of 2026-07 is accepted in ${profile} and is the same campaign`, () => {
      let accepted = 0;
      for (const { id, body, limit } of cases) {
        const given = options(profile, limit);
        const ours = validateCampaignJson(body, given);
        if (!ours.ok) continue;
        accepted += 1;
        const request = buildRequest(ours.campaign, { baseUrl: "https://host.example/api", ...given });
        const again = validateCampaignJson(request.body, given);
        assert.ok(again.ok, `case ${id}: ${request.body}`);
        // JSON has no infinite number.
        if (!request.body.includes("null")) assert.deepEqual(again.campaign, ours.campaign, `case ${id}`);
      }
      assert.ok(accepted > 0.2 * cases.length);
    });
  });
}

it("a form of 2026-07 gets the same verdict as a value, as its JSON text, and from a validator", () => {
  const validator = createValidator();
  let compared = 0;
  for (const { id, body } of cases) {
    /** @type {any} */
    let value;
    try {
      value = JSON.parse(String(body));
    } catch {
      continue;
    }
    if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
    // JavaScript moves keys that look like indices, and rounds long integers.
    const text = JSON.stringify(value);
    const ours = validateCampaign(value);
    const { warnings, ...rest } = ours;
    const { warnings: others, ...expected } = validateCampaignJson(text);
    assert.ok(isDeepStrictEqual(rest, expected), `case ${id}: ${text}`);
    // JSON text has no values that JSON drops.
    const sent = warnings.filter(({ code }) => code !== "value_dropped");
    assert.deepEqual(sent, others, `case ${id}`);
    assert.deepEqual(validator.validate(value), ours, `case ${id}`);
    compared += 1;
  }
  assert.ok(compared > 0.9 * cases.length);
});

it("the documented profile of 2026-07 has the rules of laravel-12 under the documented message", () => {
  for (const { id, body, limit } of cases) {
    const [documented, newer] = [
      validateCampaignJson(body, options("documented", limit)),
      validateCampaignJson(body, options("laravel-12", limit)),
    ];
    if (!documented.ok) assert.equal(documented.message, "The given data was invalid.", `case ${id}`);
    const rest = (/** @type {any} */ { message: _, ...others }) => others;
    assert.deepEqual(rest(documented), rest(newer), `case ${id}`);
  }
});
