// Describes an attempt whose outcome is unknown.
import { troubleOf } from "../state/trouble.js";
import { timeText } from "./describe.js";

/**
 * Returns the cause in one sentence, and the details.
 * @param {import("outbound-campaign/form").UnclearAttempt} attempt
 * @param {{
 *   translations: import("../i18n/en.js").DashboardTranslations,
 *   language: import("../state/settings.js").Language,
 * }} options
 * @returns {Pick<import("../state/trouble.js").Trouble, "sentence" | "details">}
 */
export function unclearDetails({ error, refusal, search, sentAt }, options) {
  const { outcome } = options.translations;
  const cause = error && troubleOf(error, options);
  const others = [refusal, search.status === "failed" ? search.error : undefined];
  const sentence = cause === undefined ? outcome.interrupted : cause.sentence;
  return {
    sentence: error?.code === "aborted" ? outcome.cancelledText : sentence,
    details: [
      [outcome.sentAt, timeText(sentAt, options.language)],
      ...(cause?.details ?? []),
      ...others.flatMap((other) =>
        other === undefined
          ? []
          : [/** @type {[string, string]} */ ([outcome.afterwards, troubleOf(other, options).sentence])],
      ),
    ],
  };
}
