// Compares the schedules of both contracts with Luxon: around every clock change of a zone, and at random instants.
import assert from "node:assert/strict";
import * as second from "../../pkg/2026-07.js";
import * as first from "../../pkg/schedule.js";
import { changes, DAY, instantOf, MINUTE, QUARTER, wallClock, wallText, windowsDay } from "./luxon.mjs";

/**
 * @typedef {object} Hours
 * @property {readonly { from: string, until: string }[]} windows the windows of a day
 * @property {string[]} days
 * @property {number} [start] minutes from a change of the clock to the scheduled start
 * @property {boolean} [isLocal] whether the scheduled start has no offset from UTC
 */
/**
 * @typedef {object} Contract
 * @property {typeof first} api
 * @property {readonly Hours[]} patterns
 * @property {(zone: string, hours: Hours, change: number) => object} campaignOf
 */

const FROM = Date.UTC(2024, 0, 1);
const UNTIL = Date.UTC(2031, 0, 1);
/** Milliseconds around a clock change that are compared. They contain the windows of the days before and after. */
const AROUND = 26 * 60 * MINUTE;
const RANDOM_INSTANTS = 60;

const everyDay = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/**
 * All times are quarters of an hour, as all clock changes are, so events happen only at quarters.
 * @param {string} from
 * @param {string} until
 * @param {string[]} days
 * @returns {Hours}
 */
const daily = (from, until, days) => ({ windows: [{ from, until }], days });

/** @type {readonly Hours[]} */
const patterns = [
  daily("00:00", "23:59", everyDay),
  daily("09:00", "17:00", everyDay.slice(0, 5)),
  daily("22:00", "06:00", ["friday", "saturday"]),
  daily("01:30", "02:30", everyDay),
  daily("02:00", "03:00", ["thursday", "friday", "saturday", "sunday"]),
  daily("00:00", "00:45", everyDay),
  daily("23:15", "00:30", ["saturday"]),
  daily("12:00", "11:45", everyDay),
  daily("18:30", "00:00", ["monday", "thursday", "saturday", "sunday"]),
];

const RETRIES = { max_retries: 5, retry_interval: 75 };

/** @type {Contract} */
export const FIRST = {
  api: first,
  patterns,
  campaignOf: (zone, { windows: [window], days }) => ({
    timezone: zone,
    allowed_hours_start_time: window?.from,
    allowed_hours_end_time: window?.until,
    allowed_days: days,
    ...RETRIES,
  }),
};

/** Several windows a day: apart, touching, overlapping, over midnight into those of the next day; and a start. */
const MORNING = { from: "09:00", until: "12:00" };
/** @type {readonly Hours[]} */
const severalWindows = [
  { windows: [{ from: "14:00", until: "18:00" }, MORNING], days: everyDay.slice(0, 5) },
  { windows: [MORNING, { from: "12:00", until: "13:15" }, { from: "00:15", until: "01:00" }], days: everyDay },
  {
    windows: [
      { from: "22:00", until: "06:00" },
      { from: "05:00", until: "08:00" },
    ],
    days: everyDay,
  },
  {
    windows: [
      { from: "20:00", until: "03:00" },
      { from: "02:15", until: "02:45" },
    ],
    days: ["friday", "saturday", "sunday"],
  },
  {
    windows: [
      { from: "01:00", until: "02:00" },
      { from: "03:00", until: "04:00" },
    ],
    days: everyDay,
  },
  {
    windows: [
      { from: "12:00", until: "11:00" },
      { from: "11:30", until: "11:15" },
    ],
    days: ["saturday", "sunday"],
  },
  {
    windows: [
      { from: "23:00", until: "23:59" },
      { from: "00:00", until: "00:30" },
    ],
    days: everyDay,
    start: -90,
  },
  { windows: [{ from: "00:00", until: "23:59" }, MORNING], days: everyDay, start: 30 },
  { windows: [{ from: "00:00", until: "23:59" }], days: everyDay, start: 0, isLocal: true },
  { windows: [{ from: "01:30", until: "04:30" }, MORNING], days: everyDay, start: 45, isLocal: true },
  { windows: [{ from: "22:30", until: "02:30" }, MORNING], days: everyDay, start: -45, isLocal: true },
];

/**
 * Returns the scheduled start near a change of the clock. A local one is read off a clock that did not change, so that
 * the real one skips some of them, and shows others twice.
 * @param {string} zone
 * @param {Hours} hours
 * @param {number} change
 */
