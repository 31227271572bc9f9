// Draws request bodies for the long fuzz run: recorded cases changed at a few positions, and oddities in every field,
// as raw JSON and as bytes. forms.mjs draws field by field. This file starts from findings and breaks them.
import fc from "fast-check";
import { readCases } from "../conformance/cases.mjs";
import { fields } from "./fields.mjs";
import { forms } from "./forms.mjs";
import { anything, from, nested, number, quoted } from "./literals.mjs";
import * as vocabulary from "./vocabulary.mjs";

/** @typedef {import("./forms.mjs").Form} Form */
/** @typedef {import("fast-check").Arbitrary<string>} Texts */

// No plan has a limit below 1, and the package's options refuse it.
const cases = readCases().filter(({ limit }) => limit === undefined || limit >= 1);
export const FIELDS = Object.keys(fields);

/** Every value of a field in a recorded case, in its spelling, to try in every other field. */
const pool = [
  ...new Set(
    cases.flatMap(({ body }) => {
      if (typeof body !== "string") return [];
      // Numbers and strings in their spelling, such as "1.0" and "\u0031".
      return body.match(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/g) ?? [];
    }),
  ),
].filter((literal) => literal.length < 400);

/** Strings with a special meaning for PHP, Laravel's dotted paths and placeholders, or JavaScript's objects. */
const KEYS = [
  ...vocabulary.elementKeys,
  ...vocabulary.strayKeys,
  "",
  " ",
  ".",
  "..",
  "a.b",
  "a.b.c",
  ".a",
  "a.",
  "0.0",
  "0.1",
  "1.0",
  "*",
  "*.*",
  "a.*",
  "**",
  "__asterisk__",
  "__dot__",
  "\\.",
  "\\*",
  "a\\.b",
  "->",
  "a->b",
  "__proto__",
  "constructor",
  "toString",
  "length",
  "hasOwnProperty",
  ":input",
  ":attribute",
  ":Attribute",
  ":ATTRIBUTE",
  ":index",
  ":position",
  ":values",
  ":min",
  ":max",
  ":format",
  ":other",
  ":key",
  ":first-index",
  "00",
  "01",
  "-0",
  "-1",
  "+1",
  "1e1",
  "0x1",
  " 1",
  "1 ",
  "9223372036854775807",
  "9223372036854775808",
  "-9223372036854775808",
  "-9223372036854775809",
  "2147483648",
  "4294967295",
  "\0",
  "\0a",
  "\u00a0",
  "é",
  "é",
  "İ",
  "ß",
  "a_b",
  "aB",
  "name",
  "allowed_days",
  "allowed_days.0",
  "phone_number_ids.*",
  "\u{1f600}",
];

/** Numbers of any length near powers of two and ten, in every spelling of JSON. */
const digits = fc.oneof(
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc
    .tuple(
      fc.constantFrom(1n, 5n, 10n, 4320n, 2n ** 31n, 2n ** 53n, 2n ** 63n, 2n ** 64n, 10n ** 14n, 10n ** 15n),
      fc.integer({ min: -3, max: 3 }),
    )
    .map(([base, step]) => String(base + BigInt(step))),
  fc.stringMatching(/^[1-9][0-9]{0,40}$/),
  fc.stringMatching(/^0{0,3}[0-9]{1,3}$/),
);
const exotic = fc
  .tuple(
    from(["", "", "", "-", "+", " ", "--", "\\u00a0", "\\f", "\\u000b", "\\t"]),
    digits,
    fc.oneof(
      from(["", "", ".0", ".", ".5", ".00000000000000000000", ".999999999999999", ".0000000000001", ".00000000000001"]),
      fc.stringMatching(/^\.[0-9]{1,20}$/),
    ),
    fc.oneof(
      from([
        "",
        "",
        "",
        "e0",
        "E+0",
        "e-0",
        "e1",
        "e-1",
        "e",
        "e+",
        "e1001",
        "e-1001",
        "e308",
        "e-324",
        "e400",
        "e999999999999999999999",
      ]),
      fc.integer({ min: -40, max: 40 }).map((n) => `e${n}`),
    ),
    from(["", "", "", "", " ", "\\u0000", "a", "\\u000b", "\\f", "_0"]),
    fc.nat(2),
  )
  .map(([sign, whole, fraction, exponent, tail, style]) => {
    if (style === 0) return `"${sign}${whole}${fraction}${exponent}${tail}"`;
    return `${sign === "-" ? "-" : ""}${whole}${fraction}${exponent}`;
  });

const clock = fc
  .tuple(
    fc.integer({ min: 0, max: 29 }),
    from([":", ":", ":", ".", "::", " :", ": ", "h", "", "\\u0000", ":0", "\\u003a", "：", ":-", ":+"]),
    fc.integer({ min: 0, max: 69 }),
    fc.nat(5),
    from(["", "", "", " ", ":00", "Z", "\\u0000", "\\n", "pm", "\\u200b"]),
  )
  .map(([hour, colon, minute, style, tail]) => {
    const two = (/** @type {number} */ n) => (style < 4 ? String(n).padStart(2, "0") : String(n));
    return `"${two(hour)}${colon}${two(minute)}${tail}"`;
  });

