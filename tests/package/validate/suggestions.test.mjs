// Suggestions: an issue whose value can mean one thing only names the value that the server accepts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { timezones, validateCampaign, validateCampaignJson, validateNdjson } from "../../../pkg/index.js";

const plain = { name: "Spring", assistant_id: 127, timezone: "UTC" };

/**
 * Returns the suggestion of the only issue. Checks that object and JSON agree.
 * @param {string} field
 * @param {unknown} value
 */
function suggestion(field, value) {
  const form = { ...plain, [field]: value };
  const verdict = validateCampaign(form);
  assert.deepEqual(validateCampaignJson(JSON.stringify(form)), verdict);
  assert.ok(!verdict.ok, `${field} ${JSON.stringify(value)} is refused`);
  assert.equal(verdict.issues.length, 1);
  return verdict.issues[0]?.suggestion;
}

/** Texts by the one time of day that they can mean. */
const times = {
  "09:00": [
    "9:00",
    "09:00:00",
    "9:00:00",
    "09:00:00.000",
    "9.00",
    "9h00",
    "9h",
    "09 h 00",
    "900",
    "0900",
    "9am",
    "9 AM",
  ],
  "17:30": [
    "5:30pm",
    "5:30 PM",
    "5:30 p.m.",
    "17.30",
    "1730",
    "17h30",
    "5.30 pm",
    "530pm",
    "5:30\u202fPM",
    "17 : 30",
    " 17.30 ",
  ],
  "00:00": ["12am", "12:00 a.m.", "0:00"],
  "12:05": ["12:05pm", "12.05"],
};

for (const [time, texts] of Object.entries(times)) {
  test(`a time that can only mean ${time} suggests it`, () => {
    for (const text of texts) {
      assert.equal(suggestion("allowed_hours_start_time", text), time, text);
      assert.equal(suggestion("allowed_hours_end_time", text), time, text);
    }
  });
}

test("a text that is not a time, or that has two readings, has no suggestion", () => {
  const texts = ["9", "17", "24:00", "2400", "9:5", "25:00", "9:60", "13pm", "0am", "09:00:30", "soon", "09:00-17:00"];
  for (const text of [...texts, "90000", "-9:00", "9:00 xm", "1:2:3", "9".repeat(100), "٩:٠٠"]) {
    assert.equal(suggestion("allowed_hours_start_time", text), undefined, text);
  }
  for (const value of [9, 0.375, 930, true]) {
    assert.equal(suggestion("allowed_hours_start_time", value), undefined, String(value));
  }
});

test("a day in capitals, in the plural or abbreviated suggests its name at its element", () => {
  const verdict = validateCampaign({
    ...plain,
    allowed_days: ["Monday", "TUE", "wed.", "Thurs", "fridays", "Sa", "x", "s"],
  });
  assert.ok(!verdict.ok);
  assert.deepEqual(
    verdict.issues.map(({ key, suggestion }) => [key, suggestion]),
    [
      ["allowed_days.0", "monday"],
      ["allowed_days.1", "tuesday"],
      ["allowed_days.2", "wednesday"],
      ["allowed_days.3", "thursday"],
      ["allowed_days.4", "friday"],
      ["allowed_days.5", "saturday"],
      ["allowed_days.6", undefined],
      ["allowed_days.7", undefined],
    ],
  );
  assert.equal(suggestion("allowed_days", { first: "Monday" }), "monday");
  assert.equal(suggestion("allowed_days", [["Monday"]]), undefined);
});

test("a yes or no in words suggests true or false", () => {
  for (const text of ["true", "TRUE", "yes", "Y", "on", "T"])
    assert.equal(suggestion("retry_on_voicemail", text), "true");
  for (const text of ["false", "No", "n", "OFF", "f"]) {
    assert.equal(suggestion("mark_complete_when_no_leads", text), "false");
  }
  for (const text of ["maybe", "2", "ja", "checked"]) assert.equal(suggestion("retry_on_voicemail", text), undefined);
});

