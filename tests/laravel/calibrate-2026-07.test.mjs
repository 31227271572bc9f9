// Calibration of the contract of July 2026 on the real Laravel, with the package's reading of the pages and with others
// (engine-2026-07.php): the inferred readings, that nothing can be created, and that random forms then get the verdict
// that `differences` promises.
//   FORMS=20000 SEED=42 node --test tests/laravel/calibrate-2026-07.test.mjs
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { contract202607, validateCampaignJson } from "../../pkg/2026-07.js";
import { CampaignClient, compare } from "../../pkg/index.js";
import { profiles } from "./engines.mjs";
import { forms } from "./forms-2026-07.mjs";
import { startOracle } from "./oracle.mjs";

/** @typedef {import("../../pkg/2026-07.js").Readings} Readings */
/** @typedef {import("../../pkg/2026-07.js").Calibration} Calibration */

const FORMS = Number(process.env.FORMS ?? 200);
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const { probes } = contract202607.calibration;

const NOT_MEASURED = "not-measured";
/** @type {import("../../pkg/2026-07.js").CampaignField[]} */
const ACCOUNT_IDS = ["assistant_id", "phone_number_ids", "fallback_whatsapp_template_id", "whatsapp_sender_id"];

// The fields that a variant checks on one channel only, and the readings that the other channels cannot show.
const OWN_CALLS = [
  "assistant_id",
  "goal_completion_variable",
  "max_calls_in_parallel",
  "phone_number_ids",
  "retry_on_goal_incomplete",
  "retry_on_voicemail",
];
const OWN_WHATSAPP = ["text_variable_mapping", "whatsapp_sender_id", "whatsapp_template_id"];
const OWN_SMS = ["sms_body", "sms_from_phone_number_id"];
const OWN_WINDOWS = /** @type {const} */ ({
  acceptsWindowMembers: NOT_MEASURED,
  acceptsEqualTimes: NOT_MEASURED,
  acceptsStartWithoutTime: NOT_MEASURED,
  acceptsStartInWords: NOT_MEASURED,
});

