// The responses of a sandbox that several of its parts give.

type Failure = [status: number, body: { message: string }];

/** The documented failures that need nothing of the request. */
export const FAILURES = {
  unauthenticated: [401, { message: "Unauthenticated." }] as Failure,
  planLimit: [403, { message: "You have reached the maximum number of campaigns allowed by your plan." }] as Failure,
  assistantNotFound: [404, { message: "Assistant not found or not an outbound assistant." }] as Failure,
  campaignNotFound: [404, { message: "Campaign not found." }] as Failure,
  tooLarge: [413, { message: "The POST data is too large." }] as Failure,
};

export function json(status: number, body: unknown, headers?: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-cache, private", ...headers },
  });
}

/** @param retryAfter seconds */
export function tooManyAttempts(retryAfter: number): Response {
  return json(429, { message: "Too Many Attempts." }, { "retry-after": String(retryAfter) });
}

/** A page as a proxy in front of the server writes it. */
export function html(status: number, title: string): Response {
  return new Response(`<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`, {
    status,
    headers: { "content-type": "text/html" },
  });
}
