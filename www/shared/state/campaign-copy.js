// Hands the copy of a campaign from the list to the form.
import { copyOf } from "./known-campaign.js";

/** @import { CampaignField, CreateCampaign } from "outbound-campaign" */
/** @import { KnownCampaign } from "./known-campaign.js" */
/**
 * @typedef {object} CampaignCopy
 * @property {string} from the name of the copied campaign
 * @property {Partial<CreateCampaign>} values
 * @property {readonly CampaignField[]} unknown unknown fields, which are not copied
 */

/** @type {CampaignCopy | undefined} */
let offered;

/**
 * @param {KnownCampaign} campaign
 * @param {ReadonlySet<string>} names the names in use
 * @param {(name: string, number: number) => string} copyName
 */
export function offerCopy(campaign, names, copyName) {
  offered = { from: campaign.name, values: copyOf(campaign, copyName, names), unknown: campaign.unknown };
}

/** Returns the copy for the form, once. */
export function takeCopy() {
  const copy = offered;
  offered = undefined;
  return copy;
}
