// The entry outbound-campaign/schedule: predicts when a campaign calls. The wasm module does the arithmetic; this file
// checks options and creates dates.
import type { CreateCampaign, Day } from "../types.js";
import { serialize } from "../validate/encode.js";
import { validateCampaign } from "../validate/validate.js";
import type { Exports } from "../wasm/schedule_glue.js";
import { schedule } from "../wasm/schedule_module.js";
import { type Zone, zoneOf } from "./zone.js";

/**
 * The scheduling fields of a campaign. Takes the `campaign` of an accepted form, or a form whose other fields are still
 * missing or wrong. A missing field counts with the server's documented default.
 *
 * The platform does not document how it reads hours and days. This package assumes:
 * - Calls start when the local time in the campaign's zone is inside the hours, on an allowed day.
 * - The end is exclusive: with an end of 17:00, no call starts at 17:00. The default end, 23:59, is the end of the day.
 * - An end before the start is on the next day. Then the day on which the window starts must be allowed.
 * - If the end equals the start, no call is made.
 */
export type ScheduledCampaign = Partial<CreateCampaign>;

/** The time zone of a campaign that names none. */
export interface ZoneOptions {
  /** The account's time zone, an IANA name. Required if the campaign names no time zone. */
  accountTimezone?: string;
}

/** The start of a prediction. */
export interface FromOptions extends ZoneOptions {
  /** A `Date`, or milliseconds since 1970. Default: now. */
  from?: Date | number;
}

/** Options of `previewSchedule`. */
export interface PreviewOptions extends FromOptions {
  /** Number of windows, 1 to 1000. Default: 10. */
  count?: number;
}

/** Options of `weeklyOpenMinutes`. */
export interface WeekOptions extends ZoneOptions {
  /** An instant on the first day of the week. Default: a week in which the clock does not change. */
  from?: Date | number;
}

/** Options of `estimate`. */
export interface EstimateOptions extends FromOptions {
  /** Number of people to call, 1 to 1,000,000,000. */
  leads: number;
  /** Average length of an answered call in minutes, above 0 and at most 1440. */
  averageMinutes: number;
  /** Share of calls that are answered, 0 to 1. Default: every lead is reached, at the first call or at the last one. */
  answerRate?: number;
}

/** An unbroken stretch of time in which calls may start. */
export interface CallingWindow {
  /** Weekday on which the window starts. This day must be allowed. */
  day: Day;
  /** First instant of the window. Earlier than `from` if the window is already open. */
  start: Date;
  /** First instant after the window. */
  end: Date;
  /** Local time in the campaign's zone at the start, `YYYY-MM-DDTHH:MM`. */
  localStart: string;
  /** Local time at the end. If the clock changes at that instant: the time before the change. */
  localEnd: string;
  /** Local time minus UTC at the start, in minutes: 330 in India. */
  startOffsetMinutes: number;
  /** Local time minus UTC at the end, in minutes. Differs from the start if the clock changes within the window. */
  endOffsetMinutes: number;
  /** Real length in minutes, changes of the clock included. */
  minutes: number;
}

/** One call of a retry plan. */
export interface Attempt {
  /** Number of the call, from 1. */
  attempt: number;
  /** Time of the call. */
  at: Date;
  /** Local time of the call in the campaign's zone, `YYYY-MM-DDTHH:MM`. */
  local: string;
  /** Local time minus UTC at the call, in minutes. */
  offsetMinutes: number;
  /** Time of the call if there were no calling hours. */
  due: Date;
  /** Whether the call had to wait for the next window. */
  postponed: boolean;
}

/** The calls to a lead that never answers. */
export interface RetryPlan {
  /** The calls, in order. Empty if the campaign never calls. */
  attempts: Attempt[];
  /** Largest number of calls to one person. */
  worstCaseCalls: number;
  /** Assumptions of the plan, in English. */
  assumptions: string[];
}

/** A lower and an upper bound. */
export interface Bounds<T> {
  /** At least this. */
  lower: T;
  /** At most this. */
  upper: T;
}

