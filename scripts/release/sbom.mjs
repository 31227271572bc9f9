// The package's bill of materials in CycloneDX JSON: the contents of the tarball, and the crates of each wasm module.
// `npm run build` writes it beside pkg/, into release/. Like the package, it has the same bytes on every machine.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as CDX from "@cyclonedx/cyclonedx-library";
import { PackageURL } from "packageurl-js";
import parseSpdx from "spdx-expression-parse";
import { modules } from "../package/modules.mjs";

/**
 * @typedef {object} Crate as `cargo metadata` describes it
 * @property {string} id
 * @property {string} name
 * @property {string} version
 * @property {string | null} license
 * @property {string | null} description
 * @property {{ kind: string[] }[]} targets
 */
/** @typedef {{ id: string, deps: { pkg: string, dep_kinds: { kind: string | null }[] }[] }} Node */

const licences = new CDX.Contrib.License.Factories.LicenseFactory(parseSpdx);
const EXCLUDED = CDX.Enums.ComponentScope.Excluded;

/**
 * @param {string} root the repository, with pkg/ built
 * @returns {string} the document
 */
export function sbom(root) {
  const manifest = JSON.parse(readFileSync(join(root, "pkg", "package.json"), "utf8"));
  const bom = new CDX.Models.Bom();
  const whole = component(CDX.Enums.ComponentType.Library, "npm", manifest);
  bom.metadata.component = whole;
  bom.metadata.lifecycles.add(CDX.Enums.LifecyclePhase.Build);
  const timestamp = timestampOfEnvironment();
  if (timestamp) bom.metadata.timestamp = timestamp;
  const std = standardLibrary(root);
  bom.components.add(std);

  /** @type {Map<string, CDX.Models.Component>} */
  const known = new Map();
  const files = modules.flatMap(({ name, feature, part }) =>
    [name, ...(part ? [part.name] : [])].map((file) => ({ name: file, feature })),
  );
  for (const { name, feature } of files) {
    const file = `wasm/${name}.wasm`;
    const module = new CDX.Models.Component(CDX.Enums.ComponentType.File, file, {
      bomRef: file,
      version: manifest.version,
      licenses: licensesOf(manifest.license),
      hashes: new CDX.Models.HashDictionary([[CDX.Enums.HashAlgorithm["SHA-256"], sha256(join(root, "pkg", file))]]),
    });
    bom.components.add(module);
    whole.dependencies.add(module.bomRef);
    module.dependencies.add(std.bomRef);
    addCrates(root, feature, { bom, known, module });
  }
  return `${serializer().serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/**
 * Adds the crates of one module, as cargo resolves them for wasm. Crates that only the compiler runs (procedural
 * macros, build scripts and their dependencies) have the scope `excluded`: the module contains none of their code.
 * @param {string} root
 * @param {string} feature
 * @param {{ bom: CDX.Models.Bom, known: Map<string, CDX.Models.Component>, module: CDX.Models.Component }} into
 */
function addCrates(root, feature, { bom, known, module }) {
  const target = ["--filter-platform", "wasm32-unknown-unknown", "--no-default-features", "--features", feature];
  const command = ["metadata", "--locked", "--format-version", "1", ...target];
  const answer = execFileSync("cargo", command, { cwd: root, encoding: "utf8", maxBuffer: 1 << 27 });
  /** @type {{ packages: Crate[], resolve: { root: string, nodes: Node[] } }} */
  const { packages, resolve } = JSON.parse(answer);
  const crates = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  /** @param {Crate | undefined} crate */
  const isMacro = (crate) => crate?.targets.some(({ kind }) => kind.includes("proc-macro")) === true;

  /** @type {Set<string>} */
  const seen = new Set();
  /** @param {string} id @param {CDX.Models.Component} parent @param {boolean} inModule */
  const visit = (id, parent, inModule) => {
    for (const { pkg, dep_kinds } of nodes.get(id)?.deps ?? []) {
      const kinds = dep_kinds.map(({ kind }) => kind);
      if (kinds.every((kind) => kind === "dev")) continue;
      const crate = /** @type {Crate} */ (crates.get(pkg));
      const below = inModule && kinds.includes(null) && !isMacro(crate);
      const entry = known.get(pkg) ?? component(CDX.Enums.ComponentType.Library, "cargo", crate, EXCLUDED);
      if (below) entry.scope = undefined;
      known.set(pkg, entry);
      bom.components.add(entry);
      parent.dependencies.add(entry.bomRef);
      const visited = `${pkg} ${below}`;
      if (seen.has(visited)) continue;
      seen.add(visited);
      visit(pkg, entry, below);
    }
  };
  visit(resolve.root, module, true);
}

/**
 * @param {CDX.Enums.ComponentType} type
 * @param {"npm" | "cargo"} registry
 * @param {{ name: string, version: string, license: string | null, description?: string | null }} about
 * @param {CDX.Enums.ComponentScope} [scope]
 */
function component(type, registry, { name, version, license, description }, scope) {
  const purl = new PackageURL(registry, undefined, name, version).toString();
  return new CDX.Models.Component(type, name, {
    bomRef: purl,
    version,
    purl,
    scope,
    // The description of a crate may have line breaks.
    description: description?.replace(/\s+/g, " ").trim(),
    licenses: licensesOf(license),
  });
}

/**
 * Returns Rust's standard library, which is in every module. Its version is that of the toolchain.
 * @param {string} root
 */
function standardLibrary(root) {
  const channel = /^channel\s*=\s*"([^"]+)"/m.exec(readFileSync(join(root, "rust-toolchain.toml"), "utf8"))?.[1] ?? "";
  const purl = new PackageURL("generic", undefined, "rust-std", channel).toString();
  return new CDX.Models.Component(CDX.Enums.ComponentType.Library, "rust-std", {
    bomRef: purl,
    version: channel,
    purl,
    description: "The Rust standard library, for wasm32-unknown-unknown",
    licenses: licensesOf("MIT OR Apache-2.0"),
  });
}

/** @param {string | null} expression an SPDX expression; old crates may use a slash instead of OR */
function licensesOf(expression) {
  const list = new CDX.Models.LicenseRepository();
  if (expression) list.add(licences.makeFromString(expression.replaceAll("/", " OR ")));
  return list;
}

/** @param {string} file */
function sha256(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** Returns the time of the build only if the environment sets it: two builds must have the same bytes. */
function timestampOfEnvironment() {
  const seconds = process.env.SOURCE_DATE_EPOCH;
  return seconds ? new Date(Number(seconds) * 1000) : undefined;
}

function serializer() {
  return new CDX.Serialize.JsonSerializer(new CDX.Serialize.JSON.Normalize.Factory(CDX.Spec.Spec1dot6));
}

/**
 * Writes release/NAME-VERSION.cdx.json. It is not part of the tarball, whose size matters.
 * @param {string} root
 * @returns {string} the file
 */
export function writeSbom(root) {
  const { name, version } = JSON.parse(readFileSync(join(root, "pkg", "package.json"), "utf8"));
  const folder = join(root, "release");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${version}.cdx.json`);
  writeFileSync(file, sbom(root));
  return file;
}
