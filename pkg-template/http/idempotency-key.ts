// The `Idempotency-Key` header (IETF draft) of the client's POSTs. A browser may send a POST a second time by itself
// when a kept-alive connection breaks before the answer, and no page can see or prevent that. A relay recognises the
// repetition by its key.
import type { CampaignRequest } from "../types.js";

export const IDEMPOTENCY_KEY = "Idempotency-Key";

/**
 * Adds a fresh key to a POST. A key among the caller's own headers stays.
 *
 * A page that holds an API key and talks to a foreign server sends none: the server's CORS rules seldom list the
 * header, and the browser would then block the request. A relay on another origin gets the key, because a page needs no
 * API key for a relay.
 *
 * @param hasApiKey whether the request carries an API key
 */
export function withIdempotencyKey(request: CampaignRequest, hasApiKey: boolean): CampaignRequest {
  const { method, url, headers } = request;
  const isGiven = Object.keys(headers).some((name) => name.toLowerCase() === "idempotency-key");
  if (method !== "POST" || isGiven || (hasApiKey && isCrossOrigin(url))) return request;
  return { ...request, headers: { ...headers, [IDEMPOTENCY_KEY]: randomKey() } };
}

/** Whether a page of another origin asks. Outside of browsers there is no page. */
function isCrossOrigin(url: string) {
  const page = globalThis.location?.origin;
  return page !== undefined && page !== new URL(url, globalThis.location.href).origin;
}

/** Returns 128 random bits as 32 hexadecimal digits. */
function randomKey() {
  const bytes = new Uint8Array(16);
  // Not randomUUID, which pages without https lack. Node 18 has no global crypto; a key has to be unique, not secret.
  if (globalThis.crypto) crypto.getRandomValues(bytes);
  else for (let i = 0; i < bytes.length; i++) bytes[i] = Math.random() * 256;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
