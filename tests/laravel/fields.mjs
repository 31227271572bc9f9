// Draws values for each field as raw JSON: values that the field accepts (nearly always), and values that nearly pass.
import fc from "fast-check";
import {
  anything,
  distinctObjectOf,
  from,
  list,
  listOf,
  longInteger,
  maybePadded,
  nested,
  number,
  objectOf,
  padded,
  quoted,
  someBlank,
  spelledNumber,
  split,
  weighted,
} from "./literals.mjs";
import * as vocabulary from "./vocabulary.mjs";

/** @typedef {import("fast-check").Arbitrary<string>} Texts */

/** 250 to 260 code points, plus or minus those of the last unit. */
const aroundTheBound = fc
  .tuple(from(vocabulary.units), from(vocabulary.units), fc.integer({ min: 246, max: 258 }), fc.nat(3))
  .map(([unit, other, length, others]) => [...unit.repeat(length)].slice(0, length).join("") + other.repeat(others));
const shortText = weighted(
  [6, from(vocabulary.texts)],
  [3, fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 })],
  [1, fc.string({ unit: "binary", minLength: 1, maxLength: 20 })],
);
const tooLong = fc
  .tuple(from(vocabulary.units), fc.integer({ min: 256, max: 300 }))
  .map(([unit, length]) => `a${unit.repeat(length)}a`);
const goodText = quoted(weighted([8, shortText], [1, padded(shortText)], [1, split(shortText)], [1, aroundTheBound]));
const nearText = weighted(
  [2, quoted(tooLong)],
  [2, quoted(aroundTheBound)],
  [1, quoted(someBlank)],
  [1, number],
  [1, nested],
  [1, fc.constant(list(Array(256).fill("1")))],
);

const id = weighted(
  [5, fc.integer({ min: -2, max: 10_000 }).map(String)],
  [2, from(["127", "127.0", "1e2", "126.999999999999999", "-0", "-0.0", "0.0", "99999999999999.0", "1.27e2"])],
  [1, from(vocabulary.longNumbers.slice(0, 8))],
  [1, longInteger],
);
const goodId = weighted(
  [5, id],
  [2, quoted(maybePadded(fc.integer().map(String)))],
  [1, from(["true", '"+1"', '"-0"', '"+0"', '"9223372036854775807"'])],
);
const nearNumber = weighted(
  [3, number],
  [3, quoted(maybePadded(from(vocabulary.numericTexts)))],
  [1, quoted(from([...vocabulary.longNumbers, ...vocabulary.floats]))],
  [1, from(["false", "[]", "{}", "[1,2]", '"abcdefghijk"'])],
);
/** @param {number} min @param {number} max @param {string[]} odd accepted in one spelling or another */
const goodNumber = (min, max, odd) =>
  weighted(
    [5, spelledNumber(fc.integer({ min, max }).map(String))],
    [1, from(odd)],
    [1, fc.integer({ min, max }).map((n) => `${n}.0`)],
    [1, fc.integer({ min, max }).map((n) => `"+${n}"`)],
  );
/** @param {number} min @param {number} max */
const outside = (min, max) =>
  spelledNumber(
    fc.oneof(fc.integer({ min: min - 20, max: min - 1 }), fc.integer({ min: max + 1, max: max + 20 })).map(String),
  );

const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const goodTime = quoted(maybePadded(time));
const nearTime = weighted([3, quoted(from(vocabulary.nearTimes))], [1, quoted(split(time))], [1, number]);
const goodFlag = from(["true", "false", "1", "0", '"1"', '"0"', "-0", '" 1"', '"\\u00a00"', '"1\\t"', '"\\u0031"']);
const nearFlag = from([
  "1.0",
  "0.0",
  "-0.0",
  '"true"',
  '"false"',
  '"on"',
  '"yes"',
  '"01"',
  '"+1"',
  '"-0"',
  "2",
  "-1",
  "[]",
  "[true]",
  '"1.0"',
  "1e0",
  '"１"',
]);

const day = quoted(maybePadded(from(vocabulary.days)));
const nearDay = weighted(
  [3, quoted(from(vocabulary.nearDays))],
  [2, quoted(split(from(vocabulary.days)))],
  [1, quoted(someBlank)],
  [3, anything],
);
const goodDays = weighted([6, listOf(day)], [1, objectOf(day)], [2, distinctObjectOf(day)]);
const someDays = weighted([3, day], [2, nearDay]);
const nearDays = weighted(
  [4, listOf(someDays)],
  [2, objectOf(someDays)],
  [1, quoted(from(vocabulary.days))],
  [1, anything],
);