test("an integer with leading zeros or decimals of zero suggests its digits, inside of the bounds", () => {
  assert.equal(suggestion("max_retries", "03"), "3");
  assert.equal(suggestion("assistant_id", "127.0"), "127");
  assert.equal(suggestion("assistant_id", "+0127"), "127");
  assert.equal(suggestion("max_calls_in_parallel", "010"), "10");
  assert.equal(suggestion("phone_number_ids", ["007"]), "7");
  const outside = { max_retries: ["09", "3.5", "three"], retry_interval: ["05"], max_calls_in_parallel: ["011", "00"] };
  for (const [field, texts] of Object.entries(outside)) {
    for (const text of texts) {
      const verdict = validateCampaign({ ...plain, [field]: text });
      assert.ok(!verdict.ok);
      for (const issue of verdict.issues) assert.equal(issue.suggestion, undefined, `${field} ${text}`);
    }
  }
  assert.equal(suggestion("assistant_id", "127.00"), "127");
  for (const text of ["1,000", "1.000", "+01.000", "1.000.000", "0.000"]) {
    assert.equal(suggestion("assistant_id", text), undefined, text);
  }
  assert.equal(suggestion("phone_number_ids", ["1.000"]), undefined);
  assert.equal(suggestion("assistant_id", `0${"9".repeat(18)}`), undefined);
});

test("a Windows name, a city and an older name of a zone suggest the server's name", () => {
  const zones = {
    "W. Europe Standard Time": "Europe/Berlin",
    "eastern standard time": "America/New_York",
    "Pacific Standard Time (Mexico)": "America/Tijuana",
    "AUS Eastern Standard Time": "Australia/Sydney",
    "Tokyo Standard Time": "Asia/Tokyo",
    "Russia Time Zone 10": "Asia/Srednekolymsk",
    "FLE Standard Time": "Europe/Kyiv",
    "US Eastern Standard Time": "America/Indiana/Indianapolis",
    "Argentina Standard Time": "America/Argentina/Buenos_Aires",
    berlin: "Europe/Berlin",
    "New York": "America/New_York",
    "São Paulo": "America/Sao_Paulo",
    "America/New York": "America/New_York",
    "Asia/Calcutta": "Asia/Kolkata",
    "europe/berlin": "Europe/Berlin",
    GMT: "UTC",
  };
  for (const [name, zone] of Object.entries(zones)) assert.equal(suggestion("timezone", name), zone, name);
});

test("a zone that may be two zones has no suggestion", () => {
  for (const name of [
    "EST",
    "CET",
    "MST",
    "San Juan",
    "Cordoba",
    "Palmer",
    "Mars",
    "UTC+1",
    "Standard Time",
    "Europe",
  ]) {
    assert.equal(suggestion("timezone", name), undefined, name);
  }
});

test("every city has a suggestion of its own zone or none", () => {
  for (const zone of timezones().filter((name) => name.includes("/"))) {
    const city = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
    const suggested = suggestion("timezone", city);
    assert.ok(suggested === undefined || suggested === zone, `${city}: ${suggested}`);
  }
});

test("a suggestion is accepted in place of the value", () => {
  const cases = [
    ["allowed_hours_start_time", "5pm"],
    ["max_retries", "03"],
    ["timezone", "Paris"],
  ];
  for (const [field = "", value] of cases) {
    assert.ok(validateCampaign({ ...plain, [field]: suggestion(field, value) }).ok, field);
  }
});

test("rows have the suggestions of validateCampaign", async () => {
  const form = { ...plain, allowed_hours_end_time: "5pm", allowed_days: ["monday", "Tue"], max_retries: "03" };
  const verdict = validateCampaign(form);
  assert.ok(!verdict.ok);
  for await (const row of validateNdjson(new TextEncoder().encode(JSON.stringify(form)))) {
    assert.ok(!row.ok);
    assert.deepEqual(row.issues, verdict.issues);
  }
});

test("custom messages and suggestions stand in one issue", () => {
  const verdict = validateCampaign(
    { ...plain, allowed_hours_end_time: "5pm" },
    { messages: { date_format: "No time." } },
  );
  assert.ok(!verdict.ok);
  assert.deepEqual(
    [verdict.issues[0]?.message, verdict.issues[0]?.suggestion, Object.isFrozen(verdict.issues[0])],
    ["No time.", "17:00", true],
  );
});
