// Draws what HTML forms send: names of PHP's kind around the contract's fields, whole and broken, and any texts.
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
      "__proto__",
      "constructor",
      "polluted",
    ),
  },
  { weight: 1, arbitrary: fc.string() },
);
const junk = fc.oneof(
  { weight: 6, arbitrary: fc.constant("") },
  { weight: 1, arbitrary: fc.constantFrom("[", "]", "x", "[a", "][", " ", ".") },
);
const head = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...campaignFields.map(({ name }) => /** @type {string} */ (name))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("allowed.days", "allowed days", " name", "allowed[days", "__proto__", "", "[name]"),
  },
  { weight: 1, arbitrary: fc.string() },
);
const name = fc
  .tuple(head, fc.oneof(fc.constant([]), fc.array(key, { maxLength: 3 })), junk)
  .map(([field, keys, end]) => field + keys.map((inner) => `[${inner}]`).join("") + end);
const value = fc.oneof(fc.constantFrom("x", "on", "0", "1", "monday", "friday", "127", ""), fc.string());

/** Name and value of each control, in the order of the page. */
export const controls = fc.array(fc.tuple(name, value), { maxLength: 8 });
