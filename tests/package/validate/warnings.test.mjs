// Warnings of the built package: every verdict has them, and they change nothing else in it.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import {
  buildRequest,
  ValidationError,
  validateCampaign,
  validateCampaignJson,
  validateFields,
} from "../../../pkg/index.js";

const plain = { name: "Spring", assistant_id: 127, timezone: "Europe/Berlin" };

/** @param {{ warnings: readonly { code: string }[] }} verdict */
const codes = ({ warnings }) => warnings.map(({ code }) => code);

/** Forms by the one warning that they get. */
const causes = {
  invisible_characters: { name: "Spr\u200bing" },
  timezone_omitted: { timezone: "" },
  night_hours: { allowed_hours_start_time: "07:59", allowed_hours_end_time: "21:00" },
  zero_length_window: { allowed_hours_start_time: "09:00", allowed_hours_end_time: "09:00" },
  window_shorter_than_retry_interval: {
    allowed_hours_start_time: "09:00",
    allowed_hours_end_time: "10:00",
    retry_interval: 61,
  },
  retries_exceed_window: { allowed_hours_start_time: "09:00", allowed_hours_end_time: "12:00", max_retries: "3" },
  no_days: { allowed_days: [] },
  goal_retry_without_variable: { retry_on_goal_incomplete: true },
  goal_variable_without_retry: { goal_completion_variable: "booked" },
};

suite("a warning", () => {
  test("a form without cause for a warning has none", () => assert.deepEqual(validateCampaign(plain).warnings, []));

  test("overnight_window comes with night_hours", () => {
    const form = { ...plain, allowed_hours_start_time: "22:00", allowed_hours_end_time: "06:00" };
    assert.deepEqual(codes(validateCampaign(form)), ["overnight_window", "night_hours"]);
  });

  test("night_hours is absent for hours from 08:00 to 21:00, and for hours that are left out", () => {
    const hours = { allowed_hours_start_time: "08:00", allowed_hours_end_time: "21:00" };
    assert.deepEqual(codes(validateCampaign({ ...plain, ...hours })), []);
    assert.deepEqual(codes(validateCampaign({ ...plain, ...hours, allowed_hours_end_time: "21:01" })), ["night_hours"]);
  });

  for (const [code, members] of Object.entries(causes)) {
    test(`the warning ${code} has fields, a message and help, and does not refuse the form`, () => {
      const verdict = validateCampaign({ ...plain, ...members });
      assert.equal(verdict.ok, true);
      assert.deepEqual(codes(verdict), [code]);
      const [{ fields, message, help }] = verdict.warnings;
      assert.ok(Object.keys(members).some((field) => fields.some((name) => name === field)));
      assert.match(message, /^[A-Z].+\.$/);
      assert.match(help, /^[A-Z].+\.$/);
      assert.deepEqual(validateCampaignJson(JSON.stringify({ ...plain, ...members })), verdict);
      buildRequest({ ...plain, ...members }, { provider: "autocalls" });
    });
  }

  test("a warning changes neither errors nor message of a refusal", () => {
    const [quiet, loud] = [
      { ...plain, name: "" },
      { ...plain, ...causes.no_days, name: "" },
    ].map((form) => validateCampaign(form));
    assert.ok(!quiet.ok && !loud.ok);
    assert.deepEqual({ ...loud, warnings: [] }, quiet);
    assert.deepEqual(codes(loud), ["no_days"]);
  });

  test("a value that failed its rules causes no warning", () => {
    const verdict = validateCampaign({ ...plain, allowed_hours_start_time: "22:00", allowed_hours_end_time: "6:00" });
    assert.ok(!verdict.ok);
    assert.deepEqual(codes(verdict), []);
  });

  test("validateFields returns the warnings of its fields", () => {
    const form = { ...plain, ...causes.retries_exceed_window, ...causes.no_days, ...causes.timezone_omitted, name: 5 };
    assert.deepEqual(codes(validateFields(form, ["max_retries"])), ["retries_exceed_window"]);
    assert.deepEqual(codes(validateFields(form, ["allowed_days", "timezone"])), ["timezone_omitted", "no_days"]);
    assert.deepEqual(codes(validateFields(form, ["name", "assistant_id"])), []);
    assert.equal(validateFields(form, ["allowed_days"]).ok, true);
    // A listed field decides together with an invalid field that is not listed.
    const wrong = { ...form, allowed_hours_end_time: "noon" };
    assert.deepEqual(codes(validateFields(wrong, ["max_retries"])), []);
  });

  test("a warning is not part of a ValidationError", () => {
    assert.throws(
      () => buildRequest({ ...plain, ...causes.no_days, name: "" }, { provider: "autocalls" }),
      (error) => error instanceof ValidationError && Object.keys(error.errors).join() === "name",
    );
  });
});
