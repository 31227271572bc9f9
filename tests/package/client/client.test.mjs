// CampaignClient of the built package against a real server: the request, the created campaign, duplicate calls.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { buildRequest, CampaignClient, ValidationError } from "../../../pkg/index.js";
import { CREATED, FORM, facts, failure, KEY, newClient, PLAN_LIMIT, server, sleep } from "../support/client.mjs";

describe("the request of a create", () => {
  test("createCampaign sends the documented request byte for byte", async () => {
    await newClient({ headers: { "X-Trace": "1" } }).createCampaign(FORM, { headers: { "x-trace": "2" } });
    const [seen] = server.requests;
    assert.equal(seen.method, "POST");
    assert.equal(seen.url, "/api/user/campaign");
    assert.equal(seen.body, '{"name":"Product Demo Campaign","assistant_id":127,"allowed_days":[]}');
    assert.equal(seen.headers.accept, "application/json");
    assert.equal(seen.headers["content-type"], "application/json");
    assert.equal(seen.headers.authorization, `Bearer ${KEY}`);
    assert.equal(seen.headers["x-trace"], "2");
    assert.equal(server.requests.length, 1);
  });

  test("createCampaign sends to the address of baseUrl and paths, without Authorization if it has no key", async () => {
    const client = new CampaignClient({
      baseUrl: new URL(`${server.baseUrl}//`),
      paths: { create: "/user/campaigns" },
    });
    await client.createCampaign(FORM);
    assert.equal(server.requests[0].url, "/api/user/campaigns");
    assert.equal(server.requests[0].headers.authorization, undefined);
  });

  test("createCampaign sends the form of the time of the call when the caller changes it afterwards", async () => {
    const form = { ...FORM, allowed_days: ["monday"] };
    const created = newClient().createCampaign(form);
    form.name = "changed";
    form.allowed_days.push("nonsense");
    await created;
    assert.deepEqual(JSON.parse(server.requests[0].body), { ...FORM, allowed_days: ["monday"] });
  });

  test("createCampaign calls the apiKey function for each campaign", async () => {
    let calls = 0;
    const client = newClient({ apiKey: async () => `${KEY}-${++calls}` });
    await client.createCampaign(FORM);
    await client.createCampaign(FORM);
    assert.deepEqual(
      server.requests.map(({ headers }) => headers.authorization),
      [`Bearer ${KEY}-1`, `Bearer ${KEY}-2`],
    );
  });

  test("createCampaign sends nothing for an invalid form", async () => {
    const error = await failure(newClient().createCampaign(/** @type {unknown} */ ({ assistant_id: "x" })));
    assert.ok(error instanceof ValidationError);
    assert.deepEqual(facts(error), {
      name: "ValidationError",
      code: "validation",
      outcome: "not-sent",
      status: undefined,
      attempts: 0,
    });
    assert.equal(error.source, "client");
    assert.equal(error.message, "name: is required (and 1 more)");
    assert.equal(error.serverMessage, "The given data was invalid.");
    assert.deepEqual(Object.keys(error.errors), ["name", "assistant_id"]);
    assert.equal(error.issues[0].key, "name");
    assert.equal(server.requests.length, 0);
  });
});

