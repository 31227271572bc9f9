// The relay and a real upstream: requests that it forwards, requests that it refuses, and the key, which stays in it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { CampaignClient } from "../../../pkg/index.js";
import { createRelay } from "../../../pkg/relay.js";
import { assertKeyless, CREATED, FORM, failure, KEY, PLAN_LIMIT, server } from "../support/client.mjs";
import { ask, CREATE, MOUNT, newRelay, readResponse, refusal, SITE } from "../support/relay.mjs";

describe("requests that the relay forwards", () => {
  test("the relay forwards an accepted campaign, rebuilt, with the key", async () => {
    server.answerWith(201, CREATED, { "x-request-id": "r-1", "set-cookie": "s=1", "x-powered-by": "php" });
    const body = JSON.stringify({ ...FORM, name: "  Spring ", assistant_id: "127", _method: "DELETE", evil: [1] });
    const { status, headers, json } = await readResponse(
      await newRelay()(
        ask(CREATE, {
          body,
          headers: { authorization: "Bearer canary-key-of-a-visitor", cookie: "session=1", "x-a": "1" },
        }),
      ),
    );
    assert.deepEqual([status, json], [201, CREATED]);
    assert.deepEqual(headers, {
      "content-type": "application/json",
      "x-request-id": "r-1",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      vary: "Origin",
    });
    const [seen] = server.requests;
    assert.equal(seen.body, '{"name":"Spring","assistant_id":127,"allowed_days":[]}');
    assert.equal(seen.headers.authorization, `Bearer ${KEY}`);
    assert.equal(seen.headers.accept, "application/json");
    assert.deepEqual([seen.headers.cookie, seen.headers["x-a"]], [undefined, undefined]);
    assert.equal(server.requests.length, 1);
  });

  test("the relay forwards the client's routes under any mount path", async () => {
    server.answerWith(200, []);
    for (const [path, url] of [
      ["/user/campaigns?x=1", "/api/user/campaigns"],
      ["/user/assistants/outbound", "/api/user/assistants/outbound"],
      ["/user/assistants/get?per_page=100&page=2&x=y", "/api/user/assistants/get?per_page=100&page=2"],
      ["/user/assistants/get?page=1;drop", "/api/user/assistants/get"],
      ["/user/campaigns?page=3&constructor=1&__proto__=2", "/api/user/campaigns?page=3"],
      ["/user/phone-numbers/all", "/api/user/phone-numbers/all"],
    ]) {
      assert.equal((await readResponse(await newRelay()(ask(path, { method: "GET" })))).status, 200);
      assert.equal(server.requests.at(-1)?.url, url);
    }
    const body = '{"campaign_id":"7","action":"start","x":1}';
    await newRelay()(ask("/user/campaigns/update-status", { body }));
    assert.equal(server.requests.at(-1)?.body, '{"campaign_id":7,"action":"start"}');
  });

  test("the relay sends to the upstream's paths, with a key from a function called for each request", async () => {
    let asked = 0;
    const apiKey = async () => `${KEY}-${++asked}`;
    const relay = newRelay({ apiKey, paths: { create: "user/campaigns" } });
    await relay(ask(CREATE));
    await relay(ask(CREATE));
    assert.deepEqual(
      server.requests.map(({ url, headers }) => [url, headers.authorization]),
      [
        ["/api/user/campaigns", `Bearer ${KEY}-1`],
        ["/api/user/campaigns", `Bearer ${KEY}-2`],
      ],
    );
  });

  test("the relay returns the server's status and message, with the key redacted", async () => {
    for (const [status, body] of /** @type {[number, unknown][]} */ ([
      [403, { message: PLAN_LIMIT }],
      [404, { message: "Assistant not found or not an outbound assistant." }],
      [422, { message: "No.", errors: { name: ["Taken."] } }],
      [500, { message: "Server Error" }],
    ])) {
      server.answerWith(status, body);
      const back = await readResponse(await newRelay()(ask(CREATE)));
      assert.deepEqual([back.status, back.json], [status, body]);
      assert.equal(back.headers["outbound-campaign-relay"], undefined);
    }
    server.answerWith(429, { message: `Slow down, ${KEY}` }, { "retry-after": "9" });
    const slow = await readResponse(await newRelay()(ask(CREATE)));
    assert.deepEqual([slow.headers["retry-after"], slow.json.message], ["9", "Slow down, [redacted]"]);
  });
});

