// The Standard Schema of a form, as a library calls it, with its types and the options in its JSON Schema.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import { campaignFields, campaignSchema, createCampaignSchema, validateCampaign } from "../../../pkg/index.js";

const valid = { name: " Spring ", assistant_id: "127", retry_on_voicemail: "1", allowed_days: ["monday"] };
const invalid = { name: "", assistant_id: "x", allowed_days: ["monday", "x"], phone_number_ids: { a: 1, b: "1" } };
const standard = campaignSchema["~standard"];

suite("validate", () => {
  test("a Standard Schema returns only the campaign for an accepted form", () => {
    const result = standard.validate(valid);
    assert.deepEqual(Object.keys(result), ["value"]);
    assert.deepEqual(result, {
      value: { name: "Spring", assistant_id: 127, allowed_days: ["monday"], retry_on_voicemail: true },
    });
  });

  test("a Standard Schema returns only the server's messages and their paths for a refused form", () => {
    const result = standard.validate(invalid);
    assert.deepEqual(Object.keys(result), ["issues"]);
    assert.deepEqual(result.issues, [
      { message: "The name field is required.", path: ["name"] },
      { message: "The assistant id field must be an integer.", path: ["assistant_id"] },
      { message: "The selected allowed_days.1 is invalid.", path: ["allowed_days", 1] },
      { message: "The phone_number_ids.a field has a duplicate value.", path: ["phone_number_ids", "a"] },
      { message: "The phone_number_ids.b field has a duplicate value.", path: ["phone_number_ids", "b"] },
    ]);
  });

  test("a Standard Schema returns a plain result synchronously for any value", () => {
    for (const value of [undefined, null, 5, "name", [], () => {}, new Map(), Object.create(null)]) {
      assert.equal(standard.validate(value).issues?.length, 2);
    }
  });

  test("a Standard Schema has no member but ~standard, so no library takes it for another kind", () => {
    assert.deepEqual(Reflect.ownKeys(campaignSchema), ["~standard"]);
    assert.equal(Object.getPrototypeOf(campaignSchema), Object.prototype);
    assert.deepEqual([standard.version, standard.vendor], [1, "outbound-campaign"]);
  });

  test("createCampaignSchema applies its options, and throws for invalid ones", () => {
    const strict = createCampaignSchema({ account: { max_calls_in_parallel: 2 }, messages: { max: ":max!" } });
    const { issues } = strict["~standard"].validate({ ...valid, max_calls_in_parallel: 3 });
    assert.deepEqual(issues, [{ message: "2!", path: ["max_calls_in_parallel"] }]);
    assert.throws(() => createCampaignSchema(/** @type {any} */ ({ profile: "laravel-9" })), {
      name: "TypeError",
      message: /^profile /,
    });
  });
});

suite("jsonSchema", () => {
  /** @param {import("../../../pkg/index.js").ValidationOptions} [options] */
  const bound = (options) => {
    const schema = createCampaignSchema(options)["~standard"].jsonSchema.input({ target: "draft-07" });
    return /** @type {any} */ (schema).properties.max_calls_in_parallel.anyOf[0];
  };

  test("jsonSchema returns three dialects, and throws for another", () => {
    for (const half of /** @type {const} */ (["input", "output"])) {
      assert.match(String(standard.jsonSchema[half]({ target: "draft-2020-12" }).$schema), /2020-12/);
      assert.match(String(standard.jsonSchema[half]({ target: "draft-07" }).$schema), /draft-07/);
      const openapi = JSON.stringify(standard.jsonSchema[half]({ target: "openapi-3.0" }));
      assert.doesNotMatch(openapi, /"\$schema"|"const"|"type":"null"|"exclusiveMaximum":\d/);
      assert.throws(() => standard.jsonSchema[half]({ target: "draft-04" }), {
        name: "TypeError",
        message: /^target /,
      });
      // @ts-expect-error JavaScript callers may omit it
      assert.throws(() => standard.jsonSchema[half](), { name: "TypeError", message: /^target / });
    }
  });

  test("jsonSchema describes every field, and the limit on parallel calls of the options", () => {
    for (const half of /** @type {const} */ (["input", "output"])) {
      const schema = /** @type {any} */ (standard.jsonSchema[half]({ target: "draft-2020-12" }));
      const names = campaignFields.map(({ name }) => name);
      assert.deepEqual(Object.keys(schema.properties), names);
      assert.deepEqual(schema.required, ["name", "assistant_id"]);
      assert.ok(Object.values(schema.properties).every(({ description }) => description.length > 10));
    }
    assert.deepEqual(bound(), { type: "integer", minimum: 1, maximum: 10 });
    assert.deepEqual(bound({ account: { max_calls_in_parallel: 25 } }), { type: "integer", minimum: 1, maximum: 25 });
    const open = { type: "integer", minimum: 1, exclusiveMaximum: 2 ** 63 };
    assert.deepEqual(bound({ account: { max_calls_in_parallel: null } }), open);
    assert.deepEqual(bound({ provider: "intellixent" }), open);
  });
});

test("the types of a schema allow texts in a form and numbers in a campaign", () => {
  /** @typedef {NonNullable<typeof standard.types>} Types */
  /** @type {Types["input"]} */
  const form = { name: "a", assistant_id: "127", max_retries: "3", retry_on_voicemail: "1", allowed_days: ["monday"] };
  const verdict = validateCampaign(form);
  assert.ok(verdict.ok);
  /** @type {Types["output"]} */
  const campaign = verdict.campaign;
  // @ts-expect-error a campaign's retries are a number
  campaign.max_retries = "3";
  /** @type {ReturnType<typeof createCampaignSchema<{ name: string }>>} */
  const narrow = createCampaignSchema();
  assert.ok(narrow);
});