/** The readings of each variant that differ from the package's, and the fields of `differences`. */
/** @type {[variant: string, readings: Partial<Readings>, disputed: string[]][]} */
const variants = [
  ["", {}, []],
  ["distinct-numbers", { acceptsEqualPhoneNumbers: false }, ["phone_number_ids"]],
  ["distinct-days", { acceptsEqualDays: false }, ["allowed_days"]],
  ["goal-max", { goalVariableMax: 255 }, ["goal_completion_variable"]],
  ["goal-required", { acceptsGoalWithoutVariable: false }, ["goal_completion_variable"]],
  ["sms-max", { smsBodyMax: 300 }, ["sms_body"]],
  ["fallback-max", { fallbackSmsBodyMax: 1600 }, ["fallback_sms_body"]],
  ["unless-messages", { assistantWithUnknownChannel: true }, ["assistant_id"]],
  ["null-channel", { assistantWithNullChannel: false }, ["assistant_id"]],
  [
    "no-channel",
    { assistantWithoutChannel: false, assistantWithNullChannel: false, refusesNull: NOT_MEASURED },
    ["assistant_id"],
  ],
  ["array-windows", { acceptsWindowMembers: false, acceptsEqualTimes: NOT_MEASURED }, ["schedule_windows"]],
  ["some-windows", { acceptsNoWindows: false }, ["schedule_windows"]],
  ["own-calls", { checksOtherChannels: NOT_MEASURED }, OWN_CALLS],
  ["own-whatsapp", { checksOtherChannels: NOT_MEASURED }, OWN_WHATSAPP],
  ["own-sms", { checksOtherChannels: NOT_MEASURED }, OWN_SMS],
  ["own-calls+own-whatsapp+own-sms", { checksOtherChannels: false }, [...OWN_CALLS, ...OWN_WHATSAPP, ...OWN_SMS]],
  ["own-calls+distinct-numbers", { checksOtherChannels: NOT_MEASURED, acceptsEqualPhoneNumbers: false }, OWN_CALLS],
  ["own-calls+goal-required", { checksOtherChannels: NOT_MEASURED, acceptsGoalWithoutVariable: false }, OWN_CALLS],
  [
    "account-ids+own-calls",
    {
      checksOtherChannels: NOT_MEASURED,
      acceptsEqualPhoneNumbers: NOT_MEASURED,
      refusesUnknownIds: ACCOUNT_IDS,
    },
    [...OWN_CALLS, "fallback_whatsapp_template_id", "whatsapp_sender_id"],
  ],
  [
    "fallback-max+own-fallback",
    { acceptsFallbackOfMessages: NOT_MEASURED, fallbackSmsBodyMax: 1600 },
    [
      "fallback_channel",
      "fallback_sms_body",
      "fallback_sms_from_phone_number_id",
      "fallback_variable_mapping",
      "fallback_whatsapp_sender_id",
      "fallback_whatsapp_template_id",
    ],
  ],
  ["own-windows", OWN_WINDOWS, ["schedule_windows", "scheduled_start_at"]],
  ["overlap+own-windows", { ...OWN_WINDOWS, acceptsOverlap: false }, ["schedule_windows", "scheduled_start_at"]],
  ["call-fallback", { acceptsFallbackOfMessages: false }, ["fallback_channel"]],
  ["text-mapping", { acceptsMappedValues: false }, ["fallback_variable_mapping", "text_variable_mapping"]],
  [
    "iso-start",
    {
      acceptsStartInWords: false,
      acceptsStartWithBlank: false,
      acceptsStartWithFraction: false,
      acceptsStartWithoutOffset: false,
      acceptsStartWithoutTime: false,
    },
    ["scheduled_start_at"],
  ],
  ["future-start", { acceptsPastStart: false }, ["scheduled_start_at"]],
  [
    "seconds",
    { acceptsSeconds: true, acceptsHoursBesideWindows: NOT_MEASURED },
    ["allowed_hours_end_time", "allowed_hours_start_time"],
  ],
  [
    "short-hours",
    { acceptsShortHours: true, acceptsHoursBesideWindows: NOT_MEASURED },
    ["allowed_hours_end_time", "allowed_hours_start_time"],
  ],
  ["equal-times", { acceptsEqualTimes: false, acceptsWindowMembers: NOT_MEASURED }, ["schedule_windows"]],
  ["overnight", { acceptsOvernight: false }, ["schedule_windows"]],
  ["overlap", { acceptsOverlap: false }, ["schedule_windows"]],
  ["either-hours", { acceptsHoursBesideWindows: false, acceptsNoWindows: NOT_MEASURED }, ["schedule_windows"]],
  [
    "account-ids",
    {
      acceptsEqualPhoneNumbers: NOT_MEASURED,
      refusesUnknownIds: ACCOUNT_IDS,
    },
    ["assistant_id", "fallback_whatsapp_template_id", "phone_number_ids", "whatsapp_sender_id"],
  ],
];

