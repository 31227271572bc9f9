// Short texts that the first script of the create page needs. The longer ones come with the review.
import { timeText } from "./describe.js";

/** @typedef {import("../i18n/en.js").DashboardTranslations} DashboardTranslations */

/**
 * Names the calibration in use. Returns undefined when none is.
 * @param {import("../state/connection.js").About} about
 * @param {DashboardTranslations} translations
 * @param {string} language
 */
export function calibratedText({ calibrated }, translations, language) {
  if (!calibrated?.used) return undefined;
  return translations.verdict.calibrated(calibrated.host, timeText(calibrated.calibration.askedAt, language));
}

/**
 * Returns the title of a step, for its heading and the window.
 * @param {import("../state/campaign-flow.js").Step} step
 * @param {DashboardTranslations} translations
 */
export function pageTitle(step, { create, review, done, outcome }) {
  switch (step.at) {
    case "editing":
      return create.title;
    case "reviewing":
      return review.title;
    case "sending":
      return review.sendingTitle;
    case "refused":
      return outcome.refusedTitle;
    case "unclear":
      return outcome.unknownTitle;
    case "created":
      return done.title(step.created.name);
  }
}
