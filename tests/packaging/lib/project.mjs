// An environment's project: copied out of the repository, with the tarball installed as by a user.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/process.mjs";

/**
 * @typedef {object} Run one line of the table
 * @property {string} title
 * @property {string} [node] the major version of Node, by default the running one
 * @property {string} [build] a command that runs first
 * @property {string} [print] a command that prints the verdict
 * @property {string} [page] the folder of a page that shows the verdict
 * @property {string} [server] a command that serves such a page on $PORT
 * @property {string[]} [paths] the pages, "/" by default
 * @property {("chromium" | "firefox")[]} [browsers] Chromium by default
 * @property {string} [fetch] a path whose plain response is the verdict, without a browser
 * @property {keyof typeof import("./expected.mjs").expected} [expects] "verdict" by default
 */
/** @typedef {{ versions?: string[], fast?: boolean, runs: Run[] }} Environment */

const environments = join(root, "tests", "packaging", "environments");
const work = join(root, ".tools", "packaging");

/** @returns {string[]} in the alphabet's order */
export const environmentNames = () => readdirSync(environments).sort();

/**
 * @param {string} name
 * @returns {Environment}
 */
export const readEnvironment = (name) =>
  JSON.parse(readFileSync(join(environments, name, "package.json"), "utf8")).environment;

/** Runs npm quietly, without the settings of this repository. */
const npm = (/** @type {string[]} */ args, /** @type {string} */ cwd) =>
  execFileSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    // `npm run` passes on the repository's .npmrc in the environment, but a user's project has npm's default.
    env: { ...process.env, npm_config_update_notifier: "false", npm_config_engine_strict: "false" },
  });

/** @returns {string} the tarball, as it would be published */
export function pack() {
  mkdirSync(work, { recursive: true });
  const packed = JSON.parse(npm(["pack", "--json", "--pack-destination", work], join(root, "pkg")));
  return join(work, (Array.isArray(packed) ? packed[0] : Object.values(packed)[0]).filename);
}

/**
 * @param {string} name
 * @param {string} tarball
 * @returns {string} the project's folder
 */
export function install(name, tarball) {
  const folder = join(work, name);
  const stamp = join(folder, "node_modules", ".tools-stamp");
  const manifest = readFileSync(join(environments, name, "package.json"), "utf8");
  const tools = JSON.stringify(JSON.parse(manifest).devDependencies ?? {});
  mkdirSync(folder, { recursive: true });
  // The tools stay, because they take long to fetch. All other files are new.
  for (const entry of readdirSync(folder)) {
    if (entry !== "node_modules") rmSync(join(folder, entry), { recursive: true, force: true });
  }
  cpSync(join(environments, name), folder, { recursive: true });
  const shared = readFileSync(join(root, "tests", "packaging", "shared.mjs"), "utf8");
  writeFileSync(join(folder, "verdict.mjs"), shared);
  writeFileSync(
    join(folder, "verdict.cjs"),
    shared.replace("export async function verdict", "exports.verdict = async function"),
  );
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== tools) {
    npm(["install", "--no-package-lock"], folder);
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    writeFileSync(stamp, tools);
  }
  rmSync(join(folder, "node_modules", "outbound-campaign"), { recursive: true, force: true });
  npm(["install", "--no-package-lock", "--no-save", tarball], folder);
  return folder;
}

/**
 * Returns the folder of a Node of that major version. npm fetches it once.
 * @param {string} major
 */
export function nodeFolder(major) {
  const folder = join(root, ".tools", "nodes", major);
  const bin = join(folder, "node_modules", "node", "bin");
  if (!existsSync(bin)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    npm(["install", "--no-save", "--no-package-lock", `node@${major}`], folder);
  }
  return bin;
}

/**
 * @param {string} folder
 * @param {string} tool
 * @returns {string}
 */
export const installedVersion = (folder, tool) =>
  JSON.parse(readFileSync(join(folder, "node_modules", tool, "package.json"), "utf8")).version;
