// Custom messages and attribute names, in the format of a Laravel validation.php, in every function.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import {
  buildRequest,
  CampaignClient,
  createCampaignSchema,
  validateCampaign,
  validateCampaignJson,
  validateFields,
} from "../../../pkg/index.js";

/** @typedef {import("../../../pkg/index.js").ValidationOptions} Options */

const form = {
  name: "",
  assistant_id: 1,
  max_retries: 9,
  goal_completion_variable: "x".repeat(256),
  allowed_days: ["x"],
};
/** A Laravel lang/xx/validation.php as PHP's json_encode writes it; an empty array of PHP is a list. */
const laravel = {
  required: "Das Feld :attribute fehlt.",
  between: { array: "Liste", file: "Datei", numeric: ":attribute: :min bis :max, nicht :input.", string: "Text" },
  max: { numeric: "Zahl", string: ":Attribute: höchstens :max Zeichen." },
  in: "Unbekannt: :input (:values).",
  password: { letters: "Buchstaben" },
  custom: { name: { required: "Ohne Namen geht es nicht." }, "attribute-name": { "rule-name": "custom-message" } },
  values: [],
  attributes: { max_retries: "Versuche", goal_completion_variable: "ziel" },
};
const german = {
  name: ["Ohne Namen geht es nicht."],
  max_retries: ["Versuche: 1 bis 5, nicht 9."],
  goal_completion_variable: ["Ziel: höchstens 255 Zeichen."],
  "allowed_days.0": ["Unbekannt: x (monday, tuesday, wednesday, thursday, friday, saturday, sunday)."],
};

/** @param {unknown} value @param {Options} options */
const errors = (value, options) => {
  const verdict = validateCampaign(value, options);
  assert.ok(!verdict.ok);
  return verdict.errors;
};

suite("messages and attributes", () => {
  test("a Laravel translation as messages gives its sentences unchanged", () => {
    assert.deepEqual(errors(form, { messages: laravel }), german);
  });

  test("custom messages apply in raw bodies, validateFields, schemas, buildRequest and the client", async () => {
    const options = { messages: laravel };
    const body = JSON.stringify(form);
    const texts = Object.values(german).flat();
    const byJson = validateCampaignJson(body, options);
    assert.deepEqual(!byJson.ok && byJson.errors, german);
    assert.deepEqual(validateFields(form, ["name"], options).errors, { name: german.name });
    const { issues } = createCampaignSchema(options)["~standard"].validate(form);
    assert.deepEqual(
      issues?.map(({ message }) => message),
      texts,
    );
    const refusal = { name: "ValidationError", errors: german };
    assert.throws(() => buildRequest(form, { provider: "autocalls", ...options }), refusal);
    const client = new CampaignClient({ provider: "autocalls", apiKey: "canary-key", ...options });
    await assert.rejects(client.createCampaign(form), refusal);
  });

  test("custom messages apply by field and rule before rule, and attributes before the translation's names", () => {
    const messages = { ...laravel, "max_retries.between": "eigener", "name.required": "Name?" };
    assert.deepEqual(errors(form, { messages }).max_retries, ["eigener"]);
    assert.deepEqual(errors(form, { messages }).name, ["Name?"]);
    assert.deepEqual(errors(form, { messages, attributes: { goal_completion_variable: "g" } }), {
      ...german,
      name: ["Name?"],
      max_retries: ["eigener"],
      goal_completion_variable: ["G: höchstens 255 Zeichen."],
    });
    assert.deepEqual(errors({ ...form, timezone: "x" }, { messages }).timezone, [
      "The timezone field must be a valid timezone.",
    ]);
  });

  test("custom messages change no verdict, and the top-level message consists of them", () => {
    const plain = validateCampaign(form, { profile: "laravel-12" });
    const worded = validateCampaign(form, { profile: "laravel-12", messages: laravel });
    assert.ok(!plain.ok && !worded.ok);
    /** @param {import("../../../pkg/index.js").Issue[]} issues */
    const rest = (issues) => issues.map(({ message: _, ...others }) => others);
    assert.deepEqual(rest(worded.issues), rest(plain.issues));
    assert.equal(worded.message, "Ohne Namen geht es nicht. (and 3 more errors)");
  });

  test("equal custom messages of one key appear once in errors and are counted once", () => {
    const messages = { integer: "Bad", "between.numeric": "Bad" };
    const verdict = validateCampaign({ ...form, max_retries: -2.5 }, { profile: "laravel-12", messages });
    assert.ok(!verdict.ok);
    assert.deepEqual(verdict.errors.max_retries, ["Bad"]);
    assert.equal(verdict.issues.filter(({ field }) => field === "max_retries").length, 2);
    const texts = Object.values(verdict.errors).flat();
    assert.equal(verdict.message, `${texts[0]} (and ${texts.length - 1} more errors)`);
  });

  test("custom messages and attributes of elements can name their index and position", () => {
    const attributes = { "allowed_days.*": "Tag Nummer :position" };
    assert.deepEqual(errors(form, { attributes })["allowed_days.0"], ["The selected Tag Nummer 1 is invalid."]);
    assert.deepEqual(errors(form, { messages: { "allowed_days.*.in": ":index" } })["allowed_days.0"], ["0"]);
  });

  test("a custom message that is not a text throws a TypeError that names it", () => {
    /** @type {any} */
    const circle = {};
    circle.circle = circle;
    for (const [options, message] of /** @type {[any, RegExp][]} */ ([
      [{ messages: "x" }, /^messages must be an object/],
      [{ messages: { required: 5 } }, /^messages\.required must be a string/],
      [{ messages: { max: { string: null } } }, /^messages\.max\.string must be a string/],
      [{ attributes: { name: true } }, /^attributes\.name must be a string/],
      [{ messages: circle }, /^messages\.circle.* must be a string/],
    ])) {
      assert.throws(() => validateCampaign({}, options), { name: "TypeError", message });
    }
  });
});
