// Warnings of the built package: they come with every verdict, and change nothing about it.
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

/** A form that gets this warning and no other. */
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
  test("is absent where there is nothing to say", () => assert.deepEqual(validateCampaign(plain).warnings, []));

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
    test(`${code} has fields, a message and help, and does not block`, () => {
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

  test("changes neither errors nor message of a refusal", () => {
    const [quiet, loud] = [
      { ...plain, name: "" },
      { ...plain, ...causes.no_days, name: "" },
    ].map((form) => validateCampaign(form));
    assert.ok(!quiet.ok && !loud.ok);
    assert.deepEqual({ ...loud, warnings: [] }, quiet);
    assert.deepEqual(codes(loud), ["no_days"]);
  });

  test("is silent about a value that did not pass its rules", () => {
    const verdict = validateCampaign({ ...plain, allowed_hours_start_time: "22:00", allowed_hours_end_time: "6:00" });
    assert.ok(!verdict.ok);
    assert.deepEqual(codes(verdict), []);
  });

  test("comes with the fields that it touches", () => {
    const form = { ...plain, ...causes.retries_exceed_window, ...causes.no_days, ...causes.timezone_omitted, name: 5 };
    assert.deepEqual(codes(validateFields(form, ["max_retries"])), ["retries_exceed_window"]);
    assert.deepEqual(codes(validateFields(form, ["allowed_days", "timezone"])), ["timezone_omitted", "no_days"]);
    assert.deepEqual(codes(validateFields(form, ["name", "assistant_id"])), []);
    assert.equal(validateFields(form, ["allowed_days"]).ok, true);
    // A listed field decides together with one that is not listed, and wrong.
    const wrong = { ...form, allowed_hours_end_time: "noon" };
    assert.deepEqual(codes(validateFields(wrong, ["max_retries"])), []);
  });

  test("is no part of an error", () => {
    assert.throws(
      () => buildRequest({ ...plain, ...causes.no_days, name: "" }, { provider: "autocalls" }),
      (error) => error instanceof ValidationError && Object.keys(error.errors).join() === "name",
    );
  });
});
