// The sandbox that www/ serves over HTTP: the same responses, and connections that really break.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CampaignClient } from "../../../pkg/index.js";
import { startSandbox } from "../../../www/server/sandbox.mjs";
import { createFaults } from "../../../www/server/sandbox-faults.mjs";

/**
 * @param {import("node:test").TestContext} t
 * @param {import("../../../www/server/sandbox.mjs").SandboxServerOptions} [options]
 */
async function serveSandbox(t, options) {
  const sandbox = await startSandbox(options);
  t.after(sandbox.close);
  return new CampaignClient({ baseUrl: sandbox.baseUrl, apiKey: "any-canary-key", maxRetries: 0 });
}

test("a campaign is created, started, stopped and deleted through the served sandbox", async (t) => {
  const client = await serveSandbox(t);
  const { id } = await client.createCampaign({ name: "Sandbox", assistant_id: 127 });
  assert.deepEqual(await client.startCampaign(id), { campaign_id: id, status: "in-progress" });
  assert.equal((await client.listCampaigns())[0]?.status, "in-progress");
  assert.equal((await client.stopCampaign(id)).status, "stopped");
  await client.deleteCampaign(id);
  assert.deepEqual(await client.listCampaigns(), []);
});

test("the served sandbox accepts any API key and refuses a request without one", async (t) => {
  const sandbox = await startSandbox();
  t.after(sandbox.close);
  assert.equal((await fetch(`${sandbox.baseUrl}/user/campaigns`)).status, 401);
  const headers = { Authorization: "Bearer any-canary-key" };
  assert.equal((await fetch(`${sandbox.baseUrl}/user/campaigns`, { headers })).status, 200);
});

test("each fault of the panel reaches the client over HTTP, and only cut-after creates a campaign", async (t) => {
  const faults = createFaults();
  const client = await serveSandbox(t, { faults });
  const names = async () => (await client.listCampaigns()).map(({ name }) => name);

  /** @type {[import("../../../www/server/sandbox-faults.mjs").FaultSetting["kind"], object, boolean][]} */
  const kinds = [
    ["rate-limit", { code: "rate_limit", retryAfter: 2, outcome: "refused" }, false],
    ["server-error", { code: "server", status: 500, outcome: "unknown" }, false],
    ["plan-limit", { code: "plan_limit", status: 403, outcome: "refused" }, false],
    ["cut-before", { code: "connection", outcome: "unknown" }, false],
    ["cut-after", { code: "connection", outcome: "unknown" }, true],
  ];
  for (const [kind, error, isCreated] of kinds) {
    faults.set({ kind, scope: "create" });
    await assert.rejects(client.createCampaign({ name: kind, assistant_id: 127 }), error);
    assert.equal((await names()).includes(kind), isCreated, kind);
  }

  faults.set({ kind: "slow", scope: "create" });
  await assert.rejects(client.createCampaign({ name: "slow", assistant_id: 127 }, { timeout: 200 }), {
    code: "timeout",
  });
  faults.set({ kind: "server-error", scope: "everything" });
  await assert.rejects(client.listCampaigns(), { code: "server" });
  faults.set({ kind: "none", scope: "everything" });
  assert.equal((await client.createCampaign({ name: "well again", assistant_id: 127 })).status, "draft");
});

test("a filled sandbox lists as many campaigns as asked, of several statuses and from different days", async (t) => {
  const client = await serveSandbox(t, { filled: 300, seeded: true });
  const campaigns = await client.listCampaigns();
  assert.equal(campaigns.length, 303, "the three seeded ones too");
  const statuses = new Set(campaigns.map(({ status }) => status));
  assert.deepEqual([...statuses].sort(), ["completed", "draft", "in-progress", "stopped"]);
  const times = campaigns.slice(3).map(({ created_at }) => Date.parse(created_at));
  assert.deepEqual(
    times,
    [...times].sort((a, b) => a - b),
  );
  assert.ok(Number(times.at(-1)) - Number(times[0]) > 30 * 24 * 60 * 60 * 1000);
  const { created_at } = await client.createCampaign({ name: "Now", assistant_id: 127 });
  assert.ok(Math.abs(Date.parse(created_at) - Date.now()) < 60_000, "after the fill, the clock is right");
});
