// Nesting around PHP's 512 levels, empty keys and lone surrogates: every entry of the package and both real Laravels.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  campaignFields,
  createCampaignSchema,
  validateCampaign,
  validateCampaignJson,
  validateMany,
  validateNdjson,
} from "../../pkg/index.js";
import { shownOurs, shownTheirs } from "./compare.mjs";
import { profiles } from "./engines.mjs";
import { startOracle } from "./oracle.mjs";

/** @param {number} levels @param {boolean} objects @returns {unknown} */
function nested(levels, objects) {
  /** @type {unknown} */
  let value = 1;
  for (let i = 0; i < levels; i++) value = objects ? { a: value } : [value];
  return value;
}

const depths = [508, 509, 510, 511, 512, 513, 514];
/** The form itself is one more level. */
const forms = campaignFields.flatMap(({ name }) =>
  [false, true].flatMap((objects) =>
    depths.map((levels) => ({ name: "a", assistant_id: 1, [name]: nested(levels, objects) })),
  ),
);

const required = '"name":"a","assistant_id":1';
/** Bodies with an odd unknown member, which counts in JSON text only. */
const bodies = [
  ...[false, true].flatMap((objects) =>
    depths.map((levels) => `{${required},"leads":${JSON.stringify(nested(levels, objects))}}`),
  ),
  ...['"\\ud800"', '["\\udc00"]', '{"\\ud800":1}', '"\\ud83d\\ude00"'].map((value) => `{${required},"leads":${value}}`),
  `{${required},"\\ud800":1}`,
  ...["", " ", ".", "*", "0"].flatMap((key) =>
    ['["monday"]', "[]", "[1,1]", '{"":[1]}', "null"].flatMap((value) =>
      ["allowed_days", "phone_number_ids", "timezone"].map((field) => `{${required},"${field}":{"${key}":${value}}}`),
    ),
  ),
  `{${required},"":["monday"]}`,
  `{${required},"_method":"DELETE"}`,
];

/** @param {string} text @param {import("../../pkg/index.js").NdjsonOptions} options */
async function byRow(text, options) {
  for await (const row of validateNdjson(new TextEncoder().encode(text), options)) return row;
  return assert.fail("no row came");
}

for (const profile of profiles) {
  describe(`beside the engine for ${profile}`, () => {
    /** @type {Awaited<ReturnType<typeof startOracle>>} */
    let oracle;
    before(async () => {
      oracle = await startOracle(profile);
    });
    after(() => oracle?.close());

    test(`a value of 508 to 514 levels gets the verdict of ${profile} in each field, by every entry`, async () => {
      const texts = forms.map((form) => JSON.stringify(form));
      const answers = await oracle.askMany(texts.map((body) => ({ body })));
      const many = validateMany(forms, { profile });
      const schema = createCampaignSchema({ profile });
      let undecodable = 0;
      for (const [i, form] of forms.entries()) {
        const theirs = shownTheirs(answers[i]);
        const text = texts[i];
        const shown = text.slice(0, 100);
        assert.deepEqual(shownOurs(validateCampaign(form, { profile })), theirs, shown);
        assert.deepEqual(shownOurs(many[i]), theirs, shown);
        assert.deepEqual(shownOurs(validateCampaignJson(text, { profile })), theirs, shown);
        assert.deepEqual(shownOurs(/** @type {any} */ (await byRow(text, { profile }))), theirs, shown);
        const result = /** @type {any} */ (schema["~standard"].validate(form));
        assert.deepEqual(
          result.issues?.map((/** @type {any} */ { message }) => message),
          theirs.errors?.flatMap(([, messages]) => messages),
          shown,
        );
        if (theirs.errors?.length === 2) undecodable++;
      }
      // From 511 levels on, in 14 fields, as arrays and as objects.
      assert.equal(undecodable, 4 * 14 * 2);
    });

    test(`unknown members, empty keys and lone surrogates get the verdict of ${profile}, also as row`, async () => {
      const answers = await oracle.askMany(bodies.map((body) => ({ body })));
      for (const [i, body] of bodies.entries()) {
        const theirs = shownTheirs(answers[i]);
        assert.deepEqual(shownOurs(validateCampaignJson(body, { profile })), theirs, body.slice(0, 100));
        assert.deepEqual(shownOurs(/** @type {any} */ (await byRow(body, { profile }))), theirs, body.slice(0, 100));
      }
    });

    test(`a list under an empty key is accepted by ${profile}, and the campaign omits it`, async () => {
      const body = `{${required},"allowed_days":{"":["monday"],"b":"friday"}}`;
      const answer = await oracle.ask(body);
      assert.equal(answer.status, 201);
      const verdict = validateCampaignJson(body, { profile });
      assert.deepEqual(verdict.ok && verdict.campaign.allowed_days, ["friday"]);
    });
  });
}
