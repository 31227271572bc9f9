// Compares outbound-campaign/schedule with Luxon: around every clock change of a zone, and at random instants.
import assert from "node:assert/strict";
import { isOpenAt, nextOpen, previewSchedule, retryPlan, weeklyOpenMinutes } from "../../pkg/schedule.js";
import { changes, DAY, MINUTE, QUARTER, wallClock, wallText, windowDay } from "./luxon.mjs";

/** @typedef {import("./luxon.mjs").Hours} Hours */

const FROM = Date.UTC(2024, 0, 1);
const UNTIL = Date.UTC(2031, 0, 1);
/** Milliseconds around a clock change that are compared. They contain the windows of the days before and after. */
const AROUND = 26 * 60 * MINUTE;
const RANDOM_INSTANTS = 60;

const everyDay = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** All times are quarters of an hour, as all clock changes are, so events happen only at quarters. */
const patterns = [
  { from: "00:00", until: "23:59", days: everyDay },
  { from: "09:00", until: "17:00", days: everyDay.slice(0, 5) },
  { from: "22:00", until: "06:00", days: ["friday", "saturday"] },
  { from: "01:30", until: "02:30", days: everyDay },
  { from: "02:00", until: "03:00", days: ["thursday", "friday", "saturday", "sunday"] },
  { from: "00:00", until: "00:45", days: everyDay },
  { from: "23:15", until: "00:30", days: ["saturday"] },
  { from: "12:00", until: "11:45", days: everyDay },
  { from: "18:30", until: "00:00", days: ["monday", "thursday", "saturday", "sunday"] },
];

/**
 * @param {string} zone
 * @param {Hours} hours
 */
const campaignOf = (zone, { from, until, days }) => ({
  timezone: zone,
  allowed_hours_start_time: from,
  allowed_hours_end_time: until,
  allowed_days: /** @type {import("../../pkg/index.js").Day[]} */ (days),
  max_retries: 5,
  retry_interval: 75,
});

/** Counts of the compared values. */
export class Tally {
  changes = 0;
  instants = 0;
  windows = 0;
  nextOpens = 0;
  attempts = 0;
  weeks = 0;

  text() {
    const { changes, instants, windows, nextOpens, attempts, weeks } = this;
    const compared =
      `${instants} instants, ${windows} windows, ${nextOpens} next openings, ` + `${attempts} attempts, ${weeks} weeks`;
    return `${changes} changes of the clock; compared: ${compared}`;
  }
}

/**
 * Compares everything in one zone. Throws at a disagreement.
 * @param {string} zone
 * @param {Tally} tally
 */
export function compareZone(zone, tally) {
  for (const change of changes(zone, FROM, UNTIL)) {
    assert.equal(change % QUARTER, 0, `${zone} changes its clock at a quarter of an hour`);
    tally.changes++;
    for (const hours of patterns) compareAround(zone, hours, change, tally);
    const hours = patterns[tally.changes % patterns.length];
    compareWeek(zone, hours, change, tally);
  }
  const random = generator(zone);
  for (let i = 0; i < RANDOM_INSTANTS; i++) {
    const at = FROM + Math.floor(random() * (UNTIL - FROM));
    compareInstant(zone, patterns[i % patterns.length], at, tally);
  }
}

/**
 * @param {string} zone
 * @param {Hours} hours
 * @param {number} change
 * @param {Tally} tally
 */
