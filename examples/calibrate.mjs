// Reads the messages and limits of a campaign server, and prints them. It creates nothing.
//
//   OUTBOUND_CAMPAIGN_API_KEY=... node examples/calibrate.mjs
//   OUTBOUND_CAMPAIGN_API_KEY=... node examples/calibrate.mjs --json > calibration.json
//
// OUTBOUND_CAMPAIGN_PROVIDER=intellixent or OUTBOUND_CAMPAIGN_BASE_URL selects another host. The output of --json is
// for the options of validateCampaign, createCampaignSchema and the hooks.
import { CampaignClient, CampaignError } from "outbound-campaign";

/** @import { Calibration, ClientOptions, Difference } from "outbound-campaign" */

/** Longer values are truncated, in characters. */
const WIDTH = 100;

const { OUTBOUND_CAMPAIGN_API_KEY: apiKey, OUTBOUND_CAMPAIGN_BASE_URL: baseUrl } = process.env;
const provider = /** @type {ClientOptions["provider"]} */ (process.env.OUTBOUND_CAMPAIGN_PROVIDER ?? "autocalls");

if (!apiKey) {
  console.error("OUTBOUND_CAMPAIGN_API_KEY is required: the API key of the account");
  process.exitCode = 2;
} else {
  try {
    const client = new CampaignClient({ provider, apiKey, ...(baseUrl ? { baseUrl } : {}) });
    const calibration = await client.calibrate();
    console.log(process.argv.includes("--json") ? JSON.stringify(calibration, null, 2) : report(calibration));
  } catch (error) {
    // A CampaignError never holds the key, and its message states the outcome.
    if (!(error instanceof CampaignError)) throw error;
    console.error(`${error.name}: ${error.message}`);
    process.exitCode = 1;
  }
}

/** @param {Calibration} calibration */
function report({ profile, exact, provider, account, messages, differences, askedAt }) {
  const limit = account.max_calls_in_parallel;
  const calls = limit === undefined ? "not reported" : (limit ?? "no limit");
  return [
    `Calibrated at    ${askedAt}`,
    `Provider         ${provider}`,
    `Closest profile  ${profile}${exact ? ", exact" : ""}`,
    `Parallel calls   ${calls}`,
    "",
    "Messages",
    ...Object.entries(messages).map(([key, text]) => `  ${key.padEnd(38)} ${text}`),
    "",
    differences.length === 0
      ? "No differences: every response was predicted byte for byte."
      : "Differences: for a form with these fields, the verdict may differ from the server's",
    ...differences.flatMap(describe),
  ].join("\n");
}

/** @param {Difference} difference */
function describe({ field, form, ours, theirs }) {
  return [
    `  ${field}`,
    `    form      ${truncate(JSON.stringify(form))}`,
    `    predicted ${truncate(messagesOf(ours) || "accepted")}`,
    `    response  ${truncate(messagesOf(theirs) || "accepted")}`,
  ];
}

/** @param {Record<string, string[]>} errors */
function messagesOf(errors) {
  return Object.entries(errors)
    .map(([key, messages]) => `${key}: ${messages.join(" ")}`)
    .join(" | ");
}

/** @param {string} text */
function truncate(text) {
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text;
}
