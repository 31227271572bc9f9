// Formats requests and responses as text, with indented JSON.
import { buildRequest } from "outbound-campaign";

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
  const { method, url, headers, body } = buildRequest(form, options);
  return lines(`${method} ${url}`, { ...headers, Authorization: "Bearer ••••••••" }, body);
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
