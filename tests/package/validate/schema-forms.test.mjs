// Values that form libraries pass to the schema, and a team's own rules.
// A misspelled field: cspell:ignore timezon
import assert from "node:assert/strict";
import { test } from "node:test";
import { campaignSchema, createCampaignSchema, validateCampaign } from "../../../pkg/index.js";

const plain = { name: "Spring", assistant_id: "127" };
const campaign = { name: "Spring", assistant_id: 127 };

/** @param {unknown} form @param {import("../../../pkg/index.js").CampaignSchema<any>} schema */
const validate = (form, schema = campaignSchema) => schema["~standard"].validate(form);

test("a list under the name of its boxes is read as the field", () => {
  const forms = [
    { ...plain, "allowed_days[]": ["friday"], "phone_number_ids[]": "12" },
    { ...plain, "allowed_days[]": "friday", "phone_number_ids[]": ["12"] },
    { ...plain, "allowed_days[0]": "friday", "phone_number_ids[0]": "12" },
  ];
  for (const form of forms) {
    assert.deepEqual(validate(form), { value: { ...campaign, allowed_days: ["friday"], phone_number_ids: [12] } });
  }
  assert.deepEqual(validate({ ...plain, "allowed_days[]": ["friday", "Monday"] }), {
    issues: [{ message: "The selected allowed_days.1 is invalid.", path: ["allowed_days", 1] }],
  });
});

test("the field itself wins over the name of its boxes", () => {
  const form = { ...plain, allowed_days: ["monday"], "allowed_days[]": ["friday"] };
  assert.deepEqual(validate(form), { value: { ...campaign, allowed_days: ["monday"] } });
});

test("a group of boxes that reports true or false is left out, and other wrong values are refused", () => {
  for (const value of [false, true]) {
    assert.deepEqual(validate({ ...plain, allowed_days: value, phone_number_ids: value }), { value: campaign });
    assert.equal(validateCampaign({ ...plain, allowed_days: value }).ok, false);
  }
  assert.ok(validate({ ...plain, allowed_days: "monday" }).issues);
  assert.ok(validate({ ...plain, allowed_days: false, name: "" }).issues?.length === 1);
});

test("refine adds the errors of a team's own rules to an accepted campaign", () => {
  /** @type {unknown[]} */
  const seen = [];
  const schema = createCampaignSchema({
    profile: "laravel-12",
    refine: (accepted) => {
      seen.push(accepted);
      return accepted.timezone
        ? []
        : [{ path: ["timezone"], message: "Choose a time zone." }, { message: "Incomplete." }];
    },
  });
  assert.deepEqual(validate(plain, schema), {
    issues: [
      { message: "Choose a time zone.", path: ["timezone"], source: "client" },
      { message: "Incomplete.", path: [], source: "client" },
    ],
  });
  assert.deepEqual(validate({ ...plain, timezone: "UTC" }, schema), { value: { ...campaign, timezone: "UTC" } });
  assert.deepEqual(validate({ ...plain, name: "" }, schema), {
    issues: [{ message: "The name field is required.", path: ["name"] }],
  });
  assert.deepEqual(seen, [campaign, { ...campaign, timezone: "UTC" }]);
});

test("refine may return nothing, and anything but a list of issues is a TypeError", () => {
  /** @param {any} refine */
  const schemaWith = (refine) => createCampaignSchema({ refine });
  assert.deepEqual(
    validate(
      plain,
      schemaWith(() => undefined),
    ),
    { value: campaign },
  );
  const wrong = /** @type {[any, RegExp][]} */ ([
    [async () => [], /^TypeError: refine must return a list of issues, not a promise$/],
    [() => "Choose a time zone.", /^TypeError: refine must return a list of issues$/],
    [() => [{ path: ["timezone"] }], /^TypeError: refine must return issues with a message$/],
    [
      () => [{ path: ["timezon"], message: "x" }],
      /"timezon" is not a field of a campaign\. Did you mean "timezone"\?$/,
    ],
  ]);
  for (const [refine, message] of wrong) assert.throws(() => validate(plain, schemaWith(refine)), message);
  assert.throws(() => schemaWith("rule"), /^TypeError: refine must be a function/);
});
