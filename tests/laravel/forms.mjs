// Draws request bodies with the oddities of PHP and Laravel. The weights let about a third pass, and let each rule pass
// and fail often. Bodies are texts, never JavaScript values: JSON.parse would hide most differences.
import fc from "fast-check";
import { fields } from "./fields.mjs";
import { anything, depths, escaped, from, listOf, loneSurrogate, number, quoted, weighted } from "./literals.mjs";
import * as vocabulary from "./vocabulary.mjs";

/** @typedef {{ body: string | Uint8Array, limit: number | null | undefined }} Form */

const names = Object.keys(fields);
const required = ["name", "assistant_id"];

/** @typedef {[key: string, value: string]} Member raw JSON */

/**
 * Draws one field as a member of the body.
 * @param {string} name
 * @param {{ good: number, near: number, any: number }} weights
 * @returns {import("fast-check").Arbitrary<Member>}
 */
function member(name, { good, near, any }) {
  const value = weighted(
    [good, fields[name].good],
    [near, fields[name].near],
    [any, anything],
    [1, from(["null", '""', '" \\t"'])],
  );
  return fc
    .tuple(fc.nat(59), value)
    .map(([style, literal]) => [style === 59 ? `"${escaped(name)}"` : `"${name}"`, literal]);
}

/** @type {import("fast-check").Arbitrary<Member[]>} */
const strays = fc.oneof(
  { withCrossShrink: true },
  { weight: 5, arbitrary: fc.constant(/** @type {Member[]} */ ([])) },
  {
    weight: 1,
    arbitrary: fc.array(fc.tuple(quoted(from(vocabulary.strayKeys)), weighted([30, anything], [1, depths])), {
      minLength: 1,
      maxLength: 2,
    }),
  },
);

/**
 * Draws the fields of a form in any order, nearly always with the required ones, with rare duplicates and unknown keys.
 * @param {{ good: number, near: number, any: number }} weights
 * @returns {import("fast-check").Arbitrary<Member[]>}
 */
function members(weights) {
  /** @type {Record<string, import("fast-check").Arbitrary<Member>>} */
  const drawn = Object.fromEntries(names.map((name) => [name, member(name, weights)]));
  const optional = names.filter((name) => !required.includes(name));
  const chosen = fc
    .tuple(fc.subarray(optional), fc.nat(24))
    .map(([some, omitted]) => [...required.filter((_, i) => i !== 24 - omitted), ...some]);
  return fc
    .tuple(chosen, fc.record(drawn), fc.nat(29), fc.record(drawn), strays, fc.nat())
    .map(([some, values, twice, others, more, turn]) => {
      const all = [...some.map((name) => values[name]), ...more];
      const at = turn % all.length;
      const turned = [...all.slice(at), ...all.slice(0, at)];
      const repeated = names[29 - twice]; // at the end, so that shrinking removes it
      return repeated ? [others[repeated], ...turned] : turned;
    });
}

/** JSON allows four blanks between tokens, and PHP accepts no other. */
const gaps = weighted(
  [120, fc.constant("")],
  [20, from([" ", "\n", "\t", "\r\n", "  "])],
  [1, from(["\f", "\u00a0", "\u000b", "\ufeff"])],
);
/** @param {Member[]} pairs @param {string} gap */
const written = (pairs, gap) =>
  `{${gap}${pairs.map(([key, value]) => `${key}${gap}:${gap}${value}`).join(`${gap},${gap}`)}${gap}}`;

const tidy = members({ good: 40, near: 0, any: 0 });
const slips = members({ good: 40, near: 3, any: 1 });
const wild = members({ good: 4, near: 4, any: 1 });
const object = fc
  .tuple(
    fc.oneof(
      { withCrossShrink: true },
      { weight: 8, arbitrary: tidy },
      { weight: 4, arbitrary: slips },
      { weight: 5, arbitrary: wild },
    ),
    gaps,
  )
  .map(([pairs, gap]) => written(pairs, gap));

/** Bodies of invalid JSON, of almost valid JSON, and of JSON without an object. */
const noObject = weighted(
  [2, anything],
  [1, listOf(anything, 3)],
  [1, depths],
  [
    1,
    from([
      "",
      " ",
      "\u0000",
      "{",
      "}",
      "[]",
      "{}",
      '""',
      "name=x&assistant_id=1",
      "NaN",
      "TRUE",
      "nul",
      "// {}",
      "\ufeff{}",
      "{}{}",
      "{} ",
    ]),
  ],
);
/** A JSON object broken at one position. */
const broken = fc
  .tuple(
    object,
    fc.nat(),
    from([
      ",",
      ":",
      "}",
      "]",
      '"',
      "\\",
      "\u0000",
      "\u0001",
      "\ufeff",
      "'",
      "NaN",
      "TRUE",
      "01",
      "+1",
      ".5",
      "1.",
      "0x1",
      "-",
      "//",
      "\\u12",
      "\\x41",
      "\n",
      " ",
    ]),
    fc.nat(3),
  )
  .map(([text, at, junk, how]) => {
    const index = at % (text.length + 1);
    if (how === 0) return text.slice(0, index);
    if (how === 1) return text.slice(0, index) + text.slice(index + 1);
    return text.slice(0, index) + junk + text.slice(index);
  });
const withSurrogate = fc
  .tuple(tidy, from(names), loneSurrogate)
  .map(([pairs, name, value]) => written([...pairs, [`"${name}"`, value]], ""));
/** Bytes of invalid UTF-8 within a valid body. */
const bytes = fc
  .tuple(
    tidy,
    fc.nat(),
    fc.constantFrom(
      [0x80],
      [0xc0, 0x80],
      [0xff],
      [0xed, 0xa0, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
      [0xe2, 0x82],
      [0xf4, 0x90, 0x80, 0x80],
    ),
  )
  .map(([pairs, at, junk]) => {
    const text = Buffer.from(written(pairs, ""));
    const index = at % (text.length + 1);
    return new Uint8Array(Buffer.concat([text.subarray(0, index), Buffer.from(junk), text.subarray(index)]));
  });

/** @type {import("fast-check").Arbitrary<string | Uint8Array>} */
const body = fc.oneof(
  { withCrossShrink: true },
  { weight: 92, arbitrary: object },
  { weight: 2, arbitrary: noObject },
  { weight: 3, arbitrary: broken },
  { weight: 1, arbitrary: withSurrogate },
  { weight: 1, arbitrary: bytes },
);

/** The plan's limit of parallel calls: null is a plan without limit, undefined an unknown account. */
const limit = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(10, undefined) },
  { weight: 3, arbitrary: fc.constantFrom(1, 2, 3, 5, 7, 20, 100) },
  { weight: 1, arbitrary: fc.constantFrom(null, 2147483647, Number.MAX_SAFE_INTEGER) },
);

/** @type {import("fast-check").Arbitrary<Form>} */
export const forms = fc.record({ body, limit });
