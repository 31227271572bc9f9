// Calibration of the real Laravel, and of variants of the same endpoint (variants.php): the inferred rules, that
// nothing was created, and that random forms then get the verdict that `differences` promises.
//   FORMS=20000 SEED=42 node --test tests/laravel/calibrate.test.mjs
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import { CampaignClient, campaignFields, compare, validateCampaignJson } from "../../pkg/index.js";
import { profiles } from "./engines.mjs";
import { forms } from "./forms.mjs";
import { startOracle } from "./oracle.mjs";
import { startLaravelServer } from "./server.mjs";

/** @typedef {import("../../pkg/index.js").Calibration} Calibration */

const FORMS = Number(process.env.FORMS ?? 2_000);
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const KEY = "1|canary-key-of-the-calibration";
const EXAMPLE = fileURLToPath(new URL("../../examples/calibrate.mjs", import.meta.url));
const names = campaignFields.map(({ name }) => /** @type {string} */ (name));
const REQUIRED = ["name", "assistant_id", "leads"];
const optional = campaignFields.filter(({ required }) => !required).map(({ name }) => /** @type {string} */ (name));
/** Fields with two rules that one value can break. */
const twofold = [
  "name",
  "max_calls_in_parallel",
  "max_retries",
  "retry_interval",
  "goal_completion_variable",
  "phone_number_ids",
];

/**
 * With `bail` Laravel asks its messages whether an element has one, and reads a `*` in a key as a pattern. So an
 * element under the key "**" counts as refused if another one is. (Laravel 8 writes `__asterisk__` as `*`.) No probe
 * can detect that, so it is not promised.
 *
 * @param {unknown} value
 */
const hasPatternKey = (value) =>
  typeof value === "object" && value !== null && Object.keys(value).some((key) => /\*|__asterisk__/.test(key));

/**
 * @typedef {object} Variant
 * @property {string} name of variants.php, or of a server setting
 * @property {Record<string, string>} settings
 * @property {number} [limit] of parallel calls
 * @property {boolean} [exact]
 * @property {string[]} [disputed] the fields of `differences`
 * @property {boolean} [constant] whether the top-level message never changes
 */
/** @param {string} name */
const variant = (name) => ({ CAMPAIGN_VARIANT: name });
/** @type {Variant[]} */
const variants = [
  { name: "the server as it is", settings: {}, exact: true },
  { name: "a plan limit of 3", settings: { CAMPAIGN_MAX_CALLS: "3" }, limit: 3, exact: true },
  {
    name: "no plan limit",
    settings: { CAMPAIGN_MAX_CALLS: "unlimited" },
    limit: Number.POSITIVE_INFINITY,
    exact: true,
  },
  { name: "messages in German", settings: variant("german") },
  { name: "min and max", settings: variant("min-max") },
  { name: "bail", settings: variant("bail"), disputed: twofold },
  { name: "no nullable", settings: variant("not-nullable"), disputed: optional },
  { name: "string before timezone", settings: variant("string-zone"), disputed: ["timezone"] },
  { name: "an extra required field", settings: variant("extra-field"), disputed: ["leads"] },
  { name: "a top-level message of its own", settings: variant("own-message"), constant: true },
];

for (const profile of profiles) {
  describe(`calibrating ${profile}, SEED=${SEED}`, () => {
    for (const { name, settings, limit = 10, exact = false, disputed = [], constant = false } of variants) {
      it(`calibration of ${profile} with ${name} infers its rules, and random forms get its verdicts`, async (t) => {
        const calibration = await calibrated(profile, settings);
        assert.equal(calibration.profile, constant && profile === "laravel-12" ? "documented" : profile);
        assert.equal(calibration.exact, exact);
        assert.deepEqual(calibration.account, { max_calls_in_parallel: Number.isFinite(limit) ? limit : null });
        const found = new Set(calibration.differences.map(({ field }) => field));
        assert.deepEqual([...found].sort(), [...disputed].sort());

        const oracle = await startOracle(profile, settings);
        try {
          const tally = { whole: 0, accepted: 0, fields: 0 };
          const drawn = fc.sample(forms, { numRuns: FORMS, seed: SEED }).map(({ body }) => body);
          const bodies = drawn.flatMap((body) => [body, ...without(found, body)]);
          const asked = bodies.map((body) => ({ body, limit: Number.isFinite(limit) ? limit : null }));
          const answers = await oracle.askMany(asked);
          bodies.forEach((body, i) => {
            const patterned = name === "bail" ? [...fieldsOf(body)].filter(([, value]) => hasPatternKey(value)) : [];
            const unpromised = new Set([...found, ...patterned.map(([field]) => field)]);
            judge(calibration, unpromised, body, answers[i], tally);
          });
          t.diagnostic(
            `${bodies.length} forms: ${tally.whole} judged whole, ${tally.accepted} accepted, ${tally.fields} fields`,
          );
          // A form has or lacks each required field. If one of these is disputed, only fields are promised, not whole
          // answers.
          const promised = !REQUIRED.some((field) => found.has(field));
          assert.ok(promised ? tally.whole >= FORMS * 0.9 && tally.accepted > FORMS / 10 : tally.whole === 0);
          assert.ok(tally.fields > FORMS);
        } finally {
          await oracle.close();
        }
      });
    }
  });
}

