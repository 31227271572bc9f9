// Builds the package from a copy of the repository in another folder.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { root } from "../../scripts/lib/process.mjs";
import { wasmBindgen } from "../../scripts/lib/setup.mjs";

/**
 * Passes the folder of the copy to a function, and removes it afterwards.
 * @param {NodeJS.ProcessEnv} env further variables of the build
 * @param {(folder: string) => void | Promise<void>} use
 */
export async function withCopy(env, use) {
  const folder = mkdtempSync(join(tmpdir(), "a-folder-with-another-name-"));
  try {
    // Committed and new files, without built ones.
    const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
    for (const file of listed.toString().split("\0").filter(Boolean)) {
      if (!/^(www|tests)\//.test(file)) cpSync(join(root, file), join(folder, file));
    }
    // Cargo.toml names these tests, so they must exist, but nothing compiles them.
    for (const tests of ["conformance", "wasm"])
      cpSync(join(root, "tests", tests), join(folder, "tests", tests), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    execFileSync(process.execPath, ["scripts/package/build.mjs", "--no-sizes"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, ...env, PATH: `${wasmBindgen().bin}${delimiter}${process.env.PATH}` },
    });
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
