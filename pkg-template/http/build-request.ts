// The request that creates a campaign, as headerValues data.
import { ValidationError } from "../errors.js";
import type { BuildRequestOptions, CampaignRequest } from "../types.js";
import { readSettings } from "../validate/options.js";
import { validateCampaign } from "../validate/validate.js";
import { requestHead } from "./endpoint.js";
import { readHeaders } from "./headers.js";

/**
 * The request that creates the form's campaign, as headerValues data: for dry runs and other HTTP clients. It is not sent.
 *
 * @throws {ValidationError} where the server would refuse the form (`source: "client"`, `outcome: "not-sent"`).
 * @throws {TypeError} where an option cannot be used; the message names it, and never shows the API key.
 */
export function buildRequest(form: unknown, options: BuildRequestOptions): CampaignRequest {
  // Options first: whoever builds a request learns of a bad one whatever the form holds.
  const { headers } = (options ?? {}) as { headers?: unknown };
  const headerValues = headers === undefined ? undefined : readHeaders(headers);
  readSettings(options);
  const request = requestHead("create", undefined, options, headerValues);
  const verdict = validateCampaign(form, options);
  if (!verdict.ok) throw ValidationError.fromRefusal(verdict);
  assertParsableUrl(request.url);
  // `campaign` has its keys in the table's order, and JSON.stringify decides how a number is written.
  return { ...request, body: JSON.stringify(verdict.campaign) };
}

/** The core knows which addresses it allows; whether one can be parsed at all, only `URL` knows. */
function assertParsableUrl(url: string): void {
  try {
    new URL(url);
  } catch {
    throw new TypeError("baseUrl: must be an address that URL can parse, but its host or port is malformed");
  }
}