describe("examples/calibrate.mjs", () => {
  /** @param {string} baseUrl @param {Record<string, string>} env @param {string[]} [args] */
  const run = (baseUrl, env, args = []) =>
    promisify(execFile)(process.execPath, [EXAMPLE, ...args], {
      env: { ...process.env, OUTBOUND_CAMPAIGN_BASE_URL: baseUrl, ...env },
    });

  it("examples/calibrate.mjs prints a report or the calibration, and never the key", async () => {
    const settings = { CAMPAIGN_TOKEN: KEY, CAMPAIGN_MAX_CALLS: "3", ...variant("string-zone") };
    const server = await startLaravelServer("laravel-8", settings);
    try {
      const { stdout } = await run(server.baseUrl, { OUTBOUND_CAMPAIGN_API_KEY: KEY });
      assert.match(stdout, /Closest profile {2}laravel-8\nParallel calls {3}3\n/);
      assert.match(stdout, / {4}form {6}\{"timezone":98765\}\n/);
      const { stdout: json } = await run(server.baseUrl, { OUTBOUND_CAMPAIGN_API_KEY: KEY }, ["--json"]);
      assert.equal(JSON.parse(json).account.max_calls_in_parallel, 3);
      await assert.rejects(run(server.baseUrl, { OUTBOUND_CAMPAIGN_API_KEY: "another-canary-key" }), {
        code: 1,
        stderr: /AuthenticationError/,
      });
      await assert.rejects(run(server.baseUrl, { OUTBOUND_CAMPAIGN_API_KEY: "" }), { code: 2, stderr: /is required/ });
      assert.ok(!`${stdout}${json}`.includes("canary"));
    } finally {
      await server.close();
    }
  });
});

/**
 * @param {import("./engines.mjs").Profile} profile
 * @param {Record<string, string>} settings
 * @returns {Promise<Calibration>} after it was stored
 */
async function calibrated(profile, settings) {
  const server = await startLaravelServer(profile, { ...settings, CAMPAIGN_TOKEN: KEY });
  try {
    const client = new CampaignClient({ baseUrl: server.baseUrl, apiKey: KEY });
    const calibration = await client.calibrate();
    const seen = await server.requests();
    assert.equal(seen.length, 5);
    for (const { body } of seen) {
      const form = JSON.parse(body);
      assert.ok(!("name" in form && "assistant_id" in form), body);
    }
    assert.equal(seen[0].body, "{}");
    // The ids count up from 1, so no campaign was created before this one.
    if (settings.CAMPAIGN_VARIANT !== "extra-field") {
      assert.equal((await client.createCampaign({ name: "first", assistant_id: 1 })).id, 1);
    }
    assert.ok(!JSON.stringify(calibration).includes("canary"));
    return JSON.parse(JSON.stringify(calibration));
  } finally {
    await server.close();
  }
}

/**
 * Compares a form's verdict with the promise: fields without a difference, and the whole answer if there is none.
 *
 * @param {Calibration} calibration
 * @param {Set<string>} disputed
 * @param {string | Uint8Array} body
 * @param {import("./oracle.mjs").Answer} answer
 * @param {{ whole: number, accepted: number, fields: number }} tally
 */
function judge(calibration, disputed, body, answer, tally) {
  // If Laravel crashes, crash.php finds its messages with another value instead of the sent one.
  if (answer.status === 500 && JSON.stringify(calibration.messages).includes(":input")) return;
  const verdict = validateCampaignJson(body, calibration);
  const theirs = answer.status === 201 ? { data: {} } : answer.status === 422 ? answer : answer.refusal;
  const form = fieldsOf(body);
  const concerned = [...REQUIRED, ...form.keys()].filter((name) => disputed.has(name));
  const parted = compare(verdict, theirs).filter(
    ({ field }) => concerned.length === 0 || (names.includes(field) && !disputed.has(field)),
  );
  assert.deepEqual(parted, [], `${body}`);
  tally.whole += Number(concerned.length === 0);
  tally.accepted += Number(verdict.ok && concerned.length === 0);
  tally.fields += [...form.keys()].filter((name) => !disputed.has(name)).length;
}

/**
 * Removes the disputed fields of a form, so that enough forms can be compared as a whole.
 *
 * @param {Set<string>} disputed
 * @param {string | Uint8Array} body
 */
function without(disputed, body) {
  const form = fieldsOf(body);
  const left = [...form].filter(([name]) => !disputed.has(name));
  return left.length === form.size ? [] : [JSON.stringify(Object.fromEntries(left))];
}

/**
 * Returns the contract's fields of a body. A body that JavaScript cannot read is an empty form, for PHP too.
 *
 * @param {string | Uint8Array} body
 * @returns {Map<string, unknown>}
 */
function fieldsOf(body) {
  try {
    const form = JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body));
    return new Map(Object.entries(form ?? {}).filter(([name]) => names.includes(name)));
  } catch {
    // Not JSON: an empty form for Laravel.
    return new Map();
  }
}
