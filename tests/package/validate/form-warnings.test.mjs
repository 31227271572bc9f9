// Warnings about keys that are not fields, and about values that JSON does not have.
// A German message: cspell:ignore Hilfe
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  createValidator,
  validateCampaign,
  validateCampaignJson,
  validateFields,
  validateMany,
} from "../../../pkg/index.js";
import { de } from "../../../pkg/messages/de.js";
import { fr } from "../../../pkg/messages/fr.js";

const plain = { name: "Spring", assistant_id: 127, timezone: "UTC" };
/** All 14 fields. */
const full = {
  ...plain,
  max_calls_in_parallel: 3,
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "17:00",
  allowed_days: ["monday"],
  max_retries: 3,
  retry_interval: 60,
  retry_on_voicemail: true,
  retry_on_goal_incomplete: true,
  goal_completion_variable: "booked",
  mark_complete_when_no_leads: true,
  phone_number_ids: [7],
};

/** @param {{ warnings: readonly { code: string, key?: string, suggestion?: string }[] }} verdict */
const unknown = ({ warnings }) =>
  warnings.filter(({ code }) => code === "unknown_field").map(({ key, suggestion }) => [key, suggestion]);
/** @param {{ warnings: readonly { code: string, key?: string, message: string }[] }} verdict */
const dropped = ({ warnings }) => warnings.filter(({ code }) => code === "value_dropped").map(({ key }) => key);

const misspelled = {
  max_retires: "max_retries",
  allowedDays: "allowed_days",
  "allowed_days[]": "allowed_days",
  "phone_number_ids[0]": "phone_number_ids",
  "allowed-days": "allowed_days",
  "Assistant ID": "assistant_id",
  nmae: "name",
  days: "allowed_days",
  phone_numbers: "phone_number_ids",
  time_zone: "timezone",
  start_time: "allowed_hours_start_time",
  _token: undefined,
  goal: undefined,
  id: undefined,
};

for (const [key, field] of Object.entries(misspelled)) {
  test(`the key ${key} is an unknown field that ${field ? `suggests ${field}` : "suggests nothing"}`, () => {
    for (const form of [plain, full, { name: "" }, { ...plain, max_retries: Number.NaN }]) {
      const verdict = validateCampaign({ ...form, [key]: "x" });
      assert.deepEqual(unknown(verdict), [[key, field]]);
      assert.equal(verdict.ok, validateCampaign(form).ok);
      const warning = verdict.warnings.find(({ code }) => code === "unknown_field");
      assert.deepEqual(warning?.fields, field ? [field] : []);
      assert.match(String(warning?.message), /^The value of ".+" is not sent: a campaign has no such field\.$/);
      assert.ok(Object.isFrozen(warning) && Object.isFrozen(verdict.warnings));
    }
    for (const form of [plain, full, { name: "" }]) {
      const text = JSON.stringify({ ...form, [key]: "x" });
      assert.deepEqual(validateCampaignJson(text), validateCampaign({ ...form, [key]: "x" }));
    }
  });
}

test("a form of fields alone has no warning, with undefined and null members and as an object of any kind", () => {
  class Form {
    name = "Spring";
    assistant_id = 127;
    timezone = "UTC";
    get helper() {
      return 1;
    }
  }
  const withoutPrototype = Object.assign(Object.create(null), plain);
  for (const form of [
    plain,
    full,
    { ...plain, max_retries: undefined, nothing: undefined },
    new Form(),
    withoutPrototype,
  ]) {
    assert.deepEqual(validateCampaign(form).warnings, []);
  }
  assert.deepEqual(
    validateCampaign({ ...full, goal_completion_variable: null, retry_on_goal_incomplete: null }).warnings,
    [],
  );
});

