// Texts and order of the list of campaigns.
import { daysText } from "../text/describe.js";
import { failureOf } from "./failure.js";

/**
 * The outcome of an action, as a live region announces it.
 * @typedef {{ kind: "ok" | "error", title: string, text?: string }} ActionResult
 */

/**
 * @param {unknown} error
 * @param {import("../i18n/en.js").DashboardTranslations} translations
 * @returns {ActionResult}
 */
export function failedResult(error, translations) {
  const { title, message, isUnknown, help } = failureOf(error, translations);
  const sentences = [message, help, isUnknown ? translations.list.changeUnknown : ""];
  return { kind: "error", title, text: sentences.filter(Boolean).join(" ") };
}

/**
 * Sorts by id, which the server counts up. Leaves an id that is not a number in its place.
 * @param {readonly import("outbound-campaign").Campaign[]} campaigns
 */
export function newestFirst(campaigns) {
  return [...campaigns].sort((a, b) => Number(b.id) - Number(a.id) || 0);
}

/**
 * Returns the cells of a campaign's row between the status and the actions. A host may leave a field out.
 *
 * @param {Partial<import("outbound-campaign").Campaign>} campaign
 * @param {import("../i18n/en.js").DashboardTranslations} translations
 * @param {string} language
 * @returns {[label: string, text: string][]}
 */
export function campaignCells(campaign, { list }, language) {
  const { allowed_hours_start_time: start, allowed_hours_end_time: end, allowed_days: days } = campaign;
  const { max_calls_in_parallel: parallel, max_retries: retries, retry_interval: interval } = campaign;
  return [
    [list.hours, start && end ? `${start} – ${end}` : "–"],
    [list.days, days ? daysText(days, language) : "–"],
    [list.parallel, String(parallel ?? "–")],
    [list.retries, retries === undefined || interval === undefined ? "–" : list.retriesText(retries, interval)],
  ];
}
