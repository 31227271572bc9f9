// CampaignClient's retries, and the calls of its hooks.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { CREATED, FORM, facts, failure, KEY, newClient, server, sleep } from "../support/client.mjs";

const SLOW_DOWN = { message: "Too Many Attempts." };

/**
 * Sends one response after the other. The last one stays.
 *
 * @param {...((response: import("node:http").ServerResponse) => void)} answers
 */
const inTurn = (...answers) => {
  let turn = 0;
  server.answer((response) => answers[Math.min(turn++, answers.length - 1)](response));
};

/**
 * @param {number} status
 * @param {unknown} body
 * @param {Record<string, string>} [headers]
 */
const says = (status, body, headers) => (/** @type {import("node:http").ServerResponse} */ response) =>
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
const hangsUp = (/** @type {import("node:http").ServerResponse} */ response) => response.socket?.destroy();

describe("retries of a write", () => {
  test("a create is retried after a 429 that refused it, after the requested wait", async () => {
    inTurn(says(429, SLOW_DOWN, { "retry-after": "1" }), says(201, CREATED));
    const start = performance.now();
    assert.equal((await newClient().createCampaign(FORM)).id, 1);
    assert.ok(performance.now() - start >= 990);
    assert.equal(server.requests.length, 2);
    assert.equal(server.requests[0].body, server.requests[1].body);
  });

  test("a create is retried maxRetries times", async () => {
    server.answerWith(429, SLOW_DOWN, { "retry-after": "0" });
    const error = await failure(newClient({ maxRetries: 3 }).createCampaign(FORM));
    assert.deepEqual([error.code, error.outcome, error.attempts], ["rate_limit", "refused", 4]);
    assert.equal(server.requests.length, 4);
  });

  test("a create is not retried if the server asks for more than a minute, or more than the timeout", async () => {
    server.answerWith(429, SLOW_DOWN, { "retry-after": "61" });
    const late = await failure(newClient().createCampaign(FORM));
    assert.deepEqual([late.code, late.retryAfter, late.attempts], ["rate_limit", 61, 1]);
    server.answerWith(429, SLOW_DOWN, { "retry-after": "5" });
    const impatient = await failure(newClient({ timeout: 2_000 }).createCampaign(FORM));
    assert.deepEqual([impatient.code, impatient.retryAfter, impatient.attempts], ["rate_limit", 5, 1]);
  });

  /** @type {[string, (response: import("node:http").ServerResponse) => void, string][]} */
  const unclear = [
    ["a 429 in another shape", says(429, "slow"), "rate_limit"],
    ["a 500", says(500, { message: "Server Error" }), "server"],
    ["a 502", says(502, { message: "Bad Gateway" }), "server"],
    ["a 503 with Retry-After", says(503, { message: "Later" }, { "retry-after": "0" }), "server"],
    ["a 504", says(504, { message: "x" }), "server"],
    ["a connection that broke", hangsUp, "connection"],
    ["a redirect", says(307, {}, { location: "/elsewhere" }), "unexpected_response"],
    ["a 201 that cannot be read", says(201, {}), "unexpected_response"],
  ];
  for (const [name, answer, code] of unclear) {
    test(`a write is not retried after ${name}`, async () => {
      const client = newClient({ maxRetries: 10 });
      for (const [call, count] of /** @type {[() => PromiseLike<unknown>, number][]} */ ([
        [() => client.createCampaign(FORM), 1],
        [() => client.startCampaign(1), 1],
        [() => client.deleteCampaign(1), 1],
      ])) {
        server.answer(answer);
        const error = await failure(call());
        // A 201 with an empty object does not confirm a change either.
        assert.deepEqual([error.code, error.outcome, error.attempts], [code, "unknown", 1]);
        assert.equal(server.requests.length, count);
      }
    });
  }

  test("an abort while a create waits for its retry rejects with refused, and nothing is sent later", async () => {
    server.answerWith(429, SLOW_DOWN, { "retry-after": "1" });
    const controller = new AbortController();
    const failed = failure(newClient().createCampaign(FORM, { signal: controller.signal }));
    await server.received();
    await sleep(100);
    controller.abort();
    assert.deepEqual(facts(await failed), {
      name: "AbortedError",
      code: "aborted",
      outcome: "refused",
      status: undefined,
      attempts: 1,
    });
    await sleep(1_100);
    assert.equal(server.requests.length, 1);
  });
});

