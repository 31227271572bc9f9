// npm run build: writes pkg/, the package to publish, and release/*.cdx.json, its bill of materials. Stores a checksum
// of the sources. `npm run build -- --update-snapshots` also updates tests/sizes.json and tests/types/types.d.ts.snap.
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { passSignalsOn, root, run, step } from "./lib/process.mjs";
import {
  ensureNpmPackages,
  ensureRustSource,
  ensureWasmBindgen,
  explain,
  linkPackage,
  wasmBindgen,
} from "./lib/setup.mjs";
import { hasOwnStd } from "./package/build-std.mjs";
import { copyGuides } from "./package/guides.mjs";

// The files and folders that scripts/package/build.mjs reads.
const inputs = [
  "src",
  "examples",
  "pkg-template",
  "scripts/package",
  "Cargo.toml",
  "Cargo.lock",
  "rust-toolchain.toml",
  "package-lock.json",
  "CHANGELOG.md",
  "LICENSE-MIT",
  "LICENSE-APACHE",
];
const stamp = join(root, ".tools", "pkg-built-from");

/** The rows of the README's table of sizes: the beginning of each row, and its key in tests/sizes.json. */
export const readmeSizes = {
  "everything of the default entry": "the default entry, all of it, bundled",
  "`validateCampaign` alone": "validateCampaign alone, bundled",
  "everything of `outbound-campaign/slim`": "slim, bundled",
  "for comparison: the 14 fields in Zod 4": "for comparison: Zod 4 with the same fields",
};

/** The tools that `npm run build` needs. The test suites need the same. */
export const buildNeeds = [ensureNpmPackages, ensureRustSource, ensureWasmBindgen];

/**
 * Installs the tools of the build, at the same time: npm waits for the network while cargo computes.
 * @returns {Promise<import("./lib/setup.mjs").Lack | undefined>} the first missing tool
 */
export async function ensureBuildTools() {
  const lacks = await Promise.all(buildNeeds.map((ensure) => ensure()));
  return lacks.find((lack) => lack !== undefined);
}

/**
 * Returns whether pkg/ was built from these sources. Compares checksums: git gives every file of a checkout a new date.
 */
export function packageIsFresh() {
  return (
    existsSync(join(root, "pkg", "index.js")) && existsSync(stamp) && readFileSync(stamp, "utf8") === inputsChecksum()
  );
}

function inputsChecksum() {
  const hash = createHash("sha256").update(`own std: ${hasOwnStd(root)}\0`);
  for (const file of inputs.flatMap(filesUnder)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * Returns the paths of all files under a path, sorted.
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

/**
 * Builds pkg/ and its bill of materials.
 * @param {import("node:stream").Writable} [log] receives the output; the sizes are then not measured
 * @returns {Promise<import("./lib/process.mjs").Outcome>}
 */
export async function buildPackage(log) {
  rmSync(stamp, { force: true });
  // Computed before the build: an edit during the build causes another build.
  const builtFrom = inputsChecksum();
  const options = log ? ["--no-sizes"] : [];
  const outcome = await run([process.execPath, "scripts/package/build.mjs", ...options], {
    log,
    env: { PATH: `${wasmBindgen().bin}${delimiter}${process.env.PATH}` },
  });
  if (outcome.ok) {
    linkPackage();
    // Imported here, because it needs the npm packages.
    const { writeSbom } = await import("./release/sbom.mjs");
    writeSbom(root);
    mkdirSync(join(root, ".tools"), { recursive: true });
    writeFileSync(stamp, builtFrom);
  }
  return outcome;
}

/**
 * Installs the tools, and builds pkg/ if the sources have changed. For scripts that need pkg/ before they start.
 * @returns {Promise<string>} the reason of a failure, or an empty text
 */
export async function ensurePackage() {
  const lack = await ensureBuildTools();
  if (lack) return explain(lack);
  if (packageIsFresh()) {
    copyGuides(root);
    return "";
  }
  const why = existsSync(join(root, "pkg")) ? "its sources changed" : "for the first time";
  return (await step(`building the package (${why})`, buildPackage)).reason;
}

/** Updates the snapshots of the package's sizes and types, so that the diff shows their changes. */
async function updateSnapshots() {
  // Imported here, because these modules need the npm packages.
  const { measure } = await import("./package/sizes.mjs");
  const { measureZod } = await import("../tests/packaging/zod.mjs");
  const sizes = { ...(await measure(join(root, "pkg"))), ...(await measureZod()) };
  writeFileSync(join(root, "tests", "sizes.json"), `${JSON.stringify(sizes, null, 2)}\n`);
  writeReadmeSizes(sizes);
  copyFileSync(join(root, "pkg", "types.d.ts"), join(root, "tests", "types", "types.d.ts.snap"));
}

/**
 * Updates the README's table of sizes, in KB of gzip.
 * @param {Record<string, any>} sizes
 */
function writeReadmeSizes(sizes) {
  const file = join(root, "pkg-template", "README.md");
  let text = readFileSync(file, "utf8");
  for (const [row, label] of Object.entries(readmeSizes)) {
    const kilobytes = String(Math.round(sizes[label].gzip / 1000));
    text = text.replace(
      new RegExp(`^(\\| ${row.replace(/[/\\]/g, "\\$&")}[^|]*\\| )(\\d+ *)`, "m"),
      (_, head, old) => head + kilobytes.padEnd(old.length),
    );
  }
  writeFileSync(file, text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  passSignalsOn();
  const lack = await ensureBuildTools();
  if (lack) {
    console.error(explain(lack));
    process.exit(1);
  }
  const { ok, reason } = await buildPackage();
  if (!ok) console.error(`build: ${reason}`);
  else if (process.argv.includes("--update-snapshots")) await updateSnapshots();
  process.exitCode = process.exitCode || (ok ? 0 : 1);
}
