// The entry outbound-campaign/schedule: when the phone will ring. The arithmetic is the wasm module's; dates are made here.
import type { CreateCampaign, Day } from "../types.js";
import { serialize } from "../validate/encode.js";
import { validateCampaign } from "../validate/validate.js";
import type { Exports } from "../wasm/schedule_glue.js";
import { schedule } from "../wasm/schedule_module.js";
import { type Zone, zoneOf } from "./zone.js";

/**
 * What of a campaign says when it calls. The `campaign` of an accepted form is one; so is a form of which other fields are still
 * missing or wrong. Of a field that is left out, the server's documented default counts.
 *
 * How hours and days are understood (the platform does not say): calls may be made when the clock on a wall in the campaign's
 * zone shows a time of day inside the hours, on an allowed day. The end is exclusive (until 17:00: no call begins at 17:00), but
 * 23:59, the default, is the end of the day. An end before the start is on the next day, and it is the day on which the window
 * starts that must be allowed. An end equal to the start: nobody is called.
 */
export type ScheduledCampaign = Partial<CreateCampaign>;

/** Which zone counts where the campaign names none. */
export interface ZoneOptions {
  /** The account's time zone, an IANA name. Needed where the campaign names none. */
  accountTimezone?: string;
}

/** From when on one looks. */
export interface FromOptions extends ZoneOptions {
  /** A `Date`, or milliseconds since 1970. Default: now. */
  from?: Date | number;
}

/** Options of `previewSchedule`. */
export interface PreviewOptions extends FromOptions {
  /** How many windows, 1 to 1000. Default: 10. */
  count?: number;
}

/** Options of `weeklyOpenMinutes`. */
export interface WeekOptions extends ZoneOptions {
  /** An instant of the week's first day. Default: a week in which the clock does not change. */
  from?: Date | number;
}

/** Options of `estimate`. */
export interface EstimateOptions extends FromOptions {
  /** How many people are to be called, 1 to 1,000,000,000. */
  leads: number;
  /** How long an answered call takes on average, in minutes, above 0 and at most 1440. */
  averageMinutes: number;
  /** Which share of the calls is answered, from 0 to 1. Left out, every lead is reached: at the first call, or at the last. */
  answerRate?: number;
}

/** A stretch of time without a break in which calls may be made. */
export interface CallingWindow {
  /** The weekday on which it starts; it is this day that is allowed. */
  day: Day;
  /** Its first instant; before `from` where the window is already open. */
  start: Date;
  /** The first instant after it. */
  end: Date;
  /** What the clock in the campaign's zone shows at the start, `YYYY-MM-DDTHH:MM`. */
  localStart: string;
  /** What it shows at the end (before it is changed, where it is changed at that very instant). */
  localEnd: string;
  /** Local time less UTC at the start, in minutes: 330 in India. */
  startOffsetMinutes: number;
  /** Local time less UTC at the end; another one where the clock is changed within the window. */
  endOffsetMinutes: number;
  /** Its real length in minutes, changes of the clock included. */
  minutes: number;
}

/** One call of a retry plan. */
export interface Attempt {
  /** From 1. */
  attempt: number;
  /** When the call is made. */
  at: Date;
  /** What the clock in the campaign's zone then shows, `YYYY-MM-DDTHH:MM`. */
  local: string;
  /** Local time less UTC, in minutes. */
  offsetMinutes: number;
  /** When it would be made if there were no calling hours. */
  due: Date;
  /** Whether it had to wait for the next window. */
  postponed: boolean;
}

/** When a lead that never answers is called. */
export interface RetryPlan {
  /** The calls, in order; none where nobody is ever called. */
  attempts: Attempt[];
  /** How often one person is called at most. */
  worstCaseCalls: number;
  /** What was taken for granted, in English. */
  assumptions: string[];
}

/** A lower and an upper bound. */
export interface Bounds<T> {
  /** At least this. */
  lower: T;
  /** At most this. */
  upper: T;
}

