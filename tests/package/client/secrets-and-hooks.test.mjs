// Calls beside creation: start, stop, delete, the lists, the account's facts, and the search for a lost campaign.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NotFoundError, validateCampaign } from "../../../pkg/index.js";
import { CREATED, FORM, facts, failure, KEY, newClient, server } from "../support/client.mjs";

const OUTBOUND = [{ id: 127, name: "Anna", status: "active", timezone: "Europe/Berlin" }];
const NUMBERS = { data: [{ id: 5, phone_number: "+4930123456", country_code: "DE", type: "normal" }] };
const assistants = (/** @type {number} */ page) => ({
  data: [
    {
      id: page === 1 ? 127 : 128,
      name: "Anna",
      post_call_schema: [
        { name: "booked", type: "bool" },
        { name: "mood", type: "string" },
      ],
    },
    { id: 200 + page, name: "No schema" },
  ],
  current_page: page,
  last_page: 2,
});

/** Responds as the documented platform does. */
const platform = () =>
  server.answer((response, { url }) => {
    const { pathname, searchParams } = new URL(url, "http://loopback");
    const body = {
      "/api/user/assistants/outbound": OUTBOUND,
      "/api/user/assistants/get": assistants(Number(searchParams.get("page"))),
      "/api/user/phone-numbers/all": NUMBERS,
      "/api/user/campaigns": [{ ...CREATED.data, status: "in-progress", odd: 1 }],
    }[pathname];
    response.writeHead(body ? 200 : 404).end(JSON.stringify(body ?? { message: "The route x could not be found." }));
  });

describe("start, stop and delete", () => {
  test("an id of more digits than a number holds is kept", async () => {
    const id = "9007199254740993";
    server.answerWith(
      201,
      `{"message":"Campaign created successfully","data":{"id":${id},"name":"1234567890123456789"}}`,
    );
    const campaign = await newClient().createCampaign(FORM);
    assert.deepEqual([campaign.id, campaign.name], [id, "1234567890123456789"]);
    server.answerWith(200, { message: "ok" });
    await newClient().startCampaign(campaign.id);
    assert.equal(server.requests[0]?.body, `{"campaign_id":"${id}","action":"start"}`);
    for (const inexact of [2 ** 53, Number(id), 1.5, Number.NaN, 0]) {
      const message = /^id must be the id of a campaign: a whole number of at least 1, or a string of its digits/;
      await assert.rejects(newClient().startCampaign(inexact), { name: "TypeError", message });
    }
    assert.equal(server.requests.length, 1);
  });

  test("start, stop and delete send the documented requests", async () => {
    server.answerWith(200, { message: "ok", success: true, data: { campaign_id: 17, status: "in-progress" } });
    assert.deepEqual(await newClient().startCampaign(17), { campaign_id: 17, status: "in-progress" });
    server.answerWith(200, { message: "Campaign stopped successfully." });
    const { data, response } = await newClient().stopCampaign("9007199254740993").withResponse();
    assert.deepEqual(data, { campaign_id: "9007199254740993" });
    assert.equal(response.status, 200);
    const [seen] = server.requests;
    assert.deepEqual([seen.method, seen.url], ["POST", "/api/user/campaigns/update-status"]);
    assert.equal(seen.body, '{"campaign_id":"9007199254740993","action":"stop"}');
    assert.equal(seen.headers["content-type"], "application/json");

    server.answerWith(200, { message: "Campaign deleted successfully" });
    assert.equal(await newClient().deleteCampaign(17), undefined);
    const [deleted] = server.requests;
    assert.deepEqual([deleted.method, deleted.url, deleted.body], ["DELETE", "/api/user/campaign/17", ""]);
    assert.equal(deleted.headers.authorization, `Bearer ${KEY}`);
    assert.equal(deleted.headers["content-type"], undefined);
  });

  test("start and delete send to the addresses of paths", async () => {
    server.answerWith(200, { message: "ok" });
    const paths = { updateStatus: "user/campaign/update-status", delete: "/c/{id}/x" };
    await newClient({ paths }).startCampaign("1");
    await newClient({ paths }).deleteCampaign(2);
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      ["/api/user/campaign/update-status", "/api/c/2/x"],
    );
  });

  test("start, stop and delete reject with the server's message", async () => {
    server.answerWith(404, { message: "Campaign not found." });
    const error = await failure(newClient().startCampaign(9));
    assert.ok(error instanceof NotFoundError);
    assert.deepEqual([error.outcome, error.message], ["refused", "Campaign not found."]);
    server.answerWith(400, { message: "Insufficient balance." });
    const broke = await failure(newClient().startCampaign(9));
    assert.deepEqual([broke.code, broke.outcome], ["unexpected_response", "unknown"]);
    assert.match(broke.message, /Insufficient balance\. The change may have been made anyway\.$/);
    server.answerWith(200, { message: "No.", success: false });
    assert.equal((await failure(newClient().stopCampaign(9))).code, "unexpected_response");
  });

  test("start, stop and delete reject an invalid id and send nothing", async () => {
    for (const id of [0, -1, 1.5, "", "1/../2", "x", null, undefined, Number.NaN, 2 ** 70, {}]) {
      for (const call of ["startCampaign", "stopCampaign", "deleteCampaign"]) {
        const error = await failure(/** @type {any} */ (newClient())[call](id));
        assert.ok(error instanceof TypeError);
        assert.match(error.message, /^id must be/);
      }
    }
    assert.equal(server.requests.length, 0);
  });

  test("two equal starts at once are one request", async () => {
    server.answerWith(200, { message: "ok" });
    const client = newClient();
    await Promise.all([client.startCampaign(1), client.startCampaign("1"), client.stopCampaign(1)]);
    assert.equal(server.requests.length, 2);
  });
});

