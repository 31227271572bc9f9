// outbound-campaign/sandbox with the contract of July 2026: each documented response, to the client and to requests.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { campaignFields, contract202607 } from "../../../pkg/2026-07.js";
import { CampaignClient } from "../../../pkg/index.js";
import { createSandbox } from "../../../pkg/sandbox.js";
import { failure } from "../support/client.mjs";

const NOW = new Date("2026-07-24T18:00:00Z");
const CALL = /** @type {const} */ ({
  name: "Product Demo Campaign",
  assistant_id: 42,
  schedule_windows: [
    { start: "09:00", end: "12:00" },
    { start: "14:00", end: "18:00" },
  ],
  fallback_channel: "whatsapp",
  fallback_whatsapp_sender_id: 7,
  fallback_whatsapp_template_id: 15,
  fallback_variable_mapping: { 1: "customer_name" },
});
const SMS = /** @type {const} */ ({ name: "Reminder", channel: "sms", sms_from_phone_number_id: 5, sms_body: "Hello" });
const WHATSAPP = /** @type {const} */ ({
  name: "Offer",
  channel: "whatsapp",
  whatsapp_sender_id: 7,
  whatsapp_template_id: 15,
});

/** @param {object} [options] */
function open(options) {
  const sandbox = createSandbox({ contract: contract202607, now: () => NOW, ...options });
  const client = new CampaignClient({
    provider: "autocalls",
    contract: contract202607,
    fetch: sandbox.fetch,
    maxRetries: 0,
  });
  return { sandbox, client };
}

/** @param {ReturnType<typeof createSandbox>} sandbox @param {string} path */
const get = async (sandbox, path) => (await sandbox.fetch(`https://app.autocalls.ai/api/user/${path}`)).json();

