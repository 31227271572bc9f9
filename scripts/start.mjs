// npm start: installs missing tools, builds pkg/ if its sources have changed, and serves the dashboards with relay and
// sandbox.
import { ensurePackage } from "./build.mjs";
import { passSignalsOn, run } from "./lib/process.mjs";

passSignalsOn();
const obstacle = await ensurePackage();
if (obstacle) {
  console.error(`npm start: ${obstacle}`);
  process.exit(1);
}
const { ok, reason } = await run([process.execPath, "www/server/serve.mjs", ...process.argv.slice(2)]);
if (process.exitCode === undefined && !ok) {
  console.error(`npm start: ${reason}`);
  process.exitCode = 1;
}