describe("retries of a read", () => {
  test("a read is retried after a broken connection, 429, 502, 503 and 504", async () => {
    for (const answer of [hangsUp, says(429, "x"), says(502, "x"), says(503, SLOW_DOWN), says(504, "x")]) {
      inTurn(answer, says(200, []));
      assert.deepEqual(await newClient().listCampaigns(), []);
      assert.equal(server.requests.length, 2);
    }
  });

  test("a read is retried maxRetries times, and its error does not mention campaigns", async () => {
    server.answer(hangsUp);
    const error = await failure(newClient({ maxRetries: 1 }).listPhoneNumbers());
    assert.deepEqual([error.code, error.attempts], ["connection", 2]);
    assert.doesNotMatch(error.message, /created|done/);
    assert.equal(server.requests.length, 2);
  });

  test("a read is not retried after any other response", async () => {
    for (const [status, body, code] of /** @type {[number, unknown, string][]} */ ([
      [401, { message: "Unauthenticated." }, "authentication"],
      [404, { message: "The route x could not be found." }, "not_found"],
      [500, { message: "Server Error" }, "server"],
      [200, "<html>", "unexpected_response"],
      [200, { message: "no list" }, "unexpected_response"],
    ])) {
      server.answerWith(status, body);
      const error = await failure(newClient().listCampaigns());
      assert.deepEqual([error.code, error.attempts], [code, 1]);
    }
  });

  test("the first retry of a read waits half a second, less some jitter", async (t) => {
    inTurn(hangsUp, says(200, []));
    const timers = t.mock.method(globalThis, "setTimeout");
    await newClient().listCampaigns();
    // Node's own client and the call's timeout have longer timers.
    const delays = timers.mock.calls.map(({ arguments: [, delay = 0] }) => delay).filter((delay) => delay < 1_000);
    assert.equal(delays.length, 1, `${delays}`);
    assert.ok(Number(delays[0]) >= 375 && Number(delays[0]) <= 500, `${delays} ms`);
  });
});

describe("the hooks", () => {
  test("the hooks see every attempt, and no secret", async () => {
    inTurn(
      says(429, SLOW_DOWN, { "retry-after": "0", "x-echo": KEY, "set-cookie": "s=canary-key" }),
      says(201, CREATED, { "x-request-id": "r-2" }),
    );
    /** @type {any[]} */
    const seen = [];
    const client = newClient({
      headers: { "X-Api-Key": "canary-key-2", "X-Trace": "t" },
      onRequest: (info) => seen.push(["request", info]),
      onResponse: (info) => seen.push(["response", info]),
    });
    await client.createCampaign({ ...FORM, name: KEY });
    assert.deepEqual(
      seen.map(([kind, { attempt, status, code, outcome, requestId }]) => [
        kind,
        attempt,
        status,
        code,
        outcome,
        requestId,
      ]),
      [
        ["request", 1, undefined, undefined, undefined, undefined],
        ["response", 1, 429, "rate_limit", "refused", undefined],
        ["request", 2, undefined, undefined, undefined, undefined],
        ["response", 2, 201, undefined, undefined, "r-2"],
      ],
    );
    const [[, request], [, response]] = seen;
    const sent = server.requests[0].headers;
    assert.equal(request.method, "POST");
    assert.equal(request.url, `${server.baseUrl}/user/campaign`);
    assert.deepEqual(request.headers, {
      Accept: "application/json",
      "Content-Type": "application/json",
      "Idempotency-Key": sent["idempotency-key"],
      "X-Api-Key": "[redacted]",
      "X-Trace": "t",
      Authorization: "Bearer [redacted]",
    });
    assert.equal(JSON.parse(request.body).name, "[redacted]");
    assert.equal(response.headers["x-echo"], "[redacted]");
    assert.ok(response.duration >= 0);
    assert.ok(!inspect(seen, { depth: 9 }).includes("canary"));
    // The hooks see redacted copies: the request itself is unchanged.
    assert.equal(sent["x-api-key"], "canary-key-2");
    assert.equal(JSON.parse(server.requests[0].body).name, KEY);
  });

  test("onResponse sees a failure without a response", async () => {
    server.answer(hangsUp);
    /** @type {any} */
    let seen;
    await failure(newClient({ onResponse: (info) => (seen = info) }).createCampaign(FORM));
    assert.deepEqual([seen.status, seen.code, seen.outcome], [undefined, "connection", "unknown"]);
  });

  test("a hook that throws or rejects changes nothing", async () => {
    const onRequest = () => {
      throw new Error("broken logger");
    };
    const onResponse = /** @type {any} */ (async () => Promise.reject(new Error("broken logger")));
    assert.equal((await newClient({ onRequest, onResponse }).createCampaign(FORM)).id, 1);
    assert.equal(server.requests.length, 1);
  });
});
