// The cargo programs of the long checks, in exact versions. They are built into .tools at the first use.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandStep, root } from "./process.mjs";
import { ensureRust, explain } from "./setup.mjs";

const versions = { "cargo-deny": "0.20.2", "cargo-fuzz": "0.13.2", "cargo-mutants": "27.1.0" };

/**
 * Returns the path of the program, and builds it if it is missing. Throws if the build fails.
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
  const ok = await commandStep(`building ${name} ${version} into .tools`, command, {
    env: { CARGO_TARGET_DIR: build },
  });
  rmSync(build, { recursive: true, force: true });
  if (!ok) throw new Error(`${name} ${version} could not be built. Run:  ${command.join(" ").replaceAll(root, "")}`);
  return program;
}

/** Ensures cargo-deny, for the suites' list of tools. @type {import("./setup.mjs").Ensure} */
export const ensureCargoDeny = () =>
  cargoTool("cargo-deny").then(
    () => undefined,
    (error) => ({ what: `cargo-deny (${error.message})`, command: "npm run audit" }),
  );
