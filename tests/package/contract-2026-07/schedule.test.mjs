// The schedule of the second contract: several windows a day, and a scheduled start. tests/schedule compares it with
// Luxon in all zones.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  campaignFields,
  estimate,
  isOpenAt,
  nextOpen,
  previewSchedule,
  retryPlan,
  weeklyOpenMinutes,
} from "../../../pkg/2026-07.js";
import * as first from "../../../pkg/schedule.js";

const campaign = {
  timezone: "Europe/Berlin",
  schedule_windows: [
    { start: "14:00", end: "18:00" },
    { start: "09:00", end: "12:00" },
  ],
  allowed_days: /** @type {import("../../../pkg/2026-07.js").Day[]} */ (["monday", "tuesday"]),
  max_retries: 2,
  retry_interval: 150,
};
/** A Monday, 09:00 in Berlin. */
const MONDAY = Date.UTC(2026, 6, 27, 7);
const HOUR = 3_600_000;
const locals = (/** @type {{ localStart: string, localEnd: string }[]} */ windows) =>
  windows.map(({ localStart, localEnd }) => `${localStart} ${localEnd.slice(11)}`);

test("the windows of a day come in order, and those that touch or overlap are one", () => {
  assert.deepEqual(locals(previewSchedule(campaign, { from: MONDAY - HOUR, count: 3 })), [
    "2026-07-27T09:00 12:00",
    "2026-07-27T14:00 18:00",
    "2026-07-28T09:00 12:00",
  ]);
  const touching = { ...campaign, schedule_windows: [...campaign.schedule_windows, { start: "12:00", end: "14:30" }] };
  assert.deepEqual(locals(previewSchedule(touching, { from: MONDAY, count: 1 })), ["2026-07-27T09:00 18:00"]);
  assert.equal(weeklyOpenMinutes(campaign), 2 * 420);
  assert.equal(weeklyOpenMinutes(touching), 2 * 540);
});

test("calls of a retry plan move over the break between two windows", () => {
  const { attempts } = retryPlan(campaign, { from: MONDAY });
  assert.deepEqual(
    attempts.map(({ local, postponed }) => [local.slice(5), postponed]),
    [
      ["07-27T09:00", false],
      ["07-27T11:30", false],
      ["07-27T14:00", false],
    ],
  );
  const { attempts: later } = retryPlan({ ...campaign, retry_interval: 200 }, { from: MONDAY });
  assert.deepEqual(
    later.map(({ local, postponed }) => [local.slice(5), postponed]),
    [
      ["07-27T09:00", false],
      ["07-27T14:00", true],
      ["07-27T17:20", false],
    ],
  );
});

test("nothing happens before a scheduled start with an offset", () => {
  const started = { ...campaign, scheduled_start_at: "2026-07-27T10:30:00+03:00" };
  const start = MONDAY + HOUR / 2;
  assert.equal(isOpenAt(started, start - 1), false);
  assert.equal(isOpenAt(started, start), true);
  assert.equal(nextOpen(started, 0)?.getTime(), start);
  assert.deepEqual(locals(previewSchedule(started, { from: MONDAY, count: 1 })), ["2026-07-27T09:30 12:00"]);
  assert.equal(previewSchedule(started, { from: MONDAY, count: 1 })[0]?.minutes, 150);
  assert.deepEqual(retryPlan(started, { from: MONDAY }).attempts[0]?.due, new Date(start));
  assert.equal(weeklyOpenMinutes(started, { from: MONDAY }), 2 * 420 - 30);
  assert.equal(weeklyOpenMinutes(started), 2 * 420);
  const { durationMinutes } = estimate(started, { from: MONDAY, leads: 1, averageMinutes: 10 });
  assert.equal(durationMinutes.lower, 40);
  // A start that is over changes nothing.
  const over = { ...campaign, scheduled_start_at: "2020-01-01T00:00:00Z" };
  assert.deepEqual(previewSchedule(over, { from: MONDAY }), previewSchedule(campaign, { from: MONDAY }));
});

test("a scheduled start without an offset is a time in the campaign's zone, and without a time it is midnight", () => {
  const at = (/** @type {string | number} */ date, timezone = "Europe/Berlin") =>
    nextOpen({ timezone, scheduled_start_at: date }, 0)?.toISOString();
  assert.equal(at("2026-07-27T09:00"), "2026-07-27T07:00:00.000Z");
  assert.equal(at("2026-07-27T09:00", "America/New_York"), "2026-07-27T13:00:00.000Z");
  assert.equal(at("2026-07-27"), "2026-07-26T22:00:00.000Z");
  assert.equal(at(20260727), "2026-07-26T22:00:00.000Z");
  assert.equal(at("2026-W31-1"), "2026-07-26T22:00:00.000Z");
  // Skipped by the clock, and shown twice.
  assert.equal(at("2026-03-29T02:30"), "2026-03-29T01:30:00.000Z");
  assert.equal(at("2026-10-25T02:30"), "2026-10-25T00:30:00.000Z");
  assert.equal(nextOpen({ scheduled_start_at: "2026-07-27" }, 0, { accountTimezone: "UTC" })?.getTime(), 1785110400000);
});

