// Bounds of the relay on foreign data: response size, memory and time.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { CREATED, FORM, server } from "../support/client.mjs";
import { newRelay, SITE } from "../support/relay.mjs";

const MAX_ANSWER = 262_144;
/** @param {BodyInit} body */
const create = (body) =>
  new Request(`${SITE}/user/campaign`, {
    method: "POST",
    headers: { origin: SITE, "content-type": "application/json" },
    body,
    .../** @type {any} */ ({ duplex: "half" }),
  });
const list = () => new Request(`${SITE}/user/campaigns`, { headers: { origin: SITE } });

/** @param {string} key @param {string} value */
const withElement = (key, value) => JSON.stringify({ ...FORM, allowed_days: { [key]: value } });
/** @param {number} count @param {(i: number) => unknown} element */
const withIds = (count, element) =>
  JSON.stringify({ ...FORM, phone_number_ids: Array.from({ length: count }, (_, i) => element(i)) });

/** Bodies of at most 64 KB whose response would exceed 256 KB. @type {[string, string][]} */
const floods = [
  ["one key full of :input", withElement(":input".repeat(5_000), "v".repeat(32_000))],
  ["a key full of :ATTRIBUTE", withElement(":ATTRIBUTE".repeat(6_000), "x")],
  [
    "a key full of :Attribute and :input",
    withElement(":Attribute".repeat(300) + ":input".repeat(300), "v".repeat(9_000)),
  ],
  [
    "a key full of :input whose value stands under another key",
    JSON.stringify({
      ...FORM,
      allowed_days: { [`a.${":input".repeat(2_000)}`]: 1, a: { [":input".repeat(2_000)]: "v".repeat(30_000) } },
    }),
  ],
  ["32,000 equal ids", withIds(32_000, () => 1)],
  ["15,000 ids that are texts", withIds(15_000, () => "a")],
];

for (const [name, body] of floods) {
  test(`a body of ${name} gets 413 in less than a second of CPU time`, async () => {
    assert.ok(body.length <= 65_536);
    const relay = newRelay();
    await relay(create("{}"));
    const before = process.cpuUsage();
    const response = await relay(create(body));
    const { user, system } = process.cpuUsage(before);
    const { code, message } = await response.json();
    assert.deepEqual([response.status, code], [413, "relay_errors_too_large"]);
    assert.match(message, /Nothing was forwarded/);
    assert.equal(server.requests.length, 0);
    assert.ok(user + system < 1_000_000, `${(user + system) / 1000} ms`);
  });
}

test("placeholders in keys whose messages stay small get the server's own 422", async () => {
  for (const key of [":input", ":ATTRIBUTE", `${":Attribute:input".repeat(5)}`]) {
    const response = await newRelay()(create(withElement(key, "x".repeat(100))));
    assert.equal(response.status, 422, key);
    const { errors } = await response.json();
    assert.deepEqual(Object.keys(errors), [`allowed_days.${key}`]);
  }
});

test("a form of 7,000 distinct ids passes the relay", async () => {
  assert.equal((await newRelay()(create(withIds(7_000, (i) => 1_000_000 + i)))).status, 201);
});

test("a response of at most 256 KB passes, and a larger one is a 413 with an unknown outcome for a write", async () => {
  const answerOf = (/** @type {number} */ bytes) => `["${"x".repeat(bytes - 4)}"]`;
  server.answerWith(200, answerOf(MAX_ANSWER));
  const whole = await newRelay()(list());
  assert.deepEqual([whole.status, (await whole.text()).length], [200, MAX_ANSWER]);
  server.answerWith(201, answerOf(MAX_ANSWER + 1));
  for (const [request, expected] of /** @type {[Request, RegExp][]} */ ([
    [list(), /larger than 262144 bytes\.$/],
    [create(JSON.stringify(FORM)), /may have been created anyway\.$/],
  ])) {
    const response = await newRelay()(request);
    const { code, message } = await response.json();
    assert.deepEqual([response.status, code], [413, "relay_answer_too_large"]);
    assert.match(message, expected);
  }
  const raised = await newRelay({ maxAnswerBytes: MAX_ANSWER + 1 })(list());
  assert.equal(raised.status, 201);
});

test("the limit of a response counts bytes, not characters", async () => {
  server.answerWith(200, JSON.stringify(["\u20ac".repeat(100_000)]));
  assert.equal((await newRelay()(list())).status, 413);
});

test("an endless response is read up to the limit and cancelled", async () => {
  let pulled = 0;
  let cancelled = false;
  const chunk = new Uint8Array(64 * 1024).fill(32);
  const body = new ReadableStream(
    {
      pull(controller) {
        pulled++;
        controller.enqueue(chunk);
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const response = await newRelay({ fetch: async () => new Response(body) })(list());
  assert.equal(response.status, 413);
  assert.deepEqual([pulled, cancelled], [5, true]);
});

test("the response of a fetch without a stream is limited too", async () => {
  const answer = (/** @type {number} */ length) =>
    /** @type {any} */ ({ status: 200, headers: new Headers(), text: async () => JSON.stringify("x".repeat(length)) });
  assert.equal((await newRelay({ fetch: async () => answer(10) })(list())).status, 200);
  assert.equal((await newRelay({ fetch: async () => answer(300_000) })(list())).status, 413);
});

test("a body in chunks of one byte arrives completely, at any size up to the limit", async () => {
  for (const length of [0, 1, 4_096, 4_097, 65_000]) {
    const text = JSON.stringify({ ...FORM, unknown: "x".repeat(length) });
    const bytes = new TextEncoder().encode(text);
    let at = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (at === bytes.length) return controller.close();
        controller.enqueue(bytes.slice(at, ++at));
      },
    });
    server.answerWith(201, CREATED);
    assert.equal((await newRelay()(create(body))).status, 201, `${length}`);
    assert.equal(server.requests[0]?.body, JSON.stringify(FORM));
  }
});

test("an endless body of empty chunks is refused at the timeout", async () => {
  const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array()) });
  const answer = await newRelay({ timeout: 100 })(create(body));
  assert.equal(answer.status, 408);
});

test("50 open bodies of 10,000 one-byte chunks take less than 25 MiB", async () => {
  // A child process, because others would use the memory of this one.
  const script = `
    import { createRelay } from ${JSON.stringify(new URL("../../../pkg/relay.js", import.meta.url).href)};
    const relay = createRelay({ provider: "autocalls", apiKey: "canary-key", authorize: () => true, timeout: 60_000 });
    const used = () => (gc(), process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers);
    const before = used();
    const read = [];
    for (let i = 0; i < 50; i++) {
      let sent = 0;
      read.push(new Promise((resolve) => {
        const body = new ReadableStream({ pull(controller) {
          if (sent++ < 10_000) return controller.enqueue(new Uint8Array(1));
          resolve();
          return new Promise(() => {});
        } }, { highWaterMark: 0 });
        const headers = { "content-type": "application/json" };
        relay(new Request("https://a.example/user/campaign", { method: "POST", duplex: "half", body, headers }));
      }));
    }
    await Promise.all(read);
    console.log(Math.round((used() - before) / 2 ** 20));
    process.exit();`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", "--input-type=module", "-e", script]);
  assert.ok(Number(stdout) < 25, `${stdout.trim()} MiB`);
});
