// Types of the entry outbound-campaign/schedule.
import type { CreateCampaign, Day } from "../types.js";

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

/**
 * The next calling windows, in order; the first one is open already where `from` lies in a window. Empty where nobody is ever
 * called. A day has one window, or none; around a change of the clock it may be shorter, longer, left out, or come twice.
 *
 * Zone offsets come from the host's `Intl`.
 *
 * @throws {TypeError} where an option cannot be used, or a field about calling would be refused; the message names it.
 * @throws {RangeError} where the host's `Intl` does not know the campaign's time zone (all functions here).
 */
export function previewSchedule(campaign: ScheduledCampaign, options?: PreviewOptions): CallingWindow[];

/**
 * Whether the campaign may call at that instant.
 * @throws {TypeError} as `previewSchedule`
 */
export function isOpenAt(campaign: ScheduledCampaign, date: Date | number, options?: ZoneOptions): boolean;

/**
 * The first instant from `date` on at which the campaign may call: `date` itself where it may call then, `null` where it never may.
 * @throws {TypeError} as `previewSchedule`
 */
export function nextOpen(campaign: ScheduledCampaign, date: Date | number, options?: ZoneOptions): Date | null;

/**
 * Minutes of a week in which the campaign may call. With `from`: of the windows that start on the seven days of the calendar from
 * that day on, changes of the clock included.
 * @throws {TypeError} as `previewSchedule`
 */
export function weeklyOpenMinutes(campaign: ScheduledCampaign, options?: WeekOptions): number;

/**
 * When a lead that never answers is called, if it is called first at `from` or as soon as the hours allow.
 * @throws {TypeError} as `previewSchedule`
 */
export function retryPlan(campaign: ScheduledCampaign, options?: FromOptions): RetryPlan;

/**
 * How many calls and line minutes a number of leads takes, and when the last of them is done with: a lower and an upper bound of
 * each, and what was taken for granted.
 * @throws {TypeError} as `previewSchedule`
 */
export function estimate(campaign: ScheduledCampaign, options: EstimateOptions): Estimate;