test("an unreadable date, a refused field and a missing zone throw an error that names the field", () => {
  const throws = (/** @type {object} */ more, /** @type {RegExp} */ message, /** @type {any} */ type = TypeError) =>
    assert.throws(
      () => nextOpen({ ...campaign, ...more }, 0),
      (/** @type {Error} */ error) => error instanceof type && message.test(error.message),
    );
  throws({ scheduled_start_at: "24.07.2026" }, /^campaign\.scheduled_start_at: only the server can read/, RangeError);
  throws({ scheduled_start_at: "9999-12-31T23:00:00Z" }, /^campaign\.scheduled_start_at: must be before/, RangeError);
  throws(
    { scheduled_start_at: "9000-01-01" },
    /^campaign\.scheduled_start_at: must be before the year 9000/,
    RangeError,
  );
  assert.equal(nextOpen({ timezone: "UTC", scheduled_start_at: "8999-12-31T23:00Z" }, 0)?.getUTCFullYear(), 8999);
  throws({ scheduled_start_at: "2026-02-30" }, /^campaign\.scheduled_start_at: The scheduled start at/);
  throws({ schedule_windows: [{ start: "9:00", end: "10:00" }] }, /^campaign\.schedule_windows\.0\.start: /);
  throws({ channel: "fax" }, /^campaign\.channel: /);
  throws({ timezone: undefined }, /^accountTimezone is required: .* the assistant's or the account's applies$/);
});

test("a campaign of messages has windows, one message a lead, and no estimate", () => {
  const messages = { ...campaign, channel: /** @type {const} */ ("whatsapp") };
  assert.deepEqual(previewSchedule(messages, { from: MONDAY }), previewSchedule(campaign, { from: MONDAY }));
  const plan = retryPlan(messages, { from: MONDAY });
  assert.deepEqual([plan.worstCaseCalls, plan.assumptions.length], [1, 1]);
  assert.throws(() => estimate(messages, { leads: 1, averageMinutes: 1 }), /^TypeError: campaign\.channel: only/);
});

test("a form of the first contract has the same schedule in both contracts", () => {
  const form = {
    timezone: "Africa/Casablanca",
    allowed_hours_start_time: "22:00",
    allowed_hours_end_time: "04:30",
    allowed_days: /** @type {import("../../../pkg/2026-07.js").Day[]} */ (["friday", "sunday"]),
  };
  const options = { from: MONDAY, leads: 100, averageMinutes: 3 };
  for (const campaign of [form, { timezone: "UTC" }, { timezone: "UTC", allowed_hours_end_time: "10:00" }]) {
    assert.deepEqual(previewSchedule(campaign, options), first.previewSchedule(campaign, options));
    assert.deepEqual(retryPlan(campaign, options), first.retryPlan(campaign, options));
    assert.deepEqual(estimate(campaign, options), first.estimate(campaign, options));
    assert.equal(weeklyOpenMinutes(campaign), first.weeklyOpenMinutes(campaign));
  }
  // An empty list of windows counts as none.
  assert.equal(weeklyOpenMinutes({ schedule_windows: [], allowed_hours_end_time: "10:00" }), 4200);
});

test("a campaign with hundreds of windows a day is planned in little time", () => {
  const windows = Array.from({ length: 100_000 }, (_, i) => {
    const minute = (i % 720) * 2;
    const time = (/** @type {number} */ at) =>
      `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
    return { start: time(minute), end: time(minute + 1) };
  });
  const busy = { timezone: "UTC", schedule_windows: windows };
  const start = performance.now();
  assert.equal(weeklyOpenMinutes(busy), 7 * (720 + 1));
  assert.equal(previewSchedule(busy, { from: MONDAY, count: 1000 }).length, 1000);
  const { calls } = estimate(busy, { from: MONDAY, leads: 1000, averageMinutes: 2 });
  assert.equal(calls.lower, 1000);
  assert.ok(performance.now() - start < 5000);
});

test("every field of the contract either belongs to the schedule or is replaced before the plan is read", () => {
  const refused = { schedule_windows: 5, allowed_days: 5, max_retries: 99, retry_interval: 1, channel: "fax" };
  const times = { allowed_hours_start_time: "x", allowed_hours_end_time: "x", timezone: "x", scheduled_start_at: "x" };
  /** @type {Record<string, unknown>} */
  const fields = { ...refused, ...times, max_calls_in_parallel: 0, retry_on_voicemail: 5, retry_on_goal_incomplete: 5 };
  for (const { name } of campaignFields) {
    const form = { timezone: "UTC", [name]: fields[name] ?? [] };
    if (name in fields) assert.throws(() => nextOpen(/** @type {any} */ (form), 0), new RegExp(`campaign\\.${name}: `));
    else assert.ok(nextOpen(/** @type {any} */ (form), 0), name);
  }
});
