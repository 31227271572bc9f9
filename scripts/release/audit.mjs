// npm run audit: checks the dependencies of the crate against deny.toml: licences, one version of each crate, and
// sources. It also checks for known vulnerabilities, if the RustSec database can be reached. --require-advisories: the
// database is required. --offline: it is not used.
import { spawnSync } from "node:child_process";
import { cargoTool } from "../lib/cargo-tools.mjs";
import { passSignalsOn, root, run } from "../lib/process.mjs";

passSignalsOn();
const deny = await cargoTool("cargo-deny");
const { ok, reason } = await run([deny, "--locked", "check", "licenses", "bans", "sources"], { limitMinutes: 10 });
if (!ok) console.error(`audit: ${reason}`);
const advisories = process.argv.includes("--offline") || (await askAdvisories());
process.exitCode = process.exitCode || (ok && advisories ? 0 : 1);

/** Checks for known vulnerabilities. @returns {Promise<boolean>} false if the audit fails */
async function askAdvisories() {
  const args = ["--locked", "check", "advisories"];
  // Fetches quietly: a missing database is not a finding, and git's error does not help the reader.
  const { status, stderr } = spawnSync(deny, args, { cwd: root, encoding: "utf8", timeout: 120_000 });
  if (status === 0) {
    console.log("advisories ok");
    return true;
  }
  if (status === null || /failed to fetch advisory database/.test(stderr)) {
    console.log("advisories NOT CHECKED: the RustSec database could not be fetched from github.com.");
    return !process.argv.includes("--require-advisories");
  }
  console.error(stderr);
  console.error("audit: a dependency has a known vulnerability, is unmaintained or was withdrawn (see above)");
  return false;
}
