// Builds the request of a client, which may go to a relay.
import { requestHead } from "../http/endpoint.js";
import { CONTRACT_HEADER } from "../http/relay-mark.js";
import type { CampaignRequest } from "../types.js";
import { PROVIDERS } from "../validate/options.js";
import { buildRequest } from "./build-request.js";
import type { BuildRequestOptions } from "./types.js";

/** The name of the contract, as a relay knows it. */
export const CONTRACT_NAME = "2026-07";

/**
 * Builds the request that creates a form's campaign, and tells a relay the contract.
 *
 * A relay of another contract would drop the fields that it does not know, and create another campaign than the
 * caller's. A documented host is not a relay, and gets no further header.
 *
 * @throws {ValidationError} If the server would refuse the form.
 * @throws {TypeError} If an option is invalid.
 */
export function buildRequestForRelay(form: unknown, options: BuildRequestOptions): CampaignRequest {
  const request = buildRequest(form, options);
  const isDocumentedHost = PROVIDERS.some(
    (provider) => hostOf(requestHead("create", undefined, { provider }, undefined).url) === hostOf(request.url),
  );
  if (isDocumentedHost) return request;
  return { ...request, headers: { ...request.headers, [CONTRACT_HEADER]: CONTRACT_NAME } };
}

const hostOf = (url: string) => new URL(url).host;
