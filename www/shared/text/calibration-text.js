// Texts of a calibration: its summary, its differences, and its failures.
import { campaignFields } from "outbound-campaign";
import { failureOf } from "../state/failure.js";
import { fieldOf } from "../state/keys.js";
import { timeText } from "./describe.js";

/** @typedef {import("../i18n/en.js").DashboardWords} DashboardWords */
/** @typedef {import("../../server/calibrated-relay.mjs").Calibrated} Calibrated */

/** Maximum length of a shown form. Messages are never truncate. */
const MAX_LENGTH = 160;

/** @param {Calibrated} calibrated @param {DashboardWords} words @param {string} language */
export function calibrationLines({ calibration, host }, { calibrate: words }, language) {
  const { profile, exact, account, messages, differences, askedAt } = calibration;
  const limit = account.max_calls_in_parallel;
  const agreement = exact ? words.exact : words.agreesWithMessages;
  return [
    { label: words.host, text: host },
    { label: words.askedAt, text: timeText(askedAt, language) },
    { label: words.profile, text: profile },
    {
      label: words.agreement,
      text:
        differences.length === 0
          ? agreement
          : `${words.differenceCount(differences.length)}, ${words.messageCount(Object.keys(messages).length)}`,
    },
    { label: words.limit, text: limit === undefined ? words.notReported : (limit?.toString() ?? words.noLimit) },
  ];
}

/**
 * Returns the messages with their keys, in field order.
 * @param {import("outbound-campaign").Calibration} calibration
 */
export function messageLines({ messages }) {
  // A list element's message has the prefix `custom`.
  const indexOf = (/** @type {string} */ key) =>
    campaignFields.findIndex(({ name }) => name === fieldOf(key.replace(/^custom\./, "")));
  return Object.entries(messages)
    .map(([label, text]) => ({ label, text }))
    .sort((a, b) => indexOf(a.label) - indexOf(b.label));
}

/** @param {import("outbound-campaign").Difference} difference @param {DashboardWords} words */
export function differenceLines({ form, ours, theirs }, { calibrate: words }) {
  return [
    { label: words.form, text: truncate(JSON.stringify(form)) },
    { label: words.ours, text: errorLines(ours) || words.accepted },
    { label: words.theirs, text: errorLines(theirs) || words.accepted },
  ];
}

/**
 * Names the calibration in use. Returns undefined when none is.
 * @param {import("../state/connection.js").About} about
 * @param {DashboardWords} words
 * @param {string} language
 */
export function calibratedText({ calibrated }, words, language) {
  if (!calibrated?.used) return undefined;
  return words.verdict.calibrated(calibrated.host, timeText(calibrated.calibration.askedAt, language));
}

/** @param {unknown} error @param {DashboardWords} words */
export function calibrationFailure(error, words) {
  const { code, title, message, help } = failureOf(error, words);
  const isUnexpectedResponse = code === "relay_calibration";
  return {
    title,
    message,
    help: help ?? (isUnexpectedResponse ? words.calibrate.unexpectedResponseHelp : words.calibrate.failedHelp),
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