test("unknown keys are listed in every kind of verdict, at most 20 of them and shortened", () => {
  const form = { ...plain, max_retires: 3 };
  const expected = [["max_retires", "max_retries"]];
  assert.deepEqual(unknown(createValidator().validate(form)), expected);
  assert.deepEqual(validateMany([form, plain]).map(unknown), [expected, []]);
  assert.deepEqual(unknown(validateFields(form, ["max_retries"])), expected);
  assert.deepEqual(unknown(validateFields(form, ["name"])), []);
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`${"k".repeat(200)}${i}`, 1]));
  const listed = unknown(validateCampaign({ ...plain, ...many }));
  assert.equal(listed.length, 20);
  assert.equal(listed[0]?.[0]?.length, 80);
});

test("an inherited key, a symbol and a key that throws cause no warning and no exception", () => {
  const odd = Object.create({ inherited: 1 });
  Object.assign(odd, plain, { [Symbol("key")]: 1 });
  assert.deepEqual(validateCampaign(odd).warnings, []);
  const throwing = Object.defineProperty({ ...plain }, "other", {
    enumerable: true,
    get() {
      throw new Error("no");
    },
  });
  assert.ok(validateCampaign(throwing).ok);
});

test("a translation replaces the texts, with the key and the value in them", () => {
  const messages = {
    warnings: { unknown_field: { message: "„:key“?", help: "Hilfe" }, value_dropped: ":key: :value" },
  };
  const { warnings } = validateCampaign({ ...plain, nmae: 1, max_retries: Number.NaN }, { messages });
  assert.deepEqual(
    warnings.map(({ message }) => message),
    ["„nmae“?", "max_retries: NaN"],
  );
  assert.equal(warnings[0]?.help, "Hilfe");
});

const lost = /** @type {[string, unknown, string][]} */ ([
  ["max_retries", Number.NaN, "NaN"],
  ["retry_interval", Number.POSITIVE_INFINITY, "Infinity"],
  ["phone_number_ids", new Set([1, 2]), "Set"],
  ["allowed_days", new Map([["a", "monday"]]), "Map"],
  ["allowed_days", Promise.resolve(["monday"]), "Promise"],
  ["phone_number_ids", [1, Number.NaN], "NaN"],
  ["name", () => "Spring", "function"],
  ["timezone", Symbol("UTC"), "symbol"],
  ["allowed_hours_start_time", new Date(Number.NaN), "invalid Date"],
  ["allowed_days", new URLSearchParams("a=monday"), "URLSearchParams"],
]);

for (const [field, value, words] of lost) {
  test(`${words} in ${field} is a dropped value`, () => {
    const verdict = validateCampaign({ ...plain, [field]: value });
    assert.deepEqual(dropped(verdict), [field]);
    const warning = verdict.warnings.find(({ code }) => code === "value_dropped");
    assert.ok(warning?.message.includes(words), warning?.message);
    assert.deepEqual(warning?.fields, [field]);
  });
}

test("a value that JSON writes is not dropped", () => {
  const written = /** @type {[string, unknown][]} */ ([
    ["max_retries", 3n],
    ["allowed_days", {}],
    ["allowed_days", []],
    ["allowed_days", Object.create(null)],
    ["max_retries", null],
    ["max_retries", undefined],
    ["phone_number_ids", new Uint32Array([7])],
    ["name", new String("Spring")],
    ["name", { toJSON: () => "Spring" }],
  ]);
  for (const [field, value] of written) assert.deepEqual(dropped(validateCampaign({ ...plain, [field]: value })), []);
});

test("the warning about a name of an HTML form tells that its value is not sent, and names fromFormData", () => {
  const { warnings } = validateCampaign({ ...plain, "allowed_days[]": ["monday"] });
  const warning = warnings.find(({ code }) => code === "unknown_field");
  assert.equal(warning?.message, 'The value of "allowed_days[]" is not sent: a campaign has no such field.');
  assert.equal(warning?.help, "Read the form with fromFormData.");
  assert.equal(warning?.suggestion, "allowed_days");
});

