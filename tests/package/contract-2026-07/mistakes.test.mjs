// Frequent mistakes of callers of outbound-campaign/2026-07: each has the error or the warning that names the fix.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runInNewContext } from "node:vm";
import {
  buildRequest,
  createCampaignSchema,
  validateCampaign,
  validateCampaignJson,
  validateFields,
} from "../../../pkg/2026-07.js";

const sms = { name: "SMS", channel: "sms", timezone: "UTC", sms_from_phone_number_id: 11, sms_body: "Hello" };
const whatsapp = {
  name: "Offer",
  channel: "whatsapp",
  timezone: "UTC",
  whatsapp_sender_id: 7,
  whatsapp_template_id: 15,
};

/** @param {unknown} account */
const withAccount = (account) => () => validateCampaign(whatsapp, /** @type {any} */ ({ account }));
const encode = (/** @type {unknown} */ form) => new TextEncoder().encode(JSON.stringify(form));

describe("mistakes in account facts of 2026-07", () => {
  it("a promise in place of the facts, of one fact or of a member asks for await", () => {
    const facts = { 7: { 15: ["1"] } };
    for (const account of [
      Promise.resolve({ whatsapp_templates: facts }),
      { whatsapp_templates: Promise.resolve(facts) },
      { sms_phone_number_ids: Promise.resolve([1]) },
      { whatsapp_templates: { 7: Promise.resolve({}) } },
      { whatsapp_templates: { 7: { 15: Promise.resolve(["1"]) } } },
      new (class {
        get whatsapp_templates() {
          return Promise.resolve(facts);
        }
      })(),
    ]) {
      assert.throws(withAccount(account), /is a promise\. Did you forget await\?/);
    }
  });

  it("facts in the getters of a class are read", () => {
    class Account {
      get whatsapp_templates() {
        return { 7: { 16: [] } };
      }
      get outbound_assistant_ids() {
        return [1];
      }
      get sms_phone_number_ids() {
        return ["12"];
      }
    }
    const account = new Account();
    const errors = [whatsapp, { name: "a", assistant_id: 2 }, sms].map((form) => {
      const verdict = validateCampaign(form, { account });
      return verdict.ok ? [] : Object.keys(verdict.errors);
    });
    assert.deepEqual(errors, [["whatsapp_template_id"], ["assistant_id"], ["sms_from_phone_number_id"]]);
  });

  it("an unknown fact is refused with the nearest name and with the names of both contracts", () => {
    assert.throws(withAccount({ whatsapp_template: {} }), (/** @type {Error} */ { message }) => {
      assert.match(message, /Did you mean "whatsapp_templates"\?/);
      assert.match(message, /outbound_assistant_ids.*whatsapp_templates, sms_phone_number_ids\.$/);
      return true;
    });
  });

  it("templates of a wrong shape are refused with the right shape", () => {
    for (const templates of [null, [], "7", { x: {} }, { 7: null }, { 7: ["15"] }, { 7: { 15: "1" } }, new Map()]) {
      assert.throws(withAccount({ whatsapp_templates: templates }), /whatsapp_templates .*\{ 7: \{ 15: \["1"\] \} \}/);
    }
  });

  it("a placeholder with a lone surrogate loses no facts", () => {
    const account = { whatsapp_templates: { 7: { 16: ["\ud800"] } } };
    assert.equal(validateCampaign(whatsapp, { account }).ok, false);
  });

  it("50,000 placeholders and as many keys of a mapping are compared without all pairs", () => {
    const names = Array.from({ length: 50_000 }, (_, index) => `name${index}`);
    const codes = (/** @type {string[]} */ keys) => {
      const text_variable_mapping = Object.fromEntries(keys.map((key) => [key, "x"]));
      const account = { whatsapp_templates: { 7: { 15: names } } };
      return validateCampaign({ ...whatsapp, text_variable_mapping }, { account }).warnings.map(({ code }) => code);
    };
    assert.deepEqual(codes([...names].reverse()), []);
    assert.deepEqual(codes([...names.slice(1), "other"]), ["placeholder_unknown", "placeholder_unmapped"]);
  });
});

