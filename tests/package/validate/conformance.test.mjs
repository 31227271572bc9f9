// Every recorded answer of the real Laravel against the built package: verdict, message, errors in order, and campaign.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { validateCampaignJson } from "../../../pkg/index.js";
import { readCases } from "../../conformance/cases.mjs";
import { normalise } from "../../laravel/normalise.mjs";

/** @typedef {import("../../conformance/cases.mjs").Case} Case */
/** @typedef {{ ok: false, message: string, errors: [key: string, messages: string[]][] }} Refusal */
/** @typedef {{ ok: true, campaign: object } | Refusal} Verdict */
/** @typedef {"laravel-8" | "laravel-12" | "documented"} Profile */

const DOCUMENTED_MESSAGE = "The given data was invalid.";
/** The public option rejects a limit below 1, so such a case runs in tests/conformance/native.rs only. */
const BELOW_ONE = 30;

const cases = readCases();
const askable = cases.filter(({ limit }) => limit === undefined || limit >= 1);
/** @type {string[]} "<id> <profile>" */
const gaps = JSON.parse(readFileSync(new URL("../../conformance/gaps.json", import.meta.url), "utf8"));

for (const profile of /** @type {Profile[]} */ (["laravel-8", "laravel-12", "documented"])) {
  describe(`the recorded cases, ${profile}`, () => {
    it(`every recorded case gets its recorded answer in ${profile}`, () => {
      const differing = new Map(askable.flatMap((one) => difference(one, profile)));
      const unlisted = [...differing]
        .filter(([name]) => !gaps.includes(name))
        .map(([name, shown]) => `${name}\n${shown}`);
      assert.equal(
        unlisted.length,
        0,
        `${unlisted.length} of ${askable.length} cases differ:\n${unlisted.slice(0, 20).join("\n")}`,
      );
      const closed = gaps.filter((name) => name.endsWith(` ${profile}`) && !differing.has(name));
      assert.deepEqual(closed, [], "gaps.json lists cases that are answered as recorded: take them out");
    });

    it(`the issues of every recorded case equal its errors in ${profile}`, () => {
      for (const { id, body, limit } of askable) {
        const ours = validateCampaignJson(body, options(profile, limit));
        if (ours.ok) continue;
        /** @type {Map<string, string[]>} */
        const grouped = new Map();
        for (const { key, message, source } of ours.issues) {
          assert.equal(source, "rule", `case ${id}`);
          grouped.set(key, [...(grouped.get(key) ?? []), message]);
        }
        assert.deepEqual([...grouped], Object.entries(ours.errors), `case ${id}`);
      }
    });
  });
}

it("gaps.json is empty", () => assert.deepEqual(gaps, []));

it("every recorded case runs except those with a limit below 1", () => {
  assert.equal(cases.length, 2965);
  assert.equal(cases.length - askable.length, BELOW_ONE);
});

/**
 * @param {Case} one
 * @param {Profile} profile
 * @returns {[name: string, shown: string][]} nothing when the package answers as recorded
 */
function difference(one, profile) {
  const expected = recorded(one, profile);
  const actual = ours(one, profile);
  if (isDeepStrictEqual(actual, expected)) return [];
  const body = typeof one.body === "string" ? one.body : Buffer.from(one.body).toString("latin1");
  const lines = [
    `  body     ${body.slice(0, 400)}`,
    `  recorded ${JSON.stringify(expected)}`,
    `  ours     ${JSON.stringify(actual)}`,
  ];
  return [[`${one.id} ${profile}`, lines.join("\n")]];
}

/** @param {Case} one @param {Profile} profile @returns {Verdict} */
function recorded(one, profile) {
  const answer = one.recorded[profile === "laravel-8" ? "laravel-8" : "laravel-12"];
  if (answer.status === 201) return { ok: true, campaign: normalise(answer.validated) };
  const { message, errors } = answer.status === 422 ? answer : insteadOfCrash(one);
  return {
    ok: false,
    message: profile === "documented" ? DOCUMENTED_MESSAGE : message,
    errors: Object.entries(errors),
  };
}

/** @param {Case} one @param {Profile} profile @returns {Verdict} */
function ours({ body, limit }, profile) {
  const verdict = validateCampaignJson(body, options(profile, limit));
  return verdict.ok
    ? { ok: true, campaign: verdict.campaign }
    : { ok: false, message: verdict.message, errors: Object.entries(verdict.errors) };
}

/** @param {Profile} profile @param {number | undefined} limit */
function options(profile, limit) {
  return { profile, ...(limit === undefined ? {} : { account: { max_calls_in_parallel: limit } }) };
}

/**
 * Returns the expected verdict of a form that crashed Laravel 12. All recorded crashes are 1e400 between two bounds.
 * Laravel 8 refused them with the same rules, so its errors are expected in the newer wording.
 * @param {Case} one
 */
function insteadOfCrash({ id, recorded: { "laravel-8": older } }) {
  assert.equal(older.status, 422, `case ${id}: no Laravel has an answer to this form`);
  const { errors } = /** @type {import("../../conformance/cases.mjs").Refused} */ (older);
  const reworded = Object.entries(errors).map(([key, messages]) => [
    key,
    messages.map((text) => text.replace(" must be ", " field must be ")),
  ]);
  const [first, ...more] = reworded.flatMap(([, messages]) => messages);
  const message = more.length === 0 ? first : `${first} (and ${more.length} more error${more.length === 1 ? "" : "s"})`;
  return { message: String(message), errors: /** @type {Record<string, string[]>} */ (Object.fromEntries(reworded)) };
}
