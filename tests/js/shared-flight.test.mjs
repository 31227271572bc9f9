// Two callers of one request: who leaves early must not be told that nothing was sent while the other stays.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { CampaignClient, TimeoutError } from "../../pkg/index.js";

const FORM = { name: "Spring", assistant_id: 1 };

/** @param {number} keyAfter milliseconds until the key is there */
function slowClient(keyAfter) {
  let sent = 0;
  const client = new CampaignClient({
    provider: "autocalls",
    apiKey: () => sleep(keyAfter, "canary-key"),
    fetch: async () => {
      sent++;
      return Response.json({ message: "Campaign created successfully", data: { id: 7 } }, { status: 201 });
    },
  });
  return { client, sent: () => sent };
}

test("the one who leaves first learns that the campaign may come to be", async () => {
  const { client, sent } = slowClient(150);
  const impatient = client.createCampaign(FORM, { timeout: 20 });
  const patient = client.createCampaign(FORM);
  await assert.rejects(impatient, (error) => error instanceof TimeoutError && error.outcome === "unknown");
  assert.equal((await patient).id, 7);
  assert.equal(sent(), 1);
});

test("who leaves alone learns that nothing was sent, and nothing is", async () => {
  const { client, sent } = slowClient(60);
  await assert.rejects(client.createCampaign(FORM, { timeout: 20 }), { outcome: "not-sent" });
  await sleep(100);
  assert.equal(sent(), 0);
});
