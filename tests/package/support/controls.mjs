// Arbitrary entries of HTML forms: PHP's bracket names with the contract's fields, valid and broken, and any text.
import fc from "fast-check";
import { campaignFields } from "../../../pkg/index.js";

const key = fc.oneof(
  { weight: 4, arbitrary: fc.constant("") },
  { weight: 3, arbitrary: fc.nat(6).map(String) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "a",
      "b",
      "01",
      "-1",
      "-0",
      " ",
      "  ",
      " a",
      "a b",
      "a.b",
      "a[b",
      "\t",
      "\u000b",
      "\n",
      "\u00a0",
      "\u2003",
      "\ufeff",
      "\t ",
      "a\0b",
      "\0",
      "-5",
      "-9223372036854775808",
      "-9223372036854775809",
      "999999999999999",
      "9007199254740993",
      "9223372036854775806",
      "9223372036854775807",
      "9223372036854775808",
      "00",
      "+1",
      "1.0",
      "1e3",
      "__proto__",
      "constructor",
      "polluted",
    ),
  },
  { weight: 1, arbitrary: fc.string() },
);
const junk = fc.oneof(
  { weight: 6, arbitrary: fc.constant("") },
  { weight: 1, arbitrary: fc.constantFrom("[", "]", "x", "[a", "][", " ", ".", "\0", "\0[]", "[\0]", "[a.b c") },
);
const head = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...campaignFields.map(({ name }) => /** @type {string} */ (name))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "allowed.days",
      "allowed days",
      " name",
      "allowed[days",
      "__proto__",
      "",
      "[name]",
      "allowed_days\0x",
      "\u00a0name",
      "allowed\tdays",
      "name.",
      "phone.number ids",
    ),
  },
  { weight: 1, arbitrary: fc.string() },
);
/** Around PHP's limit of 64. */
const deep = fc
  .tuple(fc.integer({ min: 61, max: 67 }), key)
  .map(([levels, last]) => [...Array(levels - 1).fill("a"), last]);
const keys = fc.oneof(
  { weight: 4, arbitrary: fc.constant(/** @type {string[]} */ ([])) },
  { weight: 16, arbitrary: fc.array(key, { maxLength: 3 }) },
  { weight: 1, arbitrary: deep },
);
const name = fc
  .tuple(head, keys, junk)
  .map(([field, keys, end]) => field + keys.map((inner) => `[${inner}]`).join("") + end);
const value = fc.oneof(fc.constantFrom("x", "on", "0", "1", "monday", "friday", "127", ""), fc.string());

/** Name and value of each control, in the order of the page. */
export const controls = fc.array(fc.tuple(name, value), { maxLength: 8 });
