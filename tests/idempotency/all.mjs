// The proof with all creates: npm run test:idempotency. `npm test -- idempotency` runs a part of them.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ensureRedis, ensureRuntimes, explain } from "../../scripts/lib/setup.mjs";

for (const ensure of [ensureRedis, ensureRuntimes]) {
  const lack = await ensure();
  if (!lack) continue;
  console.error(explain(lack));
  process.exit(1);
}
const folder = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith(".test.mjs"));
const { status } = spawnSync(process.execPath, ["--test", "--test-reporter=spec", ...files], {
  cwd: folder,
  stdio: "inherit",
  env: { ...process.env, IDEMPOTENCY_ALL: "1" },
});
process.exitCode = status ?? 1;