describe("mistakes in forms and bodies of 2026-07", () => {
  it("a body with an unknown key gets the warning that the form gets", () => {
    const form = { ...sms, max_retires: 1 };
    const { warnings } = validateCampaign(form);
    assert.deepEqual(
      warnings.map(({ code, suggestion }) => [code, suggestion]),
      [["unknown_field", "max_retries"]],
    );
    assert.deepEqual(validateCampaignJson(JSON.stringify(form)).warnings, warnings);
    assert.deepEqual(validateCampaignJson(encode(form)).warnings, warnings);
    for (const body of ["[1]", '{"x":', "\ufeff{}", "null"]) {
      assert.ok(validateCampaignJson(body).warnings.every(({ code }) => code !== "unknown_field"));
    }
  });

  it("a body is read from every view of bytes, of any realm", () => {
    const bytes = encode(sms);
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    const foreign = runInNewContext("Uint8Array.from(bytes)", { bytes });
    assert.equal(foreign instanceof Uint8Array, false);
    for (const body of [bytes, Buffer.from(bytes), new DataView(bytes.buffer), shared, foreign]) {
      assert.deepEqual(validateCampaignJson(/** @type {any} */ (body)), validateCampaign(sms));
    }
    for (const body of [undefined, {}, [1], bytes.buffer]) {
      assert.throws(() => validateCampaignJson(/** @type {any} */ (body)), /body must be a string or a Uint8Array/);
    }
  });

  it("a promise or a FormData in place of the form gets a message that names it", () => {
    for (const [form, expected] of /** @type {[unknown, RegExp][]} */ ([
      [Promise.resolve(sms), /promise/],
      [new FormData(), /FormData/],
    ])) {
      const verdict = validateCampaign(form);
      assert.ok(!verdict.ok);
      for (const { message } of verdict.issues) assert.match(message, expected);
      assert.deepEqual(
        Object.values(verdict.errors).flat(),
        verdict.issues.map(({ message }) => message),
      );
      assert.match(validateFields(form, ["name"]).errors.name?.[0] ?? "", expected);
    }
  });

  it("refine must return a list of issues with fields of this contract", () => {
    const validate = (/** @type {any} */ refine) => () => createCampaignSchema({ refine })["~standard"].validate(sms);
    assert.throws(
      validate(async () => []),
      /refine must return a list of issues, not a promise/,
    );
    assert.throws(
      validate(() => ({})),
      /refine must return a list of issues$/,
    );
    assert.throws(
      validate(() => [{}]),
      /refine must return issues with a message/,
    );
    assert.throws(
      validate(() => [{ message: "x", path: ["sms_boddy"] }]),
      /Did you mean "sms_body"\?/,
    );
    assert.deepEqual(validate(() => undefined)(), { value: sms });
  });

  it("a scheduled start without a time has no offset", () => {
    const { warnings } = validateCampaign({ ...sms, scheduled_start_at: "2026-07-27" });
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ["start_without_offset"],
    );
  });

  it("a scheduled start in the past gets a warning if the caller passes the time", () => {
    const codes = (/** @type {any} */ options, date = "2026-07-27T09:00:00+03:00") =>
      validateCampaign({ ...sms, scheduled_start_at: date }, options).warnings.map(({ code }) => code);
    const start = Date.UTC(2026, 6, 27, 6);
    assert.deepEqual(codes(undefined), []);
    assert.deepEqual(codes({ now: start }), []);
    assert.deepEqual(codes({ now: new Date(start + 1) }), ["start_in_past"]);
    // It is still 2026-07-27 09:00 in the last zone of the day.
    assert.deepEqual(codes({ now: start + 15 * 3_600_000 }, "2026-07-27T09:00"), ["start_without_offset"]);
    assert.deepEqual(codes({ now: start + 15 * 3_600_000 + 1 }, "2026-07-27T09:00"), [
      "start_without_offset",
      "start_in_past",
    ]);
    assert.deepEqual(codes({ now: Date.UTC(2030, 0) }, "27.07.2026"), []);
    for (const now of ["2026", null, Number.NaN, new Date(Number.NaN), Promise.resolve(5)]) {
      assert.throws(() => codes({ now }), TypeError, String(now));
    }
    const late = { ...sms, scheduled_start_at: "2020-01-01T00:00Z" };
    const request = buildRequest(/** @type {any} */ (late), { provider: "autocalls", now: start });
    assert.equal(JSON.parse(request.body).scheduled_start_at, late.scheduled_start_at);
  });

  it("a placeholder that no variable of a lead can fill gets a warning at its field", () => {
    const fields = (/** @type {object} */ form) =>
      validateCampaign(form)
        .warnings.filter(({ code }) => code === "placeholder_unfillable")
        .flatMap((warning) => warning.fields);
    assert.deepEqual(fields({ ...sms, sms_body: "Hello {{first_name}}, {{1}} { {x}" }), []);
    assert.deepEqual(fields({ ...sms, sms_body: "Hello {{ }}" }), ["sms_body"]);
    assert.deepEqual(fields({ ...sms, sms_body: "Hello {{first_name}" }), ["sms_body"]);
    assert.deepEqual(fields({ ...sms, name: "Offer {{month}}" }), ["name"]);
    assert.deepEqual(fields({ ...whatsapp, text_variable_mapping: { 1: "name" } }), []);
    assert.deepEqual(fields({ ...whatsapp, text_variable_mapping: { 1: "{{name}}" } }), ["text_variable_mapping"]);
    assert.deepEqual(fields({ ...whatsapp, text_variable_mapping: { 1: "" } }), ["text_variable_mapping"]);
    // Many placeholders take little time.
    const start = performance.now();
    assert.deepEqual(fields({ ...sms, name: "{{".repeat(100), sms_body: "{{a}}".repeat(300) }), ["name"]);
    fields({ ...whatsapp, text_variable_mapping: Array(100_000).fill("name") });
    assert.ok(performance.now() - start < 3000);
  });
});