describe("requests that the relay refuses", () => {
  test("an invalid form is refused by the relay with the server's own 422", async () => {
    server.answerWith(201, CREATED);
    for (const [body, errors] of /** @type {[string, string[]][]} */ ([
      ["{}", ["name", "assistant_id"]],
      ["not json", ["name", "assistant_id"]],
      [JSON.stringify({ ...FORM, max_retries: 9 }), ["max_retries"]],
      [JSON.stringify({ ...FORM, max_calls_in_parallel: 6 }), ["max_calls_in_parallel"]],
    ])) {
      const { status, headers, json } = await readResponse(
        await newRelay({ account: { max_calls_in_parallel: 5 } })(ask(CREATE, { body })),
      );
      assert.deepEqual([status, json.message, Object.keys(json.errors)], [422, "The given data was invalid.", errors]);
      assert.equal(headers["outbound-campaign-relay"], "validated");
    }
    assert.equal(server.requests.length, 0);
  });

  test("an invalid form is refused by the relay with custom messages", async () => {
    const relay = newRelay({ messages: { required: "„:attribute“ fehlt." }, attributes: { name: "Name" } });
    const { status, json } = await readResponse(await relay(ask(CREATE, { body: '{"assistant_id":1}' })));
    assert.deepEqual([status, json.errors], [422, { name: ["„Name“ fehlt."] }]);
    assert.equal(server.requests.length, 0);
  });

  test("a request that authorize does not allow is refused, for any result except true and { caller }", async () => {
    server.answerWith(201, CREATED);
    for (const answer of [false, undefined, null, 1, "yes", Promise.resolve(false), Promise.reject(new Error("db"))]) {
      const authorize = /** @type {any} */ (() => answer);
      assert.deepEqual(await refusal(await newRelay({ authorize })(ask(CREATE))), [403, "relay_forbidden"]);
    }
    const authorize = () => {
      throw new Error("db");
    };
    assert.deepEqual(await refusal(await newRelay({ authorize })(ask(CREATE))), [403, "relay_forbidden"]);
  });

  test("authorize gets the request without its body, and the endpoint", async () => {
    /** @type {any} */
    let seen;
    const relay = newRelay({
      authorize: async (request, about) => {
        seen = { about, cookie: request.headers.get("cookie"), url: request.url, body: await request.text() };
        return true;
      },
    });
    assert.equal((await relay(ask(CREATE, { headers: { cookie: "session=1" } }))).status, 201);
    assert.deepEqual(seen, {
      about: { endpoint: "create" },
      cookie: "session=1",
      url: `${MOUNT}${CREATE}`,
      body: "",
    });
  });

  /** @type {[string, () => Request, number, string][]} */
  const rows = [
    ["a delete", () => new Request(`${MOUNT}/user/campaign/1`, { method: "DELETE" }), 404, "relay_route"],
    ["one campaign, an endpoint of July 2026", () => ask("/user/campaign/1", { method: "GET" }), 404, "relay_route"],
    ["an unknown address", () => ask("/user/leads"), 404, "relay_route"],
    ["a route below a route", () => ask("/user/campaign/../../user/me", { method: "GET" }), 404, "relay_route"],
    ["another method", () => ask("/user/campaigns"), 405, "relay_method"],
    ["a PUT", () => new Request(`${MOUNT}${CREATE}`, { method: "PUT", body: "{}" }), 405, "relay_method"],
    ["text/plain", () => ask(CREATE, { headers: { "content-type": "text/plain" } }), 415, "relay_content_type"],
    ["a form", () => ask(CREATE, { headers: { "content-type": "multipart/form-data" } }), 415, "relay_content_type"],
    [
      "a type that begins alike",
      () => ask(CREATE, { headers: { "content-type": "application/jsonx" } }),
      415,
      "relay_content_type",
    ],
    ["a body that is too large", () => ask(CREATE, { body: " ".repeat(65_537) }), 413, "relay_too_large"],
    ["a stream that is too large", () => ask(CREATE, { body: endless() }), 413, "relay_too_large"],
    ["another origin", () => ask(CREATE, { headers: { origin: "https://evil.example" } }), 403, "relay_origin"],
    ["the origin null", () => ask(CREATE, { headers: { origin: "null" } }), 403, "relay_origin"],
    ["another scheme", () => ask(CREATE, { headers: { origin: "http://shop.example" } }), 403, "relay_origin"],
    [
      "a cross-site GET",
      () => new Request(`${MOUNT}/user/campaigns`, { headers: { "sec-fetch-site": "cross-site" } }),
      403,
      "relay_origin",
    ],
    [
      "a status without an action",
      () => ask("/user/campaigns/update-status", { body: '{"campaign_id":1}' }),
      400,
      "relay_body",
    ],
    [
      "a status with a bad id",
      () => ask("/user/campaigns/update-status", { body: '{"campaign_id":"1/2","action":"stop"}' }),
      400,
      "relay_body",
    ],
    ["a status of invalid JSON", () => ask("/user/campaigns/update-status", { body: "x" }), 400, "relay_body"],
    ["a status that is null", () => ask("/user/campaigns/update-status", { body: "null" }), 400, "relay_body"],
  ];
  for (const [name, request, status, code] of rows) {
    test(`the relay refuses ${name} with ${status} ${code}`, async () => {
      server.answerWith(201, CREATED);
      assert.deepEqual(await refusal(await newRelay()(request())), [status, code]);
    });
  }

  test("the relay refuses an interrupted body with 400", async () => {
    server.answerWith(201, CREATED);
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) });
    assert.deepEqual(await refusal(await newRelay()(ask(CREATE, { body }))), [400, "relay_body"]);
  });
});

