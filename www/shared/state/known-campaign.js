// Joins the server's description of a campaign with the settings that this browser sent for it.
import { contract } from "./contract.js";

/** @import { Campaign, CampaignField, CreateCampaign } from "outbound-campaign" */
/** @import { SentCampaign } from "./sent-campaigns.js" */
/**
 * A campaign with every known setting. A missing field is not known, or was not sent.
 * @typedef {object} KnownCampaign
 * @property {Campaign["id"]} id
 * @property {string} name
 * @property {string} status
 * @property {string | undefined} createdAt as the server wrote it
 * @property {string | undefined} updatedAt as the server wrote it
 * @property {Partial<CreateCampaign>} settings
 * @property {readonly CampaignField[]} unknown the fields that neither the server nor this browser knows
 * @property {readonly [key: string, value: unknown][]} others further members of the server's answer
 */

const KEYS = ["id", "status", "created_at", "updated_at"];

/**
 * @param {Campaign} campaign
 * @param {SentCampaign | undefined} sent ignored if it is another campaign with the same id
 * @returns {KnownCampaign}
 */
export function knownCampaign(campaign, sent) {
  const members = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (campaign));
  const isSame = sent !== undefined && sent.createdAt === campaign.created_at;
  /** @type {Record<string, unknown>} */
  const settings = {};
  /** @type {CampaignField[]} */
  const unknown = [];
  const { campaignFields, later } = contract();
  const fields = campaignFields.map(({ name }) => name);
  for (const field of fields) {
    const value = members[field] ?? (isSame ? sent.settings[field] : undefined);
    if (value !== undefined && value !== null) settings[field] = value;
    // The server writes null for a field that it knows as empty.
    else if (!isSame && members[field] === undefined) unknown.push(field);
  }
  const ownKeys = new Set([...KEYS, ...fields]);
  return {
    id: campaign.id,
    name: campaign.name,
    status: campaign.status,
    createdAt: campaign.created_at,
    updatedAt: campaign.updated_at,
    settings: later?.formOf(settings) ?? settings,
    unknown,
    others: Object.entries(members).filter(([key, value]) => !ownKeys.has(key) && value !== null),
  };
}

/** Whether a campaign makes calls, or will without a further step. @param {string} status */
export function isRunning(status) {
  return status === "in-progress" || status === "scheduled";
}

/** Whether a start makes sense. A completed campaign has no leads left. @param {string} status */
export function canStart(status) {
  return !isRunning(status) && status !== "completed";
}

/** Leaves room for " (copy 999)" in the server's 255 characters. */
const MAX_COPIED_NAME = 240;

/**
 * Returns the form of a copy: every known setting, under a new name.
 * @param {KnownCampaign} campaign
 * @param {(name: string, number: number) => string} copyName names the copy with this number, from 1
 * @param {ReadonlySet<string>} names the names in use
 * @returns {Partial<CreateCampaign>}
 */
export function copyOf({ name, settings }, copyName, names) {
  const shortened = [...name].slice(0, MAX_COPIED_NAME).join("");
  let number = 1;
  while (names.has(copyName(shortened, number))) number += 1;
  return { ...settings, name: copyName(shortened, number) };
}

/**
 * Returns a campaign as the list knows it. The answer to a create has no other description.
 * @param {KnownCampaign | Campaign} campaign
 * @returns {KnownCampaign}
 */
export function asKnown(campaign) {
  return "settings" in campaign ? /** @type {KnownCampaign} */ (campaign) : knownCampaign(campaign, undefined);
}
