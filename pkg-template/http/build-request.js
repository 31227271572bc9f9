// The request that creates a campaign, as plain data.
import { ValidationError } from "../errors.js";
import { readSettings } from "../validate/options.js";
import { validateCampaign } from "../validate/validate.js";
import { requestHead } from "./endpoint.js";
import { readHeaders } from "./headers.js";

/** @type {typeof import("../validate/validate.d.ts").buildRequest} */
export function buildRequest(form, options) {
  // Options first: whoever builds a request learns of a bad one whatever the form holds.
  const { headers } = /** @type {{ headers?: unknown }} */ (options ?? {});
  const plain = headers === undefined ? undefined : readHeaders(headers);
  readSettings(options);
  const request = requestHead("create", undefined, options, plain);
  const verdict = validateCampaign(form, options);
  if (!verdict.ok) throw ValidationError.fromRefusal(verdict);
  assertAddress(request.url);
  // `campaign` has its keys in the table's order, and JSON.stringify decides how a number is written.
  return { ...request, body: JSON.stringify(verdict.campaign) };
}

/**
 * The core knows which addresses it allows; whether one can be parsed at all, only `URL` knows.
 * @param {string} url
 */
function assertAddress(url) {
  try {
    new URL(url);
  } catch {
    throw new TypeError("baseUrl: must be an address that URL can parse, but its host or port is malformed");
  }
}
