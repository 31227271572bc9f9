// The account of the sandbox: its assistants, its phone numbers, and the campaigns of a seeded sandbox.
import type { Campaign } from "../types.js";

/** A campaign as the API shows it; in the first contract with seconds in its hours. */
export type StoredCampaign = { [Member in keyof Campaign]: Campaign[Member] } & { [member: string]: unknown };

/** A campaign without its id. */
export type NewCampaign = Pick<StoredCampaign, Exclude<keyof Campaign, "id">> & { [member: string]: unknown };

/** An assistant as the paged list shows it. */
export interface Assistant {
  id: number | string;
  name: string;
  /** `outbound` or `inbound`. */
  type: string;
  [key: string]: unknown;
}

/** A phone number as the API shows it. */
export interface PhoneNumber {
  id: number;
  phone_number: string;
  nickname: string;
  country_code: string;
  type: string;
}

/** A page of Laravel's paginator. */
export interface Page<T> {
  data: T[];
  /** From 1. */
  current_page: number;
  last_page: number;
  per_page: number;
  total: number;
}

export const ALL_DAYS: string[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const DAY_MS = 24 * 60 * 60 * 1000;
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];

/** All assistants of the default account. Campaigns accept the outbound ones only. */
const ASSISTANTS: Assistant[] = [
  {
    id: 127,
    name: "Anna · appointments",
    type: "outbound",
    status: "active",
    timezone: "Europe/Berlin",
    phone_number_id: 5,
    post_call_schema: [
      { name: "meeting_booked", type: "bool", description: "Whether a meeting was booked" },
      { name: "mood", type: "string", description: "How the person felt" },
    ],
  },
  {
    id: 128,
    name: "Ben · renewals",
    type: "outbound",
    status: "active",
    timezone: "America/New_York",
    phone_number_id: 6,
    post_call_schema: [],
  },
  {
    id: 129,
    name: "Clara · front desk",
    type: "inbound",
    status: "active",
    timezone: "Europe/Berlin",
    phone_number_id: null,
    post_call_schema: [{ name: "urgent", type: "bool", description: "Whether the caller was in a hurry" }],
  },
];

export const PHONE_NUMBERS: PhoneNumber[] = [
  { id: 5, phone_number: "+4930901820", nickname: "Berlin", country_code: "DE", type: "normal" },
  { id: 6, phone_number: "+12025550123", nickname: "Washington", country_code: "US", type: "normal" },
];

/**
 * Returns the assistants of the account.
 *
 * @param outboundIds The option `assistants`: the ids of all assistants. `undefined`: the default account.
 */
export function assistantsOf(outboundIds: readonly string[] | undefined): readonly Assistant[] {
  if (outboundIds === undefined) return ASSISTANTS;
  return outboundIds.map((id) => {
    const known = ASSISTANTS.find((assistant) => String(assistant.id) === id && assistant.type === "outbound");
    const number = Number(id);
    return (
      known ?? {
        id: Number.isSafeInteger(number) ? number : id,
        name: `Assistant ${id}`,
        type: "outbound",
        status: "active",
        timezone: "UTC",
        phone_number_id: null,
        post_call_schema: [],
      }
    );
  });
}

/** Returns the outbound assistants. */
export const outbound = (assistants: readonly Assistant[]): Assistant[] =>
  assistants.filter(({ type }) => type === "outbound");

/** Returns a function that returns the time so many days before a time. */
export const daysBefore =
  (now: Date) =>
  (days: number): Date =>
    new Date(now.getTime() - days * DAY_MS);

/** Returns the campaigns of a seeded sandbox: one in progress, one stopped, one completed. */
export function seededCampaigns(now: Date): NewCampaign[] {
  const daysAgo = daysBefore(now);
  return [
    seeded("Spring appointments", "in-progress", ["09:00", "17:30"], WEEKDAYS, 5, daysAgo(9)),
    seeded("Contract renewals", "stopped", ["10:00", "16:00"], WEEKDAYS, 3, daysAgo(21)),
    seeded("Weekend survey", "completed", ["11:00", "15:00"], ["saturday", "sunday"], 2, daysAgo(34)),
  ];
}

/** @param date The time of creation and of the last update. */
function seeded(
  name: string,
  status: string,
  [start, end]: [start: string, end: string],
  days: string[],
  parallel: number,
  date: Date,
): NewCampaign {
  const created_at = timestamp(date);
  return {
    name,
    status,
    max_calls_in_parallel: parallel,
    mark_complete_when_no_leads: true,
    allowed_hours_start_time: `${start}:00`,
    allowed_hours_end_time: `${end}:00`,
    allowed_days: days,
    max_retries: 3,
    retry_interval: 60,
    created_at,
    updated_at: created_at,
  };
}

/** Formats a time as Laravel does, with microseconds. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/Z$/, "000Z");
}

/**
 * Returns one page of a list, as Laravel's paginator does.
 *
 * @param page Digits, from 1. Default: 1.
 * @param perPage Digits, from 1; values above 100 count as 100. Default: 10.
 */
export function paginate<T>(all: readonly T[], page: string | null, perPage: string | null): Page<T> {
  const size = Math.min(100, positiveInteger(perPage, 10));
  const current = positiveInteger(page, 1);
  return {
    data: all.slice((current - 1) * size, current * size),
    current_page: current,
    last_page: Math.max(1, Math.ceil(all.length / size)),
    per_page: size,
    total: all.length,
  };
}

/** Parses a whole number of at least 1. Returns `fallback` for any other text. */
function positiveInteger(text: string | null, fallback: number) {
  return /^[1-9]\d{0,8}$/.test(text ?? "") ? Number(text) : fallback;
}
