// The faults of outbound-campaign/sandbox: the error of the client and of the relay, and whether the campaign exists.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { CampaignClient } from "../../../pkg/index.js";
import { createRelay } from "../../../pkg/relay.js";
import { createSandbox } from "../../../pkg/sandbox.js";

/** @typedef {import("../../../pkg/sandbox.js").FaultKind} FaultKind */
/** @typedef {import("../../../pkg/sandbox.js").Sandbox} Sandbox */

const FORM = { name: "Spring", assistant_id: 127 };

/** @param {Sandbox} sandbox @param {object} [options] */
const clientOf = (sandbox, options) =>
  new CampaignClient({ provider: "autocalls", fetch: sandbox.fetch, maxRetries: 0, ...options });

/** Only a fault without an answer needs a short timeout. @param {FaultKind} kind */
const timeoutOf = (kind) => (kind === "lost-answer" ? { timeout: 500 } : {});

/** @param {Sandbox} sandbox @param {object} options of the relay */
function relayedClientOf(sandbox, options) {
  const relay = createRelay({
    provider: "autocalls",
    apiKey: "canary-key-of-the-relay",
    authorize: () => true,
    fetch: (url, init) => sandbox.handle(new Request(url, init)),
    ...options,
  });
  return new CampaignClient({
    baseUrl: "https://shop.example/api",
    maxRetries: 0,
    fetch: (url, init) => relay(new Request(url, init)),
  });
}

/** @type {{ kind: Exclude<FaultKind, "none" | "slow">, error: object, isCreated: boolean }[]} */
const KINDS = [
  { kind: "unauthenticated", error: { code: "authentication", status: 401, outcome: "refused" }, isCreated: false },
  { kind: "plan-limit", error: { code: "plan_limit", status: 403, outcome: "refused" }, isCreated: false },
  {
    kind: "assistant-not-found",
    error: { code: "assistant_not_found", status: 404, outcome: "refused" },
    isCreated: false,
  },
  {
    kind: "validation",
    error: { code: "validation", status: 422, errors: { name: ["The name has already been taken."] } },
    isCreated: false,
  },
  {
    kind: "rate-limit",
    error: { code: "rate_limit", status: 429, outcome: "refused", retryAfter: 2 },
    isCreated: false,
  },
  { kind: "server-error", error: { code: "server", status: 500, outcome: "unknown" }, isCreated: false },
  { kind: "unavailable", error: { code: "server", status: 503, outcome: "unknown" }, isCreated: false },
  { kind: "gateway-timeout", error: { code: "server", status: 504, outcome: "unknown" }, isCreated: true },
  { kind: "cut-before", error: { code: "connection", outcome: "unknown" }, isCreated: false },
  { kind: "cut-after", error: { code: "connection", outcome: "unknown" }, isCreated: true },
  { kind: "lost-answer", error: { code: "timeout", outcome: "unknown" }, isCreated: true },
  { kind: "broken-answer", error: { code: "connection", outcome: "unknown" }, isCreated: true },
];
/** The relay sends its own refusal when the server's response is outside the contract. */
const IN_FRONT_OF_A_RELAY = new Map([
  ["gateway-timeout", { code: "relay_upstream", status: 502, outcome: "unknown" }],
  ["cut-before", { code: "relay_upstream", status: 502, outcome: "unknown" }],
  ["cut-after", { code: "relay_upstream", status: 502, outcome: "unknown" }],
  ["lost-answer", { code: "relay_timeout", status: 504, outcome: "unknown" }],
  ["broken-answer", { code: "relay_upstream", status: 502, outcome: "unknown" }],
]);

for (const { kind, error, isCreated } of KINDS) {
  const created = isCreated ? "is created all the same" : "is not created";
  test(`fault "${kind}": the client rejects with its error, and the campaign ${created}`, async () => {
    const sandbox = createSandbox();
    sandbox.fail(kind);
    await assert.rejects(clientOf(sandbox, timeoutOf(kind)).createCampaign(FORM), error);
    assert.equal(sandbox.campaigns.length, isCreated ? 1 : 0);
  });

  test(`fault "${kind}": the client behind a relay rejects with its error, and the campaign ${created}`, async () => {
    const sandbox = createSandbox();
    sandbox.fail(kind);
    const client = relayedClientOf(sandbox, timeoutOf(kind));
    await assert.rejects(client.createCampaign(FORM), IN_FRONT_OF_A_RELAY.get(kind) ?? error);
    assert.equal(sandbox.campaigns.length, isCreated ? 1 : 0);
  });
}

test('fault "slow": the response arrives after the delay', async () => {
  const sandbox = createSandbox();
  sandbox.fail("slow", { delay: 100 });
  const began = performance.now();
  assert.equal((await clientOf(sandbox).createCampaign(FORM)).id, 1);
  assert.ok(performance.now() - began >= 95);
});