function startOf(zone, { start, isLocal }, change) {
  if (start === undefined) return undefined;
  const at = change + start * MINUTE;
  if (!isLocal) return { text: new Date(at).toISOString(), at };
  const wall = at + wallClock(zone, change - 4 * 60 * MINUTE) - (change - 4 * 60 * MINUTE);
  return { text: wallText(wall), at: instantOf(zone, wall) };
}

/** @type {Contract} */
export const SECOND = {
  api: second,
  patterns: severalWindows,
  campaignOf: (zone, hours, change) => ({
    timezone: zone,
    schedule_windows: hours.windows.map(({ from, until }) => ({ start: from, end: until })),
    allowed_days: hours.days,
    ...(hours.start !== undefined && { scheduled_start_at: startOf(zone, hours, change)?.text }),
    ...RETRIES,
  }),
};

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
 * @param {Contract} contract
 */
export function compareZone(zone, tally, contract) {
  const { patterns } = contract;
  const always = patterns.filter(({ start }) => start === undefined);
  for (const change of changes(zone, FROM, UNTIL)) {
    assert.equal(change % QUARTER, 0, `${zone} changes its clock at a quarter of an hour`);
    tally.changes++;
    for (const hours of patterns) compareAround(zone, hours, change, tally, contract);
    const hours = /** @type {Hours} */ (patterns[tally.changes % patterns.length]);
    compareWeek(zone, hours, change, tally, contract);
  }
  const random = generator(zone);
  for (let i = 0; i < RANDOM_INSTANTS; i++) {
    const at = FROM + Math.floor(random() * (UNTIL - FROM));
    compareInstant(zone, /** @type {Hours} */ (always[i % always.length]), at, tally, contract);
  }
}

/**
 * @param {string} zone
 * @param {Hours} hours
 * @param {number} change
 * @param {Tally} tally
 * @param {Contract} contract
 */
function compareAround(zone, hours, change, tally, { api, campaignOf }) {
  const { isOpenAt, nextOpen, previewSchedule, retryPlan } = api;
  const campaign = campaignOf(zone, hours, change);
  const opens = startOf(zone, hours, change)?.at ?? -Infinity;
  const start = change - AROUND;
  const where = (/** @type {number} */ at) => `${zone} ${JSON.stringify(hours)} ${new Date(at).toISOString()}`;
  /** @type {{ at: number, wall: number, day: number | undefined }[]} Luxon's opinion at each quarter of an hour */
  const opinion = [];
  for (let at = start; at <= change + AROUND; at += QUARTER) {
    const wall = wallClock(zone, at);
    opinion.push({ at, wall, day: at < opens ? undefined : windowsDay(hours, wall) });
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
  for (let due = Math.max(start, opens), next = opening(due); next && calls.length < 6; next = opening(due)) {
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
 * @param {Contract} contract
 */
function compareWeek(zone, hours, change, tally, { api, campaignOf }) {
  const opens = startOf(zone, hours, change)?.at ?? -Infinity;
  const from = change - DAY;
  const first = Math.floor(wallClock(zone, from) / DAY) * DAY;
  let quarters = 0;
  for (let at = from - 2 * DAY; at < from + 10 * DAY; at += QUARTER) {
    const day = at < opens ? undefined : windowsDay(hours, wallClock(zone, at));
    if (day !== undefined && day >= first && day < first + 7 * DAY) quarters++;
  }
  const minutes = api.weeklyOpenMinutes(campaignOf(zone, hours, change), { from });
  assert.equal(minutes, quarters * 15, `${zone} ${JSON.stringify(hours)} ${new Date(from).toISOString()}`);
  tally.weeks++;
}

/**
 * @param {string} zone
 * @param {Hours} hours
 * @param {number} at
 * @param {Tally} tally
 * @param {Contract} contract
 */
function compareInstant(zone, hours, at, tally, { api, campaignOf }) {
  const campaign = campaignOf(zone, hours, at);
  const opens = (/** @type {number} */ at) => windowsDay(hours, wallClock(zone, at)) !== undefined;
  const where = `${zone} ${JSON.stringify(hours)} ${new Date(at).toISOString()}`;
  assert.equal(api.isOpenAt(campaign, at), opens(at), where);
  tally.instants++;
  // Nothing opens before the next quarter of an hour.
  let expected = at;
  while (!opens(expected)) expected = (Math.floor(expected / QUARTER) + 1) * QUARTER;
  assert.equal(api.nextOpen(campaign, at)?.getTime(), expected, where);
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
