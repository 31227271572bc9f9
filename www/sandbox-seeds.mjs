// What the sandbox's account owns: assistants, phone numbers, and a few campaigns to begin with.

/** @typedef {import("./sandbox.mjs").StoredCampaign} StoredCampaign */

/** All assistants, as the paged list shows them. Only the outbound ones may make a campaign's calls. */
export const ASSISTANTS = [
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

export const OUTBOUND_ASSISTANTS = ASSISTANTS.filter(({ type }) => type === "outbound");

export const PHONE_NUMBERS = [
  { id: 5, phone_number: "+4930901820", nickname: "Berlin", country_code: "DE", type: "normal" },
  { id: 6, phone_number: "+12025550123", nickname: "Washington", country_code: "US", type: "normal" },
];

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];

/**
 * The campaigns of an account that has been used for a while.
 * @param {Date} now
 * @returns {Omit<StoredCampaign, "id">[]}
 */
export function seededCampaigns(now) {
  return [
    campaign(
      "Spring appointments",
      "in-progress",
      { start: "09:00", end: "17:30", days: WEEKDAYS, parallel: 5 },
      ago(9),
    ),
    campaign("Contract renewals", "stopped", { start: "10:00", end: "16:00", days: WEEKDAYS, parallel: 3 }, ago(21)),
    campaign(
      "Weekend survey",
      "completed",
      { start: "11:00", end: "15:00", days: ["saturday", "sunday"], parallel: 2 },
      ago(34),
    ),
  ];

  /** @param {number} days */
  function ago(days) {
    return new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
  }
}

/**
 * @param {string} name
 * @param {string} status
 * @param {{ start: string, end: string, days: string[], parallel: number }} hours
 * @param {Date} date
 */
function campaign(name, status, { start, end, days, parallel }, date) {
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

/** As Laravel writes it, with microseconds. @param {Date} date */
export function timestamp(date) {
  return date.toISOString().replace(/Z$/, "000Z");
}

/**
 * One page of a list, in Laravel's paginator.
 * @template T
 * @param {readonly T[]} all
 * @param {string | undefined} page from 1
 * @param {string | undefined} perPage 1 to 100
 */
export function paginate(all, page, perPage) {
  const size = Math.min(100, positive(perPage, 10));
  const current = positive(page, 1);
  return {
    data: all.slice((current - 1) * size, current * size),
    current_page: current,
    last_page: Math.max(1, Math.ceil(all.length / size)),
    per_page: size,
    total: all.length,
  };
}

/**
 * @param {string | undefined} text
 * @param {number} fallback
 */
function positive(text, fallback) {
  return /^[1-9]\d{0,8}$/.test(text ?? "") ? Number(text) : fallback;
}