describe("the lists", () => {
  test("a list is read bare or in data, keeps unknown keys, and has hours as HH:MM", async () => {
    platform();
    const [campaign] = await newClient().listCampaigns();
    assert.deepEqual(campaign, {
      ...CREATED.data,
      status: "in-progress",
      odd: 1,
      allowed_hours_start_time: "09:00",
      allowed_hours_end_time: "17:00",
    });
    assert.deepEqual(await newClient().listOutboundAssistants(), OUTBOUND);
    assert.deepEqual(await newClient().listPhoneNumbers(), NUMBERS.data);
    const { response } = await newClient().listCampaigns().withResponse();
    assert.equal(response.status, 200);
    for (const { method, body } of server.requests) assert.deepEqual([method, body], ["GET", ""]);
  });

  test("listAssistants reads all pages", async () => {
    platform();
    const all = await newClient().listAssistants();
    assert.deepEqual(
      all.map(({ id }) => id),
      [127, 201, 128, 202],
    );
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      ["/api/user/assistants/get?per_page=100&page=1", "/api/user/assistants/get?per_page=100&page=2"],
    );
  });

  test("a list ends at an empty page, and at the timeout if its pages do not end", async () => {
    server.answerWith(200, { data: [], meta: { last_page: 500 } });
    assert.deepEqual(await newClient().listAssistants(), []);
    assert.equal(server.requests.length, 1);
    let page = 0;
    server.answer((response) => response.end(JSON.stringify({ data: [{ id: ++page }], last_page: 900 })));
    const error = await failure(newClient({ timeout: 300 }).listAssistants());
    assert.equal(error.code, "timeout");
  });

  test("a list refuses an option of writes", async () => {
    const error = await failure(newClient().listCampaigns(/** @type {any} */ ({ dedupe: true })));
    assert.match(error.message, /^Unknown option "dedupe"/);
  });
});

test("loadAccount returns the account facts of validation", async () => {
  platform();
  const account = await newClient().loadAccount();
  assert.deepEqual(account, {
    outbound_assistant_ids: [127],
    phone_number_ids: [5],
    goal_variables: { 127: ["booked"], 128: ["booked"] },
  });
  const verdict = validateCampaign(
    { name: "a", assistant_id: 126, phone_number_ids: [5, 6], goal_completion_variable: "x" },
    { account },
  );
  assert.ok(!verdict.ok);
  assert.deepEqual(verdict.errors, {
    assistant_id: ["Assistant not found or not an outbound assistant."],
    "phone_number_ids.1": ["The selected phone_number_ids.1 is invalid."],
  });
  assert.deepEqual(
    verdict.issues.map(({ code, source }) => [code, source]),
    [
      ["assistant_not_found", "account"],
      ["phone_number_not_owned", "account"],
    ],
  );
  assert.deepEqual(
    verdict.unchecked.map(({ code }) => code),
    ["goal_variable", "timezone_default", "parallel_limit", "campaign_limit"],
  );
  const wrongGoal = validateCampaign({ name: "a", assistant_id: 127, goal_completion_variable: "x" }, { account });
  assert.ok(!wrongGoal.ok);
  assert.deepEqual(
    wrongGoal.issues.map(({ code }) => code),
    ["goal_variable_unknown"],
  );
  // The client validates its own forms with the same facts, and sends nothing.
  const error = await failure(newClient({ account }).createCampaign({ ...FORM, assistant_id: 1 }));
  assert.deepEqual([error.code, error.outcome], ["validation", "not-sent"]);
});

