// The responses of a sandbox that several of its parts give.

/** @typedef {[status: number, body: { message: string }]} Failure */

/** The documented failures that need nothing of the request. */
export const FAILURES = {
  unauthenticated: /** @type {Failure} */ ([401, { message: "Unauthenticated." }]),
  planLimit: /** @type {Failure} */ ([
    403,
    { message: "You have reached the maximum number of campaigns allowed by your plan." },
  ]),
  assistantNotFound: /** @type {Failure} */ ([404, { message: "Assistant not found or not an outbound assistant." }]),
  campaignNotFound: /** @type {Failure} */ ([404, { message: "Campaign not found." }]),
  tooLarge: /** @type {Failure} */ ([413, { message: "The POST data is too large." }]),
};

/**
 * @param {number} status
 * @param {unknown} body
 * @param {Record<string, string>} [headers]
 */
export function json(status, body, headers) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-cache, private", ...headers },
  });
}

/** @param {number} retryAfter seconds */
export function tooManyAttempts(retryAfter) {
  return json(429, { message: "Too Many Attempts." }, { "retry-after": String(retryAfter) });
}

/**
 * A page as a proxy in front of the server writes it.
 *
 * @param {number} status
 * @param {string} title
 */
export function html(status, title) {
  return new Response(`<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`, {
    status,
    headers: { "content-type": "text/html" },
  });
}