test("the help of a warning fits the kind of key or value, in every language and with a help of one part", () => {
  const ANY = "Pass a text, number, list or object.";
  const HTML = "Read the form with fromFormData.";
  const helps = /** @type {[Record<string, unknown>, string, number][]} */ ([
    [{ nmae: "x" }, "Correct or remove the name.", 0],
    [{ "phone_number_ids[0]": 7 }, HTML, 1],
    [{ max_retries: Number.NaN }, ANY, 0],
    [{ allowed_days: new Set(["monday"]) }, ANY, 0],
    [{ allowed_days: new FormData() }, HTML, 1],
    [{ allowed_days: new URLSearchParams("a=monday") }, HTML, 1],
    [{ allowed_days: Promise.resolve(["monday"]) }, "Did you forget await?", 2],
  ]);
  for (const [fields, help, part] of helps) {
    const form = { ...plain, ...fields };
    const helpOf = (/** @type {object} */ options) =>
      validateCampaign(form, options).warnings.flatMap(({ key, help }) => (key ? [help] : []));
    assert.deepEqual(helpOf({}), [help]);
    for (const language of [de, fr]) {
      const { unknown_field, value_dropped } = language.warnings;
      const text = "nmae" in fields || "phone_number_ids[0]" in fields ? unknown_field.help : value_dropped.help;
      assert.deepEqual(helpOf({ language }), [text.split("|")[part]]);
    }
    const own = { help: "Yes|no|perhaps" };
    for (const options of [{}, { language: de }]) {
      const messages = { warnings: { unknown_field: own, value_dropped: own } };
      assert.deepEqual(helpOf({ ...options, messages }), [own.help]);
    }
  }
});

test("a FormData or a promise in place of a form is refused, and its errors and a warning name the fix", () => {
  const data = new FormData();
  data.append("name", "Spring");
  data.append("assistant_id", "127");
  const forms = { FormData: data, URLSearchParams: new URLSearchParams("name=a"), Promise: Promise.resolve(plain) };
  for (const [name, form] of Object.entries(forms)) {
    const verdict = validateCampaign(form);
    assert.ok(!verdict.ok);
    assert.deepEqual(
      verdict.issues.map(({ key, code, source }) => [key, code, source]),
      [
        ["name", "unserializable", "client"],
        ["assistant_id", "unserializable", "client"],
      ],
    );
    assert.deepEqual(dropped(verdict), ["form"]);
    assert.ok(verdict.warnings.some(({ message }) => message.includes(name)));
    const warning = verdict.warnings.find(({ code }) => code === "value_dropped");
    assert.equal(warning?.help, name === "Promise" ? "Did you forget await?" : "Read the form with fromFormData.");
    const fix =
      "cannot be sent as JSON: the form is a FormData (use fromFormData) or a promise (use await), " +
      "or the field has a cycle, or a getter or toJSON that throws.";
    assert.deepEqual(verdict.errors, {
      name: [`The name field ${fix}`],
      assistant_id: [`The assistant id field ${fix}`],
    });
    assert.deepEqual(
      verdict.issues.map(({ message }) => message),
      Object.values(verdict.errors).flat(),
    );
    const newest = validateCampaign(form, { profile: "laravel-12" });
    assert.equal(!newest.ok && newest.message, `The name field ${fix} (and 1 more error)`);
    const reworded = validateCampaign(form, { messages: { unserializable: ":attribute?" } });
    assert.deepEqual(!reworded.ok && reworded.errors, { name: ["name?"], assistant_id: ["assistant id?"] });
  }
});

test("a Map in place of a form is an empty form with a warning", () => {
  const verdict = validateCampaign(new Map(Object.entries(plain)));
  assert.ok(!verdict.ok);
  assert.deepEqual(Object.keys(verdict.errors), ["name", "assistant_id"]);
  assert.deepEqual(
    verdict.issues.map(({ code }) => code),
    ["required", "required"],
  );
  assert.deepEqual(dropped(verdict), ["form"]);
});
