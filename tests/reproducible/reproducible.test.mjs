// Two builds of the same sources give the same bytes: a new build in another folder is compared with pkg/.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/lib/process.mjs";
import { wasmBindgen } from "../../scripts/lib/setup.mjs";
import { sbom } from "../../scripts/release/sbom.mjs";

/** @param {string} folder @returns {Record<string, string>} checksums by path */
const checksums = (folder) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort()
      .map((file) => [file.slice(folder.length), createHash("sha256").update(readFileSync(file)).digest("hex")]),
  );

test("a second build in another folder gives the same package", () => {
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
    execFileSync(process.execPath, ["scripts/package/build.mjs"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, PATH: `${wasmBindgen().bin}${delimiter}${process.env.PATH}` },
    });
    const built = checksums(join(folder, "pkg"));
    assert.ok(Object.keys(built).length > 50);
    assert.deepEqual(built, checksums(join(root, "pkg")));
    assert.equal(sbom(folder), sbom(root), "the bill of materials");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
