// Laravel's sentences for unusual keys, names and placeholders, and custom messages that replace them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { validateCampaign } from "outbound-campaign";
import { issueCode } from "../../../pkg/client/issue-code.js";

/** @typedef {import("outbound-campaign").ValidationOptions} ValidationOptions */

/** Returns the messages of a form, in order. @param {any} form @param {ValidationOptions} [options] */
function messagesOn(form, options) {
  const verdict = validateCampaign(form, { profile: "laravel-12", ...options });
  return verdict.ok ? [] : verdict.issues.map(({ message }) => message);
}

/** Returns the message of one refused day. @param {string} key @param {"laravel-8" | "laravel-12"} profile */
const dayMessage = (key, profile) =>
  messagesOn({ name: "a", assistant_id: 1, allowed_days: { [key]: "x" } }, { profile }).join();

describe("Laravel's sentences", () => {
  it("a message names a field with spaces and an element by its raw key", () => {
    assert.equal(messagesOn({ name: "a" }).join(), "The assistant id field is required.");
    assert.equal(dayMessage("A b", "laravel-8"), "The selected allowed_days.A b is invalid.");
  });

  it("placeholders in keys are filled in as Laravel 8.83 and 10.48 do", () => {
    const days = "monday, tuesday, wednesday, thursday, friday, saturday, sunday";
    for (const [key, expected] of /** @type {[string, string][]} */ ([
      ["a.B c", "The selected allowed days.a. b c is invalid."],
      [":ATTRIBUTE", "The selected allowed_days.ALLOWED_DAYS.:ATTRIBUTE is invalid."],
      [":values", `The selected allowed_days.${days} is invalid.`],
      ["É.ÉA", "The selected allowed days.é.é a is invalid."],
      ["q.:input", "The selected allowed days.q.empty is invalid."],
      [":input", "The selected allowed_days.x is invalid."],
      [":input.b", "The selected allowed days.empty.b is invalid."],
      ["*", "The selected allowed_days.* is invalid."],
    ])) {
      assert.equal(dayMessage(key, "laravel-8"), expected);
      assert.equal(dayMessage(key, "laravel-12"), expected);
    }
    assert.equal(dayMessage("5.:index", "laravel-8"), "The selected allowed days.5.:index is invalid.");
    assert.equal(dayMessage("5.:index", "laravel-12"), "The selected allowed days.5.5 is invalid.");
    assert.equal(dayMessage("5.:first-position", "laravel-12"), "The selected allowed days.5.6 is invalid.");
  });

  it("the message of a key of 3,000 placeholders has a bounded length", () => {
    const key = ":attribute".repeat(3_000);
    const [message] = messagesOn({ name: "a", assistant_id: 1, allowed_days: { [key]: "x" } });
    assert.ok(message && message.length < 2 ** 26);
  });
});

describe("custom messages", () => {
  const retries = { name: "a", assistant_id: 1, max_retries: 9 };
  const both = { "max_retries.min": "from :min", "max_retries.max": "to :max" };

  it("custom messages for min and max of a field replace the one for its range", () => {
    const on = (/** @type {unknown} */ value) => messagesOn({ ...retries, max_retries: value }, { messages: both });
    assert.deepEqual(on(0), ["from 1"]);
    assert.deepEqual(on(9), ["to 5"]);
    const own = { ...both, "max_retries.between": "own" };
    assert.deepEqual(messagesOn(retries, { messages: own }), ["own"]);
    const one = { "max_retries.min": "from :min" };
    assert.deepEqual(messagesOn(retries, { messages: one }), ["The max retries field must be between 1 and 5."]);
  });

  it("the most specific custom message applies", () => {
    const all = {
      "max_retries.between": "own",
      "custom.max_retries.between": "custom",
      "between.numeric": "kind",
      between: "rule",
      "between.string": "another kind",
    };
    const found = [];
    /** @type {Record<string, string>} */
    const left = { ...all };
    for (const key of Object.keys(all)) {
      found.push(...messagesOn(retries, { messages: left }));
      delete left[key];
    }
    assert.deepEqual(found, ["own", "custom", "kind", "rule", "The max retries field must be between 1 and 5."]);
  });

  it("placeholders of a custom message are filled in as Laravel does", () => {
    const messages = { between: ":Attribute/:ATTRIBUTE/:attribute: :min-:max, not :input" };
    assert.deepEqual(messagesOn(retries, { messages, attributes: { max_retries: "straße" } }), [
      "Straße/STRASSE/straße: 1-5, not 9",
    ]);
    const nested = { attributes: { max_retries: "Versuche" } };
    assert.deepEqual(messagesOn(retries, { messages: nested }), ["The Versuche field must be between 1 and 5."]);
  });

  it('an attribute name that is empty or "0" is ignored', () => {
    for (const max_retries of ["", "0"]) {
      const expected = ["The max retries field must be between 1 and 5."];
      assert.deepEqual(messagesOn(retries, { attributes: { max_retries } }), expected);
    }
  });

  it("elements can have their own names and custom messages", () => {
    const days = { name: "a", assistant_id: 1, allowed_days: ["monday", "x"] };
    const keyed = { name: "a", assistant_id: 1, allowed_days: { first: "x" } };
    const attributes = { "allowed_days.*": "Tag :position" };
    assert.deepEqual(messagesOn(days, { attributes }), ["The selected Tag 2 is invalid."]);
    assert.deepEqual(messagesOn(keyed, { attributes }), ["The selected Tag first is invalid."]);
    // Laravel does not name an element after its list.
    const ofList = { attributes: { allowed_days: "Tage" } };
    assert.deepEqual(messagesOn(days, ofList), ["The selected allowed_days.1 is invalid."]);
    for (const key of ["allowed_days.in", "allowed_days.*.in", "allowed_days.1.in", "custom.allowed_days.*.in", "in"]) {
      assert.deepEqual(messagesOn(days, { messages: { [key]: ":input?" } }), ["x?"], key);
    }
  });

  it("an element whose key contains a dot is an element of the list only for a translation", () => {
    const dotted = { name: "a", assistant_id: 1, allowed_days: { "a.b": "x" } };
    const plain = ["The selected allowed days.a.b is invalid."];
    assert.deepEqual(messagesOn(dotted, { attributes: { "allowed_days.*": "Tag" } }), plain);
    assert.deepEqual(messagesOn(dotted, { messages: { "attributes.allowed_days.*": "Tag" } }), plain);
    assert.deepEqual(messagesOn(dotted, { messages: { "allowed_days.*.in": "own" } }), plain);
    assert.deepEqual(messagesOn(dotted, { messages: { "custom.allowed_days.*.in": "custom" } }), ["custom"]);
    assert.deepEqual(messagesOn(dotted, { messages: { "allowed_days.a.b.in": "own" } }), ["own"]);
  });

  it("equal custom messages of one key appear once in its errors", () => {
    const form = { name: "a", assistant_id: "x", max_retries: -2.5, retry_interval: -2.5 };
    const verdict = validateCampaign(form, { profile: "laravel-12", messages: { integer: "Bad", between: "Bad" } });
    assert.ok(!verdict.ok);
    assert.equal(verdict.issues.length, 5);
    assert.deepEqual(verdict.errors, { assistant_id: ["Bad"], max_retries: ["Bad"], retry_interval: ["Bad"] });
    assert.equal(verdict.message, "Bad (and 2 more errors)");
  });
});

