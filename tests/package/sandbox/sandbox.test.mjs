// outbound-campaign/sandbox without faults: each documented response, to the client, the relay and plain requests.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { CampaignClient } from "../../../pkg/index.js";
import { createRelay } from "../../../pkg/relay.js";
import { createSandbox } from "../../../pkg/sandbox.js";
import { CREATED, EXAMPLE } from "../../../scripts/package/example.mjs";

/** @typedef {import("../../../pkg/sandbox.js").SandboxOptions} SandboxOptions */

const FORM = { name: "Spring", assistant_id: 127 };
const URL_PATH = "https://app.autocalls.ai/api/user/campaign";
const JSON_HEADERS = { Accept: "application/json", "Content-Type": "application/json" };

/** @param {SandboxOptions} [options] @param {object} [clientOptions] */
function open(options, clientOptions) {
  const sandbox = createSandbox(options);
  const client = new CampaignClient({
    provider: "autocalls",
    fetch: sandbox.fetch,
    maxRetries: 0,
    ...clientOptions,
  });
  return { sandbox, client };
}

/** @param {unknown} body @param {Record<string, string>} [headers] */
const post = (body, headers = {}) =>
  new Request(URL_PATH, {
    method: "POST",
    headers: { ...JSON_HEADERS, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

describe("the client on sandbox.fetch", () => {
  test("the client on sandbox.fetch creates, starts, stops and deletes a campaign without network", async (t) => {
    t.mock.method(globalThis, "fetch", () => assert.fail("the network was used"));
    const { sandbox, client } = open();
    const { id, status } = await client.createCampaign(FORM);
    assert.equal(status, "draft");
    assert.deepEqual(await client.startCampaign(id), { campaign_id: id, status: "in-progress" });
    assert.equal((await client.listCampaigns())[0]?.status, "in-progress");
    assert.equal((await client.stopCampaign(id)).status, "stopped");
    await client.deleteCampaign(id);
    assert.deepEqual(await client.listCampaigns(), []);
    assert.deepEqual(sandbox.campaigns, []);
    await assert.rejects(client.startCampaign(id), { code: "not_found", message: "Campaign not found." });
    await assert.rejects(client.deleteCampaign(id), { code: "not_found", message: "Campaign not found." });
    assert.notEqual((await client.createCampaign(FORM)).id, id);
  });

  test("loadAccount on sandbox.fetch returns the facts of the sandbox's account", async () => {
    assert.deepEqual(await open().client.loadAccount(), {
      outbound_assistant_ids: [127, 128],
      phone_number_ids: [5, 6],
      goal_variables: { 127: ["meeting_booked"], 128: [], 129: ["urgent"] },
    });
  });

  test("a create on the sandbox gets 401 without its key, and 201 with it", async () => {
    const apiKey = "canary-key-of-the-sandbox";
    const other = open({ apiKey }, { apiKey: "another-canary-key" });
    await assert.rejects(other.client.createCampaign(FORM), { code: "authentication", status: 401 });
    const none = open({ apiKey: true });
    await assert.rejects(none.client.createCampaign(FORM), { code: "authentication", status: 401 });
    assert.equal((await open({ apiKey }, { apiKey }).client.createCampaign(FORM)).id, 1);
  });

  test("a create on the sandbox gets 403 when the plan allows no further campaign", async () => {
    const { sandbox, client } = open({ campaignLimit: 1 });
    await client.createCampaign(FORM);
    await assert.rejects(client.createCampaign(FORM), {
      code: "plan_limit",
      status: 403,
      outcome: "refused",
      message: "You have reached the maximum number of campaigns allowed by your plan.",
    });
    assert.equal(sandbox.campaigns.length, 1);
  });

  test("a create on the sandbox gets 404 for an assistant of another account", async () => {
    await assert.rejects(open().client.createCampaign({ ...FORM, assistant_id: 404 }), { code: "assistant_not_found" });
    const { client } = open({ assistants: [7, "9223372036854775807"] });
    const ids = (await client.listOutboundAssistants()).map(({ id }) => id);
    assert.deepEqual(ids, [7, "9223372036854775807"]);
    await assert.rejects(client.createCampaign(FORM), { code: "assistant_not_found", status: 404 });
    assert.equal((await client.createCampaign({ ...FORM, assistant_id: 7 })).id, 1);
  });

  test("a create on the sandbox gets 422 for more parallel calls than the plan allows", async () => {
    const { client } = open({ maxCallsInParallel: 2 });
    await assert.rejects(client.createCampaign({ ...FORM, max_calls_in_parallel: 3 }), {
      code: "validation",
      source: "server",
      errors: { max_calls_in_parallel: ["The max calls in parallel field must not be greater than 2."] },
    });
  });

  test("a create on the sandbox gets 429 with a waiting time when the requests of the minute are used up", async () => {
    let time = Date.parse("2026-02-23T10:00:00Z");
    const { client } = open({ maxPerMinute: 1, now: () => new Date(time) });
    await client.createCampaign(FORM);
    time += 20_000;
    await assert.rejects(client.createCampaign(FORM), { code: "rate_limit", outcome: "refused", retryAfter: 40 });
    time += 40_000;
    assert.equal((await client.createCampaign(FORM)).id, 2);
  });

  test("a seeded sandbox lists three campaigns, whose assistants are in its list of assistants", async () => {
    const { client } = open({ seeded: true });
    const statuses = (await client.listCampaigns()).map(({ status }) => status);
    assert.deepEqual(statuses, ["in-progress", "stopped", "completed"]);
    assert.equal((await client.createCampaign({ ...FORM, assistant_id: 128 })).id, 4);
    for (const assistant_id of [129, 5]) {
      await assert.rejects(client.createCampaign({ ...FORM, assistant_id }), { code: "assistant_not_found" });
    }
  });

  test("calibrate on the sandbox infers its profile and limit, and creates nothing", async () => {
    const { sandbox, client } = open({ profile: "laravel-8", maxCallsInParallel: 5 });
    const { profile, account, differences } = await client.calibrate();
    assert.deepEqual([profile, account?.max_calls_in_parallel, differences], ["laravel-8", 5, []]);
    assert.deepEqual(sandbox.campaigns, []);
  });

  test("sandbox.fetch rejects with the reason of an abort", async () => {
    const { sandbox } = open();
    const reason = new Error("enough");
    const init = { method: "POST", headers: JSON_HEADERS, body: JSON.stringify(FORM) };
    await assert.rejects(sandbox.fetch(URL_PATH, { ...init, signal: AbortSignal.abort(reason) }), reason);
    assert.deepEqual(sandbox.campaigns, []);
  });

  test("sandbox.fetch accepts a foreign signal, such as jsdom's, and rejects when it aborts", async () => {
    const { sandbox } = open();
    const signal = /** @type {any} */ (new EventTarget());
    Object.assign(signal, { aborted: false, reason: new Error("enough") });
    assert.equal((await sandbox.fetch(`${URL_PATH}s`, { signal })).status, 200);
    sandbox.fail("lost-answer", { on: "everything" });
    const rejected = assert.rejects(sandbox.fetch(`${URL_PATH}s`, { signal }), signal.reason);
    await sleep(20);
    signal.dispatchEvent(new Event("abort"));
    await rejected;
  });
});

describe("the relay on sandbox.handle", () => {
  test("the relay on sandbox.handle creates a page's campaign and passes a 404 on", async () => {
    const sandbox = createSandbox({ apiKey: "canary-key-of-the-relay" });
    const relay = createRelay({
      provider: "autocalls",
      apiKey: "canary-key-of-the-relay",
      authorize: () => true,
      fetch: (url, init) => sandbox.handle(new Request(url, init)),
    });
    const client = new CampaignClient({
      baseUrl: "https://shop.example/api",
      fetch: (url, init) => relay(new Request(url, init)),
    });
    assert.equal((await client.createCampaign(FORM)).status, "draft");
    assert.equal(sandbox.campaigns[0]?.name, "Spring");
    await assert.rejects(client.createCampaign({ ...FORM, assistant_id: 404 }), { code: "assistant_not_found" });
  });
});

describe("a request to sandbox.handle", () => {
  test("sandbox.handle returns the documented 201 byte for byte, and the list as a bare array", async () => {
    const sandbox = createSandbox({ now: () => new Date("2026-02-23T10:00:00Z") });
    const created = await sandbox.handle(post(EXAMPLE));
    assert.equal(created.status, 201);
    assert.equal(created.headers.get("content-type"), "application/json");
    assert.equal(await created.text(), JSON.stringify(CREATED));
    const list = await sandbox.handle(new Request(`${URL_PATH}s`));
    assert.deepEqual(await list.json(), [CREATED.data]);
    assert.deepEqual(sandbox.campaigns, [CREATED.data]);
  });

  test("sandbox.handle returns the documented 422 for an empty form, in the profile's wording", async () => {
    const errors = {
      name: ["The name field is required."],
      assistant_id: ["The assistant id field is required."],
    };
    const response = await createSandbox().handle(post({}));
    assert.equal(response.status, 422);
    assert.deepEqual(await response.json(), { message: "The given data was invalid.", errors });
    const newer = await createSandbox({ profile: "laravel-12" }).handle(post({}));
    assert.deepEqual(await newer.json(), { message: "The name field is required. (and 1 more error)", errors });
  });

  test("sandbox.handle accepts any host and any base path", async () => {
    const sandbox = createSandbox();
    for (const base of ["https://portal.intellixent.ai/api/", "http://localhost:1//api", "https://a.example"]) {
      const response = await sandbox.handle(new Request(`${base}/user/campaigns`));
      assert.equal(response.status, 200, base);
    }
  });

  test("sandbox.handle returns 404 for an unknown route, and 405 with the allowed method for another", async () => {
    const sandbox = createSandbox();
    const unknown = await sandbox.handle(new Request("https://a.example/api/user/nothing"));
    assert.equal(unknown.status, 404);
    assert.deepEqual(await unknown.json(), { message: "The route api/user/nothing could not be found." });
    const wrong = await sandbox.handle(new Request(URL_PATH));
    assert.deepEqual([wrong.status, wrong.headers.get("allow")], [405, "POST"]);
    const head = await sandbox.handle(new Request(`${URL_PATH}s`, { method: "HEAD" }));
    assert.deepEqual([head.status, await head.text()], [200, ""]);
  });

  test("sandbox.handle redirects instead of a 422 when the request does not accept JSON", async () => {
    const sandbox = createSandbox();
    for (const Accept of ["*/*", "text/html, application/json;q=0.9"]) {
      const response = await sandbox.handle(post({}, { Accept }));
      assert.deepEqual([response.status, response.headers.get("location")], [302, "/"], Accept);
    }
    assert.equal((await sandbox.handle(post(FORM, { Accept: "*/*" }))).status, 201);
  });

  test("sandbox.handle returns pages of assistants in the format of Laravel's paginator", async () => {
    const sandbox = createSandbox();
    const ask = async (/** @type {string} */ query) => {
      const response = await sandbox.fetch(`https://a.example/user/assistants/get${query}`);
      const { data, ...rest } = await response.json();
      return { ids: data.map((/** @type {any} */ { id }) => id), ...rest };
    };
    assert.deepEqual(await ask(""), { ids: [127, 128, 129], current_page: 1, last_page: 1, per_page: 10, total: 3 });
    assert.deepEqual(await ask("?per_page=2"), {
      ids: [127, 128],
      current_page: 1,
      last_page: 2,
      per_page: 2,
      total: 3,
    });
    assert.deepEqual((await ask("?per_page=2&page=2")).ids, [129]);
  });

  test("sandbox.handle returns 400 for an unknown action and for a body of invalid JSON", async () => {
    const sandbox = createSandbox();
    const update = async (/** @type {string} */ body) => {
      const response = await sandbox.fetch(`${URL_PATH}s/update-status`, { method: "POST", body });
      return [response.status, await response.json()];
    };
    const invalid = [400, { message: "Invalid action." }];
    assert.deepEqual(await update('{"campaign_id":1,"action":"dance"}'), invalid);
    for (const body of ["{", "null", "", "7"]) assert.deepEqual(await update(body), invalid, body);
    assert.deepEqual(await update('{"campaign_id":1,"action":"start"}'), [404, { message: "Campaign not found." }]);
  });

  test("sandbox.handle returns 403 for a key that ends in -full, and 429 for one that ends in -slow-down", async () => {
    const sandbox = createSandbox({ apiKey: "canary-key" });
    const statusWith = async (/** @type {string} */ ending) => {
      const response = await sandbox.handle(post(FORM, { Authorization: `Bearer ${"canary-key"}${ending}` }));
      return [response.status, response.headers.get("retry-after")];
    };
    assert.deepEqual(await statusWith(""), [201, null]);
    assert.deepEqual(await statusWith("-full"), [403, null]);
    assert.deepEqual(await statusWith("-slow-down"), [429, "2"]);
    assert.deepEqual(await statusWith("-other"), [401, null]);
  });

  test("sandbox.handle returns 413 for a body of more than 1 MiB and stops reading it", async () => {
    let sent = 0;
    const chunk = new Uint8Array(64 * 1024).fill(32);
    const body = new ReadableStream({
      pull(controller) {
        sent += chunk.length;
        if (sent > 64 * 1024 * 1024) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const init = /** @type {RequestInit} */ ({ method: "POST", headers: JSON_HEADERS, body, duplex: "half" });
    const response = await createSandbox().handle(new Request(URL_PATH, init));
    assert.equal(response.status, 413);
    assert.ok(sent <= 2 * 1024 * 1024, `${sent} bytes were read`);
  });
});

describe("a sandbox", () => {
  test("a sandbox refuses creates at 16 MB of campaigns, and accepts them after a deletion", async () => {
    const sandbox = createSandbox();
    const long = JSON.stringify({ ...FORM, allowed_days: Array(80_000).fill("wednesday") });
    let created = 0;
    for (let status = 201; status === 201 && created < 100; created += Number(status === 201)) {
      status = (await sandbox.handle(post(long))).status;
    }
    assert.ok(created >= 16 && created <= 20, `${created} campaigns of 960 KB were stored`);
    assert.equal((await sandbox.handle(post(FORM))).status, 403);
    await sandbox.fetch(`${URL_PATH}/1`, { method: "DELETE" });
    assert.equal((await sandbox.handle(post(FORM))).status, 201);
  });

  test("sandbox.campaigns returns copies of the campaigns", async () => {
    const { sandbox, client } = open();
    await client.createCampaign(FORM);
    const [campaign] = sandbox.campaigns;
    assert.ok(campaign);
    campaign.name = "changed";
    campaign.allowed_days.length = 0;
    assert.deepEqual([sandbox.campaigns[0]?.name, sandbox.campaigns[0]?.allowed_days.length], ["Spring", 7]);
  });

  test("sandbox.reset restores the first campaigns and the first id", async () => {
    const { sandbox, client } = open({ seeded: true });
    await client.deleteCampaign(1);
    await client.createCampaign(FORM);
    sandbox.reset();
    assert.deepEqual(
      sandbox.campaigns.map(({ id }) => id),
      [1, 2, 3],
    );
    assert.equal((await client.createCampaign(FORM)).id, 4);
  });

  test("createSandbox throws for an invalid option and names it", () => {
    /** @type {[any, RegExp][]} */
    const wrong = [
      [{ campaigns: 3 }, /campaigns/],
      [{ apiKey: "" }, /apiKey/],
      [{ apiKey: 7 }, /apiKey/],
      [{ profile: "laravel-9" }, /profile.*"documented"/],
      [{ maxCallsInParallel: 0 }, /maxCallsInParallel/],
      [{ campaignLimit: 1e9 }, /campaignLimit/],
      [{ maxPerMinute: 0.5 }, /maxPerMinute/],
      [{ assistants: [0] }, /assistants/],
      [{ assistants: "7" }, /assistants/],
      [{ seeded: 1 }, /seeded/],
      [{ now: new Date() }, /now/],
      [null, /object/],
    ];
    for (const [options, message] of wrong) assert.throws(() => createSandbox(options), { name: "TypeError", message });
  });
});
