// The test suites of `npm test`, in the order in which they run, with their tools and commands.
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { notInOldestNode, notOnNodeBundle, node as oldest } from "../tests/packaging/baseline.mjs";
import { buildNeeds } from "./build.mjs";
import { ensureCargoDeny } from "./lib/cargo-tools.mjs";
import { root } from "./lib/process.mjs";
import {
  browserPrograms,
  ensureChromium,
  ensureLaravel10,
  ensureNpmPackages,
  ensureOldestNode,
  ensurePhp,
  ensureRedis,
  ensureRuntimes,
  ensureRust,
  ensureWasmBindgen,
  oldestNode,
  wasmBindgen,
} from "./lib/setup.mjs";

/** @typedef {import("./lib/process.mjs").Command} Command */
/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} about
 * @property {import("./lib/setup.mjs").Ensure[]} needs
 * @property {boolean} [onPackage] tests pkg/, so that the suite `build` must run before it
 * @property {() => Command[]} commands
 * @property {() => Command[]} [quick] the commands of `npm test -- quick`, which leaves out suites without them
 * @property {() => NodeJS.ProcessEnv} [env]
 * @property {number} [limitMinutes] default: 60. The slowest suite takes 10 minutes alone, and 30 beside busy processes
 */

/**
 * The WebAssembly modules of the crate, with the feature and the Cargo test of each. A module without a test has an
 * interface of numbers and texts only: tests/package calls it in the package.
 * @type {{ feature: string, test?: string }[]}
 */
export const wasmModules = [
  { feature: "validator", test: "wasm_validator" },
  { feature: "transport", test: "wasm_transport" },
  { feature: "schedule" },
  { feature: "types" },
];

/** @param {string} feature */
export const wasmFlags = (feature) => [
  "--target",
  "wasm32-unknown-unknown",
  "--no-default-features",
  "--features",
  feature,
];

// The same files run in both environments, so they must not call wasm_bindgen_test_configure!. The runner does not
// accept --quiet.
const wasmTests = () =>
  wasmModules.flatMap(({ feature, test }) =>
    test ? [/** @type {Command} */ (["cargo", "test", ...wasmFlags(feature), "--test", test])] : [],
  );

const wasmRunner = () => ({ CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: wasmBindgen().runner });

/**
 * The number of test files that run at the same time. Node's default of one less than the processors leaves half of a
 * machine with two of them idle.
 */
const CONCURRENCY = `--test-concurrency=${Math.max(2, availableParallelism() - 1)}`;
const RUNNER = ["--test", CONCURRENCY, "--test-reporter=spec"];

/**
 * Returns the command that runs all test files of some folders. It names each file: Node 20 accepts folders, Node 22
 * patterns, and neither fails without a match.
 * @param {string[]} folders
 * @returns {Command[]}
 */
function nodeTests(...folders) {
  return [[process.execPath, ...RUNNER, ...testFiles(folders)]];
}

/** @param {string[]} folders */
function testFiles(folders) {
  return folders.flatMap((folder) => {
    const found = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".test.mjs"))
      .sort()
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
    if (found.length === 0) throw new Error(`${folder}/ holds no file that ends in .test.mjs`);
    return found;
  });
}

/** Files that take more than 5 s of processor time each. `npm test -- quick` leaves them out. */
const SLOW_FILES = [
  "tests/package/bulk/bulk-bounds.test.mjs",
  "tests/package/bulk/bulk.test.mjs",
  "tests/package/client/faults-thousand.test.mjs",
  "tests/package/client/list-pages.test.mjs",
  "tests/package/forms/model.test.mjs",
  "tests/package/validate/any-value.test.mjs",
  "tests/package/validate/engine.test.mjs",
  "tests/package/wasm/soak.test.mjs",
];

/** Returns the command that runs the quick test files of the package and of the repository. */
function quickTests() {
  const files = testFiles(["tests/package", "tests/repo"]);
  const unknown = SLOW_FILES.filter((file) => !files.includes(file));
  if (unknown.length > 0) throw new Error(`SLOW_FILES names files that do not exist: ${unknown.join(", ")}`);
  const quick = files.filter((file) => !SLOW_FILES.includes(file));
  return [/** @type {Command} */ ([process.execPath, ...RUNNER, ...quick])];
}

/**
 * The tests of the built package in the oldest Node, on the bundle that Node imports where that is possible.
 * tests/packaging/baseline.mjs lists the exceptions.
 * @returns {Command[]}
 */
function oldestNodeTests() {
  const onEntries = testFiles(["tests/package"]);
  const others = testFiles(["tests/repo", "tests/dashboard/charts", "tests/dashboard/server", "tests/dashboard/state"]);
  const exceptions = [...Object.keys(notInOldestNode), ...notOnNodeBundle];
  const unknown = exceptions.filter((file) => ![...onEntries, ...others].includes(file));
  if (unknown.length > 0) throw new Error(`tests/packaging/baseline.mjs names files that do not exist: ${unknown}`);
  const isRun = (/** @type {string} */ file) => !(file in notInOldestNode);
  const isOnBundle = (/** @type {string} */ file) => !notOnNodeBundle.includes(file);
  return [
    [
      oldestNode(),
      "--import=./tests/packaging/node-bundle-hook.mjs",
      ...RUNNER,
      ...onEntries.filter(isRun).filter(isOnBundle),
    ],
    [oldestNode(), ...RUNNER, ...[...notOnNodeBundle, ...others].filter(isRun)],
  ];
}