const endless = () =>
  new ReadableStream({ pull: (controller) => controller.enqueue(new TextEncoder().encode(" ".repeat(1000))) });

describe("failures of the server", () => {
  /** @type {[string, (response: import("node:http").ServerResponse) => void, number, string][]} */
  const rows = [
    ["a broken connection", (response) => response.socket?.destroy(), 502, "relay_upstream"],
    ["HTML", (response) => response.end("<html>"), 502, "relay_upstream"],
    ["cut JSON", (response) => response.writeHead(201).end('{"data":'), 502, "relay_upstream"],
    ["a redirect", (response) => response.writeHead(302, { location: "/login" }).end(), 502, "relay_upstream"],
    ["silence", () => {}, 504, "relay_timeout"],
    ["a drip", (response) => void response.writeHead(201).write("{"), 504, "relay_timeout"],
  ];
  for (const [name, script, status, code] of rows) {
    test(`${name} of the server is ${status} ${code}, and the client's outcome is unknown`, async () => {
      server.answer(script);
      // Long enough for a busy machine to get a response that exists.
      const relay = newRelay({ timeout: status === 504 ? 300 : 10_000 });
      const { status: answered, json, headers } = await readResponse(await relay(ask(CREATE)));
      assert.deepEqual([answered, json.code, headers["outbound-campaign-relay"]], [status, code, "validated"]);
      const client = new CampaignClient({ baseUrl: MOUNT, fetch: (url, init) => relay(new Request(url, init)) });
      const error = await failure(client.createCampaign(FORM));
      assert.deepEqual([error.name, error.code, error.outcome, error.attempts], ["CampaignError", code, "unknown", 1]);
      assert.equal(server.requests.length, 2);
    });
  }

  test("a failure of the server reaches onError without the key, and an error of onError is ignored", async () => {
    /** @type {unknown[]} */
    const heard = [];
    const fetch = /** @type {any} */ (
      async (/** @type {string} */ _, /** @type {any} */ init) => {
        throw Object.assign(new Error(`failed: ${init.headers.Authorization}`), { config: init });
      }
    );
    const onError = (/** @type {unknown} */ error) => {
      heard.push(error);
      throw new Error("broken logger");
    };
    const { status } = await readResponse(await newRelay({ fetch, onError })(ask(CREATE)));
    assert.equal(status, 502);
    assertKeyless(heard[0]);
    assert.match(inspect(heard[0]), /\[redacted\]/);
  });

  test("onError gets the reason of a refusal without response and of a server failure, without the key", async () => {
    /** @type {any[]} */
    const heard = [];
    const onError = (/** @type {unknown} */ error) => void heard.push(error);
    const said = async (/** @type {Partial<import("../../../pkg/relay.js").RelayOptions>} */ options) => {
      heard.length = 0;
      const { status } = await readResponse(await newRelay({ onError, ...options })(ask(CREATE)));
      for (const error of heard) assertKeyless(error);
      return [status, ...heard.map(({ message }) => message)];
    };
    const any = (/** @type {unknown} */ given) => /** @type {any} */ (() => given);
    assert.deepEqual(await said({ authorize: any(false) }), [403]);
    for (const [given, kind] of [
      [1, "number"],
      ["yes", "string"],
      [undefined, "undefined"],
      [null, "null"],
    ]) {
      const message = `authorize must return true, false or { caller }, but returned ${kind}`;
      assert.deepEqual(await said({ authorize: any(given) }), [403, message]);
    }
    for (const given of [{}, { caller: 7 }, { caller: "" }, { caller: "x".repeat(256) }]) {
      const message = "authorize must return a caller of 1 to 255 characters";
      assert.deepEqual(await said({ authorize: any(given) }), [403, message]);
    }
    const authorize = () => {
      throw Object.assign(new Error(`asked with ${KEY}`), { config: KEY });
    };
    assert.deepEqual(await said({ authorize }), [403, "asked with [redacted]"]);
    server.answerWith(201, CREATED);
    await said({});
    let calls = 0;
    const apiKey = () => (calls++ === 0 ? KEY : Promise.reject(new Error(`no longer ${KEY}`)));
    const relay = newRelay({ apiKey, onError });
    await readResponse(await relay(ask(CREATE)));
    heard.length = 0;
    await readResponse(await relay(ask(CREATE, { body: JSON.stringify({ ...FORM, name: "other" }) })));
    assert.deepEqual(
      heard.map(({ message }) => message),
      ["no longer [redacted]"],
    );
    server.answerWith(401, { message: "Unauthenticated." });
    assert.deepEqual(await said({}), [401, "The server refused the relay's API key (status 401)."]);
    server.answerWith(502, "<html>");
    assert.deepEqual(await said({}), [502, "The server sent an undocumented response (status 502)."]);
    server.answer(() => {});
    assert.deepEqual(await said({ timeout: 50 }), [504, "The server sent no complete response within 50 ms."]);
  });

  test("the relay redacts the key in every JSON spelling, and changes nothing else", async () => {
    const apiKey = "17|canary-key/of-a-relay";
    const answer = (/** @type {string} */ body) => {
      server.answerWith(201, body);
      return newRelay({ apiKey, headers: { "X-Tenant-Key": "4711" } })(ask(CREATE)).then(readResponse);
    };
    for (const spelt of [
      "17\\u007ccanary-key\\/of-a-relay",
      "canary-key\\/of-a-relay",
      "\\u0063anary-key/of-a-relay",
    ]) {
      assert.deepEqual((await answer(`{"data":{"id":24711,"name":"a ${spelt}"}}`)).json.data, {
        id: 24711,
        name: "a [redacted]",
      });
    }
    const untouched = '{"data": {"id":12345678901234567890, "name":"4711 \\u00e9 \\"x\\""}}';
    assert.equal((await answer(untouched)).text, untouched);
  });

  test("an apiKey function that never settles is refused at the timeout, and nothing is forwarded later", async () => {
    server.answerWith(201, CREATED);
    /** @type {(key: string) => void} */
    let give = () => {};
    const apiKey = () => new Promise((/** @type {(key: string) => void} */ resolve) => (give = resolve));
    assert.deepEqual(await refusal(await newRelay({ apiKey, timeout: 50 })(ask(CREATE))), [500, "relay_key"]);
    give(KEY);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(server.requests.length, 0);
  });

  test("an authorize that never settles is refused within the timeout", async () => {
    const authorize = () => new Promise(() => {});
    const relay = newRelay({ authorize: /** @type {any} */ (authorize), timeout: 50 });
    assert.deepEqual(await refusal(await relay(ask(CREATE))), [403, "relay_forbidden"]);
  });

  test("a request without an available key is refused, and nothing is forwarded", async () => {
    server.answerWith(201, CREATED);
    for (const apiKey of [
      () => Promise.reject(new Error("vault sealed")),
      () => /** @type {any} */ (7),
      () => `${KEY}\n`,
    ]) {
      assert.deepEqual(await refusal(await newRelay({ apiKey })(ask(CREATE))), [500, "relay_key"]);
    }
  });
});