describe("the sandbox with the contract of July 2026", () => {
  test("the sandbox stores every field and returns the documented data", async () => {
    const { sandbox, client } = open();
    const { id } = await client.createCampaign({ ...CALL, allowed_hours_start_time: "07:00" });
    const { data } = await get(sandbox, `campaign/${id}`);
    assert.deepEqual(
      Object.keys(data).sort(),
      [...campaignFields.map(({ name }) => name), "id", "status", "created_at", "updated_at"].sort(),
    );
    assert.deepEqual(data.schedule_windows, CALL.schedule_windows);
    assert.deepEqual([data.allowed_hours_start_time, data.allowed_hours_end_time], ["09:00", "12:00"]);
    assert.deepEqual(data.fallback_variable_mapping, { 1: "customer_name" });
    assert.deepEqual([data.channel, data.status, data.sms_body], ["call", "draft", null]);
    assert.equal(data.created_at, "2026-07-24 18:00:00");
  });

  test("the sandbox lists hours with seconds, and the client reads both spellings", async () => {
    const { sandbox, client } = open();
    await client.createCampaign(SMS);
    const [listed] = await get(sandbox, "campaigns");
    assert.equal(listed.allowed_hours_end_time, "23:59:00");
    assert.equal((await client.listCampaigns())[0]?.allowed_hours_end_time, "23:59");
    assert.equal((await client.getCampaign(listed.id)).allowed_hours_end_time, "23:59");
  });

  test("a stopped campaign is paused, and a start in the future is scheduled", async () => {
    const { client } = open();
    const { id } = await client.createCampaign(SMS);
    assert.deepEqual(await client.startCampaign(id), { campaign_id: id, status: "in-progress", channel: "sms" });
    assert.equal((await client.stopCampaign(id)).status, "paused");
    const later = await client.createCampaign({ ...SMS, scheduled_start_at: "2026-07-27T09:00:00+03:00" });
    assert.equal((await client.startCampaign(later.id)).status, "scheduled");
    await client.deleteCampaign(id);
    await assert.rejects(client.getCampaign(id), { code: "not_found", message: "Campaign not found" });
  });

  for (const [timezone, status] of [
    ["America/New_York", "scheduled"],
    ["Asia/Tokyo", "in-progress"],
    [undefined, "in-progress"],
  ]) {
    test(`a start without an offset is a time in the campaign's zone (${timezone})`, async () => {
      const { client } = open();
      // NOW is 18:00 UTC: 14:00 in New York, 03:00 of the next day in Tokyo.
      const form = { ...SMS, ...(timezone && { timezone }), scheduled_start_at: "2026-07-24 17:30" };
      const { id } = await client.createCampaign(form);
      assert.equal((await client.startCampaign(id)).status, status);
    });
  }

  test("a start in a spelling that only PHP reads is compared with the sandbox's clock", async () => {
    const { client } = open();
    const { id } = await client.createCampaign({ ...SMS, scheduled_start_at: "20260724T190000Z" });
    assert.equal((await client.startCampaign(id)).status, "scheduled");
  });

  /** @type {[name: string, options: object, form: object, code: string, field?: string][]} */
  const refused = [
    ["the plan's limit", { campaignLimit: 0 }, SMS, "plan_limit"],
    ["an unknown assistant", {}, { ...CALL, assistant_id: 404 }, "assistant_not_found"],
    ["an unknown sender", {}, { ...WHATSAPP, whatsapp_sender_id: 404 }, "validation", "whatsapp_sender_id"],
    ["an unknown template", {}, { ...WHATSAPP, whatsapp_template_id: 404 }, "validation", "whatsapp_template_id"],
    [
      "a template that is not approved",
      { seeded: true },
      { ...WHATSAPP, whatsapp_template_id: 17 },
      "validation",
      "whatsapp_template_id",
    ],
    [
      "a template of another sender",
      { whatsappTemplates: { 3: { 30: [] }, 7: {} } },
      WHATSAPP,
      "validation",
      "whatsapp_template_id",
    ],
    [
      "a fallback's unknown template",
      {},
      { ...CALL, fallback_whatsapp_template_id: 404 },
      "validation",
      "fallback_whatsapp_template_id",
    ],
    [
      "a number that sends no text messages",
      { seeded: true },
      { ...SMS, sms_from_phone_number_id: 6 },
      "validation",
      "sms_from_phone_number_id",
    ],
    ["a disabled channel", { disabledChannels: ["sms"] }, SMS, "validation", "channel"],
    ["a fallback's disabled channel", { disabledChannels: ["whatsapp"] }, CALL, "validation", "fallback_channel"],
  ];
  for (const [name, options, form, code, field] of refused) {
    test(`the sandbox refuses ${name} with 422 and creates nothing`, async () => {
      const { sandbox, client } = open(options);
      const before = sandbox.campaigns.length;
      const error = await failure(client.createCampaign(form));
      assert.deepEqual([error.code, error.status, error.outcome], [code, 422, "refused"]);
      assert.deepEqual(Object.keys(error.errors ?? {}), field ? [field] : []);
      assert.equal(sandbox.campaigns.length, before);
    });
  }

  test("a channel that was disabled after the create does not start", async () => {
    const { sandbox } = open({ seeded: true, disabledChannels: ["whatsapp"] });
    const client = new CampaignClient({ provider: "autocalls", fetch: sandbox.fetch });
    const paused = sandbox.campaigns.find(({ channel }) => channel === "whatsapp");
    await assert.rejects(client.startCampaign(Number(paused?.id)), { code: "validation" });
  });

  test("the sandbox answers a form that lacks a channel's field with the contract's 422", async () => {
    const { sandbox } = open();
    const response = await sandbox.fetch("https://app.autocalls.ai/api/user/campaign", {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify({ name: "x", channel: "whatsapp", schedule_windows: [{ start: "9:00" }] }),
    });
    assert.equal(response.status, 422);
    assert.deepEqual(Object.keys((await response.json()).errors), [
      "whatsapp_sender_id",
      "whatsapp_template_id",
      "schedule_windows.0.start",
      "schedule_windows.0.end",
    ]);
  });

  test("loadAccount returns the senders, templates and text numbers of the sandbox's account", async () => {
    const account = await open().client.loadAccount();
    assert.deepEqual(account.sms_phone_number_ids, [5]);
    assert.deepEqual(account.whatsapp_templates, { 7: { 15: ["1"], 16: [] }, 8: { 21: ["1", "2"] } });
    const own = await open({ whatsappTemplates: { 3: { 30: ["1"] } } }).client.loadAccount();
    assert.deepEqual(own.whatsapp_templates, { 3: { 30: ["1"] } });
  });

  test("the faults of the plan's limit and of the assistant have the status 422", async () => {
    for (const kind of /** @type {const} */ (["plan-limit", "assistant-not-found"])) {
      const { sandbox, client } = open();
      sandbox.fail(kind);
      await assert.rejects(client.createCampaign(SMS), { code: kind.replaceAll("-", "_"), status: 422 });
    }
  });

  test("a seeded sandbox has campaigns of every channel and a scheduled one", () => {
    const { campaigns } = open({ seeded: true }).sandbox;
    assert.deepEqual([...new Set(campaigns.map(({ channel }) => channel))], ["call", "whatsapp", "sms"]);
    assert.deepEqual(
      campaigns.map(({ status }) => status),
      ["in-progress", "paused", "completed", "scheduled"],
    );
  });

  test("a copy of a campaign does not change the stored one", async () => {
    const { sandbox, client } = open();
    await client.createCampaign(CALL);
    sandbox.campaigns[0]?.schedule_windows?.pop();
    assert.equal(sandbox.campaigns[0]?.schedule_windows?.length, 2);
  });

  test("options of the contract need the contract", () => {
    assert.throws(() => createSandbox({ disabledChannels: ["sms"] }), /Unknown option "disabledChannels"/);
    assert.throws(() => open({ disabledChannels: ["fax"] }), /^TypeError: disabledChannels must be a list of channels/);
    for (const whatsappTemplates of [[1], null, 0]) {
      assert.throws(() => open({ whatsappTemplates }), /whatsapp_templates must be/);
    }
    assert.throws(() => open({ contract: "2026-07" }), /^TypeError: contract must be contract202607/);
  });

  test("the sandbox of the first contract has no endpoint for one campaign", async () => {
    const sandbox = createSandbox();
    const client = new CampaignClient({ provider: "autocalls", fetch: sandbox.fetch });
    await client.createCampaign({ name: "x", assistant_id: 1 });
    await assert.rejects(client.getCampaign(1), { code: "unexpected_response", status: 405 });
  });
});
