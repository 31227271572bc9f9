// outbound-campaign/schedule by examples. tests/schedule/ compares it with another implementation.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import { validateCampaign } from "../../../pkg/index.js";
import { estimate, isOpenAt, nextOpen, previewSchedule, retryPlan, weeklyOpenMinutes } from "../../../pkg/schedule.js";

/** @typedef {import("../../../pkg/index.js").Day} Day */

/** @type {Day[]} */
const workdays = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const office = {
  timezone: "Europe/Berlin",
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "17:00",
  allowed_days: workdays,
};
const never = { ...office, allowed_days: [] };
/** A Friday, 18:00 in Berlin, two days before the clock is put forward. */
const friday = new Date("2026-03-27T17:00Z");

/** @param {import("../../../pkg/schedule.js").ScheduledCampaign} campaign */
const walls = (campaign, from = friday, count = 3) =>
  previewSchedule(campaign, { from, count }).map(({ localStart, localEnd }) => `${localStart}/${localEnd}`);

suite("previewSchedule", () => {
  test("previewSchedule returns instants and wall times of a window", () => {
    assert.deepEqual(previewSchedule(office, { from: friday, count: 1 }), [
      {
        day: "monday",
        start: new Date("2026-03-30T07:00Z"),
        end: new Date("2026-03-30T15:00Z"),
        localStart: "2026-03-30T09:00",
        localEnd: "2026-03-30T17:00",
        startOffsetMinutes: 120,
        endOffsetMinutes: 120,
        minutes: 480,
      },
    ]);
  });

  test("previewSchedule begins with the open window", () => {
    const [window] = previewSchedule(office, { from: new Date("2026-03-27T15:59:59.999Z") });
    assert.equal(window.localStart, "2026-03-27T09:00");
    const [next] = previewSchedule(office, { from: new Date("2026-03-27T16:00Z") });
    assert.equal(next.localStart, "2026-03-30T09:00");
  });

  test("previewSchedule omits skipped hours and repeats repeated hours at a clock change", () => {
    const night = { ...office, allowed_days: undefined };
    const spring = { ...night, allowed_hours_start_time: "02:10", allowed_hours_end_time: "02:50" };
    assert.deepEqual(walls(spring), [
      "2026-03-28T02:10/2026-03-28T02:50",
      "2026-03-30T02:10/2026-03-30T02:50",
      "2026-03-31T02:10/2026-03-31T02:50",
    ]);
    const twice = previewSchedule(spring, { from: new Date("2026-10-24T22:00Z"), count: 2 });
    assert.deepEqual(
      twice.map(({ day, start, startOffsetMinutes }) => [day, start.toISOString(), startOffsetMinutes]),
      [
        ["sunday", "2026-10-25T00:10:00.000Z", 120],
        ["sunday", "2026-10-25T01:10:00.000Z", 60],
      ],
    );
  });

  test("previewSchedule counts a window over midnight as one of the day on which it begins", () => {
    /** @type {Day[]} */
    const days = ["saturday"];
    const night = { ...office, allowed_hours_start_time: "22:00", allowed_hours_end_time: "06:00", allowed_days: days };
    const [first] = previewSchedule(night, { from: friday });
    assert.deepEqual(
      [first.day, first.localStart, first.localEnd, first.minutes],
      ["saturday", "2026-03-28T22:00", "2026-03-29T06:00", 7 * 60],
    );
    assert.equal(isOpenAt(night, new Date("2026-03-29T03:30Z")), true);
    assert.equal(isOpenAt(night, new Date("2026-03-28T03:30Z")), false);
  });

  test("previewSchedule handles a zone with an offset of 5 hours 45 minutes", () => {
    const [kathmandu] = previewSchedule({ ...office, timezone: "Asia/Kathmandu" }, { from: friday });
    assert.deepEqual([kathmandu.start.toISOString(), kathmandu.startOffsetMinutes], ["2026-03-30T03:15:00.000Z", 345]);
  });

  test("previewSchedule finds 1,000 windows that come once a week, and none for a campaign without days", () => {
    /** @type {Day[]} */
    const days = ["sunday"];
    const rare = { ...office, allowed_hours_start_time: "02:10", allowed_hours_end_time: "02:20", allowed_days: days };
    const windows = previewSchedule(rare, { from: friday, count: 1000 });
    assert.equal(windows.length, 1000);
    assert.ok(
      windows.every(({ day, minutes, localStart }) => day === "sunday" && minutes === 10 && /T02:10$/.test(localStart)),
    );
    assert.deepEqual(previewSchedule(never), []);
  });

  test("previewSchedule returns ten windows from now on without options", () => {
    const windows = previewSchedule(office);
    assert.equal(windows.length, 10);
    assert.ok(windows[0].end.getTime() > Date.now() - 60_000);
  });
});

