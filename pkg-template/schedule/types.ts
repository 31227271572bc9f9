// The options and the results of the functions that predict when a campaign calls.
import type { Day } from "../types.js";

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
