// Calibration: its probes create nothing, which responses end it, and how its result is used.
// tests/laravel/calibrate.test.mjs compares the inferred rules with the real Laravel.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FIRST_CONTRACT, PROBES } from "../../../pkg/calibrate/probes.js";
import { sendProbe } from "../../../pkg/calibrate/send-probe.js";
import { createCampaignForm } from "../../../pkg/form.js";
import { CampaignClient, campaignFields, compare, createCampaignSchema, validateCampaign } from "../../../pkg/index.js";
import { createRelay } from "../../../pkg/relay.js";
import { CREATED, FORM, failure, KEY, newClient, PLAN_LIMIT, server } from "../support/client.mjs";

const required = campaignFields.filter((field) => field.required).map(({ name }) => name);

/**
 * Responds as a server with exactly these validation options.
 * @param {import("../../../pkg/index.js").ValidationOptions} options
 */
const answerAs = (options) =>
  server.answer((response, { body }) => {
    const verdict = validateCampaign(JSON.parse(body), options);
    assert.ok(!verdict.ok);
    const { message, errors } = verdict;
    response.writeHead(422, { "content-type": "application/json" }).end(JSON.stringify({ message, errors }));
  });

describe("the probes of a calibration", () => {
  test("the probes of calibrate are at most five, the first is empty, and each lacks a required field", () => {
    assert.deepEqual(required, ["name", "assistant_id"]);
    assert.ok(PROBES.length <= 5);
    assert.deepEqual(PROBES[0], {});
    for (const form of PROBES) assert.ok(required.some((name) => !(name in form)));
  });

  test("calibrate does not send a probe that lacks no required field", async () => {
    const sent = /** @type {unknown[]} */ ([]);
    const post = async (/** @type {unknown} */ body) => sent.push(body);
    const names = [
      { name: "a", assistant_id: 1 },
      { name: null, assistant_id: "" },
      { name: [], assistant_id: {}, timezone: 1 },
    ];
    const disguised = [
      { toJSON: () => FORM },
      Object.defineProperty({ name: "a" }, "assistant_id", { get: () => 1, enumerable: true }),
    ];
    for (const form of [...names, ...disguised, FORM]) {
      await assert.rejects(sendProbe(form, post, FIRST_CONTRACT), /server may accept/);
    }
    assert.deepEqual(sent, []);
    for (const form of PROBES) await sendProbe(form, post, FIRST_CONTRACT);
    assert.deepEqual(sent, PROBES);
  });

  test("calibrate checks a probe as it is serialized, not as it is passed in", async () => {
    let reads = 0;
    const fickle = Object.defineProperty({ name: "a" }, "assistant_id", {
      get: () => (reads++ === 0 ? undefined : 1),
      enumerable: true,
    });
    const post = async (/** @type {unknown} */ body) => assert.deepEqual(body, { name: "a" });
    await sendProbe(fickle, post, FIRST_CONTRACT);
  });
});

