// Random forms of the second contract to the package and the real Laravel: each gets the same verdict, and the request
// of every accepted form is accepted and makes the same campaign.
//   FORMS=100000 SEED=42 node --test tests/laravel/contract-2026-07.test.mjs
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect, isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { buildRequest, validateCampaignJson } from "../../pkg/2026-07.js";
import { compareWithLaravel } from "../conformance/cases-2026-07.mjs";
import { optionsOf } from "./compare.mjs";
import { profiles } from "./engines.mjs";
import { forms } from "./forms-2026-07.mjs";
import { normalise2026_07 } from "./normalise-2026-07.mjs";
import { startOracle } from "./oracle.mjs";

const FULL = 20_000;
const FORMS = Number(process.env.FORMS || FULL);
const SEED = Number(process.env.SEED || Date.now() % 2 ** 31);
const TIME_LIMIT = 15 * 60_000;
const MOST_SHOWN = 10;
const BATCH = 500;

describe(`random forms of 2026-07: ${FORMS} for each engine, SEED=${SEED}`, () => {
  for (const profile of profiles) {
    it(`random forms of 2026-07 get the verdict of ${profile}, and their requests too`, {
      timeout: TIME_LIMIT,
    }, async (t) => {
      const oracle = await startOracle(profile, {}, "oracle-2026-07.php");
      t.after(() => oracle.close());
      const counts = { same: 0, crash: 0, date: 0, differs: 0, accepted: 0 };
      /** @type {string[]} */
      const differing = [];
      for (let done = 0; done < FORMS; done += BATCH) {
        const sample = fc.sample(forms, { numRuns: Math.min(BATCH, FORMS - done), seed: (SEED + done) | 0 });
        await Promise.all(sample.map(compare));
      }
      t.diagnostic(`${profile}, SEED=${SEED}: ${JSON.stringify(counts)}`);
      assert.equal(differing.length, 0, `${differing.length} differ:\n${differing.slice(0, MOST_SHOWN).join("\n")}`);
      assert.ok(FORMS < FULL || (counts.accepted > FORMS / 6 && counts.same - counts.accepted > FORMS / 6));
      assert.ok(counts.date < FORMS / 20, "most dates are read");

      /** @param {import("./forms-2026-07.mjs").Form} form */
      async function compare(form) {
        const options = optionsOf(form, profile);
        const ours = validateCampaignJson(form.body, options);
        const theirs = await oracle.ask(form.body, form.limit);
        const { kind, shown } = compareWithLaravel(ours, theirs);
        counts[kind] += 1;
        if (kind === "differs") differing.push(`  body   ${form.body} ${form.limit}\n${shown}`);
        if (kind !== "same" || !ours.ok) return;
        counts.accepted += 1;
        const request = buildRequest(ours.campaign, { baseUrl: "http://127.0.0.1/api", ...options });
        const answer = await oracle.ask(request.body, form.limit);
        const campaign = answer.status === 201 ? normalise2026_07(answer.validated) : answer;
        // JSON has no infinite number.
        const expected = JSON.parse(JSON.stringify(ours.campaign));
        if (!isDeepStrictEqual(asNumbers(campaign), asNumbers(expected))) {
          const [again, sent] = [campaign, expected].map((it) => inspect(it, { depth: 9 }));
          differing.push(`  body   ${request.body} ${form.limit}\n  again  ${again}\n  sent   ${sent}`);
        }
      }
    });
  }
});

/**
 * Compares long integers as numbers: JavaScript writes the double 1e16 as an integer, and the package keeps its digits.
 * @param {any} value @returns {any}
 */
function asNumbers(value) {
  if (typeof value === "string" && /^-?\d{16,}$/.test(value)) return Number(value);
  if (Array.isArray(value)) return value.map(asNumbers);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asNumbers(item)]));
}
