// Idempotency keys at the relay: each write is forwarded once, for any duplicate at any relay with the same store.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { sha256 } from "../../../pkg/http/sha256.js";
import { CampaignClient } from "../../../pkg/index.js";
import { createMemoryIdempotencyStore } from "../../../pkg/relay.js";
import { CREATED, FORM, failure, KEY, server, sleep } from "../support/client.mjs";
import { newRelay, SITE } from "../support/relay.mjs";

/** @typedef {import("../../../pkg/relay.js").RelayOptions} RelayOptions */
/** @typedef {import("../../../pkg/relay.js").IdempotencyStore} IdempotencyStore */

const UUID = "0e37df36-f698-11e6-8dd4-cb9ced3df976";
const UPDATE = { campaign_id: 1, action: "start" };

/** @param {{ key?: string, form?: object, path?: string, headers?: Record<string, string> }} [init] */
const create = ({ key = UUID, form = FORM, path = "/api/user/campaign", headers = {} } = {}) =>
  new Request(`${SITE}${path}`, {
    method: "POST",
    headers: { origin: SITE, "content-type": "application/json", "idempotency-key": key, ...headers },
    body: JSON.stringify(form),
  });

/** Returns status, code and body. @param {Response} response */
const readResponse = async (response) => {
  const json = await response.json();
  assert.ok(!JSON.stringify(json).includes("canary"), "the key is in the answer");
  return { status: response.status, code: json.code, json };
};

/** A fetch that counts its calls. @param {() => Response | Promise<Response>} [answer] */
function counting(answer = () => Response.json(CREATED, { status: 201 })) {
  const counter = {
    sent: 0,
    fetch: async () => {
      counter.sent++;
      return answer();
    },
  };
  return counter;
}

/**
 * A store with some methods replaced.
 * @param {{ begin?: any, finish?: any, fail?: any }} methods
 * @returns {IdempotencyStore}
 */
const storeWith = (methods) => ({ begin: () => ({ state: "new" }), finish() {}, fail() {}, ...methods });