function compareAround(zone, hours, change, tally) {
  const campaign = campaignOf(zone, hours);
  const start = change - AROUND;
  const where = (/** @type {number} */ at) => `${zone} ${hours.from}-${hours.until} ${new Date(at).toISOString()}`;
  /** @type {{ at: number, wall: number, day: number | undefined }[]} Luxon's opinion at each quarter of an hour */
  const opinion = [];
  for (let at = start; at <= change + AROUND; at += QUARTER) {
    const wall = wallClock(zone, at);
    opinion.push({ at, wall, day: windowDay(hours, wall) });
  }

  for (const { at, day } of opinion) {
    assert.equal(isOpenAt(campaign, at), day !== undefined, where(at));
    tally.instants++;
  }

  // The windows contain exactly the open instants, with the day on which each window started.
  const windows = previewSchedule(campaign, { from: start, count: 8 });
  assert.equal(windows.length, 8);
  for (const { at, day } of opinion.filter(({ at }) => at < windows[7].end.getTime())) {
    const holding = windows.filter((window) => window.start.getTime() <= at && at < window.end.getTime());
    assert.deepEqual(
      holding.map((window) => window.day),
      day === undefined ? [] : [everyDay[(new Date(day).getUTCDay() + 6) % 7]],
      where(at),
    );
  }
  for (const [i, window] of windows.entries()) {
    const [from, until] = [window.start.getTime(), window.end.getTime()];
    assert.equal(window.localStart, wallText(wallClock(zone, from)), where(from));
    // Read a minute earlier, because the clock may change at the very end.
    assert.equal(window.localEnd, wallText(wallClock(zone, until - MINUTE) + MINUTE), where(until));
    assert.equal(window.minutes, (until - from) / MINUTE);
    // Two windows of one day are apart. Otherwise they are one.
    const next = windows[i + 1];
    if (next?.start.getTime() === until) assert.notEqual(next.day, window.day, where(until));
    tally.windows++;
  }

  // At each sixth quarter: the next opening, and the calls of a lead.
  /** @param {number} at */
  const opening = (at) => opinion.find((one) => one.at + QUARTER > at && one.day !== undefined);
  for (let i = 0; i < opinion.length; i += 6) {
    const { at } = opinion[i];
    const expected = opening(at);
    if (!expected) continue;
    assert.equal(nextOpen(campaign, at)?.getTime(), Math.max(expected.at, at), where(at));
    tally.nextOpens++;
  }
  const calls = [];
  for (let due = start, next = opening(due); next && calls.length < 6; next = opening(due)) {
    calls.push(Math.max(next.at, due));
    due = calls[calls.length - 1] + 75 * MINUTE;
    if (due > change + AROUND) break;
  }
  const plan = retryPlan(campaign, { from: start });
  assert.deepEqual(
    plan.attempts.slice(0, calls.length).map(({ at }) => at.getTime()),
    calls,
    where(start),
  );
  tally.attempts += calls.length;
}

/**
 * Compares the seven calendar days from the day before a change.
 * @param {string} zone
 * @param {Hours} hours
 * @param {number} change
 * @param {Tally} tally
 */
function compareWeek(zone, hours, change, tally) {
  const from = change - DAY;
  const first = Math.floor(wallClock(zone, from) / DAY) * DAY;
  let quarters = 0;
  for (let at = from - 2 * DAY; at < from + 10 * DAY; at += QUARTER) {
    const day = windowDay(hours, wallClock(zone, at));
    if (day !== undefined && day >= first && day < first + 7 * DAY) quarters++;
  }
  const minutes = weeklyOpenMinutes(campaignOf(zone, hours), { from });
  assert.equal(minutes, quarters * 15, `${zone} ${hours.from}-${hours.until} ${new Date(from).toISOString()}`);
  tally.weeks++;
}

/**
 * @param {string} zone
 * @param {Hours} hours
 * @param {number} at
 * @param {Tally} tally
 */
function compareInstant(zone, hours, at, tally) {
  const campaign = campaignOf(zone, hours);
  const opens = (/** @type {number} */ at) => windowDay(hours, wallClock(zone, at)) !== undefined;
  const where = `${zone} ${hours.from}-${hours.until} ${new Date(at).toISOString()}`;
  assert.equal(isOpenAt(campaign, at), opens(at), where);
  tally.instants++;
  // Nothing opens before the next quarter of an hour.
  let expected = at;
  while (!opens(expected)) expected = (Math.floor(expected / QUARTER) + 1) * QUARTER;
  assert.equal(nextOpen(campaign, at)?.getTime(), expected, where);
  tally.nextOpens++;
}

/**
 * Returns random numbers that are the same for a zone in each run (xorshift).
 * @param {string} text
 */
function generator(text) {
  let state = 2463534242;
  for (const character of text) state = (Math.imul(state, 31) + character.charCodeAt(0)) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
