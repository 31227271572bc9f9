// The sandbox's responses to the client, with and without faults, as plain data. Every environment runs this code.

/** @type {readonly import("../../pkg/sandbox.js").FaultKind[]} */
export const KINDS = [
  "none",
  "unauthenticated",
  "plan-limit",
  "assistant-not-found",
  "validation",
  "rate-limit",
  "server-error",
  "unavailable",
  "gateway-timeout",
  "cut-before",
  "cut-after",
  "lost-answer",
  "broken-answer",
];

/** The result of a create for each kind of fault, and the number of campaigns then. */
export const EXPECTED = {
  none: "draft, 1",
  unauthenticated: "authentication refused, 0",
  "plan-limit": "plan_limit refused, 0",
  "assistant-not-found": "assistant_not_found refused, 0",
  validation: "validation refused, 0",
  "rate-limit": "rate_limit refused, 0",
  "server-error": "server unknown, 0",
  unavailable: "server unknown, 0",
  "gateway-timeout": "server unknown, 1",
  "cut-before": "connection unknown, 0",
  "cut-after": "connection unknown, 1",
  "lost-answer": "timeout unknown, 1",
  "broken-answer": "connection unknown, 1",
};

/**
 * @param {typeof import("../../pkg/index.js")} library
 * @param {typeof import("../../pkg/sandbox.js")} sandboxLibrary
 * @returns {Promise<Record<string, string>>}
 */
export async function runScenario({ CampaignClient }, { createSandbox }) {
  const sandbox = createSandbox();
  const client = new CampaignClient({ provider: "autocalls", fetch: sandbox.fetch, maxRetries: 0, timeout: 2_000 });
  /** @type {Record<string, string>} */
  const results = {};
  for (const kind of KINDS) {
    sandbox.reset();
    sandbox.fail(kind);
    const result = await client.createCampaign({ name: "Spring", assistant_id: 127 }).then(
      ({ status }) => status,
      ({ code, outcome }) => `${code} ${outcome}`,
    );
    const campaigns = await client.listCampaigns();
    results[kind] = `${result}, ${campaigns.length}`;
  }
  return results;
}
