// Returns the outcome of the last action on campaigns: a toast after a success, one panel with a retry button after a
// failure.
import { resultTitle } from "../state/campaigns.js";
import { contract } from "../state/contract.js";
import { troubleOf } from "../state/trouble.js";

/** @import { DashboardTranslations } from "../i18n/en.js" */
/** @import { CampaignsState } from "../state/campaigns.js" */
/** @import { BulkResult, SelectionState } from "../state/selection.js" */
/** @import { Language } from "../state/settings.js" */
/** @typedef {{ translations: DashboardTranslations, language: Language }} Options */
/**
 * @typedef {object} OutcomeTrouble
 * @property {string} title
 * @property {string} [text]
 * @property {unknown} error
 * @property {Date} at
 */
/**
 * `toast`: empty if nothing succeeded, or its time is over. `toastMs`: the time that it has left.
 * @typedef {{ toast: string, toastMs: number, trouble: OutcomeTrouble | undefined }} Outcome
 */

/** A toast disappears after these milliseconds, also on the next page. */
const TOAST_MS = 8000;

/**
 * @param {Pick<CampaignsState, "result" | "outdated">} campaigns
 * @param {Pick<SelectionState, "result">} selection
 * @param {Options} options
 * @returns {Outcome}
 */
export function outcomeOf({ result: single, outdated }, { result: several }, options) {
  const { translations } = options;
  const { list } = translations;
  const isUnknown = (/** @type {unknown} */ error) => troubleOf(error, options).isUnknown;
  const silent = { toast: "", toastMs: 0 };
  const { result, bulk } = latest(single, several);
  if (bulk?.failure) return { ...silent, trouble: bulkTrouble(bulk, isUnknown(bulk.failure.error), translations) };
  if (result?.error !== undefined) {
    const { error, at } = result;
    return { ...silent, trouble: { title: resultTitle(result, isUnknown(error), translations), error, at } };
  }
  const trouble = outdated && { ...outdated, title: list.outdatedTitle, text: list.outdatedText };
  const done = bulk ?? result;
  const toastMs = done === undefined ? 0 : Number(done.at) + TOAST_MS - Date.now();
  if (done === undefined || toastMs <= 0) return { ...silent, trouble };
  return { toast: "name" in done ? doneTitle(done, options) : bulkTitle(done, translations), toastMs, trouble };
}

/**
 * Returns the later of two outcomes. The earlier one may still be stored: only pages with a toast dismiss it.
 * @param {CampaignsState["result"]} result
 * @param {BulkResult | undefined} bulk
 * @returns {{ result?: CampaignsState["result"], bulk?: BulkResult | undefined }}
 */
function latest(result, bulk) {
  return result !== undefined && (bulk === undefined || result.at > bulk.at) ? { result } : { bulk };
}

/** @param {import("../state/campaigns.js").ActionResult} result @param {Options} options */
function doneTitle(result, options) {
  const { name, scheduled: settings } = result;
  const scheduled = settings && contract().later?.scheduledTexts({ name, settings }, options);
  return scheduled?.toast ?? resultTitle(result, false, options.translations);
}

/** @param {BulkResult} result @param {DashboardTranslations} translations */
function bulkTitle({ action, done, total }, { bulk }) {
  if (done < total) return bulk.someDone[action](done, total);
  return bulk.allDone[action](done);
}

/**
 * @param {BulkResult} result
 * @param {boolean} isUnknown
 * @param {DashboardTranslations} translations
 * @returns {OutcomeTrouble | undefined}
 */
function bulkTrouble({ action, done, total, failure, at }, isUnknown, translations) {
  if (failure === undefined) return undefined;
  const { error, name } = failure;
  const title = resultTitle({ action, name, error, at }, isUnknown, translations);
  const untouched = total - done - 1;
  return { title, text: translations.bulk.others[action](done, untouched), error, at };
}