const goodPhones = weighted(
  [
    6,
    fc
      .uniqueArray(fc.tuple(fc.integer({ min: -3, max: 10_000 }), fc.nat(5)), { maxLength: 7, selector: ([n]) => n })
      .map((ids) => list(ids.map(([n, style]) => (style === 0 ? `"${n}"` : style === 1 ? `${n}.0` : String(n))))),
  ],
  [
    1,
    fc
      .uniqueArray(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { maxLength: 4 })
      .map((ids) => list(ids.map(String))),
  ],
  [1, fc.shuffledSubarray(vocabulary.longNumbers.slice(0, 8), { maxLength: 4 }).map(list)],
  [2, distinctObjectOf(fc.integer().map(String))],
);
/** Small families with many pairs that are equal, or nearly equal, by PHP's ==. */
const families = [
  ["1", '"1"', "1.0", '"+1"', '"01"', '"1e0"', '"1.0"', "true", "2", '"2"', '" 1"'],
  ["0", '"0"', "-0", "0.0", "false", "null", "[]", "{}", '""', '"a"', '"0.0"', '"-0"', '"+0"'],
  ["true", "false", "null", '"a"', '"A"', '"false"', "-1", '"b"', "[1]", "[]"],
  [
    "9007199254740993",
    "9007199254740992",
    "9007199254740992.0",
    '"9007199254740993"',
    '"9007199254740992"',
    '"9007199254740992.0"',
    "9007199254740991",
  ],
  [
    "9223372036854775807",
    "9223372036854775808",
    '"9223372036854775807"',
    '"9223372036854775808"',
    '"9223372036854775809"',
    '"92233720368547758080"',
    "9223372036854775806",
    '"9.3e18"',
    "9.3e18",
  ],
  ["1e400", '"1e400"', '"1e401"', '"INF"', '"inf"', "-1e400", '"1e1001"', '"NAN"', "1e308"],
  [
    "127",
    "126.999999999999999",
    "127.00000000000001",
    '"127.00000000000001"',
    '"127 "',
    '"127abc"',
    '"0x7f"',
    '"1.27e2"',
    '" 127"',
    '"127\\f"',
    '"\\f127"',
  ],
];
const looseElement = fc.oneof(...families.map((family) => from(family)));
const nearPhones = weighted(
  [
    4,
    fc
      .constantFrom(...families)
      .chain((family) => fc.array(weighted([4, from(family)], [1, goodId]), { minLength: 2, maxLength: 6 }))
      .map(list),
  ],
  [3, listOf(weighted([3, goodId], [2, anything], [2, looseElement]))],
  [2, objectOf(weighted([1, goodId], [1, looseElement]))],
  [1, anything],
);

/** @type {Record<string, { good: Texts, near: Texts }>} */
export const fields = {
  name: { good: goodText, near: nearText },
  assistant_id: { good: goodId, near: nearNumber },
  timezone: {
    good: quoted(maybePadded(from(vocabulary.zones))),
    near: quoted(weighted([3, from(vocabulary.nearZones)], [1, split(from(vocabulary.zones))])),
  },
  max_calls_in_parallel: {
    good: goodNumber(1, 10, [
      "true",
      "1e0",
      "10.000000000000001",
      "0.999999999999999",
      '"-0"',
      "2147483647",
      '"9223372036854775807"',
      "9007199254740993",
    ]),
    near: weighted([2, outside(1, 10)], [1, nearNumber]),
  },
  allowed_hours_start_time: { good: goodTime, near: nearTime },
  allowed_hours_end_time: { good: goodTime, near: nearTime },
  allowed_days: { good: goodDays, near: nearDays },
  max_retries: {
    good: goodNumber(1, 5, ["true", "30e-1", "5.000000000000001", "0.999999999999999", "5.0", "1e0"]),
    near: weighted([2, outside(1, 5)], [1, nearNumber]),
  },
  retry_interval: {
    good: goodNumber(10, 4320, ["1e1", "1E3", "4320.00000000001", "9.999999999999999", "10.000000000000001"]),
    near: weighted([2, outside(10, 4320)], [1, nearNumber]),
  },
  retry_on_voicemail: { good: goodFlag, near: nearFlag },
  retry_on_goal_incomplete: { good: goodFlag, near: nearFlag },
  goal_completion_variable: { good: goodText, near: nearText },
  mark_complete_when_no_leads: { good: goodFlag, near: nearFlag },
  phone_number_ids: { good: goodPhones, near: nearPhones },
};