describe("the client and the relay", () => {
  test("a client without a key creates a campaign through the relay", async () => {
    const relay = newRelay();
    const client = new CampaignClient({
      baseUrl: MOUNT,
      credentials: "same-origin",
      fetch: (url, init) => relay(new Request(url, { ...init, headers: { ...init.headers, origin: SITE } })),
    });
    assert.equal((await client.createCampaign(FORM)).id, 1);
    assert.equal(server.requests[0].headers.authorization, `Bearer ${KEY}`);
    server.answerWith(403, { message: PLAN_LIMIT });
    assert.equal((await failure(client.createCampaign(FORM))).code, "plan_limit");
    server.answerWith(200, { message: "ok", data: { campaign_id: 1, status: "stopped" } });
    assert.equal((await client.stopCampaign(1)).status, "stopped");
    server.answerWith(200, []);
    assert.deepEqual(await client.listCampaigns(), []);
    const error = await failure(client.deleteCampaign(1));
    assert.deepEqual([error.code, error.outcome], ["relay_route", "refused"]);
  });
});

describe("invalid options of createRelay", () => {
  /** @type {[string, any, RegExp][]} */
  const rows = [
    ["nothing", undefined, /must be an object/],
    ["no authorize", { authorize: undefined }, /^authorize must be a function/],
    ["no key", { apiKey: undefined }, /^apiKey must be/],
    ["a pasted key", { apiKey: "canary-key\n" }, /^apiKey: must be the key/],
    ["no address", { baseUrl: undefined }, /provider or baseUrl/],
    ["plain http", { baseUrl: "http://example.com" }, /^baseUrl: must begin with https/],
    [
      "an origin with a path",
      { origins: ["https://a.example/"] },
      /^origins\[0\] .*Did you mean "https:\/\/a\.example"\?/,
    ],
    ["an app's origin with a path", { origins: ["capacitor://localhost/"] }, /^origins\[0\] must be an origin/],
    [
      "a pattern",
      { origins: ["https://a.example", "https://*.a.example"] },
      /^origins\[1\] .*is a pattern\. List each/,
    ],
    ["the origin of sandboxed frames", { origins: ["null"] }, /^origins\[0\] must not be "null"/],
    ["a file's origin", { origins: ["file://localhost"] }, /^origins\[0\] must be an origin/],
    ["an origin that is a star", { origins: ["*"] }, /^origins\[0\] .*is a pattern/],
    ["an authorize that is none", { authorize: true }, /^authorize must be a function/],
    ["a key that is a number", { apiKey: 17 }, /^apiKey must be a string/],
    ["an unknown provider", { provider: "acme" }, /^provider must be one of/],
    ["an address that is a number", { baseUrl: 5 }, /^baseUrl must be a string or a URL/],
    ["an unknown path", { paths: { creates: "x" } }, /^paths\.creates/],
    ["headers that are a text", { headers: "X-A: 1" }, /^headers must be an object/],
    [
      "Authorization beside the key",
      { headers: { Authorization: "canary-key" } },
      /^headers: must not contain Authorization/,
    ],
    ["a fetch that is none", { fetch: "fetch" }, /^fetch must be a function/],
    ["a timeout of 0", { timeout: 0 }, /^timeout must be a number/],
    ["an unknown profile", { profile: "laravel-5" }, /^profile must be one of/],
    ["an account that is a number", { account: 5 }, /^account must be an object/],
    ["an account's fact that is wrong", { account: { phone_number_ids: 5 } }, /^account\.phone_number_ids must/],
    ["messages that are a text", { messages: "no" }, /^messages must be an object/],
    ["a message that is a number", { messages: { required: 5 } }, /^messages\.required must be a string/],
    ["names that are a text", { attributes: "no" }, /^attributes must be an object/],
    ["origins that are a text", { origins: "https://a.example" }, /^origins must be a list/],
    ["a hook that is none", { onError: "log" }, /^onError must be a function/],
    ["a limit of 0", { maxBodyBytes: 0 }, /^maxBodyBytes must be/],
    ["a limit of answers that is a text", { maxAnswerBytes: "1" }, /^maxAnswerBytes must be/],
    ["a store without fail", { idempotency: { begin() {}, finish() {} } }, /^idempotency must be an IdempotencyStore/],
    ["a store that is none", { idempotency: null }, /^idempotency must be an IdempotencyStore/],
    ["hosts that are a text", { hosts: "app.example" }, /^hosts must be a list of host names/],
    ["a host with a scheme", { hosts: ["https://app.example"] }, /^hosts must be/],
    ["a host with a path", { hosts: ["app.example/"] }, /^hosts must be/],
    ["a host that is a star", { hosts: ["*"] }, /^hosts must be/],
    ["an unknown option", { authorise: () => true }, /^Unknown option "authorise"\. Did you mean "authorize"\?/],
    ["retries", { maxRetries: 1 }, /^Unknown option "maxRetries"\. /],
  ];
  for (const [name, options, message] of rows) {
    test(`createRelay with ${name} throws a TypeError that names the option`, () => {
      const make = () =>
        createRelay(options && { baseUrl: server.baseUrl, apiKey: KEY, authorize: () => true, ...options });
      assert.throws(make, (/** @type {any} */ error) => {
        assertKeyless(error);
        assert.ok(error instanceof TypeError);
        assert.match(error.message, message);
        return true;
      });
    });
  }

  test("inspecting a relay does not show the key", () => {
    assert.ok(!inspect(newRelay(), { depth: 20, showHidden: true }).includes("canary"));
  });
});
