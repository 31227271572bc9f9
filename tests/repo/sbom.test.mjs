// The bill of materials: valid by CycloneDX's schema, complete by cargo's tree, and the same in every build.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import * as CDX from "@cyclonedx/cyclonedx-library";
import { root } from "../../scripts/lib/process.mjs";
import { modules } from "../../scripts/package/modules.mjs";
import { sbom } from "../../scripts/release/sbom.mjs";

const text = sbom(root);
/**
 * @typedef {{ name: string, version: string, scope?: string, purl?: string, hashes?: { content: string }[] }} Component
 */
/** @type {{ components: Component[], dependencies: { ref: string, dependsOn?: string[] }[] }} */
const bom = JSON.parse(text);
afterEach(() => {
  delete process.env.SOURCE_DATE_EPOCH;
});

test("the bill of materials is valid CycloneDX 1.6", async () => {
  const validator = new CDX.Validation.JsonStrictValidator(CDX.Spec.Version.v1dot6);
  assert.equal(await validator.validate(text), null);
  assert.notEqual(await validator.validate(text.replace('"library"', '"no type"')), null, "the validator can fail");
});

test("the bill of materials has no random number, and no date but that of SOURCE_DATE_EPOCH", () => {
  assert.doesNotMatch(text, /timestamp|serialNumber/);
  process.env.SOURCE_DATE_EPOCH = "1760000000";
  assert.match(sbom(root), /"timestamp": "2025-10-09T08:53:20.000Z"/);
});

const parts = modules.flatMap(({ part, feature }) => (part ? [{ name: part.name, feature }] : []));

for (const { name: module, feature } of [...modules, ...parts]) {
  test(`the bill of materials lists exactly the crates that cargo compiles into the ${module}`, () => {
    // Without the compiler's own crates and their dependencies.
    const flags = ["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", feature];
    const tree = execFileSync(
      "cargo",
      ["tree", "--locked", ...flags, "-e", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"],
      { cwd: root, encoding: "utf8" },
    );
    const wanted = new Set([...tree.matchAll(/^(\S+) v(\S+)/gm)].map(([, name, version]) => `${name}@${version}`));
    wanted.delete(
      `outbound-campaign@${/^version = "(.+)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))?.[1]}`,
    );
    assert.ok([...wanted].some((crate) => crate.startsWith("wasm-bindgen@")));
    const required = new Set(bom.components.filter(({ scope }) => scope !== "excluded").map(({ purl }) => purl));
    const below = new Set();
    const visit = (/** @type {string} */ ref) => {
      if (below.has(ref)) return;
      below.add(ref);
      for (const next of bom.dependencies.find((entry) => entry.ref === ref)?.dependsOn ?? []) visit(next);
    };
    visit(`wasm/${module}.wasm`);
    const listed = [...below].filter((ref) => ref.startsWith("pkg:cargo/") && required.has(ref));
    assert.deepEqual(listed.map((ref) => ref.replace("pkg:cargo/", "")).sort(), [...wanted].sort());
  });

  test(`the bill of materials has the checksum of the ${module}`, () => {
    const file = bom.components.find(({ name }) => name === `wasm/${module}.wasm`);
    const bytes = readFileSync(join(root, "pkg", "wasm", `${module}.wasm`));
    assert.equal(file?.hashes?.[0]?.content, createHash("sha256").update(bytes).digest("hex"));
  });
}
