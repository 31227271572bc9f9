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
  const { done, verdict } = translations;
  const later = contract().later?.doneTexts(settings, { translations, language }).start;
  if (later !== undefined) return later;
  const next = nextCall(settings, settings.timezone ?? OWN_ZONE, language);
  if (next === undefined) return done.startNever;
  return done.startText(next.isOpen ? verdict.now : next.time);
}

/**
 * Returns the sentence under the title of a created draft.
 * @param {KnownCampaign} campaign
 * @param {{ translations: import("../i18n/en.js").DashboardTranslations, language: string }} options
 */
export function draftText({ settings }, { translations, language }) {
  return contract().later?.doneTexts(settings, { translations, language }).text ?? translations.done.text;
}

/**
 * Returns the note that says how the campaign begins.
 * @param {Partial<import("outbound-campaign").CreateCampaign>} campaign
 * @param {{ translations: import("../i18n/en.js").DashboardTranslations, language: string }} options
 */
export function beginText(campaign, { translations, language }) {
  return contract().later?.doneTexts(campaign, { translations, language }).note ?? translations.review.draftNote;
}

/**
 * Returns the note below the next call: it needs a start by hand, unless the campaign starts by itself.
 * @param {object} campaign
 * @param {import("../i18n/en.js").DashboardTranslations} translations
 */
export function startNote(campaign, { review }) {
  return contract().later?.startsLater(campaign) ? undefined : review.afterStart;
}

/**
 * Returns the address of the service where leads are added. Undefined for a sandbox.
 * @param {import("../state/store.js").Loadable<import("../state/connection.js").About>} about
 */
export function serviceUrl(about) {
  return about.state === "ready" && about.value.mode === "live" ? `https://${about.value.host}/` : undefined;
}
