// The programs of cargo's that only the long checks need, of exact versions, built into .tools on first use.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { longStep, root } from "./process.mjs";
import { ensureRust, explain } from "./setup.mjs";

const versions = { "cargo-deny": "0.20.2", "cargo-fuzz": "0.13.2", "cargo-mutants": "27.1.0" };

/**
 * Where the program is; it is built if it is not there yet. Ends the script where that cannot be.
 * @param {keyof typeof versions} name
 * @returns {Promise<string>}
 */
export async function cargoTool(name) {
  const version = versions[name];
  const folder = join(root, ".tools", `${name}-${version}`);
  const program = join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
  if (existsSync(program)) return program;
  const rust = await ensureRust();
  if (rust) throw new Error(explain(rust));
  /** @type {import("./process.mjs").Command} */
  const command = ["cargo", "install", name, "--version", version, "--locked", "--debug", "--root", folder];
  const build = `${folder}.build`;
  const ok = await longStep(`building ${name} ${version} into .tools`, command, { env: { CARGO_TARGET_DIR: build } });
  rmSync(build, { recursive: true, force: true });
  if (!ok) throw new Error(`${name} ${version} could not be built. Run:  ${command.join(" ").replaceAll(root, ".")}`);
  return program;
}

/** cargo-deny, as the suites ask for what they need. @type {import("./setup.mjs").Ensure} */
export const ensureCargoDeny = () =>
  cargoTool("cargo-deny").then(
    () => undefined,
    (error) => ({ what: `cargo-deny (${error.message})`, command: "npm run audit" }),
  );
