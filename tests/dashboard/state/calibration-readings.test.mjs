// The table of readings on the calibration page, in both languages.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readingsOf } from "../../../www/shared/contract-2026-07/calibration.js";

const translations = /** @type {any} */ ({ labels: { sms_body: "Text" } });
const own = { acceptsOverlap: true, requiredByChannel: ["sms_body"], smsBodyMax: 1600, goalVariableMax: null };

/** @param {object} server @param {"en" | "de"} [language] */
function tableOf(server, language = "en") {
  const table = readingsOf({ readings: { server, package: own } }, translations, language);
  assert.ok(table);
  return { ...table, text: (/** @type {string} */ topic) => table.lines.find((line) => line.topic === topic)?.text };
}

describe("the readings on the calibration page", () => {
  test("a calibration of the first contract has no readings", () => {
    assert.equal(readingsOf({}, translations, "en"), undefined);
  });

  for (const language of /** @type {const} */ (["en", "de"])) {
    test(`each of the 36 readings has a topic of its own in the language ${language}`, () => {
      const { lines, notMeasured } = tableOf({}, language);
      assert.equal(new Set(lines.map(({ topic }) => topic)).size, 36);
      assert.ok(lines.every(({ text, isMeasured }) => text === notMeasured && !isMeasured));
    });
  }

  test("a list shows the labels of its fields, and a bound its number", () => {
    const { text, summary } = tableOf(own);
    assert.equal(text("WhatsApp and text messages"), "The server requires: Text.");
    assert.equal(text("Length of a text message"), "It may have 1600 characters.");
    assert.equal(text("Length of the goal variable"), "It may have more than 255 characters.");
    assert.equal(summary, "No measured point differs from the package’s assumptions.");
  });

  test("an empty list and a refusal have their own sentences, and a reading that differs comes first", () => {
    const { lines, text, summary } = tableOf({ ...own, requiredByChannel: [], acceptsOverlap: false });
    assert.equal(text("WhatsApp and text messages"), "The server requires no further field for them.");
    assert.equal(text("Windows that overlap"), "The server refuses them.");
    assert.equal(summary, "2 measured points differ from the package’s assumptions.");
    assert.deepEqual(
      lines.map(({ difference }) => difference !== undefined),
      lines.map((_, i) => i < 2),
    );
  });

  test("a reading that was not measured does not differ", () => {
    const { lines, summary } = tableOf({ ...own, acceptsOverlap: "not-measured" });
    assert.match(summary, /^No measured point differs/);
    assert.equal(lines.at(3)?.text, "Not measured");
  });
});
