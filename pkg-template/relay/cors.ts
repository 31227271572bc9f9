// Decides which pages may use the relay: those of its own origin and of the listed origins. This check is the
// protection against cross-site requests where a session cookie is the only authorization.
import { RELAY_HEADER } from "../http/relay-mark.js";

/**
 * Returns whether the origin of a request is the relay's own or a listed one.
 *
 * @param isHostChecked whether the option `hosts` has allowed the request's host
 */
export function isAllowedOrigin(request: Request, origins: ReadonlySet<string>, isHostChecked: boolean): boolean {
  const origin = request.headers.get("origin");
  if (origin !== null) return origins.has(origin) || isOwnOrigin(origin, request, isHostChecked);
  // Browsers omit Origin only on a GET to the page's own origin, and Sec-Fetch-Site names the source of a request. A
  // request without both comes from no browser page, so it holds no cookies that its sender does not know.
  const site = request.headers.get("sec-fetch-site");
  return site === null || site === "same-origin" || site === "none";
}

/**
 * Returns whether an origin is that of the requested address. Some adapters, such as Next's, build the URL from their
 * own configuration, so only the header `Host` holds the requested name. An unchecked name proves nothing: it may be
 * that of a page which resolves it to this machine.
 */
function isOwnOrigin(origin: string, request: Request, isHostChecked: boolean) {
  const url = new URL(request.url);
  const host = request.headers.get("host");
  return origin === url.origin || (isHostChecked && host !== null && origin === `${url.protocol}//${host}`);
}

/** Returns the response to a CORS preflight request. */
export function preflight(request: Request, method: string): Response {
  const requested = request.headers.get("access-control-request-headers") ?? "";
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-methods": method,
      // Any requested header is safe to allow: none is forwarded. Some of them carry the caller's own session.
      ...(/^[\w\-, ]*$/.test(requested) && requested ? { "access-control-allow-headers": requested } : {}),
      "access-control-max-age": "600",
    },
  });
}

/** Adds the CORS headers that let a page of a listed origin read the response. Returns the same response. */
export function withCors(request: Request, response: Response, origins: ReadonlySet<string>): Response {
  const origin = request.headers.get("origin");
  response.headers.append("vary", "Origin");
  if (origin === null || !origins.has(origin)) return response;
  response.headers.set("access-control-allow-origin", origin);
  response.headers.set("access-control-allow-credentials", "true");
  response.headers.set("access-control-expose-headers", `retry-after, x-request-id, ${RELAY_HEADER}`);
  return response;
}
