// The ready translations say something of their own for every rule of every field; English stays Laravel's to the letter.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { suite, test } from "node:test";
import { gzipSync } from "node:zlib";
import { campaignFields, validateCampaign, validateCampaignJson } from "../../pkg/index.js";
import { bundle } from "../../pkg-template/bundle.mjs";
import { readCases } from "../conformance/cases.mjs";

const pkg = new URL("../../pkg/", import.meta.url);
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
    /** @type {{ messages: Record<string, any>, attributes: Record<string, string> }} */
    const { messages, attributes } = await import(new URL(`messages/${language}.js`, pkg).href);

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

    test("takes less than 2 KB of a bundle", async () => {
      const bytes = gzipSync(await bundle(`export * from "./messages/${language}.js"`, pkg.pathname), { level: 9 });
      assert.ok(bytes.length < 2048, `${bytes.length}`);
    });
  });
}

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