suite("the campaign", () => {
  test("the schedule functions accept a validated campaign, and a form whose other fields are invalid", () => {
    const verdict = validateCampaign({ ...office, name: "a", assistant_id: 1 });
    assert.ok(verdict.ok);
    assert.deepEqual(walls(verdict.campaign), walls(office));
    const form = { ...office, name: 7, timezone: " Europe/Berlin " };
    assert.deepEqual(walls(/** @type {any} */ (form)), walls(office));
  });

  test("the schedule functions use the campaign's zone, or the account's when the campaign has none", () => {
    const nowhere = { ...office, timezone: undefined };
    assert.equal(nextOpen(nowhere, friday, { accountTimezone: "America/New_York" })?.getTime(), friday.getTime());
    assert.equal(
      nextOpen(office, friday, { accountTimezone: "America/New_York" })?.toISOString(),
      "2026-03-30T07:00:00.000Z",
    );
    for (const call of [
      () => previewSchedule(nowhere),
      () => isOpenAt(nowhere, friday),
      () => nextOpen(nowhere, friday),
      () => weeklyOpenMinutes(nowhere, { from: friday }),
      () => retryPlan(nowhere),
      () => estimate(nowhere, { leads: 1, averageMinutes: 1 }),
    ]) {
      assert.throws(call, { name: "TypeError", message: /^accountTimezone is required/ });
    }
  });

  test("the schedule functions throw a TypeError that names the invalid scheduling field", () => {
    for (const [campaign, message] of /** @type {[any, RegExp][]} */ ([
      [{ ...office, allowed_hours_end_time: "5pm" }, /^campaign\.allowed_hours_end_time: .+ format H:i/],
      [{ ...office, allowed_days: ["mon"] }, /^campaign\.allowed_days\.0: /],
      [{ ...office, timezone: "Asia/Calcutta" }, /^campaign\.timezone: /],
      [{ ...office, retry_interval: 5 }, /^campaign\.retry_interval: /],
      [null, /^campaign must be an object/],
      ["Europe/Berlin", /^campaign must be an object/],
      [
        {
          ...office,
          allowed_days: {
            toJSON: () => {
              throw new Error("no");
            },
          },
        },
        /^campaign must be the campaign of an accepted verdict/,
      ],
    ])) {
      assert.throws(() => previewSchedule(campaign), { name: "TypeError", message });
    }
  });
});

test("the schedule functions throw a TypeError that names the invalid option", () => {
  for (const [call, part] of /** @type {[(any: any) => unknown, string][]} */ ([
    [(any) => previewSchedule(office, any(null)), "options"],
    [(any) => previewSchedule(office, { from: any("2026-01-01") }), "from"],
    [() => previewSchedule(office, { from: new Date(Number.NaN) }), "from"],
    [() => previewSchedule(office, { from: -1 }), "from"],
    [() => previewSchedule(office, { count: 0 }), "count"],
    [() => previewSchedule(office, { count: 1.5 }), "count"],
    [() => previewSchedule(office, { count: 1001 }), "count"],
    [(any) => previewSchedule(office, { accountTimezone: any(5) }), "accountTimezone"],
    [() => previewSchedule({}, { accountTimezone: "Mars/Olympus" }), "accountTimezone"],
    [(any) => isOpenAt(office, any("now")), "date"],
    [(any) => nextOpen(office, any(undefined)), "date"],
    [(any) => weeklyOpenMinutes(office, { from: any({}) }), "from"],
    [(any) => estimate(office, any(undefined)), "leads"],
    [() => estimate(office, { leads: 0, averageMinutes: 1 }), "leads"],
    [() => estimate(office, { leads: 1, averageMinutes: 0 }), "averageMinutes"],
    [() => estimate(office, { leads: 1, averageMinutes: 1, answerRate: 1.1 }), "answerRate"],
  ])) {
    assert.throws(
      () => call((/** @type {unknown} */ value) => value),
      (error) => {
        assert.ok(error instanceof TypeError && error.message.startsWith(part), String(error));
        return true;
      },
    );
  }
});

test("isOpenAt and nextOpen include the start of a window and exclude its end", () => {
  const at = (/** @type {string} */ time) => new Date(`2026-03-27T${time}Z`);
  for (const [time, open] of /** @type {[string, boolean][]} */ ([
    ["07:59:59.999", false],
    ["08:00", true],
    ["15:59:59.999", true],
    ["16:00", false],
  ])) {
    assert.equal(isOpenAt(office, at(time)), open, time);
    assert.equal(nextOpen(office, at(time))?.getTime() === at(time).getTime(), open, time);
  }
  assert.equal(nextOpen(office, at("07:00").getTime())?.toISOString(), "2026-03-27T08:00:00.000Z");
  assert.equal(nextOpen(never, friday), null);
  assert.equal(nextOpen({ ...office, allowed_hours_end_time: "09:00" }, friday), null);
  // 23:59 means the end of the day.
  assert.equal(isOpenAt({ timezone: "UTC" }, Date.UTC(2026, 0, 1, 23, 59, 59, 999)), true);
});

