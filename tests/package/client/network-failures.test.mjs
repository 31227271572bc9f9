// CampaignClient without a complete response: broken connections, timeouts, aborts, traps. Every promise settles.
import assert from "node:assert/strict";
import { createServer } from "node:https";
import { describe, test } from "node:test";
import { AbortedError, TimeoutError } from "../../../pkg/index.js";
import { client as wasmClient } from "../../../pkg/wasm/client_module.js";
import { CREATED, FORM, facts, failure, KEY, newClient, server, sleep } from "../support/client.mjs";
import { ScriptedServer } from "../support/server.mjs";
import * as untrusted from "../support/untrusted.mjs";

describe("a broken connection", () => {
  /** @param {{ status?: number }} [more] */
  const lost = ({ status } = {}) => ({
    name: "ConnectionError",
    code: "connection",
    outcome: "unknown",
    status,
    attempts: 1,
  });

  test("a refused connection rejects with not-sent", async () => {
    const gone = await new ScriptedServer().start();
    const { baseUrl } = gone;
    await gone.stop();
    const error = await failure(newClient({ baseUrl }).createCampaign(FORM));
    assert.deepEqual(facts(error), { ...lost(), outcome: "not-sent" });
    assert.equal(error.message, "The server could not be reached: ECONNREFUSED. Nothing was sent.");
    assert.equal(error.cause.cause.code, "ECONNREFUSED");
  });

  test("an unknown host rejects with not-sent", async () => {
    const error = await failure(newClient({ baseUrl: "https://nowhere.invalid" }).createCampaign(FORM));
    assert.equal(error.code, "connection");
    // A machine without a resolver reports EAI_AGAIN.
    assert.match(error.message, /^The server could not be reached: (ENOTFOUND|EAI_AGAIN)\. Nothing was sent\.$/);
    assert.equal(error.outcome, "not-sent");
  });

  test("an untrusted certificate rejects with not-sent", async (t) => {
    let requests = 0;
    const secure = createServer({ key: untrusted.privateKey, cert: untrusted.cert }, (_, response) => {
      requests++;
      response.end();
    });
    await new Promise((resolve) => secure.listen(0, "127.0.0.1", () => resolve(undefined)));
    t.after(() => secure.close());
    const { port } = /** @type {import("node:net").AddressInfo} */ (secure.address());
    const error = await failure(newClient({ baseUrl: `https://127.0.0.1:${port}/api` }).createCampaign(FORM));
    assert.deepEqual(facts(error), { ...lost(), outcome: "not-sent" });
    assert.match(error.message, /^The certificate of the server is not trusted: \w+\. Nothing was sent\.$/);
    assert.equal(requests, 0);
  });

  test("a connection that breaks before the headers rejects with an unknown outcome, without a retry", async () => {
    server.answer((response) => response.socket?.destroy());
    assert.deepEqual(facts(await failure(newClient().createCampaign(FORM))), lost());
    assert.equal(server.requests.length, 1);
  });

  test("a connection that breaks within the headers rejects with an unknown outcome, without a retry", async () => {
    server.answer((response) => response.socket?.end("HTTP/1.1 201 Created\r\nContent-Type: applic"));
    assert.deepEqual(facts(await failure(newClient().createCampaign(FORM))), lost());
    assert.equal(server.requests.length, 1);
  });

  test("a connection that breaks within the body rejects with an unknown outcome", async () => {
    server.answer((response) => {
      response.writeHead(201, { "content-length": "1000" }).write('{"message":');
      setTimeout(() => response.socket?.destroy(), 20);
    });
    const error = await failure(newClient().createCampaign(FORM));
    assert.deepEqual(facts(error), lost({ status: 201 }));
    assert.match(error.message, /broke while the response was read/);
    assert.equal(server.requests.length, 1);
  });
});

