// Two processes of examples/relay-redis behind one address, with a real Redis.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { redisProgram } from "../../scripts/lib/setup.mjs";
import { closedPort } from "../faults/server.mjs";
import { creates, proveOnce, SESSION, startProcess, startRoundRobin, startUpstream } from "./proof.mjs";

const SERVER = fileURLToPath(new URL("../../examples/relay-redis/server.mjs", import.meta.url));

/** @type {Awaited<ReturnType<typeof startProcess>>} */
let redis;
/** @type {string} */
let folder;
let redisPort = 0;
/** @type {Awaited<ReturnType<typeof startUpstream>>} */
let upstream;
/** @type {Awaited<ReturnType<typeof startProcess>>[]} */
let relays = [];

const startRedis = async () => {
  const options = ["--port", String(redisPort), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  redis = await startProcess(redisProgram() ?? "", [...options, "--appendonly", "yes", "--appendfsync", "always"], {
    port: redisPort,
  });
};

const startRelay = async () => {
  const port = await closedPort();
  return startProcess(process.execPath, [SERVER], {
    port,
    env: {
      OUTBOUND_CAMPAIGN_API_KEY: "1|canary-key-of-the-proof",
      SESSION_TOKEN: SESSION,
      OUTBOUND_CAMPAIGN_BASE_URL: upstream.baseUrl,
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      PORT: String(port),
    },
  });
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "outbound-campaign-redis-"));
  redisPort = await closedPort();
  upstream = await startUpstream();
  await startRedis();
  relays = [await startRelay(), await startRelay()];
});
after(async () => {
  for (const relay of relays) await relay.kill();
  await redis?.kill();
  await upstream?.close();
  await rm(folder, { recursive: true, force: true });
});

test("two relays with one Redis create each campaign once, also after either was killed", async (t) => {
  const count = creates(1_000, 150);
  const front = await startRoundRobin(() => relays.map(({ origin }) => origin));
  try {
    const restart = (/** @type {number} */ index) => async () => {
      await relays[index]?.kill();
      relays[index] = await startRelay();
    };
    const { created } = upstream;
    const result = await proveOnce({ url: front.url, created, count, restarts: [restart(0), restart(1)] });
    assert.equal(result.campaigns, count);
    t.diagnostic(`${result.posts} posts, ${result.campaigns} campaigns`);
  } finally {
    await front.close();
  }
});

test("a relay that is killed while it waits for the server does not cause a second campaign", async () => {
  const [first, second] = relays;
  const post = (/** @type {string} */ origin, /** @type {string} */ key, signal = AbortSignal.timeout(30_000)) =>
    fetch(`${origin}/api/outbound/user/campaign`, {
      method: "POST",
      signal,
      headers: { "content-type": "application/json", cookie: `session=${SESSION}`, "idempotency-key": key },
      body: JSON.stringify({ name: key, assistant_id: 127 }),
    });
  const keys = Array.from({ length: 20 }, (_, i) => `killed-${i}`);
  const cut = keys.map((key) => post(String(first?.origin), key).catch(() => undefined));
  while (!keys.some((key) => upstream.created.has(key))) await new Promise((resolve) => setTimeout(resolve, 1));
  await first?.kill();
  const answered = await Promise.all(cut);
  // Not awaited until the other relay gives up: none of these requests may be forwarded meanwhile.
  await Promise.all(
    keys.map((key) => post(String(second?.origin), key, AbortSignal.timeout(1_500)).catch(() => undefined)),
  );
  for (const [i, key] of keys.entries()) {
    const times = upstream.created.get(key) ?? 0;
    assert.ok(times <= 1, `${key}: ${times} campaigns`);
    if (answered[i]?.status === 201) assert.equal(times, 1, key);
  }
  relays[0] = await startRelay();
});

test("the relay refuses with 503 while Redis is down, and knows the keys when Redis is back", async () => {
  const relay = /** @type {{ origin: string }} */ (relays[1]);
  const post = (/** @type {string} */ key) =>
    fetch(`${relay.origin}/api/outbound/user/campaign`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: `session=${SESSION}`, "idempotency-key": key },
      body: JSON.stringify({ name: `without ${key}`, assistant_id: 127 }),
    });
  assert.equal((await post("known")).status, 201);
  const before = upstream.created.size;
  await redis.kill();
  for (const key of ["new", "known"]) {
    const response = await post(key);
    assert.deepEqual([response.status, (await response.json()).code], [503, "relay_idempotency_store"]);
  }
  assert.equal(upstream.created.size, before);
  await startRedis();
  let response = await post("known");
  for (const deadline = Date.now() + 10_000; response.status === 503 && Date.now() < deadline; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    response = await post("known");
  }
  assert.equal(response.status, 201);
  assert.equal(upstream.created.get("without known"), 1);
  assert.equal((await post("new")).status, 201);
});
