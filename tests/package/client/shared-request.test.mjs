// Callers that share one request: the shared calls, the end of sharing, and the outcome for a caller that leaves early.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { CampaignClient, TimeoutError } from "../../../pkg/index.js";

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

test("a caller that leaves a shared request first gets an unknown outcome", async () => {
  const { client, sent } = slowClient(150);
  const impatient = client.createCampaign(FORM, { timeout: 20 });
  const patient = client.createCampaign(FORM);
  await assert.rejects(impatient, (error) => error instanceof TimeoutError && error.outcome === "unknown");
  assert.equal((await patient).id, 7);
  assert.equal(sent(), 1);
});

test("a caller that leaves alone before the request gets not-sent, and nothing is sent", async () => {
  const { client, sent } = slowClient(60);
  await assert.rejects(client.createCampaign(FORM, { timeout: 20 }), { outcome: "not-sent" });
  await sleep(100);
  assert.equal(sent(), 0);
});

/**
 * A client on a server that is a function.
 * @param {(request: { method: string, url: string, body: any }, count: number) => Response | Promise<Response>} serve
 */
function servedBy(serve) {
  /** @type {string[]} */
  const sent = [];
  const client = new CampaignClient({
    provider: "autocalls",
    apiKey: "1|canary-key-of-a-shared-request",
    fetch: /** @type {any} */ (
      async (/** @type {string} */ url, /** @type {RequestInit} */ { method = "GET", body }) => {
        const request = { method, url, body: body ? JSON.parse(String(body)) : undefined };
        sent.push(request.body?.action ?? method);
        return serve(request, sent.length);
      }
    ),
  });
  return { client, sent };
}

const created = () => Response.json({ message: "Campaign created successfully", data: { id: 7 } }, { status: 201 });

test("a caller that leaves a shared request during the pause after a 429 gets an unknown outcome", async () => {
  const wait = () => Response.json({ message: "Too Many Attempts." }, { status: 429, headers: { "retry-after": "1" } });
  const { client, sent } = servedBy((_, count) => (count === 1 ? wait() : created()));
  const impatient = client.createCampaign(FORM, { timeout: 200 });
  const patient = client.createCampaign(FORM);
  await assert.rejects(impatient, { name: "TimeoutError", outcome: "unknown" });
  assert.equal((await patient).id, 7);
  assert.equal(sent.length, 2);
});

test("an aborted request that ends later does not end the sharing of the next request", async () => {
  /** @type {((response: Response) => void)[]} */
  const answers = [];
  const { client, sent } = servedBy(() => new Promise((resolve) => answers.push(resolve)));
  const controller = new AbortController();
  const first = client.createCampaign(FORM, { signal: controller.signal });
  await sleep(20);
  controller.abort();
  await assert.rejects(first, { code: "aborted", outcome: "unknown" });
  const click = client.createCampaign(FORM);
  await sleep(20);
  answers[0]?.(created());
  await sleep(20);
  const clickAgain = client.createCampaign(FORM);
  await sleep(20);
  for (const answer of answers) answer(created());
  assert.deepEqual([(await click).id, (await clickAgain).id], [7, 7]);
  assert.equal(sent.length, 2);
});

for (const [name, between] of /** @type {const} */ ([
  ["start", "startCampaign"],
  ["delete", "deleteCampaign"],
])) {
  test(`stop, ${name}, and stop while the first stop is pending are three requests`, async () => {
    /** @type {(response: Response) => void} */
    let answerFirst = () => {};
    /** @type {Promise<Response>} */
    const firstAnswer = new Promise((resolve) => {
      answerFirst = resolve;
    });
    const done = () => Response.json({ message: "Done.", data: {} });
    const { client, sent } = servedBy((_, count) => (count === 1 ? firstAnswer : done()));
    const first = client.stopCampaign(7);
    await sleep(20);
    await client[between](7);
    const last = client.stopCampaign(7);
    const elsewhere = client.stopCampaign(8);
    await Promise.all([last, elsewhere]);
    answerFirst(done());
    await first;
    assert.deepEqual(sent, ["stop", between === "startCampaign" ? "start" : "DELETE", "stop", "stop"]);
  });
}

test("two equal stops at once are one request", async () => {
  const { client, sent } = servedBy(() => sleep(30, Response.json({ message: "Done.", data: {} })));
  await Promise.all([client.stopCampaign(7), client.stopCampaign("7"), client.stopCampaign(7)]);
  assert.equal(sent.length, 1);
});

test("an abort from the apiKey function, a hook or fetch is heard", async () => {
  for (const [caller, outcome, sends] of /** @type {const} */ ([
    ["apiKey", "not-sent", 0],
    ["onRequest", "not-sent", 0],
    ["fetch", "unknown", 1],
  ])) {
    const controller = new AbortController();
    const at = (/** @type {string} */ here) => here === caller && controller.abort();
    let sent = 0;
    const client = new CampaignClient({
      provider: "autocalls",
      apiKey() {
        at("apiKey");
        return "1|canary-key-of-an-abort";
      },
      onRequest: () => void at("onRequest"),
      fetch() {
        sent++;
        at("fetch");
        return new Promise(() => {});
      },
    });
    const call = client.createCampaign(FORM, { signal: controller.signal });
    await assert.rejects(call, { code: "aborted", outcome, attempts: sends }, caller);
    await sleep(10);
    assert.equal(sent, sends, caller);
  }
});
