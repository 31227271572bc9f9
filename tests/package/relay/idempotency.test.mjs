// Idempotency keys at the relay: a write is sent on once, whatever repeats it and whichever relay gets the repetition.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { sha256 } from "../../../pkg/http/sha256.js";
import { CampaignClient } from "../../../pkg/index.js";
import { createMemoryIdempotencyStore, createRelay } from "../../../pkg/relay.js";
import { CREATED, FORM, failure, KEY, server, sleep } from "../support/client.mjs";

/** @typedef {import("../../../pkg/relay.js").RelayOptions} RelayOptions */
/** @typedef {import("../../../pkg/relay.js").IdempotencyStore} IdempotencyStore */

const SITE = "https://shop.example";
const UUID = "0e37df36-f698-11e6-8dd4-cb9ced3df976";
const UPDATE = { campaign_id: 1, action: "start" };

/** @param {Partial<RelayOptions>} [options] */
const newRelay = (options) => createRelay({ baseUrl: server.baseUrl, apiKey: KEY, authorize: () => true, ...options });

/** @param {{ key?: string, form?: object, path?: string, headers?: Record<string, string> }} [init] */
const create = ({ key = UUID, form = FORM, path = "/api/user/campaign", headers = {} } = {}) =>
  new Request(`${SITE}${path}`, {
    method: "POST",
    headers: { origin: SITE, "content-type": "application/json", "idempotency-key": key, ...headers },
    body: JSON.stringify(form),
  });

/** Status, code and body. @param {Response} response */
const told = async (response) => {
  const json = await response.json();
  assert.ok(!JSON.stringify(json).includes("canary"), "the key is in the answer");
  return { status: response.status, code: json.code, json };
};

/** A fetch that counts, and answers as it is told. @param {() => Response | Promise<Response>} [answer] */
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
 * A store with some methods of a test's own.
 * @param {{ begin?: any, finish?: any, fail?: any }} methods
 * @returns {IdempotencyStore}
 */
const storeWith = (methods) => ({ begin: () => ({ state: "new" }), finish() {}, fail() {}, ...methods });

