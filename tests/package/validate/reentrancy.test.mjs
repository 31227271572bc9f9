// Values that ask for a verdict while they are read: a computed value of a page's own may. The outer verdict is the form's all the same.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createCampaignSchema, validateCampaign, validateCampaignJson, validateMany } from "../../../pkg/index.js";

/** Forms that the inner call asks about: accepted, refused, usual, unusual, many of them. @type {Record<string, unknown>[]} */
const inner = [
  {},
  { name: "i", assistant_id: 1 },
  { name: "i", assistant_id: 1, allowed_days: ["x", "y"], phone_number_ids: [5, 5, 5], timezone: "Nope/Zone" },
  { name: "i", assistant_id: 1, allowed_days: ["sunday"], phone_number_ids: [9, 8, 7, 6] },
  { name: "x".repeat(300), assistant_id: "z", max_retries: 9, allowed_hours_start_time: "9:00" },
  { name: " i ", assistant_id: "1", allowed_days: { a: "monday" }, phone_number_ids: Array(40).fill(1) },
];
/** The form whose parts ask, as plain data. */
const outer = {
  name: "outer",
  assistant_id: 5,
  timezone: "Europe/Berlin",
  max_calls_in_parallel: 3,
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "17:00",
  allowed_days: ["monday", "friday"],
  max_retries: 2,
  retry_interval: 60,
  retry_on_voicemail: true,
  goal_completion_variable: "sold",
  phone_number_ids: [1, 2],
};

/**
 * Makes a member an accessor that first does something else.
 * @template {object} T
 * @param {T} holder
 * @param {PropertyKey} key
 * @param {() => void} act
 */
function asking(holder, key, act) {
  const value = /** @type {any} */ (holder)[key];
  return Object.defineProperty(holder, key, {
    enumerable: true,
    configurable: true,
    get() {
      act();
      return value;
    },
  });
}

/** The outer form with one accessor: each of its members, and each element of its lists. @param {() => void} act */
function* forms(act) {
  /** @type {ProxyHandler<any>} */
  const asksOnGet = {
    get(...args) {
      act();
      return Reflect.get(...args);
    },
  };
  for (const key of Object.keys(outer)) {
    yield [key, asking({ ...outer }, key, act)];
    const list = /** @type {any} */ (outer)[key];
    if (!Array.isArray(list)) continue;
    for (const index of list.keys()) yield [`${key}.${index}`, { ...outer, [key]: asking([...list], index, act) }];
    yield [`${key} as a proxy`, { ...outer, [key]: new Proxy([...list], asksOnGet) }];
    yield [
      `${key}.toJSON`,
      { ...outer, [key]: asking(Object.assign([...list], { toJSON: undefined }), "toJSON", act) },
    ];
  }
}

describe("a verdict that is asked for while another is made", () => {
  for (const options of [
    undefined,
    { profile: /** @type {const} */ ("laravel-8") },
    { account: { timezone: "UTC" } },
  ]) {
    test(`changes nothing in the outer one, with the options ${JSON.stringify(options)}`, () => {
      const expected = validateCampaignJson(JSON.stringify(outer), options);
      assert.ok(expected.ok);
      for (const form of inner) {
        const asked = validateCampaignJson(JSON.stringify(form), options);
        let calls = 0;
        const act = () => {
          // Once for each reading, or the accessors of the inner form would ask without end.
          calls++;
          assert.deepEqual(validateCampaign(form, options), asked);
        };
        for (const [name, given] of forms(act)) {
          calls = 0;
          assert.deepEqual(validateCampaign(given, options), expected, `${name} asking about ${JSON.stringify(form)}`);
          assert.ok(calls > 0, `${name} was read`);
        }
      }
    });
  }

  test("changes nothing in lists of forms and in schemas", () => {
    const expected = validateCampaign(outer);
    const schema = createCampaignSchema();
    const act = () => void validateMany(inner);
    for (const [name, given] of forms(act)) {
      assert.deepEqual(validateMany([given, given]), [expected, expected], `${name}`);
      assert.deepEqual(schema["~standard"].validate(given), { value: expected.ok && expected.campaign }, `${name}`);
    }
  });

  test("is right about a list that grows while it is read", () => {
    const list = asking(/** @type {any[]} */ ([1, 2]), 0, () => {
      if (list.length < 100) for (let i = 3; i < 103; i++) list.push(i);
    });
    const verdict = validateCampaign({ ...outer, phone_number_ids: list });
    // As JSON.stringify would: it reads the length first.
    assert.deepEqual(verdict.ok && verdict.campaign.phone_number_ids, [1, 2]);
  });
});
