// What the client asks of the validator module beside verdicts: requests to the other endpoints, and the codes of sentences.
import { validator } from "./wasm/validator.js";

/** @import { BuildRequestOptions, CampaignRequest, IssueCode, Paths } from "./types.js" */

/** The endpoints, by their keys in the option `paths`. */
export const ENDPOINTS = /** @type {const} */ ([
  "create",
  "list",
  "updateStatus",
  "delete",
  "outboundAssistants",
  "assistants",
  "phoneNumbers",
]);

/**
 * The request to an endpoint, without a body. A TypeError names an option that cannot be used.
 *
 * @param {keyof Paths} endpoint
 * @param {BuildRequestOptions} options
 * @param {{ id?: string, query?: Record<string, string | number>, body?: unknown }} [more]
 * @returns {CampaignRequest}
 */
export function endpointRequest(endpoint, options, { id, query, body } = {}) {
  const request = JSON.parse(validator.run((wasm) => wasm.endpointRequest(endpoint, id, options)));
  if (query) {
    const text = Object.entries(query)
      .map(([name, value]) => `${name}=${value}`)
      .join("&");
    request.url += (request.url.includes("?") ? "&" : "?") + text;
  }
  return body === undefined ? request : { ...request, body: JSON.stringify(body) };
}

/**
 * The code of the rule that a server's sentence belongs to, "server" where it belongs to none that is known here.
 *
 * @param {string} key
 * @param {string} message
 */
export function issueCode(key, message) {
  return /** @type {IssueCode} */ (validator.run((wasm) => wasm.issueCode(key, message)));
}
