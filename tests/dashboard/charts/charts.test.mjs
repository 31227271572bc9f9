// The arithmetic of the pictures, compared with Luxon and the package's own schedule, and their texts.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DateTime } from "luxon";
import { estimate, isOpenAt, previewSchedule, retryPlan, weeklyOpenMinutes } from "../../../pkg/schedule.js";
import { translations as guideGerman } from "../../../www/guide/translations.de.js";
import { translations as guideEnglish } from "../../../www/guide/translations.en.js";
import {
  clockText,
  DAY_MINUTES,
  daysBetween,
  minutesOf,
  offsetMinutes,
} from "../../../www/shared/charts/wall-clock.js";
import { hourTicks, openMinutes, stepTime, timeAt, weekRectangles } from "../../../www/shared/charts/week-layout.js";
import { drawnBetween } from "../../../www/shared/charts/week-pointer.js";
import { clockNotes } from "../../../www/shared/charts/window-notes.js";
import { translations as german } from "../../../www/shared/i18n/charts.de.js";
import { translations as english } from "../../../www/shared/i18n/charts.en.js";
import { DAYS } from "../../../www/shared/text/describe.js";

/** Half hours, 45 minutes, far ahead and behind, summer time of an hour and of half an hour, changes at midnight. */
const ZONES = [
  "Europe/Berlin",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "America/St_Johns",
  "America/Havana",
  "Asia/Beirut",
  "America/New_York",
];
const zone = fc.constantFrom(...ZONES);
const minute = fc.integer({ min: 0, max: DAY_MINUTES - 1 });
const instant = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2030, 11, 31) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000));

test("a minute is in a rectangle of the week when Luxon's clock is in the calling hours", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(6)), minute, minute, zone, instant, (days, start, end, timezone, at) => {
      const wall = DateTime.fromJSDate(at, { zone: timezone });
      // Skips days near a clock change: the drawn week does not apply to them.
      const isOrdinary = [-2, -1, 0, 1, 2].every((d) => wall.plus({ days: d }).offset === wall.offset);
      fc.pre(isOrdinary);
      const now = wall.hour * 60 + wall.minute;
      const inside = weekRectangles(days, start, end).filter(
        ({ day, from, to }) => day === wall.weekday - 1 && from <= now && now < to,
      );
      assert.ok(inside.length <= 1, "rectangles overlap");
      const campaign = campaignOf(days, start, end, timezone);
      assert.equal(inside.length === 1, isOpenAt(campaign, at));
    }),
    { numRuns: 3000 },
  );
});

test("the rectangles hold as many minutes as the schedule counts in a week", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(6)), minute, minute, (days, start, end) => {
      const campaign = campaignOf(days, start, end, "Asia/Kolkata");
      assert.equal(openMinutes(weekRectangles(days, start, end)), weeklyOpenMinutes(campaign));
    }),
  );
});

test("a window that crosses midnight is drawn on both days, also from Sunday to Monday", () => {
  assert.deepEqual(weekRectangles([6], 22 * 60, 2 * 60), [
    { day: 6, from: 1320, to: 1440, startsOn: 6, goesOn: true },
    { day: 0, from: 0, to: 120, startsOn: 6, goesOn: false },
  ]);
  assert.deepEqual(weekRectangles([2], 22 * 60, 0), [{ day: 2, from: 1320, to: 1440, startsOn: 2, goesOn: false }]);
  assert.deepEqual(weekRectangles([2], 600, 600), []);
});

test("the second scale shows the time and the day of the viewer's clock", () => {
  fc.assert(
    fc.property(zone, zone, instant, (timezone, viewer, at) => {
      const midnight = DateTime.fromJSDate(at, { zone: timezone }).startOf("day");
      const day = [0, 6, 12, 18, 23.99].map((hours) => midnight.plus({ hours }));
      // An ordinary day in both zones: the scale has one difference for all of it. (In Havana summer time begins at
      // midnight, so that day begins at one o'clock.)
      fc.pre(
        midnight.hour === 0 &&
          day.every((t) => t.offset === midnight.offset && t.setZone(viewer).offset === day[0]?.setZone(viewer).offset),
      );
      const difference = midnight.setZone(viewer).offset - midnight.offset;
      assert.equal(
        offsetMinutes(viewer, midnight.toJSDate()) - offsetMinutes(timezone, midnight.toJSDate()),
        difference,
      );
      for (const { at: minutes, hour, dayShift } of hourTicks(difference, 3)) {
        if (minutes === DAY_MINUTES) continue; // the next day, which may be another
        const there = midnight.plus({ minutes }).setZone(viewer);
        assert.deepEqual([there.hour, there.minute], [hour, 0]);
        const shift = there
          .startOf("day")
          .diff(midnight.setZone(viewer, { keepLocalTime: true }).startOf("day"), "days");
        // Zones that are more than a day apart (Kiritimati, Pago Pago) are marked with a shift of one day too.
        assert.equal(dayShift, Math.max(-1, Math.min(1, Math.round(shift.days))));
      }
    }),
    { numRuns: 500 },
  );
  assert.deepEqual(
    hourTicks(0, 6).map(({ at, hour }) => [at, hour]),
    [
      [0, 0],
      [360, 6],
      [720, 12],
      [1080, 18],
      [1440, 24],
    ],
  );
});