describe("a rejection of fetch", () => {
  /** @param {any} reason */
  const rejectedWith = async (reason) => {
    const { outcome, message } = await failure(
      newClient({ maxRetries: 0, fetch: async () => Promise.reject(reason) }).createCampaign(FORM),
    );
    return { outcome, message };
  };
  const unknownBut = "The campaign may have been created anyway.";

  test("is not-sent if each address was refused, and unknown if one of them may have been reached", async () => {
    const [refused, reset] = [{ code: "ECONNREFUSED" }, { code: "ECONNRESET" }];
    assert.deepEqual(await rejectedWith({ errors: [refused, refused] }), {
      outcome: "not-sent",
      message: "The server could not be reached: ECONNREFUSED. Nothing was sent.",
    });
    assert.deepEqual(await rejectedWith({ errors: [refused, reset] }), {
      outcome: "unknown",
      message: `No response arrived: ECONNREFUSED. ${unknownBut}`,
    });
    assert.equal((await rejectedWith({ errors: Array(51).fill(refused) })).outcome, "unknown");
  });

  test("is judged by its innermost cause if no outer error has a code", async () => {
    assert.deepEqual(await rejectedWith({ cause: { cause: { code: "CERT_HAS_EXPIRED" } } }), {
      outcome: "not-sent",
      message: "The certificate of the server is not trusted: CERT_HAS_EXPIRED. Nothing was sent.",
    });
    const hidden = await rejectedWith({ code: "UND_ERR_SOCKET", cause: { code: "ECONNREFUSED" } });
    assert.deepEqual(hidden, { outcome: "unknown", message: `No response arrived: UND_ERR_SOCKET. ${unknownBut}` });
  });

  test("is unknown for an unreadable reason, and the message has the readable part", async () => {
    const throwing = { get: () => assert.fail("read") };
    for (const [reason, message] of [
      [new Proxy({}, throwing), "No response arrived."],
      [undefined, "No response arrived."],
      [Symbol("reason"), "No response arrived."],
      ["the line is dead.", "No response arrived: the line is dead."],
      [new Error("x ".repeat(1_500)), `No response arrived: ${"x ".repeat(1_000).trim()}.`],
    ]) {
      const expected = { outcome: "unknown", message: `${String(message)} ${unknownBut}` };
      assert.deepEqual(await rejectedWith(reason), expected);
    }
  });
});

describe("a malformed key", () => {
  test("of the function apiKey never reaches fetch, and its error does not show it", async () => {
    let calls = 0;
    for (const [key, message] of /** @type {const} */ ([
      ["1|canary-key\n", /^apiKey: must be the key .* contains a line break .* Nothing was sent\.$/],
      ["", /^apiKey: must be the key .* is empty\. Nothing was sent\.$/],
    ])) {
      const fetch = async () => assert.fail(`fetch was called ${++calls} times`);
      const error = await failure(newClient({ apiKey: () => key, fetch }).createCampaign(FORM));
      assert.match(error.message, message);
      assert.equal(error.outcome, "not-sent");
    }
    assert.equal(calls, 0);
  });

  test("is refused beside an Authorization header of the call", async () => {
    const fetch = async () => assert.fail("fetch was called");
    const headers = { authorization: "Bearer 2|canary-key" };
    await assert.rejects(newClient({ apiKey: KEY, fetch }).createCampaign(FORM, { headers }), {
      name: "TypeError",
      message: "headers: must not contain Authorization beside apiKey: pass only one of them",
    });
  });
});

describe("a timeout", () => {
  const unknown = { name: "TimeoutError", code: "timeout", outcome: "unknown", status: undefined, attempts: 1 };

  test("a timeout ends a call without a response", async () => {
    server.answer(() => {});
    const error = await failure(newClient({ timeout: 400 }).createCampaign(FORM));
    assert.ok(error instanceof TimeoutError);
    assert.deepEqual(facts(error), unknown);
    assert.match(error.message, /within 400 ms/);
    assert.equal(server.requests.length, 1);
  });

  test("a timeout ends a call whose body arrives slowly", async () => {
    server.answer((response) => {
      response.writeHead(201);
      const drip = setInterval(() => response.write(" "), 10);
      response.on("close", () => clearInterval(drip));
    });
    assert.deepEqual(facts(await failure(newClient().createCampaign(FORM, { timeout: 400 }))), unknown);
  });

  test("a timeout ends a call whose fetch never settles and ignores its signal", async () => {
    const fetch = () => new Promise(() => {});
    assert.deepEqual(facts(await failure(newClient({ fetch, timeout: 30 }).createCampaign(FORM))), unknown);
  });

  test("a timeout ends a call whose apiKey function never settles, with not-sent", async () => {
    const apiKey = () => /** @type {Promise<string>} */ (new Promise(() => {}));
    const error = await failure(newClient({ apiKey, timeout: 30 }).createCampaign(FORM));
    assert.deepEqual(facts(error), { ...unknown, outcome: "not-sent", attempts: 0 });
    assert.equal(server.requests.length, 0);
  });

  test("a timeout leaves no timer that keeps a script alive", async () => {
    await newClient({ timeout: 3_000_000 }).createCampaign(FORM);
    const timers = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    await newClient({ timeout: 3_000_000 }).createCampaign(FORM);
    assert.equal(process.getActiveResourcesInfo().filter((name) => name === "Timeout").length, timers);
  });
});

