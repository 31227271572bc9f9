// Every text of the second contract in every language: rules, account facts, warnings, unchecked facts and fields.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { campaignFields, fieldsIn, validateCampaign } from "../../../pkg/2026-07.js";
import { catalog } from "../../../pkg/catalog-2026-07.js";
import { CampaignClient } from "../../../pkg/index.js";
import { testLanguage } from "./language-tests.mjs";

/** @typedef {import("../../../pkg/2026-07.js").Language} Language */

const pkg = new URL("../../../pkg/", import.meta.url);
const names = ["de", "en", "es", "fr", "pt"];
/** @type {Record<string, Language>} */
const languages = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, (await import(`${pkg}messages/${name}-2026-07.js`))[name]])),
);
/** @type {Record<string, Language>} */
const firstLanguages = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, (await import(`${pkg}messages/${name}.js`))[name]])),
);

/** @type {any} */
const cycle = {};
cycle.cycle = cycle;
/** Values that between them break every rule of every field and element. */
const values = [
  null,
  5,
  "x",
  "x".repeat(2000),
  0,
  99999,
  [],
  [[]],
  ["x"],
  { start: {} },
  [{}],
  [{ start: "x", end: "x" }],
  2.5,
  cycle,
];
const bases = [
  { name: "a", assistant_id: 1 },
  { name: "a", channel: "sms", sms_from_phone_number_id: 1, sms_body: "x" },
  { name: "a", channel: "whatsapp", whatsapp_sender_id: 1, whatsapp_template_id: 1 },
  {
    name: "a",
    assistant_id: 1,
    fallback_channel: "sms",
    fallback_sms_from_phone_number_id: 1,
    fallback_sms_body: "x",
  },
  {
    name: "a",
    assistant_id: 1,
    fallback_channel: "whatsapp",
    fallback_whatsapp_sender_id: 1,
    fallback_whatsapp_template_id: 1,
  },
];
const broken = bases.flatMap((base) =>
  campaignFields.flatMap(({ name }) => values.map((value) => ({ ...base, [name]: value }))),
);
const rowOf = (/** @type {readonly (string | number)[]} */ path) =>
  path.map((part, i) => (i === 1 ? "*" : part)).join(".");

const account = {
  outbound_assistant_ids: [1],
  phone_number_ids: [5],
  goal_variables: { 1: ["won"] },
  whatsapp_templates: { 7: { 15: ["1"] } },
  sms_phone_number_ids: [9],
};
/** Forms that the account facts contradict. */
const contradicted = [
  { name: "a", assistant_id: 2 },
  { name: "a", assistant_id: 1, phone_number_ids: [6], goal_completion_variable: "lost" },
  { name: "a", channel: "sms", sms_from_phone_number_id: 1, sms_body: "x" },
  { name: "a", channel: "whatsapp", whatsapp_sender_id: 7, whatsapp_template_id: 16 },
  { name: "a", channel: "whatsapp", whatsapp_sender_id: 8, whatsapp_template_id: 16 },
];

const small = { name: "a", assistant_id: 1, timezone: "UTC" };
const template = { channel: "whatsapp", whatsapp_sender_id: 7, whatsapp_template_id: 15 };
/** Accepted forms that together have every warning and every unchecked fact. */
const diagnosed = [
  { name: "a\u200bb", assistant_id: 1, phone_number_ids: [5], goal_completion_variable: "won" },
  { name: "a", ...template },
  { name: "a", channel: "sms", sms_from_phone_number_id: 1, sms_body: "{{}}" },
  { ...small, allowed_days: [], scheduled_start_at: "2020-01-01", retry_on_goal_incomplete: true, sms_body: "x" },
  { ...small, scheduled_start_at: "24.07.2026", fallback_sms_body: "x", nmae: "b", max_retries: Number.NaN },
  {
    ...small,
    schedule_windows: [
      { start: "20:00", end: "08:00" },
      { start: "07:00", end: "09:00" },
      { start: "10:00", end: "10:00" },
    ],
    allowed_hours_end_time: "10:00",
  },
  { ...small, schedule_windows: [{ start: "09:00", end: "10:00" }] },
  { ...small, schedule_windows: [{ start: "09:00", end: "10:00" }], retry_interval: 20 },
];
const withFacts = { name: "a", timezone: "UTC", ...template, text_variable_mapping: { 2: "x" } };

test("the broken forms break every check of every row of the table", () => {
  const found = new Set();
  for (const form of broken) {
    const verdict = validateCampaign(form);
    if (verdict.ok) continue;
    for (const { path, code } of verdict.issues) found.add(`${rowOf(path)} ${code}`);
  }
  const all = catalog.rows.flatMap((/** @type {[string, string, [string][]]} */ [row, , checks]) =>
    checks.map(([code]) => `${row} ${code}`),
  );
  for (const name of campaignFields.map(({ name }) => name)) all.push(`${name} unserializable`);
  assert.deepEqual([...found].sort(), [...new Set(all)].sort());
});

for (const [name, language] of Object.entries(languages)) {
  describe(`the language ${name} of 2026-07`, () => {
    test("has a message with the label for every check of every row", () => {
      for (const form of broken) {
        const verdict = validateCampaign(form, { language });
        if (verdict.ok) continue;
        for (const { path, code, message, params } of verdict.issues) {
          const labels = /** @type {Record<string, string>} */ (language.attributes);
          const label = String(labels[rowOf(path)]).replace(":position", String(Number(path[1]) + 1));
          const isIndexed = path.length < 2 || typeof path[1] === "number";
          const where = `${path} ${code}: ${message}`;
          assert.doesNotMatch(message, /:attribute|:other|:value|undefined/, where);
          if (isIndexed) assert.ok(message.toLowerCase().includes(label.toLowerCase()), where);
          for (const bound of ["min", "max"]) {
            if (bound in params) assert.ok(message.includes(String(params[bound])), where);
          }
          if (name !== "en") assert.doesNotMatch(message, /(?<!\p{L})(the|field|must|required)(?!\p{L})/iu, where);
        }
      }
    });

    test("has a label for every field, element and member, each another", () => {
      const keys = campaignFields.map(({ name }) => String(name));
      keys.push("allowed_days.*", "phone_number_ids.*", "schedule_windows.*.start", "schedule_windows.*.end");
      assert.deepEqual(Object.keys(language.attributes).sort(), keys.sort());
      assert.equal(new Set(Object.values(language.attributes)).size, keys.length);
    });

    test("has the texts of the first contract where it adds none, and is a language of the client", () => {
      const first = /** @type {Language} */ (firstLanguages[name]);
      for (const member of /** @type {const} */ (["errors", "outcomes"])) {
        assert.deepEqual(language[member], first[member]);
      }
      assert.doesNotThrow(() => new CampaignClient({ provider: "autocalls", apiKey: "canary-key", language }));
    });

    testLanguage(name, language, {
      module: { campaignFields, fieldsIn, validateCampaign },
      english: languages.en,
      entry: `${name}-2026-07`,
      // With the texts of the first contract.
      maxBytes: 6000,
      account,
      contradicted,
      accountCodes: catalog.account,
      diagnosed: [
        ...diagnosed.map((form) => /** @type {[object, object]} */ ([form, { now: Date.UTC(2026, 0) }])),
        [withFacts, { account }],
      ],
      diagnosticCodes: [
        ...[...catalog.warnings, ...catalog.unchecked].map(([code]) => code),
        "unknown_field",
        "value_dropped",
      ],
    });
  });
}
