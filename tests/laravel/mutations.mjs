// Draws request bodies for the long fuzz run: recorded cases changed at a few places, and oddities crossed with fields, in raw JSON and in bytes.
// What forms.mjs draws is made field by field; this starts from what was once found worth recording, and breaks it.
import fc from "fast-check";
import { readCases } from "../conformance/cases.mjs";
import { fields } from "./fields.mjs";
import { forms } from "./forms.mjs";
import { anything, from, nested, number, quoted } from "./literals.mjs";
import * as words from "./words.mjs";

/** @typedef {import("./forms.mjs").Form} Form */
/** @typedef {import("fast-check").Arbitrary<string>} Texts */

// A limit below 1 is none that a plan can have; the package's options refuse it.
const cases = readCases().filter(({ limit }) => limit === undefined || limit >= 1);
export const FIELDS = Object.keys(fields);

/** Every value that a recorded case holds for some field, as it is written there: a pool to cross with every other field. */
const pool = [
  ...new Set(
    cases.flatMap(({ body }) => {
      if (typeof body !== "string") return [];
      // Numbers and strings as the text writes them, "1.0" and "\u0031" included.
      return body.match(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/g) ?? [];
    }),
  ),
].filter((literal) => literal.length < 400);

/** Strings with which PHP, Laravel's dotted paths, its placeholders or JavaScript's objects have a way of their own. */
const KEYS = [
  ...words.elementKeys,
  ...words.strayKeys,
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

/** Whole numbers, fractions and exponents of any length, near powers of two and ten, in every spelling JSON knows. */
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
/** Up to three levels, with keys that mean something to somebody. @type {(depth: number) => Texts} */
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
    // The same few literals several times over: what `distinct` compares.
    fc
      .tuple(fc.array(inner, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(2), { minLength: 2, maxLength: 7 }))
      .map(([items, picks]) => `[${picks.map((pick) => items[pick % items.length]).join(",")}]`),
  );
};
const value = fc.oneof({ weight: 3, arbitrary: literal }, { weight: 2, arbitrary: structure(2) });

/** Any value in any field, a pair or a dozen of them. */
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
/** `distinct` and `in` at their work: long lists of what PHP takes for numbers. */
const lists = fc
  .tuple(from(["phone_number_ids", "phone_number_ids", "allowed_days"]), structure(1))
  .map(([field, list]) => `{"name":"x","assistant_id":1,"${field}":${list}}`);

const TOKEN = /"(?:[^"\\]|\\[\s\S])*"|-?[0-9][0-9.eE+-]*|[a-z]+|[{}[\]:,]|\s+|[\s\S]/g;
/** @typedef {[at: number, how: number, literal: string, other: number]} Change */
/** @param {string} text @param {Change} change one token replaced, removed, doubled, swapped, or something put before it */
function change(text, [at, how, inserted, other]) {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.length === 0) return inserted;
  const i = at % tokens.length;
  const j = other % tokens.length;
  if (how < 4) {
    // Where a value stands, put a value: most changes then still leave JSON behind.
    const places = tokens.flatMap((token, place) =>
      /^["\-\w]/.test(token) && tokens[place + 1] !== ":" ? [place] : [],
    );
    if (places.length > 0) tokens[places[at % places.length]] = inserted;
  } else if (how === 4) tokens.splice(i, 1);
  else if (how === 5) tokens.splice(i, 0, tokens[i]);
  else if (how === 6) [tokens[i], tokens[j]] = [tokens[j], tokens[i]];
  else if (how === 7) tokens.splice(i, 0, inserted, ",");
  else if (how === 8) {
    const keys = tokens.flatMap((_, place) => (tokens[place + 1] === ":" ? [place] : []));
    if (keys.length > 0) tokens[keys[at % keys.length]] = JSON.stringify(KEYS[other % KEYS.length]);
  } else {
    // A character inside a token.
    const token = tokens[i];
    const place = other % (token.length + 1);
    tokens[i] = token.slice(0, place) + inserted.slice(0, 2) + token.slice(place + (how === 9 ? 1 : 0));
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
 * @param {string[]} found bodies to be changed as the recorded ones are: those that led a fuzzer to new ways through the core
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
  // Bytes turned, cut and spliced: PHP's scanner against ours.
  const bytes = fc
    .tuple(text, fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.nat(2)), { minLength: 1, maxLength: 3 }))
    .map(([body, turns]) => {
      const buffer = [...Buffer.from(body)];
      for (const [at, byte, how] of turns) {
        const place = at % (buffer.length + 1);
        if (how === 0) buffer.splice(place, 1, byte);
        else if (how === 1) buffer.splice(place, 1);
        else buffer.splice(place, 0, byte);
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