describe("a duplicate create at the relay", () => {
  test("creates with one Idempotency-Key, at once or later, are forwarded once and get one response", async () => {
    server.answer((response) => {
      setTimeout(() => response.writeHead(201, { "x-request-id": "r" }).end(JSON.stringify(CREATED)), 50);
    });
    const relay = newRelay();
    const answers = await Promise.all([relay(create()), relay(create()), relay(create())]);
    answers.push(await relay(create()));
    for (const answer of answers) {
      assert.equal(answer.headers.get("x-request-id"), "r");
      assert.deepEqual((await readResponse(answer)).json, CREATED);
    }
    assert.equal(server.requests.length, 1);
    assert.equal(server.requests[0]?.headers["idempotency-key"], undefined);
  });

  for (const key of ["x", "0123456789abcdef".repeat(2), UUID, `"${UUID}"`, "!~".repeat(127), "z".repeat(255)]) {
    test(`an Idempotency-Key of ${key.length} characters that begins with ${key.slice(0, 3)} is accepted`, async () => {
      const relay = newRelay();
      for (let i = 0; i < 2; i++) assert.equal((await relay(create({ key }))).status, 201);
      assert.equal(server.requests.length, 1);
    });
  }

  for (const [name, key] of [
    ["an empty key", ""],
    ["a key of 256 characters", "z".repeat(256)],
    ["a key with a blank", "a b"],
    ["two keys", "a, b"],
    ["a key with a letter beyond ASCII", "sch\u00f6n"],
    ["a key with a tab", "a\tb"],
  ]) {
    test(`${name} as Idempotency-Key is refused with 400, and nothing is forwarded`, async () => {
      const { status, code } = await readResponse(await newRelay()(create({ key })));
      assert.deepEqual([status, code], [400, "relay_idempotency_key"]);
      assert.equal(server.requests.length, 0);
    });
  }

  test("the header outbound-campaign-attempt of 0.1.0 is refused", async () => {
    const headers = { origin: SITE, "content-type": "application/json", "outbound-campaign-attempt": "a".repeat(32) };
    const request = new Request(`${SITE}/user/campaign`, { method: "POST", headers, body: JSON.stringify(FORM) });
    const { status, code } = await readResponse(await newRelay()(request));
    assert.deepEqual([status, code], [400, "relay_idempotency_key"]);
    assert.equal(server.requests.length, 0);
  });

  test("creates without an Idempotency-Key are forwarded each time", async () => {
    const relay = newRelay();
    for (let i = 0; i < 2; i++) {
      const request = create();
      request.headers.delete("idempotency-key");
      assert.equal((await relay(request)).status, 201);
    }
    assert.equal(server.requests.length, 2);
  });

  for (const [name, other] of /** @type {[string, Parameters<typeof create>[0]][]} */ ([
    ["another body", { form: { ...FORM, name: "Other" } }],
    ["another path", { path: "/api/user/campaigns/update-status", form: UPDATE }],
    ["another mount", { path: "/other/user/campaign" }],
  ])) {
    test(`an Idempotency-Key used again with ${name} is refused with 422, and nothing is forwarded`, async () => {
      const relay = newRelay();
      await relay(create());
      const { status, code } = await readResponse(await relay(create(other)));
      assert.deepEqual([status, code], [422, "relay_idempotency_mismatch"]);
      assert.equal(server.requests.length, 1);
      assert.equal((await relay(create())).status, 201);
    });
  }

  test("authorize is asked about every duplicate", async () => {
    let asked = 0;
    const relay = newRelay({ authorize: () => ++asked === 1 });
    assert.equal((await relay(create())).status, 201);
    assert.equal((await relay(create())).status, 403);
  });

  test("a duplicate gets the first response with its unknown outcome, and nothing is forwarded", async () => {
    server.answer((response) => response.socket?.destroy());
    const relay = newRelay();
    for (let i = 0; i < 2; i++) {
      const { status, code } = await readResponse(await relay(create()));
      assert.deepEqual([status, code], [502, "relay_upstream"]);
    }
    assert.equal(server.requests.length, 1);
    server.answer(() => {});
    const slow = newRelay({ timeout: 100 });
    for (let i = 0; i < 2; i++) assert.equal((await readResponse(await slow(create()))).code, "relay_timeout");
    assert.equal(server.requests.length, 1);
  });

  test("a duplicate is forwarded again after a connection that failed before sending, with not-sent", async () => {
    const failed = (/** @type {object} */ cause) => Object.assign(new TypeError("fetch failed"), { cause });
    const named = (/** @type {string} */ code, syscall = "") => Object.assign(new Error(code), { code, syscall });
    for (const [error, expected, sent] of /** @type {[Error, string, number][]} */ ([
      [failed(named("ECONNREFUSED", "connect")), "relay_unreachable", 2],
      [failed(named("ENOTFOUND")), "relay_unreachable", 2],
      [failed(named("CERT_HAS_EXPIRED")), "relay_unreachable", 2],
      [failed(named("UND_ERR_CONNECT_TIMEOUT")), "relay_unreachable", 2],
      [failed(new AggregateError([named("ECONNREFUSED"), named("ENETUNREACH")])), "relay_unreachable", 2],
      [failed(new AggregateError([named("ECONNREFUSED"), named("ECONNRESET", "read")])), "relay_upstream", 1],
      [failed(named("ECONNRESET", "read")), "relay_upstream", 1],
      // An error with its own code states how it failed. Its cause is history.
      [Object.assign(failed(named("ECONNREFUSED")), { code: "ECONNRESET" }), "relay_upstream", 1],
    ])) {
      let count = 0;
      const counter = counting(() => {
        if (count++ === 0) throw error;
        return Response.json(CREATED, { status: 201 });
      });
      const relay = newRelay({ fetch: counter.fetch });
      const { status, code, json } = await readResponse(await relay(create()));
      assert.deepEqual([status, code], [502, expected]);
      if (sent === 2) assert.match(json.message, /Nothing was forwarded\.$/);
      assert.equal((await relay(create())).status, sent === 2 ? 201 : 502);
      assert.equal(counter.sent, sent);
    }
  });

  test("a duplicate gets the server's refusal again, except after a 429", async () => {
    const counter = counting(() => Response.json({ message: "Unauthenticated." }, { status: 401 }));
    const relay = newRelay({ fetch: counter.fetch });
    for (let i = 0; i < 2; i++) assert.equal((await relay(create())).status, 401);
    assert.equal(counter.sent, 1);
  });

  test("a duplicate is forwarded again after a 429 of the documented shape, and not after another 429", async () => {
    for (const [body, sent] of /** @type {[object, number][]} */ ([
      [{ message: "Too Many Attempts." }, 2],
      [{ error: "slow down" }, 1],
    ])) {
      const counter = counting(() => Response.json(body, { status: 429 }));
      const relay = newRelay({ fetch: counter.fetch });
      for (let i = 0; i < 2; i++) assert.equal((await relay(create())).status, 429);
      assert.equal(counter.sent, sent);
    }
  });

  test("a duplicate is forwarded after a refusal by the relay: an invalid form, or no API key", async () => {
    const relay = newRelay();
    for (let i = 0; i < 2; i++) assert.equal((await relay(create({ form: {} }))).status, 422);
    assert.equal((await relay(create())).status, 201);
    let calls = 0;
    const apiKey = () => (calls++ === 0 ? Promise.reject(new Error("vault sealed")) : KEY);
    const other = newRelay({ apiKey });
    assert.equal((await readResponse(await other(create()))).code, "relay_key");
    assert.equal((await other(create())).status, 201);
  });

  test("a duplicate gets 409 at its timeout while the first request has no response", async () => {
    server.answer(() => {});
    const idempotency = createMemoryIdempotencyStore();
    const first = newRelay({ idempotency, timeout: 5_000 })(create());
    await server.received(1);
    const { status, code, json } = await readResponse(await newRelay({ idempotency, timeout: 200 })(create()));
    assert.deepEqual([status, code], [409, "relay_idempotency_pending"]);
    assert.match(json.message, /may have been created anyway/);
    assert.equal(server.requests.length, 1);
    server.answerWith(201, CREATED);
    first.catch(() => {});
  });

  test("the relay stops waiting for the first response when the duplicate's caller leaves", async () => {
    const idempotency = storeWith({
      begin: (/** @type {string} */ _, /** @type {string} */ fingerprint) => ({ state: "pending", fingerprint }),
    });
    const relay = newRelay({ idempotency, timeout: 60_000 });
    const controller = new AbortController();
    const answer = relay(new Request(create(), { signal: controller.signal }));
    await sleep(30);
    controller.abort();
    assert.equal((await readResponse(await answer)).code, "relay_idempotency_pending");
  });
});

