// Getters that request a verdict while a form is read, as computed values may. The outer verdict is unchanged.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createCampaignSchema, validateCampaign, validateCampaignJson, validateMany } from "../../../pkg/index.js";

/** Forms of the inner call: accepted, refused, usual, unusual and large ones. @type {Record<string, unknown>[]} */
const inner = [
  {},
  { name: "i", assistant_id: 1 },
  { name: "i", assistant_id: 1, allowed_days: ["x", "y"], phone_number_ids: [5, 5, 5], timezone: "Nope/Zone" },
  { name: "i", assistant_id: 1, allowed_days: ["sunday"], phone_number_ids: [9, 8, 7, 6] },
  { name: "x".repeat(300), assistant_id: "z", max_retries: 9, allowed_hours_start_time: "9:00" },
  { name: " i ", assistant_id: "1", allowed_days: { a: "monday" }, phone_number_ids: Array(40).fill(1) },
];
/** The outer form as plain data. */
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
 * Turns a member into a getter that first calls a function.
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

/** Yields the outer form with one getter, for each member and each element of its lists. @param {() => void} act */
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
    test(`a verdict requested by a getter leaves the outer one unchanged, with ${JSON.stringify(options)}`, () => {
      const expected = validateCampaignJson(JSON.stringify(outer), options);
      assert.ok(expected.ok);
      for (const form of inner) {
        const asked = validateCampaignJson(JSON.stringify(form), options);
        let calls = 0;
        const act = () => {
          // Once for each reading, or the getters of the inner form would recurse without end.
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

  test("a verdict requested by a getter changes nothing in validateMany and in schemas", () => {
    const expected = validateCampaign(outer);
    const schema = createCampaignSchema();
    const act = () => void validateMany(inner);
    for (const [name, given] of forms(act)) {
      assert.deepEqual(validateMany([given, given]), [expected, expected], `${name}`);
      assert.deepEqual(schema["~standard"].validate(given), { value: expected.ok && expected.campaign }, `${name}`);
    }
  });

  test("a list that grows while it is read is validated with its first length", () => {
    const list = asking(/** @type {any[]} */ ([1, 2]), 0, () => {
      if (list.length < 100) for (let i = 3; i < 103; i++) list.push(i);
    });
    const verdict = validateCampaign({ ...outer, phone_number_ids: list });
    // JSON.stringify reads the length first too.
    assert.deepEqual(verdict.ok && verdict.campaign.phone_number_ids, [1, 2]);
  });
});
