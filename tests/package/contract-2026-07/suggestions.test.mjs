// Suggestions of the second contract: an issue whose value can mean one thing only names the value that the server
// accepts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { validateCampaign, validateCampaignJson } from "../../../pkg/2026-07.js";
import * as first from "../../../pkg/index.js";

const call = { name: "Spring", assistant_id: 127, timezone: "UTC" };

/**
 * Returns the suggestions by key.
 * @param {object} form
 * @param {import("../../../pkg/2026-07.js").ValidationOptions} [options]
 */
function suggestions(form, options) {
  const verdict = validateCampaign(form, options);
  assert.ok(!verdict.ok);
  assert.deepEqual(validateCampaignJson(JSON.stringify(form), options), verdict);
  return Object.fromEntries(verdict.issues.map(({ key, suggestion }) => [key, suggestion]));
}

test("times, channels, zones, days, yes and no, and integers have their only reading as a suggestion", () => {
  const form = {
    name: "Spring",
    channel: "CALL",
    assistant_id: "0127",
    timezone: "berlin",
    schedule_windows: [{ start: "9:00", end: "5pm" }],
    allowed_hours_end_time: "17:00:00",
    allowed_days: ["Monday", "Tue"],
    max_retries: "03",
    mark_complete_when_no_leads: "yes",
    phone_number_ids: ["007"],
    fallback_channel: "SMS",
    messages_per_minute: "010",
  };
  assert.deepEqual(suggestions(form), {
    channel: "call",
    timezone: "Europe/Berlin",
    allowed_hours_end_time: "17:00",
    max_retries: "3",
    mark_complete_when_no_leads: "true",
    assistant_id: "127",
    fallback_channel: "sms",
    messages_per_minute: "10",
    "schedule_windows.0.start": "09:00",
    "schedule_windows.0.end": "17:00",
    "allowed_days.0": "monday",
    "allowed_days.1": "tuesday",
    "phone_number_ids.0": "7",
  });
});

test("a value that is not a text, has two readings, or is outside of the bounds has no suggestion", () => {
  const form = {
    ...call,
    channel: "fax",
    schedule_windows: [{ start: "9", end: 930 }],
    max_retries: "09",
    retry_interval: "05",
    messages_per_minute: "011",
    timezone: "CST6CDT",
    retry_on_voicemail: "maybe",
    allowed_days: ["x"],
  };
  for (const options of [undefined, { messages: { required: "x" } }]) {
    for (const suggestion of Object.values(suggestions(form, options))) assert.equal(suggestion, undefined);
  }
  const limit = { account: { max_calls_in_parallel: 4 } };
  assert.deepEqual(suggestions({ ...call, max_calls_in_parallel: "04" }, limit), { max_calls_in_parallel: "4" });
  assert.deepEqual(suggestions({ ...call, max_calls_in_parallel: "05" }, limit), { max_calls_in_parallel: undefined });
});

test("a zone's name in Windows has the zone as a suggestion", () => {
  for (const [timezone, zone] of [
    ["W. Europe Standard Time", "Europe/Berlin"],
    ["Russia Time Zone 3", "Europe/Samara"],
    ["No Such Standard Time", undefined],
  ]) {
    assert.deepEqual(suggestions({ ...call, timezone }), { timezone: zone });
  }
});

test("elements from the thousandth on and long texts have no suggestion", () => {
  const days = Array.from({ length: 1001 }, () => "Monday");
  const found = suggestions({ ...call, allowed_days: days });
  assert.equal(found["allowed_days.999"], "monday");
  assert.equal(found["allowed_days.1000"], undefined);
  assert.deepEqual(suggestions({ ...call, max_retries: `${"0".repeat(70)}3` }), { max_retries: undefined });
});

test("a form of the first contract has the same suggestions in both contracts", () => {
  const form = {
    name: "Spring",
    assistant_id: "127.0",
    timezone: "new york",
    allowed_hours_start_time: "9h30",
    allowed_days: ["sundays", "x"],
    max_retries: "+2",
    retry_on_goal_incomplete: "off",
    phone_number_ids: { main: "08" },
  };
  const verdict = first.validateCampaign(form);
  assert.ok(!verdict.ok);
  const expected = Object.fromEntries(verdict.issues.map(({ key, suggestion }) => [key, suggestion]));
  assert.deepEqual(suggestions(form), expected);
});
