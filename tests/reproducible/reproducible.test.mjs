// Two builds of the same sources give the same bytes: a new build in another folder is compared with pkg/.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/lib/process.mjs";
import { sbom } from "../../scripts/release/sbom.mjs";
import { withCopy } from "./copy.mjs";

/** @param {string} folder @returns {Record<string, string>} checksums by path */
const checksums = (folder) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort()
      .map((file) => [file.slice(folder.length), createHash("sha256").update(readFileSync(file)).digest("hex")]),
  );

test("a second build in another folder gives the same package", () =>
  withCopy({}, (folder) => {
    const built = checksums(join(folder, "pkg"));
    assert.ok(Object.keys(built).length > 50);
    assert.deepEqual(built, checksums(join(root, "pkg")));
    assert.equal(sbom(folder), sbom(root), "the bill of materials");
  }));