describe("the memory store", () => {
  test("the memory store keeps a key for 24 hours", async () => {
    const { now } = performance;
    const counter = counting();
    const relay = newRelay({ fetch: counter.fetch });
    const hours = (/** @type {number} */ count) => {
      // On Node 18 performance.now cannot be assigned.
      const value = () => now.call(performance) + count * 3_600_000;
      Object.defineProperty(performance, "now", { value, configurable: true });
    };
    try {
      await relay(create());
      hours(23.9);
      await relay(create());
      assert.equal(counter.sent, 1);
      hours(24.1);
      await relay(create());
      assert.equal(counter.sent, 2);
    } finally {
      Object.defineProperty(performance, "now", { value: now, configurable: true });
    }
  });

  test("the memory store keeps a caller's key through 12,000 writes of another caller", async () => {
    const idempotency = createMemoryIdempotencyStore();
    const counter = counting();
    const relay = newRelay({
      idempotency,
      fetch: counter.fetch,
      authorize: ({ headers }) => ({ caller: headers.get("x-user") ?? "" }),
    });
    const as = (/** @type {string} */ user, /** @type {string} */ key) => create({ key, headers: { "x-user": user } });
    await relay(as("anna", "1"));
    const response = { status: 201, headers: {}, body: "{}" };
    for (let i = 0; i < 12_000; i++) {
      const context = { caller: "bob", fingerprint: "f", ttl: 86_400_000 };
      idempotency.begin(`3:bob:${i}`, "f", context);
      idempotency.finish(`3:bob:${i}`, response, context);
    }
    await relay(as("anna", "1"));
    assert.equal(counter.sent, 1);
    const stateOf = async (/** @type {number} */ i) =>
      (await idempotency.begin(`3:bob:${i}`, "f", { caller: "bob", fingerprint: "f", ttl: 86_400_000 })).state;
    assert.deepEqual([await stateOf(11_999), await stateOf(2_000), await stateOf(0)], ["finished", "finished", "new"]);
    await relay(as("bob", "1"));
    assert.equal(counter.sent, 2, "the same key of another caller is another key");
  });

  test("the memory store drops responses before keys, and a duplicate of a dropped one gets 409", async () => {
    const large = Response.json({ ...CREATED, more: "x".repeat(250_000) }, { status: 201 });
    const counter = counting(() => large.clone());
    const relay = newRelay({ fetch: counter.fetch });
    for (let i = 0; i < 20; i++) assert.equal((await relay(create({ key: `k${i}` }))).status, 201);
    const { status, code, json } = await readResponse(await relay(create({ key: "k0" })));
    assert.deepEqual([status, code], [409, "relay_idempotency_pending"]);
    assert.match(json.message, /no longer stored/);
    assert.equal((await relay(create({ key: "k19" }))).status, 201);
    assert.equal(counter.sent, 20);
  });

  test("the memory store evicts responses of the caller that holds the most when it is full", async () => {
    const store = createMemoryIdempotencyStore();
    const add = (/** @type {string} */ caller, /** @type {number} */ i, /** @type {number} */ size) => {
      const context = { caller, fingerprint: "f", ttl: 86_400_000 };
      store.begin(`${caller}:${i}`, "f", context);
      store.finish(`${caller}:${i}`, { status: 201, headers: {}, body: "x".repeat(size) }, context);
    };
    add("small", 0, 100_000);
    for (let caller = 0; caller < 20; caller++) for (let i = 0; i < 9; i++) add(`large${caller}`, i, 200_000);
    const kept = await store.begin("small:0", "f", { caller: "small", fingerprint: "f", ttl: 86_400_000 });
    assert.ok(kept.state === "finished" && kept.response?.body?.length === 100_000);
  });

  test("a store that a relay with other options takes over keeps its keys", async () => {
    const idempotency = createMemoryIdempotencyStore();
    const counter = counting();
    await newRelay({ idempotency, fetch: counter.fetch })(create({ form: { ...FORM, max_calls_in_parallel: 9 } }));
    // The new limit would refuse the form, but its campaign exists.
    const account = { max_calls_in_parallel: 5 };
    const later = newRelay({ idempotency, fetch: counter.fetch, account, profile: "laravel-12" });
    const { status, json } = await readResponse(await later(create({ form: { ...FORM, max_calls_in_parallel: 9 } })));
    assert.deepEqual([status, json], [201, CREATED]);
    assert.equal(counter.sent, 1);
  });
});

