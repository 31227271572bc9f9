// Tells a failed request once: one sentence by code and outcome, one way on, and the details to fold away.
import { localeOf } from "../text/locale.js";

/** @import { CampaignError } from "outbound-campaign" */
/** @import { DashboardTranslations } from "../i18n/en.js" */
/** @import { Language } from "./settings.js" */
/**
 * @typedef {object} Trouble
 * @property {string} sentence the cause
 * @property {"retry" | "reload"} remedy the way on
 * @property {number | undefined} retryAfter seconds that the server asks to wait
 * @property {boolean} isUnknown whether the request may have taken effect anyway
 * @property {readonly [label: string, text: string][]} details
 */

/**
 * @param {unknown} error
 * @param {{ translations: DashboardTranslations, language: Language, at?: Date }} options `at`: when it failed
 * @returns {Trouble}
 */
export function troubleOf(error, { translations, language, at }) {
  const {
    code = "",
    outcome,
    status,
    retryAfter,
    requestId,
    headers = {},
    body,
  } = /** @type {Partial<CampaignError> & { retryAfter?: number }} */ (Object(error));
  const words = serverWords(error);
  const { trouble } = translations;
  // A relay answers in JSON. Without one, a proxy or another server shows its own page.
  const isPage = status !== undefined && /\bhtml\b/i.test(headers["content-type"] ?? "");
  /** @type {[string, string | undefined][]} */
  const details = [
    [trouble.at, at && new Intl.DateTimeFormat(localeOf(language), { timeStyle: "medium" }).format(at)],
    [trouble.answer, status === undefined ? trouble.noAnswer : String(status)],
    [trouble.words, isPage ? undefined : (words ?? body)],
    [trouble.requestId, requestId],
    [trouble.code, code],
  ];
  return {
    sentence: isPage ? trouble.noRelay : sentenceOf(code, status, words, translations),
    remedy: code === "relay_forbidden" ? "reload" : "retry",
    retryAfter: code === "rate_limit" ? retryAfter : undefined,
    isUnknown: outcome !== "not-sent" && outcome !== "refused",
    details: details.flatMap(([label, text]) => (text === undefined || text === "" ? [] : [[label, text]])),
  };
}

/**
 * @param {string} code
 * @param {number | undefined} status
 * @param {string | undefined} words the server's own
 * @param {DashboardTranslations} translations
 */
function sentenceOf(code, status, words, { trouble, packageTexts }) {
  if (code === "relay_forbidden") return trouble.sessionEnded;
  // Only the server's sentence tells the cause of an undocumented refusal: "Insufficient balance".
  const isRefusal = status !== undefined && status >= 400 && status < 500;
  if (code === "unexpected_response" && isRefusal && words !== undefined) return trouble.says(words);
  /** @type {Readonly<Record<string, string>>} */
  const sentences = packageTexts.errors;
  const known = sentences[code];
  if (known !== undefined) return known;
  return code.startsWith("relay_") ? String(sentences.relay).replace(":code", code) : trouble.other;
}

/** Returns the server's own sentence, if it sent one as JSON. @param {unknown} error */
function serverWords(error) {
  const { status, body, message, originalMessage } = /** @type {Partial<CampaignError>} */ (Object(error));
  if (status === undefined) return undefined;
  if (body === undefined) return originalMessage ?? message;
  try {
    const { message: said } = JSON.parse(body);
    return typeof said === "string" && said !== "" ? said : undefined;
  } catch {
    return undefined; // not JSON
  }
}