const literal = fc.oneof(
  { weight: 5, arbitrary: from(pool) },
  { weight: 4, arbitrary: exotic },
  { weight: 2, arbitrary: number },
  { weight: 2, arbitrary: anything },
  { weight: 1, arbitrary: nested },
  { weight: 2, arbitrary: clock },
  { weight: 1, arbitrary: quoted(from(KEYS)) },
);
/** Up to three levels, with keys of special meaning. @type {(depth: number) => Texts} */
const structure = (depth) => {
  const leaf = literal;
  if (depth === 0) return leaf;
  const inner = fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 2, arbitrary: structure(depth - 1) });
  const many = fc.array(inner, { maxLength: 5 });
  return fc.oneof(
    many.map((items) => `[${items.join(",")}]`),
    fc
      .array(
        fc.tuple(
          fc.oneof(
            quoted(from(KEYS)),
            fc.nat(4).map((n) => `"${n}"`),
          ),
          inner,
        ),
        { maxLength: 5 },
      )
      .map((pairs) => `{${pairs.map(([key, value]) => `${key}:${value}`).join(",")}}`),
    // The same few literals several times, for `distinct`.
    fc
      .tuple(fc.array(inner, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(2), { minLength: 2, maxLength: 7 }))
      .map(([items, picks]) => `[${picks.map((pick) => items[pick % items.length]).join(",")}]`),
  );
};
const value = fc.oneof({ weight: 3, arbitrary: literal }, { weight: 2, arbitrary: structure(2) });

/** Any value in any field, from two to a dozen. */
const crossed = fc
  .array(fc.tuple(fc.oneof({ weight: 12, arbitrary: from(FIELDS) }, { weight: 1, arbitrary: from(KEYS) }), value), {
    minLength: 1,
    maxLength: 8,
  })
  .chain((pairs) =>
    fc.constantFrom('"name":"x","assistant_id":1', '"assistant_id":1', '"name":"x"', "").map((start) => {
      const members = pairs.map(([key, item]) => `${JSON.stringify(key)}:${item}`);
      return `{${[...(start === "" ? [] : [start]), ...members].join(",")}}`;
    }),
  );
/** Long lists of numeric texts, for `distinct` and `in`. */
const lists = fc
  .tuple(from(["phone_number_ids", "phone_number_ids", "allowed_days"]), structure(1))
  .map(([field, list]) => `{"name":"x","assistant_id":1,"${field}":${list}}`);

const TOKEN = /"(?:[^"\\]|\\[\s\S])*"|-?[0-9][0-9.eE+-]*|[a-z]+|[{}[\]:,]|\s+|[\s\S]/g;
/** @typedef {[at: number, how: number, literal: string, other: number]} Change */
/**
 * Replaces, removes, doubles or swaps one token, or inserts text before it.
 * @param {string} text @param {Change} change
 */
function change(text, [at, how, inserted, other]) {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.length === 0) return inserted;
  const i = at % tokens.length;
  const j = other % tokens.length;
  if (how < 4) {
    // A value is replaced by a value, so that most changes leave JSON.
    const indices = tokens.flatMap((token, index) =>
      /^["\-\w]/.test(token) && tokens[index + 1] !== ":" ? [index] : [],
    );
    if (indices.length > 0) tokens[indices[at % indices.length]] = inserted;
  } else if (how === 4) tokens.splice(i, 1);
  else if (how === 5) tokens.splice(i, 0, tokens[i]);
  else if (how === 6) [tokens[i], tokens[j]] = [tokens[j], tokens[i]];
  else if (how === 7) tokens.splice(i, 0, inserted, ",");
  else if (how === 8) {
    const keys = tokens.flatMap((_, index) => (tokens[index + 1] === ":" ? [index] : []));
    if (keys.length > 0) tokens[keys[at % keys.length]] = JSON.stringify(KEYS[other % KEYS.length]);
  } else {
    // A character within a token.
    const token = tokens[i];
    const index = other % (token.length + 1);
    tokens[i] = token.slice(0, index) + inserted.slice(0, 2) + token.slice(index + (how === 9 ? 1 : 0));
  }
  return tokens.join("");
}
const limit = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: fc.constantFrom(1, 2, 3, 10, 20, 1000, 2 ** 31, Number.MAX_SAFE_INTEGER) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const recorded = cases.flatMap(({ body }) => (typeof body === "string" ? [body] : []));

/**
 * @param {string[]} found bodies to mutate like the recorded ones: a fuzzer reached new code of the core with them
 * @returns {import("fast-check").Arbitrary<Form>}
 */
export function mutationsOf(found) {
  const text = fc.oneof(
    ...[recorded, found]
      .map((bodies) => bodies.filter((body) => body.length < 20_000))
      .filter((bodies) => bodies.length > 0)
      .map(from),
  );
  const changed = fc
    .tuple(text, fc.array(fc.tuple(fc.nat(), fc.nat(10), literal, fc.nat()), { minLength: 1, maxLength: 4 }))
    .map(([body, changes]) => changes.reduce(change, body));
  // Changed, cut and spliced bytes, for the JSON scanners of PHP and the core.
  const bytes = fc
    .tuple(text, fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.nat(2)), { minLength: 1, maxLength: 3 }))
    .map(([body, turns]) => {
      const buffer = [...Buffer.from(body)];
      for (const [at, byte, how] of turns) {
        const index = at % (buffer.length + 1);
        if (how === 0) buffer.splice(index, 1, byte);
        else if (how === 1) buffer.splice(index, 1);
        else buffer.splice(index, 0, byte);
      }
      return new Uint8Array(buffer);
    });
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ body: changed, limit }) },
    { weight: 5, arbitrary: fc.record({ body: crossed, limit }) },
    { weight: 3, arbitrary: fc.record({ body: lists, limit }) },
    { weight: 1, arbitrary: fc.record({ body: bytes, limit }) },
    { weight: 2, arbitrary: forms },
  );
}
