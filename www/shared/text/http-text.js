// Formats requests and responses as text, with indented JSON.
import { buildRequest } from "outbound-campaign";
import { contract } from "../state/contract.js";

/** @param {import("../state/connection.js").SentRequest} request */
export function requestText({ method, path, headers, body }) {
  return lines(`${method} ${path}`, headers, body);
}

/** @param {import("../state/connection.js").ReceivedAnswer} answer */
export function answerText({ status, statusText, headers, body }) {
  return lines(`${status} ${statusText}`.trim(), headers, body);
}

/**
 * Formats the request that the server will get for an accepted form, without the key.
 * @param {unknown} form
 * @param {import("outbound-campaign").BuildRequestOptions} options
 */
export function plannedText(form, options) {
  const build = contract().later?.buildRequest ?? buildRequest;
  const { method, url, headers, body } = build(form, options);
  const { "outbound-campaign-contract": _, ...sent } = headers; // the relay removes it
  return lines(`${method} ${url}`, { ...sent, Authorization: "Bearer ••••••••" }, body);
}

/**
 * Returns the host that a request goes to: the sandbox while the page uses one.
 * @param {import("../state/connection.js").About | undefined} about
 * @returns {Pick<import("outbound-campaign").BuildRequestOptions, "provider" | "baseUrl">}
 */
export function requestTarget(about) {
  if (about?.mode === "sandbox")
    return { provider: about.provider ?? "autocalls", baseUrl: `http://${about.host}/api` };
  if (about !== undefined && about.provider === undefined) return { baseUrl: `https://${about.host}/api` };
  return { provider: about?.provider ?? "autocalls" };
}

/**
 * Whether the settings that a request needs are known.
 * @param {Pick<import("../state/known-campaign.js").KnownCampaign, "settings">} campaign
 */
export function hasRequest({ settings }) {
  const isMessage = contract().later?.isOfOtherChannel("assistant_id", settings) ?? false;
  return isMessage || settings.assistant_id !== undefined;
}

/**
 * Returns the request that creates a known campaign again, with a note on where it goes.
 * @param {import("../state/known-campaign.js").KnownCampaign} campaign
 * @param {object} options
 * @param {import("../state/store.js").Loadable<import("../state/connection.js").About>} options.about
 * @param {import("outbound-campaign").ValidationOptions} options.validation
 * @param {import("../i18n/en.js").DashboardTranslations} options.translations
 */
export function campaignRequest({ settings }, { about, validation, translations: { detail } }) {
  const known = about.state === "ready" ? about.value : undefined;
  return {
    text: plannedText(settings, { ...validation, ...requestTarget(known) }),
    note: known?.mode === "sandbox" ? detail.requestSandbox(known.host) : detail.requestLive,
  };
}

/**
 * Formats the 422 response that the server would send.
 * @param {Extract<import("outbound-campaign").Validation, { ok: false }>} verdict
 */
export function refusalText({ message, errors }) {
  return lines("422 Unprocessable Content", {}, JSON.stringify({ message, errors }));
}

/**
 * @param {string} first
 * @param {Record<string, string>} headers
 * @param {string} body
 */
function lines(first, headers, body) {
  const head = [first, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join("\n");
  return body === "" ? head : `${head}\n\n${pretty(body)}`;
}

/** @param {string} body */
function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body; // not JSON: shown unchanged
  }
}
