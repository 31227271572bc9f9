// Describes a created campaign and its next steps.
import { contract } from "../state/contract.js";
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
export function firstCall({ settings }, { translations, language }) {
  const { done } = translations;
  const later = contract().later?.doneTexts(settings, { translations, language });
  if (later?.start !== undefined) return later.start;
  const next = nextCall(settings, settings.timezone ?? OWN_ZONE, language);
  if (next === undefined) return done.startNever;
  if (!next.isOpen) return done.startText(next.time);
  return done.startNow;
}

/**
 * Returns the title of the created campaign, and the sentence under it.
 * @param {KnownCampaign} campaign
 * @param {string} status its present one
 * @param {{ translations: import("../i18n/en.js").DashboardTranslations, language: string }} options
 * @returns {{ title: string, text: string }}
 */
export function doneHead(campaign, status, { translations, language }) {
  const { done } = translations;
  const { name, settings } = campaign;
  const { later } = contract();
  if (status === "draft") {
    return { title: done.title(name), text: later?.doneTexts(settings, { translations, language }).text ?? done.text };
  }
  const scheduled = status === "scheduled" ? later?.scheduledTexts(campaign, { translations, language }) : undefined;
  return scheduled ?? { title: done.startedTitle(name), text: done.startedText };
}

/**
 * Returns the address of the service where leads are added. Undefined for a sandbox.
 * @param {import("../state/store.js").Loadable<import("../state/connection.js").About>} about
 */
export function serviceUrl(about) {
  return about.state === "ready" && about.value.mode === "live" ? `https://${about.value.host}/` : undefined;
}
