// The mistakes at the beginning of docs/troubleshooting.md: each one causes the text that the page shows.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CampaignClient, validateCampaign } from "outbound-campaign";
import { createSandbox } from "outbound-campaign/sandbox";
import { root } from "../../scripts/lib/process.mjs";

const apiKey = "1|canary-key-of-the-mistakes";
const form = { name: "Spring", assistant_id: 127, timezone: "UTC" };
const sandbox = createSandbox();
const client = new CampaignClient({ provider: "autocalls", fetch: sandbox.fetch });
/** A form that a type check would refuse. @param {any} form */
const create = (form) => client.createCampaign(form);

/** Makes a call as in a page. @param {() => unknown} call */
function inBrowser(call) {
  const scope = /** @type {any} */ (globalThis);
  scope.window = { document: {} };
  try {
    return call();
  } finally {
    delete scope.window;
  }
}

/** Each mistake by its name on the page. It throws, or returns the text. @type {Record<string, () => unknown>} */
const mistakes = {
  "no API key": () => new CampaignClient({ provider: "autocalls" }),
  "the API key in a page": () => inBrowser(() => new CampaignClient({ provider: "autocalls", apiKey })),
  "the relay is not running": () => {
    // The page of a development server without the proxy.
    const page = async () => new Response("<!doctype html>", { headers: { "content-type": "text/html" } });
    return new CampaignClient({ baseUrl: "http://localhost:5173/api", fetch: page }).createCampaign(form);
  },
  "a base address without `/api`": () => {
    const body = { message: "The route user/campaign could not be found." };
    const fetch = async () => Response.json(body, { status: 404 });
    return new CampaignClient({ baseUrl: "https://app.autocalls.ai", apiKey, fetch }).createCampaign(form);
  },
  "a base address without a scheme": () => new CampaignClient({ baseUrl: "app.autocalls.ai/api", apiKey }),
  "`loadAccount()` without `await`": () =>
    validateCampaign(form, { account: /** @type {any} */ (client.loadAccount()) }),
  "a misspelt option": () => validateCampaign(form, /** @type {any} */ ({ accounts: {} })),
  "a misspelt field": () => {
    const [warning] = validateCampaign({ ...form, max_retires: 2 }).warnings;
    assert.equal(warning?.suggestion, "max_retries");
    return `${warning?.message} ${warning?.help}`;
  },
  "a `FormData` as the form": () => {
    const data = new FormData();
    data.set("name", "Spring");
    return create(data);
  },
  "days as a text": () => create({ ...form, allowed_days: "monday" }),
  "the time `9:00`": () => create({ ...form, allowed_hours_start_time: "9:00" }),
  "a browser's time zone": () => create({ ...form, timezone: "Asia/Calcutta" }),
};

const page = readFileSync(join(root, "docs/troubleshooting.md"), "utf8");
const [, section = ""] = page.split(/^## /m);
const rows = section
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .slice(2)
  .map((line) => line.split("|").map((cell) => cell.trim()));

test("the page lists each tested mistake, and no other", () => {
  assert.deepEqual(
    rows.map(([, mistake]) => mistake),
    Object.keys(mistakes),
  );
});

for (const [, mistake = "", text = "", fix] of rows) {
  test(`the mistake "${mistake}" causes the documented text`, async () => {
    // The error of an invalid call is thrown, and the error of a request rejects.
    const got = await (async () => mistakes[mistake]?.())().catch((error) => error.message);
    const parts = text.split("…").map((part) => part.trim());
    const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*");
    assert.match(String(got), new RegExp(`^${pattern}$`));
    assert.ok(fix);
    assert.equal(sandbox.campaigns.length, 0);
  });
}
