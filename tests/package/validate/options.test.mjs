// Options of validation: an unknown one and a promise are refused by name, on every call.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  buildRequest,
  createCampaignSchema,
  createValidator,
  validateCampaign,
  validateCampaignJson,
  validateFields,
  validateMany,
  validateNdjson,
} from "../../../pkg/index.js";

const form = { name: "Spring", assistant_id: 127 };

/** Calls that take the options of validation. @type {Record<string, (options: any) => unknown>} */
const calls = {
  validateCampaign: (options) => validateCampaign(form, options),
  validateCampaignJson: (options) => validateCampaignJson(JSON.stringify(form), options),
  validateFields: (options) => validateFields(form, ["name"], options),
  validateMany: (options) => validateMany([form], options),
  validateNdjson: (options) => validateNdjson(new Uint8Array(), options),
  createValidator: (options) => createValidator(options),
  createCampaignSchema: (options) => createCampaignSchema(options),
  buildRequest: (options) => buildRequest(form, { provider: "autocalls", ...options }),
};

for (const [name, call] of Object.entries(calls)) {
  test(`${name} refuses an unknown option by name, with the nearest one, on each call`, () => {
    for (let i = 0; i < 2; i++) {
      call({});
      assert.throws(() => call({ profil: "laravel-12" }), {
        name: "TypeError",
        message:
          /^Unknown option "profil"\. Did you mean "profile"\? The options of validation are profile, provider, /,
      });
    }
    assert.throws(() => call({ colour: "red" }), /^TypeError: Unknown option "colour"\. The options of validation are/);
  });

  test(`${name} refuses a promise in place of an option`, () => {
    for (let i = 0; i < 2; i++) {
      call({ account: {} });
      assert.throws(() => call({ account: Promise.resolve({}) }), {
        name: "TypeError",
        message: "account is a promise. Did you forget await?",
      });
    }
    if (name !== "buildRequest")
      assert.throws(() => call(Promise.resolve({})), /^TypeError: options is a promise\. Did/);
  });
}

test("an unknown account fact is refused with the nearest one, and a promise in it too", () => {
  const account = /** @type {any} */ ({ phone_numbers_ids: [7] });
  assert.throws(
    () => validateCampaign(form, { account }),
    /^TypeError: Unknown option "phone_numbers_ids"\. Did you mean "phone_number_ids"\? The members of account are/,
  );
  const promised = /** @type {any} */ ({ phone_number_ids: Promise.resolve([7]) });
  assert.throws(() => validateCampaign(form, { account: promised }), /phone_number_ids is a promise/);
});

test("a stored calibration is taken as options", () => {
  const calibration = {
    profile: "laravel-12",
    messages: {},
    account: {},
    exact: true,
    differences: [],
    askedAt: "2026",
  };
  const options = /** @type {import("../../../pkg/index.js").ValidationOptions} */ (calibration);
  assert.ok(validateCampaign(form, options).ok);
  assert.ok(createValidator(options).validate(form).ok);
});