describe("the top-level message", () => {
  const one = "(and :count more error)";
  const several = "(and :count more errors)";
  /** @param {string} profile @param {string} key @param {any} form */
  const message = (profile, key, form) => {
    const options = /** @type {any} */ ({ profile, messages: { [key]: "<:count>" } });
    return /** @type {any} */ (validateCampaign(form, options)).message;
  };

  it("the top-level message has Laravel's keys", () => {
    const invalid = "The given data was invalid.";
    assert.equal(message("documented", invalid, {}), "<:count>");
    assert.equal(message("laravel-8", invalid, {}), "<:count>");
    assert.equal(message("laravel-8", one, {}), invalid);
    assert.equal(message("laravel-12", one, {}), "The name field is required. <1>");
    assert.equal(message("laravel-12", several, {}), "The name field is required. (and 1 more error)");
    assert.equal(message("laravel-12", several, { timezone: 1 }), "The name field is required. <2>");
    assert.equal(message("laravel-12", one, { name: "a" }), "The assistant id field is required.");
  });

  it("the top-level message has the plural form of Laravel 12.67 for each number", () => {
    const invalid = [
      { max_retries: 9 },
      { retry_interval: 1 },
      { timezone: 1 },
      { allowed_days: 1 },
      { phone_number_ids: 1 },
    ];
    /** Returns the text after the first error. @param {string} sentence @param {number} count */
    const after = (sentence, count) => {
      const form = Object.assign({}, ...invalid.slice(0, count - 1));
      const verdict = validateCampaign(form, {
        profile: "laravel-12",
        messages: { [one]: sentence, [several]: sentence },
      });
      return verdict.ok ? "" : verdict.message.slice("The name field is required.".length);
    };
    const german = "(und :count weiterer Fehler)|(und :count weitere Fehler)|(und :count weitere Fehler)";
    assert.equal(after(german, 1), " (und 1 weiterer Fehler)");
    assert.equal(after(german, 2), " (und 2 weitere Fehler)");
    const ranges = "{2} zwei |[3,5] wenige|[6,*]viele :COUNT|[*,1]:Count";
    assert.deepEqual(
      [1, 2, 5, 6].map((count) => after(ranges, count)),
      [" 1", " zwei", " wenige", " viele 6"],
    );
    assert.equal(after("{7}a|{8}b|{9}c", 2), " b");
    assert.equal(after("[x] a", 2), " [x] a");
    assert.equal(after("a|", 2), " ");
  });
});

describe("the code of a server's sentence", () => {
  it("a server's sentence gets its code in the wording of each profile, for any numbers", () => {
    for (const [key, message, code] of /** @type {[string, string, string][]} */ ([
      ["name", "The name field is required.", "required"],
      ["name", "The name must not be greater than 255 characters.", "max"],
      ["max_calls_in_parallel", "The max calls in parallel field must not be greater than 5.", "max"],
      ["max_retries", "The max retries field must be between 1 and 5.", "between"],
      ["allowed_days.3", "The selected allowed_days.3 is invalid.", "in"],
      ["phone_number_ids.0", "The phone_number_ids.0 field has a duplicate value.", "distinct"],
      ["phone_number_ids.1", "The selected phone_number_ids.1 is invalid.", "phone_number_not_owned"],
      ["timezone", "The timezone must be a valid timezone.", "timezone"],
    ])) {
      assert.equal(issueCode(key, message), code, `${key}: ${message}`);
    }
  });

  it('an unknown sentence of a server gets the code "server"', () => {
    for (const [key, message] of /** @type {[string, string][]} */ ([
      ["name", "The name has already been taken."],
      ["name", "The timezone field is required."],
      ["leads", "The leads field is required."],
      ["", ""],
      ["phone_number_ids", "The selected phone number ids is invalid."],
    ])) {
      assert.equal(issueCode(key, message), "server", `${key}: ${message}`);
    }
  });
});
