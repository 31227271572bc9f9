// Remembers in this browser the settings that campaigns were created with: the server's list leaves out the assistant,
// the time zone and other fields.
import { storage } from "./settings.js";

/** @import { Campaign, CreateCampaign } from "outbound-campaign" */
/**
 * The settings of one campaign. `createdAt` tells it from a campaign of another account with the same id.
 * @typedef {{ id: string, createdAt: string, settings: Partial<CreateCampaign> }} SentCampaign
 */

const STORAGE_KEY = "campaigns.sent";
/** Older campaigns are forgotten, so that the storage never fills up. */
const MAX_CAMPAIGNS = 500;
const MAX_OTHER_HOSTS = 4;

/**
 * Remembers a created campaign.
 * @param {string} host the server that created it
 * @param {Pick<Campaign, "id" | "created_at">} created
 * @param {Partial<CreateCampaign>} settings
 */
export function rememberSent(host, { id, created_at }, settings) {
  const all = readAll();
  const others = (all[host] ?? []).filter((sent) => sent.id !== String(id));
  const recent = Object.entries(all)
    .filter(([other]) => other !== host)
    .slice(-MAX_OTHER_HOSTS);
  const ofHost = [{ id: String(id), createdAt: created_at, settings }, ...others].slice(0, MAX_CAMPAIGNS);
  try {
    storage()?.setItem(STORAGE_KEY, JSON.stringify({ ...Object.fromEntries(recent), [host]: ofHost }));
  } catch {
    // Storage is full: the list shows less.
  }
}

/**
 * Returns the remembered campaigns of a server by id.
 * @param {string} host
 * @returns {ReadonlyMap<string, SentCampaign>}
 */
export function sentCampaigns(host) {
  return new Map((readAll()[host] ?? []).map((sent) => [sent.id, sent]));
}

/**
 * Remembers the campaign of a recorded exchange, if the exchange created one.
 * @param {string} host
 * @param {import("./connection.js").Exchange} exchange
 */
export function rememberExchange(host, { request, answer }) {
  if (request.method !== "POST" || !request.path.endsWith("/user/campaign") || answer?.status !== 201) return;
  const created = parse(answer.body)?.data;
  const settings = parse(request.body);
  if (created?.id !== undefined && settings) rememberSent(host, created, settings);
}

/** @returns {Record<string, SentCampaign[]>} */
function readAll() {
  const stored = parse(storage()?.getItem(STORAGE_KEY) ?? "");
  if (typeof stored !== "object" || stored === null) return {};
  return Object.fromEntries(Object.entries(stored).filter(([, list]) => Array.isArray(list)));
}

/** Parses JSON. Returns undefined for other text. @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
