// Explains an answer that cannot come from a relay, because another server answered instead.
import { namesAuthorization } from "../http/headers.js";
import { RELAY_HEADER } from "../http/relay-mark.js";
import type { ErrorResult } from "./errors.js";
import { type ClientSettings, isDocumentedHost } from "./options.js";

/** The statuses of a server or proxy that has no relay behind this address. */
const STATUSES = [404, 405, 500, 501, 502, 503, 504];
/** The codes of answers that the contract does not explain. */
const CODES = ["server", "not_found", "unexpected_response"];

/**
 * Returns the address of a relay that did not answer, if another server answered in its place.
 *
 * A client without a key sends to a relay. A relay answers with JSON.
 */
export function missingRelay(
  { code, status = 0, headers = {} }: ErrorResult,
  { request, apiKey }: Pick<ClientSettings, "request" | "apiKey">,
): string | undefined {
  if (request.baseUrl === undefined || apiKey !== undefined || namesAuthorization(request.headers ?? {})) {
    return undefined;
  }
  const type = headers["content-type"] ?? "";
  const isPage = /\bhtml\b/i.test(type) || (STATUSES.includes(status) && !/json/i.test(type));
  if (!isPage || !CODES.includes(code) || headers[RELAY_HEADER] !== undefined || isDocumentedHost(request)) {
    return undefined;
  }
  return String(request.baseUrl).split(/[?#]/, 1)[0];
}
