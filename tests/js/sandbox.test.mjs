// The sandbox API around creation, through the client: start, stop, delete, and what the account has.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CampaignClient } from "../../pkg/index.js";
import { startSandbox } from "../../www/sandbox.mjs";

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
    goal_variables: { 127: ["meeting_booked"], 128: [] },
  });
});
