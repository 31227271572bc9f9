// The list of campaigns, whatever draws it: its order, and what is said of an action that failed.
import { daysText } from "../text/describe.js";
import { failureOf } from "./failure.js";

/** What became of an action, to be said aloud. @typedef {{ kind: "ok" | "error", title: string, text?: string }} Told */

/** @param {unknown} error @param {import("../i18n/en.js").DashboardWords} words @returns {Told} */
export function toldOf(error, words) {
  const { title, message, isUnknown, help } = failureOf(error, words);
  const sentences = [message, help, isUnknown ? words.list.changeUnknown : ""];
  return { kind: "error", title, text: sentences.filter(Boolean).join(" ") };
}

/**
 * Ids count up; one that is no number stays where it is.
 * @param {readonly import("outbound-campaign").Campaign[]} campaigns
 */
export function newestFirst(campaigns) {
  return [...campaigns].sort((a, b) => Number(b.id) - Number(a.id) || 0);
}

/**
 * Returns the cells of a campaign's row between the status and the actions. A host may leave a field out.
 *
 * @param {Partial<import("outbound-campaign").Campaign>} campaign
 * @param {import("../i18n/en.js").DashboardWords} words
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
