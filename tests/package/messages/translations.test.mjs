// The ready translations say something of their own for every rule of every field; English stays Laravel's to the letter.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe as suite, test } from "node:test";
import { gzipSync } from "node:zlib";
import { campaignFields, validateCampaign, validateCampaignJson, validateFields } from "../../../pkg/index.js";
import { bundle } from "../../../scripts/package/bundle.mjs";
import { readCases } from "../../conformance/cases.mjs";

const pkg = new URL("../../../pkg/", import.meta.url);
const languages = readdirSync(new URL("messages/", pkg)).flatMap((file) => /^(\w+)\.js$/.exec(file)?.[1] ?? []);

/** @type {any} */
const cycle = {};
cycle.cycle = cycle;
/** What is tried on every field and element, to meet every rule. */
const values = ["", null, "x", 0, 99999, 1.5, {}, [], ["x"], ["5", 5], [null], "x".repeat(256), cycle];

/**
 * Every rule that can fail on a field, with the form that shows it.
 * @returns {Map<string, Record<string, unknown>>} by field, element or not, and code
 */
function failures() {
  const found = new Map();
  for (const { name } of campaignFields) {
    for (const value of values) {
      const form = { name: "a", assistant_id: 1, [name]: value };
      const verdict = validateCampaign(form);
      if (verdict.ok) continue;
      for (const { field, path, code } of verdict.issues)
        found.set(`${field}${path.length > 1 ? ".*" : ""} ${code}`, form);
    }
  }
  return found;
}

const all = failures();

const SMALL = { name: "a", assistant_id: 1, timezone: "Europe/Berlin" };
const NINE = { ...SMALL, allowed_hours_start_time: "09:00" };
/** JSON cannot cause a warning about a value that it does not have. @param {any} verdict */
const withoutDropped = (verdict) => ({
  ...verdict,
  warnings: verdict.warnings.filter((/** @type {any} */ { code }) => code !== "value_dropped"),
});
/** Forms that are taken, and between them get every warning and everything that may be unchecked. */
const remarked = [
  {
    name: "a\u200bb",
    assistant_id: 1,
    goal_completion_variable: "won",
    phone_number_ids: [5],
    max_calls_in_parallel: 2,
  },
  { ...NINE, allowed_hours_end_time: "08:00" },
  { ...NINE, allowed_hours_end_time: "09:00" },
  { ...NINE, allowed_hours_end_time: "10:00", retry_interval: 90 },
  { ...NINE, allowed_hours_end_time: "10:00", retry_interval: 30, max_retries: 5 },
  { ...SMALL, allowed_days: [] },
  { ...SMALL, retry_on_goal_incomplete: true },
  { ...NINE, allowed_hours_end_time: "22:00" },
  { ...SMALL, nmae: "a" },
  { ...SMALL, max_retries: Number.NaN },
];

test("the failures that are looked at are all that the table knows", () => {
  const rules = {
    text: ["string", "max"],
    number: ["integer"],
    select: ["timezone"],
    time: ["date_format"],
    checkbox: ["boolean"],
    checkboxes: ["array", ".* in"],
    list: ["array", ".* integer", ".* distinct"],
  };
  const expected = campaignFields.flatMap(({ name, input, required, min, max }) => {
    // The largest number of parallel calls is the account's, so that field has two rules in place of `between`.
    const bounds = min === undefined ? [] : max === undefined ? ["min", "max"] : ["between"];
    const codes = [...(required ? ["required"] : []), ...rules[input], ...bounds, "unserializable"];
    return codes.map((code) => (code.startsWith(".") ? `${name}${code}` : `${name} ${code}`));
  });
  assert.deepEqual([...all.keys()].sort(), expected.sort());
  assert.equal(expected.length, 39);
});

test("there are four translations", () => assert.deepEqual(languages, ["de", "es", "fr", "pt"]));

