// After an unclear outcome: looks for the campaign in the account's list. It can find; it can never prove that there is none.
import { now, pause } from "./repeat.js";

/** @import { Campaign, CreateCampaign } from "./types.js" */
/** @import { FoundCampaign } from "./client.js" */

const POLL_MS = 2_000;
/** How far the server's clock may be behind ours. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/**
 * @param {CreateCampaign} wanted what was sent, or was to be
 * @param {{ since: number, knownIds?: Set<string>, wait: number, reading: { signal?: AbortSignal } }} options
 * @param {() => PromiseLike<Campaign[]>} list
 * @returns {Promise<FoundCampaign>}
 */
export async function findCreated(wanted, { since, knownIds, wait, reading }, list) {
  const deadline = now() + wait;
  for (;;) {
    const found = look(wanted, since, knownIds, await list());
    const left = deadline - now();
    if (found.status !== "not-seen" || left <= 0) return found;
    await pause(Math.min(POLL_MS, left), reading.signal);
  }
}

/**
 * @param {CreateCampaign} wanted
 * @param {number} since milliseconds since 1970
 * @param {Set<string> | undefined} knownIds
 * @param {Campaign[]} campaigns
 * @returns {FoundCampaign}
 */
function look(wanted, since, knownIds, campaigns) {
  const alike = campaigns.filter((campaign) => isAlike(wanted, campaign));
  if (knownIds) return verdict(alike.filter(({ id }) => !knownIds.has(String(id))));
  const times = alike.map((campaign) => ({ campaign, time: timeOf(campaign.created_at) }));
  const candidates = times.filter(({ time }) => time === undefined || time >= since - CLOCK_TOLERANCE_MS);
  const found = verdict(candidates.map(({ campaign }) => campaign));
  // Half a day off may be a time without a zone, and a slow clock what is a little too early: it may as well be an older one of that name.
  const isUncertain = candidates.some(({ time }) => time === undefined || time < since);
  return found.status === "found" && isUncertain ? { status: "ambiguous", candidates: [found.campaign] } : found;
}

/**
 * @param {Campaign[]} candidates
 * @returns {FoundCampaign}
 */
function verdict(candidates) {
  if (candidates.length === 0) return { status: "not-seen" };
  if (candidates.length === 1) return { status: "found", campaign: candidates[0] };
  return { status: "ambiguous", candidates };
}

/**
 * The same in every member that both have. A list shows fewer members than a form, and the server fills in its defaults.
 *
 * @param {CreateCampaign} wanted
 * @param {Campaign} campaign
 */
function isAlike(wanted, campaign) {
  const shown = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (campaign));
  if (typeof shown !== "object" || shown === null || shown.name !== wanted.name) return false;
  return Object.entries(wanted).every(([name, value]) => {
    const other = shown[name];
    return other === undefined || other === null || normal(other) === normal(value);
  });
}

/**
 * Ids come as numbers or as texts, flags as 0 and 1, and a list of days in any order.
 *
 * @param {unknown} value
 * @returns {string}
 */
function normal(value) {
  if (Array.isArray(value)) return value.map(normal).sort().join();
  return String(typeof value === "boolean" ? Number(value) : value);
}

/**
 * A time that names its zone; `undefined` for any other, and for what is no time.
 *
 * @param {unknown} text
 */
function timeOf(text) {
  if (typeof text !== "string" || !/(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
