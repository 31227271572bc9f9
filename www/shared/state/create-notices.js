// Notices on the form and the review about an earlier campaign, which may differ from the one in the form.
import { finderOf, isAboutFields } from "./campaign-flow.js";
import { troubleOf } from "./trouble.js";

/** @import { Campaign } from "outbound-campaign" */
/** @import { FormState } from "outbound-campaign/form" */
/** @import { FlowState, Step } from "./campaign-flow.js" */
/** @import { DashboardTranslations } from "../i18n/en.js" */
/**
 * @typedef {object} CreateNotice
 * @property {string} key
 * @property {"info" | "ok" | "warning" | "error"} kind
 * @property {string} [title]
 * @property {string} text
 * @property {"list" | "look" | "restore"} [action] a link to the list, a button that searches it, or one that goes
 *   back to the draft
 */

/**
 * @param {Step} step
 * @param {FlowState} flow
 * @param {FormState<Campaign>} form
 * @param {{ translations: DashboardTranslations, language: import("./settings.js").Language }} options
 * @returns {CreateNotice[]}
 */
export function createNotices(step, { seenError, hasLooked, copy }, form, { translations, language }) {
  const { sending, unclear, result, earlier, error } = form;
  /** @type {CreateNotice[]} */
  const notices = [];
  if (step.at === "editing") {
    if (copy) {
      const action = copy.draft && /** @type {const} */ ("restore");
      notices.push({ key: "copy", kind: "info", text: copyText(copy, translations), action });
    }
    if (sending) notices.push({ key: "sending", kind: "info", text: translations.create.stillSending(sending.name) });
    if (unclear) {
      const text = translations.create.unclearOf(unclear.campaign.name);
      notices.push({ key: "unclear", kind: "warning", title: translations.outcome.unknownTitle, text, action: "look" });
    } else if (error !== undefined && error !== seenError && !isAboutFields(error)) {
      const { refusedTitle: title, kept } = translations.outcome;
      const { sentence } = troubleOf(error, { translations, language });
      notices.push({ key: "refused", kind: "error", title, text: `${sentence} ${kept}` });
    }
    if (result) {
      const isFromTab = finderOf(form, hasLooked) === "tab";
      const text = [translations.create.exists(result.id), isFromTab && translations.done.otherTab]
        .filter(Boolean)
        .join(" ");
      notices.push({ key: "exists", kind: "ok", text, action: "list" });
    }
  }
  if (earlier && (step.at === "editing" || step.at === "reviewing" || step.at === "refused")) {
    const text = translations.create.earlier(earlier.campaign.name, earlier.result.id);
    notices.push({ key: "earlier", kind: "ok", text, action: "list" });
  }
  return notices;
}

/** @param {NonNullable<FlowState["copy"]>} copy @param {DashboardTranslations} translations */
function copyText({ from, unknown }, { detail, labels }) {
  if (unknown.length === 0) return detail.copied(from);
  return detail.copiedWithout(from, unknown.map((field) => labels[field]).join(", "));
}
