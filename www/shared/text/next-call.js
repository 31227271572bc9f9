// Tells when a campaign can call next, in its own zone and with the visitor's clock.

import { attempt } from "../charts/schedule-picture.js";
import { contract } from "../state/contract.js";
import { localeOf } from "./locale.js";

/** @typedef {import("../i18n/en.js").DashboardTranslations} DashboardTranslations */
/** @typedef {import("../state/known-campaign.js").KnownCampaign} KnownCampaign */
/** @typedef {{ isOpen: boolean, time: string, until: string, relative: string }} NextCall */

const MINUTE = 60_000;

/**
 * Returns the next call. Undefined if the hours allow none.
 * @param {KnownCampaign["settings"]} settings
 * @param {string} zone used if the campaign names none
 * @param {string} language
 * @param {Date} [now]
 * @returns {NextCall | undefined}
 */
export function nextCall(settings, zone, language, now = new Date()) {
  const windows = attempt(() => contract().previewSchedule(settings, { from: now, count: 1, accountTimezone: zone }));
  const [window] = windows ?? [];
  if (window === undefined) return undefined;
  const locale = localeOf(language);
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" });
  // Wall times of the campaign's zone, formatted as UTC.
  const [start, end] = [window.localStart, window.localEnd].map((local) => new Date(`${local}Z`));
  const isThisYear = window.localStart.slice(0, 4) === String(now.getFullYear());
  const day = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(!isThisYear && { year: "numeric" }),
    timeZone: "UTC",
  });
  return {
    isOpen: window.start <= now,
    time: `${day.format(start)}, ${clock.format(start)}`,
    until: clock.format(end),
    relative: relativeText(Number(window.start) - Number(now), locale),
  };
}

/** @param {number} ahead milliseconds @param {string} locale */
function relativeText(ahead, locale) {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const minutes = Math.max(1, Math.round(ahead / MINUTE));
  if (minutes < 90) return format.format(minutes, "minute");
  if (minutes < 48 * 60) return format.format(Math.round(minutes / 60), "hour");
  const days = Math.round(minutes / (24 * 60));
  if (days < 60) return format.format(days, "day");
  return days < 18 * 30
    ? format.format(Math.round(days / 30.4), "month")
    : format.format(Math.round(days / 365), "year");
}

/**
 * Returns the sentence under the name of a campaign.
 * @param {KnownCampaign} campaign
 * @param {{ translations: DashboardTranslations, language: string, zone: string, now?: Date }} options
 */
export function statusSentence({ status, settings }, { translations, language, zone, now }) {
  const { detail } = translations;
  const later = contract().later?.statusText(status, settings, { translations, language, now });
  if (later !== undefined) return later;
  if (status !== "in-progress") return detail.saysOf[status] ?? "";
  const next = nextCall(settings, zone, language, now);
  if (next === undefined) return detail.never;
  // The hours of another zone would be a guess.
  if (settings.timezone === undefined) return detail.inHours;
  return next.isOpen ? detail.callingNow(next.until) : detail.nextCall(next.time, next.relative);
}

/**
 * Returns the consequence of a start, for its confirmation.
 * @param {KnownCampaign} campaign
 * @param {{ translations: DashboardTranslations, language: string, now?: Date }} options
 */
export function startSentence(campaign, { translations, language, now }) {
  const { confirm } = translations;
  const { settings } = campaign;
  const { timezone } = settings;
  // Any zone tells whether the hours allow a call at all.
  const next = nextCall(settings, timezone ?? "UTC", language, now);
  if (next === undefined) return confirm.startNever;
  const later = contract().later?.scheduleTexts(campaign, { translations, language, now });
  if (later !== undefined) return later.text;
  if (timezone === undefined) return confirm.startZoneUnknown;
  return next.isOpen ? confirm.startOpen : confirm.startNext(next.time, next.relative);
}
