// cspell:ignore Dieser Kanal abgeschaltet
// CampaignClient with the contract of July 2026, against a real server: create, get, find, refusals, account facts.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as entry from "../../../pkg/2026-07.js";
import { createCampaignForm } from "../../../pkg/form.js";
import { CampaignClient, ValidationError } from "../../../pkg/index.js";
import { de } from "../../../pkg/messages/de.js";
import { de as july } from "../../../pkg/messages/de-2026-07.js";
import { failure, KEY, newClient, PLAN_LIMIT, server } from "../support/client.mjs";

const { contract202607, listWhatsappSenders, listWhatsappTemplates } = entry;

const SMS = /** @type {const} */ ({
  name: "Reminder",
  channel: "sms",
  sms_from_phone_number_id: 11,
  sms_body: "Hello {{first_name}}",
  schedule_windows: [
    { start: "14:00", end: "18:00" },
    { start: "09:00", end: "12:00" },
  ],
  scheduled_start_at: "2026-07-27T09:00:00+03:00",
});
/** The campaign of SMS as a list shows it. */
const LISTED = {
  ...SMS,
  id: 5,
  status: "draft",
  assistant_id: null,
  schedule_windows: [...SMS.schedule_windows].reverse().map(({ start, end }) => ({ start: `${start}:00`, end })),
  allowed_hours_start_time: "14:00:00",
  allowed_hours_end_time: "18:00:00",
  scheduled_start_at: "2026-07-27T06:00:00.000Z",
  created_at: "2026-07-24 18:00:00",
};

/** @param {object} [options] */
const client202607 = (options) =>
  new CampaignClient({ baseUrl: server.baseUrl, apiKey: KEY, contract: contract202607, ...options });

describe("getCampaign", () => {
  for (const [name, client] of /** @type {const} */ ([
    ["first contract", newClient],
    ["contract of July 2026", client202607],
  ])) {
    test(`getCampaign of the ${name} returns hours as HH:MM and leaves times as they are`, async () => {
      const times = { allowed_hours_start_time: "09:00:00", allowed_hours_end_time: "18:00" };
      server.answerWith(200, { data: { id: 1, status: "scheduled", ...times, created_at: "2026-07-24 18:00:00" } });
      const { data, response } = await client().getCampaign(1).withResponse();
      assert.deepEqual([data.allowed_hours_start_time, data.allowed_hours_end_time], ["09:00", "18:00"]);
      assert.deepEqual([data.status, data.created_at], ["scheduled", "2026-07-24 18:00:00"]);
      assert.equal(response.status, 200);
      assert.deepEqual([server.requests[0].method, server.requests[0].url], ["GET", "/api/user/campaign/1"]);
      assert.equal(server.requests[0].body, "");
    });
  }

  test("every read and the create return the hours of windows as HH:MM", async () => {
    const windows = [{ start: "09:00:00", end: "9:30" }, { start: "22:00", end: "late" }, null, 5];
    const expected = [{ start: "09:00", end: "09:30" }, { start: "22:00", end: "late" }, null, 5];
    const campaign = { id: 1, schedule_windows: windows };
    server.answerWith(201, { data: campaign });
    assert.deepEqual((await client202607().createCampaign(SMS)).schedule_windows, expected);
    server.answerWith(200, { data: campaign });
    assert.deepEqual((await client202607().getCampaign(1)).schedule_windows, expected);
    server.answerWith(200, { data: [{ id: 1, schedule_windows: null }, campaign] });
    const [empty, listed] = await client202607().listCampaigns();
    assert.equal(empty?.schedule_windows, null);
    assert.deepEqual(listed?.schedule_windows, expected);
  });

  test("a null in a list is left out, and loadAccount reads the other elements", async () => {
    server.answerWith(200, { data: [null, { id: 7 }, null] });
    assert.deepEqual(await newClient().listCampaigns(), [{ id: 7 }]);
    for (const client of [newClient(), client202607()]) {
      const account = await client.loadAccount();
      assert.deepEqual([account.outbound_assistant_ids, account.phone_number_ids], [[7], [7]]);
    }
  });

  test("getCampaign rejects with not_found for an unknown campaign", async () => {
    server.answerWith(404, { message: "Campaign not found" });
    const error = await failure(newClient().getCampaign("9007199254740993"));
    assert.deepEqual([error.code, error.outcome, error.message], ["not_found", "refused", "Campaign not found"]);
    assert.equal(server.requests[0].url, "/api/user/campaign/9007199254740993");
  });

  test("getCampaign rejects an answer that is not a campaign", async () => {
    for (const body of [[], { data: [] }, { data: {} }, { id: 1 }]) {
      server.answerWith(200, body);
      const error = await failure(newClient().getCampaign(1));
      assert.equal(error.code, "unexpected_response");
      assert.match(error.message, /JSON without a campaign/);
    }
  });

  test("getCampaign is retried after a 503", async () => {
    server.answer((response) => {
      const isFirst = server.requests.length === 1;
      response.writeHead(isFirst ? 503 : 200, { "content-type": "application/json", "retry-after": "0" });
      response.end(JSON.stringify(isFirst ? { message: "x" } : { data: { id: 1 } }));
    });
    assert.equal((await newClient().getCampaign(1)).id, 1);
    assert.equal(server.requests.length, 2);
  });

  test("getCampaign sends nothing for a value that is not an id", async () => {
    assert.match((await failure(newClient().getCampaign(0))).message, /^id must be/);
    assert.equal(server.requests.length, 0);
  });
});