describe("the server of a calibration", () => {
  test("calibrate stops after one probe and names the campaign when the server creates one", async () => {
    server.answerWith(201, { ...CREATED, data: { ...CREATED.data, id: 4711 } });
    const error = await failure(newClient().calibrate());
    assert.deepEqual([error.name, error.outcome, error.status], ["UnexpectedResponseError", "unknown", 201]);
    assert.match(
      error.message,
      /created the campaign 4711\. No further form was sent\. Delete it: deleteCampaign\(4711\)/,
    );
    assert.equal(error.cause.id, 4711);
    assert.deepEqual(
      server.requests.map(({ body }) => body),
      ["{}"],
    );
  });

  test("calibrate stops after one probe when the server accepts it without naming a campaign", async () => {
    for (const [status, body] of /** @type {[number, string][]} */ ([
      [200, "<p>Thanks"],
      [204, ""],
      [202, "{}"],
    ])) {
      server.answerWith(status, body);
      const error = await failure(newClient().calibrate());
      assert.deepEqual([error.name, error.outcome, error.status], ["UnexpectedResponseError", "unknown", status]);
      assert.match(error.message, /accepted a form.*Look for a new campaign with listCampaigns\(\)/);
      assert.equal(server.requests.length, 1);
    }
  });

  test("calibrate stops at the first probe that the server accepts after earlier refusals", async () => {
    let turn = 0;
    server.answer((response, { body }) => {
      const verdict = validateCampaign(JSON.parse(body), { profile: "laravel-8" });
      const [status, answer] = turn++ < 2 ? [422, verdict] : [201, CREATED];
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
    assert.match((await failure(newClient().calibrate())).message, /created the campaign 1\b/);
    assert.equal(server.requests.length, 3);
  });

  test("calibrate stops after one probe when the server does not require both fields", async () => {
    for (const [errors, missing] of /** @type {[object, RegExp][]} */ ([
      [{ name: ["Fehlt."], leads: ["Fehlt."] }, /without requiring assistant_id,/],
      [{}, /without requiring name and assistant_id,/],
    ])) {
      server.answerWith(422, { message: "Ungültig.", errors });
      const error = await failure(newClient().calibrate());
      assert.deepEqual([error.name, error.outcome], ["UnexpectedResponseError", "refused"]);
      assert.match(error.message, missing);
      assert.equal(server.requests.length, 1);
    }
  });

  test("calibrate rejects with the client's ordinary error when the server does not validate the probe", async () => {
    for (const [status, message, name, times] of /** @type {[number, string, string, number][]} */ ([
      [401, "Unauthenticated.", "AuthenticationError", 1],
      [403, PLAN_LIMIT, "PlanLimitError", 1],
      [404, "The route could not be found.", "NotFoundError", 1],
      [429, "Too Many Attempts.", "RateLimitError", 2],
      [500, "Server Error", "ServerError", 1],
      [503, "Maintenance", "ServerError", 1],
    ])) {
      server.answerWith(status, { message }, { "retry-after": "0" });
      const error = await failure(newClient({ maxRetries: 1 }).calibrate());
      assert.deepEqual([error.name, error.status], [name, status]);
      assert.equal(server.requests.length, times);
    }
  });

  test("calibrate sends no further probe after an abort", async () => {
    const controller = new AbortController();
    server.answer((response, { body }) => {
      const verdict = validateCampaign(JSON.parse(body));
      if (body !== "{}") controller.abort();
      else response.writeHead(422, { "content-type": "application/json" }).end(JSON.stringify(verdict));
    });
    assert.equal((await failure(newClient().calibrate({ signal: controller.signal }))).name, "AbortedError");
    assert.equal(server.requests.length, 2);
  });
});

describe("the result of a calibration", () => {
  /** @type {import("../../../pkg/index.js").ValidationOptions[]} */
  const servers = [
    { profile: "documented" },
    { profile: "laravel-8", account: { max_calls_in_parallel: 3 } },
    { profile: "laravel-12", account: { max_calls_in_parallel: 1 } },
    { profile: "laravel-12", account: { max_calls_in_parallel: null } },
  ];
  test("calibrate infers the profile and the limit on parallel calls of each server", async () => {
    for (const options of servers) {
      answerAs(options);
      const { profile, exact, provider, account, differences, askedAt } = await newClient().calibrate();
      const limit = options.account?.max_calls_in_parallel;
      assert.deepEqual(
        { profile, exact, provider, account, differences },
        {
          profile: options.profile,
          exact: true,
          provider: "autocalls",
          account: { max_calls_in_parallel: limit === undefined ? 10 : limit },
          differences: [],
        },
      );
      assert.ok(Math.abs(Date.parse(askedAt) - Date.now()) < 60_000);
      assert.equal(server.requests.length, 5);
    }
  });

  test("of a server with the package's own German finds its sentences, counted elements and all", async () => {
    const { de } = await import("../../../pkg/messages/de.js");
    const options = { profile: /** @type {const} */ ("laravel-12"), messages: de.messages, attributes: de.attributes };
    answerAs(options);
    const calibration = await newClient({ provider: "intellixent" }).calibrate();
    assert.deepEqual(
      [calibration.profile, calibration.exact, calibration.provider],
      ["laravel-12", false, "intellixent"],
    );
    assert.deepEqual(calibration.differences, []);
    const form = { ...FORM, allowed_days: ["monday", "x", "y"], max_retries: 9, phone_number_ids: [1, 1, "x"] };
    const [ours, theirs] = [validateCampaign(form, calibration), validateCampaign(form, options)];
    assert.ok(!ours.ok && !theirs.ok);
    assert.deepEqual([ours.message, ours.errors], [theirs.message, theirs.errors]);
    assert.match(ours.errors["allowed_days.2"][0], /Tag 3/);
  });

  test("calibrate reports a bound that the server's sentence hides or states differently", async () => {
    const messages = {
      "name.max": "Too long.",
      "max_calls_in_parallel.max": "Too many.",
      "retry_interval.between": "From 20 to 4320.",
    };
    answerAs({ profile: "laravel-8", messages });
    const { differences, account } = await newClient().calibrate();
    assert.deepEqual(account, {});
    assert.deepEqual(
      differences.map(({ field, theirs }) => [field, theirs[field]]),
      [
        ["name", ["Too long."]],
        ["retry_interval", ["From 20 to 4320."]],
        ["max_calls_in_parallel", ["Too many."]],
      ],
    );
  });

  test("a calibration survives JSON and works as the options of every function", async () => {
    answerAs({ profile: "laravel-8", messages: { required: ":attribute?" } });
    const calibration = JSON.parse(JSON.stringify(await newClient().calibrate()));
    const verdict = validateCampaign({}, calibration);
    assert.deepEqual(!verdict.ok && verdict.errors, { name: ["name?"], assistant_id: ["assistant id?"] });
    const { issues } = createCampaignSchema(calibration)["~standard"].validate({});
    assert.deepEqual(
      issues?.map(({ message }) => message),
      ["name?", "assistant id?"],
    );
    const form = createCampaignForm({ ...calibration, onSubmit: () => {} });
    await form.submit();
    assert.deepEqual(form.errors.name, ["name?"]);
    const error = await failure(newClient({ ...calibration, provider: "autocalls" }).createCampaign({}));
    assert.deepEqual(error.errors.name, ["name?"]);
  });
});

describe("compare", () => {
  const verdict = validateCampaign({ name: "a", timezone: "x", max_retries: 9 }, { profile: "laravel-8" });
  const body = () => (verdict.ok ? assert.fail() : { message: verdict.message, errors: { ...verdict.errors } });

  test("compare throws a TypeError for a report that is not a verdict", () => {
    const halves = [
      { ok: false },
      { ok: false, errors: {} },
      { ok: false, message: "No." },
      { ok: false, message: "No.", errors: null },
      { ok: false, message: "No.", errors: "none" },
      { ok: 1, message: "No.", errors: {} },
      body(),
    ];
    for (const report of /** @type {any[]} */ ([
      undefined,
      null,
      5,
      {},
      [],
      "ok",
      Promise.resolve(verdict),
      ...halves,
    ])) {
      assert.throws(() => compare(report, body()), { name: "TypeError", message: /^report must be a verdict/ });
    }
  });

  test("compare returns no difference for an equal verdict and response", () => {
    assert.deepEqual(compare(verdict, body()), []);
    assert.deepEqual(compare(validateCampaign(FORM), CREATED), []);
  });

  test("compare returns a field that only one side reports", () => {
    const { message, errors } = body();
    const { timezone, ...rest } = errors;
    assert.deepEqual(compare(verdict, { message, errors: rest }), [
      { field: "timezone", ours: { timezone }, theirs: {} },
    ]);
    const leads = ["The leads field is required."];
    assert.deepEqual(compare(verdict, { message, errors: { ...errors, leads } }), [
      { field: "leads", ours: {}, theirs: { leads } },
    ]);
    assert.deepEqual(
      compare(verdict, CREATED).map(({ field, theirs }) => [field, theirs]),
      [
        ["assistant_id", {}],
        ["timezone", {}],
        ["max_retries", {}],
      ],
    );
  });

  test("compare returns differences in order and in the top-level message", () => {
    const { message, errors } = body();
    const turned = Object.fromEntries(Object.entries(errors).reverse());
    assert.deepEqual(
      compare(verdict, { message: "No.", errors: turned }).map(({ field, theirs }) => [field, theirs[field]]),
      [
        ["errors", Object.keys(turned)],
        ["message", ["No."]],
      ],
    );
    assert.deepEqual(compare(verdict, { message, errors: turned }).length, 1);
  });

  test("compare throws a TypeError for anything but the body of a 422 or of a campaign", () => {
    for (const answer of [undefined, null, "x", [], {}, { message: PLAN_LIMIT }, { errors: {} }]) {
      assert.throws(() => compare(verdict, answer), { name: "TypeError", message: /^response must be/ });
    }
  });
});

describe("calibration behind a relay", () => {
  const SITE = "https://shop.example";
  /** @param {Partial<import("../../../pkg/relay.js").RelayOptions>} [options] */
  const newRelay = (options) =>
    createRelay({ baseUrl: server.baseUrl, apiKey: KEY, authorize: () => true, ...options });
  const request = (init = {}) =>
    new Request(`${SITE}/api/outbound/user/campaign/calibrate`, {
      method: "POST",
      headers: { origin: SITE, "content-type": "application/json" },
      body: "{}",
      ...init,
    });
  /** @param {Response} response */
  const statusAndBody = async (response) => {
    const text = await response.text();
    assert.ok(!text.includes("canary"));
    return [response.status, JSON.parse(text)];
  };

  test("client.calibrate rejects a response that the relay itself made", async () => {
    const relay = newRelay({ calibrate: true });
    const client = new CampaignClient({ baseUrl: SITE, fetch: (url, init) => relay(new Request(url, init)) });
    server.answerWith(422, {});
    const error = await failure(client.calibrate());
    assert.deepEqual([error.name, error.outcome, error.status], ["UnexpectedResponseError", "refused", 422]);
    assert.match(error.message, /relay answered by itself/);
    assert.equal(server.requests.length, 0);
  });

  test("the relay's calibrate route exists only when enabled, and only for authorized callers", async () => {
    answerAs({ profile: "laravel-8" });
    const asked = /** @type {string[]} */ ([]);
    const authorize = (/** @type {Request} */ _, /** @type {{ endpoint: string }} */ { endpoint }) => {
      asked.push(endpoint);
      return false;
    };
    const plain = { "content-type": "text/plain" };
    const cases = /** @type {[Partial<import("../../../pkg/relay.js").RelayOptions>, object, number, string][]} */ ([
      [{}, {}, 404, "relay_route"],
      [{ calibrate: true, authorize }, {}, 403, "relay_forbidden"],
      [{ calibrate: true }, { headers: { origin: "https://evil.example" } }, 403, "relay_origin"],
      [{ calibrate: true }, { headers: plain }, 415, "relay_content_type"],
      [{ calibrate: true }, { method: "GET", body: undefined }, 405, "relay_method"],
    ]);
    for (const [options, init, status, code] of cases) {
      const [answered, json] = await statusAndBody(await newRelay(options)(request(init)));
      assert.deepEqual([answered, json.code], [status, code]);
    }
    assert.deepEqual(asked, ["calibrate"]);
    assert.equal(server.requests.length, 0);
    assert.throws(() => newRelay({ calibrate: /** @type {any} */ (1) }), /^TypeError: calibrate must be a boolean/);
  });

  test("the relay calibrates the server with its key, with the same result as the client", async () => {
    answerAs({ profile: "laravel-12", account: { max_calls_in_parallel: 4 } });
    const { askedAt: _, ...direct } = await newClient().calibrate();
    answerAs({ profile: "laravel-12", account: { max_calls_in_parallel: 4 } });
    const [status, { askedAt, ...calibration }] = await statusAndBody(await newRelay({ calibrate: true })(request()));
    assert.equal(status, 200);
    assert.ok(Date.parse(askedAt));
    assert.deepEqual(calibration, direct);
    assert.equal(server.requests.length, 5);
    assert.ok(server.requests.every(({ headers }) => headers.authorization === `Bearer ${KEY}`));
  });

  test("the relay's calibration ends at the timeout when the server responds slowly to each probe", async () => {
    server.answer((response) => {
      const errors = { name: ["No."], assistant_id: ["No."] };
      setTimeout(() => response.writeHead(422).end(JSON.stringify({ message: "No.", errors })), 150);
    });
    const [status, { code }] = await statusAndBody(await newRelay({ calibrate: true, timeout: 200 })(request()));
    assert.deepEqual([status, code], [504, "relay_timeout"]);
    const asked = server.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.ok(server.requests.length <= asked + 1, "nothing is asked any more");
  });

  test("the relay reports to the page the reason that ended a calibration", async () => {
    const reported = /** @type {unknown[]} */ ([]);
    const relay = newRelay({ calibrate: true, onError: (error) => reported.push(error) });
    server.answerWith(201, { ...CREATED, data: { id: 4711, name: KEY } });
    const [status, json] = await statusAndBody(await relay(request()));
    assert.deepEqual([status, json.code], [502, "relay_calibration"]);
    assert.match(json.message, /created the campaign 4711/);
    assert.equal(server.requests.length, 1);
    assert.equal(reported.length, 1);
    server.answerWith(401, { message: "Unauthenticated." });
    assert.deepEqual(await statusAndBody(await relay(request())), [401, { message: "Unauthenticated." }]);
    server.answerWith(422, { message: "No plan." });
    assert.deepEqual(await statusAndBody(await relay(request())), [422, { message: "No plan." }]);
    server.answerWith(500, "<p>oops");
    assert.deepEqual((await statusAndBody(await relay(request())))[1].code, "relay_upstream");
    assert.equal(server.requests.length, 1);
  });
});
