// The tests that a language of every contract must pass: account facts, fields, warnings, size, no English.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { bundle } from "../../../scripts/package/bundle.mjs";

const pkg = new URL("../../../pkg/", import.meta.url);

/**
 * Returns all texts of a language by path, such as "help.name".
 * @param {object} node
 * @param {string} [path]
 * @returns {[path: string, text: string][]}
 */
export const textsOf = (node, path = "") =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value]] : textsOf(value, `${path}${key}/`),
  );

/** Texts that are the same in English. */
const SAME = new Set(["Assistant", "minutes", "messages", "Canal", "SMS"]);

/**
 * Defines the tests of a language.
 * @param {string} name
 * @param {any} language
 * @param {object} contract
 * @param {any} contract.module the contract's functions: `validateCampaign`, `campaignFields`, `fieldsIn`
 * @param {any} contract.english the English of the contract
 * @param {string} contract.entry the language's module, without its folder
 * @param {number} contract.maxBytes the size of the bundled language, gzip
 * @param {object} contract.account facts about the account
 * @param {object[]} contract.contradicted forms that the account facts contradict
 * @param {string[]} contract.accountCodes the codes of all account facts
 * @param {[form: object, options?: object][]} contract.diagnosed accepted forms that together have every warning and
 *   every unchecked fact
 * @param {string[]} contract.diagnosticCodes the codes of all warnings and unchecked facts
 */
export function testLanguage(name, language, contract) {
  const { validateCampaign, campaignFields, fieldsIn } = contract.module;

  test("has a message for every account fact", () => {
    const codes = contract.contradicted.flatMap((form) => {
      const verdict = validateCampaign(form, { account: contract.account, language });
      assert.ok(!verdict.ok);
      for (const { code, message } of verdict.issues) {
        assert.equal(message, String(language.messages[code]).replace(":input", "lost"));
      }
      return verdict.issues.map((/** @type {any} */ { code }) => code);
    });
    assert.deepEqual([...new Set(codes)].sort(), [...contract.accountCodes].sort());
  });

  test("has help for every field, labels for every option, and placeholders for those that are words", () => {
    for (const [i, spec] of fieldsIn(language).entries()) {
      const table = campaignFields[i];
      const { label, help, placeholder, unit, options, ...rest } = spec;
      const { label: _l, help: _h, placeholder: _p, unit: _u, options: _o, ...same } = table;
      assert.deepEqual(rest, same);
      assert.equal(label, language.attributes[spec.name]);
      assert.equal(help, language.help[spec.name]);
      assert.ok(help);
      assert.equal(unit, table.unit && language.units[table.unit]);
      // A letter alone may be a part of a date: 2026-07-27T09:00.
      const isWord = /[a-z]{2}/i.test(table.placeholder);
      assert.equal(placeholder, isWord ? language.placeholders[spec.name] : table.placeholder);
      if (spec.name === "timezone") assert.deepEqual(options, table.options);
      else if (table.options) {
        const labels = Object(language.options[spec.name]);
        const expected = table.options.map((/** @type {any} */ { value }) => ({ value, label: labels[value] }));
        assert.deepEqual(options, expected);
        assert.equal(new Set(Object.values(labels)).size, expected.length);
      } else assert.equal(options, undefined);
    }
    assert.equal(fieldsIn(language), fieldsIn(language));
  });

  test("has texts for every warning and every unchecked fact", () => {
    const seen = new Set();
    for (const [form, options] of contract.diagnosed) {
      const verdict = validateCampaign(form, { ...options, language });
      assert.ok(verdict.ok, JSON.stringify(verdict));
      for (const { code, message, help, key } of verdict.warnings) {
        const text = language.warnings[code];
        assert.equal(message, text.message.replace(":key", String(key)).replace(":value", "NaN"));
        assert.equal(help, text.help.split("|")[0]);
        seen.add(code);
      }
      for (const { code, message } of verdict.unchecked) {
        assert.equal(message, language.unchecked[code]);
        seen.add(code);
      }
    }
    assert.deepEqual([...seen].sort(), [...contract.diagnosticCodes].sort());
  });

  test(`is less than ${contract.maxBytes} bytes in a bundle`, async () => {
    const source = `export * from "./messages/${contract.entry}.js"`;
    const bytes = gzipSync(await bundle(source, pkg.pathname), { level: 9 });
    assert.ok(bytes.length < contract.maxBytes, `${bytes.length}`);
  });

  if (name === "en") return;

  test("has no English left over", () => {
    const english = new Map(textsOf(contract.english));
    for (const [path, text] of textsOf(language)) {
      assert.doesNotMatch(
        text,
        /(?<!\p{L})(the|and|or|of|your|please|with|this|that|field|campaigns?|calls?|days?)(?!\p{L})/iu,
        path,
      );
      if (!SAME.has(text) && path !== "placeholders/timezone") assert.notEqual(text, english.get(path), path);
    }
  });
}