describe("a create of the contract of July 2026", () => {
  test("createCampaign sends every field of the contract", async () => {
    server.answerWith(201, { message: "Campaign created successfully", data: LISTED });
    const campaign = await client202607().createCampaign(SMS);
    assert.deepEqual(JSON.parse(server.requests[0].body), SMS);
    assert.equal(campaign.channel, "sms");
    assert.equal(campaign.allowed_hours_start_time, "14:00");
  });

  test("createCampaign sends nothing for an invalid form and rejects with the contract's fields", async () => {
    const error = await failure(client202607().createCampaign({ name: "x", channel: "sms" }));
    assert.ok(error instanceof ValidationError);
    assert.deepEqual([error.outcome, error.source], ["not-sent", "client"]);
    assert.deepEqual(Object.keys(error.errors), ["sms_from_phone_number_id", "sms_body"]);
    assert.equal(server.requests.length, 0);
  });

  test("two equal calls at the same time send one request", async () => {
    server.answerWith(201, { message: "x", data: LISTED });
    const client = client202607();
    const [first, second] = await Promise.all([client.createCampaign(SMS), client.createCampaign({ ...SMS })]);
    assert.equal(server.requests.length, 1);
    assert.equal(first.id, second.id);
  });

  test("createCampaign is not retried when the connection breaks after the body was sent", async () => {
    server.answer((response) => response.destroy());
    const error = await failure(client202607().createCampaign(SMS));
    assert.deepEqual([error.outcome, error.attempts, server.requests.length], ["unknown", 1, 1]);
  });

  test("createCampaign names the contract to a relay, and not to a documented host", async () => {
    /** @type {Headers[]} */
    const sent = [];
    const fetch = async (/** @type {string} */ _, /** @type {RequestInit} */ init) => {
      sent.push(new Headers(init.headers));
      return Response.json({ data: LISTED }, { status: 201 });
    };
    const contract = contract202607;
    await new CampaignClient({ baseUrl: "https://app.example/api", contract, fetch }).createCampaign(SMS);
    await new CampaignClient({ provider: "autocalls", contract, fetch }).createCampaign(SMS);
    assert.deepEqual(
      sent.map((headers) => headers.get("outbound-campaign-contract")),
      ["2026-07", null],
    );
    assert.ok(sent[0]?.get("idempotency-key"));
  });

  test("the constructor refuses a contract that is not an object of the package", () => {
    const { createValidator, loadFacts } = contract202607;
    const parts = [contract202607.calibration, { loadFacts }, { loadFacts, createValidator, name: "2026-07" }];
    const stored = JSON.parse(JSON.stringify(contract202607));
    for (const contract of ["2026-07", [], {}, null, entry, { ...entry }, stored, ...parts]) {
      assert.throws(() => client202607({ contract }), {
        name: "TypeError",
        message: "contract must be contract202607 of outbound-campaign/2026-07",
      });
    }
    const promise = Promise.resolve(contract202607);
    assert.throws(() => client202607({ contract: promise }), /^TypeError: contract is a promise. Did you forget await/);
  });

  test("the constructor checks the account facts of the contract", () => {
    assert.throws(() => client202607({ account: { sms_phone_number_ids: "11" } }), /account\.sms_phone_number_ids/);
    assert.throws(() => newClient(/** @type {any} */ ({ account: { sms_phone_number_ids: [11] } })), /Unknown option/);
  });
});

