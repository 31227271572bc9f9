// An environment's project: copied out of the repository, with the tarball installed as a user would install it.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/process.mjs";

/**
 * @typedef {object} Run one line of the table
 * @property {string} title
 * @property {string} [node] the major version of Node that it needs; else the one that runs us
 * @property {string} [build] a command that comes first
 * @property {string} [print] a command that prints the verdict
 * @property {string} [page] the folder of a page that shows it
 * @property {string} [server] a command that serves such a page on $PORT
 * @property {string[]} [paths] the pages, "/" where not said otherwise
 * @property {("chromium" | "firefox")[]} [browsers] Chromium where not said otherwise
 * @property {string} [fetch] a path whose plain answer is the verdict, no browser needed
 * @property {keyof typeof import("./expected.mjs").expected} [expects] "verdict" where not said otherwise
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

/** npm without chatter, and without the settings of this repository. */
const npm = (/** @type {string[]} */ args, /** @type {string} */ cwd) =>
  execFileSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    // `npm run` hands the repository's .npmrc on in the environment; a user's project has npm's own default.
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
  // The tools stay, they take a while to fetch; everything else is as new.
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
 * The folder of a Node of that major version, fetched from npm once.
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