describe("findCreated", () => {
  const since = new Date("2026-02-23T10:00:00Z");
  const stored = (/** @type {object} */ more) => ({
    ...CREATED.data,
    created_at: "2026-02-23T10:00:01.000000Z",
    ...more,
  });
  /** @param {object[]} list */
  const lists = (...list) => server.answerWith(200, list);
  const ids = (/** @type {any} */ { status, campaign, candidates }) => [
    status,
    ...(candidates ?? (campaign ? [campaign] : [])).map((/** @type {any} */ { id }) => id),
  ];

  test("findCreated finds the campaign that is not among the known ids", async () => {
    lists(stored({ id: 1 }), stored({ id: 2 }), stored({ id: 3, name: "Another" }));
    const found = await newClient().findCreated(FORM, { since, knownIds: [1] });
    assert.deepEqual(ids(found), ["found", 2]);
    const { knownIds } = { knownIds: ["1", 2] };
    assert.deepEqual(ids(await newClient().findCreated(FORM, { since, knownIds })), ["not-seen"]);
    assert.deepEqual(ids(await newClient().findCreated(FORM, { since, knownIds: [] })), ["ambiguous", 1, 2]);
  });

  test("findCreated compares the members of form and list in the server's spelling", async () => {
    const form = {
      name: "  Product Demo Campaign ",
      assistant_id: "127",
      allowed_days: ["friday", "monday"],
      mark_complete_when_no_leads: true,
      allowed_hours_start_time: "09:00",
      max_retries: 2,
    };
    const same = {
      allowed_days: ["monday", "friday"],
      mark_complete_when_no_leads: 1,
      max_retries: "2",
      assistant_id: 127,
    };
    lists(
      stored({ id: 1, ...same }),
      stored({ id: 2, ...same, max_retries: 3 }),
      stored({ id: 3, ...same, assistant_id: 8 }),
    );
    assert.deepEqual(ids(await newClient().findCreated(form, { since, knownIds: [] })), ["found", 1]);
  });

  test("findCreated without known ids compares only a creation time that names its zone", async () => {
    lists(stored({ id: 1, created_at: "2026-02-20T10:00:00Z" }), stored({ id: 2 }));
    assert.deepEqual(ids(await newClient().findCreated(FORM, { since })), ["found", 2]);
    assert.deepEqual(ids(await newClient().findCreated(FORM, { since: since.toISOString() })), ["found", 2]);
    lists(stored({ id: 1, created_at: "2026-02-23T11:00:01+01:00" }));
    assert.deepEqual(ids(await newClient().findCreated(FORM, { since: since.getTime() })), ["found", 1]);
    // A minute, or hours, before the create was sent: another clock, or an older campaign of that name.
    const unclear = ["2026-02-23 10:00:01", undefined, "soon Z", "2026-02-23T09:59:00Z", "2026-02-23T04:00:00Z"];
    for (const created_at of unclear) {
      lists(stored({ id: 1, created_at }));
      assert.deepEqual(ids(await newClient().findCreated(FORM, { since })), ["ambiguous", 1]);
    }
  });

  test("findCreated keeps looking for the time of wait", async () => {
    let looks = 0;
    server.answer((response) => response.end(JSON.stringify(++looks < 2 ? [] : [stored({ id: 9 })])));
    assert.deepEqual(ids(await newClient().findCreated(FORM, { since, wait: 3_000 })), ["found", 9]);
    assert.equal(looks, 2);
    lists();
    assert.deepEqual(ids(await newClient().findCreated(FORM, { since, wait: 100 })), ["not-seen"]);
    assert.equal(server.requests.length, 2);
  });

  test("findCreated can be aborted while it waits", async () => {
    lists();
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 100);
    const looking = newClient().findCreated(FORM, { since, wait: 60_000, signal: controller.signal });
    assert.deepEqual(facts(await failure(looking)).code, "aborted");
  });

  test("findCreated rejects an invalid form and invalid options", async () => {
    for (const [options, message] of /** @type {[any, RegExp][]} */ ([
      [undefined, /must be an object/],
      [{}, /^since must be/],
      [{ since: "yesterday" }, /^since must be/],
      [{ since, knownIds: 7 }, /^knownIds must be/],
      [{ since, wait: -1 }, /^wait must be/],
      [{ since, dedupe: true }, /^Unknown option "dedupe"/],
    ])) {
      const error = await failure(newClient().findCreated(FORM, options));
      assert.ok(error instanceof TypeError);
      assert.match(error.message, message);
    }
    assert.equal((await failure(newClient().findCreated({}, { since }))).code, "validation");
    assert.equal(server.requests.length, 0);
  });
});