describe("a failing store", () => {
  const broken = () => {
    throw new Error(`store at redis://:${KEY}@db`);
  };
  for (const [name, begin] of /** @type {[string, any][]} */ ([
    ["throws", broken],
    ["rejects", async () => broken()],
    ["never answers", () => new Promise(() => {})],
    ["gives nothing", () => undefined],
    ["gives true", () => true],
    ["gives a finished record with a bad response", () => ({ state: "finished", fingerprint: "f", response: "x" })],
  ])) {
    test(`a store whose begin ${name} gives a 503, nothing is forwarded, and onError gets no key`, async () => {
      /** @type {any[]} */
      const heard = [];
      const relay = newRelay({
        idempotency: storeWith({ begin }),
        timeout: 100,
        onError: (error) => heard.push(error),
      });
      const { status, code, json } = await readResponse(await relay(create()));
      assert.deepEqual([status, code], [503, "relay_idempotency_store"]);
      assert.match(json.message, /not forwarded/);
      assert.equal(server.requests.length, 0);
      assert.equal(heard.length, 1);
      assert.ok(!String(heard[0].stack).includes("canary"));
    });
  }

  test("a store that fails after a pending key leaves the outcome unknown", async () => {
    let asked = 0;
    const begin = (/** @type {string} */ _, /** @type {string} */ fingerprint) =>
      ++asked === 1 ? { state: "pending", fingerprint } : broken();
    const { code } = await readResponse(
      await newRelay({ idempotency: storeWith({ begin }), timeout: 1_000 })(create()),
    );
    assert.equal(code, "relay_idempotency_pending");
    assert.equal(server.requests.length, 0);
  });

  test("a store whose finish fails lets the response pass, and its duplicate is not forwarded", async () => {
    const memory = createMemoryIdempotencyStore();
    /** @type {unknown[]} */
    const heard = [];
    const idempotency = {
      begin: memory.begin.bind(memory),
      finish: broken,
      fail: memory.fail.bind(memory),
    };
    const relay = newRelay({ idempotency, timeout: 2_000, onError: (error) => heard.push(error) });
    assert.equal((await relay(create())).status, 201);
    assert.equal(heard.length, 1);
    assert.equal((await readResponse(await relay(create()))).code, "relay_idempotency_pending");
    assert.equal(server.requests.length, 1);
  });
});

