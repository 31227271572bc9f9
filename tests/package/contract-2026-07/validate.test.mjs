// The functions of outbound-campaign/2026-07, with forms that the pages show and forms that people get wrong.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import {
  buildRequest,
  campaignFields,
  campaignSchema,
  createCampaignSchema,
  createValidator,
  ValidationError,
  validateCampaign,
  validateCampaignJson,
  validateFields,
} from "../../../pkg/2026-07.js";
import * as first from "../../../pkg/index.js";
import { readCases } from "../../conformance/cases.mjs";

/** The fields of the pages' example of a call, in the pages' order. */
const call = {
  name: "Product Demo Campaign",
  channel: "call",
  timezone: "Europe/Bucharest",
  schedule_windows: [
    { start: "09:00", end: "12:00" },
    { start: "16:00", end: "02:00" },
  ],
  scheduled_start_at: "2026-07-27T09:00:00+03:00",
  allowed_days: ["monday", "tuesday"],
  max_retries: 3,
  retry_interval: 60,
  mark_complete_when_no_leads: true,
  assistant_id: 42,
  max_calls_in_parallel: 3,
  phone_number_ids: [11, 12],
  retry_on_voicemail: false,
  retry_on_goal_incomplete: false,
  fallback_channel: "whatsapp",
  fallback_whatsapp_sender_id: 7,
  fallback_whatsapp_template_id: 15,
  fallback_variable_mapping: { 1: "customer_name" },
};
const whatsapp = {
  name: "WhatsApp Follow-up",
  channel: "whatsapp",
  timezone: "UTC",
  whatsapp_sender_id: 7,
  whatsapp_template_id: 15,
  text_variable_mapping: { 1: "customer_name" },
  messages_per_minute: 10,
};
const sms = { name: "SMS", channel: "sms", timezone: "UTC", sms_from_phone_number_id: 11, sms_body: "Hello {{name}}" };
const examples = { call, whatsapp, sms };

