// The relay with the contract of July 2026: it validates and forwards every field, and refuses a client of another
// contract.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { buildRequest, contract202607 } from "../../../pkg/2026-07.js";
import { CampaignClient } from "../../../pkg/index.js";
import { CREATED, FORM, failure, KEY, server } from "../support/client.mjs";
import { ask, CREATE, MOUNT, newRelay, SITE } from "../support/relay.mjs";

const SMS = /** @type {const} */ ({
  name: "Reminder",
  channel: "sms",
  sms_from_phone_number_id: 11,
  sms_body: "Hello",
  schedule_windows: [{ start: "09:00", end: "12:00" }],
});

/** @param {any} [options] */
const secondRelay = (options) => newRelay({ contract: contract202607, ...options });

/** @param {ReturnType<typeof newRelay>} relay @param {object} [options] */
const clientOf = (relay, options) =>
  new CampaignClient({
    baseUrl: MOUNT,
    contract: contract202607,
    fetch: (url, init) => relay(new Request(url, { ...init, headers: { ...init.headers, origin: SITE } })),
    ...options,
  });

/** @param {unknown} form @param {Record<string, string>} [headers] */
const create = (form, headers) => ask(CREATE, { body: JSON.stringify(form), headers });

describe("the relay with the contract of July 2026", () => {
  test("the relay forwards every field of an accepted form, rebuilt", async () => {
    await secondRelay()(create({ ...SMS, name: " Reminder ", sms_from_phone_number_id: "11", evil: 1 }));
    assert.deepEqual(JSON.parse(server.requests[0].body), SMS);
    assert.equal(server.requests[0].headers.authorization, `Bearer ${KEY}`);
    assert.equal(server.requests[0].headers["outbound-campaign-contract"], undefined);
  });

  test("the relay answers an invalid form with the contract's 422 and forwards nothing", async () => {
    const response = await secondRelay()(
      create({ ...SMS, sms_body: "", schedule_windows: [{ start: "9", end: "10:00" }] }),
    );
    assert.equal(response.status, 422);
    assert.deepEqual(Object.keys((await response.json()).errors), ["sms_body", "schedule_windows.0.start"]);
    assert.equal(server.requests.length, 0);
  });

  test("the relay checks the account facts of the contract", async () => {
    const response = await secondRelay({ account: { sms_phone_number_ids: [5] } })(create(SMS));
    assert.deepEqual(Object.keys((await response.json()).errors), ["sms_from_phone_number_id"]);
    assert.throws(() => secondRelay({ account: { sms_phone_number_ids: 5 } }), /account\.sms_phone_number_ids/);
    assert.throws(() => secondRelay({ contract: "2026-07" }), /^TypeError: contract must be contract202607/);
  });

  test("a client of the same contract creates a campaign, and reads one, through the relay", async () => {
    const client = clientOf(secondRelay());
    assert.equal((await client.createCampaign(SMS)).id, 1);
    server.answerWith(200, { data: { id: 3, status: "paused" } });
    assert.equal((await client.getCampaign(3)).status, "paused");
    assert.equal(server.requests[0].url, "/api/user/campaign/3");
  });

  test("a relay of the first contract refuses a client of the contract of July 2026", async () => {
    const form = /** @type {const} */ ({ ...FORM, schedule_windows: [{ start: "09:00", end: "12:00" }] });
    const error = await failure(clientOf(secondRelay({ contract: undefined })).createCampaign(form));
    assert.deepEqual([error.code, error.outcome, error.status], ["relay_contract", "refused", 400]);
    assert.equal(server.requests.length, 0);
  });

  test("a relay of the first contract refuses a request of the contract's buildRequest", async () => {
    const { url, ...init } = buildRequest({ ...FORM, channel: "call" }, { baseUrl: `${SITE}/api` });
    assert.equal(init.headers["outbound-campaign-contract"], "2026-07");
    const response = await newRelay({ contract: undefined })(new Request(url, init));
    assert.deepEqual([response.status, (await response.json()).code], [400, "relay_contract"]);
    assert.equal(server.requests.length, 0);
    for (const options of [{ provider: "autocalls" }, { baseUrl: "https://APP.autocalls.ai:443/api" }]) {
      const { headers } = buildRequest(FORM, /** @type {any} */ (options));
      assert.equal(headers["outbound-campaign-contract"], undefined);
    }
  });

  test("a client of the first contract creates a campaign through a relay of the contract of July 2026", async () => {
    server.answerWith(201, CREATED);
    assert.equal((await clientOf(secondRelay(), { contract: undefined }).createCampaign(FORM)).id, 1);
    assert.deepEqual(JSON.parse(server.requests[0].body), { ...FORM });
  });

  test("the relay forwards the lists of senders and templates only with the contract", async () => {
    server.answerWith(200, { data: [{ id: 7, status: "online" }] });
    const endpoints = /** @type {string[]} */ ([]);
    const authorize = (/** @type {Request} */ _, /** @type {{ endpoint: string }} */ { endpoint }) =>
      endpoints.push(endpoint) > 0;
    const client = clientOf(secondRelay({ authorize }));
    await client.readList("user/whatsapp/senders");
    await client.readList("user/whatsapp/senders/7/templates");
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      ["/api/user/whatsapp/senders", "/api/user/whatsapp/senders/7/templates"],
    );
    assert.deepEqual(endpoints, ["whatsappSenders", "whatsappTemplates"]);
    server.answerWith(200, []);
    for (const path of ["user/whatsapp/senders", "user/whatsapp/senders/7/templates"]) {
      const error = await failure(clientOf(secondRelay({ contract: undefined })).readList(path));
      assert.equal(error.code, "relay_route");
    }
    for (const path of ["user/whatsapp/senders/x/templates", "user/campaign/0", "user/webhooks/7"]) {
      assert.equal((await failure(client.readList(path))).code, "relay_route");
    }
    assert.equal(server.requests.length, 0);
  });

  test("a repeated create with the same Idempotency-Key is forwarded once", async () => {
    const relay = secondRelay();
    const repeated = () => relay(create(SMS, { "idempotency-key": "k1" }));
    const responses = await Promise.all([repeated(), repeated()]);
    assert.deepEqual(await Promise.all(responses.map((response) => response.json())), [CREATED, CREATED]);
    assert.equal(server.requests.length, 1);
  });

  test("keys of windows that repeat a long value are refused before their messages are built", async () => {
    const window = Object.fromEntries([[":input".repeat(1_000), { start: "x".repeat(20_000), end: "1" }]]);
    const response = await secondRelay()(create({ ...SMS, schedule_windows: window }));
    assert.deepEqual([response.status, (await response.json()).code], [413, "relay_errors_too_large"]);
  });
});
