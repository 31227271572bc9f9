// Texts of a calibration: its summary, its differences, and its failures.
import { contract } from "../state/contract.js";
import { failureOf } from "../state/failure.js";
import { fieldOf } from "../state/keys.js";
import { timeText } from "./describe.js";

/** @typedef {import("../i18n/en.js").DashboardTranslations} DashboardTranslations */
/** @typedef {import("../../server/calibrated-relay.mjs").Calibrated} Calibrated */

/** Maximum length of a shown form. Messages are never truncated. */
const MAX_LENGTH = 160;

/** @param {Calibrated} calibrated @param {DashboardTranslations} translations @param {string} language */
export function calibrationLines({ calibration, host }, { calibrate: translations }, language) {
  const { profile, exact, account, messages, differences, askedAt } = calibration;
  const limit = account.max_calls_in_parallel;
  const messageCount = translations.messageCount(Object.keys(messages).length);
  const agreement = exact ? translations.exact : translations.agreesWithMessages;
  return [
    { label: translations.host, text: host },
    { label: translations.askedAt, text: timeText(askedAt, language) },
    { label: translations.profile, text: profile },
    {
      label: translations.agreement,
      text:
        differences.length === 0 ? agreement : `${translations.differenceCount(differences.length)}, ${messageCount}`,
    },
    {
      label: translations.limit,
      text: limit === undefined ? translations.notReported : (limit?.toString() ?? translations.noLimit),
    },
  ];
}

/**
 * Returns the messages with their keys, in field order.
 * @param {import("outbound-campaign").Calibration} calibration
 */
export function messageLines({ messages }) {
  // A list element's message has the prefix `custom`.
  const indexOf = (/** @type {string} */ key) =>
    contract().campaignFields.findIndex(({ name }) => name === fieldOf(key.replace(/^custom\./, "")));
  return Object.entries(messages)
    .map(([label, text]) => ({ label, text }))
    .sort((a, b) => indexOf(a.label) - indexOf(b.label));
}

/** @param {import("outbound-campaign").Difference} difference @param {DashboardTranslations} translations */
export function differenceLines({ form, ours, theirs }, { calibrate: translations }) {
  return [
    { label: translations.form, text: truncate(JSON.stringify(form)) },
    { label: translations.ours, text: errorLines(ours) || translations.accepted },
    { label: translations.theirs, text: errorLines(theirs) || translations.accepted },
  ];
}

/** @param {unknown} error @param {DashboardTranslations} translations */
export function calibrationFailure(error, translations) {
  const { code, title, message, help } = failureOf(error, translations);
  const isUnexpectedResponse = code === "relay_calibration";
  return {
    title,
    message,
    help:
      help ??
      (isUnexpectedResponse ? translations.calibrate.unexpectedResponseHelp : translations.calibrate.failedHelp),
    isUnexpectedResponse,
  };
}

/** @param {Record<string, string[]>} errors */
function errorLines(errors) {
  return Object.entries(errors)
    .map(([key, messages]) => `${key}: ${messages.join(" ")}`)
    .join("\n");
}

/** @param {string} text */
function truncate(text) {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
}
