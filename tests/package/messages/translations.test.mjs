// Every text of every language: rules, warnings, unchecked facts, errors, fields and options. The server's English
// texts equal Laravel's to the letter.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import {
  CampaignError,
  campaignFields,
  fieldsIn,
  inputProps,
  validateCampaign,
  validateCampaignJson,
  validateFields,
} from "../../../pkg/index.js";
import { catalog } from "../../../pkg/message-catalog.js";
import { translateError } from "../../../pkg/validate/translate-error.js";
import { bundle } from "../../../scripts/package/bundle.mjs";
import { publicEntries } from "../../../scripts/package/manifest.mjs";
import { readCases } from "../../conformance/cases.mjs";
import { testLanguage, textsOf } from "./language-tests.mjs";

/** @import { Language } from "../../../pkg/index.js" */

const pkg = new URL("../../../pkg/", import.meta.url);
const names = publicEntries(pkg.pathname).flatMap((entry) => /^messages\/(\w+)$/.exec(entry)?.[1] ?? []);
/** @type {Record<string, Language>} */
const languages = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, (await import(`${pkg}messages/${name}.js`))[name]])),
);
const en = /** @type {Language} */ (languages.en);

/** @type {any} */
const cycle = {};
cycle.cycle = cycle;
/** Values that between them break every rule of every field and element. */
const values = ["", null, "x", 0, 99999, 1.5, {}, [], ["x"], ["5", 5], [null], "x".repeat(256), cycle];

/**
 * Returns every rule that can fail on a field, with a form that breaks it.
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
/** Accepted forms that together have every warning and every unchecked fact. */
const diagnosed = [
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

const warningCodes = catalog.warnings.map((/** @type {[string]} */ [code]) => code);
const uncheckedCodes = catalog.unchecked.map((/** @type {[string]} */ [code]) => code);

/** Returns all codes of errors: those of the classes, and those that the relay's sources name. */
function errorCodes() {
  const source = readFileSync(new URL("errors.js", pkg), "utf8");
  const classes = /CLASS_BY_CODE = \{([^}]*)\}/.exec(source)?.[1] ?? "";
  const relay = readdirSync(new URL("relay/", pkg))
    .filter((file) => file.endsWith(".js"))
    .flatMap((file) => [...readFileSync(new URL(`relay/${file}`, pkg), "utf8").matchAll(/"(relay_\w+)"/g)]);
  return [...[...classes.matchAll(/^\s*(\w+):/gm)].map(([, code]) => code), ...new Set(relay.map(([, code]) => code))];
}

const OUTCOMES = /** @type {const} */ (["not-sent", "refused", "unknown"]);

const placeholdersOf = (/** @type {string} */ text) => [...text.matchAll(/(?<!\d):[a-z]+/g)].map(String).sort();

// Terms of other languages: cspell:disable
/** The word of each language for a thing, wherever English names it. @type {Record<string, Record<string, RegExp>>} */
const TERMS = {
  de: { campaign: /Kampagne/, assistant: /Assistent/, account: /Konto/, server: /Server/, plan: /Tarif/ },
  es: { campaign: /campaña/, assistant: /asistente/i, account: /cuenta/, server: /servidor/, plan: /plan/ },
  fr: { campaign: /campagne/, assistant: /assistant/i, account: /compte/, server: /serveur/, plan: /forfait/ },
  pt: { campaign: /campanha/, assistant: /assistente/i, account: /conta/, server: /servidor/, plan: /plano/ },
};
/** Forms of address that a form must not use, and words of another register. @type {Record<string, RegExp>} */
const INFORMAL = {
  de: /(?<!\p{L})(du|dich|dir|dein\w*|freiwillig)(?!\p{L})/iu,
  es: /(?<!\p{L})(tú|tu|tus|te|ti)(?!\p{L})/iu,
  fr: /(?<!\p{L})(tu|toi|ton|ta|tes)(?!\p{L})/iu,
  pt: /(?<!\p{L})(tu|teu|tua|teus|tuas)(?!\p{L})/iu,
};
// cspell:enable
test("the failures below are all that the table of fields knows", () => {
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
    // The account sets the limit of parallel calls, so that field has two rules instead of `between`.
    const bounds = min === undefined ? [] : max === undefined ? ["min", "max"] : ["between"];
    const codes = [...(required ? ["required"] : []), ...rules[input], ...bounds, "unserializable"];
    return codes.map((code) => (code.startsWith(".") ? `${name}${code}` : `${name} ${code}`));
  });
  assert.deepEqual([...all.keys()].sort(), expected.sort());
  assert.equal(expected.length, 39);
});

