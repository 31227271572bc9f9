// Builds the request that creates a campaign, as plain data.
import { ValidationError } from "../errors.js";
import type { BuildRequestOptions, CampaignInput, CampaignRequest, Refused } from "../types.js";
import { readSettings, validationOptionsOf } from "../validate/options.js";
import { translateError } from "../validate/translate-error.js";
import { type UntypedForm, validateCampaign } from "../validate/validate.js";
import { requestHead } from "./endpoint.js";
import { readHeaders } from "./headers.js";

/**
 * Builds the request that creates a form's campaign, as plain data. Sends nothing.
 *
 * Use it for dry runs and for other HTTP clients.
 *
 * @param form The form, or the `campaign` of a verdict.
 * @param options The server's address, the API key, headers, and the options of validation.
 * @returns Method, address, headers and body.
 * @throws {ValidationError} If the server would refuse the form (`source: "client"`, `outcome: "not-sent"`).
 * @throws {TypeError} If an option is invalid. The message names the option and never shows the API key.
 *
 * @example
 * import { buildRequest } from "outbound-campaign";
 *
 * const form = { name: "Spring", assistant_id: 127 };
 * const { method, url, headers, body } = buildRequest(form, { provider: "autocalls" });
 * await fetch(url, { method, headers, body });
 */
export function buildRequest(form: CampaignInput, options: BuildRequestOptions): CampaignRequest;
/** Does the same for a form about which TypeScript knows nothing. */
export function buildRequest<Form>(form: UntypedForm<Form>, options: BuildRequestOptions): CampaignRequest;
export function buildRequest(form: unknown, options: BuildRequestOptions): CampaignRequest {
  // Reads the options first, so that an invalid one is reported for every form.
  const { headers } = (options ?? {}) as { headers?: unknown };
  const headerValues = headers === undefined ? undefined : readHeaders(headers);
  readSettings(options, ["baseUrl", "paths", "apiKey", "headers"]);
  const request = requestHead("create", undefined, options, headerValues);
  const verdict = validateCampaign(form, validationOptionsOf(options));
  if (!verdict.ok) throw refusal(verdict, options);
  assertParsableUrl(request.url);
  // `campaign` has its keys in the order of the table. JSON.stringify decides how numbers are written.
  return { ...request, body: JSON.stringify(verdict.campaign) };
}

function refusal(verdict: Refused, options: BuildRequestOptions) {
  const error = ValidationError.fromRefusal(verdict);
  translateError(error, options, "create");
  return error;
}

/** Throws if `URL` cannot parse the address. The core only checks whether the address is allowed. */
function assertParsableUrl(url: string): void {
  try {
    new URL(url);
  } catch {
    throw new TypeError("baseUrl: must be a valid address, but its host or port is malformed");
  }
}