/** The folder of the pages that all browser tests use. */
const DASHBOARD_PAGES = join(root, "target", "dashboard-pages");

/** @type {Suite[]} */
export const suites = [
  {
    name: "build",
    about: "pkg/, the package as it is published",
    needs: buildNeeds,
    commands: () => [[process.execPath, "scripts/build.mjs"]],
  },
  {
    name: "check",
    about: "formatting, clippy, types",
    needs: [ensureNpmPackages, ensureRust],
    onPackage: true,
    commands: () => [[process.execPath, "scripts/check.mjs"]],
    quick: () => [[process.execPath, "scripts/check.mjs"]],
  },
  {
    name: "audit",
    about: "licences, versions and sources of the crates (with vulnerabilities: npm run audit)",
    needs: [ensureCargoDeny],
    commands: () => [[process.execPath, "scripts/release/audit.mjs", "--offline"]],
  },
  {
    name: "rust",
    about: "the core on the host, with every recorded response of Laravel",
    needs: [ensureRust],
    commands: () => [["cargo", "test"]],
    quick: () => [["cargo", "test"]],
  },
  {
    name: "wasm-node",
    about: "the wasm modules in Node",
    needs: [ensureNpmPackages, ensureRust, ensureWasmBindgen],
    onPackage: true,
    commands: wasmTests,
    env: wasmRunner,
  },
  {
    name: "wasm-chrome",
    about: "the wasm modules in headless Chromium",
    needs: [ensureNpmPackages, ensureRust, ensureWasmBindgen, ensureChromium],
    onPackage: true,
    commands: wasmTests,
    env: () => ({ ...wasmRunner(), ...browserPrograms(), WASM_BINDGEN_USE_BROWSER: "1" }),
  },
  {
    name: "js",
    about: "the built package in Node, and the repository's rules",
    needs: [ensureNpmPackages, ensureRust],
    onPackage: true,
    commands: () => nodeTests("tests/package"),
    quick: quickTests,
  },
  {
    name: "oldest-node",
    about: `the built package in Node ${oldest.version}, the oldest supported version`,
    needs: [ensureNpmPackages, ensureRust, ensureOldestNode],
    onPackage: true,
    commands: oldestNodeTests,
  },
  {
    name: "schedule",
    about: "calling windows compared with Luxon, in a sample of zones (all zones: npm run test:schedule)",
    needs: [ensureNpmPackages, ensureRust],
    onPackage: true,
    commands: () => nodeTests("tests/schedule"),
  },
  {
    name: "forms",
    about: "form libraries with the schema, and the hooks in Chromium",
    needs: [ensureNpmPackages, ensureRust, ensureChromium],
    onPackage: true,
    commands: () => nodeTests("tests/forms"),
    env: () => ({ ...browserPrograms() }),
  },
  {
    name: "docs",
    about: "every snippet of the documentation: run in Node, or built by Vite and used in Chromium",
    needs: [ensureNpmPackages, ensureRust, ensureChromium],
    onPackage: true,
    commands: () => nodeTests("tests/docs"),
    env: () => ({ ...browserPrograms() }),
  },
  {
    name: "types",
    about: "the package's types in the compilers of users, and as a committed snapshot",
    needs: [ensureNpmPackages, ensureRust],
    onPackage: true,
    commands: () => nodeTests("tests/types"),
    quick: () => nodeTests("tests/types"),
  },
  {
    name: "packaging",
    about: "the tarball: contents, sizes, linters, and the fast environments (all: npm run test:packaging)",
    needs: [ensureNpmPackages, ensureRust, ensureChromium],
    onPackage: true,
    commands: () => [...nodeTests("tests/packaging"), [process.execPath, "tests/packaging/run.mjs", "--fast"]],
    env: () => ({ ...browserPrograms() }),
  },
  {
    name: "reproducible",
    about:
      "a second clean build in another folder gives the same bytes, and one with rustup's library the same verdicts",
    needs: buildNeeds,
    onPackage: true,
    commands: () => nodeTests("tests/reproducible"),
  },
  {
    name: "faults",
    about: "the rows of the fault table that depend on fetch, in Deno, Bun, workerd and Chromium",
    needs: [ensureNpmPackages, ensureRust, ensurePhp, ensureLaravel10, ensureRuntimes, ensureChromium],
    onPackage: true,
    commands: () => nodeTests("tests/faults"),
    env: () => ({ ...browserPrograms() }),
  },
  {
    name: "idempotency",
    about:
      "relays that share idempotency keys: Redis, Durable Objects in workerd, Deno KV " +
      "(with more creates: npm run test:idempotency)",
    needs: [ensureNpmPackages, ensureRust, ensureRedis, ensureRuntimes],
    onPackage: true,
    commands: () => nodeTests("tests/idempotency"),
  },
  {
    name: "laravel",
    about: "random forms against both real Laravels; the client and the relay against their servers",
    needs: [ensureNpmPackages, ensurePhp, ensureLaravel10, ensureRuntimes],
    onPackage: true,
    commands: () => nodeTests("tests/laravel"),
  },
  {
    name: "browser",
    about: "the dashboards in Chromium, on the sandbox and on real Laravel servers",
    needs: [ensureNpmPackages, ensurePhp, ensureLaravel10, ensureChromium],
    onPackage: true,
    commands: () => [
      [process.execPath, "tests/dashboard/browser/build-pages.mjs", DASHBOARD_PAGES],
      ...nodeTests("tests/dashboard/browser"),
    ],
    env: () => ({ ...browserPrograms(), DASHBOARD_PAGES }),
  },
];
