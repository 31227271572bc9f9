// Predicts when a campaign calls. The wasm module does the arithmetic; this file checks options and creates dates.
import type { Exports } from "../wasm/schedule_glue.js";
import { schedule } from "../wasm/schedule_module.js";
import { type Plan, type PlanReader, planInZone, weekdays } from "./plan.js";
import type {
  CallingWindow,
  Estimate,
  EstimateOptions,
  FromOptions,
  PreviewOptions,
  RetryPlan,
  WeekOptions,
  ZoneOptions,
} from "./types.js";
import type { Zone } from "./zone.js";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Longest time in days since an open window started, with all changes of the clock in the tz database. */
const DAYS_BEFORE = 3;
/** Days to search ahead: the first search, and the last one. */
const DAYS_AHEAD = 64;
const MAX_DAYS_AHEAD = 25 * 366;
const MAX_WINDOWS = 1000;
const EARLIEST = Date.UTC(1970, 0, 1);
/** The first instant that is too late to predict. */
export const LATEST: number = Date.UTC(9000, 0, 1);

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
const messageAssumptions = ["A lead gets one message. The pages do not state whether max_retries repeats messages."];
const withRate =
  "Calls are answered independently of each other at answerRate, so calls and minutes are expected values.";
const withoutRate = "Every lead answers: the first call (lower bound) or the last one (upper bound).";
const withRepeats =
  "The campaign repeats answered calls (voicemail, goal). The upper bound assumes that it repeats all of them.";

/** Returns the next calling windows. */
export function preview(reader: PlanReader, campaign: unknown, options?: PreviewOptions): CallingWindow[] {
  const { from = new Date(), count = 10, accountTimezone } = optionsObject(options);
  const { plan, zone, opens } = planInZone(reader, campaign, accountTimezone);
  const start = Math.max(instant(from, "from"), opens);
  assertWholeNumber(count, "count", MAX_WINDOWS);
  if (plan.weekly === 0) return [];
  const numbers = searchAhead(zone, start, (clock) => {
    const found = schedule.run((wasm) => wasm.openWindows(plan.times, clock, start, count));
    return found.length === 5 * count ? found : undefined;
  });
  // A window that is open at the scheduled start begins then.
  if (numbers && numbers[1] < opens) numbers.set([opens, numbers[2], zone.offsetAt(opens)], 1);
  return Array.from({ length: (numbers?.length ?? 0) / 5 }, (_, i) =>
    callingWindow((numbers as Float64Array).subarray(5 * i, 5 * i + 5)),
  );
}

/** Returns whether the campaign may call at an instant. */
export function isOpen(reader: PlanReader, campaign: unknown, date: Date | number, options?: ZoneOptions): boolean {
  const { plan, zone, opens } = planInZone(reader, campaign, optionsObject(options).accountTimezone);
  const at = instant(date, "date");
  return at >= opens && schedule.run((wasm) => wasm.isOpen(plan.times, at + zone.offsetAt(at)));
}

/** Returns the first instant, from `date` on, at which the campaign may call. */
export function firstOpen(
  reader: PlanReader,
  campaign: unknown,
  date: Date | number,
  options?: ZoneOptions,
): Date | null {
  const { plan, zone, opens } = planInZone(reader, campaign, optionsObject(options).accountTimezone);
  const at = instant(date, "date");
  const [open] = attemptTimes(plan, zone, Math.max(at, opens), 1);
  return open === undefined ? null : new Date(open);
}

/** Returns the number of minutes in a week in which the campaign may call. */
export function openMinutes(reader: PlanReader, campaign: unknown, options?: WeekOptions): number {
  const { from, accountTimezone } = optionsObject(options);
  if (from === undefined) return reader.plan(campaign).weekly;
  const { plan, zone, opens } = planInZone(reader, campaign, accountTimezone);
  const start = instant(from, "from");
  const clock = zone.clock(start - DAYS_BEFORE * DAY, start + (7 + DAYS_BEFORE) * DAY);
  return schedule.run((wasm) => wasm.weekTime(plan.times, clock, start, opens)) / MINUTE;
}

/** Returns the calls to a lead that never answers. */
export function retries(reader: PlanReader, campaign: unknown, options?: FromOptions): RetryPlan {
  const { from = new Date(), accountTimezone } = optionsObject(options);
  const { plan, zone, opens } = planInZone(reader, campaign, accountTimezone);
  const start = Math.max(instant(from, "from"), opens);
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
  return {
    attempts,
    worstCaseCalls: attempts.length,
    assumptions: [...(plan.sendsMessages ? messageAssumptions : retryAssumptions)],
  };
}

/** Estimates the calls, the line minutes and the duration of a campaign. */
export function estimateOf(reader: PlanReader, campaign: unknown, options: EstimateOptions): Estimate {
  const { leads, averageMinutes, answerRate, from = new Date(), accountTimezone } = optionsObject(options);
  const { plan, zone, opens } = planInZone(reader, campaign, accountTimezone);
  const now = instant(from, "from");
  const start = Math.max(now, opens);
  if (plan.sendsMessages) throw new TypeError("campaign.channel: only campaigns of calls can be estimated");
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
    wasm.earliestFinish(plan.times, clock, start, leastWork, averageMinutes * MINUTE),
  );
  const latest = finish(plan, zone, start, (wasm, clock) =>
    wasm.latestFinish(plan.times, clock, start, mostWork, interval, attempts - 1),
  );
  const minutes = (at: Date | null) => at && Math.ceil((at.getTime() - now) / MINUTE);
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
    const found = schedule.run((wasm) => wasm.attemptTimes(plan.times, clock, start, plan.interval, attempts));
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