test("createCampaign sends the request that buildRequest builds", async () => {
  await newClient().createCampaign(FORM);
  const built = buildRequest(FORM, { baseUrl: server.baseUrl, apiKey: KEY });
  const [seen] = server.requests;
  assert.equal(seen.body, built.body);
  for (const [name, value] of Object.entries(built.headers)) assert.equal(seen.headers[name.toLowerCase()], value);
});
describe("a created campaign", () => {
  test("a created campaign has hours as HH:MM and keeps unknown members", async () => {
    server.answerWith(201, { ...CREATED, data: { ...CREATED.data, newer_key: [1] } });
    const campaign = await newClient().createCampaign(FORM);
    assert.deepEqual(campaign, {
      ...CREATED.data,
      allowed_hours_start_time: "09:00",
      allowed_hours_end_time: "17:00",
      newer_key: [1],
    });
  });

  test("a created campaign has hours as HH:MM for every spelling of a time, and keeps every other text", async () => {
    for (const [sent, shown] of [
      ["9:00", "09:00"],
      ["9:00:00", "09:00"],
      ["23:59:59", "23:59"],
      ["17:05", "17:05"],
      ...["", "9", "24:00", "09:60", "09:0", "09:00:60", "09:00:00:00", "+9:00", "09:00:0", "٠٩:٠٠", "09:00\n"].map(
        (text) => [text, text],
      ),
    ]) {
      server.answerWith(201, { ...CREATED, data: { ...CREATED.data, allowed_hours_end_time: sent } });
      const campaign = await newClient().createCampaign(FORM);
      assert.equal(campaign.allowed_hours_end_time, shown);
    }
  });

  test("a created campaign may arrive with 200, without a content type, with a byte order mark", async () => {
    server.answer((response) => response.writeHead(200).end(`\uFEFF${JSON.stringify(CREATED)}`));
    assert.equal((await newClient().createCampaign(FORM)).id, 1);
  });

  test("withResponse returns the campaign and the response of the same request", async () => {
    server.answerWith(201, CREATED, { "x-request-id": "r-1" });
    const call = newClient().createCampaign(FORM);
    const [{ data, response }, campaign] = await Promise.all([call.withResponse(), call]);
    assert.equal(response.status, 201);
    assert.equal(response.headers.get("x-request-id"), "r-1");
    assert.equal(data, campaign);
    assert.equal(server.requests.length, 1);
  });

  test("withResponse marks the other promise as handled", async () => {
    /** @type {unknown[]} */
    const unhandled = [];
    const listener = (/** @type {unknown} */ reason) => unhandled.push(reason);
    process.on("unhandledRejection", listener);
    await failure(newClient().createCampaign({}).withResponse());
    await sleep(20);
    process.off("unhandledRejection", listener);
    assert.deepEqual(unhandled, []);
  });
});

describe("a duplicate create", () => {
  test("two equal creates at once share one request and one response", async () => {
    const client = newClient();
    const [first, second] = await Promise.all([client.createCampaign(FORM), client.createCampaign({ ...FORM })]);
    assert.deepEqual(first, second);
    assert.equal(server.requests.length, 1);
  });

  test("two equal creates at once each reject with an error of their own", async () => {
    server.answerWith(403, { message: PLAN_LIMIT });
    const client = newClient();
    const [first, second] = await Promise.all([
      failure(client.createCampaign(FORM)),
      failure(client.createCampaign(FORM)),
    ]);
    assert.deepEqual([first.code, second.code], ["plan_limit", "plan_limit"]);
    assert.notEqual(first, second);
    assert.equal(server.requests.length, 1);
  });

  test("creates are not shared with dedupe: false, for different forms, and after the first response", async () => {
    const client = newClient();
    await Promise.all([client.createCampaign(FORM, { dedupe: false }), client.createCampaign(FORM, { dedupe: false })]);
    assert.equal(server.requests.length, 2);
    await Promise.all([client.createCampaign(FORM), client.createCampaign({ ...FORM, name: "Another" })]);
    assert.equal(server.requests.length, 4);
    await client.createCampaign(FORM);
    assert.equal(server.requests.length, 5);
  });

  test("a shared request is aborted after its last caller left, and each caller keeps its own timeout", async () => {
    /** @type {import("node:http").ServerResponse[]} */
    const open = [];
    server.answer((response) => open.push(response));
    const client = newClient();
    const controller = new AbortController();
    const aborted = failure(client.createCampaign(FORM, { signal: controller.signal }));
    const timedOut = failure(client.createCampaign(FORM, { timeout: 50 }));
    const patient = client.createCampaign(FORM);
    await server.received();
    controller.abort();
    assert.equal((await aborted).code, "aborted");
    assert.equal((await timedOut).code, "timeout");
    assert.equal(open[0].destroyed, false);
    open[0].writeHead(201).end(JSON.stringify(CREATED));
    assert.equal((await patient).id, 1);
    assert.equal(server.requests.length, 1);
  });

  test("a create does not join a request that all callers have left", async () => {
    server.answer(() => {});
    const client = newClient();
    await failure(client.createCampaign(FORM, { timeout: 30 }));
    server.answerWith(201, CREATED);
    assert.equal((await client.createCampaign(FORM)).id, 1);
  });
});
