// Proves that the live Laravels equal the recorded ones, by every recorded case and every trimmed code point.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { readCases } from "../conformance/cases.mjs";
import { whitespaceSets } from "../conformance/whitespace.mjs";
import { profiles } from "./engines.mjs";
import { exactText } from "./exact-json.mjs";
import { startOracle } from "./oracle.mjs";

/** @typedef {import("./oracle.mjs").Answer} Answer */
/** @typedef {import("../conformance/cases.mjs").Case} Case */

const versions = { "laravel-8": /^8\.83\./, "laravel-12": /^10\.48\./ };
const trimmed = { "laravel-8": "v8 6", "laravel-12": "11+ 65" };
const cases = readCases();

for (const profile of profiles) {
  describe(`the engine for ${profile}`, () => {
    /** @type {Awaited<ReturnType<typeof startOracle>>} */
    let oracle;
    before(async () => {
      oracle = await startOracle(profile);
    });
    after(() => oracle?.close());

    it(`the oracle of ${profile} has the recorded version and the recorded time zones`, async () => {
      const { laravel, zones } = await oracle.about();
      assert.match(laravel, versions[profile]);
      const recorded =
        readFileSync(new URL("../conformance/timezones.txt", import.meta.url), "utf8").match(/^[^#\n].*$/gm) ?? [];
      assert.equal(recorded.length, 419);
      assert.equal(zones, recorded.length);
      const answers = await oracle.askMany(
        recorded.map((timezone) => ({ body: JSON.stringify({ name: "x", assistant_id: 1, timezone }) })),
      );
      assert.deepEqual(
        recorded.filter((_, i) => answers[i].status !== 201),
        [],
      );
    });

    it(`the oracle of ${profile} answers every recorded case as recorded`, async () => {
      assert.equal(cases.length, 2965);
      const answers = await oracle.askMany(cases);
      const differing = cases.flatMap(({ id, recorded }, i) => {
        const [theirs, live] = [shownRecorded(recorded[profile]), shownLive(answers[i], recorded[profile])];
        return theirs === live ? [] : [`case ${id}\n  recorded ${theirs}\n  live     ${live}`];
      });
      assert.deepEqual(differing, []);
    });

    it(`the oracle of ${profile} trims exactly the recorded code points`, async () => {
      const sets = whitespaceSets();
      const points = sets.get(trimmed[profile]) ?? assert.fail(`whitespace_sets.txt has no set ${trimmed[profile]}`);
      const neighbours = points.flatMap((point) => [point - 1, point + 1]);
      const asked = [...new Set([...sets.values(), neighbours].flat())].filter((point) => point >= 0);
      const answers = await oracle.askMany(
        asked.map((point) => ({ body: JSON.stringify({ name: surrounded("x", point), assistant_id: 1 }) })),
      );
      asked.forEach((point, i) => {
        const expected = points.includes(point) ? "x" : surrounded("x", point);
        assert.equal(answers[i].validated?.get("name"), expected, `U+${point.toString(16)}`);
      });
    });

    it(`the oracle of ${profile} rejects pending questions with its last output when it dies`, async () => {
      const doomed = await startOracle(profile);
      const questions = [
        doomed.ask("{}"),
        doomed.ask(/** @type {any} */ ("{}"), /** @type {any} */ (["no number"])),
        doomed.ask("{}"),
      ];
      const outcomes = await Promise.allSettled(questions);
      assert.deepEqual(
        outcomes.map(({ status }) => status),
        ["fulfilled", "rejected", "rejected"],
      );
      const [, { reason }] = /** @type {PromiseRejectedResult[]} */ (outcomes);
      assert.match(reason.message, /oracle ended .*exit status 255.*TypeError/s);
      await assert.rejects(doomed.ask("{}"), reason);
      await doomed.close();
    });
  });
}

/** @param {Case["recorded"]["laravel-8"]} recorded @returns {string} */
function shownRecorded(recorded) {
  if (recorded.status === 201) return `201 ${exactText(recorded.validated)}`;
  return recorded.status === 422 ? `422 ${recorded.message} ${JSON.stringify(recorded.errors)}` : "500";
}

/**
 * Laravel 10 crashes on an exponent over 1000, which 11 and newer refuse. Their refusal is compared with crash.php's.
 * @param {Answer} answer
 * @param {Case["recorded"]["laravel-8"]} recorded
 */
function shownLive(answer, recorded) {
  const exponent = answer.status === 500 && recorded.status === 422 && /MathException$/.test(answer.exception);
  return shownRecorded(/** @type {any} */ (exponent ? { status: 422, ...answer.refusal } : answer));
}

/** @param {string} text @param {number} point */
function surrounded(text, point) {
  const blank = String.fromCodePoint(point);
  return blank + text + blank;
}
