// Describes a created campaign and its next steps.
import { OWN_ZONE } from "../state/create-view.js";
import { knownCampaign } from "../state/known-campaign.js";
import { nextCall } from "./next-call.js";

/** @typedef {import("../state/known-campaign.js").KnownCampaign} KnownCampaign */

/**
 * Returns the created campaign with the settings that the server's answer leaves out.
 * @param {import("outbound-campaign").Campaign} campaign
 * @param {import("outbound-campaign").Validation} verdict on the form that it was created from
 */
export function createdCampaign(campaign, verdict) {
  if (!verdict.ok) return knownCampaign(campaign, undefined);
  return knownCampaign(campaign, {
    id: String(campaign.id),
    createdAt: campaign.created_at,
    settings: verdict.campaign,
  });
}

/**
 * Returns when the first call can ring after a start.
 * @param {KnownCampaign} campaign
 * @param {{ translations: import("../i18n/en.js").DashboardTranslations, language: string }} options
 */
export function firstCall({ settings }, { translations: { done, verdict }, language }) {
  const next = nextCall(settings, settings.timezone ?? OWN_ZONE, language);
  if (next === undefined) return done.startNever;
  return done.startText(next.isOpen ? verdict.now : next.time);
}

/**
 * Returns the address of the service where leads are added. Undefined for a sandbox.
 * @param {import("../state/store.js").Loadable<import("../state/connection.js").About>} about
 */
export function serviceUrl(about) {
  return about.state === "ready" && about.value.mode === "live" ? `https://${about.value.host}/` : undefined;
}