/** Volume and duration of a campaign. */
export interface Estimate {
  /** Number of calls, all attempts included. */
  calls: Bounds<number>;
  /** Minutes of busy lines, summed over all lines. Providers usually bill at most this. */
  lineMinutes: Bounds<number>;
  /** Minutes until the last lead is finished, closed hours included. `null` if that takes more than 25 years. */
  durationMinutes: Bounds<number | null>;
  /** Time at which the last lead is finished. `null` if that takes more than 25 years. */
  finish: Bounds<Date | null>;
  /** Largest number of simultaneous calls. */
  parallelCalls: number;
  /** Largest number of calls to one lead. */
  attemptsPerLead: number;
  /** Assumptions of the estimate, in English. */
  assumptions: string[];
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Longest time in days since an open window started, with all changes of the clock in the tz database. */
const DAYS_BEFORE = 3;
/** Days to search ahead: the first search, and the last one. */
const DAYS_AHEAD = 64;
const MAX_DAYS_AHEAD = 25 * 366;
const MAX_WINDOWS = 1000;
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(9000, 0, 1);

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

const retryAssumptions = [
  "An unanswered lead is called 1 + max_retries times. The platform does not document whether the first call counts as a retry.",
  "The lead is first in line and never answers, and an unanswered call takes no time.",
  "A retry outside the calling hours is made at the start of the next window.",
];
const estimateAssumptions = [
  "All leads are there from the start, and a free line calls the next lead at once.",
  "A lead is called at most 1 + max_retries times.",
  "An answered call takes averageMinutes. An unanswered call takes at most one minute.",
  "A call that starts within the calling hours may continue after their end.",
];
const withRate =
  "Calls are answered independently of each other at answerRate, so calls and minutes are expected values.";
const withoutRate = "Every lead answers: the first call (lower bound) or the last one (upper bound).";
const withRepeats =
  "The campaign repeats answered calls (voicemail, goal). The upper bound assumes that it repeats all of them.";

/**
 * Returns the next calling windows.
 *
 * If `from` lies in a window, that window is the first. A day has one window or none. A change of the clock can make a
 * window shorter or longer, remove it, or repeat it. Zone offsets come from the host's `Intl`.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param options The start, the number of windows, and the account's time zone.
 * @returns The windows, in order. Empty if the campaign never calls.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone.
 *
 * @see The guide `docs/schedule.md` in the package.
 *
 * @example
 * import { previewSchedule } from "outbound-campaign/schedule";
 *
 * const [next] = previewSchedule({ allowed_days: ["monday"], timezone: "Europe/Berlin" }, { count: 1 });
 * if (next) console.log(`The phone rings from ${next.localStart} to ${next.localEnd}.`);
 */
export function previewSchedule(campaign: ScheduledCampaign, options?: PreviewOptions): CallingWindow[] {
  const { from = new Date(), count = 10, accountTimezone } = optionsObject(options);
  const { plan, zone } = read(campaign, accountTimezone);
  const start = instant(from, "from");
  assertWholeNumber(count, "count", MAX_WINDOWS);
  if (plan.weekly === 0) return [];
  const numbers = searchAhead(zone, start, (clock) => {
    const found = schedule.run((wasm) => wasm.openWindows(plan.hours, clock, start, count));
    return found.length === 5 * count ? found : undefined;
  });
  return Array.from({ length: (numbers?.length ?? 0) / 5 }, (_, i) =>
    callingWindow((numbers as Float64Array).subarray(5 * i, 5 * i + 5)),
  );
}

/**
 * Returns whether the campaign may call at an instant.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param date A `Date`, or milliseconds since 1970.
 * @param options The account's time zone.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone.
 *
 * @see The guide `docs/schedule.md` in the package.
 *
 * @example
 * import { isOpenAt } from "outbound-campaign/schedule";
 *
 * const isCalling = isOpenAt({ allowed_days: ["monday"], timezone: "Europe/Berlin" }, new Date());
 */
export function isOpenAt(campaign: ScheduledCampaign, date: Date | number, options?: ZoneOptions): boolean {
  const { plan, zone } = read(campaign, optionsObject(options).accountTimezone);
  const at = instant(date, "date");
  return schedule.run((wasm) => wasm.isOpen(plan.hours, at + zone.offsetAt(at)));
}

/**
 * Returns the first instant, from `date` on, at which the campaign may call.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param date A `Date`, or milliseconds since 1970.
 * @param options The account's time zone.
 * @returns `date` itself if the campaign may call then. `null` if it never calls.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone.
 *
 * @see The guide `docs/schedule.md` in the package.
 *
 * @example
 * import { nextOpen } from "outbound-campaign/schedule";
 *
 * const first = nextOpen({ timezone: "Europe/Berlin" }, new Date());
 * console.log(first?.toISOString() ?? "This campaign never calls.");
 */
export function nextOpen(campaign: ScheduledCampaign, date: Date | number, options?: ZoneOptions): Date | null {
  const { plan, zone } = read(campaign, optionsObject(options).accountTimezone);
  const at = instant(date, "date");
  const [open] = attemptTimes(plan, zone, at, 1);
  return open === undefined ? null : new Date(open);
}

/**
 * Returns the number of minutes in a week in which the campaign may call.
 *
 * With `from`, counts the windows that start on that day or the six days after it, changes of the clock included.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param options The first day of the week, and the account's time zone.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} With `from`: if the host's `Intl` does not know the campaign's time zone.
 *
 * @see The guide `docs/schedule.md` in the package.
 *
 * @example
 * import { weeklyOpenMinutes } from "outbound-campaign/schedule";
 *
 * weeklyOpenMinutes({ allowed_hours_start_time: "09:00", allowed_hours_end_time: "17:00" }); // 3360
 */
export function weeklyOpenMinutes(campaign: ScheduledCampaign, options?: WeekOptions): number {
  const { from, accountTimezone } = optionsObject(options);
  if (from === undefined) return readPlan(campaign).weekly;
  const { plan, zone } = read(campaign, accountTimezone);
  const start = instant(from, "from");
  const clock = zone.clock(start - DAYS_BEFORE * DAY, start + (7 + DAYS_BEFORE) * DAY);
  return schedule.run((wasm) => wasm.openTimeOfWeek(plan.hours, clock, start)) / MINUTE;
}

/**
 * Returns the calls to a lead that never answers. The first call is at `from`, or at the next calling window.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param options The start, and the account's time zone.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone.
 *
 * @see The guide `docs/schedule.md` in the package.
 *
 * @example
 * import { retryPlan } from "outbound-campaign/schedule";
 *
 * const { attempts } = retryPlan({ max_retries: 2, retry_interval: 60, timezone: "Europe/Berlin" });
 * for (const { attempt, local } of attempts) console.log(`Call ${attempt}: ${local}`);
 */
export function retryPlan(campaign: ScheduledCampaign, options?: FromOptions): RetryPlan {
  const { from = new Date(), accountTimezone } = optionsObject(options);
  const { plan, zone } = read(campaign, accountTimezone);
  const start = instant(from, "from");
  const times = attemptTimes(plan, zone, start, plan.attempts);
  const attempts = times.map((at, i) => {
    const due = i === 0 ? start : times[i - 1] + plan.interval * MINUTE;
    const offset = zone.offsetAt(at);
    return {
      attempt: i + 1,
      at: new Date(at),
      local: wallTime(at + offset),
      offsetMinutes: offset / MINUTE,
      due: new Date(due),
      postponed: at > due,
    };
  });
  return { attempts, worstCaseCalls: attempts.length, assumptions: [...retryAssumptions] };
}

/**
 * Estimates the calls, the line minutes and the duration of a campaign. Each is a lower and an upper bound.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param options The number of leads, the length of a call in minutes, the start, and the account's time zone.
 * @returns The bounds, and the assumptions behind them.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone.
 *
 * @see The guide `docs/schedule.md` in the package.
 *
 * @example
 * import { estimate } from "outbound-campaign/schedule";
 *
 * const { calls, finish } = estimate({ timezone: "Europe/Berlin" }, { leads: 500, averageMinutes: 3, answerRate: 0.4
 * }); console.log(`At most ${calls.upper} calls, until ${finish.upper?.toISOString()}.`);
 */
export function estimate(campaign: ScheduledCampaign, options: EstimateOptions): Estimate {
  const { leads, averageMinutes, answerRate, from = new Date(), accountTimezone } = optionsObject(options);
  const { plan, zone } = read(campaign, accountTimezone);
  const start = instant(from, "from");
  assertWholeNumber(leads, "leads", 1e9);
  if (!(typeof averageMinutes === "number" && averageMinutes > 0 && averageMinutes <= 1440)) {
    throw new TypeError("averageMinutes must be a number of minutes above 0, at most 1440");
  }
  if (answerRate !== undefined && !(typeof answerRate === "number" && answerRate >= 0 && answerRate <= 1)) {
    throw new TypeError("answerRate must be a number from 0 (no call is answered) to 1 (every call is answered)");
  }
  const { interval, parallel, repeats } = plan;
  const isEverOpen = plan.weekly !== 0;
  const attempts = isEverOpen ? plan.attempts : 0;
  // The campaign never calls if its hours or days leave no minute open.
  const bounds = isEverOpen
    ? schedule.run((wasm) =>
        wasm.capacity(leads, averageMinutes, answerRate ?? Number.NaN, attempts, parallel, repeats),
      )
    : [0, 0, 0, 0, 0, 0];
  const [leastWork, mostWork] = [bounds[4] * MINUTE, bounds[5] * MINUTE];
  const earliest = finish(plan, zone, start, (wasm, clock) =>
    wasm.earliestFinish(plan.hours, clock, start, leastWork, averageMinutes * MINUTE),
  );
  const latest = finish(plan, zone, start, (wasm, clock) =>
    wasm.latestFinish(plan.hours, clock, start, mostWork, interval, attempts - 1),
  );
  const minutes = (at: Date | null) => at && Math.ceil((at.getTime() - start) / MINUTE);
  return {
    calls: { lower: roundUp(bounds[0]), upper: roundUp(bounds[1]) },
    lineMinutes: { lower: roundUp(bounds[2]), upper: roundUp(bounds[3]) },
    durationMinutes: { lower: minutes(earliest), upper: minutes(latest) },
    finish: { lower: earliest, upper: latest },
    parallelCalls: isEverOpen ? Math.min(parallel, leads) : 0,
    attemptsPerLead: attempts,
    assumptions: [
      ...estimateAssumptions,
      answerRate === undefined ? withoutRate : withRate,
      ...(repeats ? [withRepeats] : []),
    ],
  };
}

/** The scheduling fields of a campaign, as the wasm module takes them. */
interface Plan {
  timezone: string | undefined;
  /** Hours and days, encoded by the wasm module for its own functions. */
  hours: number;
  /** Open minutes of a week without a change of the clock. */
  weekly: number;
  /** Largest number of calls to a lead that does not answer. */
  attempts: number;
  /** Minutes between two calls to the same lead. */
  interval: number;
  /** Largest number of simultaneous calls. */
  parallel: number;
  /** Whether the campaign calls some answered leads again. */
  repeats: boolean;
}

/** Reads the plan of a campaign, and the time zone in which it runs. */
function read(campaign: unknown, accountTimezone: unknown): { plan: Plan; zone: Zone } {
  const plan = readPlan(campaign);
  if (accountTimezone !== undefined && typeof accountTimezone !== "string") {
    throw new TypeError("accountTimezone must be the IANA name of a time zone");
  }
  const name = plan.timezone ?? accountTimezone;
  if (name === undefined) {
    throw new TypeError("accountTimezone is required: the campaign has no time zone, so the account's applies");
  }
  try {
    return { plan, zone: zoneOf(name) };
  } catch (cause) {
    if (plan.timezone === undefined) {
      throw new TypeError(`accountTimezone must be the IANA name of a time zone that this host knows`, { cause });
    }
    throw new RangeError(
      `campaign.timezone: the server accepts ${name}, but this host's Intl does not know it. Update the host's time zone data`,
      { cause },
    );
  }
}

/**
 * Caches the last plan: a chart asks many questions about one campaign, and reading a plan takes longer than an answer.
 */
let last: { text: string; plan: Plan } | undefined;

/** Accepted values for all other fields, so that only scheduling fields are validated. */
const OTHER_FIELDS = {
  name: "a",
  assistant_id: 1,
  goal_completion_variable: null,
  mark_complete_when_no_leads: null,
  phone_number_ids: null,
};

function readPlan(campaign: unknown): Plan {
  if (typeof campaign !== "object" || campaign === null) throw new TypeError("campaign must be an object");
  const { text, unserializable } = serialize(campaign);
  if (unserializable)
    throw new TypeError("campaign must be the campaign of an accepted verdict, but a part of it cannot be read");
  if (last?.text !== text) last = { text, plan: planOf(text) };
  return last.plan;
}

function planOf(text: string): Plan {
  // The provider without a cap on parallel calls, because the campaign may come from any account.
  const verdict = validateCampaign({ ...JSON.parse(text), ...OTHER_FIELDS }, { provider: "intellixent" });
  const issue = verdict.ok ? undefined : verdict.issues.find(({ field }) => !(field in OTHER_FIELDS));
  if (issue) throw new TypeError(`campaign.${issue.key}: ${issue.message}`);
  // A lone surrogate in any field makes the server read an empty form.
  const campaign = verdict.ok ? verdict.campaign : ({} as Partial<CreateCampaign>);
  const days = campaign.allowed_days?.reduce((bits, day) => bits | (1 << weekdays.indexOf(day)), 0);
  const numbers = schedule.run((wasm) =>
    wasm.plan(
      minutesOf(campaign.allowed_hours_start_time),
      minutesOf(campaign.allowed_hours_end_time),
      days ?? Number.NaN,
      campaign.max_retries ?? Number.NaN,
      campaign.retry_interval ?? Number.NaN,
      Number(campaign.max_calls_in_parallel ?? Number.NaN),
    ),
  );
  const [hours, weekly, attempts, interval, parallel] = [...numbers] as [number, number, number, number, number];
  const repeats = campaign.retry_on_voicemail === true || campaign.retry_on_goal_incomplete === true;
  return { timezone: campaign.timezone, hours, weekly, attempts, interval, parallel, repeats };
}

/** Converts a time of day, HH:MM, to minutes. Returns NaN if there is none. */
function minutesOf(time: string | undefined): number {
  return time === undefined ? Number.NaN : Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Calls `find` with a growing stretch of time around `start`, until it returns a result. */
function searchAhead<T>(zone: Zone, start: number, find: (clock: Float64Array) => T | undefined): T | undefined {
  for (let days = DAYS_AHEAD; ; days *= 4) {
    const found = find(zone.clock(start - DAYS_BEFORE * DAY, start + Math.min(days, MAX_DAYS_AHEAD) * DAY));
    if (found !== undefined || days >= MAX_DAYS_AHEAD) return found;
  }
}

/** Returns the times of the calls to one lead, in milliseconds since 1970. */
function attemptTimes(plan: Plan, zone: Zone, start: number, attempts: number): number[] {
  if (plan.weekly === 0) return [];
  const times = searchAhead(zone, start, (clock) => {
    const found = schedule.run((wasm) => wasm.attemptTimes(plan.hours, clock, start, plan.interval, attempts));
    return found.length === attempts ? found : undefined;
  });
  return [...(times ?? [])];
}

/** Returns the time that `at` computes on a clock, or null if that takes longer than `MAX_DAYS_AHEAD`. */
function finish(
  plan: Plan,
  zone: Zone,
  start: number,
  at: (wasm: Exports, clock: Float64Array) => number,
): Date | null {
  if (plan.weekly === 0) return null;
  const found = searchAhead(zone, start, (clock) => {
    const time = schedule.run((wasm) => at(wasm, clock));
    return Number.isNaN(time) ? undefined : time;
  });
  return found === undefined ? null : new Date(found);
}

/** Creates a window from the five numbers of the wasm module. Times and offsets are in milliseconds. */
function callingWindow([day, start, end, startOffset, endOffset]: Float64Array): CallingWindow {
  return {
    // Day 0, 1970-01-01, was a Thursday.
    day: weekdays[(day + 3) % 7],
    start: new Date(start),
    end: new Date(end),
    localStart: wallTime(start + startOffset),
    localEnd: wallTime(end + endOffset),
    startOffsetMinutes: startOffset / MINUTE,
    endOffsetMinutes: endOffset / MINUTE,
    minutes: (end - start) / MINUTE,
  };
}

/** Formats a local time as YYYY-MM-DDTHH:MM. */
function wallTime(local: number): string {
  return new Date(local).toISOString().slice(0, 16);
}

/** Returns the options, or an empty object if there are none. */
function optionsObject<T extends object>(options: T | undefined): Partial<T> {
  if (options === undefined) return {};
  if (typeof options !== "object" || options === null) throw new TypeError("options must be an object");
  return options;
}

/** Returns an instant in milliseconds since 1970. */
function instant(value: unknown, name: string): number {
  const at = value instanceof Date ? value.getTime() : value;
  if (typeof at === "number" && at >= EARLIEST && at < LATEST) return Math.floor(at);
  throw new TypeError(`${name} must be a Date, or milliseconds since 1970, in the years 1970 to 8999`);
}

function assertWholeNumber(value: unknown, name: string, max: number): asserts value is number {
  if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= max) return;
  throw new TypeError(`${name} must be a whole number from 1 to ${max}`);
}

/** Rounds up to a whole number. Ignores rounding errors of floating point, and returns 0 for -0. */
function roundUp(value: number): number {
  return Math.ceil(value - 1e-6) + 0;
}
