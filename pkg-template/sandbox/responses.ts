// The responses that several modules of the sandbox use.

type Failure = [status: number, body: { message: string }];
type FailureName = "unauthenticated" | "planLimit" | "assistantNotFound" | "campaignNotFound" | "tooLarge";

/**
 * The documented errors that do not depend on the request. The contract of July 2026 has the status 422 for the plan's
 * limit and for an unknown assistant: see `refuseCreate`.
 */
export const FAILURES: Record<FailureName, Failure> = {
  unauthenticated: [401, { message: "Unauthenticated." }],
  planLimit: [403, { message: "You have reached the maximum number of campaigns allowed by your plan." }],
  assistantNotFound: [404, { message: "Assistant not found or not an outbound assistant." }],
  campaignNotFound: [404, { message: "Campaign not found." }],
  tooLarge: [413, { message: "The POST data is too large." }],
};

/** Returns a documented error of a create. `isNewer`: in the contract of July 2026, which has one status for them. */
export function refuseCreate([status, body]: Failure, isNewer: boolean): Response {
  return json(isNewer ? 422 : status, body);
}

/** Returns a JSON response with the headers of Laravel. */
export function json(status: number, body: unknown, headers?: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-cache, private", ...headers },
  });
}

/**
 * Returns the 429 of Laravel's throttle.
 *
 * @param retryAfter Seconds.
 */
export function tooManyAttempts(retryAfter: number): Response {
  return json(429, { message: "Too Many Attempts." }, { "retry-after": String(retryAfter) });
}

/** Returns an HTML error page, as a proxy in front of the server sends it. */
export function html(status: number, title: string): Response {
  return new Response(`<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`, {
    status,
    headers: { "content-type": "text/html" },
  });
}