describe("a 422 of the contract of July 2026", () => {
  const refused = { message: "x", errors: { "schedule_windows.0.start": ["The schedule_windows.0.start is odd."] } };
  /** @type {[name: string, body: object, code: string, issues: [key: string, code: string][]][]} */
  const rows = [
    ["the plan's limit", { message: PLAN_LIMIT }, "plan_limit", []],
    ["an assistant", { message: "Assistant not found or not an outbound assistant." }, "assistant_not_found", []],
    [
      "a sender",
      { message: "The WhatsApp sender is invalid." },
      "validation",
      [["whatsapp_sender_id", "whatsapp_sender_unknown"]],
    ],
    [
      "a fallback's template",
      { message: "The fallback template is not approved on that sender." },
      "validation",
      [["fallback_whatsapp_template_id", "server"]],
    ],
    [
      "a text number",
      { message: "This phone number cannot send SMS. Choose an SMS number." },
      "validation",
      [["sms_from_phone_number_id", "server"]],
    ],
    [
      "an unknown text number",
      { message: "The SMS phone number does not belong to your account." },
      "validation",
      [["sms_from_phone_number_id", "sms_number_unknown"]],
    ],
    [
      "a text of a message",
      { message: "The sms body has an unsupported number of characters and is not supported." },
      "validation",
      [],
    ],
    ["a disabled channel", { message: "SMS campaigns are disabled." }, "validation", [["channel", "channel_disabled"]]],
    ["another reason", { message: "Not today." }, "validation", []],
    [
      "errors by field",
      {
        message: "x",
        errors: {
          whatsapp_template_id: ["The selected whatsapp template id is invalid."],
          channel: ["The selected channel is invalid."],
          sms_body: ["The sms body field is required when channel is sms."],
          "schedule_windows.1.end": ["The schedule_windows.1.end field must match the format H:i."],
          messages_per_minute: ["The messages per minute must be between 1 and 5."],
          credit: ["No credit."],
        },
      },
      "validation",
      [
        ["whatsapp_template_id", "whatsapp_template_unknown"],
        ["channel", "in"],
        ["sms_body", "required_if"],
        ["schedule_windows.1.end", "date_format"],
        ["messages_per_minute", "between"],
        ["credit", "server"],
      ],
    ],
    ["an unknown sentence", refused, "validation", [["schedule_windows.0.start", "server"]]],
  ];
  for (const [name, body, code, issues] of rows) {
    test(`a 422 about ${name} rejects with ${code}`, async () => {
      server.answerWith(422, body);
      const error = await failure(client202607().createCampaign(SMS));
      assert.deepEqual([error.code, error.outcome, error.status], [code, "refused", 422]);
      const found = (error.issues ?? []).map((/** @type {any} */ issue) => [issue.key, issue.code]);
      assert.deepEqual(found, issues);
      assert.deepEqual(
        Object.keys(error.errors ?? {}),
        issues.map(([key]) => key),
      );
    });
  }

  test("a 422 about the plan's limit or the assistant rejects with the same codes in the first contract", async () => {
    server.answerWith(422, { message: "Assistant not found or not an outbound assistant." });
    assert.equal(
      (await failure(newClient().createCampaign({ name: "x", assistant_id: 1 }))).code,
      "assistant_not_found",
    );
    server.answerWith(422, { message: PLAN_LIMIT });
    assert.equal((await failure(newClient().createCampaign({ name: "x", assistant_id: 1 }))).code, "plan_limit");
  });

  test("a 422 at a start keeps the server's sentence and names no field of a form", async () => {
    const message = "The channel sms is disabled.";
    server.answerWith(422, { message });
    const error = await failure(client202607().startCampaign(1));
    assert.deepEqual([error.code, error.message, error.errors], ["validation", message, {}]);
  });

  test("a language does not replace a server's sentence whose reason is not known", async () => {
    const message = "Your WhatsApp sender is paused by Meta.";
    server.answerWith(422, { message });
    const error = await failure(client202607({ language: july }).createCampaign(SMS));
    assert.deepEqual(error.errors, { whatsapp_sender_id: [message] });
    assert.equal(error.issues[0].code, "server");
  });

  test("a language translates the server's 422 at fields of the contract, with the server's bounds", async () => {
    const errors = {
      messages_per_minute: ["The messages per minute field must be between 1 and 4."],
      sms_body: ["The sms body must not be greater than 300 characters."],
      sms_from_phone_number_id: ["The sms from phone number id field is required when channel is sms."],
      "schedule_windows.1.start": ["The schedule_windows.1.start field is required.", "Not at night."],
      "schedule_windows.0.end": ["The schedule_windows.0.end does not match the format H:i."],
      "phone_number_ids.2": ["The phone_number_ids.2 field must be an integer."],
      max_calls_in_parallel: ["The max calls in parallel field must not be greater than 5."],
      unknown: ["The unknown field is required."],
    };
    const expected = {
      messages_per_minute: ["„Nachrichten je Minute“ muss zwischen 1 und 4 liegen."],
      sms_body: ["„Text der SMS“ darf höchstens 300 Zeichen lang sein."],
      sms_from_phone_number_id: ["Bitte füllen Sie „Telefonnummer der SMS“ aus."],
      "schedule_windows.1.start": ["Bitte füllen Sie „Beginn des Zeitfensters 2“ aus.", "Not at night."],
      "schedule_windows.0.end": ["„Ende des Zeitfensters 1“ muss eine Uhrzeit von 00:00 bis 23:59 sein, z. B. 09:00."],
      "phone_number_ids.2": ["„Telefonnummer 3“ muss eine ganze Zahl sein."],
      max_calls_in_parallel: ["„Gleichzeitige Anrufe“ darf höchstens 5 sein."],
      unknown: ["The unknown field is required."],
    };
    server.answerWith(422, { message: "The given data was invalid.", errors });
    const error = await failure(client202607({ language: july }).createCampaign(SMS));
    assert.deepEqual(error.errors, expected);
    assert.equal(error.serverMessage, "The given data was invalid.");
    server.answerWith(422, { message: "The given data was invalid.", errors });
    const form = createCampaignForm({ client: client202607(), language: july, initialValues: SMS });
    await form.submit();
    assert.deepEqual(form.errors.sms_body, expected.sms_body);
    assert.deepEqual(form.errors["schedule_windows.0.end"], expected["schedule_windows.0.end"]);
  });

  test("a code of the contract has the sentence of a language that knows it", async () => {
    server.answerWith(422, { message: "SMS campaigns are disabled." });
    const messages = { channel_disabled: "Dieser Kanal ist abgeschaltet." };
    const error = await failure(client202607({ language: de, messages }).createCampaign(SMS));
    assert.deepEqual(error.errors, { channel: ["Dieser Kanal ist abgeschaltet."] });
  });
});

