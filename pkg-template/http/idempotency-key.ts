// Adds the header `Idempotency-Key` (IETF draft) to the client's POSTs. A browser may repeat a POST by itself when a
// kept-alive connection breaks before the answer. A page can neither see nor prevent that. A relay recognises the
// duplicate by its key.
import type { CampaignRequest } from "../types.js";

/** The name of the header. */
export const IDEMPOTENCY_KEY = "Idempotency-Key";

/**
 * Adds a fresh key to a POST. Keeps a key among the caller's own headers.
 *
 * A page that holds an API key and talks to a foreign server sends none. That server's CORS rules seldom list the
 * header, and the browser would then block the request. A relay on another origin gets the key, because a page needs no
 * API key for a relay.
 *
 * @param hasApiKey Whether the request carries an API key.
 */
export function withIdempotencyKey(request: CampaignRequest, hasApiKey: boolean): CampaignRequest {
  const { method, url, headers } = request;
  const isGiven = Object.keys(headers).some((name) => name.toLowerCase() === "idempotency-key");
  if (method !== "POST" || isGiven || (hasApiKey && isCrossOrigin(url))) return request;
  return { ...request, headers: { ...headers, [IDEMPOTENCY_KEY]: randomKey() } };
}

/** Returns whether the request leaves the page's origin. Outside browsers there is no page. */
function isCrossOrigin(url: string) {
  const page = globalThis.location?.origin;
  return page !== undefined && page !== new URL(url, globalThis.location.href).origin;
}

/** Returns 128 random bits as 32 hexadecimal digits. */
function randomKey() {
  const bytes = new Uint8Array(16);
  // Not randomUUID: pages without https lack it. Node 18 has no global crypto. A key must be unique, not secret.
  if (globalThis.crypto) crypto.getRandomValues(bytes);
  else for (let i = 0; i < bytes.length; i++) bytes[i] = Math.random() * 256;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