test("the languages are German, English, Spanish, French and Portuguese, and each entry exports one", async () => {
  assert.deepEqual(names, ["de", "en", "es", "fr", "pt"]);
  for (const name of names) assert.deepEqual(Object.keys(await import(`${pkg}messages/${name}.js`)), [name]);
});

test("the English labels and options are those of the table of fields", () => {
  const translated = fieldsIn({ attributes: en.attributes, units: en.units, options: en.options });
  assert.deepEqual(translated, campaignFields);
});

for (const [name, language] of Object.entries(languages)) {
  describe(name, () => {
    const texts = textsOf(language);

    test("has a text for every key that English has, with the same placeholders", () => {
      assert.deepEqual(
        texts.map(([path]) => path),
        textsOf(en).map(([path]) => path),
      );
      const english = new Map(textsOf(en));
      for (const [path, text] of texts) {
        assert.deepEqual(placeholdersOf(text), placeholdersOf(String(english.get(path))), path);
      }
    });

    test("is whole sentences, without doubled spaces or words", () => {
      for (const [path, text] of texts) {
        assert.doesNotMatch(text, /\s\s|^\s|\s$|\b(\p{L}{3,}) \1\b/u, path);
        if (/^(messages\/[a-z]|warnings|unchecked|errors|outcomes|help)/.test(path)) assert.match(text, /[.?]$/, path);
      }
    });

    test("says no label twice in a message, and fills in every placeholder and bound", () => {
      for (const [key, form] of all) {
        const verdict = validateCampaign(form, { language });
        const laravel8 = validateCampaign(form, { language, profile: "laravel-8" });
        assert.ok(!verdict.ok && !laravel8.ok);
        assert.deepEqual(laravel8.errors, verdict.errors);
        assert.equal(verdict.message, language.messages["The given data was invalid."]);
        const english = validateCampaign(form);
        assert.ok(!english.ok);
        for (const [i, { field, message, params, path }] of verdict.issues.entries()) {
          assert.notEqual(message, english.issues[i]?.message, key);
          assert.doesNotMatch(message, /(^|[^\d]):[a-z]/, `${key}: ${message}`);
          const label = /** @type {Record<string, string>} */ (language.attributes)[
            path.length > 1 ? `${field}.*` : field
          ];
          const shown = String(label).replace(":position", String(Number(path[1]) + 1));
          assert.equal(message.toLowerCase().split(shown.toLowerCase()).length, 2, `${key}: ${message}`);
          for (const bound of ["min", "max"]) {
            if (bound in params) assert.ok(message.includes(String(params[bound])), `${key}: ${message}`);
          }
        }
      }
    });

    test("has no message for a code that no rule has", () => {
      const codes = new Set([...all.keys()].map((key) => key.split(" ")[1]));
      const more = ["assistant_not_found", "phone_number_not_owned", "goal_variable_unknown", ...catalog.top];
      assert.deepEqual(
        Object.keys(language.messages).filter((code) => !codes.has(code)),
        more,
      );
    });

    test("says how many errors there are beside the first, as Laravel 12 does", () => {
      const message = (/** @type {unknown} */ form) => {
        const verdict = validateCampaign(form, { language, profile: "laravel-12" });
        return verdict.ok ? "" : verdict.message;
      };
      const [one, several] = ["(and :count more error)", "(and :count more errors)"].map(
        (key) => language.messages[key],
      );
      const first = String(language.messages.required).replace(":attribute", language.attributes.name);
      assert.equal(message({ assistant_id: 1 }), first);
      assert.equal(message({}), `${first} ${String(one).replace(":count", "1")}`);
      assert.equal(message({ max_retries: 9 }), `${first} ${String(several).replace(":count", "2")}`);
    });

    test("has a label for every field and for the elements of every list, each another", () => {
      const keys = campaignFields.flatMap(({ name, type }) => (type === "array" ? [name, `${name}.*`] : [name]));
      assert.deepEqual(Object.keys(language.attributes), keys);
      assert.equal(new Set(Object.values(language.attributes)).size, keys.length);
    });

    test("inputProps of a translated field has its placeholder", () => {
      for (const spec of fieldsIn(language)) {
        assert.equal(inputProps(spec).placeholder, inputProps(spec.name).placeholder && spec.placeholder);
      }
    });

    test("has texts for the known warnings and unchecked facts only, in every function", () => {
      assert.deepEqual(Object.keys(language.warnings).sort(), warningCodes.sort());
      assert.deepEqual(Object.keys(language.unchecked).sort(), uncheckedCodes.sort());
      for (const form of diagnosed) {
        const verdict = validateCampaign(form, { language });
        assert.deepEqual(validateCampaignJson(JSON.stringify(form), { language }), withoutDropped(verdict));
        const fields = /** @type {const} */ (["name", "allowed_days"]);
        assert.deepEqual(
          validateFields(form, fields, { language }).warnings,
          verdict.warnings.filter((warning) => warning.fields.some((field) => fields.some((name) => name === field))),
        );
      }
    });

    test("has a message for every code of an error, with every outcome and purpose", () => {
      const codes = errorCodes();
      assert.ok(codes.length > 30, `${codes}`);
      for (const code of codes) {
        for (const outcome of OUTCOMES) {
          for (const purpose of /** @type {const} */ (["create", "change", "read"])) {
            const error = new CampaignError("The server's own.", { code, outcome });
            translateError(error, { language }, purpose);
            const { message, originalMessage } = error;
            assert.equal(originalMessage, "The server's own.");
            const own = /** @type {Record<string, string>} */ (language.errors)[code] ?? language.errors.relay;
            const tail = /** @type {any} */ (language.outcomes)[purpose]?.[outcome];
            const hasTail = tail && code !== "assistant_not_found";
            assert.equal(message, `${own.replace(":code", code)}${hasTail ? ` ${tail}` : ""}`);
          }
        }
      }
      const known = new Set([...codes, "relay", "no_relay"]);
      assert.deepEqual(
        Object.keys(language.errors).filter((code) => !known.has(code)),
        [],
      );
    });

    testLanguage(name, language, {
      module: { campaignFields, fieldsIn, validateCampaign },
      english: en,
      entry: name,
      maxBytes: 3400,
      account: { outbound_assistant_ids: [1], phone_number_ids: [5], goal_variables: { 1: ["won"] } },
      contradicted: [
        { name: "a", assistant_id: 1, goal_completion_variable: "lost", phone_number_ids: [6] },
        { name: "a", assistant_id: 2 },
      ],
      accountCodes: ["assistant_not_found", "goal_variable_unknown", "phone_number_not_owned"],
      diagnosed: diagnosed.map((form) => [form]),
      diagnosticCodes: [...warningCodes, ...uncheckedCodes],
    });

    if (name === "en") return;

    test("has one word for each thing, and addresses the user formally", () => {
      const translated = new Map(texts);
      for (const [path, text] of textsOf(en)) {
        if (path.startsWith("placeholders")) continue;
        for (const [word, term] of Object.entries(TERMS[name] ?? {})) {
          if (new RegExp(`\\b${word}`, "i").test(text)) assert.match(String(translated.get(path)), term, path);
        }
      }
      for (const [path, text] of texts) assert.doesNotMatch(text, /** @type {RegExp} */ (INFORMAL[name]), path);
    });
  });
}

