// The name of one attempt at a write, for the relay. A browser sends a POST again by itself where a connection that it kept
// open breaks before the answer, and no page can see or forbid that. The relay can: it sends nothing on twice under one name.

/** The header. Only to the page's own origin: to another one a browser would have to ask first. */
export const ATTEMPT = "outbound-campaign-attempt";

/**
 * The request, with a name of its own where a relay on the page's own origin gets it.
 *
 * @param {import("./types.js").CampaignRequest} request
 * @param {import("./client-errors.js").Purpose} purpose
 * @returns {import("./types.js").CampaignRequest}
 */
export function withAttempt(request, purpose) {
  if (purpose === "read" || new URL(request.url).origin !== globalThis.location?.origin) return request;
  // Not randomUUID, which is missing on a page without https.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const name = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { ...request, headers: { ...request.headers, [ATTEMPT]: name } };
}
