// Reads the messages and limits of a campaign server, and prints them. It creates nothing.
//
//   OUTBOUND_CAMPAIGN_API_KEY=... node examples/calibrate.mjs
//   OUTBOUND_CAMPAIGN_API_KEY=... node examples/calibrate.mjs --json > calibration.json
//   OUTBOUND_CAMPAIGN_API_KEY=... node examples/calibrate.mjs --contract 2026-07
//
// OUTBOUND_CAMPAIGN_PROVIDER=intellixent or OUTBOUND_CAMPAIGN_BASE_URL selects another host. The output of --json is
// for the options of validateCampaign, createCampaignSchema and the hooks.
import { parseArgs } from "node:util";
import { CampaignClient, CampaignError } from "outbound-campaign";
import { contract202607 } from "outbound-campaign/2026-07";

/** @import { Calibration, ClientOptions, Difference } from "outbound-campaign" */
/** @import { Calibration as Calibration202607 } from "outbound-campaign/2026-07" */

/** Longer values are truncated, in characters. */
const WIDTH = 100;

const { OUTBOUND_CAMPAIGN_API_KEY: apiKey, OUTBOUND_CAMPAIGN_BASE_URL: baseUrl } = process.env;
const provider = /** @type {ClientOptions["provider"]} */ (process.env.OUTBOUND_CAMPAIGN_PROVIDER ?? "autocalls");

const flags = parseArgs({
  options: { json: { type: "boolean" }, contract: { type: "string", default: "2026-02" } },
}).values;

if (!apiKey) {
  console.error("OUTBOUND_CAMPAIGN_API_KEY is required: the API key of the account");
  process.exitCode = 2;
} else if (flags.contract !== "2026-02" && flags.contract !== "2026-07") {
  console.error("--contract must be 2026-02 or 2026-07");
  process.exitCode = 2;
} else {
  try {
    const options = { provider, apiKey, ...(baseUrl ? { baseUrl } : {}) };
    const client =
      flags.contract === "2026-07"
        ? new CampaignClient({ ...options, contract: contract202607 })
        : new CampaignClient(options);
    const calibration = await client.calibrate();
    console.log(flags.json ? JSON.stringify(calibration, null, 2) : report(calibration));
  } catch (error) {
    // A CampaignError never holds the key, and its message states the outcome.
    if (!(error instanceof CampaignError)) throw error;
    console.error(`${error.name}: ${error.message}`);
    process.exitCode = 1;
  }
}

/** @param {Calibration | Calibration202607} calibration */
function report(calibration) {
  const { profile, exact, provider, account, messages, differences, askedAt } = calibration;
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
    ...("readings" in calibration ? describeReadings(calibration.readings) : []),
    differences.length === 0
      ? "No differences: every response was predicted byte for byte."
      : "Differences: for a form with these fields, the verdict may differ from the server's",
    ...differences.flatMap(describe),
  ].join("\n");
}

/** @param {Calibration202607["readings"]} readings */
function describeReadings({ server, package: own }) {
  const lines = Object.entries(server).map(([name, value]) => {
    const [theirs, ours] = [value, Object(own)[name]].map((each) => JSON.stringify(each));
    return `  ${name.padEnd(28)} ${theirs}${theirs === ours ? "" : ` (this package: ${ours})`}`;
  });
  return ["Readings of the pages", ...lines, ""];
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