test("weeklyOpenMinutes returns the minutes of an ordinary week, or of the week of an instant", () => {
  assert.equal(weeklyOpenMinutes(office), 5 * 480);
  assert.equal(weeklyOpenMinutes({}), 7 * 1440);
  assert.equal(weeklyOpenMinutes(never), 0);
  const always = { timezone: "Europe/Berlin" };
  assert.equal(weeklyOpenMinutes(always, { from: friday }), 7 * 1440 - 60);
  assert.equal(weeklyOpenMinutes(always, { from: new Date("2026-10-24T12:00Z") }), 7 * 1440 + 60);
  assert.equal(weeklyOpenMinutes(office, { from: friday }), 5 * 480);
});

test("retryPlan plans max_retries + 1 attempts and postpones them to the calling hours", () => {
  const { attempts, worstCaseCalls, assumptions } = retryPlan(
    { ...office, max_retries: 2, retry_interval: 300 },
    { from: new Date("2026-03-27T10:00:30Z") },
  );
  assert.deepEqual(attempts, [
    {
      attempt: 1,
      at: new Date("2026-03-27T10:00:30Z"),
      local: "2026-03-27T11:00",
      offsetMinutes: 60,
      due: new Date("2026-03-27T10:00:30Z"),
      postponed: false,
    },
    {
      attempt: 2,
      at: new Date("2026-03-27T15:00:30Z"),
      local: "2026-03-27T16:00",
      offsetMinutes: 60,
      due: new Date("2026-03-27T15:00:30Z"),
      postponed: false,
    },
    {
      attempt: 3,
      at: new Date("2026-03-30T07:00Z"),
      local: "2026-03-30T09:00",
      offsetMinutes: 120,
      due: new Date("2026-03-27T20:00:30Z"),
      postponed: true,
    },
  ]);
  assert.equal(worstCaseCalls, 3);
  assert.match(assumptions[0], /1 \+ max_retries/);
  // The documented default is three retries.
  assert.equal(retryPlan({ timezone: "UTC" }).worstCaseCalls, 4);
  assert.deepEqual(retryPlan(never).attempts, []);
  assert.equal(retryPlan(never).worstCaseCalls, 0);
});

suite("estimate", () => {
  const campaign = { ...office, max_calls_in_parallel: 10, max_retries: 3, retry_interval: 60 };
  const load = { leads: 4000, averageMinutes: 2, from: friday };

  test("estimate bounds calls, line minutes and the time of the end", () => {
    const { assumptions, ...numbers } = estimate(campaign, load);
    assert.deepEqual(numbers, {
      calls: { lower: 4000, upper: 16_000 },
      lineMinutes: { lower: 8000, upper: 20_000 },
      // At least 800 minutes of work: a call may run for two minutes after the end of Monday's window. At most 2008
      // minutes of work and three intervals of an hour.
      finish: { lower: new Date("2026-03-31T12:18Z"), upper: new Date("2026-04-03T11:28Z") },
      durationMinutes: { lower: 5478, upper: 9748 },
      parallelCalls: 10,
      attemptsPerLead: 4,
    });
    assert.ok(assumptions.length >= 4);
  });

  test("estimate with an answer rate bounds calls by expected values", () => {
    const { calls, lineMinutes } = estimate(campaign, { ...load, answerRate: 0.5 });
    assert.deepEqual(
      [calls, lineMinutes],
      [
        { lower: 7500, upper: 7500 },
        { lower: 7500, upper: 11_250 },
      ],
    );
    const again = estimate({ ...campaign, retry_on_voicemail: true }, { ...load, answerRate: 0.5 });
    assert.equal(again.calls.upper, 16_000);
    assert.equal(again.assumptions.length, estimate(campaign, load).assumptions.length + 1);
  });

  test("estimate returns null as the end of a campaign that never ends", () => {
    const { finish, durationMinutes } = estimate(never, load);
    assert.deepEqual(finish, { lower: null, upper: null });
    assert.deepEqual(durationMinutes, { lower: null, upper: null });
    const { calls, lineMinutes, parallelCalls, attemptsPerLead } = estimate(never, { ...load, answerRate: 0.5 });
    assert.deepEqual(
      [calls, lineMinutes],
      [
        { lower: 0, upper: 0 },
        { lower: 0, upper: 0 },
      ],
    );
    assert.deepEqual([parallelCalls, attemptsPerLead], [0, 0]);
    assert.deepEqual(estimate(campaign, { ...load, leads: 1e9 }).finish, { lower: null, upper: null });
  });

  test("estimate uses no more parallel calls than leads", () => {
    assert.equal(estimate(campaign, { ...load, leads: 2 }).parallelCalls, 2);
    const many = { ...campaign, max_calls_in_parallel: "9007199254740993" };
    assert.equal(estimate(many, { ...load, leads: 50 }).parallelCalls, 50);
  });
});