describe("findCreated of the contract of July 2026", () => {
  const since = new Date("2026-07-24T12:00:00Z");
  const options = { since, knownIds: [4] };
  /** @param {object} change */
  const find = (change) => {
    server.answerWith(200, [
      { id: 4, name: "Reminder" },
      { ...LISTED, ...change },
    ]);
    return client202607().findCreated({ ...SMS, allowed_hours_start_time: "08:00" }, options);
  };

  test("findCreated finds a campaign whose members are written in other formats", async () => {
    const found = await find({});
    assert.equal(found.status, "found");
    assert.equal(found.status === "found" && found.campaign.id, 5);
  });

  for (const [format, change] of Object.entries({
    "times without a leading zero": {
      schedule_windows: [{ start: "9:00", end: "12:00" }, ...SMS.schedule_windows.slice(0, 1)],
    },
    "times with microseconds": {
      schedule_windows: SMS.schedule_windows.map(({ start, end }) => ({ start: `${start}:00.000000`, end })),
    },
    "windows as JSON text": { schedule_windows: JSON.stringify(SMS.schedule_windows) },
  })) {
    test(`findCreated finds a campaign in a list of ${format}`, async () => {
      assert.equal((await find(change)).status, "found");
    });
  }

  test("findCreated finds a campaign whose mapping is listed as JSON text", async () => {
    const form = { name: "Offer", channel: "whatsapp", whatsapp_sender_id: 7, whatsapp_template_id: 15 };
    for (const [listed, status] of /** @type {const} */ ([
      ['{"2":"city","1":"name"}', "found"],
      ['{"1":"name"}', "ambiguous"],
      ["name, city", "ambiguous"],
    ])) {
      server.answerWith(200, [{ ...form, id: 5, text_variable_mapping: listed }]);
      const sent = { ...form, text_variable_mapping: { 1: "name", 2: "city" } };
      assert.equal((await client202607().findCreated(/** @type {any} */ (sent), options)).status, status, listed);
    }
  });

  for (const [member, value] of Object.entries({
    channel: "whatsapp",
    schedule_windows: [{ start: "09:00", end: "12:00" }],
    scheduled_start_at: "2026-07-27T09:00:00Z",
    sms_body: "Bye",
    sms_from_phone_number_id: "12",
  })) {
    test(`findCreated is only ambiguous about a campaign with another ${member}`, async () => {
      assert.equal((await find({ [member]: value })).status, "ambiguous");
    });
  }

  test("findCreated is only ambiguous about a start without a zone", async () => {
    assert.equal((await find({ scheduled_start_at: "2026-07-27 09:00:00" })).status, "ambiguous");
  });

  for (const windows of [[], {}]) {
    test(`findCreated finds a campaign that was sent with the empty windows ${JSON.stringify(windows)}`, async () => {
      const [id, name] = [5, "Reminder"];
      const hours = { allowed_hours_start_time: "00:00:00", allowed_hours_end_time: "23:59:00" };
      server.answerWith(200, [{ id, name, ...hours, schedule_windows: [{ start: "00:00", end: "23:59" }] }]);
      const form = { name, assistant_id: 1, schedule_windows: /** @type {any} */ (windows) };
      assert.equal((await client202607().findCreated(form, options)).status, "found");
    });
  }

  for (const scheduled_start_at of ["2026-07-27T09:00:00 +03:00", "2026-07-27 09:00:00+03", "20270101T090000Z"]) {
    test(`findCreated compares the start ${scheduled_start_at}`, async () => {
      const form = { ...SMS, scheduled_start_at };
      const listed = (/** @type {string} */ start) => [{ ...LISTED, scheduled_start_at: start }];
      const isInJuly = scheduled_start_at.startsWith("2026");
      server.answerWith(200, listed(isInJuly ? "2026-07-27T06:00:00.000000Z" : "2027-01-01T09:00:00+00:00"));
      assert.equal((await client202607().findCreated(form, options)).status, "found");
      server.answerWith(200, listed("2026-07-27T06:01:00Z"));
      assert.equal((await client202607().findCreated(form, options)).status, "ambiguous");
    });
  }

  test("findCreated ignores a campaign of another name", async () => {
    assert.equal((await find({ name: "Another" })).status, "not-seen");
  });
});

