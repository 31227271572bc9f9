// Calibration of the contract of July 2026: its probes create nothing, the readings of the server, and how the result
// is used. tests/laravel/calibrate-2026-07.test.mjs measures other readings on the real Laravel.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import { contract202607, createCampaignSchema, validateCampaign } from "../../../pkg/2026-07.js";
import { sendProbe } from "../../../pkg/calibrate/send-probe.js";
import { createCampaignForm } from "../../../pkg/form.js";
import { CampaignClient, validateCampaign as validateFirst } from "../../../pkg/index.js";
import { de } from "../../../pkg/messages/de-2026-07.js";
import { createRelay } from "../../../pkg/relay.js";
import { createSandbox } from "../../../pkg/sandbox.js";
import { failure } from "../support/client.mjs";

const contract = contract202607;
const { calibration } = contract;
const HOST = "https://campaigns.example/api";
const CALL = { name: "Spring", channel: "call", assistant_id: 127 };
const SMS = { name: "Spring", channel: "sms", sms_from_phone_number_id: 5, sms_body: "Hello" };

/**
 * A client of a server that answers each form by a function. `sent` has the bodies.
 * @param {(form: any) => { status?: number, [member: string]: unknown }} answer
 */
function clientOf(answer) {
  /** @type {string[]} */
  const sent = [];
  const client = new CampaignClient({
    baseUrl: HOST,
    contract,
    fetch: async (_, init) => {
      const body = String(/** @type {RequestInit} */ (init).body);
      sent.push(body);
      const { status = 422, ...json } = answer(JSON.parse(body));
      return Response.json(json, { status });
    },
  });
  return { client, sent };
}

/** The package's readings of the pages. @type {import("../../../pkg/2026-07.js").Readings} */
const PACKAGE_READINGS = {
  hasChannels: true,
  assistantWithoutChannel: true,
  assistantWithNullChannel: true,
  assistantWithUnknownChannel: false,
  requiredByChannel: ["whatsapp_sender_id", "whatsapp_template_id", "sms_from_phone_number_id", "sms_body"],
  requiredByFallback: [
    "fallback_whatsapp_sender_id",
    "fallback_whatsapp_template_id",
    "fallback_sms_from_phone_number_id",
    "fallback_sms_body",
  ],
  acceptsFallbackOfMessages: true,
  checksOtherChannels: true,
  refusesNull: [],
  refusesUnknownIds: [],
  acceptsEqualPhoneNumbers: true,
  acceptsEqualDays: true,
  acceptsGoalWithoutVariable: true,
  goalVariableMax: null,
  smsBodyMax: 1600,
  fallbackSmsBodyMax: null,
  acceptsMappedValues: true,
  acceptsShortHours: false,
  acceptsSeconds: false,
  acceptsHour24: false,
  acceptsNoWindows: true,
  acceptsWindowMembers: true,
  acceptsEqualTimes: true,
  acceptsOvernight: true,
  acceptsOverlap: true,
  acceptsHoursBesideWindows: true,
  acceptsPastStart: true,
  acceptsStartWithFraction: true,
  acceptsStartWithOffset: true,
  acceptsStartWithoutOffset: true,
  acceptsStartWithBlank: true,
  acceptsStartWithoutTime: true,
  acceptsStartInWords: true,
  zoneOfStart: "not-measured",
  hoursThatApply: "not-measured",
  meaningOfEqualTimes: "not-measured",
};

/** @param {import("../../../pkg/2026-07.js").ValidationOptions} [options] */
const answerAs = (options) => (/** @type {object} */ form) => {
  const verdict = validateCampaign(form, options);
  assert.ok(!verdict.ok);
  return { message: verdict.message, errors: verdict.errors };
};