describe("outbound-campaign/2026-07", () => {
  it("the schema reads windows and mappings under the names of an HTML form", () => {
    const { schedule_windows, fallback_variable_mapping, ...rest } = call;
    const names = {
      "schedule_windows[0][start]": "09:00",
      "schedule_windows[0][end]": "12:00",
      "schedule_windows[1][start]": "16:00",
      "schedule_windows[1][end]": "02:00",
      "fallback_variable_mapping[1]": "customer_name",
    };
    for (const schema of [campaignSchema, createCampaignSchema(), createValidator().schema]) {
      assert.deepEqual(schema["~standard"].validate({ ...rest, ...names }), { value: call });
      // The field's own name counts.
      assert.deepEqual(schema["~standard"].validate({ ...call, ...names, "schedule_windows[0][start]": "x" }), {
        value: call,
      });
      for (const empty of [undefined, null]) {
        const form = { ...rest, schedule_windows: empty, ...names };
        assert.deepEqual(schema["~standard"].validate(form), { value: call });
      }
      const { issues } = schema["~standard"].validate({ ...rest, ...names, "schedule_windows[1][end]": "2" });
      assert.deepEqual(
        issues?.map(({ path }) => path),
        [["schedule_windows", 1, "end"]],
      );
    }
  });

  it("the schema refuses a text of three million characters without a look at each", () => {
    const start = process.cpuUsage();
    assert.ok(campaignSchema["~standard"].validate("x".repeat(3_000_000)).issues);
    const { user } = process.cpuUsage(start);
    assert.ok(user < 500_000, `${user} microseconds`);
  });

  for (const [channel, form] of Object.entries(examples)) {
    it(`the example of the channel ${channel} is accepted unchanged, and so is its request`, () => {
      const verdict = validateCampaign(form);
      assert.ok(verdict.ok);
      assert.deepEqual(verdict.campaign, form);
      const { body, method, url } = buildRequest(form, { provider: "autocalls" });
      assert.equal(method, "POST");
      assert.match(url, /\/user\/campaign$/);
      assert.deepEqual(JSON.parse(body), form);
      assert.deepEqual(validateCampaignJson(body), verdict);
    });
  }

  it("each required field of a channel and of a fallback is reported with its condition", () => {
    /** @type {Record<string, string[]>} */
    const messages = {};
    const forms = [
      { name: "a" },
      { name: "a", channel: "whatsapp" },
      { name: "a", channel: "sms" },
      { name: "a", assistant_id: 1, fallback_channel: "whatsapp" },
      { name: "a", assistant_id: 1, fallback_channel: "sms" },
      {},
    ];
    for (const form of forms) {
      const verdict = validateCampaign(form);
      assert.ok(!verdict.ok);
      Object.assign(messages, verdict.errors);
    }
    const when = (/** @type {string} */ name, /** @type {string} */ condition = "") => [
      `The ${name} field is required${condition}.`,
    ];
    assert.deepEqual(messages, {
      assistant_id: when("assistant id"),
      whatsapp_sender_id: when("whatsapp sender id", " when channel is whatsapp"),
      whatsapp_template_id: when("whatsapp template id", " when channel is whatsapp"),
      sms_from_phone_number_id: when("sms from phone number id", " when channel is sms"),
      sms_body: when("sms body", " when channel is sms"),
      fallback_whatsapp_sender_id: when("fallback whatsapp sender id", " when fallback channel is whatsapp"),
      fallback_whatsapp_template_id: when("fallback whatsapp template id", " when fallback channel is whatsapp"),
      fallback_sms_from_phone_number_id: when("fallback sms from phone number id", " when fallback channel is sms"),
      fallback_sms_body: when("fallback sms body", " when fallback channel is sms"),
      name: when("name"),
    });
  });

  it("an issue about a window has its path, its code and its parameters", () => {
    const verdict = validateCampaign({ ...call, schedule_windows: [{ start: "9:00", end: "12:00" }] });
    assert.ok(!verdict.ok);
    assert.deepEqual(verdict.issues, [
      {
        field: "schedule_windows",
        path: ["schedule_windows", 0, "start"],
        key: "schedule_windows.0.start",
        code: "date_format",
        message: "The schedule_windows.0.start field must match the format H:i.",
        params: { format: "H:i" },
        source: "rule",
        suggestion: "09:00",
      },
    ]);
    assert.ok(Object.isFrozen(verdict.issues[0]));
  });

  it("custom messages and names apply to fields, windows, conditions and warnings", () => {
    const options = {
      messages: {
        required_if: ":attribute fehlt (:other = :value)",
        "schedule_windows.*.start.date_format": ":attribute ist keine Uhrzeit: :input",
        "schedule_windows.1.end.required": "Das zweite Ende fehlt",
        warnings: { timezone_omitted: "Keine Zeitzone" },
      },
      attributes: { sms_body: "Der Text", channel: "Kanal", "schedule_windows.*.start": "Der Beginn" },
    };
    const form = { name: "a", channel: "sms", sms_from_phone_number_id: 1 };
    const verdict = validateCampaign(
      { ...form, schedule_windows: [{ start: "9", end: "12:00" }, { start: "12:00" }] },
      options,
    );
    assert.ok(!verdict.ok);
    assert.deepEqual(verdict.errors, {
      sms_body: ["Der Text fehlt (Kanal = sms)"],
      "schedule_windows.0.start": ["Der Beginn ist keine Uhrzeit: 9"],
      "schedule_windows.1.end": ["Das zweite Ende fehlt"],
    });
    assert.equal(verdict.warnings[0]?.message, "Keine Zeitzone");
  });

  it("account facts refuse unknown assistants, numbers, senders and templates of the campaign's channel", () => {
    const account = {
      outbound_assistant_ids: [42],
      phone_number_ids: [11],
      goal_variables: { 42: ["booked"] },
      whatsapp_templates: { 7: { 15: ["1"] } },
      sms_phone_number_ids: [11],
      max_calls_in_parallel: 5,
      timezone: "UTC",
    };
    const validator = createValidator({ account });
    const errors = (/** @type {object} */ form) => {
      const verdict = validator.validate(form);
      return verdict.ok ? {} : verdict.errors;
    };
    assert.deepEqual(errors({ ...call, assistant_id: 43, goal_completion_variable: "x" }), {
      assistant_id: ["Assistant not found or not an outbound assistant."],
      "phone_number_ids.1": ["The selected phone_number_ids.1 is invalid."],
    });
    assert.deepEqual(errors({ ...call, phone_number_ids: [11], goal_completion_variable: "x" }), {
      goal_completion_variable: ['The assistant has no boolean post-call variable "x". It has: booked.'],
    });
    assert.deepEqual(errors({ ...whatsapp, whatsapp_template_id: 16 }), {
      whatsapp_template_id: ["The selected whatsapp template id is invalid."],
    });
    assert.deepEqual(errors({ ...whatsapp, whatsapp_sender_id: "8" }), {
      whatsapp_sender_id: ["The selected whatsapp sender id is invalid."],
    });
    assert.deepEqual(errors({ ...sms, sms_from_phone_number_id: 12 }), {
      sms_from_phone_number_id: ["The selected sms from phone number id is invalid."],
    });
    assert.deepEqual(errors({ ...sms, assistant_id: 43, phone_number_ids: [1] }), {});
    const verdict = validator.validate({ ...whatsapp, text_variable_mapping: { 2: "x" } });
    assert.deepEqual(
      verdict.warnings.map(({ code }) => code),
      ["placeholder_unknown", "placeholder_unmapped"],
    );
    assert.deepEqual(
      verdict.unchecked.map(({ code }) => code),
      ["campaign_limit"],
    );
  });

  it("invalid options throw a TypeError that names the option", () => {
    for (const [account, name] of /** @type {[any, RegExp][]} */ ([
      [{ whatsapp_templates: [1] }, /whatsapp_templates/],
      [{ whatsapp_templates: { 7: { 15: "1" } } }, /whatsapp_templates/],
      [{ whatsapp_templates: { x: {} } }, /whatsapp_templates/],
      [{ sms_phone_number_ids: ["a"] }, /sms_phone_number_ids/],
      [{ whatsapp_sender_ids: [1] }, /whatsapp_sender_ids/],
    ])) {
      assert.throws(() => validateCampaign({}, { account }), name);
    }
    assert.throws(() => createValidator(/** @type {any} */ ({ contract: "2026-07" })), /contract/);
    assert.throws(() => validateFields({}, /** @type {any} */ (["windows"])), TypeError);
    assert.throws(() => validateCampaignJson(/** @type {any} */ (5)), TypeError);
  });

  it("validateFields reports the members of windows with their field, and no other field", () => {
    const { ok, errors } = validateFields({ schedule_windows: [{ start: "09:00" }] }, ["schedule_windows", "sms_body"]);
    assert.equal(ok, false);
    assert.deepEqual(Object.keys(errors), ["schedule_windows.0.end"]);
    assert.equal(validateFields({ channel: "sms" }, ["assistant_id"]).ok, true);
  });

  it("values without JSON and unknown keys are reported as in the first contract", () => {
    /** @type {any} */
    const cycle = {};
    cycle.self = cycle;
    const verdict = validateCampaign({
      ...sms,
      text_variable_mapping: cycle,
      sms_boddy: "x",
      messages_per_minute: Number.NaN,
    });
    assert.ok(!verdict.ok);
    assert.deepEqual(
      verdict.issues.map(({ key, code, source }) => [key, code, source]),
      [["text_variable_mapping", "unserializable", "client"]],
    );
    const own = verdict.warnings.slice(-2).map(({ code, key, suggestion }) => [code, key, suggestion]);
    assert.deepEqual(own, [
      ["unknown_field", "sms_boddy", "sms_body"],
      ["value_dropped", "messages_per_minute", undefined],
    ]);
    for (const nothing of [undefined, null, 5, [], "x", () => {}]) {
      const empty = validateCampaign(nothing);
      assert.ok(!empty.ok);
      assert.deepEqual(Object.keys(empty.errors), ["name", "assistant_id"]);
    }
    const wrong = validateCampaign(new FormData());
    assert.ok(!wrong.ok);
    assert.deepEqual(
      wrong.issues.map(({ key, code }) => [key, code]),
      [
        ["name", "unserializable"],
        ["assistant_id", "unserializable"],
      ],
    );
  });

  it("bigints and dates are sent with all their digits and as ISO text", () => {
    const start = new Date(Date.UTC(2026, 6, 27, 6));
    const verdict = validateCampaign({
      ...sms,
      sms_from_phone_number_id: 9007199254740993n,
      scheduled_start_at: start,
    });
    assert.ok(verdict.ok);
    assert.equal(verdict.campaign.sms_from_phone_number_id, "9007199254740993");
    assert.equal(verdict.campaign.scheduled_start_at, "2026-07-27T06:00:00.000Z");
  });

  it("a refused form throws a ValidationError that the first contract's code recognizes", () => {
    const error = catching(() => buildRequest({ ...sms, sms_body: "" }, { provider: "autocalls" }));
    assert.ok(error instanceof ValidationError && error instanceof first.ValidationError);
    assert.deepEqual(Object.keys(error.errors), ["sms_body"]);
    assert.throws(() => buildRequest(sms, { baseUrl: "ftp://host.example" }), TypeError);
  });

  it("every accepted form of the first contract is accepted", () => {
    let accepted = 0;
    for (const { id, body } of readCases()) {
      if (!first.validateCampaignJson(body).ok) continue;
      accepted += 1;
      assert.ok(validateCampaignJson(body).ok, `case ${id}`);
    }
    assert.ok(accepted > 500);
  });

  it("the schema reads the keys of HTML lists, and leaves out a group of boxes that is a boolean", () => {
    const { validate } = campaignSchema["~standard"];
    const submitted = { ...sms, "allowed_days[]": ["monday"], phone_number_ids: false };
    const { value } = /** @type {any} */ (validate(submitted));
    assert.deepEqual(value, { ...sms, allowed_days: ["monday"] });
  });

  it("the schema validates as validateCampaign does, and applies refine", () => {
    const { validate } = campaignSchema["~standard"];
    assert.deepEqual(validate(sms), { value: sms });
    assert.deepEqual(validate({ ...sms, schedule_windows: [{}] }).issues?.[0], {
      message: "The schedule_windows.0.start field is required.",
      path: ["schedule_windows", 0, "start"],
    });
    const refined = createCampaignSchema({ refine: () => [{ path: ["sms_body"], message: "Too short." }] });
    assert.deepEqual(refined["~standard"].validate(sms).issues, [
      { message: "Too short.", path: ["sms_body"], source: "client" },
    ]);
  });

  it("the JSON Schema accepts all forms that the server accepts, and refuses most others", () => {
    const ajv = new Ajv2020({ strict: false, allErrors: false, unicodeRegExp: true });
    const input = ajv.compile(campaignSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" }));
    const output = ajv.compile(campaignSchema["~standard"].jsonSchema.output({ target: "draft-2020-12" }));
    let [refused, seen] = [0, 0];
    for (const { id, group, body } of readCases("cases-2026-07.jsonl")) {
      // Numbers of PHP, and bodies that PHP reads in another way than JavaScript.
      if (/^(depth|body|bad-utf8|int|range|univ|date|mutated|restructured|combo|elsewhere|cross)/.test(group)) continue;
      /** @type {any} */
      let value;
      try {
        // Twice: JavaScript reads 1e400 as infinite, and JSON has no such number.
        value = JSON.parse(JSON.stringify(JSON.parse(String(body))));
      } catch {
        continue;
      }
      const verdict = validateCampaign(value);
      if (verdict.ok) {
        assert.ok(input(value), `case ${id}: ${body} ${JSON.stringify(input.errors)}`);
        assert.ok(output(verdict.campaign), `case ${id}: ${body} ${JSON.stringify(output.errors)}`);
      } else {
        seen += 1;
        refused += Number(!input(value));
      }
    }
    assert.ok(refused > 0.95 * seen, `${refused} of ${seen}`);
    for (const target of ["draft-07", "openapi-3.0"]) campaignSchema["~standard"].jsonSchema.input({ target });
  });

  it("campaignFields describes each field once, with the bounds and conditions of its rules", () => {
    assert.equal(campaignFields.length, 29);
    const spec = (/** @type {string} */ name) => campaignFields.find((field) => field.name === name);
    assert.equal(spec("sms_body")?.maxLength, 1600);
    assert.deepEqual(spec("messages_per_minute"), {
      ...spec("messages_per_minute"),
      min: 1,
      max: 10,
      section: "whatsapp",
    });
    assert.deepEqual(spec("assistant_id")?.requiredIf, { field: "channel", value: "call", byDefault: true });
    assert.deepEqual(spec("sms_body")?.requiredIf, { field: "channel", value: "sms" });
    assert.equal(spec("schedule_windows")?.input, "windows");
    assert.equal(spec("timezone")?.options?.length, 419);
  });
});

/** @param {() => unknown} call @returns {any} */
function catching(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
