// The entry outbound-campaign/schedule: when the phone will ring. The arithmetic is the wasm module's; dates are made here.
import { serialize } from "../validate/encode.js";
import { validateCampaign } from "../validate/validate.js";
import { schedule } from "../wasm/schedule.js";
import { zoneOf } from "./zone.js";

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

const weekdays = /** @type {const} */ (["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]);

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

/** @type {typeof import("./schedule.d.ts").previewSchedule} */
export function previewSchedule(campaign, options) {
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
    callingWindow(/** @type {Float64Array} */ (numbers).subarray(5 * i, 5 * i + 5)),
  );
}

/** @type {typeof import("./schedule.d.ts").isOpenAt} */
export function isOpenAt(campaign, date, options) {
  const { plan, zone } = read(campaign, checked(options).accountTimezone);
  const at = instant(date, "date");
  return schedule.run((wasm) => wasm.isOpen(plan.hours, at + zone.offsetAt(at)));
}

/** @type {typeof import("./schedule.d.ts").nextOpen} */
export function nextOpen(campaign, date, options) {
  const { plan, zone } = read(campaign, checked(options).accountTimezone);
  const at = instant(date, "date");
  const [open] = attemptTimes(plan, zone, at, 1);
  return open === undefined ? null : new Date(open);
}

/** @type {typeof import("./schedule.d.ts").weeklyOpenMinutes} */
export function weeklyOpenMinutes(campaign, options) {
  const { from, accountTimezone } = checked(options);
  if (from === undefined) return readPlan(campaign).weekly;
  const { plan, zone } = read(campaign, accountTimezone);
  const start = instant(from, "from");
  const clock = zone.clock(start - DAYS_BEFORE * DAY, start + (7 + DAYS_BEFORE) * DAY);
  return schedule.run((wasm) => wasm.openTimeOfWeek(plan.hours, clock, start)) / MINUTE;
}

/** @type {typeof import("./schedule.d.ts").retryPlan} */
export function retryPlan(campaign, options) {
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

/** @type {typeof import("./schedule.d.ts").estimate} */
export function estimate(campaign, options) {
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
  const minutes = (/** @type {Date | null} */ at) => at && Math.ceil((at.getTime() - start) / MINUTE);
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

/**
 * What the wasm module reads of a campaign.
 * @typedef {object} Plan
 * @property {string} [timezone]
 * @property {number} hours opaque: it is handed back to the module
 * @property {number} weekly open minutes of an ordinary week
 * @property {number} attempts calls to an unanswered lead, at most
 * @property {number} interval minutes between two of them
 * @property {number} parallel
 * @property {boolean} repeats
 */

/** @typedef {ReturnType<typeof zoneOf>} Zone */

/**
 * @param {unknown} campaign
 * @param {unknown} accountTimezone
 */
function read(campaign, accountTimezone) {
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
 * @type {{ text: string, plan: Plan } | undefined}
 */
let last;

/** What has nothing to do with calling: it may hold anything, and any value that is accepted stands in its place. */
const IRRELEVANT = {
  name: "a",
  assistant_id: 1,
  goal_completion_variable: null,
  mark_complete_when_no_leads: null,
  phone_number_ids: null,
};

/**
 * @param {unknown} campaign
 * @returns {Plan}
 */
function readPlan(campaign) {
  if (typeof campaign !== "object" || campaign === null) throw new TypeError("campaign must be an object");
  const { text, unserializable } = serialize(campaign);
  if (unserializable) throw new TypeError("campaign must be what a verdict accepted; some of it cannot even be read");
  if (last?.text !== text) last = { text, plan: planOf(text) };
  return last.plan;
}

/**
 * @param {string} text
 * @returns {Plan}
 */
function planOf(text) {
  // No cap: the campaign may come from any account.
  const verdict = validateCampaign({ ...JSON.parse(text), ...IRRELEVANT }, { provider: "intellixent" });
  const issue = verdict.ok ? undefined : verdict.issues.find(({ field }) => !(field in IRRELEVANT));
  if (issue) throw new TypeError(`campaign.${issue.key}: ${issue.message}`);
  // A lone surrogate, wherever it stands, empties the form.
  const campaign = verdict.ok ? verdict.campaign : /** @type {Partial<import("../types.js").CreateCampaign>} */ ({});
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
  const [hours, weekly, attempts, interval, parallel] = /** @type {number[]} */ ([...numbers]);
  const repeats = campaign.retry_on_voicemail === true || campaign.retry_on_goal_incomplete === true;
  return { timezone: campaign.timezone, hours, weekly, attempts, interval, parallel, repeats };
}

/**
 * A time of day in minutes.
 * @param {string | undefined} time HH:MM
 */
function minutesOf(time) {
  return time === undefined ? Number.NaN : Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/**
 * Looks at the time from shortly before `start`, further and further ahead, until `find` has found what it looks for.
 * @template T
 * @param {Zone} zone
 * @param {number} start
 * @param {(clock: Float64Array) => T | undefined} find
 * @returns {T | undefined}
 */
function ahead(zone, start, find) {
  for (let days = DAYS_AHEAD; ; days *= 4) {
    const found = find(zone.clock(start - DAYS_BEFORE * DAY, start + Math.min(days, MOST_DAYS_AHEAD) * DAY));
    if (found !== undefined || days >= MOST_DAYS_AHEAD) return found;
  }
}

/**
 * @param {Plan} plan
 * @param {Zone} zone
 * @param {number} start
 * @param {number} attempts
 */
function attemptTimes(plan, zone, start, attempts) {
  if (plan.weekly === 0) return [];
  const times = ahead(zone, start, (clock) => {
    const found = schedule.run((wasm) => wasm.attemptTimes(plan.hours, clock, start, plan.interval, attempts));
    return found.length === attempts ? found : undefined;
  });
  return [...(times ?? [])];
}

/**
 * @param {Plan} plan
 * @param {Zone} zone
 * @param {number} start
 * @param {(wasm: ReturnType<typeof import("../wasm/schedule_glue.js").glue>, clock: Float64Array) => number} at
 */
function finish(plan, zone, start, at) {
  if (plan.weekly === 0) return null;
  const found = ahead(zone, start, (clock) => {
    const time = schedule.run((wasm) => at(wasm, clock));
    return Number.isNaN(time) ? undefined : time;
  });
  return found === undefined ? null : new Date(found);
}

/** @param {Float64Array} numbers */
function callingWindow([day, start, end, startOffset, endOffset]) {
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

/**
 * @param {number} local
 * @returns {string} YYYY-MM-DDTHH:MM
 */
function wallTime(local) {
  return new Date(local).toISOString().slice(0, 16);
}

/**
 * Options as an object.
 * @template {object} T
 * @param {T | undefined} options
 * @returns {Partial<T>}
 */
function checked(options) {
  if (options === undefined) return {};
  if (typeof options !== "object" || options === null) throw new TypeError("options must be an object");
  return options;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {number} milliseconds
 */
function instant(value, name) {
  const at = value instanceof Date ? value.getTime() : value;
  if (typeof at === "number" && at >= EARLIEST && at < LATEST) return Math.floor(at);
  throw new TypeError(`${name} must be a Date, or milliseconds since 1970, in the years 1970 to 8999`);
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {number} most
 * @returns {asserts value is number}
 */
function whole(value, name, most) {
  if (Number.isInteger(value) && /** @type {number} */ (value) >= 1 && /** @type {number} */ (value) <= most) return;
  throw new TypeError(`${name} must be a whole number from 1 to ${most}`);
}

/**
 * The next whole number, but for what floating point adds. (And no zero with a sign.)
 * @param {number} value
 */
function up(value) {
  return Math.ceil(value - 1e-6) + 0;
}
