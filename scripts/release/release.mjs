// npm run release: publishes a clean tree to npm, with provenance. `npm run release -- --dry-run` does everything
// except publish. Only a dry run may limit the tests, and prints their names: --tests=js,packaging (suites of
// scripts/suites.mjs).
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { buildPackage, ensureBuildTools } from "../build.mjs";
import { ask, passSignalsOn, root, run } from "../lib/process.mjs";
import { explain } from "../lib/setup.mjs";
import { addressesOf, stateOfRelease } from "./release-checks.mjs";

/** @typedef {import("../lib/process.mjs").Command} Command */

const folder = join(root, "release");
/** The results of a build that the next build would reuse. */
const BUILT = ["pkg", "release", "target/package", "target/wasm32-unknown-unknown"];

/** @param {string[]} reasons @returns {never} */
function refuse(...reasons) {
  for (const reason of reasons) console.error(`release: ${reason}`);
  console.error("release: nothing was published.");
  process.exit(1);
}

/** @returns {{ dryRun: boolean, suites: string[] | undefined }} */
function readArguments() {
  try {
    const { values } = parseArgs({ options: { "dry-run": { type: "boolean" }, tests: { type: "string" } } });
    const dryRun = values["dry-run"] === true;
    if (values.tests !== undefined && !dryRun)
      throw new Error("--tests is for dry runs only. A release runs all tests.");
    return { dryRun, suites: values.tests?.split(",") };
  } catch (error) {
    return refuse(/** @type {Error} */ (error).message);
  }
}

/** @param {string} what @param {Command} command @param {number} [limitMinutes] */
async function step(what, command, limitMinutes) {
  console.log(`\n=== release: ${what}`);
  const { ok, reason } = await run(command, { limitMinutes, watched: true });
  if (process.exitCode) process.exit();
  if (!ok) refuse(`${what}: ${reason}`);
}

/** @typedef {{ filename: string, size: number, unpackedSize: number, entryCount: number, integrity: string }} Packed */

/** @returns {Packed} */
function pack() {
  const packed = ask(["npm", "pack", "./pkg", "--json", "--pack-destination", folder]);
  if (!packed.ok) refuse("npm pack failed. Run it in pkg/ to see the reason.");
  const answer = JSON.parse(packed.out);
  return Array.isArray(answer) ? answer[0] : /** @type {Packed} */ (Object.values(answer)[0]);
}

/** Writes SHA256SUMS in the format of sha256sum --check. @param {string[]} files @returns {string} */
function writeChecksums(files) {
  const sums = files.map((file) => {
    const sum = createHash("sha256").update(readFileSync(file)).digest("hex");
    return `${sum}  ${basename(file)}\n`;
  });
  writeFileSync(join(folder, "SHA256SUMS"), sums.join(""));
  return sums.join("");
}

passSignalsOn();
const { dryRun, suites } = readArguments();
const { version, refusals, open } = stateOfRelease(root, process.env);
if (refusals.length) refuse(...refusals);
if (open.length && !dryRun) refuse(...open);

const lack = await ensureBuildTools();
if (lack) refuse(explain(lack));
console.log(`\n=== release: a clean build of ${version}`);
for (const path of BUILT) rmSync(join(root, path), { recursive: true, force: true });
const built = await buildPackage();
if (!built.ok) refuse(`the build: ${built.reason}`);
const manifest = join(root, "pkg", "package.json");
const members = { ...JSON.parse(readFileSync(manifest, "utf8")), ...addressesOf(process.env) };
writeFileSync(manifest, `${JSON.stringify(members, null, 2)}\n`);

await step("dependencies: licences, duplicates, sources, advisories", [
  process.execPath,
  "scripts/release/audit.mjs",
  ...(dryRun ? [] : ["--require-advisories"]),
]);
const tests = suites ? `the tests ${suites.join(", ")}, AND NO OTHER` : "all tests";
await step(tests, [process.execPath, "scripts/test.mjs", ...(suites ?? [])], 90);

const packed = pack();
const tarball = join(folder, packed.filename);
const { publint, typesLint } = await import("./package-lint.mjs");
await step("publint", publint, 5);
await step("are-the-types-wrong", typesLint(tarball), 5);
// The tests take a long time: the tested files must still be the committed ones.
const after = stateOfRelease(root, process.env);
if (after.refusals.length) refuse(...after.refusals);

const checksums = writeChecksums([tarball, join(folder, `outbound-campaign-${version}.cdx.json`)]);
/** @type {Command} */
const publish = [
  "npm",
  "publish",
  `./release/${packed.filename}`,
  "--provenance",
  "--access",
  "public",
  // A version with a hyphen is a prerelease: `npm install` must not choose it by default.
  ...(version.includes("-") ? ["--tag", "next"] : []),
];
console.log(`
outbound-campaign ${version}, commit ${ask(["git", "rev-parse", "HEAD"]).out.trim()}
  ${packed.filename}: ${packed.entryCount} files, ${packed.size} bytes, ${packed.unpackedSize} unpacked
  npm's integrity: ${packed.integrity}
${checksums.replaceAll(/^(?=.)/gm, "  ")}
  publishes with:  ${publish.join(" ")}
  then:            git tag v${version} && git push --tags`);
if (dryRun) {
  console.log(`\nThis was a dry run (${tests}): nothing was published.`);
  for (const reason of open) console.log(`Before the release: ${reason}`);
} else {
  await step("npm publish", publish, 10);
}
