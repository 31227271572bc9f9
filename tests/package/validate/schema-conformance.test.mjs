// Ajv compiles the JSON Schema and agrees with real Laravel on every recorded case, with listed exceptions.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { createCampaignSchema, validateCampaignJson } from "../../../pkg/index.js";
import { readCases } from "../../conformance/cases.mjs";

/** @typedef {import("../../conformance/cases.mjs").Case} Case */
/**
 * `messages`: Laravel's, if it refused.
 * @typedef {{ text: string, bytes: boolean, messages: string[] | undefined }} Difference
 */

const profiles = /** @type {const} */ (["laravel-8", "laravel-12"]);
const dialects = /** @type {const} */ ({ "draft-2020-12": Ajv2020, "draft-07": Ajv });

/** The two messages of a body that PHP could not read. */
const unread = /^The (name|assistant id) field is required\.$/;

/**
 * Differences that JSON Schema cannot express or that JSON.parse hides. With a `message`, Laravel refuses and the
 * schema accepts. Without one, Laravel accepts. They apply to differing cases only.
 * @type {{ reason: string, message?: RegExp, applies: (difference: Difference) => boolean }[]}
 */
const exceptions = [
  {
    reason: '`distinct` compares as PHP does: 1, "1", " 1" and true are equal, and values of an object count too',
    message: / has a duplicate value\.$/,
    applies: () => true,
  },
  {
    reason: "PHP reads a number by its 14 significant digits",
    applies: ({ text }) => (text.match(/\d+\.\d+/g) ?? []).some((number) => number.length > 15),
  },
  {
    reason: "a number of 1e14 and more that is written with a point or an exponent is not an integer to PHP",
    message: / an integer\.$/,
    applies: ({ text }) => /\d{15}\.0|\de\d/.test(text),
  },
  {
    reason: "a number that is written with a point or an exponent is not a boolean",
    message: / true or false\.$/,
    applies: ({ text }) => /[01]\.0|\de-?\d/.test(text),
  },
  {
    reason: "JavaScript's numbers are not exact beyond 2^53: JSON.parse gives another integer than the body's",
    message: / an integer\.$/,
    applies: ({ text }) => /\d{16}/.test(text),
  },
  {
    reason: "JavaScript's numbers are not exact beyond 2^53: two integers become equal",
    applies: ({ text }) => /\d{16}/.test(text),
  },
  {
    reason: "half of a surrogate pair empties the body",
    message: unread,
    applies: ({ text }) => /\\ud[89a-f]/i.test(text),
  },
  {
    reason: "a body of invalid UTF-8, or nested deeper than 512 levels, is empty to PHP",
    message: unread,
    applies: ({ text, bytes }) => bytes || /[[{]{500}|(\{"a":){500}/.test(text),
  },
];

/**
 * Returns the exceptions that a difference needs: one for every message of Laravel.
 * @param {Difference} difference
 */
function explain(difference) {
  const possible = exceptions.filter(({ applies }) => applies(difference));
  const accepted = possible.filter(({ message }) => !message);
  return (difference.messages ?? [""]).map((text) =>
    difference.messages ? possible.find(({ message }) => message?.test(text)) : accepted[0],
  );
}

/** Cases with a limit below 1 run natively only, because the public option rejects them. */
const cases = readCases().filter(({ limit }) => limit === undefined || limit >= 1);

/** @param {Case} given */
const textOf = ({ body }) => (typeof body === "string" ? body : Buffer.from(body).toString("utf8"));

/** @param {string} text @returns {unknown} undefined for invalid JSON, which is an invalid form to both sides */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {number | undefined} limit */
const accountOf = (limit) => (limit === undefined ? undefined : { max_calls_in_parallel: limit });

/**
 * Returns the compiled schema of a limit, each compiled once.
 * @param {typeof profiles[number]} profile
 * @param {keyof typeof dialects} target
 * @param {"input" | "output"} half
 */
function compiler(profile, target, half) {
  const ajv = new dialects[target]({ strict: true });
  /** @type {Map<number | undefined, import("ajv").ValidateFunction>} */
  const compiled = new Map();
  return (/** @type {number | undefined} */ limit) => {
    let check = compiled.get(limit);
    if (!check) {
      const schema = createCampaignSchema({ profile, account: accountOf(limit) });
      check = ajv.compile(schema["~standard"].jsonSchema[half]({ target }));
      compiled.set(limit, check);
    }
    return check;
  };
}

for (const profile of profiles) {
  for (const target of /** @type {const} */ (["draft-2020-12", "draft-07"])) {
    test(`the ${target} schema of a form agrees with ${profile} on all but the listed differences`, () => {
      const check = compiler(profile, target, "input");
      const explained = new Set();
      for (const given of cases) {
        const recorded = given.recorded[profile];
        const text = textOf(given);
        if (check(given.limit)(parse(text)) === (recorded.status === 201)) continue;
        const messages = recorded.status === 422 ? Object.values(recorded.errors).flat() : undefined;
        const difference = { text, bytes: typeof given.body !== "string", messages };
        const found = explain(difference);
        assert.ok(found.every(Boolean), `case ${given.id}: ${text.slice(0, 200)}`);
        for (const exception of found) explained.add(exception);
      }
      assert.ok(cases.length > 2900);
      assert.deepEqual(
        exceptions.filter((exception) => !explained.has(exception)),
        [],
        "an exception that explains nothing",
      );
    });
  }

  test(`the schema of a campaign accepts every campaign of ${profile}`, () => {
    const check = compiler(profile, "draft-2020-12", "output");
    let campaigns = 0;
    for (const { id, body, limit } of cases) {
      const verdict = validateCampaignJson(body, { profile, account: accountOf(limit) });
      if (!verdict.ok) continue;
      campaigns++;
      // An accepted number keeps its value: 5.000000000000001 is 5 to PHP, and no integer to JSON Schema.
      const numbers = Object.values(verdict.campaign)
        .flat()
        .filter((value) => typeof value === "number");
      const whole = numbers.every(Number.isInteger);
      const validate = check(limit);
      assert.equal(validate(verdict.campaign), whole, `case ${id}: ${JSON.stringify(validate.errors)}`);
    }
    assert.ok(campaigns > 700, `${campaigns}`);
  });
}

test("pkg/campaign.schema.json is the schema of a form in the documented profile", () => {
  const file = JSON.parse(readFileSync(new URL("../../../pkg/campaign.schema.json", import.meta.url), "utf8"));
  const check = new Ajv2020({ strict: true }).compile(file);
  assert.ok(check({ name: "Spring", assistant_id: "127", timezone: "Europe/Kyiv" }));
  assert.ok(!check({ name: "Spring", assistant_id: "127", timezone: "Europe/Kiev" }));
});