suite("the probes of a calibration of 2026-07", () => {
  test("the probes are sixteen, the package refuses each, and the first shows both required fields", () => {
    assert.equal(calibration.probes.length, 16);
    assert.deepEqual(Object.keys(answerAs()(calibration.probes[0] ?? {}).errors).slice(0, 1), ["name"]);
    for (const form of calibration.probes) assert.equal(validateCampaign(form).ok, false);
  });

  /** Servers that require both fields for the first form, and neither for some later forms. */
  const lenientServers = /** @type {const} */ ([
    ["requires the name and the assistant of calls only", (/** @type {any} */ { channel }) => channel !== "call"],
    [
      "requires neither without a channel, with null, or with an unknown one",
      (/** @type {any} */ { channel }) => !/^(call|whatsapp|sms)$/.test(channel),
    ],
    ["requires neither for messages", (/** @type {any} */ { channel }) => /^(whatsapp|sms)$/.test(channel)],
    ["requires neither after the first form", (/** @type {any} */ _, /** @type {number} */ i) => i > 0],
  ]);
  for (const field of ["max_retries", "retry_interval"]) {
    for (const [name, isLenient] of lenientServers) {
      test(`calibrate creates no campaign on a server that ${name}, and checks only ${field} beside`, async () => {
        let created = 0;
        const { client, sent } = clientOf((form) => {
          const all = answerAs()(form).errors;
          const errors = isLenient(form, sent.length - 1) ? (all[field] ? { [field]: all[field] } : {}) : all;
          if (Object.keys(errors).length > 0) return { message: "No.", errors };
          return { status: 201, message: "Campaign created successfully", data: { id: ++created } };
        });
        const error = await failure(client.calibrate());
        assert.equal(created, 0);
        assert.equal(error.outcome, "refused");
        assert.match(error.message, /without requiring (name|assistant_id), so no further form was sent/);
        const lenient = sent.map((body, i) => isLenient(JSON.parse(body), i));
        assert.equal(lenient.indexOf(true), sent.length - 1, "no form follows the first lenient answer");
      });
    }
  }

  test("each form has a number outside the bounds of all channels, and each but a call has both", () => {
    for (const { channel, max_retries, retry_interval } of /** @type {any[]} */ (calibration.probes)) {
      const isOut = [max_retries, retry_interval].map((value) => Math.abs(value) === 987_654);
      assert.ok(channel === "call" ? isOut.includes(true) : !isOut.includes(false));
    }
  });

  test("calibrate stops at a later form that the server accepts", async () => {
    const accepting = clientOf((form) =>
      form.channel === null ? { status: 201, message: "Created", data: { id: 4711 } } : answerAs()(form),
    );
    const error = await failure(accepting.client.calibrate());
    assert.deepEqual([error.outcome, error.cause], ["unknown", { id: 4711 }]);
    assert.equal(JSON.parse(accepting.sent.at(-1) ?? "").channel, null);
    assert.equal(accepting.sent.filter((body) => JSON.parse(body).channel === null).length, 1);
  });

  test("a form is not sent if any reading of the pages could make a campaign of it", async () => {
    /** @type {unknown[]} */
    const sent = [];
    const post = async (/** @type {unknown} */ body) => sent.push(body);
    const complete = [
      CALL,
      SMS,
      { name: "Spring" },
      { name: "Spring", channel: null },
      { name: "Spring", channel: "fax" },
      { name: "Spring", channel: "sms" },
      { name: "Spring", channel: ["call"] },
      { name: null, channel: "call", assistant_id: null },
      { max_retries: 0 },
      { channel: "call", name: "Spring", retry_interval: 9 },
      { channel: "sms", retry_interval: null, max_retries: [] },
      { ...CALL, max_retries: -987_654 },
      { channel: null, max_retries: -987_654 },
    ];
    const disguised = [
      { toJSON: () => CALL },
      Object.defineProperty({ name: "a", channel: "call" }, "assistant_id", { get: () => 1, enumerable: true }),
    ];
    for (const form of [...complete, ...disguised]) {
      await assert.rejects(sendProbe(form, post, calibration), /server may accept/);
    }
    assert.deepEqual(sent, []);
    for (const form of calibration.probes) await sendProbe(form, post, calibration);
    assert.deepEqual(sent, calibration.probes);
  });

  test("calibrate creates no campaign, in the sandbox and through the relay", async () => {
    const sandbox = createSandbox({ contract });
    const options = { provider: /** @type {const} */ ("autocalls"), contract };
    const relay = createRelay({
      ...options,
      apiKey: "canary-key",
      authorize: () => true,
      calibrate: true,
      fetch: /** @type {any} */ (sandbox.fetch),
    });
    const client = new CampaignClient({ ...options, fetch: sandbox.fetch });
    const { askedAt: _, ...direct } = await client.calibrate();
    const url = "https://shop.example/api/user/campaign/calibrate";
    const headers = { origin: "https://shop.example", "content-type": "application/json" };
    const answer = await relay(new Request(url, { method: "POST", headers, body: "{}" }));
    const { askedAt, ...relayed } = await answer.json();
    assert.deepEqual([answer.status, relayed], [200, JSON.parse(JSON.stringify(direct))]);
    assert.ok(Date.parse(askedAt));
    assert.deepEqual(await client.listCampaigns(), []);
  });

  test("calibrate stops after one probe if the server creates a campaign, or does not require a field", async () => {
    const accepting = clientOf(() => ({ status: 201, message: "Campaign created successfully", data: { id: 4711 } }));
    const error = await failure(accepting.client.calibrate());
    assert.match(error.message, /created the campaign 4711/);
    assert.equal(error.outcome, "unknown");
    assert.deepEqual(accepting.sent, [JSON.stringify(calibration.probes[0])]);
    const lenient = clientOf(() => ({ message: "No.", errors: { name: ["No."] } }));
    assert.match((await failure(lenient.client.calibrate())).message, /without requiring assistant_id/);
    assert.equal(lenient.sent.length, 1);
  });
});

