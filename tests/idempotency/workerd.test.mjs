// Two isolates of examples/relay-worker in workerd, Cloudflare's runtime, with Durable Objects.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { startWorker } from "../faults/workerd.mjs";
import { creates, proveOnce, SESSION, startRoundRobin, startUpstream } from "./proof.mjs";

const WORKER = fileURLToPath(new URL("../../examples/relay-worker/worker.js", import.meta.url));

test("two isolates with Durable Objects create each campaign once, also after a restart of workerd", async (t) => {
  const count = creates(200, 60);
  const folder = await mkdtemp(join(tmpdir(), "outbound-campaign-objects-"));
  const upstream = await startUpstream();
  const objects = { className: "IdempotencyKey", binding: "IDEMPOTENCY_KEYS", folder };
  const start = () =>
    startWorker(
      WORKER,
      {
        OUTBOUND_CAMPAIGN_API_KEY: "1|canary-key-of-the-proof",
        SESSION_TOKEN: SESSION,
        OUTBOUND_CAMPAIGN_BASE_URL: upstream.baseUrl,
      },
      objects,
    );
  let worker = await start();
  const front = await startRoundRobin(() => [worker.url, worker.otherUrl]);
  try {
    const restart = async () => {
      await worker.close();
      worker = await start();
    };
    const result = await proveOnce({ url: front.url, created: upstream.created, count, restarts: [restart] });
    assert.equal(result.campaigns, count);
    t.diagnostic(`${result.posts} posts, ${result.campaigns} campaigns`);
  } finally {
    await front.close();
    await worker.close();
    await upstream.close();
    await rm(folder, { recursive: true, force: true });
  }
});
