// npm start: installs missing tools, builds pkg/ if its sources have changed, and serves the dashboards with relay and
// sandbox. `-- --verbose` shows all output of the steps.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensurePackage } from "./build.mjs";
import { passSignalsOn, root, run } from "./lib/process.mjs";

passSignalsOn();
if (!existsSync(join(root, "pkg")))
  console.log("npm start: the first run installs tools and builds the package: about 4 minutes on two idle cores.");
const obstacle = await ensurePackage();
if (obstacle) {
  console.error(`npm start: ${obstacle}`);
  process.exit(1);
}
const options = process.argv.slice(2).filter((argument) => argument !== "--verbose");
const { ok, reason } = await run([process.execPath, "www/server/serve.mjs", ...options]);
if (process.exitCode === undefined && !ok) {
  console.error(`npm start: ${reason}`);
  process.exitCode = 1;
}