test("a bundle of validateCampaign contains no language", async () => {
  const source = String(await bundle('export { validateCampaign } from "./index.js"', pkg.pathname));
  for (const language of Object.values(languages)) assert.ok(!source.includes(language.errors.timeout));
});

test("a custom text replaces one warning or unchecked fact, and a text for an unknown member none", () => {
  const form = { ...SMALL, allowed_days: [], max_calls_in_parallel: 2 };
  const plain = validateCampaign(form);
  const warnings = { no_days: "Nobody!", overnight_window: { message: "unused" } };
  const custom = validateCampaign(form, { messages: { warnings, unchecked: { assistant: "Unsure." } } });
  assert.deepEqual(custom.warnings, [{ ...plain.warnings[0], message: "Nobody!" }]);
  const [first, ...others] = custom.unchecked;
  assert.deepEqual(first, { ...plain.unchecked[0], message: "Unsure." });
  assert.deepEqual(others, plain.unchecked.slice(1));
  for (const messages of [[], { warnings: "all" }, { warnings: { no_days: { code: "mine", fields: "none" } } }]) {
    assert.deepEqual(validateCampaign(form, { messages: /** @type {any} */ (messages) }), plain);
  }
});

test("English stays Laravel's: messages for unknown keys change no recorded message", () => {
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
