// Texts of a row of the list.
import { contract } from "../state/contract.js";
import { createdFullText, createdText } from "./created-text.js";
import { hasHours, hoursText, ringsAtNight, zoneText } from "./hours-text.js";

/** @typedef {import("../state/known-campaign.js").KnownCampaign} KnownCampaign */

/**
 * @param {KnownCampaign} campaign
 * @param {{ translations: import("../i18n/en.js").DashboardTranslations, language: string, now?: number }} options
 */
export function rowText({ settings, status, createdAt }, { translations, language, now }) {
  const { timezone, max_calls_in_parallel: parallel } = settings;
  const { later } = contract();
  const isKnown = hasHours(settings);
  return {
    status: translations.statuses[status] ?? status,
    hours: isKnown ? hoursText(settings, { translations, language, isShort: true }) : "–",
    zone: timezone === undefined ? "" : zoneText(timezone, translations),
    isNightly: isKnown && ringsAtNight(settings),
    parallel: later?.paceText(settings, translations) ?? String(parallel ?? "–"),
    channel: later?.channelTag(settings, translations),
    created: createdText(createdAt, language, now),
    createdFull: createdFullText(createdAt, language),
  };
}

/**
 * Returns a function that returns the name of a campaign's assistant, or of the sender of its messages; the number if
 * the name is unknown; empty if both are unknown.
 * @param {import("./describe.js").DisplayNames | undefined} names
 */
export function assistantNames(names) {
  return (/** @type {KnownCampaign} */ { settings }) => {
    const sender = contract().later?.senderOf(settings, names);
    const { assistant_id: id } = settings;
    if (sender !== undefined || id === undefined) return sender ?? "";
    return names?.assistants.get(String(id)) ?? `#${id}`;
  };
}

/**
 * Returns a function that returns the name of a campaign's channel. Empty in the first contract.
 * @param {import("../i18n/en.js").DashboardTranslations} translations
 */
export function channelNames(translations) {
  return (/** @type {KnownCampaign} */ { settings }) => contract().later?.channelTag(settings, translations).text ?? "";
}

/**
 * Splits a text at the searched words, to mark them.
 * @param {string} text
 * @param {string} query
 * @returns {[before: string, hit: string, after: string]}
 */
export function hitParts(text, query) {
  const wanted = query.trim().toLowerCase();
  const start = wanted === "" ? -1 : text.toLowerCase().indexOf(wanted);
  if (start < 0) return [text, "", ""];
  const end = start + wanted.length;
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

/** The icon of each status: shape and word, not colour alone. */
export const STATUS_ICONS = /** @type {const} */ ({
  draft: "draft",
  scheduled: "clock",
  "in-progress": "running",
  paused: "pause",
  stopped: "stop",
  completed: "check",
});

/** @param {string} status @returns {import("./icons.js").IconName} */
export function statusIcon(status) {
  const icons = /** @type {Record<string, import("./icons.js").IconName>} */ (STATUS_ICONS);
  return icons[status] ?? "info";
}

/** The id of the one menu of all rows. */
export const ROW_MENU_ID = "row-menu";