/**
 * Returns an answer without the errors of some fields on the channels of a pattern.
 * @param {RegExp} fields
 * @param {RegExp} channels
 * @param {(form: any) => Record<string, string[]>} [more] further errors
 */
const ignoring =
  (fields, channels, more = () => ({})) =>
  (/** @type {any} */ form) => {
    const { message, errors } = answerAs()(form);
    const all = { ...errors, ...more(form) };
    const kept = Object.entries(all).filter(([key]) => !(fields.test(key) && channels.test(form.channel)));
    return { message, errors: Object.fromEntries(kept) };
  };

suite("the readings of a server that checks fields on some channels only", () => {
  const calls = /^(max_calls|phone_|retry_on|goal_)/;
  const unread = "not-measured";
  /** @param {any} form */
  const isCall = ({ channel }) => channel === "call";
  /** @param {any} form @returns {Record<string, string[]>} */
  const missesGoal = (form) =>
    isCall(form) && form.retry_on_goal_incomplete === true && !form.goal_completion_variable
      ? { goal_completion_variable: ["Missing."] }
      : {};
  /** @param {any} form @returns {Record<string, string[]>} */
  const overlaps = (form) =>
    isCall(form) && form.schedule_windows?.[1]?.start === "11:00" ? { schedule_windows: ["Overlap."] } : {};
  /** @param {any} form @returns {Record<string, string[]>} */
  const lacksNumber = (form) =>
    isCall(form) && Array.isArray(form.phone_number_ids)
      ? Object.fromEntries(
          form.phone_number_ids.map((/** @type {unknown} */ _, /** @type {number} */ i) => [
            `phone_number_ids.${i}`,
            ["Unknown."],
          ]),
        )
      : {};
  /** @param {any} form @returns {Record<string, string[]>} */
  const longFallback = (form) =>
    isCall(form) && form.fallback_sms_body?.length > 500 ? { fallback_sms_body: ["At most 500."] } : {};

  /** @type {[name: string, answer: (form: any) => any, readings: object][]} */
  const servers = [
    ["checks the fields of calls on calls only", ignoring(calls, /whatsapp|sms/), { checksOtherChannels: unread }],
    [
      "checks the fields of calls on calls only, and requires a goal's variable",
      ignoring(calls, /whatsapp|sms/, missesGoal),
      { checksOtherChannels: unread, acceptsGoalWithoutVariable: false },
    ],
    [
      "requires a goal's variable of calls, and checks the fields of calls on all channels",
      ignoring(/^$/, /^$/, missesGoal),
      { acceptsGoalWithoutVariable: false },
    ],
    [
      "checks no field of calls",
      ignoring(calls, /./),
      {
        checksOtherChannels: unread,
        acceptsEqualPhoneNumbers: unread,
        acceptsGoalWithoutVariable: unread,
        goalVariableMax: unread,
      },
    ],
    [
      "checks the fields of calls on calls only, and whether the account has the numbers",
      ignoring(calls, /whatsapp|sms/, lacksNumber),
      { checksOtherChannels: unread, acceptsEqualPhoneNumbers: unread, refusesUnknownIds: ["phone_number_ids"] },
    ],
    ["refuses an overlap of calls only", ignoring(/^$/, /^$/, overlaps), { acceptsOverlap: false }],
    [
      "checks windows of calls only, and refuses an overlap",
      ignoring(/^schedule_windows/, /whatsapp|sms/, overlaps),
      { acceptsOverlap: false, acceptsEqualTimes: unread, acceptsWindowMembers: unread },
    ],
    [
      "checks windows of messages only",
      ignoring(/^schedule_windows/, /call/),
      {
        refusesNull: unread,
        acceptsNoWindows: unread,
        acceptsWindowMembers: unread,
        acceptsEqualTimes: unread,
        acceptsOvernight: unread,
        acceptsOverlap: unread,
        acceptsHoursBesideWindows: unread,
      },
    ],
    [
      "checks the start of calls only",
      ignoring(/^scheduled/, /whatsapp|sms/),
      { acceptsStartWithoutTime: unread, acceptsStartInWords: unread },
    ],
    [
      "checks a fallback of calls only, with a bound",
      ignoring(/^fallback/, /whatsapp|sms/, longFallback),
      { acceptsFallbackOfMessages: unread, fallbackSmsBodyMax: 500 },
    ],
    [
      "checks a fallback of messages only",
      ignoring(/^fallback/, /call/),
      {
        requiredByFallback: unread,
        refusesNull: unread,
        refusesUnknownIds: unread,
        fallbackSmsBodyMax: unread,
        acceptsMappedValues: unread,
      },
    ],
    [
      "checks the fields of WhatsApp on other channels only",
      ignoring(/^(whatsapp|text)_/, /whatsapp/),
      {
        requiredByChannel: ["sms_from_phone_number_id", "sms_body"],
        refusesNull: unread,
        refusesUnknownIds: unread,
        acceptsMappedValues: unread,
      },
    ],
    [
      "checks the fields of WhatsApp and of text messages on their own channel only",
      (form) => ignoring(/^(whatsapp|text)_/, /call|sms/)(form) && ignoring(/^sms_/, /call|whatsapp/)(form),
      { checksOtherChannels: unread },
    ],
  ];
  for (const [name, answer, differing] of servers) {
    test(`calibrate claims only proven readings of a server that ${name}`, async () => {
      const { readings } = await clientOf(answer).client.calibrate();
      assert.deepEqual(readings.server, { ...PACKAGE_READINGS, ...differing });
      assert.deepEqual(readings.package, PACKAGE_READINGS);
    });
  }
});