/** How long a campaign takes. */
export interface Estimate {
  /** Calls, all attempts counted. */
  calls: Bounds<number>;
  /** Minutes in which lines are busy, over all lines: what is usually billed, and more. */
  lineMinutes: Bounds<number>;
  /** Minutes until the last lead is done with, closed hours included; `null` where that takes more than 25 years. */
  durationMinutes: Bounds<number | null>;
  /** When the last lead is done with; `null` as above. */
  finish: Bounds<Date | null>;
  /** How many calls run at once at most. */
  parallelCalls: number;
  /** How often a lead is called at most. */
  attemptsPerLead: number;
  /** What was taken for granted, in English. */
  assumptions: string[];
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** A window that is open at an instant began at most that many days before, in any zone's most adventurous year. */
const DAYS_BEFORE = 3;
/** How far ahead is looked, in days, at first and at most. */
const DAYS_AHEAD = 64;
const MOST_DAYS_AHEAD = 25 * 366;
const MOST_WINDOWS = 1000;
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(9000, 0, 1);

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

const retryAssumptions = [
  "An unanswered lead is called 1 + max_retries times; the platform does not say whether the first call counts as a retry.",
  "The lead is the first in line, nobody answers, and a call that nobody answers takes no time.",
  "A retry that falls outside of the calling hours is made at the start of the next window.",
];
const estimateAssumptions = [
  "All leads are there from the start, and a line takes the next lead as soon as it is free.",
  "A lead is called at most 1 + max_retries times.",
  "An answered call takes averageMinutes; one that nobody answers holds its line for one minute at most.",
  "A call that begins within the calling hours may run on beyond their end.",
];
const withRate =
  "Calls are answered independently of each other at answerRate, so calls and minutes are expected values.";
const withoutRate = "Every lead is reached: at the first call (lower bound) or at the last one (upper bound).";
const withRepeats =
  "The campaign repeats answered calls (voicemail, goal): the upper bound takes it that all of them are.";

/**
 * The next calling windows, in order; the first one is open already where `from` lies in a window. Empty where nobody is ever
 * called. A day has one window, or none; around a change of the clock it may be shorter, longer, left out, or come twice.
 *
 * Zone offsets come from the host's `Intl`.
 *
 * @param campaign The campaign of an accepted form, or a form with fields about calling.
 * @param options From when on and how many windows, and the account's time zone.
 * @returns The windows, in order.
 * @throws {TypeError} where an option cannot be used, or a field about calling would be refused; the message names it.
 * @throws {RangeError} where the host's `Intl` does not know the campaign's time zone (all functions here).
 *
 * @example
 * import { previewSchedule } from "outbound-campaign/schedule";
 *
 * const [next] = previewSchedule({ allowed_days: ["monday"], timezone: "Europe/Berlin" }, { count: 1 });
 * if (next) console.log(`The phone rings from ${next.localStart} to ${next.localEnd}.`);
 */
export function previewSchedule(campaign: ScheduledCampaign, options?: PreviewOptions): CallingWindow[] {
  const { from = new Date(), count = 10, accountTimezone } = checked(options);
  const { plan, zone } = read(campaign, accountTimezone);
  const start = instant(from, "from");
  whole(count, "count", MOST_WINDOWS);
  if (plan.weekly === 0) return [];
  const numbers = ahead(zone, start, (clock) => {
    const found = schedule.run((wasm) => wasm.openWindows(plan.hours, clock, start, count));
    return found.length === 5 * count ? found : undefined;
  });
  return Array.from({ length: (numbers?.length ?? 0) / 5 }, (_, i) =>
    callingWindow((numbers as Float64Array).subarray(5 * i, 5 * i + 5)),
  );
}

/**
 * Whether the campaign may call at that instant.
 * @throws {TypeError} as `previewSchedule`
 */
export function isOpenAt(campaign: ScheduledCampaign, date: Date | number, options?: ZoneOptions): boolean {
  const { plan, zone } = read(campaign, checked(options).accountTimezone);
  const at = instant(date, "date");
  return schedule.run((wasm) => wasm.isOpen(plan.hours, at + zone.offsetAt(at)));
}

/**
 * The first instant from `date` on at which the campaign may call: `date` itself where it may call then, `null` where it never may.
 * @throws {TypeError} as `previewSchedule`
 */
export function nextOpen(campaign: ScheduledCampaign, date: Date | number, options?: ZoneOptions): Date | null {
  const { plan, zone } = read(campaign, checked(options).accountTimezone);
  const at = instant(date, "date");
  const [open] = attemptTimes(plan, zone, at, 1);
  return open === undefined ? null : new Date(open);
}

/**
 * Minutes of a week in which the campaign may call. With `from`: of the windows that start on the seven days of the calendar from
 * that day on, changes of the clock included.
 * @throws {TypeError} as `previewSchedule`
 */
export function weeklyOpenMinutes(campaign: ScheduledCampaign, options?: WeekOptions): number {
  const { from, accountTimezone } = checked(options);
  if (from === undefined) return readPlan(campaign).weekly;
  const { plan, zone } = read(campaign, accountTimezone);
  const start = instant(from, "from");
  const clock = zone.clock(start - DAYS_BEFORE * DAY, start + (7 + DAYS_BEFORE) * DAY);
  return schedule.run((wasm) => wasm.openTimeOfWeek(plan.hours, clock, start)) / MINUTE;
}

/**
 * When a lead that never answers is called, if it is called first at `from` or as soon as the hours allow.
 * @throws {TypeError} as `previewSchedule`
 */
export function retryPlan(campaign: ScheduledCampaign, options?: FromOptions): RetryPlan {
  const { from = new Date(), accountTimezone } = checked(options);
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
 * How many calls and line minutes a number of leads takes, and when the last of them is done with: a lower and an upper bound of
 * each, and what was taken for granted.
 * @throws {TypeError} as `previewSchedule`
 */
export function estimate(campaign: ScheduledCampaign, options: EstimateOptions): Estimate {
  const { leads, averageMinutes, answerRate, from = new Date(), accountTimezone } = checked(options);
  const { plan, zone } = read(campaign, accountTimezone);
  const start = instant(from, "from");
  whole(leads, "leads", 1e9);
  if (!(typeof averageMinutes === "number" && averageMinutes > 0 && averageMinutes <= 1440)) {
    throw new TypeError("averageMinutes must be a number of minutes above 0, at most 1440");
  }
  if (answerRate !== undefined && !(typeof answerRate === "number" && answerRate >= 0 && answerRate <= 1)) {
    throw new TypeError("answerRate must be a number from 0 (nobody answers) to 1 (everybody does)");
  }
  const { interval, parallel, repeats } = plan;
  const isEverOpen = plan.weekly !== 0;
  const attempts = isEverOpen ? plan.attempts : 0;
  // Nobody is called where the hours or days leave no minute open.
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
    calls: { lower: up(bounds[0]), upper: up(bounds[1]) },
    lineMinutes: { lower: up(bounds[2]), upper: up(bounds[3]) },
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

/** What the wasm module reads of a campaign. */
interface Plan {
  timezone: string | undefined;
  /** Opaque: it is handed back to the module. */
  hours: number;
  /** Open minutes of an ordinary week. */
  weekly: number;
  /** Calls to an unanswered lead, at most. */
  attempts: number;
  /** Minutes between two of them. */
  interval: number;
  parallel: number;
  repeats: boolean;
}

function read(campaign: unknown, accountTimezone: unknown): { plan: Plan; zone: Zone } {
  const plan = readPlan(campaign);
  if (accountTimezone !== undefined && typeof accountTimezone !== "string") {
    throw new TypeError("accountTimezone must be the IANA name of a time zone");
  }
  const name = plan.timezone ?? accountTimezone;
  if (name === undefined) {
    throw new TypeError("accountTimezone is needed: the campaign names no time zone, so that of the account counts");
  }
  try {
    return { plan, zone: zoneOf(name) };
  } catch (cause) {
    if (plan.timezone === undefined) {
      throw new TypeError(`accountTimezone must be the IANA name of a time zone that this host knows`, { cause });
    }
    throw new RangeError(
      `campaign.timezone: the server knows ${name}, but this host's Intl does not: its time zone data is too old`,
      { cause },
    );
  }
}

/**
 * The last campaign's text and its plan: a picture asks many questions of one campaign, and reading it takes longer than to answer.
 */
let last: { text: string; plan: Plan } | undefined;

/** What has nothing to do with calling: it may hold anything, and any value that is accepted stands in its place. */
const IRRELEVANT = {
  name: "a",
  assistant_id: 1,
  goal_completion_variable: null,
  mark_complete_when_no_leads: null,
  phone_number_ids: null,
};

function readPlan(campaign: unknown): Plan {
  if (typeof campaign !== "object" || campaign === null) throw new TypeError("campaign must be an object");
  const { text, unserializable } = serialize(campaign);
  if (unserializable) throw new TypeError("campaign must be what a verdict accepted; some of it cannot even be read");
  if (last?.text !== text) last = { text, plan: planOf(text) };
  return last.plan;
}

function planOf(text: string): Plan {
  // No cap: the campaign may come from any account.
  const verdict = validateCampaign({ ...JSON.parse(text), ...IRRELEVANT }, { provider: "intellixent" });
  const issue = verdict.ok ? undefined : verdict.issues.find(({ field }) => !(field in IRRELEVANT));
  if (issue) throw new TypeError(`campaign.${issue.key}: ${issue.message}`);
  // A lone surrogate, wherever it stands, empties the form.
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

/** A time of day, HH:MM, in minutes. */
function minutesOf(time: string | undefined): number {
  return time === undefined ? Number.NaN : Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/**
 * Looks at the time from shortly before `start`, further and further ahead, until `find` has found what it looks for.
 */
function ahead<T>(zone: Zone, start: number, find: (clock: Float64Array) => T | undefined): T | undefined {
  for (let days = DAYS_AHEAD; ; days *= 4) {
    const found = find(zone.clock(start - DAYS_BEFORE * DAY, start + Math.min(days, MOST_DAYS_AHEAD) * DAY));
    if (found !== undefined || days >= MOST_DAYS_AHEAD) return found;
  }
}

function attemptTimes(plan: Plan, zone: Zone, start: number, attempts: number): number[] {
  if (plan.weekly === 0) return [];
  const times = ahead(zone, start, (clock) => {
    const found = schedule.run((wasm) => wasm.attemptTimes(plan.hours, clock, start, plan.interval, attempts));
    return found.length === attempts ? found : undefined;
  });
  return [...(times ?? [])];
}

function finish(
  plan: Plan,
  zone: Zone,
  start: number,
  at: (wasm: Exports, clock: Float64Array) => number,
): Date | null {
  if (plan.weekly === 0) return null;
  const found = ahead(zone, start, (clock) => {
    const time = schedule.run((wasm) => at(wasm, clock));
    return Number.isNaN(time) ? undefined : time;
  });
  return found === undefined ? null : new Date(found);
}

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

/** YYYY-MM-DDTHH:MM. */
function wallTime(local: number): string {
  return new Date(local).toISOString().slice(0, 16);
}

/** Options as an object. */
function checked<T extends object>(options: T | undefined): Partial<T> {
  if (options === undefined) return {};
  if (typeof options !== "object" || options === null) throw new TypeError("options must be an object");
  return options;
}

/** Milliseconds since 1970. */
function instant(value: unknown, name: string): number {
  const at = value instanceof Date ? value.getTime() : value;
  if (typeof at === "number" && at >= EARLIEST && at < LATEST) return Math.floor(at);
  throw new TypeError(`${name} must be a Date, or milliseconds since 1970, in the years 1970 to 8999`);
}

function whole(value: unknown, name: string, most: number): asserts value is number {
  if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most) return;
  throw new TypeError(`${name} must be a whole number from 1 to ${most}`);
}

/**
 * The next whole number, but for what floating point adds. (And no zero with a sign.)
 */
function up(value: number): number {
  return Math.ceil(value - 1e-6) + 0;
}
