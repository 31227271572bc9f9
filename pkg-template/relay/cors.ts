// Which pages may talk to the relay: its own origin, and those on the list. This is what stands against cross-site requests
// where a session cookie is all the authorization there is.
import { RELAY_HEADER } from "../http/relay-mark.js";

export function isAllowedOrigin(request: Request, origins: ReadonlySet<string>): boolean {
  const origin = request.headers.get("origin");
  if (origin !== null) return origins.has(origin) || origin === new URL(request.url).origin;
  // Browsers leave Origin out of a GET to their own origin only, and say in Sec-Fetch-Site whence a request comes. Without
  // both it is no page of a browser, and brings no cookies that its sender does not know.
  const site = request.headers.get("sec-fetch-site");
  return site === null || site === "same-origin" || site === "none";
}

/** The answer to a browser's question whether it may ask. */
export function preflight(request: Request, method: string): Response {
  const asked = request.headers.get("access-control-request-headers") ?? "";
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-methods": method,
      // A header that is asked for opens nothing: none of them is forwarded. But some carry the caller's own session.
      ...(/^[\w\-, ]*$/.test(asked) && asked ? { "access-control-allow-headers": asked } : {}),
      "access-control-max-age": "600",
    },
  });
}

/** Lets a page of a listed origin read the answer. */
export function withCors(request: Request, answer: Response, origins: ReadonlySet<string>): Response {
  const origin = request.headers.get("origin");
  answer.headers.append("vary", "Origin");
  if (origin === null || !origins.has(origin)) return answer;
  answer.headers.set("access-control-allow-origin", origin);
  answer.headers.set("access-control-allow-credentials", "true");
  answer.headers.set("access-control-expose-headers", `retry-after, x-request-id, ${RELAY_HEADER}`);
  return answer;
}
