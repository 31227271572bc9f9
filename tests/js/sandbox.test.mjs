// The sandbox API around creation, through the client: start, stop, delete, what the account has, and what goes wrong on request.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CampaignClient } from "../../pkg/index.js";
import { createSandbox, startSandbox } from "../../www/sandbox.mjs";
import { createTrouble } from "../../www/sandbox-trouble.mjs";

/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
after(() => sandbox.close());

test("a campaign's life", async () => {
  const client = new CampaignClient({ baseUrl: sandbox.baseUrl, apiKey: "canary-key" });
  const { id } = await client.createCampaign({ name: "Sandbox", assistant_id: 127 });
  assert.deepEqual(await client.startCampaign(id), { campaign_id: id, status: "in-progress" });
  assert.equal((await client.listCampaigns())[0].status, "in-progress");
  assert.equal((await client.stopCampaign(id)).status, "stopped");
  await client.deleteCampaign(id);
  assert.deepEqual(await client.listCampaigns(), []);
  await assert.rejects(client.startCampaign(id), { code: "not_found", message: "Campaign not found." });
  assert.notEqual((await client.createCampaign({ name: "Sandbox", assistant_id: 127 })).id, id);
});

test("the account", async () => {
  const account = await new CampaignClient({ baseUrl: sandbox.baseUrl, apiKey: "canary-key" }).loadAccount();
  assert.deepEqual(account, {
    outbound_assistant_ids: [127, 128],
    phone_number_ids: [5, 6],
    goal_variables: { 127: ["meeting_booked"], 128: [], 129: ["urgent"] },
  });
});

test("assistants come in Laravel's pages", async () => {
  const ask = async (/** @type {string} */ query) => {
    const url = `http://sandbox/api/user/assistants/get${query}`;
    const response = await createSandbox().request(url, { headers: { Authorization: "Bearer any-canary-key" } });
    const { data, ...rest } = await response.json();
    return { ids: data.map((/** @type {any} */ { id }) => id), ...rest };
  };
  assert.deepEqual(await ask(""), { ids: [127, 128, 129], current_page: 1, last_page: 1, per_page: 10, total: 3 });
  assert.deepEqual(await ask("?per_page=2"), { ids: [127, 128], current_page: 1, last_page: 2, per_page: 2, total: 3 });
  assert.deepEqual((await ask("?per_page=2&page=2")).ids, [129]);
});

test("a seeded sandbox begins with campaigns, and knows its own outbound assistants only", async (t) => {
  const seeded = await startSandbox({ seeded: true });
  t.after(seeded.close);
  const client = new CampaignClient({ baseUrl: seeded.baseUrl, apiKey: "any-canary-key" });
  const statuses = (await client.listCampaigns()).map(({ status }) => status);
  assert.deepEqual(statuses, ["in-progress", "stopped", "completed"]);
  const { id } = await client.createCampaign({ name: "Next", assistant_id: 128 });
  assert.equal(id, 4);
  for (const inbound of [129, 5]) {
    const refused = client.createCampaign({ name: "Next", assistant_id: inbound });
    await assert.rejects(refused, { code: "assistant_not_found" });
  }
});

test("trouble: each kind as the client tells it, and what became of the campaign", async (t) => {
  const trouble = createTrouble();
  const troubled = await startSandbox({ trouble });
  t.after(troubled.close);
  const client = new CampaignClient({ baseUrl: troubled.baseUrl, apiKey: "any-canary-key", maxRetries: 0 });
  const names = async () => (await client.listCampaigns()).map(({ name }) => name);

  /** @type {[import("../../www/sandbox-trouble.mjs").Setting["kind"], object, boolean][]} */
  const kinds = [
    ["rate-limit", { code: "rate_limit", retryAfter: 2, outcome: "refused" }, false],
    ["server-error", { code: "server", status: 500, outcome: "unknown" }, false],
    ["plan-limit", { code: "plan_limit", status: 403, outcome: "refused" }, false],
    ["cut-before", { code: "connection", outcome: "unknown" }, false],
    ["cut-after", { code: "connection", outcome: "unknown" }, true],
  ];
  for (const [kind, error, isCreated] of kinds) {
    trouble.set({ kind, scope: "create" });
    await assert.rejects(client.createCampaign({ name: kind, assistant_id: 127 }), error);
    assert.equal((await names()).includes(kind), isCreated, kind);
  }

  trouble.set({ kind: "slow", scope: "create" });
  await assert.rejects(client.createCampaign({ name: "slow", assistant_id: 127 }, { timeout: 200 }), {
    code: "timeout",
  });
  trouble.set({ kind: "server-error", scope: "everything" });
  await assert.rejects(client.listCampaigns(), { code: "server" });
  trouble.set({ kind: "none", scope: "everything" });
  assert.equal((await client.createCampaign({ name: "well again", assistant_id: 127 })).status, "draft");
});
