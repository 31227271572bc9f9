// Fills a sandbox with many different campaigns, through its own API, to try a long list.

const HOUR_MS = 60 * 60 * 1000;
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const SUBJECTS = [
  "Spring appointments",
  "Contract renewals",
  "Trial follow-up",
  "Boiler service reminders",
  "Winter tyre change",
  "Clinic recall",
  "Webinar guests",
  "Annual check-up",
  "Open invoices",
  "Solar roof interest",
  "Fibre upgrade",
  "Test drive invitations",
  "Dental hygiene recall",
];
const REGIONS = ["Berlin", "Hamburg", "Munich", "Cologne", "Leipzig", "Bremen", "Dresden"];
const HOURS = [
  ["09:00", "17:30"],
  ["10:00", "16:00"],
  ["11:00", "15:00"],
  ["09:00", "20:00"],
  ["20:00", "02:00"],
];
const DAYS = [WEEKDAYS, ["saturday", "sunday"], ["monday", "wednesday", "friday"], undefined];

/**
 * A clock that runs ahead to the present while a sandbox is filled: the campaigns are three hours apart.
 * @param {number} count
 */
export function createFillClock(count) {
  let left = count;
  return {
    now: () => new Date(Date.now() - left * 3 * HOUR_MS),
    /** Goes on to the next campaign. */
    tick: () => {
      left = Math.max(0, left - 1);
    },
  };
}

/**
 * Creates campaigns: drafts, campaigns in progress and stopped ones.
 * @param {import("outbound-campaign/sandbox").Sandbox<import("outbound-campaign").ContractTypes>} sandbox
 * @param {number} count
 * @param {() => void} onCreated is called after each
 */
export async function fillSandbox(sandbox, count, onCreated) {
  for (let index = 0; index < count; index += 1) {
    const { data } = await post(sandbox, "/api/user/campaign", formOf(index));
    for (const action of [[], ["start"], ["start", "stop"]][index % 3] ?? []) {
      await post(sandbox, "/api/user/campaigns/update-status", { campaign_id: data.id, action });
    }
    onCreated();
  }
}

/** @param {number} index */
function formOf(index) {
  const [start, end] = HOURS[index % HOURS.length] ?? [];
  return {
    name: `${SUBJECTS[index % SUBJECTS.length]}, ${REGIONS[index % REGIONS.length]} ${index + 1}`,
    assistant_id: 127 + (index % 2),
    max_calls_in_parallel: (index % 10) + 1,
    allowed_hours_start_time: start,
    allowed_hours_end_time: end,
    allowed_days: DAYS[index % DAYS.length],
    max_retries: (index % 5) + 1,
  };
}

/**
 * @param {import("outbound-campaign/sandbox").Sandbox<import("outbound-campaign").ContractTypes>} sandbox
 * @param {string} path
 * @param {object} body
 */
async function post(sandbox, path, body) {
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    authorization: "Bearer of-the-fill",
  };
  const request = { method: "POST", headers, body: JSON.stringify(body) };
  const response = await sandbox.fetch(`http://sandbox.invalid${path}`, request);
  if (!response.ok) throw new Error(`The sandbox refused a campaign: ${await response.text()}`);
  return response.json();
}