test("offsets and starts of days equal Luxon's, also around clock changes", () => {
  fc.assert(
    fc.property(zone, instant, fc.integer({ min: 1, max: 20 }), (timezone, from, length) => {
      assert.equal(offsetMinutes(timezone, from), DateTime.fromJSDate(from, { zone: timezone }).offset);
      const to = new Date(Number(from) + length * 86_400_000);
      const expected = [];
      let day = DateTime.fromJSDate(from, { zone: timezone }).startOf("day");
      if (Number(day) < Number(from)) day = day.plus({ days: 1 }).startOf("day");
      for (; Number(day) < Number(to); day = day.plus({ days: 1 }).startOf("day")) expected.push(Number(day));
      // A repeated midnight has two instants, and either is correct.
      const shown = (/** @type {number[]} */ days) =>
        days.map((at) => DateTime.fromMillis(at, { zone: timezone }).toFormat("yyyy-MM-dd HH:mm"));
      assert.deepEqual(shown(daysBetween(timezone, from, to).map(Number)), shown(expected));
    }),
    { numRuns: 500 },
  );
});

test("a clock change is noted at the affected window only", () => {
  const campaign = /** @type {const} */ ({ timezone: "Europe/Berlin", allowed_hours_start_time: "01:00" });
  const berlin = (/** @type {Date} */ at) => DateTime.fromJSDate(at, { zone: "Europe/Berlin" }).offset;
  const newYork = (/** @type {Date} */ at) => DateTime.fromJSDate(at, { zone: "America/New_York" }).offset;
  const windows = previewSchedule(
    { ...campaign, allowed_hours_end_time: "05:00" },
    { from: new Date("2027-03-12T12:00Z"), count: 20 },
  );
  const notes = clockNotes(windows, newYork);
  const noted = windows.flatMap(({ localStart }, i) =>
    (notes[i] ?? []).map(({ kind, minutes }) => `${localStart.slice(5, 10)} ${kind} ${minutes}`),
  );
  // New York changes on 14 March 2027, Berlin on the 28th at two o'clock, inside of the window.
  assert.deepEqual(noted, ["03-15 viewer 60", "03-28 inside 60"]);
  const autumn = previewSchedule(
    { ...campaign, allowed_hours_start_time: "09:00", allowed_hours_end_time: "17:00" },
    { from: new Date("2027-10-29T12:00Z"), count: 4 },
  );
  assert.deepEqual(
    clockNotes(autumn, berlin).map((list) => list.map(({ kind, minutes }) => `${kind} ${minutes}`)),
    [[], [], ["before -60", "viewer -60"], []],
  );
});

test("sliders move by 15 minutes and stop at the ends of the day", () => {
  assert.equal(stepTime(9 * 60 + 7, 15), 9 * 60 + 15);
  assert.equal(stepTime(9 * 60 + 7, -15), 9 * 60);
  assert.equal(stepTime(DAY_MINUTES - 1, -15), 23 * 60 + 45);
  assert.equal(stepTime(23 * 60 + 45, 15), DAY_MINUTES - 1);
  assert.equal(stepTime(0, -60), 0);
  assert.equal(timeAt(0.5), 720);
  assert.equal(timeAt(-1), 0);
  assert.equal(timeAt(2), DAY_MINUTES - 1);
});

test("a drag draws the same hours from either end", () => {
  const box = { left: 100, top: 50, width: 960, height: 140 };
  const [upper, lower] = [
    { x: 100 + 9 * 40, y: 55 },
    { x: 100 + 17 * 40, y: 145 },
  ];
  const drawn = { from: 540, to: 1020, firstDay: 0, lastDay: 4 };
  assert.deepEqual(drawnBetween(upper, lower, box), drawn);
  assert.deepEqual(drawnBetween(lower, upper, box), drawn);
});

test("times are parsed as the server parses them", () => {
  for (let minutes = 0; minutes < DAY_MINUTES; minutes += 1) assert.equal(minutesOf(clockText(minutes)), minutes);
  for (const text of ["9:00", "24:00", "09:60", "09:00:00", "", undefined, 900])
    assert.equal(minutesOf(text), undefined);
});

test("the texts of the pictures and the guide have the same keys in both languages", () => {
  const keys = (/** @type {Record<string, unknown>} */ texts, path = "") =>
    Object.entries(texts).flatMap(
      /** @returns {string[]} */ ([key, value]) =>
        typeof value === "object" && value !== null && key !== "assumed"
          ? keys(/** @type {Record<string, unknown>} */ (value), `${path}${key}.`)
          : [`${path}${key}`],
    );
  assert.deepEqual(keys(german), keys(english));
  assert.deepEqual(keys(guideGerman), keys(guideEnglish));
});

test("every assumption of the package has a German text", () => {
  const campaign = /** @type {const} */ ({ timezone: "Europe/Berlin" });
  const shown = [
    retryPlan(campaign),
    estimate(campaign, { leads: 5, averageMinutes: 2 }),
    estimate({ ...campaign, retry_on_voicemail: true }, { leads: 5, averageMinutes: 2, answerRate: 0.5 }),
  ].flatMap(({ assumptions }) => assumptions);
  assert.deepEqual(new Set(Object.keys(german.assumed)), new Set(shown));
});

/** @param {readonly number[]} days @param {number} start @param {number} end @param {string} timezone */
function campaignOf(days, start, end, timezone) {
  return {
    timezone,
    allowed_days: /** @type {import("outbound-campaign").Day[]} */ (DAYS.filter((_, i) => days.includes(i))),
    allowed_hours_start_time: clockText(start),
    allowed_hours_end_time: clockText(end),
  };
}
