// Draws parts of JSON text: strings in several spellings and with blanks, numbers at PHP's limits, lists, objects.
import fc from "fast-check";
import * as vocabulary from "./vocabulary.mjs";

/** @typedef {import("fast-check").Arbitrary<string>} Texts */

/** @param {[weight: number, arbitrary: Texts][]} choices @returns {Texts} */
export const weighted = (...choices) =>
  fc.oneof({ withCrossShrink: true }, ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
/** @param {readonly string[]} list */
export const from = (list) => fc.constantFrom(...list);

// --- spellings of a text as a JSON string ---

/** @param {string} text */
export const escaped = (text) =>
  text.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
/** @type {((text: string) => string)[]} */
const spellings = [
  JSON.stringify,
  (text) => `"${escaped(text)}"`,
  (text) => `"${escaped(text).toUpperCase().replaceAll("\\U", "\\u")}"`,
  (text) => JSON.stringify(text).replaceAll("/", "\\/"),
];
/** Usually the ordinary spelling. @param {Texts} text @returns {Texts} a JSON literal */
export const quoted = (text) =>
  fc.tuple(text, fc.nat(39)).map(([plain, style]) => (spellings[style] ?? JSON.stringify)(plain));

// --- blanks around and within ---

const blank = weighted([3, from([" ", "\t", "\n", "\u00a0", "\u200b"])], [5, from(vocabulary.blanks)]);
export const someBlank = fc.array(blank, { minLength: 1, maxLength: 3 }).map((points) => points.join(""));
/** @param {Texts} text */
export const padded = (text) =>
  fc
    .tuple(someBlank, text, someBlank, fc.nat(2))
    .map(([before, inner, behind, side]) => (side === 1 ? "" : before) + inner + (side === 2 ? "" : behind));
/** @param {Texts} text */
export const split = (text) =>
  fc
    .tuple(text, blank, fc.nat())
    .map(
      ([inner, point, at]) => inner.slice(0, at % (inner.length + 1)) + point + inner.slice(at % (inner.length + 1)),
    );
/** Rarely with blanks around. @param {Texts} text */
export const maybePadded = (text) => weighted([9, text], [1, padded(text)]);

// --- literals ---

const exponent = weighted(
  [3, fc.constant("")],
  [1, fc.tuple(from(["e", "E", "e+", "e-"]), fc.nat(20)).map(([e, n]) => e + n)],
);
const fraction = weighted(
  [2, fc.constant("")],
  [1, fc.stringMatching(/^\.[059]{1,18}[0-9]{1,3}$/)],
  [1, from([".0", ".5", ".00"])],
);
const drawnNumber = fc
  .tuple(weighted([4, fc.constant("")], [1, fc.constant("-")]), fc.nat(5000), fraction, exponent)
  .map((parts) => parts.join(""));
const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number));
/** Integers up to and beyond 64 bits. */
export const longInteger = fc.bigInt({ min: -(2n ** 66n), max: 2n ** 66n }).map(String);
export const number = weighted(
  [4, from(vocabulary.wholeNumbers)],
  [2, from(vocabulary.longNumbers)],
  [4, from(vocabulary.floats)],
  [1, from(vocabulary.infinities)],
  [3, drawnNumber],
  [1, double],
  [1, longInteger],
);

const anyText = weighted(
  [4, from(vocabulary.texts)],
  [2, from(vocabulary.numericTexts)],
  [1, fc.string({ unit: "binary", maxLength: 12 })],
  [1, fc.string({ unit: "grapheme", maxLength: 12 })],
  [1, from([...vocabulary.days, ...vocabulary.nearDays, ...vocabulary.nearTimes])],
  [1, someBlank],
  [1, fc.constant("")],
);
export const loneSurrogate = from(['"\\ud800"', '"\\udfff"', '"a\\udc00\\ud800b"', '"\\ud83dx"', '"\\uD83D\\u0041"']);
const scalar = weighted(
  [2, from(["null", "true", "false"])],
  [5, number],
  [4, quoted(maybePadded(anyText))],
  [2, quoted(weighted([1, number], [1, padded(number)]))],
);
export const nested = from([
  "[]",
  "{}",
  "[1]",
  '{"k":1}',
  "[[]]",
  "[{}]",
  "[[1]]",
  '[""]',
  "[null]",
  '{"":""}',
  '["monday"]',
  '{"0":1}',
  "[1,2,3,4,5,6]",
  '{"name":"x"}',
  '[" "]',
]);
export const depths = fc.integer({ min: 505, max: 516 }).map((depth) => "[".repeat(depth) + "]".repeat(depth));
export const anything = weighted([24, scalar], [8, nested], [1, fc.json({ maxDepth: 3 })]);

/** As a JSON number or within a string. @param {Texts} text */
export const spelledNumber = (text) => weighted([6, text], [3, quoted(maybePadded(text))]);

// --- lists and objects ---

/** @param {string[]} items */
export const list = (items) => `[${items.join(",")}]`;
/** @param {Texts} item @param {number} [maxLength] */
export const listOf = (item, maxLength = 7) => fc.array(item, { maxLength }).map(list);
/** Keys may be repeated: the last value counts, at the first index. @param {Texts} item */
export const objectOf = (item) =>
  fc
    .array(fc.tuple(quoted(from(vocabulary.elementKeys)), item), { maxLength: 5 })
    .map((pairs) => `{${pairs.map(([key, value]) => `${key}:${value}`).join(",")}}`);
/** Each value under another key. @param {Texts} item */
export const distinctObjectOf = (item) =>
  fc
    .tuple(
      fc.shuffledSubarray(vocabulary.elementKeys, { maxLength: 5 }),
      fc.array(item, { minLength: 5, maxLength: 5 }),
    )
    .map(([keys, items]) => `{${keys.map((key, i) => `${JSON.stringify(key)}:${items[i]}`).join(",")}}`);