describe("the relay, for a create that comes again with its Idempotency-Key,", () => {
  test("sends one on for requests at the same time and later, and gives all the first answer", async () => {
    server.answer((response) => {
      setTimeout(() => response.writeHead(201, { "x-request-id": "r" }).end(JSON.stringify(CREATED)), 50);
    });
    const relay = newRelay();
    const answers = await Promise.all([relay(create()), relay(create()), relay(create())]);
    answers.push(await relay(create()));
    for (const answer of answers) {
      assert.equal(answer.headers.get("x-request-id"), "r");
      assert.deepEqual((await told(answer)).json, CREATED);
    }
    assert.equal(server.requests.length, 1);
    assert.equal(server.requests[0]?.headers["idempotency-key"], undefined);
  });

  for (const key of ["x", "0123456789abcdef".repeat(2), UUID, `"${UUID}"`, "!~".repeat(127), "z".repeat(255)]) {
    test(`takes a key of ${key.length} characters that begins with ${key.slice(0, 3)}`, async () => {
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
    test(`refuses ${name} with 400, and sends nothing on`, async () => {
      const { status, code } = await told(await newRelay()(create({ key })));
      assert.deepEqual([status, code], [400, "relay_idempotency_key"]);
      assert.equal(server.requests.length, 0);
    });
  }

  test("refuses the header of 0.1.0, which it no longer reads", async () => {
    const headers = { origin: SITE, "content-type": "application/json", "outbound-campaign-attempt": "a".repeat(32) };
    const request = new Request(`${SITE}/user/campaign`, { method: "POST", headers, body: JSON.stringify(FORM) });
    const { status, code } = await told(await newRelay()(request));
    assert.deepEqual([status, code], [400, "relay_idempotency_key"]);
    assert.equal(server.requests.length, 0);
  });

  test("sends each request on where the header is missing", async () => {
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
    test(`refuses the same key with ${name} with 422, and sends nothing on`, async () => {
      const relay = newRelay();
      await relay(create());
      const { status, code } = await told(await relay(create(other)));
      assert.deepEqual([status, code], [422, "relay_idempotency_mismatch"]);
      assert.equal(server.requests.length, 1);
      assert.equal((await relay(create())).status, 201);
    });
  }

  test("authorizes every repetition", async () => {
    let asked = 0;
    const relay = newRelay({ authorize: () => ++asked === 1 });
    assert.equal((await relay(create())).status, 201);
    assert.equal((await relay(create())).status, 403);
  });

  test("repeats an answer that leaves the outcome unknown, and does not ask the server again", async () => {
    server.answer((response) => response.socket?.destroy());
    const relay = newRelay();
    for (let i = 0; i < 2; i++) {
      const { status, code } = await told(await relay(create()));
      assert.deepEqual([status, code], [502, "relay_upstream"]);
    }
    assert.equal(server.requests.length, 1);
    server.answer(() => {});
    const slow = newRelay({ timeout: 100 });
    for (let i = 0; i < 2; i++) assert.equal((await told(await slow(create()))).code, "relay_timeout");
    assert.equal(server.requests.length, 1);
  });

  test("sends it on again after a connection that never was, and says that nothing was sent on", async () => {
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
      // The cause of an error with a code of its own is history.
      [Object.assign(failed(named("ECONNREFUSED")), { code: "ECONNRESET" }), "relay_upstream", 1],
    ])) {
      let count = 0;
      const counter = counting(() => {
        if (count++ === 0) throw error;
        return Response.json(CREATED, { status: 201 });
      });
      const relay = newRelay({ fetch: counter.fetch });
      const { status, code, json } = await told(await relay(create()));
      assert.deepEqual([status, code], [502, expected]);
      if (sent === 2) assert.match(json.message, /Nothing was forwarded\.$/);
      assert.equal((await relay(create())).status, sent === 2 ? 201 : 502);
      assert.equal(counter.sent, sent);
    }
  });

  test("repeats a refusal of the server other than 429", async () => {
    const counter = counting(() => Response.json({ message: "Unauthenticated." }, { status: 401 }));
    const relay = newRelay({ fetch: counter.fetch });
    for (let i = 0; i < 2; i++) assert.equal((await relay(create())).status, 401);
    assert.equal(counter.sent, 1);
  });

  test("sends it on again after a 429 in the documented shape, and not after another 429", async () => {
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

  test("sends it on after a refusal of its own: a bad form, or no API key", async () => {
    const relay = newRelay();
    for (let i = 0; i < 2; i++) assert.equal((await relay(create({ form: {} }))).status, 422);
    assert.equal((await relay(create())).status, 201);
    let calls = 0;
    const apiKey = () => (calls++ === 0 ? Promise.reject(new Error("vault sealed")) : KEY);
    const other = newRelay({ apiKey });
    assert.equal((await told(await other(create()))).code, "relay_key");
    assert.equal((await other(create())).status, 201);
  });

  test("answers 409 once its time is up where the first request has no answer yet", async () => {
    server.answer(() => {});
    const idempotency = createMemoryIdempotencyStore();
    const first = newRelay({ idempotency, timeout: 5_000 })(create());
    await server.received(1);
    const { status, code, json } = await told(await newRelay({ idempotency, timeout: 200 })(create()));
    assert.deepEqual([status, code], [409, "relay_idempotency_pending"]);
    assert.match(json.message, /may have been created anyway/);
    assert.equal(server.requests.length, 1);
    server.answerWith(201, CREATED);
    first.catch(() => {});
  });

  test("does not wait for a visitor who has left", async () => {
    const idempotency = storeWith({
      begin: (/** @type {string} */ _, /** @type {string} */ fingerprint) => ({ state: "pending", fingerprint }),
    });
    const relay = newRelay({ idempotency, timeout: 60_000 });
    const controller = new AbortController();
    const answer = relay(new Request(create(), { signal: controller.signal }));
    await sleep(30);
    controller.abort();
    assert.equal((await told(await answer)).code, "relay_idempotency_pending");
  });
});

describe("the memory of the relay", () => {
  test("lasts 24 hours", async () => {
    const { now } = performance;
    const counter = counting();
    const relay = newRelay({ fetch: counter.fetch });
    const hours = (/** @type {number} */ count) => {
      // Node 18 does not let it be assigned.
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

  test("keeps a caller's key beside 12,000 writes of another caller, who loses the oldest own ones", async () => {
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

  test("gives up answers before keys: a repetition is not forwarded, and hears that the answer is gone", async () => {
    const large = Response.json({ ...CREATED, more: "x".repeat(250_000) }, { status: 201 });
    const counter = counting(() => large.clone());
    const relay = newRelay({ fetch: counter.fetch });
    for (let i = 0; i < 20; i++) assert.equal((await relay(create({ key: `k${i}` }))).status, 201);
    const { status, code, json } = await told(await relay(create({ key: "k0" })));
    assert.deepEqual([status, code], [409, "relay_idempotency_pending"]);
    assert.match(json.message, /no longer stored/);
    assert.equal((await relay(create({ key: "k19" }))).status, 201);
    assert.equal(counter.sent, 20);
  });

  test("takes from the caller that holds the most when all answers together are too many", async () => {
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

  test("stays when a relay with other options takes the store over", async () => {
    const idempotency = createMemoryIdempotencyStore();
    const counter = counting();
    await newRelay({ idempotency, fetch: counter.fetch })(create({ form: { ...FORM, max_calls_in_parallel: 9 } }));
    // The new limit would refuse the form, but its campaign exists.
    const account = { max_calls_in_parallel: 5 };
    const later = newRelay({ idempotency, fetch: counter.fetch, account, profile: "laravel-12" });
    const { status, json } = await told(await later(create({ form: { ...FORM, max_calls_in_parallel: 9 } })));
    assert.deepEqual([status, json], [201, CREATED]);
    assert.equal(counter.sent, 1);
  });
});

describe("a store that fails", () => {
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
    test(`begin ${name}: 503, nothing is sent on, onError hears of it without the key`, async () => {
      /** @type {any[]} */
      const heard = [];
      const relay = newRelay({
        idempotency: storeWith({ begin }),
        timeout: 100,
        onError: (error) => heard.push(error),
      });
      const { status, code, json } = await told(await relay(create()));
      assert.deepEqual([status, code], [503, "relay_idempotency_store"]);
      assert.match(json.message, /not forwarded/);
      assert.equal(server.requests.length, 0);
      assert.equal(heard.length, 1);
      assert.ok(!String(heard[0].stack).includes("canary"));
    });
  }

  test("begin fails after it said that the key is pending: the outcome stays unknown", async () => {
    let asked = 0;
    const begin = (/** @type {string} */ _, /** @type {string} */ fingerprint) =>
      ++asked === 1 ? { state: "pending", fingerprint } : broken();
    const { code } = await told(await newRelay({ idempotency: storeWith({ begin }), timeout: 1_000 })(create()));
    assert.equal(code, "relay_idempotency_pending");
    assert.equal(server.requests.length, 0);
  });

  test("finish fails: the caller gets the server's answer, and a repetition is not forwarded", async () => {
    const memory = createMemoryIdempotencyStore();
    /** @type {unknown[]} */
    const heard = [];
    const idempotency = {
      begin: memory.begin.bind(memory),
      finish: broken,
      fail: memory.fail.bind(memory),
    };
    const relay = newRelay({ idempotency, timeout: 200, onError: (error) => heard.push(error) });
    assert.equal((await relay(create())).status, 201);
    assert.equal(heard.length, 1);
    assert.equal((await told(await relay(create()))).code, "relay_idempotency_pending");
    assert.equal(server.requests.length, 1);
  });
});

describe("the client's Idempotency-Key", () => {
  const keysSent = () => server.requests.map(({ headers }) => headers["idempotency-key"]);

  test("is fresh for each create, start and stop, and absent from reads and deletes", async () => {
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

  test("stays the same when the client repeats a request that was refused by 429", async () => {
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

  test("of the caller's own headers is sent as it is", async () => {
    const client = new CampaignClient({ baseUrl: server.baseUrl, apiKey: KEY });
    await client.createCampaign(FORM, { headers: { "idempotency-key": UUID } });
    assert.deepEqual(keysSent(), [UUID]);
  });

  test("goes from a page to a relay on another origin, but not with an API key to a foreign server", async () => {
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

  test("may be asked for by a page of a listed origin", async () => {
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

  test("and the relay make one campaign of a client's repetitions", async () => {
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

test("sha256 gives what Node's crypto gives, for every length around its blocks", () => {
  for (let length = 0; length < 260; length++) {
    const bytes = randomBytes(length);
    assert.equal(sha256(bytes), createHash("sha256").update(bytes).digest("hex"), `${length} bytes`);
  }
  const part = randomBytes(100).subarray(3, 90);
  assert.equal(sha256(part), createHash("sha256").update(part).digest("hex"));
});