for (const profile of profiles) {
  describe(`calibrating ${profile} of 2026-07, SEED=${SEED}`, () => {
    for (const [variant, expected, disputed] of variants) {
      it(`calibration infers the reading "${variant || "of the package"}" of ${profile}`, async (t) => {
        const oracle = await startOracle(profile, { CAMPAIGN_VARIANT: variant }, "oracle-2026-07.php");
        try {
          const calibration = await calibrated(oracle);
          assert.equal(calibration.profile, profile);
          assert.equal(calibration.exact, variant === "");
          assert.deepEqual(differingReadings(calibration), expected);
          const found = new Set(calibration.differences.map(({ field }) => field));
          assert.deepEqual([...found].sort(), [...disputed].sort());
          const bodies = fc.sample(forms, { numRuns: FORMS, seed: SEED }).map(({ body }) => body);
          const answers = await oracle.askMany(bodies.map((body) => ({ body })));
          let judged = 0;
          bodies.forEach((body, i) => {
            judged += judge(calibration, found, body, answers[i]);
          });
          t.diagnostic(`${judged} of ${bodies.length} forms compared`);
          assert.ok(judged > FORMS * 0.8);
        } finally {
          await oracle.close();
        }
      });
    }

    it(`calibration of ${profile} without the fields of 2026-07 does not measure their readings`, async () => {
      const oracle = await startOracle(profile, { CAMPAIGN_VARIANT: "2026-02" }, "oracle-2026-07.php");
      try {
        const { readings, account } = await calibrated(oracle);
        assert.deepEqual(account, { max_calls_in_parallel: 10 });
        const measured = Object.fromEntries(
          Object.entries(readings.server).filter(([, value]) => value !== NOT_MEASURED),
        );
        assert.deepEqual(measured, {
          hasChannels: false,
          assistantWithoutChannel: true,
          refusesNull: [],
          refusesUnknownIds: [],
          acceptsEqualPhoneNumbers: false,
          acceptsEqualDays: true,
          acceptsGoalWithoutVariable: true,
          goalVariableMax: 255,
          acceptsShortHours: false,
          acceptsSeconds: false,
          acceptsHour24: false,
        });
      } finally {
        await oracle.close();
      }
    });

    it(`calibration of ${profile} finds the optional fields that must not be null`, async () => {
      const oracle = await startOracle(profile, { CAMPAIGN_VARIANT: "not-nullable" }, "oracle-2026-07.php");
      try {
        const { readings } = await calibrated(oracle);
        const refused = /** @type {string[]} */ (readings.server.refusesNull);
        assert.ok(refused.includes("timezone") && refused.includes("retry_interval"));
        // A rule of a condition comes before `nullable` there, so the variant leaves it as it is.
        assert.ok(!refused.includes("sms_body"));
        assert.deepEqual([...new Set(refused)], refused);
      } finally {
        await oracle.close();
      }
    });
  });
}

/**
 * Calibrates the oracle. Checks that it refused each probe.
 * @param {Awaited<ReturnType<typeof startOracle>>} oracle
 * @returns {Promise<Calibration>} after it was stored
 */
async function calibrated(oracle) {
  /** @type {string[]} */
  const sent = [];
  const client = new CampaignClient({
    baseUrl: "https://campaigns.example/api",
    contract: contract202607,
    fetch: async (_, init) => {
      const body = String(/** @type {RequestInit} */ (init).body);
      sent.push(body);
      const { status, message, errors } = await oracle.ask(body);
      assert.equal(status, 422, body);
      return Response.json({ message, errors }, { status });
    },
  });
  const calibration = await client.calibrate();
  assert.deepEqual(
    sent,
    probes.map((form) => JSON.stringify(form)),
  );
  return JSON.parse(JSON.stringify(calibration));
}

/** @param {Calibration} calibration */
function differingReadings({ readings }) {
  const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (readings.package));
  return Object.fromEntries(
    Object.entries(readings.server).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(own[name])),
  );
}

/**
 * Compares a form's verdict with the answer, on the fields without a difference. Returns 1, or 0 for a form that was
 * not compared: only the server reads its date, or Laravel crashed.
 * @param {Calibration} calibration
 * @param {Set<string>} disputed
 * @param {string} body
 * @param {import("./oracle.mjs").Answer} answer
 */
function judge(calibration, disputed, body, answer) {
  const verdict = validateCampaignJson(body, calibration);
  const isUnread = verdict.unchecked.some(({ code }) => code === "scheduled_start_format");
  if (answer.status === 500 || isUnread) return 0;
  const theirs = answer.status === 201 ? { data: {} } : { message: answer.message, errors: answer.errors };
  const parted = compare(verdict, theirs).filter(
    ({ field }) => !disputed.has(field) && (disputed.size === 0 || (field !== "message" && field !== "errors")),
  );
  assert.deepEqual(parted, [], body);
  return 1;
}