test('fault "slow": the campaign is created after its caller gave up, and findCreated finds it', async () => {
  const sandbox = createSandbox();
  const client = clientOf(sandbox);
  const since = new Date();
  sandbox.fail("slow", { delay: 2_000 });
  await assert.rejects(client.createCampaign(FORM, { timeout: 50 }), { code: "timeout", outcome: "unknown" });
  assert.deepEqual(sandbox.campaigns, []);
  const seen = await client.findCreated(FORM, { since, knownIds: [], wait: 10_000 });
  assert.equal(seen.status, "found");
});

test("a fault strikes only creates by default, and every request with on: everything", async () => {
  const sandbox = createSandbox();
  const client = clientOf(sandbox);
  sandbox.fail("server-error");
  assert.deepEqual(await client.listCampaigns(), []);
  sandbox.fail("server-error", { on: "everything" });
  await assert.rejects(client.listCampaigns(), { code: "server" });
  sandbox.fail("plan-limit", { on: "everything" });
  assert.deepEqual(await client.listCampaigns(), [], "a full plan does not concern the list");
});

test("a fault lasts until reset or the next fail, and with times for that number of requests", async () => {
  const sandbox = createSandbox();
  const client = clientOf(sandbox);
  sandbox.fail("server-error");
  for (let i = 0; i < 3; i++) await assert.rejects(client.createCampaign(FORM), { code: "server" });
  sandbox.fail("rate-limit", { times: 2 });
  await client.listCampaigns();
  for (let i = 0; i < 2; i++) await assert.rejects(client.createCampaign(FORM), { code: "rate_limit" });
  assert.equal((await client.createCampaign(FORM)).id, 1);
  sandbox.fail("server-error");
  sandbox.fail("none");
  assert.equal((await client.createCampaign(FORM)).id, 2);
  sandbox.fail("server-error");
  sandbox.reset();
  assert.equal((await client.createCampaign(FORM)).id, 1);
});

test("a create is retried after a fault of one 429, and creates one campaign", async () => {
  const sandbox = createSandbox();
  sandbox.fail("rate-limit", { times: 1, retryAfter: 0 });
  const client = clientOf(sandbox, { maxRetries: 1 });
  assert.equal((await client.createCampaign(FORM)).id, 1);
  assert.equal(sandbox.campaigns.length, 1);
});

test("the 422 of a fault has the requested errors and the message of the profile", async () => {
  const errors = { name: ["The name is taken."], "phone_number_ids.0": ["The number is invalid.", "It is not yours."] };
  for (const [profile, message] of /** @type {const} */ ([
    ["documented", "The given data was invalid."],
    ["laravel-8", "The given data was invalid."],
    ["laravel-12", "The name is taken. (and 2 more errors)"],
  ])) {
    const sandbox = createSandbox({ profile });
    sandbox.fail("validation", { errors });
    await assert.rejects(clientOf(sandbox).createCampaign(FORM), { serverMessage: message, errors });
  }
  const sandbox = createSandbox({ profile: "laravel-12" });
  sandbox.fail("validation", { errors: { name: ["Taken.", "Short."] } });
  await assert.rejects(clientOf(sandbox).createCampaign(FORM), { serverMessage: "Taken. (and 1 more error)" });
});

test("sandbox.reset breaks the connections of waiting requests, whose campaigns are never created", async () => {
  const sandbox = createSandbox();
  const client = clientOf(sandbox, { timeout: 60_000 });
  for (const kind of /** @type {const} */ (["lost-answer", "slow"])) {
    sandbox.fail(kind, { delay: 60_000 });
    const rejected = assert.rejects(client.createCampaign(FORM), { code: "connection", outcome: "unknown" });
    await sleep(50);
    sandbox.reset();
    await rejected;
    assert.deepEqual(sandbox.campaigns, []);
  }
});

test("sandbox.fail throws for an unknown kind and for an invalid option, and names it", () => {
  const { fail } = createSandbox();
  /** @type {[any, any, RegExp][]} */
  const wrong = [
    ["explode", undefined, /kind.*"none", "slow"/],
    ["slow", { seconds: 1 }, /seconds/],
    ["slow", { delay: -1 }, /delay/],
    ["slow", { times: 0 }, /times/],
    ["slow", { on: "list" }, /on .*"create", "everything"/],
    ["rate-limit", { retryAfter: "2" }, /retryAfter/],
    ["validation", { errors: { name: "x" } }, /errors/],
    ["validation", { errors: {} }, /errors/],
  ];
  for (const [kind, options, message] of wrong) {
    assert.throws(() => fail(kind, options), { name: "TypeError", message });
  }
});
