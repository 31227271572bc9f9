// Values that snippets of the documentation take from the reader's project: a form, a client, a file. Each one is real.
import { readFileSync } from "node:fs";
import { CampaignClient, CampaignError, createCampaignSchema } from "outbound-campaign";
import { EXAMPLE } from "../../scripts/package/example.mjs";

const apiKey = process.env.OUTBOUND_CAMPAIGN_API_KEY;

/** The documented example. */
export const form = EXAMPLE;
export const campaign = EXAMPLE;
export const client = new CampaignClient({ provider: "autocalls", apiKey });

/** A client whose connection breaks after the server has created the campaign. */
export const cutClient = new CampaignClient({
  provider: "autocalls",
  apiKey,
  fetch: async (url, init) => {
    const response = await fetch(url, init);
    if (init?.method !== "POST") return response;
    await response.text();
    throw new TypeError("fetch failed");
  },
});

/** A file as a browser's input gives it: a valid row, an invalid one, a blank line, and one of invalid JSON. */
export const file = new Blob([`${JSON.stringify(EXAMPLE)}\n{"name":"a"}\n\n{oops\n`]);
export const shown = /** @type {unknown[][]} */ ([]);
export const show = (/** @type {unknown[]} */ ...values) => void shown.push(values);
export const reported = /** @type {unknown[][]} */ ([]);
export const report = (/** @type {unknown[]} */ ...values) => void reported.push(values);

/** The server's response to the valid example, as a page gets it. */
export const response = await fetch("https://app.autocalls.ai/api/user/campaign", {
  method: "POST",
  headers: { Authorization: `Bearer ${apiKey}`, Accept: "application/json", "Content-Type": "application/json" },
  body: JSON.stringify(EXAMPLE),
});

/** Every request with the cookie may create campaigns. */
export const sessionOf = async (/** @type {Request} */ request) =>
  request.headers.get("cookie") === "session=1" ? { mayCreateCampaigns: true, userId: "user-1" } : undefined;

/** A page's fetch, for files in the page's folder. */
const pageFetch = async (/** @type {string} */ path) => {
  const bytes = readFileSync(new URL(`../../pkg/wasm${path}`, import.meta.url));
  return new Response(bytes, { headers: { "content-type": "application/wasm" } });
};

/** The key that a page passes to a client. */
export { apiKey, pageFetch as fetch };

/** The account's messages, from a stored calibration. */
export const calibration = { profile: /** @type {const} */ ("laravel-12"), messages: {}, attributes: {}, account: {} };
export const schema = createCampaignSchema(calibration);
export { CampaignError };
