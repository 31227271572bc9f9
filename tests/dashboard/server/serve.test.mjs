// The arguments of www/server/serve.mjs.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const SERVE = fileURLToPath(new URL("../../../www/server/serve.mjs", import.meta.url));

test("serve.mjs refuses a wrong --contract also if the environment names a host", () => {
  const { status, stderr } = spawnSync(process.execPath, [SERVE, "--contract", "2026-70"], {
    encoding: "utf8",
    env: { ...process.env, OUTBOUND_CAMPAIGN_PROVIDER: "autocalls", OUTBOUND_CAMPAIGN_API_KEY: "canary-key" },
  });
  assert.equal(status, 1);
  assert.equal(stderr, "www/server/serve.mjs: --contract must be 2026-02 or 2026-07, not 2026-70\n");
});
