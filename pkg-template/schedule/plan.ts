// Reads the scheduling fields of a campaign, and the time zone in which it runs.
import type { Day } from "../types.js";
import { serialize } from "../validate/encode.js";
import { schedule } from "../wasm/schedule_module.js";
import { instantOf, type Start, type Zone, zoneOf } from "./zone.js";

/** The scheduling fields of a campaign, as the wasm module takes them. */
export interface Plan {
  timezone: string | undefined;
  /** The windows of a day, encoded by the wasm module for its own functions. */
  times: Float64Array;
  start: Start | undefined;
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
  /** Whether the campaign sends messages and does not call. */
  sendsMessages: boolean;
}

/** The scheduling fields that every contract has. */
interface ScheduleFields {
  timezone?: string;
  allowed_days?: readonly Day[];
  max_retries?: number;
  retry_interval?: number;
  max_calls_in_parallel?: number | string;
  retry_on_voicemail?: boolean;
  retry_on_goal_incomplete?: boolean;
}

type Verdict<Campaign> =
  | { ok: true; campaign: Campaign }
  | { ok: false; issues: readonly { field: string; key: string; message: string }[] };

/** A contract, as far as its schedule depends on it. */
export interface PlanContract<Campaign extends ScheduleFields> {
  /** The names of all fields. */
  names: readonly string[];
  validate: (form: object) => Verdict<Campaign>;
  /** Accepted values for all other fields, so that only scheduling fields are validated. */
  otherFields: Readonly<Record<string, unknown>>;
  /** The error of a campaign without a time zone. It names the owner of the time zone that applies. */
  missingZone: string;
  /** Returns starts and ends of the windows of a day, in minutes; NaN for a time that is left out. */
  windowsOf: (campaign: Partial<Campaign>) => number[];
  startOf?: (campaign: Partial<Campaign>) => Start | undefined;
  sendsMessages?: (campaign: Partial<Campaign>) => boolean;
}

/** Reads the plans of a contract's campaigns. */
export interface PlanReader {
  plan: (campaign: unknown) => Plan;
  missingZone: string;
}

/** The weekdays, in the order of the wasm module. */
export const weekdays: readonly Day[] = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

/** Creates the reader of a contract's plans. */
export function planReader<Campaign extends ScheduleFields>(contract: PlanContract<Campaign>): PlanReader {
  // A chart asks many questions about one campaign, and reading a plan takes longer than an answer.
  let last: { text: string; plan: Plan } | undefined;
  return {
    missingZone: contract.missingZone,
    plan(campaign) {
      if (typeof campaign !== "object" || campaign === null) throw new TypeError("campaign must be an object");
      const { text, unserializable } = serialize(campaign, contract.names);
      if (unserializable)
        throw new TypeError("campaign must be the campaign of an accepted verdict, but a part of it cannot be read");
      if (last?.text !== text) last = { text, plan: planOf(contract, text) };
      return last.plan;
    },
  };
}

function planOf<Campaign extends ScheduleFields>(contract: PlanContract<Campaign>, text: string): Plan {
  const { otherFields } = contract;
  const verdict = contract.validate({ ...JSON.parse(text), ...otherFields });
  const issue = verdict.ok ? undefined : verdict.issues.find(({ field }) => !(field in otherFields));
  if (issue) throw new TypeError(`campaign.${issue.key}: ${issue.message}`);
  // A lone surrogate in any field makes the server read an empty form.
  const campaign: Partial<Campaign> = verdict.ok ? verdict.campaign : {};
  const days = campaign.allowed_days?.reduce((bits, day) => bits | (1 << weekdays.indexOf(day)), 0);
  const numbers = schedule.run((wasm) =>
    wasm.plan(
      Float64Array.from(contract.windowsOf(campaign)),
      days ?? Number.NaN,
      campaign.max_retries ?? Number.NaN,
      campaign.retry_interval ?? Number.NaN,
      Number(campaign.max_calls_in_parallel ?? Number.NaN),
    ),
  );
  const [weekly, attempts, interval, parallel] = [...numbers] as [number, number, number, number];
  const sendsMessages = contract.sendsMessages?.(campaign) === true;
  return {
    timezone: campaign.timezone,
    times: numbers.slice(4),
    start: contract.startOf?.(campaign),
    weekly,
    attempts: sendsMessages ? 1 : attempts,
    interval,
    parallel,
    repeats: campaign.retry_on_voicemail === true || campaign.retry_on_goal_incomplete === true,
    sendsMessages,
  };
}

/** Converts a time of day, HH:MM, to minutes. Returns NaN if there is none. */
export function minutesOf(time: string | undefined): number {
  return time === undefined ? Number.NaN : Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/**
 * Returns the plan of a campaign, its time zone, and the first instant at which it may call, in milliseconds since 1970.
 */
export function planInZone(
  reader: PlanReader,
  campaign: unknown,
  accountTimezone: unknown,
): { plan: Plan; zone: Zone; opens: number } {
  const plan = reader.plan(campaign);
  const zone = zoneOfPlan(plan, accountTimezone, reader.missingZone);
  return { plan, zone, opens: plan.start === undefined ? -Infinity : instantOf(plan.start, zone) };
}

function zoneOfPlan({ timezone }: Plan, accountTimezone: unknown, missing: string): Zone {
  if (accountTimezone !== undefined && typeof accountTimezone !== "string") {
    throw new TypeError("accountTimezone must be the IANA name of a time zone");
  }
  const name = timezone ?? accountTimezone;
  if (name === undefined) throw new TypeError(missing);
  try {
    return zoneOf(name);
  } catch (cause) {
    if (timezone === undefined) {
      throw new TypeError(`accountTimezone must be the IANA name of a time zone that this host knows`, { cause });
    }
    throw new RangeError(
      `campaign.timezone: the server accepts ${name}, but this host's Intl does not know it. Update the host's time zone data`,
      { cause },
    );
  }
}
