// Two processes of examples/relay-deno with one Deno KV.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { root } from "../../scripts/lib/process.mjs";
import { program } from "../faults/runtimes.mjs";
import { closedPort } from "../faults/server.mjs";
import { creates, proveOnce, SESSION, startProcess, startRoundRobin, startUpstream } from "./proof.mjs";

const SERVER = fileURLToPath(new URL("../../examples/relay-deno/server.js", import.meta.url));

test("two relays with one Deno KV create each campaign once, also after either was killed", async (t) => {
  const count = creates(200, 60);
  const folder = await mkdtemp(join(tmpdir(), "outbound-campaign-deno-"));
  const importMap = join(folder, "imports.json");
  const imports = { "outbound-campaign/relay": pathToFileURL(join(root, "pkg", "relay.js")).href };
  await writeFile(importMap, JSON.stringify({ imports }));
  const upstream = await startUpstream();
  const start = async () => {
    const port = await closedPort();
    const permissions = ["--allow-net", "--allow-env", "--allow-read", "--allow-write"];
    const flags = ["--quiet", "--no-lock", "--no-config", "--unstable-kv", `--import-map=${importMap}`];
    return startProcess(program("deno"), ["run", ...flags, ...permissions, SERVER], {
      port,
      env: {
        OUTBOUND_CAMPAIGN_API_KEY: "1|canary-key-of-the-proof",
        SESSION_TOKEN: SESSION,
        OUTBOUND_CAMPAIGN_BASE_URL: upstream.baseUrl,
        KV_PATH: join(folder, "keys.sqlite"),
        PORT: String(port),
      },
    });
  };
  const relays = [await start(), await start()];
  const front = await startRoundRobin(() => relays.map(({ origin }) => origin));
  try {
    const restart = (/** @type {number} */ index) => async () => {
      await relays[index]?.kill();
      relays[index] = await start();
    };
    const restarts = [restart(0), restart(1)];
    const result = await proveOnce({ url: front.url, created: upstream.created, count, restarts });
    assert.equal(result.campaigns, count);
    t.diagnostic(`${result.posts} posts, ${result.campaigns} campaigns`);
  } finally {
    await front.close();
    for (const relay of relays) {
      await relay.kill();
    }
    await upstream.close();
    await rm(folder, { recursive: true, force: true });
  }
});