describe("loadAccount of the contract of July 2026", () => {
  /** @param {Record<string, unknown>} lists the answers by the end of the path; a missing one is a 404 */
  const answerLists = (lists) =>
    server.answer((response, { url }) => {
      const path = url.replace(/^\/api\/user\//, "").replace(/\?.*/, "");
      const body = lists[path];
      response.writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify(body ?? { message: "The route could not be found." }));
    });
  const lists = {
    "assistants/outbound": [{ id: 127 }],
    "assistants/get": { data: [] },
    "phone-numbers/all": {
      data: [
        { id: 5, sms_capable: true },
        { id: 6, sms_capable: false },
      ],
    },
    "whatsapp/senders": { data: [{ id: 7 }] },
    "whatsapp/senders/7/templates": {
      data: [
        { id: 15, status: "APPROVED", body_text: "Hi {{1}} {{ 2 }}", variables: ["1", "{{3}}"] },
        { id: 16, status: "PENDING", body_text: "Hi" },
        { id: 17, body_text: null, variables: [{ name: "x" }] },
      ],
    },
  };

  test("loadAccount gathers text numbers, senders and approved templates with their placeholders", async () => {
    answerLists(lists);
    const account = await client202607().loadAccount();
    assert.deepEqual(account, {
      outbound_assistant_ids: [127],
      phone_number_ids: [5, 6],
      goal_variables: {},
      sms_phone_number_ids: [5],
      whatsapp_templates: { 7: { 15: ["1", "2", "3"], 17: [] } },
    });
    const form = { ...SMS, sms_from_phone_number_id: 6 };
    const error = await failure(client202607({ account }).createCampaign(form));
    assert.deepEqual(Object.keys(error.errors), ["sms_from_phone_number_id"]);
  });

  test("loadAccount leaves out the facts that the server does not tell", async () => {
    const { "whatsapp/senders": _, ...rest } = lists;
    answerLists({ ...rest, "phone-numbers/all": [{ id: 5 }] });
    const account = await client202607().loadAccount();
    assert.deepEqual(Object.keys(account), ["outbound_assistant_ids", "phone_number_ids", "goal_variables"]);
  });

  for (const [status, body] of /** @type {const} */ ([
    [403, '{"message":"Forbidden"}'],
    [405, '{"message":"Method not allowed"}'],
    [404, "<html>Not found</html>"],
  ])) {
    test(`loadAccount leaves out the templates if their list has the status ${status}`, async () => {
      server.answer((response, { url }) => {
        const path = url.replace(/^\/api\/user\//, "").replace(/\?.*/, "");
        const isMissing = path.startsWith("whatsapp");
        response.writeHead(isMissing ? status : 200, { "content-type": isMissing ? "text/html" : "application/json" });
        response.end(isMissing ? body : JSON.stringify(/** @type {Record<string, unknown>} */ (lists)[path]));
      });
      const account = await client202607().loadAccount();
      assert.deepEqual([account.sms_phone_number_ids, account.whatsapp_templates], [[5], undefined]);
    });
  }

  test("loadAccount rejects if a list fails for another reason", async () => {
    server.answer((response, { url }) => {
      const isSenders = url.endsWith("/senders");
      response.writeHead(isSenders ? 500 : 200, { "content-type": "application/json" });
      response.end(isSenders ? '{"message":"Server Error"}' : "[]");
    });
    assert.equal((await failure(client202607().loadAccount())).code, "server");
  });

  test("loadAccount of the first contract asks for no senders", async () => {
    answerLists(lists);
    await newClient().loadAccount();
    assert.equal(server.requests.length, 3);
  });

  test("listWhatsappSenders and listWhatsappTemplates name an argument of another kind", async () => {
    for (const client of /** @type {any[]} */ ([
      null,
      undefined,
      [],
      {},
      "client",
      5,
      Promise.resolve(client202607()),
    ])) {
      const expected = { name: "TypeError", message: "client must be a CampaignClient" };
      await assert.rejects(listWhatsappSenders(client), expected);
      await assert.rejects(listWhatsappTemplates(client, 7), expected);
    }
    for (const id of /** @type {any[]} */ ([
      null,
      undefined,
      "",
      "../x",
      1.5,
      {},
      [7],
      Symbol("7"),
      Promise.resolve(7),
    ])) {
      const expected = { name: "TypeError", message: /^senderId must be the id of a sender/ };
      await assert.rejects(listWhatsappTemplates(client202607(), id), expected);
    }
  });

  test("listWhatsappTemplates returns every template as the server sends it", async () => {
    answerLists(lists);
    assert.deepEqual(
      (await listWhatsappTemplates(client202607(), 7)).map(({ id }) => id),
      [15, 16, 17],
    );
  });
});
