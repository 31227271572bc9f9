// Builds the request that creates a campaign of the second contract, as plain data.
import { ValidationError } from "../errors.js";
import { isDocumentedUrl } from "../http/documented-host.js";
import { requestHead } from "../http/endpoint.js";
import { readHeaders } from "../http/headers.js";
import { CONTRACT_HEADER } from "../http/relay-mark.js";
import type { CampaignInput202607 as CampaignInput, CampaignRequest, Refused as FirstRefused } from "../types.js";
import type { BuildRequestOptions } from "./types.js";
import { Validator } from "./validator.js";

/** The name of the contract, as a relay knows it. */
export const CONTRACT_NAME = "2026-07";

/** The options that are not about the verdict. */
const REQUEST_OPTIONS = ["baseUrl", "paths", "apiKey", "headers"] as const;

/**
 * Builds the request that creates a form's campaign, as plain data. Sends nothing.
 *
 * Its headers name the contract, except for a documented host. A relay of another contract would drop the fields that
 * it does not know, and create another campaign than yours.
 *
 * @param form The form, or the `campaign` of a verdict.
 * @param options The server's address, the API key, headers, and the options of validation.
 * @returns Method, address, headers and body.
 * @throws {ValidationError} If the server would refuse the form (`source: "client"`, `outcome: "not-sent"`).
 * @throws {TypeError} If an option is invalid. The message names the option and never shows the API key.
 *
 * @example
 * import { buildRequest } from "outbound-campaign/2026-07";
 *
 * const form = { name: "Reminder", channel: "sms", sms_from_phone_number_id: 11, sms_body: "Hello" } as const;
 * const { method, url, headers, body } = buildRequest(form, { provider: "autocalls" });
 * await fetch(url, { method, headers, body });
 */
export function buildRequest(form: CampaignInput, options: BuildRequestOptions): CampaignRequest;
/** Does the same for a value of any type. */
export function buildRequest(form: unknown, options: BuildRequestOptions): CampaignRequest;
export function buildRequest(form: unknown, options: BuildRequestOptions): CampaignRequest {
  const { headers } = (options ?? {}) as { headers?: unknown };
  const headerValues = headers === undefined ? undefined : readHeaders(headers);
  const validator = new Validator(options, REQUEST_OPTIONS);
  const request = requestHead("create", undefined, options, headerValues);
  const verdict = validator.validate(form);
  if (!verdict.ok) throw ValidationError.fromRefusal(verdict as unknown as FirstRefused);
  assertParsableUrl(request.url);
  if (!isDocumentedUrl(request.url)) request.headers[CONTRACT_HEADER] = CONTRACT_NAME;
  return { ...request, body: JSON.stringify(verdict.campaign) };
}

/** Throws if `URL` cannot parse the address. The core only checks whether the address is allowed. */
function assertParsableUrl(url: string): void {
  try {
    new URL(url);
  } catch {
    throw new TypeError("baseUrl: must be a valid address, but its host or port is malformed");
  }
}
