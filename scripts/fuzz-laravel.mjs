// npm run fuzz:laravel: installs missing tools, builds, and compares random forms with live Laravel servers for a long
// time.
import { ensurePackage } from "./build.mjs";
import { passSignalsOn, run } from "./lib/process.mjs";
import { ensureLaravel10, ensurePhp, explain } from "./lib/setup.mjs";

passSignalsOn();
const lack = (await ensurePhp()) ?? (await ensureLaravel10());
const obstacle = lack ? explain(lack) : await ensurePackage();
if (obstacle) {
  console.error(`fuzz:laravel: ${obstacle}`);
  process.exit(1);
}
const { ok, reason } = await run([process.execPath, "tests/laravel/fuzz.mjs"]);
if (!ok) console.error(`fuzz:laravel: ${reason}`);
process.exitCode = process.exitCode || (ok ? 0 : 1);
