// What snippets of the documentation take from elsewhere: a reader has a form, a client, a file. Each of them is real.
import { readFileSync } from "node:fs";
import { CampaignClient, CampaignError, createCampaignSchema } from "outbound-campaign";
import { EXAMPLE } from "../../scripts/package/example.mjs";

const apiKey = process.env.AUTOCALLS_KEY;

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

/** A file as a browser's input gives it: a good row, a bad one, a blank line, one that is no JSON. */
export const file = new Blob([`${JSON.stringify(EXAMPLE)}\n{"name":"a"}\n\n{oops\n`]);
export const shown = /** @type {unknown[][]} */ ([]);
export const show = (/** @type {unknown[]} */ ...what) => void shown.push(what);
export const reported = /** @type {unknown[][]} */ ([]);
export const report = (/** @type {unknown[]} */ ...what) => void reported.push(what);

/** What the server answers to the example with nothing wrong, as a page would have it from a test of its own. */
export const response = await fetch("https://app.autocalls.ai/api/user/campaign", {
  method: "POST",
  headers: { Authorization: `Bearer ${apiKey}`, Accept: "application/json", "Content-Type": "application/json" },
  body: JSON.stringify(EXAMPLE),
});

/** Whoever has the cookie may create campaigns. */
export const sessionOf = async (/** @type {Request} */ request) =>
  request.headers.get("cookie") === "session=1" ? { mayCreateCampaigns: true, userId: "user-1" } : undefined;

/** A page's address. */
export const location = { origin: "https://app.example.com", href: "https://app.example.com/campaigns" };

/** A page's fetch, for files that lie beside it. */
const pageFetch = async (/** @type {string} */ path) => {
  const bytes = readFileSync(new URL(`../../pkg/wasm${path}`, import.meta.url));
  return new Response(bytes, { headers: { "content-type": "application/wasm" } });
};

/** The key, where a page passes it on. */
export { apiKey, pageFetch as fetch };

/** The account's own words, from a calibration that was kept. */
export const calibration = { profile: /** @type {const} */ ("laravel-12"), messages: {}, attributes: {}, account: {} };
export const schema = createCampaignSchema(calibration);
export { CampaignError };