describe("the client's Idempotency-Key", () => {
  const keysSent = () => server.requests.map(({ headers }) => headers["idempotency-key"]);

  test("the client sends a new Idempotency-Key for each create, start and stop, and none for other calls", async () => {
    const client = new CampaignClient({ baseUrl: server.baseUrl, apiKey: KEY });
    await client.createCampaign(FORM);
    await client.createCampaign(FORM);
    await client.startCampaign(1);
    const keys = keysSent();
    assert.equal(new Set(keys).size, 3);
    for (const key of keys) assert.match(String(key), /^[0-9a-f]{32}$/);
    server.answerWith(200, []);
    await client.listCampaigns();
    await client.deleteCampaign(1).catch(() => {});
    assert.deepEqual(keysSent(), [undefined, undefined]);
  });

  test("the client keeps its Idempotency-Key when it retries after a 429", async () => {
    let count = 0;
    server.answer((response) => {
      const done = ++count === 3;
      response
        .writeHead(done ? 201 : 429, { "content-type": "application/json", "retry-after": "0" })
        .end(JSON.stringify(done ? CREATED : { message: "Too Many Attempts." }));
    });
    await new CampaignClient({ baseUrl: server.baseUrl, apiKey: KEY }).createCampaign(FORM);
    assert.equal(keysSent().length, 3);
    assert.equal(new Set(keysSent()).size, 1);
  });

  test("the client sends a caller's own Idempotency-Key unchanged", async () => {
    const client = new CampaignClient({ baseUrl: server.baseUrl, apiKey: KEY });
    await client.createCampaign(FORM, { headers: { "idempotency-key": UUID } });
    assert.deepEqual(keysSent(), [UUID]);
  });

  test("a page sends its Idempotency-Key to a relay of another origin, but not with an API key", async () => {
    const scope = /** @type {any} */ (globalThis);
    for (const [origin, options, isSent] of /** @type {[string, object, boolean][]} */ ([
      ["https://app.example", {}, true],
      ["https://app.example", { apiKey: KEY, dangerouslyAllowBrowser: true }, false],
      [new URL(server.baseUrl).origin, { apiKey: KEY, dangerouslyAllowBrowser: true }, true],
      ["null", { headers: { Authorization: `Bearer ${KEY}` } }, false],
    ])) {
      server.answerWith(201, CREATED);
      scope.location = { origin };
      try {
        await new CampaignClient({ baseUrl: server.baseUrl, ...options }).createCampaign(FORM);
      } finally {
        delete scope.location;
      }
      assert.equal(keysSent()[0] !== undefined, isSent, `${origin} ${Object.keys(options)}`);
    }
  });

  test("a preflight of a listed origin may request the Idempotency-Key header", async () => {
    const request = new Request(`${SITE}/user/campaign`, {
      method: "OPTIONS",
      headers: {
        origin: "https://app.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,idempotency-key",
      },
    });
    const { headers } = await newRelay({ origins: ["https://app.example"] })(request);
    assert.match(String(headers.get("access-control-allow-headers")), /idempotency-key/);
  });

  test("the retries of a client through the relay create one campaign", async () => {
    const counter = counting();
    const relay = newRelay({ fetch: counter.fetch });
    /** @type {(() => Promise<Response>)[]} */
    const repeats = [];
    const client = new CampaignClient({
      baseUrl: SITE,
      fetch: (url, init) => {
        const send = () => relay(new Request(url, { ...init, headers: { ...init.headers, origin: SITE } }));
        repeats.push(send);
        return send();
      },
    });
    assert.equal((await client.createCampaign(FORM)).id, 1);
    for (const repeat of repeats) assert.equal((await repeat()).status, 201);
    assert.equal(counter.sent, 1);
    const error = await failure(client.createCampaign(FORM, { headers: { "Idempotency-Key": "a b" } }));
    assert.deepEqual([error.code, error.outcome], ["relay_idempotency_key", "refused"]);
  });
});

test("sha256 equals Node's crypto for every length around its blocks", () => {
  for (let length = 0; length < 260; length++) {
    const bytes = randomBytes(length);
    assert.equal(sha256(bytes), createHash("sha256").update(bytes).digest("hex"), `${length} bytes`);
  }
  const part = randomBytes(100).subarray(3, 90);
  assert.equal(sha256(part), createHash("sha256").update(part).digest("hex"));
});