for (const language of languages) {
  suite(language, async () => {
    /** @type {{ messages: Record<string, any>, attributes: Record<string, string>, remarks: any }} */
    const { messages, attributes, remarks } = await import(new URL(`messages/${language}.js`, pkg).href);

    test("a sentence for every rule of every field, with its name, bounds and no placeholder left", () => {
      for (const [key, form] of all) {
        const verdict = validateCampaign(form, { messages, attributes });
        const old = validateCampaign(form, { messages, attributes, profile: "laravel-8" });
        assert.ok(!verdict.ok && !old.ok);
        assert.deepEqual(old.errors, verdict.errors);
        const english = validateCampaign(form);
        assert.ok(!english.ok);
        for (const [i, issue] of verdict.issues.entries()) {
          const { field, message, params, path } = issue;
          assert.notEqual(message, english.issues[i]?.message, key);
          assert.doesNotMatch(message, /(^|[^\d]):[a-z]|\bThe\b|\bfield\b/, `${key}: ${message}`);
          const isElement = path.length > 1;
          const name = attributes[isElement ? `${field}.*` : field]?.replace(":position", String(Number(path[1]) + 1));
          assert.ok(message.includes(String(name)), `${key}: ${message}`);
          for (const bound of ["min", "max"]) {
            if (bound in params) assert.ok(message.includes(String(params[bound])), `${key}: ${message}`);
          }
        }
      }
    });

    test("a sentence for every code of the account", () => {
      const account = { outbound_assistant_ids: [1], phone_number_ids: [5], goal_variables: { 1: ["won"] } };
      const form = { name: "a", assistant_id: 1, goal_completion_variable: "lost", phone_number_ids: [6] };
      const forms = [form, { name: "a", assistant_id: 2 }];
      const codes = forms.flatMap((form) => {
        const verdict = validateCampaign(form, { account, messages, attributes });
        const english = validateCampaign(form, { account });
        assert.ok(!verdict.ok && !english.ok);
        assert.deepEqual(
          Object.values(verdict.errors).flat(),
          verdict.issues.map(({ message }) => message),
        );
        for (const [i, { message, code }] of verdict.issues.entries()) {
          assert.notEqual(message, english.issues[i]?.message, code);
          assert.doesNotMatch(message, /(^|[^\d]):[a-z]|\bThe\b|\bassistant has\b/, message);
          if (code === "goal_variable_unknown") assert.ok(message.includes("lost"), message);
        }
        return verdict.issues.map(({ code }) => code);
      });
      assert.deepEqual(codes.sort(), ["assistant_not_found", "goal_variable_unknown", "phone_number_not_owned"]);
    });

    test("a name for every field and for the elements of every list", () => {
      const names = campaignFields.flatMap(({ name, type }) => (type === "array" ? [name, `${name}.*`] : [name]));
      assert.deepEqual(Object.keys(attributes), names);
      assert.equal(new Set(Object.values(attributes)).size, names.length);
    });

    test("no sentence for what is no rule", () => {
      const codes = new Set([...all.keys()].map((key) => key.split(" ")[1]));
      const account = ["assistant_not_found", "phone_number_not_owned", "goal_variable_unknown"];
      assert.deepEqual(
        Object.keys(messages).filter((code) => !codes.has(code)),
        account,
      );
    });

    test("words of its own for every warning and for everything that may be unchecked", () => {
      const own = { messages: { ...messages, ...remarks } };
      const seen = new Set();
      for (const form of remarked) {
        const [said, english] = [validateCampaign(form, own), validateCampaign(form)];
        assert.deepEqual(validateCampaignJson(JSON.stringify(form), own), withoutDropped(said));
        assert.deepEqual(validateFields(form, ["name", "allowed_days"], own).warnings, [
          ...said.warnings.filter(({ fields }) => fields.some((name) => ["name", "allowed_days"].includes(name))),
        ]);
        for (const kind of /** @type {const} */ (["warnings", "unchecked"])) {
          for (const [i, item] of said[kind].entries()) {
            const before = english[kind][i];
            assert.deepEqual({ ...before, ...item }, { ...item, code: before?.code, fields: before?.fields });
            for (const [name, text] of Object.entries(item)) {
              if (name !== "message" && name !== "help") continue;
              assert.notEqual(text, Object(before)[name], item.code);
              assert.doesNotMatch(text, /:[a-z]|\b[Tt]he\b|undefined/, item.code);
            }
            seen.add(`${kind}.${item.code}`);
          }
        }
      }
      const codes = Object.entries(remarks).flatMap(([kind, words]) =>
        Object.keys(words).map((code) => `${kind}.${code}`),
      );
      assert.deepEqual([...seen].sort(), codes.sort());
      assert.equal(codes.length, 18);
    });

    test("takes less than 2 KB of a bundle", async () => {
      const bytes = gzipSync(await bundle(`export * from "./messages/${language}.js"`, pkg.pathname), { level: 9 });
      assert.ok(bytes.length < 2048, `${bytes.length}`);
    });
  });
}

test("words of the caller's own take a remark's place, one by one; what is no sentence takes none", () => {
  const form = { ...SMALL, allowed_days: [], max_calls_in_parallel: 2 };
  const plain = validateCampaign(form);
  const warnings = { no_days: "Nobody!", overnight_window: { message: "unused" } };
  const said = validateCampaign(form, { messages: { warnings, unchecked: { assistant: "Who knows?" } } });
  assert.deepEqual(said.warnings, [{ ...plain.warnings[0], message: "Nobody!" }]);
  const [first, ...others] = said.unchecked;
  assert.deepEqual(first, { ...plain.unchecked[0], message: "Who knows?" });
  assert.deepEqual(others, plain.unchecked.slice(1));
  for (const messages of [[], { warnings: "all" }, { warnings: { no_days: { code: "mine", fields: "none" } } }]) {
    assert.deepEqual(validateCampaign(form, { messages: /** @type {any} */ (messages) }), plain);
  }
});

test("English stays Laravel's: words of nobody's change no recorded sentence", () => {
  let compared = 0;
  for (const { body, limit, recorded } of readCases()) {
    const answer = recorded["laravel-12"];
    if (answer.status !== 422 || limit !== undefined) continue;
    const verdict = validateCampaignJson(body, { messages: { accepted: "x", attributes: [] }, attributes: [] });
    assert.deepEqual(!verdict.ok && verdict.errors, answer.errors);
    compared++;
  }
  assert.ok(compared > 1500, `${compared}`);
});