suite("the result of a calibration of 2026-07", () => {
  for (const profile of /** @type {const} */ (["documented", "laravel-8", "laravel-12"])) {
    test(`calibrate of a server with the package's rules finds ${profile}, its limit and these readings`, async () => {
      const options = { profile, account: { max_calls_in_parallel: 4 } };
      const { client, sent } = clientOf(answerAs(options));
      const { exact, account, differences, readings, ...rest } = await client.calibrate();
      assert.deepEqual([rest.profile, exact, account, differences], [profile, true, options.account, []]);
      assert.deepEqual(readings, { server: PACKAGE_READINGS, package: PACKAGE_READINGS });
      assert.deepEqual(
        sent,
        calibration.probes.map((form) => JSON.stringify(form)),
      );
    });
  }

  test("calibrate infers the sentences of a server with the package's own German", async () => {
    const options = { profile: /** @type {const} */ ("laravel-12"), messages: de.messages, attributes: de.attributes };
    const { client } = clientOf(answerAs(options));
    const calibrated = await client.calibrate();
    assert.deepEqual([calibrated.profile, calibrated.exact, calibrated.differences], ["laravel-12", false, []]);
    const form = {
      ...SMS,
      channel: "whatsapp",
      fallback_channel: "sms",
      scheduled_start_at: "never",
      schedule_windows: [{ start: "09:00", end: "12:00" }, { start: "9" }],
      messages_per_minute: 11,
    };
    const [ours, theirs] = [validateCampaign(form, calibrated), validateCampaign(form, options)];
    assert.ok(!ours.ok && !theirs.ok);
    assert.deepEqual([ours.message, ours.errors], [theirs.message, theirs.errors]);
    assert.ok(String(ours.errors["schedule_windows.1.end"]).includes("Zeitfensters 2"));
  });

  test("calibrate does not measure the readings of fields that a server of the first contract lacks", async () => {
    const { client } = clientOf((form) => {
      const { channel: _, ...rest } = form;
      const verdict = validateFirst(rest);
      assert.ok(!verdict.ok);
      return { message: verdict.message, errors: verdict.errors };
    });
    const { server } = (await client.calibrate()).readings;
    assert.equal(server.hasChannels, false);
    assert.equal(server.acceptsEqualPhoneNumbers, false);
    assert.equal(server.goalVariableMax, 255);
    for (const name of /** @type {const} */ ([
      "requiredByChannel",
      "smsBodyMax",
      "acceptsOverlap",
      "acceptsPastStart",
    ])) {
      assert.equal(server[name], "not-measured");
    }
  });

  test("calibrate stops at an answer that does not come from the rules", async () => {
    const { client, sent } = clientOf((form) =>
      form.channel === "sms" ? { message: "The channel sms is disabled.", errors: {} } : answerAs()(form),
    );
    const error = await failure(client.calibrate());
    assert.match(error.message, /without requiring name, so no further form was sent/);
    assert.deepEqual([error.name, error.outcome], ["UnexpectedResponseError", "refused"]);
    assert.equal(sent.filter((body) => JSON.parse(body).channel === "sms").length, 1);
  });

  test("calibrate does not read a bound that the server's sentence hides", async () => {
    const { client } = clientOf(answerAs({ messages: { "sms_body.max": "Too long." } }));
    const { readings, differences } = await client.calibrate();
    const { server } = readings;
    assert.equal(server.smsBodyMax, "not-measured");
    assert.deepEqual(
      differences.map(({ field }) => field),
      ["sms_body"],
    );
  });

  for (const bound of ["9".repeat(400), "987654321987654321987654321", "0", "-5", "1601"]) {
    test(`calibrate does not measure smsBodyMax from a sentence with ${bound.slice(0, 30)}`, async () => {
      const { client } = clientOf(answerAs({ messages: { "sms_body.max": `At most ${bound} characters.` } }));
      assert.equal((await client.calibrate()).readings.server.smsBodyMax, "not-measured");
    });
  }

  test("calibrate reads 20,000 keys of each answer in linear time and in slices", async () => {
    const errors = { name: ["a"], assistant_id: ["b"] };
    for (let i = 0; i < 20_000; i++) Object.assign(errors, { [`scheduled_start_at${i}`]: ["x"] });
    const steps = /** @type {any} */ (calibration).readings(calibration.probes.map(() => ({ message: "", errors })));
    const start = process.cpuUsage();
    let count = 0;
    while (!steps.next().done) count++;
    const time = process.cpuUsage(start).user / 1000;
    assert.ok(count > 16 * 39, `${count} steps`);
    assert.ok(time < 600, `${time} ms`);
  });

  test("a calibration survives JSON and works as the options of every function", async () => {
    const { client } = clientOf(answerAs({ profile: "laravel-8", messages: { required: ":attribute?" } }));
    const calibrated = JSON.parse(JSON.stringify(await client.calibrate()));
    const verdict = validateCampaign({}, calibrated);
    const expected = { name: ["name?"], assistant_id: ["assistant id?"] };
    assert.deepEqual(!verdict.ok && verdict.errors, expected);
    const { issues } = createCampaignSchema(calibrated)["~standard"].validate({});
    assert.deepEqual(
      issues?.map(({ message }) => message),
      ["name?", "assistant id?"],
    );
    const form = createCampaignForm({ ...calibrated, contract, onSubmit: () => {} });
    await form.submit();
    assert.deepEqual(form.errors.name, ["name?"]);
    const other = new CampaignClient({ ...calibrated, contract, fetch: createSandbox({ contract }).fetch });
    assert.deepEqual((await failure(other.createCampaign({}))).errors, expected);
  });
});