describe("an abort", () => {
  /** @type {[string, unknown][]} */
  const reasons = [
    ["an Error", new Error("enough")],
    ["a text", "user left"],
    ["undefined", undefined],
    ["an object", { why: 1 }],
    ["null", null],
  ];
  for (const [name, reason] of reasons) {
    test(`an abort with ${name} as its reason rejects a waiting call with it`, async () => {
      server.answer(() => {});
      const controller = new AbortController();
      const call = newClient().createCampaign(FORM, { signal: controller.signal });
      const failed = failure(call);
      await server.received();
      controller.abort(reason);
      const error = await failed;
      assert.ok(error instanceof AbortedError);
      assert.deepEqual(facts(error), {
        name: "AbortedError",
        code: "aborted",
        outcome: "unknown",
        status: undefined,
        attempts: 1,
      });
      assert.equal(error.cause, controller.signal.reason);
    });

    test(`an abort with ${name} as its reason before the call rejects it with not-sent`, async () => {
      const error = await failure(newClient().createCampaign(FORM, { signal: AbortSignal.abort(reason) }));
      assert.deepEqual(facts(error), {
        name: "AbortedError",
        code: "aborted",
        outcome: "not-sent",
        status: undefined,
        attempts: 0,
      });
      assert.equal(server.requests.length, 0);
    });
  }

  test("an abort while the body is read rejects with an unknown outcome", async () => {
    const controller = new AbortController();
    server.answer((response) => {
      response.writeHead(201).write("{");
      setTimeout(() => controller.abort("enough"), 20);
    });
    const error = await failure(newClient().createCampaign(FORM, { signal: controller.signal }));
    assert.deepEqual([error.code, error.outcome, error.cause], ["aborted", "unknown", "enough"]);
  });

  test("an abort closes the connection", async () => {
    const closed = new Promise((resolve) => server.answer((response) => response.on("close", resolve)));
    const controller = new AbortController();
    const failed = failure(newClient().createCampaign(FORM, { signal: controller.signal }));
    await server.received();
    controller.abort();
    await failed;
    await closed;
  });

  test("an abort after the response changes nothing", async () => {
    const controller = new AbortController();
    const campaign = await newClient().createCampaign(FORM, { signal: controller.signal });
    controller.abort();
    assert.equal(campaign.id, 1);
  });

  test("an abort while the key is fetched sends nothing, not even later", async () => {
    const controller = new AbortController();
    /** @type {(key: string) => void} */
    let give = () => {};
    const apiKey = () => /** @type {Promise<string>} */ (new Promise((resolve) => (give = resolve)));
    const failed = failure(newClient({ apiKey }).createCampaign(FORM, { signal: controller.signal }));
    await sleep(10);
    controller.abort("enough");
    assert.deepEqual(facts(await failed), {
      name: "AbortedError",
      code: "aborted",
      outcome: "not-sent",
      status: undefined,
      attempts: 0,
    });
    give(KEY);
    await sleep(30);
    assert.equal(server.requests.length, 0);
  });
});

describe("a trapped instance", () => {
  const trap = () =>
    wasmClient.run(() => {
      throw new WebAssembly.RuntimeError("unreachable");
    });

  test("a trap rejects all calls in flight with an unknown outcome, and the next call works", async () => {
    server.answer(() => {});
    const client = newClient();
    const names = ["one", "two", "three"];
    const failures = names.map((name) => failure(client.createCampaign({ ...FORM, name })));
    await server.received(3);
    assert.throws(trap);
    for (const error of await Promise.all(failures)) {
      assert.deepEqual(facts(error), {
        name: "ConnectionError",
        code: "connection",
        outcome: "unknown",
        status: undefined,
        attempts: 1,
      });
    }
    assert.equal(server.requests.length, 3);
    server.answerWith(201, CREATED);
    assert.equal((await client.createCampaign(FORM)).id, 1);
  });

  test("a late response after a trap does not reach the next instance, which has other memory", async () => {
    /** @type {(answer: Response) => void} */
    let answerLate = () => {};
    const fetch = () => /** @type {Promise<Response>} */ (new Promise((resolve) => (answerLate = resolve)));
    const failed = failure(newClient({ fetch }).createCampaign(FORM));
    await sleep(10);
    assert.throws(trap);
    assert.equal((await failed).code, "connection");
    const client = newClient();
    await client.createCampaign(FORM);
    answerLate(Response.json(CREATED, { status: 201 }));
    await sleep(10);
    assert.equal((await client.createCampaign(FORM)).id, 1);
    assert.equal(server.requests.length, 2);
  });

  test("a trap in a promise's callback, which has no caller, is noticed", async () => {
    /** @type {(answer: Response) => void} */
    let answer = () => {};
    const fetch = () => /** @type {Promise<Response>} */ (new Promise((resolve) => (answer = resolve)));
    const failed = failure(newClient({ fetch }).createCampaign(FORM));
    await sleep(10);
    const { queueMicrotask } = globalThis;
    globalThis.queueMicrotask = () => {
      throw new WebAssembly.RuntimeError("unreachable");
    };
    answer(Response.json(CREATED, { status: 201 }));
    await sleep(10);
    globalThis.queueMicrotask = queueMicrotask;
    const { code, outcome } = await failed;
    assert.deepEqual([code, outcome], ["connection", "unknown"]);
    assert.equal((await newClient().createCampaign(FORM)).id, 1);
  });
});
